//! The shapes that digits come in: "1979", "1,000", "10:30", "3rd", "1990s", "2007-05-28", "5/28/07", "0430Z".

use super::codes::Suffix;
use super::lexicon::{Lexicon, NO_ENTRY};
use super::scan::{Shape, Token};
use chrono::{Datelike, NaiveDate};

/// The token of digits that begins at `start`. Linear in its length.
pub fn number(bytes: &[u8], start: usize, lexicon: &Lexicon) -> Token {
    let mut r = Reader { bytes, at: start };
    let (a, n) = r.digits();
    let token = |r: &Reader, shape, a, b| Token::figures(start, r.at, shape, a, b);
    match r.peek(0) {
        Some(b':') if n <= 2 && r.is_digit(1) => {
            if let Some(minute) = r.clock(a) {
                return token(&r, Shape::Clock, minute, 0);
            }
        }
        Some(b'.') if n <= 2 && r.is_digit(1) => {
            if let Some(t) = r.figures(a, n, b'.') {
                return token(&r, Shape::Figures, t, -1);
            }
            let save = r.at;
            r.at += 1;
            let (f, k) = r.digits();
            if r.peek(0) != Some(b'.') || !r.is_digit(1) {
                let quarters = match (f, k) {
                    (0, _) => a.saturating_mul(4),
                    (5, 1) | (50, 2) => a.saturating_mul(4) + 2,
                    (25, 2) => a.saturating_mul(4) + 1,
                    (75, 2) => a.saturating_mul(4) + 3,
                    _ => -1,
                };
                // "7.30 pm" is a clock; the rule that wants one looks at `b`.
                let clock = if k == 2 && a < 24 && f < 60 { a * 60 + f } else { -1 };
                return token(&r, Shape::Amount, quarters, clock);
            }
            r.at = save;
            r.rest();
            return token(&r, Shape::Mixed, 0, 0);
        }
        Some(b'.') if r.is_digit(1) => {
            // "1678.5" is no year.
            r.rest();
            return token(&r, Shape::Mixed, 0, 0);
        }
        Some(b'/') if n <= 2 && r.is_digit(1) => {
            if let Some(t) = r.figures(a, n, b'/') {
                return token(&r, Shape::Figures, t, -1);
            }
            let save = r.at;
            r.at += 1;
            let (d, k) = r.digits();
            if k <= 2 && d > 0 && r.peek(0) != Some(b'/') {
                // "9/11" may be a word of its own, and so may "11".
                let entry = lexicon.find(&bytes[start..r.at]);
                return Token { entry, ..token(&r, Shape::Fraction, a, d) };
            }
            r.at = save;
        }
        Some(b'-' | b'/') if n == 4 && r.is_digit(1) => {
            if let Some((day, minute)) = r.iso(a) {
                return token(&r, Shape::Figures, day, minute);
            }
        }
        Some(b'-') if n <= 2 && r.is_digit(1) => {
            if let Some(t) = r.figures(a, n, b'-') {
                return token(&r, Shape::Figures, t, -1);
            }
        }
        Some(b',') if n <= 3 && r.is_digit(1) && r.is_digit(2) && r.is_digit(3) && !r.is_digit(4) => {
            let mut total = a;
            while r.peek(0) == Some(b',') && r.is_digit(1) && r.is_digit(2) && r.is_digit(3) && !r.is_digit(4) {
                r.at += 1;
                let (g, _) = r.digits();
                total = total.saturating_mul(1000).saturating_add(g);
            }
            return token(&r, Shape::Amount, total.saturating_mul(4), -1);
        }
        _ => {}
    }
    let letters = bytes[r.at..].iter().take(5).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > 0 {
        let tail = &bytes[r.at..r.at + letters];
        let shape = match lexicon.suffix(tail) {
            Some(Suffix::Decade) if (2..=4).contains(&n) && a % 10 == 0 => Some(Shape::Decade),
            Some(Suffix::Zulu) if n == 4 && a / 100 < 24 && a % 100 < 60 => Some(Shape::Zulu),
            // A date-time group: "281430Z" is the 28th at 14:30.
            Some(Suffix::Zulu) if n == 6 && (1..=31).contains(&(a / 10_000)) && a / 100 % 100 < 24 && a % 100 < 60 => {
                Some(Shape::Zulu)
            }
            Some(Suffix::Ordinal) if n <= 3 => Some(Shape::Ordinal),
            Some(Suffix::Hours) if n == 4 && a / 100 <= 24 && a % 100 < 60 => Some(Shape::Clock),
            Some(Suffix::Hours | Suffix::Apart) if n <= 2 => None,
            _ => Some(Shape::Mixed),
        };
        match shape {
            Some(Shape::Mixed) => {
                r.rest();
                return token(&r, Shape::Mixed, 0, 0);
            }
            Some(shape) => {
                r.at += letters;
                let a = match shape {
                    Shape::Zulu if n == 6 => a / 10_000 * 1440 + a / 100 % 100 * 60 + a % 100,
                    Shape::Zulu | Shape::Clock => a / 100 * 60 + a % 100,
                    _ => a,
                };
                return token(&r, shape, a, n);
            }
            None => {}
        }
    }
    let apart = r.peek(0) == Some(b'\'') && !r.peek(2).is_some_and(|b| b.is_ascii_alphanumeric());
    if (n == 4 || n == 2)
        && a % 10 == 0
        && apart
        && bytes.get(r.at + 1..r.at + 2).and_then(|t| lexicon.suffix(t)) == Some(Suffix::Decade)
    {
        r.at += 2;
        return token(&r, Shape::Decade, a, n);
    }
    let entry = if n <= 2 { lexicon.find(&bytes[start..r.at]) } else { NO_ENTRY };
    Token { entry, ..token(&r, Shape::Int, a, n) }
}

impl Token {
    fn figures(start: usize, end: usize, shape: Shape, a: i32, b: i32) -> Token {
        Token { shape, a, b, ..Token::plain(start, end) }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn is_digit(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|b| b.is_ascii_digit())
    }

    /// A run of digits: its number (at most a thousand million) and how many.
    fn digits(&mut self) -> (i32, i32) {
        let (mut value, from) = (0i64, self.at);
        while let Some(b @ b'0'..=b'9') = self.peek(0) {
            value = (value * 10 + i64::from(b - b'0')).min(1_000_000_000);
            self.at += 1;
        }
        (value as i32, (self.at - from).min(1000) as i32)
    }

    fn rest(&mut self) {
        while self.peek(0).is_some_and(|b| b.is_ascii_alphanumeric())
            || (self.peek(0) == Some(b'.') && self.is_digit(1))
        {
            self.at += 1;
        }
    }

    /// ":30" or ":30:15" after an hour.
    fn clock(&mut self, hour: i32) -> Option<i32> {
        let save = self.at;
        self.at += 1;
        let (minute, n) = self.digits();
        if n != 2 || minute > 59 || hour > 24 {
            self.at = save;
            return None;
        }
        if self.peek(0) == Some(b':') && self.is_digit(1) {
            self.at += 1;
            self.digits();
        }
        Some(hour * 60 + minute)
    }

    /// "/28/07", "-05-2007", ".5.2007" after the first number.
    fn figures(&mut self, first: i32, _n: i32, mark: u8) -> Option<i32> {
        let save = self.at;
        self.at += 1;
        let (second, k) = self.digits();
        if k <= 2 && self.peek(0) == Some(mark) && self.is_digit(1) {
            self.at += 1;
            let (year, y) = self.digits();
            let year = match y {
                4 => Some(year),
                2 if mark != b'.' => Some(if year < 40 { 2000 + year } else { 1900 + year }),
                _ => None,
            };
            let (month, day) = if mark == b'.' || first > 12 { (second, first) } else { (first, second) };
            if let (Some(year), false) = (year, self.peek(0).is_some_and(|b| b.is_ascii_alphanumeric())) {
                if let Some(d) = NaiveDate::from_ymd_opt(year, month as u32, day as u32) {
                    return Some(d.num_days_from_ce());
                }
            }
        }
        self.at = save;
        None
    }

    /// "-05-28", "-05-28T10:30:00Z" after a year.
    fn iso(&mut self, year: i32) -> Option<(i32, i32)> {
        let save = self.at;
        let mark = self.peek(0);
        self.at += 1;
        let (month, m) = self.digits();
        if m <= 2 && self.peek(0) == mark && self.is_digit(1) {
            self.at += 1;
            let (day, d) = self.digits();
            if let (true, Some(date)) = (d <= 2, NaiveDate::from_ymd_opt(year, month as u32, day as u32)) {
                let mut minute = -1;
                if self.peek(0) == Some(b'T') && self.is_digit(1) {
                    self.at += 1;
                    let (hour, _) = self.digits();
                    if self.peek(0) == Some(b':') {
                        minute = self.clock(hour).unwrap_or(-1);
                    }
                    if self.peek(0) == Some(b'Z') {
                        self.at += 1;
                    }
                }
                return Some((date.num_days_from_ce(), minute));
            }
        }
        self.at = save;
        None
    }
}
