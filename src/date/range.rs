//! Two dates in one: "March 1-3", "from 1812 to 1815".
//!
//! In: "March 1-3". Out: 1 March, from; 3 March, until.

use super::codes::{self, Tense, Unit};
use super::era::century;
use super::find::{Found, Slots};
use super::number::Count;
use super::parts::Parts;
use super::point::Point;
use super::resolve::Resolver;
use super::scan::Shape;
use super::sense::{apply, Sense};
use super::slot::Slot;
use crate::model::{Dated, Lean, TimexType};

impl Resolver<'_> {
    /// The two dates of a range, each told on its own.
    pub(super) fn range(&mut self, found: &Found, cut: usize, rule: &'static str, out: &mut Vec<Dated>) {
        let mut first_end = cut;
        while first_end > found.first + 1 && self.joins(first_end - 1) {
            first_end -= 1;
        }
        let spans = (first_end..cut).any(|i| self.k.lexicon.value(self.tokens[i].entry, self.k.joiner) == Some(1));
        let (from, until) = if spans { (Lean::From, Lean::Until) } else { (Lean::At, Lean::At) };
        let s = &found.slots;
        let (first, second) = match s.get(Slot::Ordinal).zip(s.get(Slot::Ordinal2)) {
            Some((a, b)) => (self.century_of(s, a, Slot::Mod), self.century_of(s, b, Slot::Mod2)),
            None if s.has(Slot::Weekday2) => self.weekdays(found),
            None if s.has(Slot::Inner2) => self.hours(found),
            None => self.both(found),
        };
        for (start, end, sense, lean) in [(found.first, first_end, first, from), (cut, found.last, second, until)] {
            if let Some(mut sense) = sense {
                sense.lean = lean;
                let dated = self.tell(start, end, sense, rule);
                out.push(dated);
            }
        }
    }

    /// "between 3 and 4 p.m.": the first hour in the same half of the day, or in the one before.
    fn hours(&self, found: &Found) -> (Option<Sense>, Option<Sense>) {
        let s = &found.slots;
        let inner = |slot| s.get(slot).map(|n| self.all[n as usize]);
        let day = inner(Slot::Inner).and_then(|day| self.sense(&day));
        let second = inner(Slot::Inner2).and_then(|time| self.on_day(&time, day));
        let first = second.clone().zip(s.get(Slot::Clock)).and_then(|(second, clock)| {
            let (point, clock) = (second.point?, clock % 720);
            let late = point.sub >= 720 && clock + 720 < point.sub;
            Some(second.on(Point::minute(point.day, clock + if late { 720 } else { 0 }, Unit::Minute)))
        });
        (first, second)
    }

    /// "from Monday to Thursday": the last four such days in a story of the past, the next in one of the future.
    fn weekdays(&self, found: &Found) -> (Option<Sense>, Option<Sense>) {
        let ends = (found.slots.get(Slot::Weekday), found.slots.get(Slot::Weekday2));
        let (Some(from), Some(to)) = ends else { return (None, None) };
        let ahead = self.tense(found) == Some(Tense::Future);
        let told = self.weekday(if ahead { from } else { to }, found);
        let length = (to - from).rem_euclid(7) * if ahead { 1 } else { -1 };
        let other = told.as_ref().and_then(|t| {
            let point = t.point?.plus(length, Unit::Day)?;
            let why = self.moved(&t.point?, length, Unit::Day);
            Some(Sense { anchor: t.anchor.clone(), why, ..Sense::at(point) })
        });
        if ahead {
            (told, other)
        } else {
            (other, told)
        }
    }

    /// "the late 18th and early 19th centuries"
    fn century_of(&self, s: &Slots, n: i64, edge: Slot) -> Option<Sense> {
        let mut sense = century(n, s.get(Slot::Era) == Some(0))?;
        if let Some(m) = s.get(edge).and_then(codes::modifier) {
            apply(m, &mut sense);
        }
        Some(sense)
    }

    /// "1939-45", "March 1-3", "1-3 March 1980", "March 30 - April 2, 1981", "499-493 BC"
    fn both(&self, found: &Found) -> (Option<Sense>, Option<Sense>) {
        let s = &found.slots;
        let era = s.get(Slot::Era);
        let year_of = |slot| s.get(slot).and_then(|y| if era.is_some() { Count::unpack(y).whole() } else { Some(y) });
        let year = year_of(Slot::Year);
        let short = s.get(Slot::Short).zip(year).map(|(short, year)| year.div_euclid(100) * 100 + short);
        let last = short.or(year_of(Slot::Year2)).or(year);
        let (month, season) = (s.get(Slot::Month), s.get(Slot::Season));
        let before_era = era.map(|e| e == 0);
        let day = s.get(Slot::Day);
        let a = Parts { year: year.or(last), month, day, season, before_era, ..Parts::default() };
        let b = Parts {
            year: last,
            month: s.get(Slot::Month2).or(month),
            day: s.get(Slot::Day2),
            season: s.get(Slot::Season2),
            ..a
        };
        let first = self.parts(a, found);
        let told = first.as_ref().and_then(|f| f.point).filter(|_| b.year.is_none());
        let year = told.map(|p| p.year() + i64::from(b.month < a.month));
        let second = match year {
            Some(year) => b.on_year(year).zip(first.clone()).map(|(p, f)| Sense { anchor: f.anchor, ..Sense::at(p) }),
            None => self.parts(b, found),
        };
        (first, second)
    }

    /// The second of two finds with a word between them: "from March 2003 to June 2004", "between 1980 and 1988".
    pub(super) fn spans(&self, first: usize, sense: &mut Sense, out: &mut [Dated]) {
        let Some((joint, end)) = first.checked_sub(1).zip(first.checked_sub(2)) else { return };
        let begins = self.offset + self.tokens[end].end as usize;
        let Some(before) = out.last_mut().filter(|d| d.span.end == begins && sense.lean == Lean::At) else { return };
        let both = sense.point.is_some() && matches!(before.kind, TimexType::Date | TimexType::Time);
        let opens = self.tokens[..joint].iter().rposition(|t| self.offset + (t.start as usize) < before.span.start);
        let between = opens.is_some_and(|i| self.k.lexicon.has(self.tokens[i].entry, self.k.between));
        match self.k.lexicon.value(self.tokens[joint].entry, self.k.joiner) {
            Some(1) if both && before.lean == Lean::From => sense.lean = Lean::Until,
            Some(0) if both && between => (before.lean, sense.lean) = (Lean::From, Lean::Until),
            _ => {}
        }
    }

    /// Whether a token only joins the two ends of a range.
    pub(super) fn joins(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.shape == Shape::Word
            && (t.end - t.start == 1 || self.k.lexicon.lean(t.entry).is_some() || self.k.joiner(t.entry))
    }
}
