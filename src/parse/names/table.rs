//! Finds the longest known name that begins at a place of a text.
//!
//! In: names with what they mean; later a text and a byte offset. Out: the senses of the longest name there and where it
//! ends. Line breaks inside a name, curly apostrophes and headline capitals do not matter: "United\nStates", "SOUTH KOREA".

use super::words::{Is, WORDS};
use foldhash::HashMap;

/// How a name stands for its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// By its own name.
    Name,
    /// As an adjective: "Iranian".
    Adjective,
    /// As an adjective that is never a name: "Solomon".
    Modifier,
    /// One of its people: "Briton".
    Person,
    /// Its people: "Iranians".
    People,
    /// A seat of government that stands for it.
    Capital,
    /// A word for its government: "Downing Street".
    Metonym,
    /// A town.
    Town,
    /// A name that meant it in the years when it existed.
    Then,
}

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    /// The row's place in the table of actors.
    pub row: u32,
    /// How the name stands for it.
    pub how: Use,
}

#[derive(Debug, Clone)]
struct Phrase {
    text: Box<str>,
    /// Only after the definite article.
    article: bool,
    senses: Vec<Sense>,
}

/// Names by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    phrases: Vec<Phrase>,
    first: HashMap<Box<str>, Vec<u32>>,
}

/// A name found: its senses, and the byte where it ends.
pub(super) struct Found<'a> {
    /// What it may mean, in the order of the files.
    pub senses: &'a [Sense],
    /// One past its last byte.
    pub end: usize,
}

impl Table {
    /// Adds a meaning of a name.
    pub fn add(&mut self, name: &str, sense: Sense) {
        let (text, article) = match name.split_once(' ') {
            Some((first, rest)) if WORDS.bits(&first.to_lowercase()).is(Is::Definite) => (rest, true),
            _ => (name, false),
        };
        let places = self.first.entry(key(text).into()).or_default();
        for &p in places.iter() {
            let phrase = &mut self.phrases[p as usize];
            if &*phrase.text == text && phrase.article == article {
                if !phrase.senses.contains(&sense) {
                    phrase.senses.push(sense);
                }
                return;
            }
        }
        places.push(self.phrases.len() as u32);
        self.phrases.push(Phrase { text: text.into(), article, senses: vec![sense] });
    }

    /// Puts longer names before shorter ones; to be called after the last `add`.
    pub fn sort(&mut self) {
        let phrases = &self.phrases;
        for places in self.first.values_mut() {
            places.sort_by_key(|&p| {
                let phrase = &phrases[p as usize];
                (std::cmp::Reverse(phrase.text.len()), !phrase.article)
            });
        }
    }

    /// The longest name that begins at `at`; `article`: the definite article stands before it.
    pub fn find(&self, text: &str, at: usize, article: bool) -> Option<Found<'_>> {
        let word = key(&text[at..]);
        if let Some(places) = self.first.get(word) {
            if let Some(found) = self.best(places, text, at, article, false) {
                return Some(found);
            }
        }
        let shouting = word.len() > 3 && word.chars().all(|c| !c.is_lowercase());
        if !shouting || !word.is_ascii() {
            return None;
        }
        let mut calm = word.to_ascii_lowercase();
        calm[..1].make_ascii_uppercase();
        self.best(self.first.get(calm.as_str())?, text, at, article, true)
    }

    fn best(&self, places: &[u32], text: &str, at: usize, article: bool, fold: bool) -> Option<Found<'_>> {
        places.iter().find_map(|&p| {
            let phrase = &self.phrases[p as usize];
            let end = (article || !phrase.article).then(|| stretch(text, at, &phrase.text, fold)).flatten()?;
            Some(Found { senses: &phrase.senses, end })
        })
    }
}

/// The letters and digits that a name begins with.
pub(super) fn key(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Where a phrase that begins at `at` ends in the text; none when other words stand there.
pub(super) fn stretch(text: &str, at: usize, phrase: &str, fold: bool) -> Option<usize> {
    let mut here = text[at..].char_indices().peekable();
    for want in phrase.chars() {
        if want == ' ' {
            if !here.next()?.1.is_whitespace() {
                return None;
            }
            while here.peek().is_some_and(|(_, c)| c.is_whitespace()) {
                here.next();
            }
            continue;
        }
        let got = here.next()?.1;
        let same = got == want
            || (want == '\'' && got == '\u{2019}')
            || (want == '-' && got == '\u{2011}')
            || (fold && got.to_lowercase().eq(want.to_lowercase()));
        if !same {
            return None;
        }
    }
    let end = here.peek().map_or(text.len(), |(i, _)| at + i);
    let open = here.peek().is_some_and(|(_, c)| c.is_alphanumeric()) && phrase.ends_with(char::is_alphanumeric);
    (!open).then_some(end)
}
