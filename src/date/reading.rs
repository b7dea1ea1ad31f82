//! A text read for times part by part, so that a text of any length needs little memory.
//!
//! In: "On Monday they met.", and then what comes after it. Out: "Monday", and then what it settles of the rest.

use super::context::Context;
use super::scan::Token;
use super::{find, resolve, scan, Knowledge, KNOWLEDGE};
use crate::model::{Dated, Edtf};

/// The longest piece, in bytes: a longer one is cut at white space.
const PIECE: usize = 16 * 1024;

/// How much of a text tells what sort of text it is, in bytes.
const BEGINNING: usize = 8 * 1024;

/// A text in the course of being read.
pub struct Reading {
    k: &'static Knowledge,
    context: Context,
    tokens: Vec<Token>,
    memory: find::Memory,
    offset: usize,
}

impl Reading {
    /// About to read a text that begins so (its first 8 KB are enough), printed then.
    pub fn new(beginning: &str, published: Option<&Edtf>) -> Reading {
        let k: &'static Knowledge = &KNOWLEDGE;
        let (mut context, mut tokens) = (Context::new(published), Vec::new());
        if published.is_some() {
            let mut end = beginning.len().min(BEGINNING);
            while !beginning.is_char_boundary(end) {
                end -= 1;
            }
            scan::scan(&beginning[..end], &k.lexicon, &mut tokens);
            context.look_ahead(&tokens, k);
        }
        Reading { k, context, tokens, memory: find::Memory::default(), offset: 0 }
    }

    /// Finds the times in the next part of the text, into `out`; spans are bytes of the whole text.
    ///
    /// Returns how many bytes are done with: all when the part is the `last`, else all but an unfinished paragraph, which
    /// the next part must begin with. A part of 64 KB or more is always done with in part.
    pub fn read(&mut self, part: &str, last: bool, out: &mut Vec<Dated>) -> usize {
        let mut at = 0;
        while at < part.len() {
            let (length, whole) = piece(&part[at..]);
            if !whole && !last {
                break;
            }
            self.piece(&part[at..at + length], out);
            at += length;
        }
        at
    }

    fn piece(&mut self, text: &str, out: &mut Vec<Dated>) {
        scan::scan(text, &self.k.lexicon, &mut self.tokens);
        find::find(&self.tokens, self.k, &mut self.memory);
        let mut seen = 0;
        for &n in &self.memory.standing {
            let found = self.memory.all[n];
            if !find::tells(&found, self.k) {
                continue;
            }
            self.context.sentence += self.tokens[seen..=found.first].iter().filter(|t| t.opens()).count();
            seen = found.first + 1;
            let mut resolver = resolve::Resolver {
                k: self.k,
                text,
                offset: self.offset,
                tokens: &self.tokens,
                all: &self.memory.all,
                context: &mut self.context,
            };
            resolver.resolve(&found, out);
        }
        self.context.sentence += self.tokens[seen.min(self.tokens.len())..].iter().filter(|t| t.opens()).count();
        self.offset += text.len();
    }
}

/// The length of the first piece of a text, to an empty line or to white space before the limit; and whether it is whole
/// whatever comes after.
fn piece(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let limit = bytes.len().min(PIECE);
    let mut i = 0;
    while i + 1 < limit {
        if bytes[i] == b'\n' && bytes[i + 1] == b'\n' {
            let most = bytes.len().min(2 * PIECE);
            while i < most && bytes[i] == b'\n' {
                i += 1;
            }
            return (i, i < bytes.len());
        }
        i += 1;
    }
    if limit == bytes.len() {
        return (limit, false);
    }
    let cut = bytes[..limit].iter().rposition(|b| b.is_ascii_whitespace()).map_or(limit, |n| n + 1);
    let mut cut = cut.max(1);
    while !text.is_char_boundary(cut) {
        cut += 1;
    }
    (cut, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;

    #[test]
    fn parts_give_the_same_as_the_whole() {
        let one = "On Monday, 3 May 2007, they met.\nA day later they parted; in June they wrote.\n\n\n";
        let text = format!("{}{}", one.repeat(900), "word ".repeat(9000));
        let published: Edtf = "2007-06-01".parse().unwrap();
        let whole = date(&text, Some(&published));
        for size in [1usize << 16, 70_001, 1 << 18] {
            let (mut from, mut to, mut found) = (0, 0, Vec::new());
            let mut reading = Reading::new(&text, Some(&published));
            while from < text.len() {
                to = (to + size).min(text.len());
                from += reading.read(&text[from..to], to == text.len(), &mut found);
            }
            assert!(found == whole, "parts of {size} bytes");
        }
    }
}
