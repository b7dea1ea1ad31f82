//! A record too long to hold, whose text is read as it comes.
//!
//! In: `{"doc":"a","dct":"2007-05-29","text":"On Monday …` of any length. Out: its text, part by part.

use std::io::{self, BufRead, Read};

/// How much of a text is taken at a time, in bytes.
const PART: usize = 1 << 17;

/// How much of a record may come before its text, in bytes.
const HEAD: usize = 1 << 16;

/// The text of a record, in the course of being read.
pub struct Long {
    raw: Vec<u8>,
    at: usize,
}

impl Long {
    /// A record of which this has been read, and the same record without its text; none when its text does not begin
    /// within 64 KB, after all else that counts.
    pub fn open(raw: Vec<u8>, whole: impl Fn(&[u8]) -> bool) -> Option<(Vec<u8>, Long)> {
        let head = &raw[..raw.len().min(HEAD)];
        let quotes = (0..head.len()).filter(|i| head[*i] == b'"');
        let mut begins = quotes.filter(|i| head[..*i].trim_ascii_end().ends_with(b":"));
        let (at, head) = begins.find_map(|i| {
            let record = [&head[..=i], b"\"}"].concat();
            whole(&record).then_some((i + 1, record))
        })?;
        Some((head, Long { raw, at }))
    }

    /// The next part of the text, appended; whether it was the last.
    ///
    /// # Errors
    /// When the input cannot be read, the line ends within the text, or what stands there is no JSON.
    pub fn part(&mut self, input: &mut impl BufRead, text: &mut String) -> io::Result<bool> {
        let broken = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why.to_owned());
        if self.raw.len() - self.at < PART && !self.raw.ends_with(b"\n") {
            self.raw.drain(..std::mem::take(&mut self.at));
            input.take(PART as u64).read_until(b'\n', &mut self.raw)?;
        }
        let rest = &self.raw[self.at..];
        let (length, last) = cut(rest);
        if length == 0 && !last {
            return Err(broken("the record ends within its text"));
        }
        let quoted = [b"\"", &rest[..length], b"\""].concat();
        text.push_str(&serde_json::from_slice::<String>(&quoted).map_err(|e| broken(&e.to_string()))?);
        self.at += length;
        Ok(last)
    }

    /// Passes over the end of the record; whether nothing came after its text.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn close(self, input: &mut impl BufRead) -> io::Result<bool> {
        let mut rest = self.raw[self.at..].to_vec();
        if !self.raw.ends_with(b"\n") {
            input.take(PART as u64).read_until(b'\n', &mut rest)?;
        }
        let clean = rest.strip_prefix(b"\"").is_some_and(|r| r.trim_ascii() == b"}");
        if !rest.ends_with(b"\n") {
            pass(input)?;
        }
        Ok(clean)
    }
}

/// How many bytes of a JSON string, to its end or to a place where it may be cut; and whether it ends there.
fn cut(bytes: &[u8]) -> (usize, bool) {
    let (mut i, mut safe) = (0, 0);
    while i < bytes.len().min(PART) {
        // Half of a pair of surrogates is no character.
        let high = matches!(bytes[i..], [b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..]);
        i += match bytes[i] {
            b'"' => return (i, true),
            b'\\' if bytes.get(i + 1) == Some(&b'u') => 6,
            b'\\' => 2,
            _ => 1,
        };
        if !high && bytes.get(i).is_some_and(|b| b & 0xC0 != 0x80) {
            safe = i;
        }
    }
    (safe, false)
}

/// Passes over the rest of a line.
pub fn pass(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (end, n) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (true, at + 1),
            None => (buffer.is_empty(), buffer.len()),
        };
        input.consume(n);
        if end {
            return Ok(());
        }
    }
}
