//! Dates by their parts: what is not said comes from what was told, or from publication and tense.
//!
//! In: "June" in an article of 2007-05-29 that says "will meet in June". Out: 2007-06.

use super::codes::{self, Ref, Tense, Unit, PARTS, SEASONS};
use super::context::Told;
use super::find::{Found, Slots};
use super::holiday;
use super::number::Count;
use super::point::{days_after, ymd, Point};
use super::resolve::Resolver;
use super::sense::{Anchor, Sense};
use super::slot::Slot;
use crate::model::{Bounds, Lean, Moment, TimexType, Window};
use chrono::{Datelike, NaiveDate};

/// The parts of a date.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parts {
    /// As said.
    pub year: Option<i64>,
    /// As said.
    pub short: Option<i64>,
    /// As said.
    pub month: Option<i64>,
    /// As said.
    pub day: Option<i64>,
    /// As said.
    pub weekday: Option<i64>,
    /// As said.
    pub season: Option<i64>,
    /// As said.
    pub quarter: Option<i64>,
    /// As said.
    pub half: Option<i64>,
    /// Which of the weekdays of its month; the fifth is the last.
    pub nth: Option<i64>,
    /// What it is the last of, in its month or year.
    pub last: Option<Unit>,
    /// As said.
    pub before_era: Option<bool>,
}

/// The number of "last" among ordinals: the fifth weekday of a month is its last.
const LAST: i64 = 5;

impl Parts {
    pub(super) fn of(s: &Slots) -> Parts {
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let ordinal = s.get(Slot::Ordinal);
        Parts {
            year: s
                .get(Slot::Year)
                .or_else(|| s.get(Slot::Era).and(s.get(Slot::Count)).and_then(|c| Count::unpack(c).whole())),
            short: s.get(Slot::Short),
            month: s.get(Slot::Month),
            day: s.get(Slot::Day),
            weekday: s.get(Slot::Weekday),
            season: s.get(Slot::Season),
            quarter: ordinal.filter(|_| unit == Some(Unit::Quarter)),
            half: ordinal.filter(|_| unit == Some(Unit::Half)),
            nth: ordinal.filter(|_| s.has(Slot::Weekday)),
            last: unit.filter(|u| ordinal == Some(LAST) && !matches!(u, Unit::Quarter | Unit::Half)),
            before_era: s.get(Slot::Era).map(|e| e == 0),
        }
    }

    pub(super) fn on_year(&self, year: i64) -> Option<Point> {
        if let Some(unit) = self.last {
            let whole = self.month.map_or_else(|| Point::years(Unit::Year, year), |m| Point::month(year, m))?;
            return Point { day: days_after(whole.plus(1, whole.grain)?.day, -1)?, ..whole }.at(unit);
        }
        if let (Some(n), Some(month), Some(weekday)) = (self.nth, self.month, self.weekday) {
            return holiday::nth(year, month, weekday, n).map(|d| Point::new(Unit::Day, d));
        }
        if let Some(month) = self.month {
            return match self.day {
                Some(day) => ymd(year, month, day).map(|d| Point::new(Unit::Day, d)),
                None => Point::month(year, month),
            };
        }
        if let Some(season) = self.season {
            return Point::season(year, season);
        }
        if let Some(q) = self.quarter {
            return Point::quarter(year, q);
        }
        if let Some(h) = self.half {
            return Point::half(year, h);
        }
        Point::years(Unit::Year, year)
    }

    pub(super) fn without_year(&self) -> Sense {
        let value = match (self.month, self.day) {
            (Some(m), Some(d)) => format!("XXXX-{m:02}-{d:02}"),
            (Some(m), None) => format!("XXXX-{m:02}"),
            _ => match (self.season, self.quarter, self.half) {
                (Some(s), _, _) => format!("XXXX-{}", SEASONS[s.clamp(0, 3) as usize]),
                (_, Some(q), _) => format!("XXXX-Q{q}"),
                (_, _, Some(h)) => format!("XXXX-H{h}"),
                _ => "XXXX".to_owned(),
            },
        };
        Sense::blank(TimexType::Date, value)
    }
}

impl Resolver<'_> {
    pub(super) fn deictic(&self, s: &Slots) -> Option<Sense> {
        let offset = s.get(Slot::Offset)?;
        // "Today the fort is a museum": a history does not mean the day it was printed.
        if self.context.narrative && self.context.published.is_some() && offset == 0 && !s.has(Slot::Part) {
            return Some(self.reference(Ref::Present));
        }
        let Some((now, anchor)) = self.now() else {
            let mut value = "XXXX-XX-XX".to_owned();
            if let Some(part) = s.get(Slot::Part) {
                value = format!("{value}T{}", PARTS[part.clamp(0, 5) as usize]);
                return Some(Sense::blank(TimexType::Time, value));
            }
            return Some(Sense::blank(TimexType::Date, value));
        };
        let day = days_after(now.day, offset)?;
        let point = match s.get(Slot::Part) {
            Some(part) => Point::part(day, part),
            None => Point::new(Unit::Day, day),
        };
        Some(Sense { anchor, why: self.moved(&now, offset, Unit::Day), ..Sense::at(point) })
    }

    /// A date by its parts; what is missing comes from what was told, or from publication and tense.
    pub(super) fn parts(&self, p: Parts, found: &Found) -> Option<Sense> {
        // "an Audi Q7"
        if p.quarter.is_some_and(|q| !(1..=4).contains(&q)) || p.half.is_some_and(|h| !(1..=2).contains(&h)) {
            return None;
        }
        let stated = p.year.is_some() || p.short.is_some();
        if let Some(year) = self.said_year(&p) {
            let point = p.on_year(year)?;
            let sense = Sense::at(point);
            return Some(if stated { sense.stated() } else { sense });
        }
        if let (Some(weekday), None, None) = (p.weekday, p.month, p.day) {
            return self.weekday(weekday, found);
        }
        if let (None, Some(day)) = (p.month, p.day) {
            // "the 9th": of the month that was told, else of the one that tense tells.
            let told = self.then().filter(|(p, a)| matches!(a, Anchor::Told(..)) && p.grain <= Unit::Month);
            let (base, anchor) = match told {
                Some(told) => told,
                None => {
                    let (now, anchor) = self.now()?;
                    let step = match self.tense(found) {
                        Some(Tense::Future) if day < i64::from(now.day.day()) => 1,
                        Some(Tense::Past) if day > i64::from(now.day.day()) => -1,
                        _ => 0,
                    };
                    (now.at(Unit::Month)?.plus(step, Unit::Month)?, anchor)
                }
            };
            let date = ymd(base.year(), i64::from(base.day.month()), day)?;
            return Some(Sense {
                anchor,
                why: format!("{} of {}", day, base.value()),
                ..Sense::at(Point::new(Unit::Day, date))
            });
        }
        let Some((year, anchor, why)) = self.year_for(&p, found) else {
            return Some(p.without_year());
        };
        let point = p.on_year(year).or_else(|| p.on_year(year - 1)).or_else(|| p.on_year(year + 1))?;
        Some(Sense { anchor, why, calendar: true, ..Sense::at(point) })
    }

    pub(super) fn said_year(&self, p: &Parts) -> Option<i64> {
        if let Some(y) = p.year {
            return Some(match p.before_era {
                Some(true) => 1 - y,
                _ => y,
            });
        }
        let short = p.short?;
        if let Some(told) = self.context.told.as_ref().filter(|t| t.with_year && self.context.narrative) {
            return Some(told.point.year().div_euclid(100) * 100 + short);
        }
        let pivot = self.context.published.map_or(2030, |d| d.year() + 10);
        let year = pivot.div_euclid(100) * 100 + short;
        Some(if year <= pivot { year } else { year - 100 })
    }

    /// The year of a date that does not say it: its number, where it comes from, and the words for it.
    pub(super) fn year_for(&self, p: &Parts, found: &Found) -> Option<(i64, Anchor, String)> {
        let c = &*self.context;
        let told = c.told.as_ref();
        let from_told =
            |t: &Told| (t.point.year(), Anchor::Told(t.span, t.words.clone()), format!("the year of {}", t.words));
        // "June 27, 1709 (July 8)": the same day by another calendar, or one right after it.
        let aside = found.first > 1 && self.k.lexicon.has(self.tokens[found.first - 1].entry, self.k.open);
        let said = self.offset + found.first.checked_sub(2).map_or(0, |i| self.tokens[i].end as usize);
        if let Some(t) = told.filter(|t| {
            aside && t.with_year && t.point.grain <= Unit::Day && t.span.end <= said && said <= t.span.end + 1
        }) {
            let near = (-1..=1).filter_map(|n| p.on_year(t.point.year() + n));
            let near = near.min_by_key(|point| (point.day - t.point.day).num_days().abs())?;
            return Some((near.year(), Anchor::Told(t.span, t.words.clone()), format!("nearest to {}", t.words)));
        }
        let Some(now) = c.published else { return told.map(from_told) };
        if c.narrative && !self.looks_ahead(found) {
            if let Some(t) = told {
                // After December comes the next January; and back, but never two years from the one that was said.
                let turned = t.point.year() - c.said_year.unwrap_or(t.point.year());
                let ahead = self.leans(found.first) == Some(Lean::By) || self.tense(found) == Some(Tense::Future);
                let turn = p.month.filter(|_| t.point.grain < Unit::Year).map_or(0, |m| {
                    match m - i64::from(t.point.day.month()) {
                        ..=-7 if turned <= 0 => 1,
                        7.. if turned >= 0 && !ahead && !t.with_year => -1,
                        _ => 0,
                    }
                });
                let (year, anchor, why) = from_told(t);
                return Some((year + turn, anchor, why));
            }
        }
        // News that looks back goes on: "in October 1962 ... on Oct. 28".
        let past = self.tense(found) == Some(Tense::Past);
        let close = |d: Point| (if past { -60..=0 } else { -60..=60 }).contains(&(d.day - now.day).num_days());
        let near = (-1..=1).filter_map(|n| p.on_year(now.year() + n)).any(close);
        let goes_on = |t: &&Told| {
            let on = p.on_year(t.point.year()).map_or(-1, |on| (on.day - t.point.day).num_days());
            t.with_year && t.point.grain < Unit::Year && t.sentence + 1 >= c.sentence && (0..=92).contains(&on)
        };
        if let Some(t) =
            told.filter(|t| t.point.year() < now.year() - 1 && p.quarter.is_none() && !near).filter(goes_on)
        {
            return Some(from_told(t));
        }
        let here = now.year();
        let mut best: Option<(i64, i64)> = None;
        // Accounts speak of the quarters around publication, whatever the tense: "will report third-quarter earnings".
        let tense = self.tense(found).filter(|t| p.quarter.is_none() || *t == Tense::Past);
        for year in [here, here - 1, here + 1] {
            let Some(point) = p.on_year(year) else { continue };
            let w = point.window();
            let (Some(first), Some(last), Some(today)) = (w.earliest, w.latest, now.window().earliest) else {
                continue;
            };
            let first = if point.grain == Unit::Season && point.sub == 3 { Moment::of_date(point.day) } else { first };
            let away = if today < first {
                first.0 - today.0
            } else if today > last {
                last.0 - today.0
            } else {
                0
            };
            let days = away / 1440;
            let fine = point.grain <= Unit::Day;
            let cost = match tense {
                Some(Tense::Past) if days > 0 => days * if fine { 12 } else { 16 } + 30,
                Some(Tense::Future) if days < 0 => -days * if fine { 12 } else { 16 } + 30,
                _ => days.abs(),
            };
            if best.is_none_or(|(_, c)| cost < c) {
                best = Some((year, cost));
            }
        }
        let why = format!(
            "nearest {} to {}",
            match tense {
                Some(Tense::Past) => "one before",
                Some(Tense::Future) => "one after",
                _ => "one",
            },
            c.published_text
        );
        best.map(|(year, _)| (year, Anchor::Published, why))
    }

    /// Whether the words before look ahead from the day of writing, whatever history they stand in: "it will be held on June 3".
    fn looks_ahead(&self, found: &Found) -> bool {
        let before = (0..found.first).rev().take(10).take_while(|i| !self.tokens[i + 1].opens());
        before.into_iter().any(|i| self.k.lexicon.has(self.tokens[i].entry, self.k.will))
    }

    pub(super) fn weekday(&self, weekday: i64, found: &Found) -> Option<Sense> {
        let base = if self.context.narrative && !self.looks_ahead(found) {
            self.context.told_day.as_ref().map(|t| (t.point, Anchor::Told(t.span, t.words.clone())))
        } else {
            None
        };
        let narrated = base.is_some();
        let Some((now, anchor)) = base.or_else(|| self.context.published.map(|p| (p, Anchor::Published))) else {
            return Some(Sense::blank(TimexType::Date, format!("XXXX-WXX-{weekday}")));
        };
        let today = i64::from(now.day.weekday().num_days_from_monday()) + 1;
        let tense = self.tense(found);
        let forward = (weekday - today).rem_euclid(7);
        let (n, word) = match tense {
            _ if narrated => (forward, "on from"),
            Some(Tense::Future) => (if forward == 0 { 0 } else { forward }, "after"),
            _ => (if forward == 0 { 0 } else { forward - 7 }, "before"),
        };
        let point = Point::new(Unit::Day, days_after(now.day, n)?);
        Some(Sense { anchor, why: format!("the weekday {word} {}", now.value()), ..Sense::at(point) })
    }
}

pub fn figures(code: i64) -> Option<Sense> {
    let day = NaiveDate::from_num_days_from_ce_opt((code >> 16) as i32)?;
    let minute = code & 0xFFFF;
    let point = if minute == 0xFFFF { Point::new(Unit::Day, day) } else { Point::minute(day, minute, Unit::Minute) };
    Some(Sense::at(point).stated())
}

/// "5/3/2016" may be of May or of March: the American reading, with bounds that hold both.
pub fn either_way(words: &str, sense: Sense) -> Sense {
    let mut numbers = words.split(['/', '-']).map(|n| n.parse::<u32>());
    let (Some(Ok(a)), Some(Ok(b)), Some(point)) = (numbers.next(), numbers.next(), sense.point) else { return sense };
    let (day, month) = (point.day.day(), point.day.month());
    let other = point.day.with_month(day).filter(|_| (a, b) == (month, day)).and_then(|d| d.with_day(month));
    let Some(other) = other.filter(|d| *d != point.day && point.grain == Unit::Day) else { return sense };
    let (first, last) = (point.day.min(other), point.day.max(other));
    let window = |d| Point::new(Unit::Day, d).window();
    let bounds = Bounds::within(Window { earliest: window(first).earliest, latest: window(last).latest });
    Sense { bounds, ..sense }
}
