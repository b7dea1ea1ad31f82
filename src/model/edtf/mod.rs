//! EDTF (ISO 8601-2), levels 0 to 2: a date as a reader should see it, with its doubt: `2007-05-28`, `1980~`, `19XX`,
//! `2007-05-28/..`, `[1667,1670..1672]`.
//!
//! ```text
//! Expression
//! ├── Point             a Date, or a Date and a Time
//! │   ├── Date          Year, Month or season, day: each with a Mark before or after it
//! │   └── Time          minute of the day, zone
//! ├── Interval          two Sides: a Point, open `..`, or unknown
//! └── Set               one of `[..]`, all of `{..}`: Members
//! ```

mod bounds;
mod calendar;
mod date;
mod digits;
mod expression;
mod read;
#[cfg(test)]
mod tests;
mod time;
mod year;

use super::{Bounds, Moment, Window};
use chrono::NaiveDate;
use expression::Expression;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A date in EDTF, kept as written, with what it bounds.
///
/// Seasons without a hemisphere (21 to 24) are those of the north, told loosely: a summer lasts from 1 June to 22 September.
/// A time with a zone is bounded by its moment in universal time, one without by its own clock. Marks (`?`, `~`, `%`) say how
/// sure a date is, not how wide: `1980~` bounds what `1980` does. Beyond the year 262,000 either way bounds are open.
///
/// ```
/// use annals::model::Edtf;
///
/// let told: Edtf = "156X-12-25".parse()?;
/// let window = told.window();
/// assert_eq!(window.earliest.map(|m| m.earliest_text()).as_deref(), Some("1560-12-25"));
/// assert_eq!(window.latest.map(|m| m.latest_text()).as_deref(), Some("1569-12-25"));
/// assert_eq!("2007-02-30".parse::<Edtf>().unwrap_err().why, "February 2007 has no day 30");
/// # Ok::<(), annals::model::EdtfError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: String,
    bounds: Bounds,
}

/// Why a text is no EDTF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no EDTF date: {why}; write for example 2007, 2007-05, 2007-05-28, 1980~ or 2007-05-28/2007-06-01")]
pub struct EdtfError {
    /// What was seen.
    pub text: String,
    /// What is wrong with it.
    pub why: String,
}

impl Edtf {
    /// The bounds it gives to the start and the end of what it dates.
    ///
    /// A date, and one of several: somewhere inside. An interval: the start inside its first date, the end inside its last.
    /// All of several: the start inside the first of them, the end inside the last.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The whole time it names: its earliest moment and its latest.
    pub fn window(&self) -> Window {
        Window { earliest: self.bounds.start.earliest, latest: self.bounds.end.latest }
    }

    /// The bounds of each member of "one of" (`[1667,1670..1672]` has two); else the bounds alone.
    pub fn choices(&self) -> Vec<Bounds> {
        match self.text.parse::<Expression>() {
            Ok(Expression::OneOf(members)) => members.iter().filter_map(|m| m.bounds().ok()).collect(),
            _ => vec![self.bounds],
        }
    }

    /// Whether its writer marks it, or a part of it, as uncertain (`?`), approximate (`~`) or both (`%`).
    pub fn is_rough(&self) -> bool {
        self.text.contains(['?', '~', '%'])
    }

    /// Some day from the one day to the other: `[2007-05-28..2007-06-01]`; a side that is none is open. None where both are,
    /// or where the last day lies before the first.
    pub fn one_of(first: Option<Moment>, last: Option<Moment>) -> Option<Edtf> {
        let days = [first, last].map(|m| m.map(Moment::day_start));
        let mut text = String::with_capacity("[2007-05-28..2007-06-01]".len());
        for (before, day) in ["[", ".."].into_iter().zip(days) {
            text.push_str(before);
            day.into_iter().for_each(|day| day.write_day(&mut text));
        }
        text.push(']');
        let plain = text.len() > "[..]".len() && !text.contains('Y');
        if !plain || matches!(days, [Some(a), Some(b)] if a > b) {
            return text.parse().ok();
        }
        let window = Window { earliest: days[0], latest: days[1].map(Moment::day_end) };
        Some(Edtf { text, bounds: Bounds::within(window) })
    }

    /// A calendar day.
    pub fn day(date: NaiveDate) -> Edtf {
        let m = Moment::of_date(date);
        Edtf { text: m.earliest_text(), bounds: Bounds::within(Window::new(m, m.day_end())) }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        let read = || {
            let expression: Expression = text.parse()?;
            Ok(Edtf { bounds: expression.bounds()?, text: expression.to_string() })
        };
        read().map_err(|why| EdtfError { text: text.into(), why })
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Edtf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"description": "a date in EDTF (ISO 8601-2), levels 0 to 2", "type": "string"})
    }
}
