//! EDTF (ISO 8601-2): a date as a reader should see it, with its doubt: `2007-05-28`, `1980~`, `2007-05-28/..`.

use super::{Bounds, Moment, Window};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A date in EDTF, kept as written, with what it bounds.
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
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The whole time it names: its earliest moment and its latest.
    pub fn window(&self) -> Window {
        Window { earliest: self.bounds.start.earliest, latest: self.bounds.end.latest }
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
        let bad = |why: &str| EdtfError { text: text.into(), why: why.into() };
        let bounds = match text.split_once('/') {
            None => Bounds::within(simple(text).ok_or_else(|| bad("not a calendar date"))?),
            Some((a, b)) => {
                let side = |t: &str| if t == ".." || t.is_empty() { Some(Window::OPEN) } else { simple(t) };
                let bounds = Bounds {
                    start: side(a).ok_or_else(|| bad("no date before the slash"))?,
                    end: side(b).ok_or_else(|| bad("no date after the slash"))?,
                };
                if bounds.is_empty() {
                    return Err(bad("it ends before it starts"));
                }
                bounds
            }
        };
        Ok(Edtf { text: text.into(), bounds })
    }
}

fn simple(text: &str) -> Option<Window> {
    let text = text.trim_end_matches(['~', '?', '%']);
    let parts: Vec<&str> = text.split('-').collect();
    let year: i32 = parts.first()?.parse().ok()?;
    let (first, next) = match parts.len() {
        1 => (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?),
        2 => {
            let d = NaiveDate::from_ymd_opt(year, parts[1].parse().ok()?, 1)?;
            (d, d.checked_add_months(Months::new(1))?)
        }
        3 => {
            let d = NaiveDate::from_ymd_opt(year, parts[1].parse().ok()?, parts[2].parse().ok()?)?;
            (d, d.checked_add_days(Days::new(1))?)
        }
        _ => return None,
    };
    debug_assert!(first.year() >= year - 1);
    Some(Window::new(Moment::of_date(first), Moment::of_date(next).plus(-1)))
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
