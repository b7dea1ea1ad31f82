//! What relations put before or after one point: the shortest paths from it, over relations alone.
//!
//! In: the relations of a timeline and a point. Out: how far after it each point can lie at most, and how far before.
//! Bounds know the paths by way of a date; an undated speech "before the vote" is known only here.

use crate::model::{End, Timeline};
use std::collections::{HashMap, VecDeque};

/// Relations by the points they lead from, both ways.
#[derive(Debug, Default)]
pub(super) struct Reach {
    ways: [HashMap<u32, Vec<(u32, i64)>>; 2],
    /// How many points there are: no path need be longer.
    points: u32,
}

/// The point of an event's start; the next is that of its end.
pub(super) fn start(event: usize) -> u32 {
    event as u32 * 2
}

impl Reach {
    /// Gathers the relations; linear.
    pub fn new(timeline: &Timeline, places: &HashMap<&str, usize>) -> Reach {
        let mut reach = Reach { points: timeline.events.len() as u32 * 2, ..Reach::default() };
        for r in &timeline.relations {
            let (Some(&from), Some(&to)) = (places.get(r.from.as_str()), places.get(r.to.as_str())) else { continue };
            let point = |end: End| match end {
                End::FromStart => start(from),
                End::FromEnd => start(from) + 1,
                End::ToStart => start(to),
                End::ToEnd => start(to) + 1,
            };
            for d in r.relation.differences(r.gap) {
                reach.ways[0].entry(point(d.from)).or_default().push((point(d.to), d.at_most));
                reach.ways[1].entry(point(d.to)).or_default().push((point(d.from), d.at_most));
            }
        }
        reach
    }

    /// How many ticks after `point` each other point lies at most (`ahead`), or how many before it (not `ahead`);
    /// points of which nothing is known are missing. Ends also where relations contradict each other.
    pub fn from(&self, point: u32, ahead: bool) -> HashMap<u32, i64> {
        let ways = &self.ways[usize::from(!ahead)];
        let mut far = HashMap::from([(point, 0i64)]);
        let mut queue = VecDeque::from([point]);
        let mut steps = HashMap::from([(point, 0u32)]);
        while let Some(u) = queue.pop_front() {
            let so_far = far[&u];
            let next_step = steps[&u] + 1;
            if next_step > self.points {
                continue; // a circle that cannot be: the timeline was not ordered, and contradicts itself
            }
            // an event does not end before it starts
            let own = (u % 2 == u32::from(ahead)).then_some((u ^ 1, 0));
            for &(v, w) in ways.get(&u).into_iter().flatten().chain(&own) {
                let next = so_far.saturating_add(w);
                if far.get(&v).is_none_or(|&d| next < d) {
                    far.insert(v, next);
                    steps.insert(v, next_step);
                    queue.push_back(v);
                }
            }
        }
        far
    }
}
