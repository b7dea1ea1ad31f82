//! What relative words are counted from (the day of printing, or what a history told last), and what the words around a date do to it.
//!
//! In: "today", "that day", "now" in an article of 2007-05-29. Out: 2007-05-29, from the printing; what is told of 1979, from there.

use super::codes::{self, Ref, Unit};
use super::length::{extent, unknown};
use super::point::Point;
use super::resolve::Resolver;
use super::scan::{Shape, Token};
use super::sense::{Anchor, Sense};
use crate::model::{Bounds, Lean, TimexType, Window};

impl Resolver<'_> {
    /// A vague past, present or future.
    pub(super) fn reference(&self, r: Ref) -> Sense {
        let mut sense = Sense::blank(
            TimexType::Date,
            match r {
                Ref::Past => "PAST_REF",
                Ref::Present => "PRESENT_REF",
                Ref::Future => "FUTURE_REF",
            }
            .to_owned(),
        );
        if let Some(now) = self.context.published {
            let w = now.window();
            sense.bounds = Bounds::within(match r {
                Ref::Past => Window { earliest: None, latest: w.latest },
                Ref::Present => w,
                Ref::Future => Window { earliest: w.earliest, latest: None },
            });
            sense.anchor = Anchor::Published;
        }
        sense
    }

    /// What is counted from a printing of which only the month or the year is known: it may be as much later.
    pub(super) fn blur(&self, sense: Sense) -> Sense {
        let doubt = self.context.doubt;
        let coarse = |p: Point| extent(p.grain).0 * 44_640 + extent(p.grain).1 > doubt;
        if doubt == 0 || sense.anchor != Anchor::Published || sense.point.is_some_and(coarse) {
            return sense;
        }
        // A month and a day say themselves what they are; a year's doubt is theirs too, on either side.
        if sense.calendar && doubt < 300 * 1440 {
            return sense;
        }
        let back = if sense.calendar { doubt } else { 0 };
        let loose =
            |w: Window| Window { earliest: w.earliest.map(|m| m.plus(-back)), latest: w.latest.map(|m| m.plus(doubt)) };
        let bounds = Bounds { start: loose(sense.bounds.start), end: loose(sense.bounds.end) };
        let value = match sense.point {
            Some(p) if p.grain < Unit::Day => {
                let time = sense.value.find('T').map_or("", |at| &sense.value[at..]);
                format!("{}{time}", unknown(Unit::Day))
            }
            Some(_) if sense.calendar => format!("XXXX{}", sense.value.get(4..).unwrap_or_default()),
            Some(p) => unknown(p.grain).to_owned(),
            None => sense.value,
        };
        Sense { value, bounds, point: None, ..sense }
    }

    /// The day that "today" is: publication, or what a history tells.
    pub(super) fn now(&self) -> Option<(Point, Anchor)> {
        match (self.context.published, &self.context.told) {
            (Some(p), _) if !self.context.narrative => Some((p, Anchor::Published)),
            (_, Some(t)) => Some((t.point, Anchor::Told(t.span, t.words.clone()))),
            (Some(p), None) => Some((p, Anchor::Published)),
            (None, None) => None,
        }
    }

    /// What was told last, else publication.
    pub(super) fn then(&self) -> Option<(Point, Anchor)> {
        match &self.context.told {
            Some(t) => Some((t.point, Anchor::Told(t.span, t.words.clone()))),
            None => self.context.published.map(|p| (p, Anchor::Published)),
        }
    }

    /// Whether a date only tells which thing is meant ("the August 1792 uprising"), or how far something went.
    pub(super) fn aside(&self, first: usize, last: usize, sense: &Sense) -> bool {
        let l = &self.k.lexicon;
        let article = |i: usize| l.has(self.tokens[i].entry, self.k.determiner);
        let noun = |t: &Token| {
            let linking = l.lean(t.entry).is_some() || l.tense(t.entry).is_some() || self.k.joiner(t.entry);
            t.shape == Shape::Word && t.end - t.start > 4 && !t.opens() && !linking
        };
        let earlier =
            |p: Point| self.context.told.as_ref().is_some_and(|t| p.window().latest < t.point.window().earliest);
        let which = (article(first) || first > 0 && article(first - 1)) && self.tokens.get(last).is_some_and(noun);
        let opens = (first.saturating_sub(3)..=first).any(|i| self.tokens[i].opens());
        // "until the fall of the town in June 1976"
        let near = self.tokens[first.saturating_sub(8)..first].iter().rev().take_while(|t| !t.opens());
        let until =
            sense.with_year && near.into_iter().any(|t| l.lean(t.entry).and_then(codes::lean) == Some(Lean::Until));
        which && sense.point.is_some_and(earlier) || !opens && until
    }
}
