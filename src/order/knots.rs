//! Knots: sets of points that constrain each other in a circle (strongly connected components).
//!
//! In: rows. Out: the points, knot by knot, so that every edge between two knots leads to an earlier one.
//! "before" and "includes" alone knot nothing: only equalities and "at most two weeks after" do, so knots stay small.

use super::rows::Rows;

/// Points grouped into knots.
#[derive(Debug, Clone, Default)]
pub(super) struct Knots {
    /// The points, those of one knot side by side.
    pub points: Vec<u32>,
    /// Where each knot starts in `points`, and one more for the end.
    pub first: Vec<u32>,
}

/// The index of a point that was not met yet.
const NEW: u32 = u32::MAX;

/// The index of a point whose knot is whole: later than any that is open.
const DONE: u32 = u32::MAX - 1;

/// Finds the knots. Linear (Tarjan 1972), without recursion.
pub(super) fn knots(rows: &Rows) -> Knots {
    let n = rows.len();
    // of each point its index, in the order in which they are met, and the least index that it reaches
    let mut met = vec![(NEW, 0u32); n];
    let (mut points, mut first) = (Vec::with_capacity(n), Vec::with_capacity(n + 1));
    let (mut open, mut walk): (Vec<u32>, Vec<(u32, u32)>) = (vec![], vec![]);
    let mut next = 0;
    for root in 0..n {
        if met[root].0 != NEW {
            continue;
        }
        walk.push((root as u32, rows.of(root).start as u32));
        while let Some(&mut (u, ref mut k)) = walk.last_mut() {
            let ui = u as usize;
            if met[ui].0 == NEW {
                met[ui] = (next, next);
                next += 1;
                open.push(u);
            }
            let (index, mut low) = met[ui];
            let end = rows.of(ui).end as u32;
            let mut down = None;
            while *k < end {
                let v = rows.to[*k as usize] as usize;
                *k += 1;
                let other = met[v].0;
                if other == NEW {
                    down = Some(v);
                    break;
                }
                low = low.min(other);
            }
            met[ui].1 = low;
            if let Some(v) = down {
                walk.push((v as u32, rows.of(v).start as u32));
                continue;
            }
            walk.pop();
            if let Some(&(above, _)) = walk.last() {
                let above = &mut met[above as usize].1;
                *above = low.min(*above);
            }
            if low == index {
                first.push(points.len() as u32);
                while let Some(v) = open.pop() {
                    met[v as usize].0 = DONE;
                    points.push(v);
                    if v == u {
                        break;
                    }
                }
            }
        }
    }
    first.push(points.len() as u32);
    Knots { points, first }
}
