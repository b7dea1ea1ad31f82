//! How two events stand to each other, and the statements that prove it.
//!
//! In: a solved network and two events. Out: before, after, includes … or unknown, from the shortest paths between their
//! ends. Bounds alone do not decide: an undated speech may still be known to lie before an undated vote.

use super::{
    network::Network,
    solve::OPEN,
    statement::{end, start, ORIGIN},
};
use crate::model::Standing;
use petgraph::{graph::NodeIndex, visit::EdgeRef};
use std::{cmp::Reverse, collections::BinaryHeap, collections::HashMap};

/// A part of a proof: edges from a point back to another, or to the origin.
#[derive(Debug)]
pub(super) enum Leg {
    /// From a point, by its upper label or its lower one, to the origin.
    Bound(bool, Vec<u32>),
    /// From the point on, each edge from where the next one ends.
    Path(u32, Vec<u32>),
}

impl Network {
    /// How the first event stands to the second, by all that is stated.
    pub fn relation(&self, first: usize, second: usize) -> Standing {
        self.prove(first, second).0
    }

    /// How the first event stands to the second, and the statements that prove it; none, when it is unknown.
    pub fn prove(&self, first: usize, second: usize) -> (Standing, Vec<usize>) {
        let (standing, legs) = self.proof(first, second);
        let edges = legs.into_iter().flat_map(|leg| match leg {
            Leg::Bound(_, edges) | Leg::Path(_, edges) => edges,
        });
        (standing, self.owners(edges))
    }

    /// As [`Network::prove`], with the edges themselves.
    pub(super) fn proof(&self, first: usize, second: usize) -> (Standing, Vec<Leg>) {
        let ([s1, e1], [s2, e2]) = ([start(first), end(first)], [start(second), end(second)]);
        // (a, b, n): is a at least n ticks before b?
        type Test<'a> = (Standing, &'a [(u32, u32, i64)]);
        let tests: [Test; 8] = [
            (Standing::Before, &[(e1, s2, 1)]),
            (Standing::After, &[(e2, s1, 1)]),
            (Standing::SameTime, &[(s1, s2, 0), (s2, s1, 0), (e1, e2, 0), (e2, e1, 0)]),
            (Standing::Includes, &[(s1, s2, 0), (e2, e1, 0)]),
            (Standing::During, &[(s2, s1, 0), (e1, e2, 0)]),
            (Standing::Overlaps, &[(s1, e2, 0), (s2, e1, 0)]),
            (Standing::StartsBefore, &[(s1, s2, 1)]),
            (Standing::StartsAfter, &[(s2, s1, 1)]),
        ];
        for (standing, needs) in tests {
            let mut legs = vec![];
            if needs.iter().all(|&(a, b, n)| self.ahead(a, b, n).map(|found| legs.extend(found)).is_some()) {
                return (standing, legs);
            }
        }
        (Standing::Unknown, vec![])
    }

    /// What proves that point `a` lies at least `by` ticks before point `b`, if it does.
    ///
    /// Dijkstra from `b` to `a`, with the upper labels as potentials, so that no weight is negative; it stops where it is
    /// too late to prove anything.
    fn ahead(&self, a: u32, b: u32, by: i64) -> Option<Vec<Leg>> {
        let (upper, lower) = (&self.upper.at, &self.lower.at);
        let (ai, bi) = (a as usize, b as usize);
        if a == b {
            return (by <= 0).then(Vec::new);
        }
        if upper[ai] < OPEN && lower[bi] < OPEN && upper[ai] + lower[bi] <= -by {
            return Some([(a, true), (b, false)].map(|(p, upper)| Leg::Bound(upper, self.back(p, upper))).into());
        }
        // path(b, a) <= -by, where path = found - upper[b] + upper[a]
        let limit = upper[bi].saturating_sub(upper[ai]).saturating_sub(by);
        let mut heap = BinaryHeap::from([Reverse((0i64, b))]);
        let mut best: HashMap<u32, (i64, u32)> = HashMap::from([(b, (0, u32::MAX))]);
        while let Some(Reverse((found, u))) = heap.pop() {
            if found > limit {
                return None;
            }
            if u == a {
                let mut edges = vec![];
                let mut at = a;
                while at != b {
                    let (_, edge) = best[&at];
                    edges.push(edge);
                    at = self.graph.raw_edges()[edge as usize].source().index() as u32;
                }
                return Some(vec![Leg::Path(a, edges)]);
            }
            if best[&u].0 < found {
                continue;
            }
            for e in self.graph.edges(NodeIndex::new(u as usize)) {
                let v = e.target().index() as u32;
                if v == ORIGIN || !self.counts(e.weight().statement) {
                    continue;
                }
                let step = upper[u as usize].saturating_add(e.weight().weight).saturating_sub(upper[v as usize]);
                let next = found.saturating_add(step);
                if next <= limit && best.get(&v).is_none_or(|&(d, _)| next < d) {
                    best.insert(v, (next, e.id().index() as u32));
                    heap.push(Reverse((next, v)));
                }
            }
        }
        None
    }
}
