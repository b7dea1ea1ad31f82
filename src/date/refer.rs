//! What relative words are counted from: the day of printing, or what a history told last.
//!
//! In: "today", "that day", "now" in an article of 2007-05-29. Out: 2007-05-29, from the printing; what is told of 1979, from there.

use super::codes::Ref;
use super::point::Point;
use super::resolve::Resolver;
use super::sense::{Anchor, Sense};
use crate::model::{Bounds, TimexType, Window};

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
}
