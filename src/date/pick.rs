//! Which one: "last week", "the following Monday", "this Christmas"; and times within times: "May of that year".
//!
//! In: "last week" in an article of 2007-05-29. Out: 2007-W21.

use super::codes::{self, Tense, Unit, Which, PARTS};
use super::find::{Found, Slots};
use super::holiday;
use super::length::pad;
use super::point::{days_after, ymd, Point};
use super::resolve::Resolver;
use super::sense::{apply, Anchor, Sense};
use super::slot::Slot;
use crate::model::{Bounds, TimexModifier, TimexType, Window};
use chrono::{Datelike, NaiveDate};

impl Resolver<'_> {
    pub(super) fn pick(&self, s: &Slots, found: &Found) -> Option<Sense> {
        let which = codes::which(s.get(Slot::Which)?)?;
        // "they left next day" tells of the day after the one told
        let day =
            || s.get(Slot::Unit).and_then(codes::unit) == Some(Unit::Day) || s.has(Slot::Part) && !s.has(Slot::Weekday);
        let after =
            which == Which::Next && day() && self.context.told_day.is_some() && self.tense(found) == Some(Tense::Past);
        let told = after || matches!(which, Which::Previous | Which::Following | Which::Same);
        let step = match which {
            Which::Last | Which::Previous | Which::Past => -1,
            Which::This | Which::Same => 0,
            Which::Next | Which::Following | Which::Coming => 1,
        };
        let weekday = s.get(Slot::Weekday);
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let named = self.context.named_year.as_ref().filter(|_| which == Which::Same && unit == Some(Unit::Year));
        let named = named.map(|t| (t.point, Anchor::Told(t.span, t.words.clone())));
        let Some((base, anchor)) = named.or_else(|| if told { self.then() } else { self.now() }) else {
            return Some(match (weekday, s.get(Slot::Part)) {
                (Some(w), _) => Sense::blank(TimexType::Date, format!("XXXX-WXX-{w}")),
                (_, Some(p)) => Sense::blank(TimexType::Time, format!("XXXX-XX-XXT{}", PARTS[p.clamp(0, 5) as usize])),
                _ => Sense::blank(TimexType::Date, "XXXX-XX-XX".into()),
            });
        };
        let year = base.year();
        let mut note = String::new();
        let point = if let Some(weekday) = weekday {
            let today = i64::from(base.day.weekday().num_days_from_monday()) + 1;
            let n = match step {
                // "Tuesday of next week"
                _ if unit == Some(Unit::Week) => step * 7 + weekday - today,
                -1 => {
                    let back = (today - weekday).rem_euclid(7);
                    if back == 0 {
                        -7
                    } else {
                        -back
                    }
                }
                1 => {
                    let on = (weekday - today).rem_euclid(7);
                    if on == 0 {
                        7
                    } else {
                        on
                    }
                }
                _ => weekday - today,
            };
            note = self.moved(&base, n, Unit::Day);
            Point::new(Unit::Day, days_after(base.day, n)?)
        } else if let Some(month) = s.get(Slot::Month) {
            let here = i64::from(base.day.month());
            let day = s.get(Slot::Day);
            let (then, now) = ((month, day.unwrap_or(0)), (here, day.map_or(0, |_| i64::from(base.day.day()))));
            // In March "last February" is not last month but the year before; "the 3d of February last" is.
            let just = month + 1 == here && !s.has(Slot::Offset);
            let y = match step {
                -1 if then >= now || just => year - 1,
                1 if then <= now => year + 1,
                _ => year,
            };
            match day {
                Some(d) => Point::new(Unit::Day, ymd(y, month, d)?),
                None => Point::month(y, month)?,
            }
        } else if let Some(season) = s.get(Slot::Season) {
            let first = Point::season(year, season)?;
            let y = match step {
                -1 if first.day >= base.day
                    || base.at(Unit::Season).is_some_and(|p| p.sub == season && p.year() == year) =>
                {
                    year - 1
                }
                1 if first.day <= base.day => year + 1,
                0 if season == 3 && base.day.month() < 3 => year - 1,
                _ => year,
            };
            Point::season(y, season)?
        } else if let Some(part) = s.get(Slot::Part) {
            let n = if told || which == Which::Next { step } else { step.min(0) };
            Point::part(days_after(base.day, n)?, part)
        } else if let Some(holiday) = s.get(Slot::Holiday) {
            return self.holiday(s, Some((step, base, anchor, holiday)));
        } else if let (Some(Unit::Quarter), Some(q)) = (unit, s.get(Slot::Ordinal)) {
            Point::quarter(year + step, q)?
        } else {
            let unit = unit?;
            if told && base.grain > unit {
                return Some(match unit {
                    Unit::Day => Sense::blank(TimexType::Date, format!("{}-XX", pad(&base))),
                    Unit::Month => Sense::blank(TimexType::Date, format!("{}-XX", base.at(Unit::Year)?.value())),
                    _ => Sense::at(base.at(unit)?.plus(step, unit)?),
                });
            }
            // "over the weekend" in the news of a Monday is the one just past.
            let gone = unit == Unit::Weekend && step == 0 && base.day.weekday().num_days_from_monday() < 5;
            let told = s.has(Slot::Offset);
            let past = match self.tense(found) {
                Some(Tense::Future) => false,
                Some(Tense::Past) => true,
                _ => told,
            };
            let step = if gone && past { -1 } else { step };
            note = self.moved(&base, step, unit);
            let moved = base.at(unit)?.plus(step, unit)?;
            if unit == Unit::Season {
                Point { sub: moved.sub, ..moved }
            } else {
                moved
            }
        };
        if s.get(Slot::Month).is_none() && s.get(Slot::Part).is_some() && s.get(Slot::Weekday).is_some() {
            let part = s.get(Slot::Part)?;
            return Some(Sense { anchor, why: note, ..Sense::at(Point::part(point.day, part)) });
        }
        Some(Sense { anchor, why: note, ..Sense::at(point) })
    }

    /// What a find says without its modifier, and that: "late autumn".
    fn bare(&self, find: i64) -> (Slots, Option<TimexModifier>) {
        let slots = self.all[find as usize].slots;
        match slots.get(Slot::Mod).and_then(codes::modifier).zip(slots.get(Slot::Inner)) {
            Some((m, inner)) => (self.all[inner as usize].slots, Some(m)),
            None => (slots, None),
        }
    }

    /// The finer parts of a find within the find it holds.
    pub(super) fn within(&self, s: &Slots) -> Option<Sense> {
        let outer = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
        let (finer, modifier) = match s.get(Slot::Inner2) {
            Some(n) => self.bare(n),
            None => (*s, None),
        };
        let s = &finer;
        let Some(base) = outer.point else {
            return Some(outer);
        };
        let year = base.year();
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let point = if let Some(month) = s.get(Slot::Month) {
            match s.get(Slot::Day) {
                Some(day) => Point::new(Unit::Day, ymd(year, month, day)?),
                None => Point::month(year, month)?,
            }
        } else if let Some(season) = s.get(Slot::Season) {
            Point::season(year, season)?
        } else if let Some(weekday) = s.get(Slot::Weekday) {
            // "a Thursday last year": nobody says which.
            if base.grain > Unit::Week {
                return Some(outer);
            }
            let monday = base.at(Unit::Week)?.day;
            Point::new(Unit::Day, days_after(monday, weekday - 1)?)
        } else if let Some(holiday) = s.get(Slot::Holiday) {
            let day = holiday::day(holiday, year)?;
            Point::new(Unit::Day, day)
        } else if let Some(part) = s.get(Slot::Part) {
            Point::part(base.day, part)
        } else if let (Some(n), Some(unit)) = (s.get(Slot::Ordinal), unit) {
            match unit {
                Unit::Quarter => Point::quarter(year, n)?,
                Unit::Half if base.grain == Unit::Year => Point::half(year, n)?,
                Unit::Half => {
                    let mut sense = outer;
                    apply(if n == 1 { TimexModifier::Start } else { TimexModifier::End }, &mut sense);
                    return Some(sense);
                }
                Unit::Day => Point::new(Unit::Day, days_after(base.day, n - 1)?),
                Unit::Week => Point::new(Unit::Week, days_after(base.day, (n - 1) * 7)?).at(Unit::Week)?,
                unit => base.at(unit)?.plus(n - 1, unit)?,
            }
        } else if let Some(day) = s.get(Slot::Day) {
            Point::new(Unit::Day, ymd(year, i64::from(base.day.month()), day)?)
        } else {
            return Some(outer);
        };
        let mut sense = Sense {
            anchor: outer.anchor,
            stated: outer.stated,
            with_year: outer.with_year,
            why: outer.why,
            ..Sense::at(point)
        };
        if let Some(m) = modifier {
            apply(m, &mut sense);
        }
        Some(sense)
    }

    pub(super) fn holiday(&self, s: &Slots, picked: Option<(i64, Point, Anchor, i64)>) -> Option<Sense> {
        let id = s.get(Slot::Holiday)?;
        if let Some(year) = s.get(Slot::Year) {
            return holiday::day(id, year).map(|d| feast(id, d).stated());
        }
        let (step, base, anchor) = match picked {
            Some((step, base, anchor, _)) => (step, base, anchor),
            None => match self.now() {
                // A story of another year goes on: "in the summer of 1914, and by Christmas".
                Some((now, anchor)) => match self.context.told.as_ref().filter(|t| {
                    let near = t.with_year && t.point.grain < Unit::Year && t.sentence + 1 >= self.context.sentence;
                    near && (t.point.year() - now.year()).abs() > 1
                }) {
                    Some(t) => (2, t.point, Anchor::Told(t.span, t.words.clone())),
                    None => (0, now, anchor),
                },
                None => return Some(Sense::blank(TimexType::Date, "XXXX-XX-XX".into())),
            },
        };
        let days = (-1..=1).filter_map(|n| holiday::day(id, base.year() + n));
        let day = match step {
            -1 => days.filter(|d| *d < base.day).max(),
            1 => days.filter(|d| *d > base.day).min(),
            2 => days.filter(|d| *d >= base.day).min(),
            _ => days.min_by_key(|d| (*d - base.day).num_days().abs()),
        }?;
        Some(Sense { anchor, why: format!("nearest to {}", base.value()), ..feast(id, day) })
    }
}

/// A feast that begins on a day.
fn feast(id: i64, first: NaiveDate) -> Sense {
    let last = holiday::last_day(id, first);
    let (from, to) = (Point::new(Unit::Day, first), Point::new(Unit::Day, last));
    // The moon may be seen a day before or after the tables say.
    let doubt = if holiday::sighted(id) { 1440 } else { 0 };
    let loose =
        |w: Window| Window { earliest: w.earliest.map(|m| m.plus(-doubt)), latest: w.latest.map(|m| m.plus(doubt)) };
    if first == last {
        return Sense { bounds: Bounds::within(loose(from.window())), ..Sense::at(from) };
    }
    let bounds = Bounds { start: loose(from.window()), end: loose(to.window()) };
    Sense { bounds, ..Sense::blank(TimexType::Date, format!("{}/{}", from.value(), to.value())) }
}
