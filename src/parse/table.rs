//! Numbers by key, read where they lie in the model file.
//!
//! Entries of six bytes stand in groups of eight: four bytes that check the key, two of the number. A key stands in its group
//! or, when that is full, in the next with room: a look-up is one place in memory or two, and nothing is decoded at start-up.

/// Bytes of an entry.
pub const ENTRY: usize = 6;
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
pub fn check(key: u64) -> u32 {
    ((key >> 32) as u32).max(1)
}

impl<'a> Table<'a> {
    /// Over the bytes that `train` wrote.
    pub fn new(entries: &'a [u8]) -> Self {
        Table { entries, groups: (entries.len() / (ENTRY * GROUP)) as u64 }
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u16> {
        if self.groups == 0 {
            return None;
        }
        let check = check(key).to_le_bytes();
        let (before, after) = self.entries.split_at(group(key, self.groups) * ENTRY * GROUP);
        for group in after.chunks_exact(ENTRY * GROUP).chain(before.chunks_exact(ENTRY * GROUP)) {
            if let Some(found) = group.chunks_exact(ENTRY).find(|e| e[..4] == check) {
                return Some(u16::from_le_bytes([found[4], found[5]]));
            }
            // groups are filled from the front
            if group[(GROUP - 1) * ENTRY..][..4] == [0; 4] {
                return None;
            }
        }
        None
    }
}
