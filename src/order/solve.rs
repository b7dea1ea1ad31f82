//! Solves a frozen network: the latest and earliest time of every point, or the circles that make that impossible.
//!
//! In: the edges between points, and the windows of single points. Out: labels, the edge behind each, and circles of
//! edges that cannot all hold. "Not before Monday" and "not after Sunday" of one point are a circle of two.

use super::{
    knots::{knots, Knots},
    rows::Rows,
    settle::{self, settle},
};

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
    /// Labels of `n` points of which nothing is known.
    pub fn open(n: usize) -> Labels {
        Labels { at: vec![BIG; n], by: vec![NONE; n] }
    }

    /// Takes a window into account.
    pub fn lower(&mut self, point: u32, at: i64, by: u32) {
        let i = point as usize;
        if at < self.at[i] {
            (self.at[i], self.by[i]) = (at, by);
        }
    }
}

/// A network frozen: edges both ways, first labels, and who starts each edge.
#[derive(Debug, Clone)]
pub(super) struct Frozen {
    forward: Rows,
    backward: Rows,
    knots: Knots,
}

impl Frozen {
    /// Freezes edges `(from, to, weight, edge)` between `n` points.
    pub fn new(n: usize, edges: impl Iterator<Item = (u32, u32, i64, u32)> + Clone + Send) -> Frozen {
        let turned = edges.clone().map(|(u, v, w, e)| (v, u, w, e));
        let ((forward, knots), backward) = rayon::join(
            || {
                let rows = Rows::new(n, edges);
                let knots = knots(&rows);
                (rows, knots)
            },
            || Rows::new(n, turned),
        );
        Frozen { forward, backward, knots }
    }

    /// Brings both labels to rest. Returns the circles within knots, one for each knot that has any; its points' labels
    /// are then open. Linear beside the knots.
    pub fn settle(&self, upper: &mut Labels, lower: &mut Labels) -> Vec<Vec<u32>> {
        let n = self.knots.len();
        let (circles, _) = rayon::join(
            || sweep(&self.forward, &self.knots, (0..n).rev(), upper),
            || sweep(&self.backward, &self.knots, 0..n, lower),
        );
        circles
    }
}

/// One pass over the knots, in an order in which every edge leads on.
fn sweep(rows: &Rows, knots: &Knots, order: impl Iterator<Item = usize>, labels: &mut Labels) -> Vec<Vec<u32>> {
    let mut circles = vec![];
    let mut place = vec![];
    for knot in order {
        let points = knots.points(knot);
        if is_knot(rows, points) && !rest(rows, knots, points, labels) {
            if place.is_empty() {
                place = vec![0u32; rows.len()];
            }
            if let Err(circle) = untie(rows, knots, points, &mut place, labels) {
                for &p in points {
                    (labels.at[p as usize], labels.by[p as usize]) = (BIG, NONE);
                }
                circles.push(circle);
                continue;
            }
        }
        for &u in points {
            let at = labels.at[u as usize];
            for k in rows.of(u as usize) {
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
fn rest(rows: &Rows, knots: &Knots, points: &[u32], labels: &mut Labels) -> bool {
    if points.len() > FEW {
        return false;
    }
    let mut was = [(0, NONE); FEW];
    for (w, &p) in was.iter_mut().zip(points) {
        *w = (labels.at[p as usize], labels.by[p as usize]);
    }
    let knot = knots.of[points[0] as usize];
    for _ in 0..=points.len() {
        let mut calm = true;
        for &u in points {
            let at = labels.at[u as usize];
            for k in rows.of(u as usize) {
                let (v, next) = (rows.to[k] as usize, at.saturating_add(rows.weight[k]));
                if next < labels.at[v] && knots.of[v] == knot {
                    (labels.at[v], labels.by[v]) = (next, rows.edge[k]);
                    calm = false;
                }
            }
        }
        if calm {
            return true;
        }
    }
    for (w, &p) in was.iter().zip(points) {
        (labels.at[p as usize], labels.by[p as usize]) = *w;
    }
    false
}

/// Brings the points of one knot to rest among themselves.
fn untie(rows: &Rows, knots: &Knots, points: &[u32], place: &mut [u32], labels: &mut Labels) -> Result<(), Vec<u32>> {
    let inner = inner(rows, knots, points, place);
    let mut at: Vec<i64> = points.iter().map(|&p| labels.at[p as usize]).collect();
    let mut by: Vec<u32> = points.iter().map(|&p| labels.by[p as usize]).collect();
    settle(&inner, &mut at, &mut by)?;
    for (i, &p) in points.iter().enumerate() {
        (labels.at[p as usize], labels.by[p as usize]) = (at[i], by[i]);
    }
    Ok(())
}

/// The edges within one knot, its points numbered from 0; `place` is room for these numbers.
fn inner(rows: &Rows, knots: &Knots, points: &[u32], place: &mut [u32]) -> Rows {
    for (i, &p) in points.iter().enumerate() {
        place[p as usize] = i as u32;
    }
    let knot = knots.of[points[0] as usize];
    let place = &*place;
    let inner = points.iter().flat_map(|&u| {
        rows.of(u as usize)
            .filter(move |&k| knots.of[rows.to[k] as usize] == knot)
            .map(move |k| (place[u as usize], place[rows.to[k] as usize], rows.weight[k], rows.edge[k]))
    });
    Rows::new(points.len(), inner)
}

impl Frozen {
    /// Goes through the circles within knots: for each, `concede` makes an edge of it count no longer (`counts` tells).
    pub fn concede(&self, counts: &impl Fn(u32) -> bool, concede: &mut impl FnMut(&[u32])) {
        let mut place = vec![0u32; self.forward.len()];
        for knot in 0..self.knots.len() {
            let points = self.knots.points(knot);
            if is_knot(&self.forward, points) {
                settle::concede(&inner(&self.forward, &self.knots, points, &mut place), counts, concede);
            }
        }
    }
}

/// Whether a point or several constrain each other in a circle.
fn is_knot(rows: &Rows, points: &[u32]) -> bool {
    points.len() > 1 || rows.of(points[0] as usize).any(|k| rows.to[k] == points[0])
}

impl Frozen {
    /// The lower labels once each point is also wished to lie no sooner than said; wishes go to starts.
    pub fn wish(&self, lower: &mut Labels) {
        sweep(&self.backward, &self.knots, 0..self.knots.len(), lower);
    }
}
