//! A sentence as a tree: who hangs on whom, with the words at hand.
//!
//! In: a parsed [`Sentence`] and its article's text. "Crocker met Kazemi": the children of *met* are *Crocker* and *Kazemi*.

use super::{Deprel, Name, Sentence, Span, Token, Upos, VerbGroup};
use std::{cell::OnceCell, sync::Arc};

/// A sentence and the children of each of its tokens.
pub struct Tree<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    text: &'a str,
    first: Vec<u32>,
    kids: Vec<u32>,
    name: Vec<u32>,
    group: Vec<u32>,
    signs: OnceCell<Signs>,
}

const NONE: u32 = u32::MAX;

/// A word's two bits, by its length and its outer letters in either case.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Signs([u128; 2]);

impl Signs {
    /// Those of a word.
    pub fn of(word: &str) -> Signs {
        let letter = |byte: Option<&u8>| usize::from(byte.map_or(0, u8::to_ascii_lowercase));
        let (bytes, len) = (word.as_bytes(), word.len());
        let places = [letter(bytes.first()) * 11 + len, letter(bytes.last()) * 7 + letter(bytes.get(1)) * 3 + len];
        Signs(places.map(|place| 1 << (place % 128)))
    }

    /// Those of either of two words.
    pub fn and(self, other: Signs) -> Signs {
        Signs([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    fn has(self, other: Signs) -> bool {
        self.0[0] & other.0[0] != 0 && self.0[1] & other.0[1] != 0
    }
}

impl<'a> Tree<'a> {
    /// Counts the children of every token; linear in the sentence.
    pub fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let n = sentence.tokens.len();
        let mut first = vec![0u32; n + 2];
        for head in sentence.tokens.iter().filter_map(|t| t.head) {
            first[head + 2] += 1;
        }
        for i in 2..first.len() {
            first[i] += first[i - 1];
        }
        let mut kids = vec![0u32; first[n + 1] as usize];
        for (i, t) in sentence.tokens.iter().enumerate() {
            if let Some(head) = t.head {
                kids[first[head + 1] as usize] = i as u32;
                first[head + 1] += 1;
            }
        }
        let mut name = vec![NONE; n];
        for (k, found) in sentence.names.iter().enumerate() {
            for slot in &mut name[found.tokens.start.min(n)..found.tokens.end.min(n)] {
                if *slot == NONE {
                    *slot = k as u32;
                }
            }
        }
        let mut group = vec![NONE; n];
        for (k, verbs) in sentence.verbs.iter().enumerate() {
            group[verbs.head] = k as u32;
        }
        Tree { sentence, text, first, kids, name, group, signs: OnceCell::new() }
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sentence.tokens.is_empty()
    }

    /// The tokens that hang on `i`, in order.
    pub fn kids(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.kids[self.first[i] as usize..self.first[i + 1] as usize].iter().map(|&k| k as usize)
    }

    /// The tokens that hang on `i` by one of some relations.
    pub fn kids_by<'b>(&'b self, i: usize, rels: &'b [Deprel]) -> impl Iterator<Item = usize> + 'b {
        self.kids(i).filter(move |&k| rels.contains(&self.rel(k)))
    }

    /// The token at `i`.
    pub fn token(&self, i: usize) -> &'a Token {
        &self.sentence.tokens[i]
    }

    /// Its lemma.
    pub fn lemma(&self, i: usize) -> &'a str {
        &self.sentence.tokens[i].lemma
    }

    /// Its lemma in small letters.
    pub fn small(&self, i: usize) -> Arc<str> {
        let lemma = &self.sentence.tokens[i].lemma;
        let is_small = lemma.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        if is_small {
            lemma.clone()
        } else {
            lemma.to_lowercase().into()
        }
    }

    /// Whether some token may have the lemma of these signs, in whatever case; most that the sentence lacks are told at once.
    pub fn may_have(&self, lemma: Signs) -> bool {
        let all = || self.sentence.tokens.iter().map(|t| Signs::of(&t.lemma)).fold(Signs::default(), Signs::and);
        self.signs.get_or_init(all).has(lemma)
    }

    /// Its exact word.
    pub fn word(&self, i: usize) -> &'a str {
        let span = self.sentence.tokens[i].span;
        &self.text[span.start..span.end]
    }

    /// Its relation to its head.
    pub fn rel(&self, i: usize) -> Deprel {
        self.sentence.tokens[i].deprel
    }

    /// Its part of speech.
    pub fn upos(&self, i: usize) -> Upos {
        self.sentence.tokens[i].upos
    }

    /// What it hangs on.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.sentence.tokens[i].head
    }

    /// From its head up to the root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |&h| self.head(h)).take(self.len())
    }

    /// The name that holds it.
    pub fn name(&self, i: usize) -> Option<&'a Name> {
        self.sentence.names.get(self.name[i] as usize)
    }

    /// All names that hold it: "both sides" and "they" may stand for several.
    pub fn names(&self, i: usize) -> impl Iterator<Item = &'a Name> {
        let rest = self.sentence.names.get(self.name[i] as usize..).unwrap_or_default();
        rest.iter().take_while(move |n| n.tokens.contains(&i))
    }

    /// The verb group whose main verb it is.
    pub fn group(&self, i: usize) -> Option<&'a VerbGroup> {
        self.sentence.verbs.get(self.group[i] as usize)
    }

    /// The preposition (or other case mark) right on it, as a lemma.
    pub fn case(&self, i: usize) -> Option<&'a str> {
        self.kids_by(i, &[Deprel::Case]).next().map(|k| self.lemma(k))
    }

    /// The first and last token of all that hangs below it, itself included, leaving out branches for which `cut` holds.
    pub fn reach(&self, i: usize, cut: impl Fn(usize) -> bool) -> (usize, usize) {
        let (mut lo, mut hi, mut todo) = (i, i, vec![i]);
        let mut steps = 0;
        while let Some(t) = todo.pop() {
            lo = lo.min(t);
            hi = hi.max(t);
            steps += 1;
            if steps > self.len() {
                break;
            }
            todo.extend(self.kids(t).filter(|&k| !cut(k)));
        }
        (lo, hi)
    }

    /// The place in the text from one token to another, both included.
    pub fn span(&self, (from, to): (usize, usize)) -> Span {
        self.token(from).span.join(self.token(to).span)
    }

    /// The token at a place of the text: the first one that overlaps it.
    pub fn at(&self, span: Span) -> Option<usize> {
        let i = self.sentence.tokens.partition_point(|t| t.span.end <= span.start);
        (i < self.len() && self.sentence.tokens[i].span.overlaps(span)).then_some(i)
    }
}
