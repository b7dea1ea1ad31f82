//! Contradictions cut down to what matters: sets of statements from which none can be taken away.
//!
//! In: statements that cannot all be true. Out: some of them that still cannot, each of them needed for that.

use super::{
    network::{Network, AXIOM},
    rows::Rows,
    settle::settle,
    statement::ORIGIN,
};
use std::collections::{HashMap, HashSet};

/// A circle among a few statements: its edges in turn, and all edges that they brought along.
struct Circle {
    edges: Vec<u32>,
    all: Vec<u32>,
}

impl Network {
    /// Takes away from contradicting statements what is not needed to contradict.
    ///
    /// Each statement is left out in turn, and kept where the rest could then be true. Statements along one stretch of
    /// the circle without a crossing stand or fall together: one of them is tried for all, so that a circle of a
    /// hundred thousand costs no more tries than it has crossings.
    pub(super) fn irreducible(&self, statements: &[usize]) -> Vec<usize> {
        let mut set = statements.to_vec();
        let Some(mut circle) = self.circle(&set) else { return set };
        shrink(&mut set, self.owners(circle.edges.iter().copied()));
        let (mut stretches, mut needed) = (self.stretches(&circle), HashSet::new());
        let mut i = 0;
        while i < set.len() {
            let stretch = stretches.get(&set[i]).copied();
            if stretch.is_some_and(|s| needed.contains(&s)) {
                i += 1;
                continue;
            }
            let rest: Vec<usize> = set.iter().copied().filter(|&s| s != set[i]).collect();
            match self.circle(&rest) {
                None => {
                    needed.extend(stretch);
                    i += 1;
                }
                Some(smaller) => {
                    circle = smaller;
                    shrink(&mut set, self.owners(circle.edges.iter().copied()));
                    (stretches, needed) = (self.stretches(&circle), HashSet::new());
                }
            }
        }
        set
    }

    /// A circle that the statements close by themselves.
    fn circle(&self, statements: &[usize]) -> Option<Circle> {
        let raw = self.graph.raw_edges();
        let mut all: Vec<u32> = vec![];
        for &s in statements {
            let (first, len) = self.owned[s];
            all.extend(first..first + u32::from(len));
        }
        let mut points: Vec<u32> = all
            .iter()
            .flat_map(|&e| [raw[e as usize].source(), raw[e as usize].target()].map(|p| p.index() as u32))
            .collect();
        points.sort_unstable();
        points.dedup();
        for pair in points.windows(2) {
            // the start of an event has an odd number, its end the next
            if pair[0] % 2 == 1 && pair[1] == pair[0] + 1 {
                all.push(self.axioms[pair[0] as usize / 2]);
            }
        }
        let place = |p: usize| points.binary_search(&(p as u32)).expect("it was collected above") as u32;
        let edges = all.iter().map(|&e| {
            let edge = &raw[e as usize];
            (place(edge.source().index()), place(edge.target().index()), edge.weight.weight, e)
        });
        let rows = Rows::new(points.len(), edges);
        let (mut labels, mut by) = (vec![0; points.len()], vec![0; points.len()]);
        settle(&rows, &mut labels, &mut by).err().map(|edges| Circle { edges, all })
    }

    /// For each statement with a single edge, on the circle: the stretch between two crossings that it lies on.
    fn stretches(&self, circle: &Circle) -> HashMap<usize, u32> {
        let raw = self.graph.raw_edges();
        let on: HashSet<u32> = circle.edges.iter().copied().collect();
        let mut crossings: HashSet<u32> = HashSet::from([ORIGIN]);
        for e in circle.all.iter().filter(|e| !on.contains(e)) {
            let edge = &raw[*e as usize];
            crossings.extend([edge.source().index() as u32, edge.target().index() as u32]);
        }
        let mut stretch = 0;
        let mut found = HashMap::new();
        for &e in &circle.edges {
            let owner = raw[e as usize].weight.statement;
            if owner != AXIOM && self.owned[owner as usize].1 == 1 {
                found.insert(owner as usize, stretch);
            }
            // the circle is given last edge first: the next one ends where this one starts
            stretch += u32::from(crossings.contains(&(raw[e as usize].source().index() as u32)));
        }
        found
    }
}

/// Keeps of the set what is in `kept`, in the set's own order.
fn shrink(set: &mut Vec<usize>, kept: Vec<usize>) {
    let kept: HashSet<usize> = kept.into_iter().collect();
    set.retain(|s| kept.contains(s));
}
