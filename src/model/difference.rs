//! What statements about time mean: differences between the ends of events.
//!
//! In: a relation. Out: inequalities `to - from <= at_most` between the four ends it is about, in ticks.
//! "Iran seized the embassy before relations broke" says that the seizure's end lies at least one tick before the
//! break's start: `Difference { from: End::ToStart, to: End::FromEnd, at_most: -1 }`.
//!
//! A minute has 2^22 ticks. "Before" is strict, by one tick, so two events cannot each be before the other, and yet a
//! chain of a million events told of one day stays within that day: no order word ever shifts a bound by a minute.

use super::{Gap, Moment, RelationKind};

/// Ticks in a minute.
pub const TICKS: i64 = 1 << 22;

/// The largest time, in minutes from the origin, that is told apart; what lies beyond is taken for it.
const FAR: i64 = 1 << 38;

/// One of the four ends that a relation speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The start of the relation's `from`.
    FromStart,
    /// The end of its `from`.
    FromEnd,
    /// The start of its `to`.
    ToStart,
    /// The end of its `to`.
    ToEnd,
}

/// `to` lies at most so many ticks after `from` (at least so many before it, when negative).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The point counted from.
    pub from: End,
    /// The point counted.
    pub to: End,
    /// The most that `to - from` can be, in ticks.
    pub at_most: i64,
}

impl Moment {
    /// As a "not before": a quarter into the minute, so that some ticks either way do not leave it.
    pub fn earliest_tick(self) -> i64 {
        self.0.clamp(-FAR, FAR) * TICKS + TICKS / 4
    }

    /// As a "not after": three quarters into the minute.
    pub fn latest_tick(self) -> i64 {
        self.0.clamp(-FAR, FAR) * TICKS + TICKS / 4 * 3
    }

    /// The minute that a tick lies in.
    pub fn of_tick(tick: i64) -> Moment {
        Moment(tick.div_euclid(TICKS))
    }
}

impl RelationKind {
    /// What it says of the ends of its two events; nothing, when it says nothing of time.
    ///
    /// A gap counts from start to start for `includes`, `during` and `starts_before`, from end to start for `before`
    /// and `after`; other relations have none.
    pub fn differences(self, gap: Option<Gap>) -> impl Iterator<Item = Difference> {
        use End::{FromEnd, FromStart, ToEnd, ToStart};
        let ticks = |minutes: i64| minutes.clamp(0, FAR) * TICKS;
        let (min, max) = gap.map_or((None, None), |g| (g.min.map(ticks), g.max.map(ticks)));
        let at_most = |from, to, at_most| Some(Difference { from, to, at_most });
        // `second` starts no earlier than `first`, by the gap
        let starts = |first, second| {
            [at_most(second, first, -min.unwrap_or(0)), max.and_then(|max| at_most(first, second, max))]
        };
        let follows = |end, start| {
            [at_most(start, end, -min.unwrap_or(0).max(1)), max.and_then(|max| at_most(end, start, max + 1))]
        };
        let together = |a, b| [at_most(a, b, 0), at_most(b, a, 0)];
        let all = match self {
            RelationKind::Before => [follows(FromEnd, ToStart), [None, None]],
            RelationKind::After => [follows(ToEnd, FromStart), [None, None]],
            RelationKind::Includes => [starts(FromStart, ToStart), [at_most(FromEnd, ToEnd, 0), None]],
            RelationKind::During => [starts(ToStart, FromStart), [at_most(ToEnd, FromEnd, 0), None]],
            RelationKind::StartsBefore => [starts(FromStart, ToStart), [None, None]],
            RelationKind::SameTime => [together(FromStart, ToStart), together(FromEnd, ToEnd)],
            RelationKind::Starts => [together(FromStart, ToStart), [at_most(ToEnd, FromEnd, 0), None]],
            RelationKind::Finishes => [together(FromEnd, ToEnd), [at_most(FromStart, ToStart, 0), None]],
            RelationKind::Overlaps => {
                [[at_most(ToStart, FromStart, -1), at_most(FromEnd, ToStart, 0)], [at_most(ToEnd, FromEnd, -1), None]]
            }
            RelationKind::Reports => [[None, None], [None, None]],
        };
        all.into_iter().flatten().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stay_in_their_minute() {
        for minute in [0, -1, 1, 19_000_000, -500_000_000] {
            let m = Moment(minute);
            assert_eq!(Moment::of_tick(m.earliest_tick()), m);
            assert_eq!(Moment::of_tick(m.latest_tick()), m);
            assert_eq!(Moment::of_tick(m.latest_tick() - 1_000_000), m);
            assert_eq!(Moment::of_tick(m.earliest_tick() + 1_000_000), m);
        }
    }
}
