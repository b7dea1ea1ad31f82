//! Numbers by key, read where they lie in the model file.
//!
//! Entries of four bytes stand in groups of eight: two bytes that check the key, two of the number. A key belongs to one group
//! only, so a look-up is one place in memory, and nothing is decoded at start-up.

/// Bytes of an entry.
pub const ENTRY: usize = 4;
/// Entries of a group.
pub const GROUP: usize = 8;

/// A table, in place.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    entries: &'a [u8],
    groups: u64,
}

/// The group of a key, among so many.
#[inline(always)]
pub fn group(key: u64, groups: u64) -> usize {
    (((key & 0xFFFF_FFFF) * groups) >> 32) as usize
}

/// The check of a key: never 0, which marks an empty entry.
#[inline(always)]
pub fn check(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

impl<'a> Table<'a> {
    /// Over the bytes that `train` wrote.
    pub fn new(entries: &'a [u8]) -> Self {
        Table { entries, groups: (entries.len() / (ENTRY * GROUP)) as u64 }
    }

    /// The number of a key; of a key that was never laid, one in some ten thousand finds another's.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u16> {
        if self.groups == 0 {
            return None;
        }
        let at = group(key, self.groups) * ENTRY * GROUP;
        let check = check(key).to_le_bytes();
        let found = self.entries[at..at + ENTRY * GROUP].chunks_exact(ENTRY).find(|e| e[..2] == check)?;
        Some(u16::from_le_bytes([found[2], found[3]]))
    }
}
