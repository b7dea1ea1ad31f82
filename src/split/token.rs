//! Tokens: words, marks, clitics, numbers and their units.
//!
//! "Britain's ex-minister cannot pay $3.5bn." is Britain 's ex-minister can not pay $ 3.5 bn .

use super::lexicon::Lexicon;
use crate::model::Span;

/// A run without spaces longer than this is no word; it is cut.
const LONGEST: usize = 256;

/// The tokens of a block.
pub fn tokens(text: &str, block: Span, lexicon: &Lexicon) -> Vec<Span> {
    let mut cutter = Cutter { text, lexicon, out: Vec::new() };
    let mut start = None;
    for (i, c) in text[block.start..block.end].char_indices() {
        let at = block.start + i;
        if c.is_whitespace() || c.is_control() {
            if let Some(from) = start.take() {
                cutter.chunk(from, at);
            }
        } else if start.is_some_and(|from| at - from >= LONGEST && !cutter.is_address(from)) {
            start.replace(at).into_iter().for_each(|from| cutter.chunk(from, at));
        } else if start.is_none() {
            start = Some(at);
        }
    }
    start.into_iter().for_each(|from| cutter.chunk(from, block.end));
    cutter.out
}

struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    out: Vec<Span>,
}

/// The length of the longest start of `s` whose letters all fit.
fn run(s: &str, fits: impl Fn(char) -> bool) -> usize {
    s.find(|c| !fits(c)).unwrap_or(s.len())
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.out.push(Span::new(start, end));
        }
    }

    fn is_address(&self, from: usize) -> bool {
        ["http://", "https://", "www.", "ftp://"].iter().any(|p| self.text[from..].starts_with(p))
    }

    /// A run without spaces.
    fn chunk(&mut self, start: usize, end: usize) {
        let start = self.front(start, end);
        let (core, marks) = self.back(start, end);
        if self.is_address(start) || self.text[start..core].contains('@') {
            self.push(start, core);
        } else {
            self.core(start, core);
        }
        for (a, b) in marks.into_iter().rev() {
            self.push(a, b);
        }
    }

    /// Cuts marks off the front; gives where the rest starts.
    fn front(&mut self, mut start: usize, end: usize) -> usize {
        while start < end {
            let s = &self.text[start..end];
            let c = s.chars().next().unwrap_or(' ');
            let next = s[c.len_utf8()..].chars().next().unwrap_or(' ');
            let amount = matches!(c, '-' | '.' | '+') && next.is_ascii_digit();
            let years = matches!(c, '\'' | '’') && (next.is_ascii_digit() || self.is_clitic(s));
            if c.is_alphanumeric() || amount || years || self.lexicon.currency.iter().any(|m| s.starts_with(m.as_str()))
            {
                break;
            }
            let length = match c {
                '-' | '.' | '=' | '*' | '_' | '`' | '\'' | '~' => run(s, |d| d == c),
                '!' | '?' => run(s, |d| matches!(d, '!' | '?')),
                _ => c.len_utf8(),
            };
            self.push(start, start + length);
            start += length;
        }
        start
    }

    fn is_clitic(&self, s: &str) -> bool {
        let plain = s.replace('’', "'").to_ascii_lowercase();
        let plain = plain.trim_end_matches(|c: char| !c.is_alphanumeric());
        self.lexicon.clitics.iter().any(|c| c == plain)
    }

    /// Finds the marks at the back, the last first; gives where the core ends, too.
    fn back(&self, start: usize, mut end: usize) -> (usize, Vec<(usize, usize)>) {
        let mut marks = Vec::new();
        while end > start {
            let s = &self.text[start..end];
            let c = s.chars().next_back().unwrap_or(' ');
            if c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '%' | '+' | '#') {
                break;
            }
            let same = s.len() - s.trim_end_matches(c).len();
            let length = match c {
                '.' if same > 1 => same,
                '.' if self.lexicon.abbreviation(&s[..s.len() - 1]).is_some() || self.ends_short(&s[..s.len() - 1]) => {
                    break
                }
                '!' | '?' => s.len() - s.trim_end_matches(['!', '?']).len(),
                '-' | '\'' | '*' | '_' | '=' => same,
                _ => c.len_utf8(),
            };
            marks.push((end - length, end));
            end -= length;
        }
        (end, marks)
    }

    /// "al-U.S." or "Washington-D.C.": the last part is an abbreviation.
    fn ends_short(&self, s: &str) -> bool {
        s.rsplit(['-', '/', '–', '—', '('])
            .next()
            .is_some_and(|last| last.len() < s.len() && last.contains('.') && self.lexicon.abbreviation(last).is_some())
    }

    /// What is left between the marks.
    fn core(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let s = &self.text[start..end];
        if s.bytes().all(|b| b.is_ascii_alphabetic()) {
            let low = s.len() == 6 || s.len() == 5;
            match self.lexicon.joined.get(&s.to_ascii_lowercase()).filter(|_| low) {
                Some(at) => {
                    self.push(start, start + at);
                    self.push(start + at, end);
                }
                None => self.push(start, end),
            }
            return;
        }
        if let Some(at) = self.clitic(s) {
            self.core(start, start + at);
            return self.push(start + at, end);
        }
        if let Some((at, length)) = self.cut(s) {
            self.core(start, start + at);
            self.push(start + at, start + at + length);
            return self.chunk(start + at + length, end);
        }
        self.number(start, end);
    }

    /// Where a clitic starts at the end of a word.
    fn clitic(&self, s: &str) -> Option<usize> {
        if !s.contains(['\'', '’']) {
            return None;
        }
        let at = |clitic: &str| {
            let at = s.len().checked_sub(clitic.len()).filter(|at| *at > 0 && s.is_char_boundary(*at))?;
            s[at..].eq_ignore_ascii_case(clitic).then_some(at)
        };
        let ends = |clitic: &String| at(clitic).or_else(|| at(&clitic.replace('\'', "’")));
        self.lexicon.clitics.iter().find_map(ends)
    }

    /// The first mark inside a word that parts it: where, and how long.
    fn cut(&self, s: &str) -> Option<(usize, usize)> {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut word = 0;
        for (i, c) in s.char_indices() {
            if c.is_alphanumeric() {
                continue;
            }
            let (before, after) = (s[..i].chars().next_back(), s[i + c.len_utf8()..].chars().next());
            let numbers = digit(before) && digit(after);
            let parts = match c {
                '-' if s[i..].starts_with("--") => return Some((i, run(&s[i..], |d| d == '-'))),
                '.' if s[i..].starts_with("..") => return Some((i, run(&s[i..], |d| d == '.'))),
                '-' => i > 0 && after.is_some() && !self.hyphen_stays(s, word, i),
                '—' | '–' | '…' | '(' | ')' | '"' | '“' | '”' | ';' | '[' | ']' | '~' | '{' | '}' | '<' | '>' => {
                    true
                }
                '/' | ',' => !numbers,
                ':' => !numbers && i > 0 && after.is_some(),
                _ => false,
            };
            if parts {
                return Some((i, c.len_utf8()));
            }
            word = i + c.len_utf8();
        }
        None
    }

    /// Whether a hyphen at `i`, whose word starts at `word`, joins: after a prefix, or in numbers with several ("1998-08-07").
    fn hyphen_stays(&self, s: &str, word: usize, i: usize) -> bool {
        let letter = s[i + 1..].chars().next().is_some_and(char::is_alphabetic);
        let numbers =
            s.bytes().all(|b| b.is_ascii_digit() || b == b'-') && s.bytes().filter(|b| *b == b'-').count() > 1;
        numbers || letter && self.lexicon.prefix(&s[word..i])
    }

    /// An amount: its sign and its unit leave it.
    fn number(&mut self, start: usize, end: usize) {
        let s = &self.text[start..end];
        let sign = self
            .lexicon
            .currency
            .iter()
            .find(|m| s.starts_with(m.as_str()) && s.len() > m.len())
            .map_or(0, String::len);
        self.push(start, start + sign);
        let start = start + sign;
        let s = &self.text[start..end];
        if s.len() > 1 && s.ends_with('%') {
            self.number(start, end - 1);
            return self.push(end - 1, end);
        }
        let digits = run(s, |c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'));
        if digits > 0 && s.as_bytes()[0].is_ascii_digit() && self.lexicon.unit(&s[digits..]) {
            self.push(start, start + digits);
            return self.push(start + digits, end);
        }
        self.push(start, end);
    }
}
