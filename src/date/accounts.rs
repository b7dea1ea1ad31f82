//! The quarters and years that a report of accounts speaks of.
//!
//! In: "the year-earlier period" after "the third quarter", in an article of 1989-10-26. Out: 1988-Q3.

use super::codes::Unit;
use super::find::Found;
use super::meaning::Kind;
use super::point::Point;
use super::resolve::Resolver;
use super::sense::{Anchor, Sense};
use super::slot::Slot;
use crate::model::{Bounds, Moment, Window};
use chrono::Datelike;

impl Resolver<'_> {
    /// The quarter that a report of accounts speaks of, if it was told within a few sentences.
    pub(super) fn accounts(&self) -> Option<(Point, Anchor)> {
        let c = &*self.context;
        let near = c.told_quarter.as_ref().filter(|t| c.sentence <= t.sentence + 8 && !c.to_date)?;
        Some((near.point, Anchor::Told(near.span, near.words.clone())))
    }

    pub(super) fn period(&self, found: &Found, unit: Option<Unit>) -> Option<Sense> {
        let s = &found.slots;
        if let Some(sense) = self.ended(found) {
            return Some(sense);
        }
        let back = s.get(Slot::Offset).unwrap_or(0);
        let (base, anchor) = match (&self.context.told_quarter, self.context.published) {
            (Some(t), _) => (t.point, Anchor::Told(t.span, t.words.clone())),
            (None, Some(p)) => (p.plus(-1, Unit::Quarter)?.at(Unit::Quarter)?, Anchor::Published),
            (None, None) => return None,
        };
        let year = s.get(Slot::Year).unwrap_or(base.year());
        let quarter = s.get(Slot::Ordinal).unwrap_or((i64::from(base.day.month()) + 2) / 3);
        let base = Point::quarter(year, quarter)?;
        let point = match unit {
            Some(Unit::Year) => self.context.published?.at(Unit::Year)?,
            // "For the nine months it lost less than in the 1988 period."
            _ if self.context.to_date && !s.has(Slot::Ordinal) && (back != 0 || s.has(Slot::Year)) => {
                base.at(Unit::Year)?
            }
            _ => base,
        };
        let point = point.plus(back, Unit::Year)?;
        Some(Sense { anchor, why: self.moved(&base, back, Unit::Year), ..Sense::at(point) })
    }

    /// "The quarter ended July 31": the one that most of it lay in.
    fn ended(&self, found: &Found) -> Option<Sense> {
        let s = &found.slots;
        let past = self.tokens.get(found.last).is_some_and(|t| self.k.lexicon.has(t.entry, self.k.ended));
        // "The fiscal first quarter was good. Sales in the quarter ended Sept. 30 rose."
        let told = self.context.told_quarter.as_ref().is_some_and(|t| self.context.sentence <= t.sentence + 3);
        if !past || told || s.has(Slot::Offset) || s.has(Slot::Year) || s.has(Slot::Ordinal) {
            return None;
        }
        let end = self.all.iter().find(|f| f.first == found.last + 1 && f.kind == Kind::Day)?;
        let end = self.sense(end)?;
        let point = end.point?.plus(-1, Unit::Month)?.at(Unit::Quarter)?;
        Some(Sense { anchor: end.anchor, why: format!("ended {}", end.value), ..Sense::at(point) })
    }
}

/// A year of accounts begins or ends in the calendar year it is named by, most often in April or in March of the next.
pub fn accounts(sense: Sense) -> Sense {
    let Window { earliest, latest } = sense.bounds.start;
    let moved = |m: Option<Moment>, months| m.map(|m| m.plus_months(months));
    let window =
        Window { earliest: moved(earliest, -9), latest: moved(latest.map(|m| m.plus(1)), 3).map(|m| m.plus(-1)) };
    Sense { bounds: Bounds::within(window), ..sense }
}
