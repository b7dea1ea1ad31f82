//! A word as the models see it: its bytes as numbers, its shape, its class and its clusters.
//!
//! "told" comes in; out come the numbers of "told", of its endings and beginnings, of its shape, of the set of tags it was
//! seen with, and of the words that are used like it.

use super::{hash, lexicon::Lexicon};

/// How many endings and beginnings of a word count.
pub const AFFIXES: usize = 5;

/// A word's numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// As written, digits as 0.
    pub form: u64,
    /// In lower case.
    pub low: u64,
    /// Its last one to five bytes.
    pub ends: [u64; AFFIXES],
    /// Its first one to five bytes.
    pub begins: [u64; AFFIXES],
    /// Capitals, digits, marks, and how long.
    pub shape: u64,
    /// How it begins and whether it goes on so: small, Capital, CAPITALS, a digit, a mark.
    pub case: u64,
    /// How the words of its sentence are written: hardly any small, some, most.
    pub style: u64,
    /// The set of tags it was seen with; 0 when never seen.
    pub class: u64,
    /// The only tag it ever has.
    pub sole: Option<u8>,
    /// The words used like it, finely and coarsely; 0 when not known.
    pub cluster: u64,
    /// As `cluster`, in fewer and larger sets.
    pub coarse: u64,
    /// A mark that parts clauses: comma, dash, quote, bracket.
    pub parts: bool,
}

const LONGEST: usize = 64;

/// The lower-case number of a form: the key of the lexicon.
pub fn key(form: &str) -> u64 {
    let (bytes, n) = plain(form);
    let mut low = bytes;
    low.make_ascii_lowercase();
    hash::of(&low[..n])
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

/// The words of a sentence, each with the sentence's style.
pub fn fill<'a>(forms: impl Iterator<Item = &'a str>, lexicon: &Lexicon, words: &mut Vec<Word>) {
    words.clear();
    words.extend(forms.map(|form| Word::new(form, lexicon)));
    let lettered = words.iter().skip(1).filter(|w| matches!(w.case, 1..=4)).count();
    let small = words.iter().skip(1).filter(|w| w.case == 4).count();
    let style = match small {
        _ if lettered < 3 => 1,
        n if n * 10 < lettered * 3 => 2,
        n if n * 10 < lettered * 7 => 3,
        _ => 4,
    };
    words.iter_mut().for_each(|w| w.style = style);
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
    shape << 4 | (bytes.len().min(14) / 3) as u64
}

impl Word {
    /// A place before the first or after the last word.
    pub fn none() -> Self {
        Word { form: 1, low: 1, ends: [1; AFFIXES], begins: [1; AFFIXES], shape: 1, class: 1000, ..Word::default() }
    }

    /// The numbers of a form, but for its sentence's style.
    fn new(form: &str, lexicon: &Lexicon) -> Self {
        let (mut bytes, n) = plain(form);
        let shape = shape(&bytes[..n]);
        let case = case(&bytes[..n]);
        let written = hash::of(&bytes[..n]);
        bytes.make_ascii_lowercase();
        let bytes = &bytes[..n];
        let low = hash::of(bytes);
        let entry = lexicon.get(low);
        let mut word = Word {
            form: written,
            low,
            ends: [low ^ 77; AFFIXES],
            begins: [low ^ 78; AFFIXES],
            shape,
            case,
            style: 0,
            class: u64::from(entry.class),
            sole: (entry.sole != u8::MAX).then_some(entry.sole),
            cluster: u64::from(entry.cluster),
            coarse: lexicon.coarse(entry.cluster),
            parts: matches!(form, "," | ";" | ":" | "--" | "—" | "–" | "\"" | "``" | "''" | "“" | "”" | "(" | ")"),
        };
        for k in 0..AFFIXES.min(n) {
            word.ends[k] = hash::of(&bytes[n - k - 1..]);
            word.begins[k] = hash::of(&bytes[..=k]);
        }
        word
    }
}
