//! Solves a frozen network: the latest and earliest time of every point, or the circles that make that impossible.
//!
//! In: the edges between points, and the windows of single points. Out: labels, the edge behind each, and circles of
//! edges that cannot all hold. "Not before Monday" and "not after Sunday" of one point are a circle of two.

use super::{
    knots::{knots, Knots},
    rows::Rows,
    settle::{self, settle},
};
use std::ops::Range;

/// The number of no edge.
pub(super) const NONE: u32 = u32::MAX;

/// A time after all others, in ticks; a label near it is open.
pub(super) const BIG: i64 = 1 << 61;

/// Labels on this side of it say something.
pub(super) const OPEN: i64 = BIG / 4 * 3;

/// One side of all points: the upper labels, or the lower ones with their sign turned.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    /// The least that is proven; [`BIG`] and what hangs on it is open.
    pub at: Vec<i64>,
    /// The edge that proves it, [`NONE`] for an open one.
    pub by: Vec<u32>,
}

impl Labels {
    /// Forgets all that is known.
    pub fn clear(&mut self) {
        self.at.fill(BIG);
        self.by.fill(NONE);
    }

    /// Takes a window into account.
    pub fn lower(&mut self, point: u32, at: i64, by: u32) {
        let i = point as usize;
        if at < self.at[i] {
            (self.at[i], self.by[i]) = (at, by);
        }
    }
}

/// A network frozen: edges both ways, the points renumbered knot by knot, so that what is swept one after the other lies
/// side by side in memory.
#[derive(Debug, Clone)]
pub(super) struct Frozen {
    forward: Rows,
    backward: Rows,
    /// The points, those of one knot side by side; every edge between two knots leads to an earlier one.
    points: Vec<u32>,
    /// Where each knot starts among them, and one more for the end.
    first: Vec<u32>,
}

impl Frozen {
    /// Freezes edges `(from, to, weight, edge)` between `n` points.
    pub fn new(n: usize, edges: impl Iterator<Item = (u32, u32, i64, u32)> + Clone) -> Frozen {
        let rows = Rows::new(n, edges);
        let Knots { points, first } = knots(&rows);
        let mut place = vec![0u32; n];
        for (at, &p) in points.iter().enumerate() {
            place[p as usize] = at as u32;
        }
        let forward = rows.renumbered(&points, &place);
        drop(rows);
        let backward = forward.turned();
        Frozen { forward, backward, points, first }
    }

    /// Brings both labels to rest. Returns the circles within knots, one for each knot that has any; its points' labels
    /// are then open. Linear beside the knots.
    pub fn settle(&self, upper: &mut Labels, lower: &mut Labels) -> Vec<Vec<u32>> {
        let n = self.first.len() - 1;
        let (circles, _) =
            rayon::join(|| self.swept(&self.forward, (0..n).rev(), upper), || self.swept(&self.backward, 0..n, lower));
        circles
    }

    /// The lower labels once each point is also wished to lie no sooner than said; wishes go to starts.
    pub fn wish(&self, lower: &mut Labels) {
        self.swept(&self.backward, 0..self.first.len() - 1, lower);
    }

    fn swept(&self, rows: &Rows, order: impl Iterator<Item = usize>, labels: &mut Labels) -> Vec<Vec<u32>> {
        let here = |p: &u32| *p as usize;
        let mut own = Labels {
            at: self.points.iter().map(|p| labels.at[here(p)]).collect(),
            by: self.points.iter().map(|p| labels.by[here(p)]).collect(),
        };
        let circles = sweep(rows, order.map(|knot| self.knot(knot)), &mut own);
        for (p, (at, by)) in self.points.iter().zip(own.at.into_iter().zip(own.by)) {
            (labels.at[here(p)], labels.by[here(p)]) = (at, by);
        }
        circles
    }

    /// The places of a knot's points.
    fn knot(&self, knot: usize) -> Range<usize> {
        self.first[knot] as usize..self.first[knot + 1] as usize
    }

    /// Goes through the circles within knots: for each, `concede` makes an edge of it count no longer (`counts` tells).
    pub fn concede(&self, counts: &impl Fn(u32) -> bool, concede: &mut impl FnMut(&[u32])) {
        for points in (0..self.first.len() - 1).map(|knot| self.knot(knot)) {
            if is_knot(&self.forward, &points) {
                settle::concede(&inner(&self.forward, &points), counts, concede);
            }
        }
    }
}

/// One pass over the knots, in an order in which every edge leads on.
fn sweep(rows: &Rows, order: impl Iterator<Item = Range<usize>>, labels: &mut Labels) -> Vec<Vec<u32>> {
    let mut circles = vec![];
    for points in order {
        if is_knot(rows, &points) && !rest(rows, &points, labels) {
            if let Err(circle) = untie(rows, &points, labels) {
                for p in points {
                    (labels.at[p], labels.by[p]) = (BIG, NONE);
                }
                circles.push(circle);
                continue;
            }
        }
        for u in points {
            let at = labels.at[u];
            for k in rows.of(u) {
                labels.lower(rows.to[k], at.saturating_add(rows.weight[k]), rows.edge[k]);
            }
        }
    }
    circles
}

/// Knots of so many points, most of what there are, are brought to rest where they stand.
const FEW: usize = 16;

/// Brings the few points of a knot to rest among themselves, round by round (Bellman 1958). False, and all is as it was,
/// where they are many, or contradict.
fn rest(rows: &Rows, points: &Range<usize>, labels: &mut Labels) -> bool {
    if points.len() > FEW {
        return false;
    }
    let mut was = [(0, NONE); FEW];
    for (w, p) in was.iter_mut().zip(points.clone()) {
        *w = (labels.at[p], labels.by[p]);
    }
    for _ in 0..=points.len() {
        let mut calm = true;
        for u in points.clone() {
            let at = labels.at[u];
            for k in rows.of(u) {
                let (v, next) = (rows.to[k] as usize, at.saturating_add(rows.weight[k]));
                if points.contains(&v) && next < labels.at[v] {
                    (labels.at[v], labels.by[v]) = (next, rows.edge[k]);
                    calm = false;
                }
            }
        }
        if calm {
            return true;
        }
    }
    for (w, p) in was.iter().zip(points.clone()) {
        (labels.at[p], labels.by[p]) = *w;
    }
    false
}

/// Brings the points of one knot to rest among themselves.
fn untie(rows: &Rows, points: &Range<usize>, labels: &mut Labels) -> Result<(), Vec<u32>> {
    settle(&inner(rows, points), &mut labels.at[points.clone()], &mut labels.by[points.clone()])
}

/// The edges within one knot, its points numbered from 0.
fn inner(rows: &Rows, points: &Range<usize>) -> Rows {
    let inner = points.clone().flat_map(|u| {
        rows.of(u)
            .filter(|&k| points.contains(&(rows.to[k] as usize)))
            .map(move |k| ((u - points.start) as u32, rows.to[k] - points.start as u32, rows.weight[k], rows.edge[k]))
    });
    Rows::new(points.len(), inner)
}

/// Whether a point or several constrain each other in a circle.
fn is_knot(rows: &Rows, points: &Range<usize>) -> bool {
    points.len() > 1 || rows.of(points.start).any(|k| rows.to[k] as usize == points.start)
}
