//! Dictionary forms: "told" is "tell", "countries" is "country", "Iranians" is "Iranian".
//!
//! A form and its fine tag come in, the dictionary form goes out. The model holds changes ("drop 3, add y") for whole forms
//! and for endings; the longest that fits decides, and a form that nothing fits is its own dictionary form.

use super::{hash, table::Table};
use crate::model::Upos;
use foldhash::HashMap;
use std::sync::Arc;

/// The longest ending that is looked up.
pub const LONGEST: usize = 6;

/// How to make the dictionary form: drop so many bytes at the end, and add.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// How many bytes.
    pub drop: usize,
    /// What.
    pub add: &'a str,
}

/// All changes, in place.
#[derive(Debug, Clone)]
pub struct Lemmas<'a> {
    table: Table<'a>,
    changes: Vec<Change<'a>>,
}

/// The key of a whole form under a tag.
pub fn whole(form: &str, fine: &str) -> u64 {
    hash::mix(hash::of(form.as_bytes()), hash::of(fine.as_bytes()))
}

/// The key of an ending under a tag.
pub fn ending(ending: &str, fine: &str) -> u64 {
    hash::mix(whole(ending, fine), 7)
}

/// Whether forms of this tag change by their endings.
pub fn inflects(fine: &str) -> bool {
    matches!(fine, "VBD" | "VBN" | "VBG" | "VBZ" | "NNS" | "NNPS" | "JJR" | "JJS" | "RBR" | "RBS")
}

/// A form as its dictionary form starts out: names keep their capitals.
pub fn start(form: &str, upos: Upos) -> String {
    if upos == Upos::Propn {
        form.to_owned()
    } else {
        form.to_lowercase()
    }
}

impl<'a> Lemmas<'a> {
    /// Over the bytes that `train` wrote.
    pub fn new(entries: &'a [u8], changes: &'a [u8]) -> Self {
        let change = |line: &'a str| {
            let (drop, add) = line.split_once(' ').unwrap_or((line, ""));
            Change { drop: drop.parse().unwrap_or(0), add }
        };
        let changes = std::str::from_utf8(changes).unwrap_or_default().lines().map(change).collect();
        Lemmas { table: Table::new(entries), changes }
    }

    fn get(&self, key: u64) -> Option<Change<'a>> {
        self.changes.get(usize::from(self.table.get(key)?)).copied()
    }

    /// The dictionary form.
    pub fn lemma(&self, form: &str, tag: &super::model::Tag) -> String {
        let mut start = start(form, tag.upos);
        if let Some(base) = super::forms::base(&start, tag.upos) {
            return base.to_owned();
        }
        let change = self.get(whole(&start, tag.fine)).or_else(|| {
            let ends = (0..=LONGEST.min(start.len())).rev().filter(|_| inflects(tag.fine));
            ends.filter_map(|n| start.get(start.len() - n..)).find_map(|end| self.get(ending(end, tag.fine)))
        });
        let stem = |c: &Change| start.len().checked_sub(c.drop).filter(|n| start.is_char_boundary(*n));
        if let Some((stem, c)) = change.and_then(|c| Some((stem(&c)?, c))).filter(|(n, c)| n + c.add.len() > 0) {
            start.truncate(stem);
            start.push_str(c.add);
        }
        start
    }
}

/// Dictionary forms are forgotten when there are so many: 300 kB.
const KEPT: usize = 1 << 12;

/// Dictionary forms of forms met before, by form and number of their tag.
#[derive(Debug, Default)]
pub struct Met(HashMap<u64, Arc<str>>);

impl Met {
    /// The dictionary form of a form, made by `lemma` when it was not met yet.
    pub fn lemma(&mut self, form: &str, tag: u8, lemma: impl FnOnce() -> String) -> Arc<str> {
        if self.0.len() > KEPT {
            self.0.clear();
        }
        let key = hash::mix(hash::of(form.as_bytes()), u64::from(tag));
        self.0.entry(key).or_insert_with(|| lemma().into()).clone()
    }
}
