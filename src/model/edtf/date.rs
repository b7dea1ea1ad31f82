//! A date: a year, perhaps its month or season, perhaps its day, each with its marks.

use super::{
    calendar::{days_in_month, minute},
    digits::{Digits, Mark},
    year::Year,
};
use std::fmt;

/// A part of a date. A mark before it is about it alone, one after it about all that stands to its left as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<T> {
    pub before: Option<Mark>,
    pub value: T,
    pub after: Option<Mark>,
}

/// A date of any precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub year: Part<Year>,
    pub month: Option<Part<Digits<2>>>,
    pub day: Option<Part<Digits<2>>>,
}

/// Parts of a year by number: first month, first day past the last month's end of it, how many months, years before.
///
/// Seasons are told loosely: to the astronomer they end some three weeks into the next month, and the winter of a year
/// can be either of its ends.
fn season(number: i64) -> Option<(i64, i64, i64, i64)> {
    const WARM: i64 = 22;
    const COLD: i64 = 20;
    Some(match number {
        21 | 25 | 31 => (3, WARM, 3, 0),
        22 | 26 | 32 => (6, WARM, 3, 0),
        23 | 27 | 29 => (9, WARM, 3, 0),
        24 | 28 | 30 => (12, COLD, 15, 1),
        33..=36 => (3 * (number - 33) + 1, 0, 3, 0),
        37..=39 => (4 * (number - 37) + 1, 0, 4, 0),
        40 | 41 => (6 * (number - 40) + 1, 0, 6, 0),
        _ => return None,
    })
}

impl Date {
    /// Reads a whole text.
    pub fn read(text: &str) -> Result<Date, String> {
        let (year, rest) = part(text, Year::take)?;
        let (month, rest) = next(rest, "a month")?;
        let (day, rest) = if month.is_some() { next(rest, "a day")? } else { (None, rest) };
        if !rest.is_empty() {
            let more = if rest.starts_with(['?', '~', '%']) { "two marks in one place: ?~ is written %" } else { rest };
            return Err(format!("nothing can follow here: {more}"));
        }
        let date = Date { year, month, day };
        if month.is_some() && !year.value.has_months() {
            return Err("a year that is an estimate has no months".into());
        }
        date.minutes().map(|_| date)
    }

    /// Whether it names one day: all its parts are there, all their digits told.
    pub fn is_day(&self) -> bool {
        let told = self.month.into_iter().chain(self.day).all(|p| !p.value.0.contains(&b'X'));
        self.day.is_some() && told && self.year.value.range().is_ok_and(|(low, high)| low == high)
    }

    /// Its first minute and its last, with every unspecified digit what makes it so.
    pub fn minutes(&self) -> Result<(i64, i64), String> {
        let found = (self.edge(false)?, self.edge(true)?);
        match found {
            (Some(first), Some(last)) => Ok((first, last)),
            _ => Err(self.missing()),
        }
    }

    fn edge(&self, last: bool) -> Result<Option<i64>, String> {
        for year in self.year.value.values(last)? {
            let Some(month) = self.month else {
                return Ok(Some(if last { minute(year + 1, 1, 1) - 1 } else { minute(year, 1, 1) }));
            };
            if let Some((first, beyond, months, back)) = season(month.value.end(false)).filter(|_| self.is_season()) {
                if self.day.is_some() {
                    return Err("a season or another part of a year has no days".into());
                }
                let end = first - 1 + months;
                return Ok(Some(match last {
                    false => minute(year - back, first, 1),
                    true => minute(year - back + end.div_euclid(12), end.rem_euclid(12) + 1, 1 + beyond) - 1,
                }));
            }
            for month in month.value.values(last).filter(|m| (1..=12).contains(m)) {
                let most = days_in_month(year, month);
                let day = match self.day {
                    None => Some(if last { most } else { 1 }),
                    Some(day) => day.value.values(last).find(|d| (1..=most).contains(d)),
                };
                if let Some(day) = day {
                    return Ok(Some(minute(year, month, day) + if last { 24 * 60 - 1 } else { 0 }));
                }
            }
        }
        Ok(None)
    }

    fn is_season(&self) -> bool {
        self.month.is_some_and(|m| !m.value.0.contains(&b'X'))
    }

    /// Why no day of the calendar fits.
    fn missing(&self) -> String {
        let Some(month) = self.month else { return "no year fits".into() };
        if !month.value.values(false).any(|m| (1..=12).contains(&m)) {
            return format!(
                "there is no month {}: 01 to 12, or 21 to 41 for seasons, quarters and halves",
                month.value
            );
        }
        let day = self.day.map(|d| d.value.to_string()).unwrap_or_default();
        let name = month.value.end(false).checked_sub(1).and_then(|m| MONTHS.get(usize::try_from(m).ok()?));
        match name.filter(|_| self.is_season()) {
            Some(name) => format!("{name} {} has no day {day}", self.year.value),
            None => format!("no month that fits {} has a day {day}", month.value),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn part<'a, T>(
    text: &'a str,
    take: impl Fn(&'a str) -> Result<(T, &'a str), String>,
) -> Result<(Part<T>, &'a str), String> {
    let (before, rest) = Mark::take(text);
    let (value, rest) = take(rest)?;
    let (after, rest) = Mark::take(rest);
    Ok((Part { before, value, after }, rest))
}

type Taken<'a> = (Option<Part<Digits<2>>>, &'a str);

fn next<'a>(text: &'a str, what: &str) -> Result<Taken<'a>, String> {
    match text.strip_prefix('-') {
        Some(rest) => part(rest, |t| Digits::take(t, what)).map(|(p, rest)| (Some(p), rest)),
        None => Ok((None, text)),
    }
}

impl<T: fmt::Display> fmt::Display for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", Mark::text(self.before), self.value, Mark::text(self.after))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.fmt(f)?;
        self.month.into_iter().chain(self.day).try_for_each(|p| write!(f, "-{p}"))
    }
}
