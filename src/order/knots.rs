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

/// Finds the knots. Linear (Tarjan 1972), without recursion.
pub(super) fn knots(rows: &Rows) -> Knots {
    const NEW: u32 = u32::MAX;
    let n = rows.len();
    let mut index = vec![NEW; n];
    let mut low = vec![0u32; n];
    let mut of = vec![NEW; n];
    let (mut points, mut first) = (Vec::with_capacity(n), Vec::with_capacity(n + 1));
    let (mut open, mut walk): (Vec<u32>, Vec<(u32, u32)>) = (vec![], vec![]);
    let mut next = 0;
    for root in 0..n {
        if index[root] != NEW {
            continue;
        }
        walk.push((root as u32, rows.of(root).start as u32));
        while let Some(&mut (u, ref mut k)) = walk.last_mut() {
            let ui = u as usize;
            if index[ui] == NEW {
                (index[ui], low[ui]) = (next, next);
                next += 1;
                open.push(u);
            }
            let end = rows.of(ui).end as u32;
            let mut down = None;
            while *k < end {
                let v = rows.to[*k as usize] as usize;
                *k += 1;
                if index[v] == NEW {
                    down = Some(v);
                    break;
                }
                if of[v] == NEW {
                    low[ui] = low[ui].min(index[v]);
                }
            }
            if let Some(v) = down {
                walk.push((v as u32, rows.of(v).start as u32));
                continue;
            }
            walk.pop();
            if let Some(&(above, _)) = walk.last() {
                low[above as usize] = low[above as usize].min(low[ui]);
            }
            if low[ui] == index[ui] {
                let knot = first.len() as u32;
                first.push(points.len() as u32);
                while let Some(v) = open.pop() {
                    of[v as usize] = knot;
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
