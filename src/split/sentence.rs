//! Where sentences end.
//!
//! After ". ! ? ..." with what closes behind it, unless a small letter follows; after an abbreviation only before a word that
//! starts sentences: "at 5 p.m. The guards stayed" are two, "the U.S. Embassy" is one.

use super::lexicon::{Abbreviation, Lexicon};
use crate::model::Span;

/// The tokens of a block, sentence by sentence.
pub fn sentences<'a>(text: &str, tokens: &'a [Span], lexicon: &Lexicon) -> Vec<&'a [Span]> {
    let mut sentences = Vec::new();
    let (mut start, mut i) = (0, 0);
    while i < tokens.len() {
        let word = &text[tokens[i].start..tokens[i].end];
        let close = closing(text, tokens, i + 1);
        if ends(text, tokens, i, close, word, lexicon) {
            sentences.push(&tokens[start..close]);
            start = close;
            i = close;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(&tokens[start..]);
    }
    sentences
}

/// The first token from `i` on that does not close what stands before it without a space.
fn closing(text: &str, tokens: &[Span], mut i: usize) -> usize {
    while i < tokens.len() && i > 0 && tokens[i].start == tokens[i - 1].end {
        if !matches!(&text[tokens[i].start..tokens[i].end], "\"" | "'" | "''" | ")" | "]" | "”" | "’" | "." | "!" | "?")
        {
            break;
        }
        i += 1;
    }
    i
}

fn ends(text: &str, tokens: &[Span], i: usize, close: usize, word: &str, lexicon: &Lexicon) -> bool {
    let Some(next) = tokens.get(close) else { return false };
    // a word glued to the full stop goes on: "example.org"
    if next.start == tokens[close - 1].end {
        return false;
    }
    let opening = tokens[close..].iter().take(3).map(|t| &text[t.start..t.end]);
    let first =
        opening.into_iter().find(|w| !matches!(*w, "\"" | "'" | "``" | "`" | "(" | "[" | "“" | "‘" | "--" | "-" | "_"));
    let first = first.unwrap_or("");
    let letter = first.chars().next().unwrap_or(' ');
    if letter.is_lowercase() || matches!(letter, ',' | ';' | ':') {
        return false;
    }
    if word.bytes().all(|b| matches!(b, b'.' | b'!' | b'?')) || word == "…" {
        return !word.is_empty() && !in_brackets(text, tokens, i, close);
    }
    let Some(short) = word.strip_suffix('.').filter(|s| !s.is_empty()) else { return false };
    match lexicon.abbreviation(short) {
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Numbered) => !letter.is_ascii_digit(),
        Some(Abbreviation::Common) => {
            lexicon.starts(first) && short.len() > 1 || close > i + 1 && lexicon.starts(first)
        }
        None => true,
    }
}

/// "(sic!) Smith": a mark right before a bracket that closes does not end the sentence around it.
fn in_brackets(text: &str, tokens: &[Span], i: usize, close: usize) -> bool {
    let bracket = close == i + 2 && matches!(&text[tokens[i + 1].start..tokens[i + 1].end], ")" | "]");
    bracket && &text[tokens[i].start..tokens[i].end] != "."
}
