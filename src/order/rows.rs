//! A graph frozen for solving: compressed rows, each the edges that leave one point.
//!
//! In: edges, in any order. Out: for every point its edges side by side in memory, in the order given.

/// Compressed rows over the points `0..n`.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    first: Vec<u32>,
    /// The point that each edge leads to.
    pub to: Vec<u32>,
    /// Its weight.
    pub weight: Vec<i64>,
    /// The number that its owner knows it by.
    pub edge: Vec<u32>,
}

impl Rows {
    /// Freezes `(from, to, weight, edge)` over `n` points. Linear.
    pub fn new(n: usize, edges: impl Iterator<Item = (u32, u32, i64, u32)> + Clone) -> Rows {
        let mut first = vec![0u32; n + 1];
        for (from, ..) in edges.clone() {
            first[from as usize + 1] += 1;
        }
        for i in 0..n {
            first[i + 1] += first[i];
        }
        let m = first[n] as usize;
        let (mut to, mut weight, mut edge) = (vec![0; m], vec![0; m], vec![0; m]);
        let mut at = first.clone();
        for (f, t, w, e) in edges {
            let k = at[f as usize] as usize;
            at[f as usize] += 1;
            (to[k], weight[k], edge[k]) = (t, w, e);
        }
        Rows { first, to, weight, edge }
    }

    /// The same with the points in another order; `place` says where each stands in it.
    pub fn renumbered(&self, order: &[u32], place: &[u32]) -> Rows {
        let m = self.to.len();
        let mut rows = Rows {
            first: Vec::with_capacity(self.first.len()),
            to: Vec::with_capacity(m),
            weight: Vec::with_capacity(m),
            edge: Vec::with_capacity(m),
        };
        rows.first.push(0);
        for &p in order {
            for k in self.of(p as usize) {
                rows.to.push(place[self.to[k] as usize]);
                rows.weight.push(self.weight[k]);
                rows.edge.push(self.edge[k]);
            }
            rows.first.push(rows.to.len() as u32);
        }
        rows
    }

    /// The same with every edge the other way.
    pub fn turned(&self) -> Rows {
        let edges =
            (0..self.len()).flat_map(|u| self.of(u).map(move |k| (self.to[k], u as u32, self.weight[k], self.edge[k])));
        Rows::new(self.len(), edges)
    }

    /// How many points.
    pub fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The places of a point's edges in `to`, `weight` and `edge`.
    pub fn of(&self, point: usize) -> std::ops::Range<usize> {
        self.first[point] as usize..self.first[point + 1] as usize
    }
}
