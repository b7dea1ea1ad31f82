//! Digits of which some may be unspecified: `19XX`, `1X`; and the marks of doubt.

use std::fmt;

/// Digits, `X` where unspecified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits<const N: usize>(pub [u8; N]);

impl<const N: usize> Digits<N> {
    /// Takes them off the front of a text.
    pub fn take<'a>(text: &'a str, what: &str) -> Result<(Self, &'a str), String> {
        let wrong = || {
            let word: String = text.chars().take_while(|c| c.is_alphanumeric()).take(12).collect();
            let seen = if word.is_empty() { text.chars().take(1).collect() } else { word };
            match seen.as_str() {
                "" => format!("{what} is missing"),
                s if s.contains('x') => format!("an unspecified digit is a capital X, not `{s}`"),
                s => format!("{what} has {} digits, not `{s}`", if N == 4 { "four" } else { "two" }),
            }
        };
        let front = text.as_bytes().get(..N).filter(|b| b.iter().all(|d| d.is_ascii_digit() || *d == b'X'));
        let digits: [u8; N] = front.and_then(|b| b.try_into().ok()).ok_or_else(wrong)?;
        let rest = &text[N..];
        if rest.starts_with(|c: char| c.is_ascii_digit() || c == 'X' || c == 'x') {
            return Err(wrong());
        }
        Ok((Digits(digits), rest))
    }

    /// With every unspecified digit the lowest, or the highest.
    pub fn end(self, highest: bool) -> i64 {
        let digit = |d: u8| if d == b'X' { i64::from(highest) * 9 } else { i64::from(d - b'0') };
        self.0.iter().fold(0, |n, d| n * 10 + digit(*d))
    }

    /// Every number it can be, from the lowest on or from the highest on.
    pub fn values(self, from_highest: bool) -> impl Iterator<Item = i64> {
        let (low, high) = (self.end(false), self.end(true));
        let fits = move |n: &i64| {
            let mut n = *n;
            self.0.iter().rev().all(|d| {
                let digit = (n % 10) as u8 + b'0';
                n /= 10;
                *d == b'X' || *d == digit
            })
        };
        (0..=high - low).map(move |k| if from_highest { high - k } else { low + k }).filter(fits)
    }
}

impl<const N: usize> fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|d| write!(f, "{}", *d as char))
    }
}

/// What its writer says of a part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `?`: it may be wrong.
    Uncertain,
    /// `~`: it is about right.
    Approximate,
    /// `%`: both.
    Both,
}

impl Mark {
    /// All of them, as written.
    pub const ALL: [(Mark, char); 3] = [(Mark::Uncertain, '?'), (Mark::Approximate, '~'), (Mark::Both, '%')];

    /// Takes one off the front of a text, if one stands there.
    pub fn take(text: &str) -> (Option<Mark>, &str) {
        let found = Mark::ALL.into_iter().find_map(|(mark, c)| Some((Some(mark), text.strip_prefix(c)?)));
        found.unwrap_or((None, text))
    }

    /// As written; nothing for none.
    pub fn text(mark: Option<Mark>) -> &'static str {
        match mark {
            None => "",
            Some(Mark::Uncertain) => "?",
            Some(Mark::Approximate) => "~",
            Some(Mark::Both) => "%",
        }
    }
}
