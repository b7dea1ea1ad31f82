//! A year: `1985`, `19XX`, `-0044`, `Y170000002`, `Y17E8`, `1950S2`.

use super::{calendar::FARTHEST, digits::Digits};
use std::fmt;

/// A year, with how many of its digits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    pub number: Number,
    /// How many digits, from the left, are meant: the rest is an estimate.
    pub significant: Option<u8>,
}

/// The number of a year. 1 BCE is the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// Four digits.
    Short { negative: bool, digits: Digits<4> },
    /// Behind a Y: more than four.
    Long(i64),
    /// Behind a Y: 17E8 is 17 with eight noughts.
    Power { mantissa: i64, exponent: u8 },
}

impl Year {
    /// Takes one off the front of a text.
    pub fn take(text: &str) -> Result<(Year, &str), String> {
        let (number, rest) = match text.strip_prefix('Y') {
            Some(rest) => long(rest)?,
            None => short(text)?,
        };
        let Some(rest) = rest.strip_prefix('S') else { return Ok((Year { number, significant: None }, rest)) };
        let (digits, rest) = digits(rest);
        let year = Year { number, significant: None };
        let told = year.range().map(|(low, high)| (low == high).then(|| low.abs().to_string().len()));
        match (told.ok().flatten(), digits.parse::<u8>()) {
            (Some(most), Ok(n)) if n > 0 && usize::from(n) <= most && !digits.starts_with('0') => {
                Ok((Year { number, significant: Some(n) }, rest))
            }
            (None, _) => Err("significant digits are counted in a year all of whose digits are told".into()),
            (Some(most), _) => Err(format!("S and a number from 1 to {most} tells how many digits of this year count")),
        }
    }

    /// The lowest and the highest year it can be.
    pub fn range(self) -> Result<(i64, i64), String> {
        let (low, high) = match self.number {
            Number::Short { negative: false, digits } => (digits.end(false), digits.end(true)),
            // there is no year -0000
            Number::Short { negative: true, digits } => (-digits.end(true), -digits.end(false).max(1)),
            Number::Long(year) => (year, year),
            Number::Power { mantissa, exponent } => {
                let year = 10i64.checked_pow(exponent.into()).and_then(|power| mantissa.checked_mul(power));
                let year = year.ok_or_else(too_far)?;
                (year, year)
            }
        };
        if low.abs().max(high.abs()) > FARTHEST {
            return Err(too_far());
        }
        let Some(n) = self.significant else { return Ok((low, high)) };
        let all = low.abs().to_string().len() as u32;
        let estimated = 10i64.pow(all.saturating_sub(u32::from(n)));
        let least = low.abs() / estimated * estimated;
        let most = least + estimated - 1;
        Ok(if low < 0 { (-most, -least) } else { (least, most) })
    }

    /// Every year it can be, from the lowest on or from the highest on.
    pub fn values(self, from_highest: bool) -> Result<Box<dyn Iterator<Item = i64>>, String> {
        Ok(match (self.number, self.significant) {
            (Number::Short { negative: false, digits }, None) => Box::new(digits.values(from_highest)),
            (Number::Short { negative: true, digits }, None) => {
                Box::new(digits.values(!from_highest).filter(|y| *y > 0).map(|y| -y))
            }
            _ => {
                let (low, high) = self.range()?;
                Box::new(std::iter::once(if from_highest { high } else { low }))
            }
        })
    }

    /// Whether it can be divided into months: those that are estimates cannot.
    pub fn has_months(self) -> bool {
        self.significant.is_none() && !matches!(self.number, Number::Power { .. })
    }
}

fn too_far() -> String {
    format!("the year lies beyond {FARTHEST}, farther than is counted here")
}

fn short(text: &str) -> Result<(Number, &str), String> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if rest.len() > 4 && rest.bytes().take_while(u8::is_ascii_digit).count() > 4 {
        return Err("a year of more than four digits begins with Y".into());
    }
    let (digits, rest) = Digits::take(rest, "a year")?;
    if negative && digits.0 == *b"0000" {
        return Err("there is no year -0000: write 0000 for 1 BCE".into());
    }
    Ok((Number::Short { negative, digits }, rest))
}

fn long(text: &str) -> Result<(Number, &str), String> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, rest) = digits(rest);
    if mantissa.is_empty() || mantissa.starts_with('0') {
        return Err("behind Y stands a number that does not begin with 0".into());
    }
    let number: i64 = mantissa.parse().map_err(|_| too_far())?;
    let number = if negative { -number } else { number };
    match rest.strip_prefix('E') {
        Some(rest) => {
            let (exponent, rest) = digits(rest);
            if exponent.is_empty() || exponent.starts_with('0') {
                return Err("behind E stands a number of noughts, 1 or more".into());
            }
            Ok((Number::Power { mantissa: number, exponent: exponent.parse().map_err(|_| too_far())? }, rest))
        }
        None if mantissa.len() < 5 => Err("Y begins a year of more than four digits".into()),
        None => Ok((Number::Long(number), rest)),
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Number::Short { negative, digits } => write!(f, "{}{digits}", if negative { "-" } else { "" })?,
            Number::Long(year) => write!(f, "Y{year}")?,
            Number::Power { mantissa, exponent } => write!(f, "Y{mantissa}E{exponent}")?,
        }
        self.significant.map_or(Ok(()), |n| write!(f, "S{n}"))
    }
}
