//! A statement about time, as the network takes it: up to four differences between points.
//!
//! In: an event's bounds, or how two events stand to each other. "The talks ended on Monday" gives two: not before
//! Monday's first minute, not after its last.

use crate::model::{Bounds, End, Gap, RelationKind, Window, TICKS};

/// A day.
const DAY: i64 = 24 * 60 * TICKS;

/// The point that stands for the origin of time.
pub(super) const ORIGIN: u32 = 0;

/// The point of an event's start.
pub(super) fn start(event: usize) -> u32 {
    event as u32 * 2 + 1
}

/// The point of an event's end.
pub(super) fn end(event: usize) -> u32 {
    event as u32 * 2 + 2
}

/// One difference: `to` lies at most `weight` ticks after `from`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    pub from: u32,
    pub to: u32,
    pub weight: i64,
}

/// A statement about one event or two; see [`Network`](super::Network).
#[derive(Debug, Clone, Copy, Default)]
pub struct Statement {
    edges: [Edge; 4],
    len: u8,
}

impl Statement {
    /// "It started and ended within these bounds." Sides that are open say nothing.
    pub fn within(event: usize, bounds: Bounds) -> Statement {
        let mut s = Statement::default();
        for (point, Window { earliest, latest }) in [(start(event), bounds.start), (end(event), bounds.end)] {
            if let Some(m) = earliest {
                s.push(point, ORIGIN, -m.earliest_tick());
            }
            if let Some(m) = latest {
                s.push(ORIGIN, point, m.latest_tick());
            }
        }
        s
    }

    /// "It was over within a day."
    pub fn brief(event: usize) -> Statement {
        let mut s = Statement::default();
        s.push(start(event), end(event), DAY);
        s
    }

    /// "`from` is before `to`", "`from` includes `to`" …, with how far apart they are, when that is told.
    pub fn relates(from: usize, relation: RelationKind, to: usize, gap: Option<Gap>) -> Statement {
        let mut s = Statement::default();
        let point = |end_of: End| match end_of {
            End::FromStart => start(from),
            End::FromEnd => end(from),
            End::ToStart => start(to),
            End::ToEnd => end(to),
        };
        for d in relation.differences(gap) {
            s.push(point(d.from), point(d.to), d.at_most);
        }
        s
    }

    fn push(&mut self, from: u32, to: u32, weight: i64) {
        self.edges[usize::from(self.len)] = Edge { from, to, weight };
        self.len += 1;
    }

    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges[..usize::from(self.len)]
    }
}
