//! Times of day on their day, and repeated times.
//!
//! In: "Just before 10:30 a.m." after "On Monday". Out: that Monday at 10:30.

use super::codes::{Unit, PARTS, SEASONS};
use super::find::{Found, Slots};
use super::length::{duration, ONE};
use super::number::Count;
use super::parts::Parts;
use super::point::{ymd, Point};
use super::resolve::Resolver;
use super::sense::{Anchor, Sense};
use super::slot::Slot;
use crate::model::{Dated, TimexType};
use chrono::Datelike;

impl Resolver<'_> {
    pub(super) fn on_day(&self, time: &Found, day: Option<Sense>) -> Option<Sense> {
        let s = &time.slots;
        let s = match s.get(Slot::Inner2) {
            Some(n) if !s.has(Slot::Clock) && !s.has(Slot::Part) && !s.has(Slot::Count) => &self.all[n as usize].slots,
            _ => s,
        };
        let spoken = s.get(Slot::Count).and_then(|c| Count::unpack(c).whole()).filter(|n| (0..=24).contains(n));
        // "6:30 this evening"
        let late =
            day.as_ref().and_then(|d| d.point).is_some_and(|p| p.grain == Unit::Part && (2..=4).contains(&p.sub));
        let clock = s.get(Slot::Clock).or(spoken.map(|n| n * 60)).map(|c| {
            let c = (c + s.get(Slot::Minute).unwrap_or(0)).max(0);
            match s.get(Slot::Meridiem).or(late.then_some(1)) {
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

impl Resolver<'_> {
    /// "9:20 a.m. (0620 GMT) Tuesday": both on that day, each told on its own.
    pub(super) fn two_clocks(&mut self, found: &Found, rule: &'static str, out: &mut Vec<Dated>) {
        let inner = |slot| found.slots.get(slot).map(|n| self.all[n as usize]);
        let (Some(day), Some(one), Some(two)) = (inner(Slot::Inner), inner(Slot::Inner2), inner(Slot::Inner3)) else {
            return;
        };
        let on = self.sense(&day);
        let times = [one, two].map(|time| (time, on.clone().and_then(|on| self.on_day(&time, Some(on)))));
        for (found, sense) in times.into_iter().chain([(day, on.clone())]) {
            if let Some(sense) = sense {
                let dated = self.tell(found.first, found.last, sense, rule);
                out.push(dated);
            }
        }
    }

    /// "281430Z MAY 07"; without a month it is of the month of publication.
    pub(super) fn group(&self, s: &Slots) -> Option<Sense> {
        let clock = s.get(Slot::Clock)?;
        let parts = Parts::of(s);
        let (year, month, now) = match (self.said_year(&parts), parts.month) {
            (Some(year), Some(month)) => (year, month, None),
            _ => {
                let (now, anchor) = self.now()?;
                let month = parts.month.unwrap_or(i64::from(now.day.month()));
                (now.year(), month, Some((anchor, format!("the month of {}", now.value()))))
            }
        };
        let sense = Sense::at(Point::minute(ymd(year, month, clock / 1440)?, clock % 1440, Unit::Minute));
        Some(match now {
            Some((anchor, why)) => Sense { anchor, why, ..sense },
            None => sense.stated(),
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
        let ordinal = s.get(Slot::Ordinal).map_or(ONE, Count::of_whole);
        let count = s.get(Slot::Count).map_or(ordinal, Count::unpack);
        duration(count, unit?)?.value
    };
    let freq = s.get(Slot::Frequency).map(|n| format!("{n}X"));
    Some(Sense { quant: Some("EVERY"), freq, ..Sense::blank(TimexType::Set, value) })
}
