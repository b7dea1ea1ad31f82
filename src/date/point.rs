//! Points of the calendar, each as fine as it was said, and the arithmetic on them.
//!
//! In: "the week of 28 May 2007". Out: its TIMEX3 value `2007-W22`, its window 2007-05-28 .. 2007-06-03, its EDTF.

use super::codes::{Unit, PARTS, SEASONS};
use crate::model::{Edtf, Moment, Window};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A time of the calendar: its first day, how fine it is, and what is finer than a day (or which season).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// How fine it is.
    pub grain: Unit,
    /// Its first day.
    pub day: NaiveDate,
    /// Minute of the day (Minute, Hour), number of the part (Part) or of the season (Season).
    pub sub: i64,
}

/// A day of the calendar; none when there is none.
pub fn ymd(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The day so many days later.
pub fn days_after(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let by = Days::new(n.unsigned_abs());
    if n < 0 {
        day.checked_sub_days(by)
    } else {
        day.checked_add_days(by)
    }
}

/// The day so many months later (the last of the month when there is none of its number).
pub fn months_after(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let by = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
    if n < 0 {
        day.checked_sub_months(by)
    } else {
        day.checked_add_months(by)
    }
}

/// How many days the Julian calendar lags behind on a day that it names so.
pub fn julian_lag(day: NaiveDate) -> i64 {
    // The leap day of a century year falls on the last of its February, so January and February count with the year before.
    let year = i64::from(day.year()) - i64::from(day.month() < 3);
    year.div_euclid(100) - year.div_euclid(400) - 2
}

/// The first month of a season, 1 to 12.
fn season_month(season: i64) -> i64 {
    [3, 6, 9, 12][season.clamp(0, 3) as usize]
}

impl Point {
    /// A point that begins on a day.
    pub fn new(grain: Unit, day: NaiveDate) -> Point {
        Point { grain, day, sub: 0 }
    }

    /// A whole year, decade, century: its first year said.
    pub fn years(grain: Unit, first: i64) -> Option<Point> {
        Some(Point::new(grain, ymd(first, 1, 1)?))
    }

    /// A month.
    pub fn month(year: i64, month: i64) -> Option<Point> {
        Some(Point::new(Unit::Month, ymd(year, month, 1)?))
    }

    /// A season; winter begins in December of its year.
    pub fn season(year: i64, season: i64) -> Option<Point> {
        Some(Point { grain: Unit::Season, day: ymd(year, season_month(season), 1)?, sub: season })
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i64, quarter: i64) -> Option<Point> {
        Some(Point::new(Unit::Quarter, ymd(year, quarter.clamp(1, 4) * 3 - 2, 1)?))
    }

    /// A half year, 1 or 2.
    pub fn half(year: i64, half: i64) -> Option<Point> {
        Some(Point::new(Unit::Half, ymd(year, half.clamp(1, 2) * 6 - 5, 1)?))
    }

    /// A part of a day.
    pub fn part(day: NaiveDate, part: i64) -> Point {
        Point { grain: Unit::Part, day, sub: part }
    }

    /// A minute (or hour) of a day; 24:00 is the next day's first.
    pub fn minute(day: NaiveDate, minute: i64, grain: Unit) -> Point {
        if minute >= 1440 {
            return Point { grain, day: days_after(day, 1).unwrap_or(day), sub: minute - 1440 };
        }
        Point { grain, day, sub: minute }
    }

    /// Its year.
    pub fn year(&self) -> i64 {
        i64::from(self.day.year())
    }

    /// The point of a coarser (or equal) grain that it lies in.
    pub fn at(&self, grain: Unit) -> Option<Point> {
        let (d, y) = (self.day, self.year());
        match grain {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Part => Some(*self),
            Unit::Day => Some(Point::new(Unit::Day, d)),
            Unit::Weekend => {
                days_after(d, 5 - i64::from(d.weekday().num_days_from_monday())).map(|d| Point::new(grain, d))
            }
            Unit::Week | Unit::Fortnight => {
                days_after(d, -i64::from(d.weekday().num_days_from_monday())).map(|d| Point::new(Unit::Week, d))
            }
            Unit::Month => Point::month(y, i64::from(d.month())),
            Unit::Quarter => Point::quarter(y, (i64::from(d.month()) + 2) / 3),
            Unit::Season => {
                let month = i64::from(d.month());
                Point::season(
                    if month < 3 { y - 1 } else { y },
                    [3, 3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3][month as usize - 1],
                )
            }
            Unit::Half => Point::half(y, if d.month() > 6 { 2 } else { 1 }),
            Unit::Year => Point::years(grain, y),
            // 480 BC is of the 480s: 489 to 480.
            Unit::Decade if y <= 0 => Point::years(grain, -((1 - y) / 10 * 10 + 8)),
            Unit::Decade => Point::years(grain, y.div_euclid(10) * 10),
            Unit::Century => Point::years(grain, y.div_euclid(100) * 100),
            Unit::Millennium => Point::years(grain, y.div_euclid(1000) * 1000),
        }
    }

    /// So many of a unit later, as fine as before.
    pub fn plus(&self, n: i64, unit: Unit) -> Option<Point> {
        let moved = |day| Point { day, ..*self };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let step = if unit == Unit::Hour { 60 } else { i64::from(unit == Unit::Minute) };
                let base = if matches!(self.grain, Unit::Minute | Unit::Hour) { self.sub } else { 0 };
                let minutes = base.checked_add(n.checked_mul(step)?)?;
                let day = days_after(self.day, minutes.div_euclid(1440))?;
                Some(Point { grain: self.grain, day, sub: minutes.rem_euclid(1440) })
            }
            Unit::Part | Unit::Day => days_after(self.day, n).map(moved),
            Unit::Week | Unit::Weekend => days_after(self.day, n.checked_mul(7)?).map(moved),
            Unit::Fortnight => days_after(self.day, n.checked_mul(14)?).map(moved),
            Unit::Month => months_after(self.day, n).map(moved),
            Unit::Quarter => months_after(self.day, n.checked_mul(3)?).map(moved),
            Unit::Half => months_after(self.day, n.checked_mul(6)?).map(moved),
            Unit::Season | Unit::Year => months_after(self.day, n.checked_mul(12)?).map(moved),
            Unit::Decade => months_after(self.day, n.checked_mul(120)?).map(moved),
            Unit::Century => months_after(self.day, n.checked_mul(1200)?).map(moved),
            Unit::Millennium => months_after(self.day, n.checked_mul(12_000)?).map(moved),
        }
    }

    /// The first moment and the last.
    pub fn window(&self) -> Window {
        let first = Moment::of_date(self.day);
        let until = |day: Option<NaiveDate>| day.map(|d| Moment::of_date(d).plus(-1));
        let last = match self.grain {
            Unit::Second | Unit::Minute => return Window::new(first.plus(self.sub), first.plus(self.sub)),
            Unit::Hour => return Window::new(first.plus(self.sub), first.plus(self.sub + 59)),
            Unit::Part => {
                let (from, to) = PART_HOURS[self.sub.clamp(0, 5) as usize];
                return Window::new(first.plus(from * 60), first.plus(to * 60 - 1));
            }
            Unit::Day => until(days_after(self.day, 1)),
            Unit::Weekend => until(days_after(self.day, 2)),
            Unit::Week => until(days_after(self.day, 7)),
            Unit::Fortnight => until(days_after(self.day, 14)),
            Unit::Month => until(months_after(self.day, 1)),
            Unit::Quarter => until(months_after(self.day, 3)),
            // Seasons are said loosely: to the astronomer they end some three weeks into the next month;
            // the winter of a year can be either of its ends.
            Unit::Season if self.sub == 3 => {
                let from = months_after(self.day, -12).map(Moment::of_date);
                return Window {
                    earliest: from,
                    latest: until(months_after(self.day, 3).and_then(|d| days_after(d, 20))),
                };
            }
            Unit::Season => until(months_after(self.day, 3).and_then(|d| days_after(d, 22))),
            Unit::Half => until(months_after(self.day, 6)),
            Unit::Year => until(months_after(self.day, 12)),
            Unit::Decade => until(months_after(self.day, 120)),
            // The 20th century is 1900 to 1999 to some, 1901 to 2000 to others.
            Unit::Century => until(months_after(self.day, 1212)),
            Unit::Millennium => until(months_after(self.day, 12_012)),
        };
        Window { earliest: Some(first), latest: last }
    }

    /// Its TIMEX3 value.
    pub fn value(&self) -> String {
        let d = self.day;
        let year = year_text(self.year());
        match self.grain {
            Unit::Second | Unit::Minute => format!("{}T{:02}:{:02}", self.date_text(), self.sub / 60, self.sub % 60),
            Unit::Hour => format!("{}T{:02}", self.date_text(), self.sub / 60),
            Unit::Part => format!("{}T{}", self.date_text(), PARTS[self.sub.clamp(0, 5) as usize]),
            Unit::Day => self.date_text(),
            Unit::Weekend => format!("{}-W{:02}-WE", year_text(i64::from(d.iso_week().year())), d.iso_week().week()),
            Unit::Week | Unit::Fortnight => {
                format!("{}-W{:02}", year_text(i64::from(d.iso_week().year())), d.iso_week().week())
            }
            Unit::Month => format!("{year}-{:02}", d.month()),
            Unit::Quarter => format!("{year}-Q{}", d.month().div_ceil(3)),
            Unit::Season => format!("{year}-{}", SEASONS[self.sub.clamp(0, 3) as usize]),
            Unit::Half => format!("{year}-H{}", if d.month() > 6 { 2 } else { 1 }),
            Unit::Year => year,
            Unit::Decade => year[..year.len() - 1].to_owned(),
            // The 4th century BC ends in 301: BC03, as the 19th is 18.
            Unit::Century => {
                let year = if self.year() > 0 { year } else { year_text(self.year() + 99) };
                year[..year.len() - 2].to_owned()
            }
            Unit::Millennium => year[..year.len() - 3].to_owned(),
        }
    }

    fn date_text(&self) -> String {
        format!("{}-{:02}-{:02}", year_text(self.year()), self.day.month(), self.day.day())
    }

    /// The same as EDTF.
    pub fn edtf(&self) -> Option<Edtf> {
        let (y, m) = (self.year(), self.day.month());
        let year = |y: i64| if y < 0 { format!("-{:04}", -y) } else { format!("{y:04}") };
        let text = match self.grain {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Part | Unit::Day => return Some(Edtf::day(self.day)),
            Unit::Month => format!("{}-{m:02}", year(y)),
            Unit::Quarter => format!("{}-{}", year(y), 33 + (m - 1) / 3),
            Unit::Half => format!("{}-{}", year(y), if m > 6 { 41 } else { 40 }),
            Unit::Season => format!("{}-{}", year(y), 21 + self.sub),
            Unit::Year => year(y),
            Unit::Decade if y >= 0 => format!("{:03}X", y / 10),
            Unit::Century if y >= 0 => format!("{:02}XX", y / 100),
            _ => {
                let w = self.window();
                format!("{}/{}", w.earliest?.earliest_text(), w.latest?.latest_text())
            }
        };
        text.parse().ok()
    }
}

/// Between which hours the parts of a day lie: morning, midday, afternoon, evening, night, daytime. Night runs into the
/// next morning.
const PART_HOURS: [(i64, i64); 6] = [(0, 12), (11, 14), (12, 18), (17, 24), (18, 30), (5, 20)];

/// A year as TIMEX3 writes it: `2007`, `BC0044`.
fn year_text(year: i64) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}
