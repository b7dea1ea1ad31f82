//! What the model knows of single words: the tags they were seen with, and the words that are used like them.
//!
//! The number of a lower-case form comes in ("told"), its entry goes out; a form that nobody knows has the empty entry.

use super::table;

/// What is known of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The set of tags it was seen with; 0 for none.
    pub class: u8,
    /// The only tag it ever has; 255 when it has several or was seen too seldom.
    pub sole: u8,
    /// The cluster of words used like it; 0 for none.
    pub cluster: u16,
}

impl Entry {
    /// Of an unknown form.
    pub const NONE: Entry = Entry { class: 0, sole: u8::MAX, cluster: 0 };
}

/// Bytes of an entry: two of check, then class, sole, cluster.
pub const ENTRY: usize = 6;
/// Entries that a key may stand in.
pub const BUCKET: usize = 8;

/// The check of a key, never 0.
pub fn check(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

/// All forms, in place.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    entries: &'a [u8],
    coarse: &'a [u8],
    groups: u64,
}

impl<'a> Lexicon<'a> {
    /// Over the bytes that `train` wrote.
    pub fn new(entries: &'a [u8], coarse: &'a [u8]) -> Self {
        Lexicon { entries, coarse, groups: (entries.len() / (ENTRY * BUCKET)) as u64 }
    }

    /// What is known of a form.
    #[inline]
    pub fn get(&self, key: u64) -> Entry {
        if self.groups == 0 {
            return Entry::NONE;
        }
        let at = table::group(key, self.groups) * ENTRY * BUCKET;
        let check = check(key).to_le_bytes();
        let bucket = &self.entries[at..at + ENTRY * BUCKET];
        match bucket.chunks_exact(ENTRY).find(|e| e[..2] == check) {
            Some(e) => Entry { class: e[2], sole: e[3], cluster: u16::from_le_bytes([e[4], e[5]]) },
            None => Entry::NONE,
        }
    }

    /// The larger set that a cluster belongs to.
    #[inline]
    pub fn coarse(&self, cluster: u16) -> u64 {
        self.coarse.get(usize::from(cluster)).map_or(0, |&c| u64::from(c))
    }
}
