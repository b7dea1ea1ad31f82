//! Decades, centuries, and years before the common era.
//!
//! In: "the 19th century". Out: 18, 1800 to 1900.

use super::codes::Unit;
use super::find::Slots;
use super::parts::Parts;
use super::point::{days_after, julian_lag, ymd, Point};
use super::resolve::Resolver;
use super::sense::Sense;
use super::slot::Slot;
use crate::model::{Bounds, TimexModifier, Window};
use chrono::Datelike;

impl Resolver<'_> {
    pub(super) fn decade(&self, s: &Slots) -> Option<Sense> {
        let first = s.get(Slot::Decade)?;
        let era = s.get(Slot::Era);
        let first = if first >= 100 {
            // "the 470s" alone may be anything.
            (first >= 1000 || era.is_some()).then_some(first)?
        } else {
            match (&self.context.told, self.context.narrative) {
                // After 2001 "the '90s" are those before.
                (Some(t), true) => {
                    let there = t.point.year().div_euclid(100) * 100 + first;
                    there - if there > t.point.year() + 50 { 100 } else { 0 }
                }
                _ => 1900 + first,
            }
        };
        // "the 1800s" are a century, "the 1810s" and "the 2000s" are ten years.
        if first % 100 == 0 && (1000..2000).contains(&first) && era.is_none() {
            return Some(Sense::at(Point::years(Unit::Century, first)?).stated());
        }
        let first = if era == Some(0) { -first - 8 } else { first };
        Some(Sense::at(Point::years(Unit::Decade, first)?).stated())
    }

    /// A day of the Julian calendar, "May 30 (O.S.), 1672", by the Gregorian.
    pub(super) fn julian(&self, s: &Slots) -> Option<Sense> {
        let inner = &self.all[s.get(Slot::Inner)? as usize];
        let mut old = self.sense(inner)?;
        if let Some(year) = s.get(Slot::Inner2).and_then(|n| self.sense(&self.all[n as usize])?.point) {
            let parts = Parts::of(&inner.slots);
            old = Sense::at(Point::new(Unit::Day, ymd(year.year(), parts.month?, parts.day?)?)).stated();
        }
        let point = old.point?;
        let ahead = julian_lag(point.day);
        let (day, why) = (days_after(point.day, ahead)?, format!("Julian {} + {ahead} days", old.value));
        let (stated, with_year) = (old.stated, old.with_year);
        Some(Sense { anchor: old.anchor, stated, with_year, why, ..Sense::at(Point { day, ..point }) })
    }

    pub(super) fn before_era(&self, s: &Slots) -> Option<Sense> {
        let inner = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
        let point = inner.point?;
        let day = ymd(1 - point.year(), i64::from(point.day.month()), i64::from(point.day.day()))?;
        Some(Sense::at(Point { day, ..point }).stated())
    }
}

/// The n-th hundred years, of the common era or before it.
pub fn century(n: i64, before_era: bool) -> Option<Sense> {
    if before_era {
        return Some(Sense::at(Point::years(Unit::Century, 1 - 100 * n)?).stated());
    }
    let mut sense = Sense::at(Point::years(Unit::Century, (n - 1) * 100)?).stated();
    if n == 1 {
        sense.value = "00".into();
    }
    Some(sense)
}

/// "the second quarter of the 19th century"
pub fn quarter_of(century: Sense, n: i64) -> Option<Sense> {
    use TimexModifier::{End, Mid, Start};
    let modifier = [Start, Mid, Mid, End].get(usize::try_from(n - 1).ok()?).copied();
    let first = century.point?.plus(25 * (n - 1), Unit::Year)?;
    // The 20th century is 1900 to 1999 to some, 1901 to 2000 to others.
    let last = first.plus(25, Unit::Year)?.at(Unit::Year)?;
    let window = Window { earliest: first.window().earliest, latest: last.window().latest };
    Some(Sense { modifier, bounds: Bounds::within(window), ..century })
}
