//! A piece of text becomes tokens: words, numbers in their shapes, marks. One pass, one look-up a word.
//!
//! In: "On Sept. 11 at 10:30 a.m. the 27-year freeze". Out: `On`, `Sept.`, `11` (Int), `at`, `10:30` (Clock), `a.m.`, …
//! Offsets are bytes within the piece.

use super::lexicon::{Lexicon, NO_ENTRY};
use super::shapes;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters, or a mark; what it can stand for is its entry in the lexicon.
    Word,
    /// Digits: `a` the number, `b` how many digits.
    Int,
    /// "1,000" or "2.5": `a` the number in quarters when it is whole in them.
    Amount,
    /// "1/2": `a` over `b`.
    Fraction,
    /// "10:30": `a` the minute of the day.
    Clock,
    /// "3rd": `a` is 3.
    Ordinal,
    /// "1990s": `a` the first year, or below 100 for "90s".
    Decade,
    /// A whole date in figures: `a` days from the common era, `b` the minute of the day or -1.
    Figures,
    /// "0430Z": `a` the minute of the day, `b` 4; "281430Z": `a` the minute from the last day of the month before, `b` 6.
    Zulu,
    /// Letters and digits mixed, as in a flight number.
    Mixed,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte in the piece.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Number of its entry in the lexicon.
    pub entry: u16,
    /// What it looks like.
    pub shape: Shape,
    /// Capital, space before, opens a sentence, ending.
    pub(super) flags: u8,
    /// First number; see [`Shape`].
    pub a: i32,
    /// Second number.
    pub b: i32,
}

const CAPITAL: u8 = 1;
const SPACED: u8 = 2;
const OPENS: u8 = 4;
const ED: u8 = 8;
const BLANK: u8 = 16;
const PLURAL: u8 = 32;

impl Token {
    /// A word that is in no lexicon.
    pub fn plain(start: usize, end: usize) -> Token {
        plain(start, end, NO_ENTRY, 0)
    }
    /// Whether it begins with a capital letter.
    pub fn capital(&self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// Whether white space stands before it.
    pub fn spaced(&self) -> bool {
        self.flags & SPACED != 0
    }
    /// Whether it opens a sentence.
    pub fn opens(&self) -> bool {
        self.flags & OPENS != 0
    }
    /// Whether it is an unknown word with the ending of a past form (the lexicon says which ending).
    pub fn past_form(&self) -> bool {
        self.flags & ED != 0
    }
    /// Whether it is an unknown word with the ending of a plural.
    pub fn plural(&self) -> bool {
        self.flags & PLURAL != 0
    }
    /// Whether an empty line stands before it.
    pub fn after_blank(&self) -> bool {
        self.flags & BLANK != 0
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Byte {
    Letter,
    Digit,
    Space,
    Mark,
}

const KINDS: [Byte; 256] = {
    let mut t = [Byte::Mark; 256];
    let mut i = 0;
    while i < 256 {
        let b = i as u8;
        t[i] = if b.is_ascii_alphabetic() || b >= 0x80 {
            Byte::Letter
        } else if b.is_ascii_digit() {
            Byte::Digit
        } else if b.is_ascii_whitespace() {
            Byte::Space
        } else {
            Byte::Mark
        };
        i += 1;
    }
    t
};

/// The tokens of a piece, into `out` (cleared first). Linear: each byte is looked at a bounded number of times.
pub fn scan(text: &str, lexicon: &Lexicon, out: &mut Vec<Token>) {
    out.clear();
    let bytes = text.as_bytes();
    let (mut i, mut flags, mut opens) = (0, 0u8, true);
    while i < bytes.len() {
        match KINDS[bytes[i] as usize] {
            Byte::Space => {
                let mut lines = 0;
                while i < bytes.len() && KINDS[bytes[i] as usize] == Byte::Space {
                    lines += usize::from(bytes[i] == b'\n');
                    i += 1;
                }
                flags |= SPACED;
                if lines > 1 {
                    flags |= BLANK;
                    opens = true;
                }
            }
            Byte::Digit => {
                let token = shapes::number(bytes, i, lexicon);
                i = token.end as usize;
                out.push(Token { flags: flags | if opens { OPENS } else { 0 }, ..token });
                (flags, opens) = (0, false);
            }
            Byte::Letter => {
                if let Some((mark, len)) = wide_mark(bytes, i) {
                    if mark == b' ' {
                        flags |= SPACED;
                    } else {
                        push_mark(out, lexicon, i, len, mark, flags);
                        flags = 0;
                    }
                    i += len;
                    continue;
                }
                let start = i;
                let mut token = word(bytes, i, lexicon);
                i = token.end as usize;
                token.flags |= flags;
                if opens {
                    token.flags |= OPENS;
                }
                if bytes[start].is_ascii_uppercase() {
                    token.flags |= CAPITAL;
                }
                out.push(token);
                (flags, opens) = (0, false);
            }
            Byte::Mark => {
                let b = bytes[i];
                if b == b'\'' {
                    let tail = clitic(bytes, i + 1);
                    if tail > 0 && flags & SPACED == 0 && !out.is_empty() {
                        let entry = lexicon.find(&bytes[i..i + 1 + tail]);
                        out.push(plain(i, i + 1 + tail, entry, flags));
                        flags = 0;
                        i += 1 + tail;
                        continue;
                    }
                }
                if matches!(b, b'.' | b'?' | b'!') && ends_sentence(out, bytes, i) {
                    opens = true;
                }
                push_mark(out, lexicon, i, 1, b, flags);
                flags = 0;
                i += 1;
            }
        }
    }
}

fn push_mark(out: &mut Vec<Token>, lexicon: &Lexicon, at: usize, len: usize, mark: u8, flags: u8) {
    out.push(plain(at, at + len, lexicon.mark(mark), flags));
}

fn plain(start: usize, end: usize, entry: u16, flags: u8) -> Token {
    Token { start: start as u32, end: end as u32, entry, shape: Shape::Word, flags, a: 0, b: 0 }
}

/// Letters after an apostrophe when they are one ending of a word, at most two ("'s", "'ll").
fn clitic(bytes: &[u8], from: usize) -> usize {
    let n = bytes[from..].iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    if n <= 2 {
        n
    } else {
        0
    }
}

/// A mark of several bytes, as the ASCII mark it stands for, and its length; a space for a space.
fn wide_mark(bytes: &[u8], i: usize) -> Option<(u8, usize)> {
    match bytes[i] {
        0xC2 => match bytes.get(i + 1)? {
            0xA0 => Some((b' ', 2)),
            0xAB | 0xBB => Some((b'"', 2)),
            _ => None,
        },
        0xE2 => match (bytes.get(i + 1)?, bytes.get(i + 2)?) {
            (0x80, 0x80..=0x8A | 0xA8..=0xA9 | 0xAF) => Some((b' ', 3)),
            (0x80, 0x90..=0x93) => Some((b'-', 3)),
            (0x80, 0x94 | 0x95) => Some((b'_', 3)),
            (0x80, 0x98 | 0x99) => Some((b'\'', 3)),
            (0x80, 0x9C..=0x9F) => Some((b'"', 3)),
            (0x80, 0xA6) => Some((b'.', 3)),
            _ => None,
        },
        _ => None,
    }
}

fn is_letter(bytes: &[u8], i: usize) -> bool {
    i < bytes.len() && KINDS[bytes[i] as usize] == Byte::Letter && wide_mark(bytes, i).is_none()
}

fn word(bytes: &[u8], start: usize, lexicon: &Lexicon) -> Token {
    let mut end = start;
    while end < bytes.len() {
        let b = bytes[end];
        if b.is_ascii_alphabetic() || (b >= 0x80 && wide_mark(bytes, end).is_none()) {
            end += 1;
        } else {
            break;
        }
    }
    if end < bytes.len() && bytes[end].is_ascii_digit() {
        // A flight, a road, a version: letters and digits in one; short known words may stand before digits ("FY99").
        let entry = lexicon.find(&bytes[start..end]);
        if entry == NO_ENTRY || !lexicon.glues(entry) {
            while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
                end += 1;
            }
            return Token { shape: Shape::Mixed, ..plain(start, end, NO_ENTRY, 0) };
        }
        return plain(start, end, entry, 0);
    }
    if end < bytes.len() && bytes[end] == b'\'' && end + 3 < bytes.len() && clitic(bytes, end + 1) == 0 {
        let mut e = end + 1;
        while is_letter(bytes, e) {
            e += 1;
        }
        if e > end + 1 {
            return plain(start, e, lexicon.find(&bytes[start..e]), 0);
        }
    }
    if end < bytes.len() && bytes[end] == b'.' {
        if end - start == 1 && is_letter(bytes, end + 1) && !is_letter(bytes, end + 2) {
            let mut e = end;
            while e < bytes.len() && bytes[e] == b'.' && is_letter(bytes, e + 1) && !is_letter(bytes, e + 2) {
                e += 2;
            }
            let entry = lexicon.find_dotted(&bytes[start..e]);
            let e = if e < bytes.len() && bytes[e] == b'.' { e + 1 } else { e };
            return plain(start, e, entry, 0);
        }
        let entry = lexicon.find(&bytes[start..end]);
        if entry != NO_ENTRY && lexicon.may_end_in_period(entry) {
            return plain(start, end + 1, entry, 0);
        }
        return past(plain(start, end, entry, 0), &bytes[start..end], lexicon);
    }
    let mut entry = lexicon.find(&bytes[start..end]);
    if entry != NO_ENTRY && lexicon.wants_period(entry) && !number_follows(bytes, end) && !day_precedes(bytes, start) {
        // "Jan" and "Sun" are names; "Jan 5" is a date.
        entry = NO_ENTRY;
    }
    past(plain(start, end, entry, 0), &bytes[start..end], lexicon)
}

/// Whether a number of one or two digits stands right before.
fn day_precedes(bytes: &[u8], start: usize) -> bool {
    let before = bytes[..start].strip_suffix(b" ").or(bytes[..start].strip_suffix(b"-"));
    let digits = before.map_or(0, |b| b.iter().rev().take(3).take_while(|d| d.is_ascii_digit()).count());
    (1..=2).contains(&digits)
}

/// Whether a number comes next, perhaps after a comma.
fn number_follows(bytes: &[u8], from: usize) -> bool {
    bytes[from..].iter().take(3).find(|b| !matches!(b, b' ' | b',' | b'-')).is_some_and(u8::is_ascii_digit)
}

fn past(mut token: Token, word: &[u8], lexicon: &Lexicon) -> Token {
    if word.len() > 3 && lexicon.tense(token.entry).is_none() {
        if lexicon.past_ending(word) {
            token.flags |= ED;
        } else if lexicon.plural_ending(word) {
            token.flags |= PLURAL;
        }
    }
    token
}

/// A mark ends a sentence unless it follows a short capitalised word ("Mr.", "Gen.") or stands inside a word.
fn ends_sentence(out: &[Token], bytes: &[u8], i: usize) -> bool {
    if bytes.get(i + 1).is_some_and(|b| b.is_ascii_alphanumeric()) {
        return false;
    }
    match out.last() {
        Some(last) if bytes[i] == b'.' && last.end as usize == i => {
            !(last.capital() && last.shape == Shape::Word && last.end - last.start <= 3)
        }
        _ => true,
    }
}
