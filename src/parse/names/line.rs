//! A sentence as the finding of names sees it: each token with its shape and what it may be.
//!
//! In: a sentence of an article. Out: its [`Line`]. Works without the parser's tags: every question about them has an
//! answer from the shapes alone ("Qomi" is capitalised, so it may be a name).

use super::table::key;
use super::words::{Bits, Is, WORDS};
use crate::model::{Deprel, Sentence, Span, Upos};
use std::ops::Range;

/// One token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it may be.
    pub bits: Bits,
    /// Begins with a capital.
    pub capital: bool,
    /// Has two capitals or more and no small letter.
    pub shouted: bool,
    /// Follows the token before without a space.
    pub glued: bool,
    /// Stands in a time expression.
    pub dated: bool,
    /// Holds a letter.
    pub letters: bool,
}

/// A sentence's tokens.
pub(super) struct Line<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens.
    pub words: Vec<Word>,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Whether the parser has tagged it.
    pub tagged: bool,
    /// Whether the parser has set heads.
    pub parsed: bool,
    /// Whether nearly every word is capitalised, so that capitals tell nothing.
    pub headline: bool,
    /// Room for the lower-case form of a word.
    lower: String,
}

impl<'a> Line<'a> {
    /// Looks at a sentence.
    pub fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let mut lower = String::new();
        let mut words: Vec<Word> = Vec::with_capacity(sentence.tokens.len());
        let mut dates = sentence.dates.iter().peekable();
        let (mut capitals, mut long) = (0, 0);
        for token in &sentence.tokens {
            let span = token.span;
            let form = text.get(span.start..span.end).unwrap_or_default();
            lowered(form, &mut lower);
            while dates.peek().is_some_and(|d| d.span.end <= span.start) {
                dates.next();
            }
            let capital = form.starts_with(char::is_uppercase);
            let bits = WORDS.bits(&lower);
            if form.len() > 3
                && !bits.any(&[Is::In, Is::Of, Is::And, Is::Definite])
                && form.starts_with(char::is_alphabetic)
            {
                long += 1;
                capitals += usize::from(capital);
            }
            words.push(Word {
                span,
                bits,
                capital,
                shouted: capital && form.len() > 1 && !form.contains(char::is_lowercase),
                glued: words.last().is_some_and(|w: &Word| w.span.end == span.start),
                dated: dates.peek().is_some_and(|d| d.span.start < span.end && d.span.end >= span.end),
                letters: form.contains(char::is_alphabetic),
            });
        }
        let tagged = sentence.tokens.iter().any(|t| t.upos != Upos::X);
        let parsed = sentence.tokens.iter().any(|t| t.head.is_some());
        Line { text, words, sentence, tagged, parsed, headline: long > 3 && capitals * 4 > long * 3, lower }
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The token's words.
    pub fn form(&self, i: usize) -> &'a str {
        self.words.get(i).and_then(|w| self.text.get(w.span.start..w.span.end)).unwrap_or_default()
    }

    /// Whether a token may be something.
    pub fn is(&self, i: usize, what: Is) -> bool {
        self.words.get(i).is_some_and(|w| w.bits.is(what))
    }

    /// Whether the token exists and begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.capital)
    }

    /// Its tag, where the parser has set one.
    pub fn tag(&self, i: usize) -> Option<Upos> {
        self.sentence.tokens.get(i).map(|t| t.upos).filter(|_| self.tagged)
    }

    /// Whether a token is a mark that joins two words: a hyphen without spaces.
    pub fn hyphen(&self, i: usize) -> bool {
        matches!(self.form(i), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
            && self.words[i].glued
            && self.words.get(i + 1).is_some_and(|w| w.glued)
    }

    /// Whether a token is the mark of possession.
    pub fn possessive(&self, i: usize) -> bool {
        let form = self.form(i);
        let mark = form.strip_prefix(['\'', '\u{2019}']);
        mark.is_some_and(|rest| rest.is_empty() || rest.eq_ignore_ascii_case("s")) && self.words[i].glued
    }

    /// The lower-case run of letters that a token begins with.
    pub fn first(&mut self, i: usize) -> &str {
        let form = self.form(i);
        let mut lower = std::mem::take(&mut self.lower);
        lowered(key(form), &mut lower);
        self.lower = lower;
        &self.lower
    }

    /// The token that ends at a byte, when one does (or is cut there by a hyphen), counted from `from`.
    pub fn token_ending(&self, from: usize, end: usize) -> Option<usize> {
        let i = from + self.words.get(from..)?.iter().position(|w| w.span.end >= end)?;
        let w = self.words[i];
        (w.span.end == end || (w.span.start < end && self.text[end..].starts_with('-'))).then_some(i)
    }

    /// The words of some tokens, with single spaces.
    pub fn phrase(&self, tokens: Range<usize>) -> String {
        let Some(last) = tokens.end.checked_sub(1).and_then(|l| self.words.get(l)) else { return String::new() };
        let raw = self.text.get(self.words[tokens.start].span.start..last.span.end).unwrap_or_default();
        let mut out = String::with_capacity(raw.len());
        for word in raw.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }

    /// Whether the parser makes some tokens a subject; without a parser, whether they are the first of the sentence.
    pub fn subject(&self, tokens: &Range<usize>) -> bool {
        if !self.parsed {
            return tokens.start < 4;
        }
        let head = self.sentence.tokens.get(self.head(tokens));
        head.is_some_and(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter))
    }

    /// Whether some tokens are the subject of a main clause.
    pub fn leads(&self, tokens: &Range<usize>) -> bool {
        let verb = self.sentence.tokens.get(self.head(tokens)).and_then(|t| t.head);
        let main = |v: usize| matches!(self.sentence.tokens[v].deprel, Deprel::Root | Deprel::Parataxis);
        self.subject(tokens) && (!self.parsed || verb.is_some_and(main))
    }

    /// The syntactic head of some tokens: one whose own head lies outside, best as an argument of a verb; the last one when
    /// nothing tells.
    pub fn head(&self, tokens: &Range<usize>) -> usize {
        let last = tokens.end.saturating_sub(1);
        if !self.parsed {
            return last;
        }
        let outside = |i: &usize| self.sentence.tokens[*i].head.is_none_or(|h| !tokens.contains(&h));
        let argument = |i: &usize| {
            use Deprel::{Iobj, Nsubj, NsubjOuter, NsubjPass, Obj, Obl, OblAgent};
            matches!(self.sentence.tokens[*i].deprel, Nsubj | NsubjPass | NsubjOuter | Obj | Iobj | Obl | OblAgent)
        };
        let free = || tokens.clone().rev().filter(outside);
        free().find(argument).or_else(|| free().next()).unwrap_or(last)
    }
}

fn lowered(form: &str, out: &mut String) {
    out.clear();
    if form.is_ascii() {
        out.push_str(form);
        out.make_ascii_lowercase();
    } else {
        out.extend(form.chars().flat_map(char::to_lowercase));
    }
}
