//! Weights of features, read where they lie in the model file.
//!
//! Slots of four bytes stand in groups of four: eight bits that check the key, 24 bits of payload. A key belongs to one
//! group only, so a look-up is one place in memory. The payload is either three weights (for three moves) or the place of
//! a row of (class, weight) pairs. No decoding at start-up: ten megabytes open in no time.

/// A table of weights, in place.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    slots: &'a [u8],
    rows: &'a [u8],
    groups: u64,
}

/// Bytes of a group of four slots.
pub const GROUP: usize = 16;

/// The group of a key, among so many.
#[inline(always)]
pub fn group(key: u64, groups: u64) -> usize {
    (((key & 0xFFFF_FFFF) * groups) >> 32) as usize
}

/// The check of a key: never 0, which marks an empty slot.
#[inline(always)]
pub fn check(key: u64) -> u32 {
    ((key >> 56) as u32).max(1)
}

impl<'a> Table<'a> {
    /// Over the bytes that `train::pack` wrote.
    pub fn new(slots: &'a [u8], rows: &'a [u8]) -> Self {
        Table { slots, rows, groups: (slots.len() / GROUP) as u64 }
    }

    #[inline(always)]
    fn payload(&self, key: u64) -> u32 {
        let at = group(key, self.groups) * GROUP;
        let check = check(key);
        let mut found = 0;
        for slot in self.slots[at..at + GROUP].chunks_exact(4) {
            let value = u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]);
            found |= if value >> 24 == check { value & 0xFF_FFFF } else { 0 };
        }
        found
    }

    /// The sums of the three weights of every key.
    #[inline]
    pub fn three(&self, keys: &[u64]) -> [i32; 3] {
        let mut sums = [0; 3];
        if self.groups == 0 {
            return sums;
        }
        for &key in keys {
            let weights = self.payload(key).to_le_bytes();
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight as i8);
            }
        }
        sums
    }

    /// Adds the weights of every key's row to the classes they stand for.
    #[inline]
    pub fn add(&self, keys: &[u64], sums: &mut [i32; 128]) {
        if self.groups == 0 {
            return;
        }
        let mut places = [0u32; 96];
        let mut count = 0;
        for &key in keys {
            places[count] = self.payload(key);
            count += usize::from(places[count] != 0);
        }
        for &place in &places[..count] {
            let at = place as usize * 2;
            let pairs = usize::from(self.rows[at]);
            for pair in self.rows[at + 2..at + 2 + pairs * 2].chunks_exact(2) {
                sums[usize::from(pair[0] & 127)] += i32::from(pair[1] as i8);
            }
        }
    }
}

/// The class with the greatest sum; the first of equals.
#[inline]
pub fn best(sums: &[i32]) -> usize {
    let mut best = 0;
    for (i, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = i;
        }
    }
    best
}
