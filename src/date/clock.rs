//! Times of day on their day, and repeated times.
//!
//! In: "Just before 10:30 a.m." after "On Monday". Out: that Monday at 10:30.

use super::codes::{Unit, PARTS, SEASONS};
use super::find::{Found, Slots};
use super::length::{duration, ONE};
use super::number::Count;
use super::point::Point;
use super::resolve::Resolver;
use super::sense::{Anchor, Sense};
use super::slot::Slot;
use crate::model::TimexType;

impl Resolver<'_> {
    pub(super) fn on_day(&self, time: &Found, day: Option<Sense>) -> Option<Sense> {
        let s = &time.slots;
        let s = match s.get(Slot::Inner2) {
            Some(n) if !s.has(Slot::Clock) && !s.has(Slot::Part) => &self.all[n as usize].slots,
            _ => s,
        };
        let clock = s.get(Slot::Clock).map(|c| {
            let c = c + s.get(Slot::Minute).unwrap_or(0);
            match s.get(Slot::Meridiem) {
                Some(1) if c < 720 => c + 720,
                Some(0) if (720..780).contains(&c) => c - 720,
                _ => c,
            }
        });
        let base = match day {
            Some(day) => match day.point {
                Some(point) => Some((point.day, day.anchor, day.stated, day.why)),
                None => {
                    let mut day = day;
                    day.kind = TimexType::Time;
                    day.value = match (clock, s.get(Slot::Part)) {
                        (Some(c), _) => format!("{}T{:02}:{:02}", day.value, c / 60, c % 60),
                        (None, Some(p)) => format!("{}T{}", day.value, PARTS[p.clamp(0, 5) as usize]),
                        _ => day.value,
                    };
                    return Some(day);
                }
            },
            None => {
                // The day that is being told, when one was; else the day of publication.
                let told = self.context.told_day.as_ref().map(|t| {
                    (t.point.day, Anchor::Told(t.span, t.words.clone()), false, format!("the day of {}", t.words))
                });
                // A history does not tell of the day it was printed.
                let now = self.context.published.filter(|_| !self.context.narrative);
                told.or_else(|| now.map(|p| (p.day, Anchor::Published, false, format!("the day of {}", p.value()))))
            }
        };
        let Some((day, anchor, stated, why)) = base else {
            return Some(any_day(clock, s.get(Slot::Part)));
        };
        let point = match (clock, s.get(Slot::Part)) {
            (Some(c), _) => Point::minute(day, c, Unit::Minute),
            (None, p) => Point::part(day, p?),
        };
        let sense = Sense { anchor, stated, with_year: stated, why, ..Sense::at(point) };
        // Midnight ends the day it is said of.
        Some(match clock {
            Some(1440) => Sense { value: format!("{}T24:00", Point::new(Unit::Day, day).value()), ..sense },
            _ => sense,
        })
    }
}

/// A time of a day that nobody names.
pub fn any_day(clock: Option<i64>, part: Option<i64>) -> Sense {
    let value = match (clock, part) {
        (Some(c), _) => format!("XXXX-XX-XXT{:02}:{:02}", c / 60 % 24, c % 60),
        (None, p) => format!("XXXX-XX-XXT{}", PARTS[p.unwrap_or(5).clamp(0, 5) as usize]),
    };
    Sense::blank(TimexType::Time, value)
}

/// "every Tuesday", "each morning", "daily".
pub fn every(s: &Slots, unit: Option<Unit>) -> Option<Sense> {
    let value = if let Some(w) = s.get(Slot::Weekday) {
        match s.get(Slot::Part) {
            Some(p) => format!("XXXX-WXX-{w}T{}", PARTS[p.clamp(0, 5) as usize]),
            None => format!("XXXX-WXX-{w}"),
        }
    } else if let Some(p) = s.get(Slot::Part) {
        format!("XXXX-XX-XXT{}", PARTS[p.clamp(0, 5) as usize])
    } else if let Some(m) = s.get(Slot::Month) {
        format!("XXXX-{m:02}")
    } else if let Some(season) = s.get(Slot::Season) {
        format!("XXXX-{}", SEASONS[season.clamp(0, 3) as usize])
    } else {
        let count = s.get(Slot::Count).map_or(ONE, Count::unpack);
        duration(count, unit?, 0)?.value
    };
    let freq = s.get(Slot::Frequency).map(|n| format!("{n}X"));
    Some(Sense { quant: Some("EVERY"), freq, ..Sense::blank(TimexType::Set, value) })
}
