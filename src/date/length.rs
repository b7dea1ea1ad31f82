//! Lengths of time, and dates counted by them.
//!
//! In: "three weeks ago" in an article of 2007-05-29. Out: 2007-W19, by 2007-05-29 - 3 weeks.

use super::codes::{Ref, Unit};
use super::context::Told;
use super::find::Slots;
use super::number::Count;
use super::point::{days_after, months_after, Point};
use super::resolve::Resolver;
use super::sense::{widen, Anchor, Sense};
use super::slot::Slot;
use crate::model::{Bounds, Lean, Length, Moment, TimexModifier, TimexType, Window};
use chrono::Datelike;

/// One of something.
pub const ONE: Count = Count { quarters: 4, upper: 0, rough: false };

impl Resolver<'_> {
    /// "2007-05-29 - 3 weeks": the arithmetic, for a person.
    pub(super) fn moved(&self, base: &Point, n: i64, unit: Unit) -> String {
        if n == 0 {
            return String::new();
        }
        let sign = if n < 0 { '-' } else { '+' };
        format!("{} {sign} {}", base.value(), self.k.lexicon.counted(n.abs(), unit))
    }

    pub(super) fn count_from(&self, count: Count, unit: Unit, sign: i64, told: bool) -> Option<Sense> {
        let Some(n) = count.whole() else {
            // "several years ago"; half units are counted in the next finer one below.
            if count.quarters == 0 || count.upper > 0 {
                return Some(self.vague_from(unit, sign, told));
            }
            let (n, finer) = finer(count, unit)?;
            return self.count_from(Count { quarters: n * 4, upper: 0, rough: count.rough }, finer, sign, told);
        };
        // In a report of accounts "a year ago" is the same quarter a year before.
        let accounts = self.accounts().filter(|_| unit == Unit::Year && n == 1 && sign < 0);
        let quarter = accounts.is_some();
        // "4,000 years ago" is that long before the reader, whatever a history tells.
        let ages = extent(unit).0.saturating_mul(n) >= 1200 && !told;
        let printed = self.context.published.filter(|_| ages).map(|p| (p, Anchor::Published));
        // "left in 1952 and wrote it six years later": from the year that this sentence tells
        let here = self.context.named_year.as_ref().filter(|t| told && t.sentence == self.context.sentence);
        let here = here.map(|t| (t.point, Anchor::Told(t.span, t.words.clone())));
        let from = || here.or_else(|| if told { self.then() } else { self.now() });
        let Some((base, anchor)) = accounts.or(printed).or_else(from) else {
            return Some(Sense::blank(TimexType::Date, unknown(unit).to_owned()));
        };
        if told && unit >= Unit::Day && base.grain > unit {
            return self.coarse_from(&base, sign * n, unit).map(|sense| Sense { anchor, ..sense });
        }
        // "An hour ago" was the same day, when nobody says at what time "now" is.
        let still = unit < Unit::Day && base.grain >= Unit::Day;
        let Some(moved) = (if still { Some(base) } else { base.plus(sign * n, unit) }) else {
            return Some(self.reference(if sign < 0 { Ref::Past } else { Ref::Future }));
        };
        let grain = match unit {
            _ if unit < Unit::Day => {
                if base.grain < Unit::Day {
                    base.grain
                } else {
                    Unit::Day
                }
            }
            Unit::Fortnight => Unit::Week,
            Unit::Week if told && base.grain <= Unit::Day => Unit::Day,
            Unit::Decade | Unit::Century if n > 1 || unit == Unit::Decade => Unit::Year,
            unit => unit,
        };
        let point = moved.at(if quarter { Unit::Quarter } else { grain })?;
        let mut sense = Sense { anchor, why: self.moved(&base, sign * n, unit), ..Sense::at(point) };
        if matches!(unit, Unit::Decade | Unit::Century) || count.rough {
            widen(&mut sense, unit);
        }
        Some(sense)
    }

    /// "in 2011 ... a month later": counted from a time coarser than the unit, it lies as far from its first day as from its last.
    fn coarse_from(&self, base: &Point, n: i64, unit: Unit) -> Option<Sense> {
        let w = base.window();
        let moved = |day: Option<Moment>| Point::new(Unit::Day, day?.date()).plus(n, unit);
        let (first, last) = (moved(w.earliest)?.window(), moved(w.latest)?.window());
        let year = base.plus(n, unit)?.at(Unit::Year)?.value();
        let value = if unit == Unit::Month { format!("{year}-XX") } else { format!("{year}-XX-XX") };
        let bounds = Bounds::within(Window { earliest: first.earliest, latest: last.latest });
        Some(Sense { bounds, why: self.moved(base, n, unit), ..Sense::blank(TimexType::Date, value) })
    }

    /// "a year ago today", "two years ago this week"
    pub(super) fn same_back(&self, n: i64, unit: Unit, grain: Unit) -> Option<Sense> {
        let (base, anchor) = self.now()?;
        let point = base.plus(-n, unit)?.at(grain)?;
        Some(Sense { anchor, why: self.moved(&base, -n, unit), ..Sense::at(point) })
    }

    /// "four years and two months"; none when the second is no finer than the first, or either is not counted.
    pub(super) fn sum(&self, s: &Slots) -> Option<Sense> {
        let part = |slot| self.sense(&self.all[s.get(slot)? as usize]);
        let (first, second) = (part(Slot::Inner)?, part(Slot::Inner2)?);
        let (a, b) = (first.length?, second.length?);
        let counted = |v: &str| v.bytes().all(|b| b.is_ascii_digit() || b"PTYMWDHS".contains(&b));
        let finer = (b.unit_months, b.unit_minutes) < (a.unit_months, a.unit_minutes);
        if !finer || !counted(&first.value) || !counted(&second.value) {
            return None;
        }
        // "PT2H" and "PT15M" are PT2H15M, "P2D" and "PT3H" P2DT3H.
        let rest = second.value.strip_prefix(if first.value.contains('T') { "PT" } else { "P" })?;
        let length = Length { months: a.months + b.months, minutes: a.minutes + b.minutes, ..b };
        Some(Sense { value: format!("{}{rest}", first.value), length: Some(length), ..first })
    }

    /// "a week ago Tuesday": so many weeks before the last such day; "a week from Tuesday": after the next.
    pub(super) fn weekday_from(&self, weeks: i64, weekday: i64) -> Option<Sense> {
        let (base, anchor) = self.now()?;
        let today = i64::from(base.day.weekday().num_days_from_monday()) + 1;
        let near = if weeks < 0 { -(today - weekday).rem_euclid(7) } else { (weekday - today).rem_euclid(7) };
        let n = weeks.checked_mul(7)?.checked_add(near)?;
        let point = Point::new(Unit::Day, days_after(base.day, n)?);
        Some(Sense { anchor, why: self.moved(&base, n, Unit::Day), ..Sense::at(point) })
    }

    /// "the past three weeks", "the coming weeks": a length that ends or begins now, open where nobody says how far.
    pub(super) fn stretch(&self, count: Count, unit: Unit, sign: i64) -> Option<Sense> {
        let sense = duration(count, unit)?;
        let Some((now, anchor)) = self.now() else { return Some(sense) };
        let far = count.whole().and_then(|n| now.plus(sign * n, unit)).map_or(Window::OPEN, |p| p.window());
        let Window { earliest, latest } = now.window();
        let window = if sign > 0 { Window { earliest, ..far } } else { Window { latest, ..far } };
        let why = format!("{} {} {}", now.value(), if sign < 0 { '-' } else { '+' }, sense.value);
        Some(Sense { bounds: Bounds::within(window), anchor, why, ..sense })
    }

    pub(super) fn vague_from(&self, unit: Unit, sign: i64, told: bool) -> Sense {
        let mut sense = self.reference(if sign < 0 { Ref::Past } else { Ref::Future });
        if told {
            if let Some((base, anchor)) = self.then() {
                let w = base.window();
                sense.bounds = Bounds::within(if sign < 0 {
                    Window { earliest: None, latest: w.latest }
                } else {
                    Window { earliest: w.earliest, latest: None }
                });
                sense.anchor = anchor;
                let year = base.at(Unit::Year).map(|p| p.value());
                if let (Some(year), true) = (year, unit < Unit::Year) {
                    sense.value = match unit {
                        Unit::Month => format!("{year}-XX"),
                        Unit::Week => format!("{year}-WXX"),
                        _ => format!("{year}-XX-XX"),
                    };
                }
            }
        }
        sense
    }

    pub(super) fn nth_unit(&self, ordinal: i64, unit: Unit) -> Option<Sense> {
        let count = Count { quarters: ordinal.saturating_mul(4), upper: 0, rough: false };
        let mut sense = duration(count, unit)?;
        sense.lean = Lean::NthUnit;
        // From the day the text speaks of: the last one told when that lies within days of publication.
        let near = |t: &Told| {
            let away = self.context.published.map_or(0, |p| (p.day - t.point.day).num_days().abs());
            t.point.grain <= Unit::Day && away <= 14
        };
        let told = self.context.told.as_ref().filter(|t| near(t));
        let (base, anchor) = match (told, self.context.published) {
            (Some(t), _) => (Point::new(Unit::Day, t.point.day), Anchor::Told(t.span, t.words.clone())),
            (None, Some(p)) => (p, Anchor::Published),
            (None, None) => return Some(sense),
        };
        let earliest = base.plus(-ordinal, unit)?.window().earliest;
        let latest = base.plus(1 - ordinal, unit)?.window().latest;
        sense.bounds = Bounds {
            start: Window { earliest, latest },
            end: Window { earliest: base.window().earliest, latest: None },
        };
        let counted = self.k.lexicon.counted(ordinal, unit);
        sense.why = format!("{} - {} .. {counted}: the beginning of", base.value(), ordinal - 1);
        sense.anchor = anchor;
        Some(sense)
    }

    /// "the first in more than a year": it began over a year ago and goes on to the day of printing.
    pub(super) fn over_length(&self, sense: &mut Sense) {
        if let (Some(now), Some(length)) = (self.context.published, sense.length) {
            let far = months_after(now.day, -length.months).map(|d| Moment::of_date(d).plus(-length.minutes));
            sense.bounds =
                Bounds { start: Window { earliest: None, latest: far.map(|m| m.day_end()) }, end: now.window() };
            sense.anchor = Anchor::Published;
            sense.why = format!("{} - at least {}:", now.value(), sense.value);
        }
    }

    /// "in less than a month": from publication to a month on.
    pub(super) fn within_length(&self, sense: &mut Sense) {
        if let (Some(now), Some(length)) = (self.context.published, sense.length) {
            // Less than a month is over a day before the month is.
            let less =
                sense.modifier == Some(TimexModifier::LessThan) && length.unit_months + length.unit_minutes / 1440 > 0;
            let minutes = length.minutes - if less { 1440 } else { 0 };
            let far = months_after(now.day, length.months).map(|d| Moment::of_date(d).plus(minutes));
            sense.bounds = Bounds::within(Window { earliest: now.window().earliest, latest: far.map(|m| m.day_end()) });
            sense.anchor = Anchor::Published;
            let most = if less { "less than" } else { "at most" };
            sense.why = format!("{} + {most} {}:", now.value(), sense.value);
        }
    }
}

/// A unit's letter in a TIMEX3 duration, and how many of it.
pub fn letter(unit: Unit) -> (&'static str, bool, i64) {
    match unit {
        Unit::Second => ("S", true, 1),
        Unit::Minute => ("M", true, 1),
        Unit::Hour => ("H", true, 1),
        Unit::Part | Unit::Day => ("D", false, 1),
        Unit::Weekend => ("WE", false, 1),
        Unit::Week => ("W", false, 1),
        Unit::Fortnight => ("W", false, 2),
        Unit::Month => ("M", false, 1),
        Unit::Quarter => ("Q", false, 1),
        Unit::Season => ("M", false, 3),
        Unit::Half => ("M", false, 6),
        Unit::Year => ("Y", false, 1),
        Unit::Decade => ("Y", false, 10),
        Unit::Century => ("Y", false, 100),
        Unit::Millennium => ("Y", false, 1000),
    }
}

/// Months and minutes of a unit.
pub fn extent(unit: Unit) -> (i64, i64) {
    match unit {
        Unit::Second => (0, 0),
        Unit::Minute => (0, 1),
        Unit::Hour => (0, 60),
        Unit::Part | Unit::Day => (0, 1440),
        Unit::Weekend => (0, 2880),
        Unit::Week => (0, 10_080),
        Unit::Fortnight => (0, 20_160),
        Unit::Month => (1, 0),
        Unit::Quarter | Unit::Season => (3, 0),
        Unit::Half => (6, 0),
        Unit::Year => (12, 0),
        Unit::Decade => (120, 0),
        Unit::Century => (1200, 0),
        Unit::Millennium => (12_000, 0),
    }
}

pub fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => "XXXX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        u if u > Unit::Month => "XXXX",
        _ => "XXXX-XX-XX",
    }
}

pub fn pad(point: &Point) -> String {
    match point.grain {
        Unit::Month => point.value(),
        _ => format!("{}-XX", point.at(Unit::Year).map(|p| p.value()).unwrap_or_default()),
    }
}

/// "half a year" in months, "a year and a half" too: the count in the next finer unit.
pub fn finer(count: Count, unit: Unit) -> Option<(i64, Unit)> {
    let (per, finer) = match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Week => (7, Unit::Day),
        Unit::Month => (4, Unit::Week),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        _ => return None,
    };
    Some(((count.quarters * per + 2) / 4, finer))
}

pub fn duration(count: Count, unit: Unit) -> Option<Sense> {
    let (letters, time, per) = letter(unit);
    let prefix = if time { "PT" } else { "P" };
    let quarters = count.quarters;
    let total = quarters.checked_mul(per)?;
    let value = if count.quarters == 0 {
        let letters = match unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            _ => letters,
        };
        format!("{prefix}X{letters}")
    } else if total % 4 == 0 {
        format!("{prefix}{}{letters}", total / 4)
    } else if unit == Unit::Hour {
        format!("PT{}H{}M", total / 4, total % 4 * 15).replace("PT0H", "PT")
    } else if unit == Unit::Minute {
        format!("PT{}M{}S", total / 4, total % 4 * 15).replace("PT0M", "PT")
    } else {
        let text = format!("{:.2}", total as f64 / 4.0);
        format!("{prefix}{}{letters}", text.trim_end_matches('0'))
    };
    let (months, minutes) = extent(unit);
    let length = (count.quarters > 0).then(|| Length {
        months: quarters.saturating_mul(months) / 4,
        minutes: quarters.saturating_mul(minutes) / 4 + if months > 0 { quarters * months % 4 * 10_950 } else { 0 },
        unit_months: months,
        unit_minutes: minutes,
    });
    let length = length.or(Some(Length { months: 0, minutes: 0, unit_months: months, unit_minutes: minutes }));
    let mut sense = Sense { length, ..Sense::blank(TimexType::Duration, value) };
    if count.rough {
        sense.modifier = Some(TimexModifier::Approx);
    }
    Some(sense)
}
