//! Numbers for words and their parts: a byte string comes in, 64 well-mixed bits go out.
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
