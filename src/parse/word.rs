//! A word as the network sees it: the numbers of its form, its endings and beginnings, its shape.
//!
//! "told" comes in; out come the keys of "told", of "d", "ld", "old", of "t", "to", "tol" and of how it is written. Each key
//! that the model knows has a vector, and their sum is the word.

use super::hash::{mix, of};

/// How many keys a word has at most.
pub const KEYS: usize = 12;
const LONGEST: usize = 64;

/// The keys of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    keys: [u64; KEYS],
    count: usize,
}

/// The key that stands for every form without a vector of its own.
pub const UNKNOWN: u64 = 1;

/// How a form is written, and how those beside it are: the part of a word that its sentence decides.
///
/// Four styles (hardly any small words, some, most; too few to tell), twice: at the start of the sentence and later.
pub fn styles<'a>(forms: impl Iterator<Item = &'a str> + Clone + 'a) -> impl Iterator<Item = u8> + 'a {
    let (mut lettered, mut small, mut count) = (0, 0, 0);
    for form in forms.clone() {
        let first = form.bytes().next().unwrap_or(b' ');
        lettered += usize::from(count > 0 && first.is_ascii_alphabetic());
        small += usize::from(count > 0 && first.is_ascii_lowercase());
        count += 1;
    }
    let style = match small {
        _ if lettered < 3 => 0,
        n if n * 10 < lettered * 3 => 1,
        n if n * 10 < lettered * 7 => 2,
        _ => 3,
    };
    // an opening quote or bracket does not end the start
    let mut first = true;
    forms.map(move |form| {
        let here = first;
        first &= !form.bytes().any(|b| b.is_ascii_alphanumeric());
        style | u8::from(here) << 2
    })
}

/// The key of a form in small letters, digits as 0.
pub fn key(form: &str) -> u64 {
    let (mut bytes, n) = plain(form);
    bytes.make_ascii_lowercase();
    mix(2, of(&bytes[..n]))
}

fn plain(form: &str) -> ([u8; LONGEST], usize) {
    let mut bytes = [0; LONGEST];
    let n = form.len().min(LONGEST);
    bytes[..n].copy_from_slice(&form.as_bytes()[..n]);
    for b in &mut bytes[..n] {
        *b = match *b {
            b'1'..=b'9' => b'0',
            b => b,
        };
    }
    (bytes, n)
}

fn kind(b: u8) -> u64 {
    match b {
        b'A'..=b'Z' => 1,
        b'a'..=b'z' => 2,
        b'0' => 3,
        b'-' => 4,
        128.. => 5,
        b'.' => 6,
        _ => 7,
    }
}

fn case(bytes: &[u8]) -> u64 {
    let capital = |b: &u8| b.is_ascii_uppercase();
    match bytes.first() {
        Some(b) if capital(b) && bytes.len() == 1 => 1,
        Some(b) if capital(b) && bytes[1..].iter().any(u8::is_ascii_lowercase) => 2,
        Some(b) if capital(b) => 3,
        Some(b) if b.is_ascii_lowercase() => 4,
        Some(b'0') => 5,
        Some(128..) => 6,
        _ => 7,
    }
}

fn shape(bytes: &[u8]) -> u64 {
    let (mut shape, mut last, mut runs) = (0, 0, 0);
    for &b in bytes {
        let kind = kind(b);
        if kind != last && runs < 8 {
            shape = shape << 3 | kind;
            last = kind;
            runs += 1;
        }
    }
    shape
}

impl Word {
    /// The keys of a form in a style (see [`styles`]). The first is that of the form itself.
    pub fn new(form: &str, style: u8) -> Self {
        let (bytes, n) = plain(form);
        let mut low = bytes;
        low.make_ascii_lowercase();
        let (bytes, low) = (&bytes[..n], &low[..n]);
        let mut word = Word::default();
        word.push(mix(2, of(low)));
        word.push(mix(3, shape(bytes)));
        word.push(mix(4, case(bytes) | u64::from(style) << 4));
        word.push(mix(5, (n.min(15) as u64) << 8 | kind(*bytes.last().unwrap_or(&b' '))));
        if bytes != low {
            word.push(mix(6, of(bytes)));
        }
        for k in 1..=4.min(n) {
            word.push(mix(10 + k as u64, of(&low[n - k..])));
        }
        for k in 1..=3.min(n) {
            word.push(mix(20 + k as u64, of(&low[..k])));
        }
        word
    }

    fn push(&mut self, key: u64) {
        self.keys[self.count] = key;
        self.count += 1;
    }

    /// The keys.
    pub fn keys(&self) -> &[u64] {
        &self.keys[..self.count]
    }
}
