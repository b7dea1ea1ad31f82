//! The words of `data/en/split`: abbreviations, clitics, prefixes, units.

use crate::knowledge;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// How a word that ends in a full stop behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows: never the end.
    Title,
    /// An abbreviation only when a number follows.
    Numbered,
    /// The end when the next word starts a sentence.
    Common,
}

/// Everything `split` knows of a language.
#[derive(Debug)]
pub struct Lexicon {
    titles: HashSet<String>,
    numbered: HashSet<String>,
    common: HashSet<String>,
    starters: HashSet<String>,
    /// "n't", "'s": they leave their word.
    pub clitics: Vec<String>,
    /// Words that are two: after how many bytes.
    pub joined: BTreeMap<String, usize>,
    /// Signs before an amount.
    pub currency: Vec<String>,
    prefixes: HashSet<String>,
    apart: HashSet<String>,
}

#[derive(Deserialize)]
struct Abbreviations {
    titles: HashSet<String>,
    numbered: HashSet<String>,
    common: HashSet<String>,
    starters: HashSet<String>,
}

#[derive(Deserialize)]
struct Tokens {
    clitics: Vec<String>,
    joined: BTreeMap<String, usize>,
    prefixes: HashSet<String>,
    currency: Vec<String>,
    apart: HashSet<String>,
}

/// The English one.
pub static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let Abbreviations { titles, numbered, common, starters } = knowledge::open("en/split/abbreviations.yaml");
    let Tokens { clitics, joined, prefixes, currency, apart } = knowledge::open("en/split/tokens.yaml");
    Lexicon { titles, numbered, common, starters, clitics, joined, currency, prefixes, apart }
});

impl Lexicon {
    /// How a word before a full stop behaves; none when it is no abbreviation.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if self.titles.contains(word) {
            return Some(Abbreviation::Title);
        }
        if self.common.contains(word) || dotted(word) {
            return Some(Abbreviation::Common);
        }
        self.numbered.contains(word).then_some(Abbreviation::Numbered)
    }

    /// Whether a word starts sentences.
    pub fn starts(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether a hyphen after it does not part.
    pub fn prefix(&self, word: &str) -> bool {
        word.len() < 8 && self.prefixes.contains(&word.to_ascii_lowercase())
    }

    /// Whether it leaves the number before it.
    pub fn unit(&self, word: &str) -> bool {
        word.len() < 5 && self.apart.contains(word)
    }
}

/// An initial ("J") or letters with full stops between ("U.S").
fn dotted(word: &str) -> bool {
    word != "I"
        && word.split('.').all(|p| p.len() == 1 && p.as_bytes()[0].is_ascii_alphabetic())
        && (word.len() > 1 || word.as_bytes()[0].is_ascii_uppercase())
}
