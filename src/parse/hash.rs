//! Numbers for words and for features: a byte string or a few numbers come in, 64 well-mixed bits go out.
//!
//! The same on every machine: the model's tables are addressed with them ("told" is the same number everywhere).

/// Mixes two numbers into one (a folded 64x64 multiplication).
#[inline(always)]
pub fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b.rotate_left(23) ^ 0xA076_1D64_78BD_642F);
    (product as u64 ^ (product >> 64) as u64).wrapping_add(a.rotate_left(17))
}

/// The number of a byte string.
#[inline]
pub fn of(bytes: &[u8]) -> u64 {
    let mut h = 0xCBF2_9CE4_8422_2325 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        h = mix(h, u64::from_le_bytes(chunk.try_into().expect("chunks of eight")));
    }
    let rest = chunks.remainder().iter().rev().fold(0, |n, &b| n << 8 | u64::from(b));
    mix(h, rest)
}

/// Collects the features of one decision: each call adds one, and its place among them is part of its number.
pub struct Keys<const N: usize> {
    keys: [u64; N],
    count: usize,
    salt: u64,
}

impl<const N: usize> Keys<N> {
    /// An empty collection; features of different salts never meet.
    #[inline]
    pub fn new(salt: u64) -> Self {
        Keys { keys: [0; N], count: 0, salt }
    }

    /// Starts over.
    #[inline]
    pub fn clear(&mut self, salt: u64) {
        self.count = 0;
        self.salt = salt;
    }

    /// Adds a feature of one part.
    #[inline(always)]
    pub fn one(&mut self, a: u64) {
        self.keys[self.count] = mix((self.count as u64 + 1) << 48 | self.salt, a);
        self.count += 1;
    }

    /// Adds a feature of two parts.
    #[inline(always)]
    pub fn two(&mut self, a: u64, b: u64) {
        self.one(mix(a, b));
    }

    /// Adds a feature of three parts.
    #[inline(always)]
    pub fn three(&mut self, a: u64, b: u64, c: u64) {
        self.one(mix(mix(a, b), c));
    }

    /// What was collected.
    #[inline]
    pub fn all(&self) -> &[u64] {
        &self.keys[..self.count]
    }
}
