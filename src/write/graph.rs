//! What the two graph formats share: which relations to draw, without those that others imply.

use crate::model::{RelationKind, Timeline};
use std::collections::{BTreeMap, BTreeSet};

/// An edge between places in `events`, from the earlier to the later where it is an order.
pub type Edge = (usize, usize, RelationKind);

/// The edges, `after` and `during` turned round; `before` transitively reduced.
///
/// Only a `before` that runs along timeline order is taken away: the others contradict the timeline and stay to be seen.
/// For each event one walk over what follows it up to its farthest neighbour.
pub fn edges(timeline: &Timeline) -> Vec<Edge> {
    let place: BTreeMap<&str, usize> = timeline.events.iter().enumerate().map(|(i, e)| (e.id.as_str(), i)).collect();
    let mut all: BTreeSet<Edge> = BTreeSet::new();
    for r in &timeline.relations {
        let (Some(&from), Some(&to)) = (place.get(r.from.as_str()), place.get(r.to.as_str())) else { continue };
        all.insert(match r.relation {
            RelationKind::After => (to, from, RelationKind::Before),
            RelationKind::During => (to, from, RelationKind::Includes),
            kind => (from, to, kind),
        });
    }
    let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (from, to, _) in all.iter().filter(|(a, b, k)| *k == RelationKind::Before && a < b) {
        next.entry(*from).or_default().push(*to);
    }
    let implied: BTreeSet<(usize, usize)> =
        next.iter().flat_map(|(from, to)| reached(to, &next).into_iter().map(move |t| (*from, t))).collect();
    all.into_iter().filter(|(a, b, k)| *k != RelationKind::Before || !implied.contains(&(*a, *b))).collect()
}

/// Which of an event's neighbours are reached through another of them.
fn reached(neighbours: &[usize], next: &BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    let (Some(&far), true) = (neighbours.iter().max(), neighbours.len() > 1) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut todo: Vec<usize> = neighbours.to_vec();
    while let Some(at) = todo.pop() {
        for &to in next.get(&at).into_iter().flatten() {
            if to <= far && seen.insert(to) {
                todo.push(to);
            }
        }
    }
    neighbours.iter().copied().filter(|n| seen.contains(n)).collect()
}
