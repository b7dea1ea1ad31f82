//! Statements that come and go in a solved network, each at the cost of what it changes.
//!
//! In: a network at rest and one statement. Out: the same at rest with or without it; or, when it contradicts the others,
//! the network as it was, and an irreducible set of those that speak against it.

use super::{
    network::{Network, AXIOM},
    solve::{BIG, NONE},
    statement::{Statement, ORIGIN},
};
use petgraph::{
    graph::{EdgeIndex, NodeIndex},
    visit::EdgeRef,
    Direction::{Incoming, Outgoing},
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// A label as it was: the point, whether the upper one, its value and the edge behind it.
type Was = (u32, bool, i64, u32);

impl Network {
    /// Adds a statement to a solved network and draws the conclusions. Statements count from 0.
    ///
    /// Dijkstra over what gets tighter, the largest gain first (Ramalingam and Reps 1996): every point is visited once.
    ///
    /// # Errors
    /// An irreducible set of statements that cannot all be true with it; the network is as it was.
    pub fn add(&mut self, statement: Statement) -> Result<usize, Vec<usize>> {
        let id = self.state(statement);
        self.reinstate(id).inspect_err(|_| {
            let (first, _) = self.owned.pop().expect("stated above");
            self.alive.pop();
            while self.graph.edge_count() > first as usize {
                self.graph.remove_edge(EdgeIndex::new(self.graph.edge_count() - 1));
            }
        })
    }

    /// Takes a retracted statement back in and draws the conclusions, as [`Network::add`].
    ///
    /// # Errors
    /// An irreducible set of statements that cannot all be true with it; the network is as it was.
    pub fn reinstate(&mut self, statement: usize) -> Result<usize, Vec<usize>> {
        self.alive[statement] = true;
        self.thaw(statement);
        let mut was = vec![];
        let (first, len) = self.owned[statement];
        for edge in first..first + u32::from(len) {
            let circle = [true, false].iter().find_map(|&upper| self.tighten(edge, upper, &mut was).err());
            if let Some(circle) = circle {
                for (point, upper, at, by) in was.into_iter().rev() {
                    let labels = if upper { &mut self.upper } else { &mut self.lower };
                    (labels.at[point as usize], labels.by[point as usize]) = (at, by);
                }
                let mut set = self.irreducible(&self.owners(circle));
                self.alive[statement] = false;
                set.retain(|&s| s != statement);
                return Err(set);
            }
        }
        Ok(statement)
    }

    /// The points of an edge as seen from one side: where labels come from, and where they go to.
    fn ends(&self, edge: u32, upper: bool) -> (u32, u32, i64) {
        let e = &self.graph.raw_edges()[edge as usize];
        let (s, t) = (e.source().index() as u32, e.target().index() as u32);
        let (from, to) = if upper { (s, t) } else { (t, s) };
        (from, to, e.weight.weight)
    }

    fn at(&self, upper: bool, point: u32) -> i64 {
        (if upper { &self.upper } else { &self.lower }).at[point as usize]
    }

    /// Follows one new edge on one side. The labels as they were go to `was`.
    fn tighten(&mut self, edge: u32, upper: bool, was: &mut Vec<Was>) -> Result<(), Vec<u32>> {
        let (source, first, weight) = self.ends(edge, upper);
        let owner = self.graph.raw_edges()[edge as usize].weight.statement;
        if first == ORIGIN {
            return Ok(());
        }
        if source == first {
            return if weight < 0 { Err(vec![edge]) } else { Ok(()) };
        }
        let to = self.at(upper, source).saturating_add(weight);
        let mut heap = BinaryHeap::from([(self.at(upper, first).saturating_sub(to), Reverse(first), to, edge)]);
        while let Some((_, Reverse(point), to, by)) = heap.pop() {
            if to >= self.at(upper, point) {
                continue;
            }
            if point == source {
                return Err(self.around(by, source, upper));
            }
            let labels = if upper { &mut self.upper } else { &mut self.lower };
            was.push((point, upper, labels.at[point as usize], labels.by[point as usize]));
            (labels.at[point as usize], labels.by[point as usize]) = (to, by);
            if self.upper.at[point as usize].saturating_add(self.lower.at[point as usize]) < 0 {
                return Err(self.across(point));
            }
            let direction = if upper { Outgoing } else { Incoming };
            for e in self.graph.edges_directed(NodeIndex::new(point as usize), direction) {
                // the statement's later edges wait for their turn
                let waits = e.weight().statement == owner && e.id().index() as u32 > edge;
                if waits || !self.counts(e.weight().statement) {
                    continue;
                }
                let on = if upper { e.target() } else { e.source() }.index() as u32;
                let next = to.saturating_add(e.weight().weight);
                let gain = self.at(upper, on).saturating_sub(next);
                if on != ORIGIN && gain > 0 {
                    heap.push((gain, Reverse(on), next, e.id().index() as u32));
                }
            }
        }
        Ok(())
    }

    pub(super) fn counts(&self, owner: u32) -> bool {
        owner == AXIOM || self.alive[owner as usize]
    }

    /// The circle that closes with `last`, an edge into the point it set out from.
    fn around(&self, last: u32, source: u32, upper: bool) -> Vec<u32> {
        let mut edges = vec![last];
        let mut at = self.ends(last, upper).0;
        while at != source {
            let Some((edge, on)) = self.behind(at as usize, upper) else { break };
            edges.push(edge);
            at = on as u32;
        }
        edges
    }

    /// The two paths to a point whose earliest time lies after its latest; or the circle that one of them runs into,
    /// where the new edge closes one that has not come round yet.
    fn across(&self, point: u32) -> Vec<u32> {
        let mut edges = vec![];
        for upper in [true, false] {
            let mut at = point as usize;
            let (mut path, mut seen) = (vec![], std::collections::HashMap::new());
            while let Some((edge, on)) = self.behind(at, upper) {
                if let Some(from) = seen.insert(at, path.len()) {
                    return path.split_off(from);
                }
                path.push(edge);
                at = on;
            }
            edges.extend(path);
        }
        edges
    }

    /// Takes a statement out of a solved network and loosens what hung on it. Its number is not given again.
    ///
    /// Dijkstra over what gets looser, the least loss first (Ramalingam and Reps 1996).
    pub fn retract(&mut self, statement: usize) {
        if self.alive[statement] {
            self.retract_all(&[statement]);
        }
    }

    /// As [`Network::retract`], several at once, all of which hold.
    pub(super) fn retract_all(&mut self, statements: &[usize]) {
        for &statement in statements {
            self.withdraw(statement);
        }
        for upper in [true, false] {
            self.loosen(statements, upper);
        }
    }

    fn loosen(&mut self, statements: &[usize], upper: bool) {
        let labels = if upper { &self.upper } else { &self.lower };
        let owned = statements.iter().map(|&s| self.owned[s]);
        let mut felled: Vec<u32> = owned
            .flat_map(|(first, len)| first..first + u32::from(len))
            .map(|e| (e, self.ends(e, upper).1))
            .filter(|&(e, p)| p != ORIGIN && labels.by[p as usize] == e)
            .map(|(_, p)| p)
            .collect();
        let (ahead, behind) = if upper { (Outgoing, Incoming) } else { (Incoming, Outgoing) };
        let mut was: std::collections::HashMap<u32, i64> = felled.iter().map(|&p| (p, labels.at[p as usize])).collect();
        let mut at = 0;
        while at < felled.len() {
            for e in self.graph.edges_directed(NodeIndex::new(felled[at] as usize), ahead) {
                let on = if upper { e.target() } else { e.source() }.index() as u32;
                if on != ORIGIN && labels.by[on as usize] == e.id().index() as u32 && !was.contains_key(&on) {
                    was.insert(on, labels.at[on as usize]);
                    felled.push(on);
                }
            }
            at += 1;
        }
        let labels = if upper { &mut self.upper } else { &mut self.lower };
        for &p in &felled {
            (labels.at[p as usize], labels.by[p as usize]) = (BIG, NONE);
        }
        let mut heap = BinaryHeap::new();
        for &p in &felled {
            let mut best = (BIG, NONE);
            for e in self.graph.edges_directed(NodeIndex::new(p as usize), behind) {
                let from = if upper { e.source() } else { e.target() }.index() as u32;
                if self.counts(e.weight().statement) && !was.contains_key(&from) {
                    let to = self.at(upper, from).saturating_add(e.weight().weight);
                    best = best.min((to, e.id().index() as u32));
                }
            }
            heap.push(Reverse((best.0.saturating_sub(was[&p]), p, best.0, best.1)));
        }
        while let Some(Reverse((_, point, to, by))) = heap.pop() {
            if was.remove(&point).is_none() {
                continue;
            }
            let labels = if upper { &mut self.upper } else { &mut self.lower };
            (labels.at[point as usize], labels.by[point as usize]) = (to, by);
            for e in self.graph.edges_directed(NodeIndex::new(point as usize), ahead) {
                let on = if upper { e.target() } else { e.source() }.index() as u32;
                let Some(&old) = was.get(&on) else { continue };
                if self.counts(e.weight().statement) {
                    let next = to.saturating_add(e.weight().weight);
                    heap.push(Reverse((next.saturating_sub(old), on, next, e.id().index() as u32)));
                }
            }
        }
    }
}
