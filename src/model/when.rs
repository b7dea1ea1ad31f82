//! Moments, windows of doubt around them, and the bounds of an event.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A minute: minutes since 1970-01-01T00:00 in the proleptic Gregorian calendar; before 1970 negative.
///
/// Years run from -262,000 to 262,000; 1 BCE is the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// Minutes in a day.
const DAY: i64 = 24 * 60;

impl Moment {
    /// The first minute of a day; none when there is no such day.
    pub fn of_day(year: i32, month: u32, day: u32) -> Option<Moment> {
        NaiveDate::from_ymd_opt(year, month, day).map(Moment::of_date)
    }

    /// The first minute of a calendar day.
    pub fn of_date(date: NaiveDate) -> Moment {
        Moment((i64::from(date.num_days_from_ce()) - 719_163) * DAY)
    }

    /// The calendar day it falls on.
    pub fn date(self) -> NaiveDate {
        let days = self.0.div_euclid(DAY) + 719_163;
        let days =
            days.clamp(i64::from(NaiveDate::MIN.num_days_from_ce()), i64::from(NaiveDate::MAX.num_days_from_ce()));
        NaiveDate::from_num_days_from_ce_opt(days as i32).expect("clamped into chrono's range")
    }

    /// Minutes since midnight, 0 to 1439.
    pub fn minute_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// The first minute of its day.
    pub fn day_start(self) -> Moment {
        Moment(self.0 - self.minute_of_day())
    }

    /// The last minute of its day.
    pub fn day_end(self) -> Moment {
        Moment(self.day_start().0 + DAY - 1)
    }

    /// So many minutes later (earlier, when negative). Stops at the ends of the scale.
    pub fn plus(self, minutes: i64) -> Moment {
        Moment(self.0.saturating_add(minutes))
    }

    /// So many calendar months later (earlier, when negative); a day that the month lacks becomes its last.
    pub fn plus_months(self, months: i64) -> Moment {
        let step = Months::new(months.unsigned_abs().min(1 << 20) as u32);
        let date = self.date();
        let moved = if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) };
        moved.map_or(self, |d| Moment::of_date(d).plus(self.minute_of_day()))
    }

    /// The last minute of its calendar year.
    pub fn year_end(self) -> Moment {
        let end = NaiveDate::from_ymd_opt(self.date().year(), 12, 31);
        end.map_or(self, |d| Moment::of_date(d).day_end())
    }

    /// As an earliest bound is written: the day alone when it is the day's first minute, else with the time.
    pub fn earliest_text(self) -> String {
        self.text(0)
    }

    /// As a latest bound is written: the day alone when it is the day's last minute, else with the time.
    pub fn latest_text(self) -> String {
        self.text(DAY - 1)
    }

    fn text(self, plain: i64) -> String {
        let mut text = String::with_capacity("2007-05-28T12:00".len());
        self.write_day(&mut text);
        let m = self.minute_of_day();
        if m != plain {
            two(&mut text, "T", m as u32 / 60);
            two(&mut text, ":", m as u32 % 60);
        }
        text
    }

    /// Writes its day.
    pub(super) fn write_day(self, to: &mut String) {
        let d = self.date();
        match d.year() {
            y @ -9999..=9999 => {
                two(to, if y < 0 { "-" } else { "" }, y.unsigned_abs() / 100);
                two(to, "", y.unsigned_abs() % 100);
            }
            y => to.push_str(&format!("Y{y}")),
        }
        two(to, "-", d.month());
        two(to, "-", d.day());
    }

    /// Reads an earliest bound: `2007-05-28` is that day's first minute.
    pub fn read_earliest(text: &str) -> Option<Moment> {
        Moment::read(text, 0)
    }

    /// Reads a latest bound: `2007-05-28` is that day's last minute.
    pub fn read_latest(text: &str) -> Option<Moment> {
        Moment::read(text, DAY - 1)
    }

    fn read(text: &str, plain: i64) -> Option<Moment> {
        let Written { day, minute } = Written::read(text)?;
        Some(day.plus(minute.unwrap_or(plain)))
    }
}

/// A bound as it is written: a day, or a minute of it.
struct Written {
    day: Moment,
    minute: Option<i64>,
}

impl Written {
    fn read(text: &str) -> Option<Written> {
        let (day, minute) = match text.split_once('T') {
            None => (text, None),
            Some((day, time)) => {
                let (h, m) = time.split_once(':')?;
                let (h, m) = (two_digits(h)?, two_digits(m)?);
                if h > 23 || m > 59 {
                    return None;
                }
                (day, Some(h * 60 + m))
            }
        };
        let (rest, d) = day.rsplit_once('-')?;
        let (year, m) = rest.rsplit_once('-')?;
        let year: i32 = match year.strip_prefix('Y') {
            Some(long) => long.parse().ok()?,
            None if year.trim_start_matches('-').len() == 4 => year.parse().ok()?,
            None => return None,
        };
        let day = Moment::of_day(year, two_digits(m)? as u32, two_digits(d)? as u32)?;
        Some(Written { day, minute })
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Text;

        impl serde::de::Visitor<'_> for Text {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Written, E> {
                Written::read(text).ok_or_else(|| {
                    E::custom(format!(
                        "`{text}` is no date: a bound is written YYYY-MM-DD or YYYY-MM-DDTHH:MM, or null where it is open"
                    ))
                })
            }
        }

        d.deserialize_str(Text)
    }
}

fn two(text: &mut String, before: &str, number: u32) {
    text.push_str(before);
    text.extend([number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8)));
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// What is known of one moment: not before `earliest`, not after `latest`; none where nothing is known. Both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Window {
    /// Not before this.
    pub earliest: Option<Moment>,
    /// Not after this.
    pub latest: Option<Moment>,
}

impl Window {
    /// A window open on both sides.
    pub const OPEN: Window = Window { earliest: None, latest: None };

    /// The window between two moments, both included.
    pub fn new(earliest: Moment, latest: Moment) -> Self {
        Window { earliest: Some(earliest), latest: Some(latest) }
    }

    /// Nothing before the moment.
    pub fn from(earliest: Moment) -> Self {
        Window { earliest: Some(earliest), latest: None }
    }

    /// Nothing after the moment.
    pub fn until(latest: Moment) -> Self {
        Window { earliest: None, latest: Some(latest) }
    }

    /// Whether it lies inside one calendar day.
    pub fn is_one_day(self) -> bool {
        matches!((self.earliest, self.latest), (Some(a), Some(b)) if a.day_start() == b.day_start())
    }

    /// What both allow; it may be empty (see [`Window::is_empty`]).
    pub fn meet(self, other: Window) -> Window {
        Window {
            earliest: self.earliest.max(other.earliest),
            latest: match (self.latest, other.latest) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// Whether nothing fits: the earliest lies after the latest.
    pub fn is_empty(self) -> bool {
        matches!((self.earliest, self.latest), (Some(a), Some(b)) if a > b)
    }

    /// In words: "2007-05-28", "1979-01-01 to 1980-12-31", "not before 1979-01-01", "at any time".
    pub fn told(self) -> String {
        match (self.earliest.map(Moment::earliest_text), self.latest.map(Moment::latest_text)) {
            (Some(a), Some(b)) if a == b => a,
            (Some(a), Some(b)) => format!("{a} to {b}"),
            (Some(a), None) => format!("not before {a}"),
            (None, Some(b)) => format!("not after {b}"),
            (None, None) => "at any time".into(),
        }
    }
}

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        [self.earliest.map(Moment::earliest_text), self.latest.map(Moment::latest_text)].serialize(s)
    }
}

impl<'de> Deserialize<'de> for Window {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let [earliest, latest] = <[Option<Written>; 2]>::deserialize(d)?;
        let at = |written: Option<Written>, plain| written.map(|w| w.day.plus(w.minute.unwrap_or(plain)));
        let window = Window { earliest: at(earliest, 0), latest: at(latest, DAY - 1) };
        if window.is_empty() {
            let [a, b] = [window.earliest.map(Moment::earliest_text), window.latest.map(Moment::latest_text)];
            return Err(serde::de::Error::custom(format!(
                "the earliest bound {} lies after the latest {}: write [earliest, latest]",
                a.unwrap_or_default(),
                b.unwrap_or_default()
            )));
        }
        Ok(window)
    }
}

impl schemars::JsonSchema for Window {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Window".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "[earliest, latest]; a day, or a day and time; null where open",
            "type": "array",
            "items": {"type": ["string", "null"], "pattern": r"^(-?\d{4}|Y-?\d{5,})-\d\d-\d\d(T\d\d:\d\d)?$"},
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

/// What is known of when an event started and when it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Bounds {
    /// Of its start.
    pub start: Window,
    /// Of its end (its last minute).
    pub end: Window,
}

impl Bounds {
    /// Nothing known.
    pub const OPEN: Bounds = Bounds { start: Window::OPEN, end: Window::OPEN };

    /// It started and ended somewhere inside one window: "on Monday", "in 1979".
    pub fn within(window: Window) -> Self {
        Bounds { start: window, end: window }
    }

    /// What both allow.
    pub fn meet(self, other: Bounds) -> Bounds {
        Bounds { start: self.start.meet(other.start), end: self.end.meet(other.end) }
    }

    /// Whether nothing fits.
    pub fn is_empty(self) -> bool {
        self.start.is_empty()
            || self.end.is_empty()
            || matches!((self.start.earliest, self.end.latest), (Some(a), Some(b)) if a > b)
    }

    /// In words: "happens 2007-05-28", "starts 2003, ends not before 2007-05-29"; open sides are left out.
    pub fn told(self) -> String {
        if self.start == self.end {
            return format!("happens {}", self.start.told());
        }
        let parts = [("starts", self.start), ("ends", self.end)];
        let told = parts.iter().filter(|(_, w)| *w != Window::OPEN).map(|(verb, w)| format!("{verb} {}", w.told()));
        told.collect::<Vec<_>>().join(", ")
    }
}
