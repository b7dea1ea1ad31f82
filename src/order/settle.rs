//! Shortest paths where weights may be negative, and the circle that says that there are none.
//!
//! In: rows, and what is known of each point at first. Out: the labels lowered until no edge can lower one, or the
//! edges of one circle whose weights sum to less than nothing.

use super::rows::Rows;
use std::collections::VecDeque;

const NONE: u32 = u32::MAX;

/// The tree of who lowered whom: children in a list, so that what hangs below a point can be taken apart.
struct Tree {
    parent: Vec<u32>,
    /// The edge from the parent, as a place in the rows.
    via: Vec<u32>,
    child: Vec<u32>,
    next: Vec<u32>,
    prev: Vec<u32>,
    walk: Vec<u32>,
}

impl Tree {
    fn new(n: usize) -> Tree {
        let none = || vec![NONE; n];
        Tree { parent: none(), via: none(), child: none(), next: none(), prev: none(), walk: vec![] }
    }

    fn cut(&mut self, v: u32) {
        let i = v as usize;
        let (parent, next, prev) = (self.parent[i], self.next[i], self.prev[i]);
        if parent == NONE {
            return;
        }
        match prev {
            NONE => self.child[parent as usize] = next,
            p => self.next[p as usize] = next,
        }
        if next != NONE {
            self.prev[next as usize] = prev;
        }
        (self.parent[i], self.next[i], self.prev[i], self.via[i]) = (NONE, NONE, NONE, NONE);
    }

    fn hang(&mut self, v: u32, parent: u32, via: u32) {
        let i = v as usize;
        let next = std::mem::replace(&mut self.child[parent as usize], v);
        if next != NONE {
            self.prev[next as usize] = v;
        }
        (self.parent[i], self.next[i], self.prev[i], self.via[i]) = (parent, next, NONE, via);
    }

    /// The points from `u` up to `v`, without `v`.
    fn up(&self, u: u32, v: u32) -> Vec<u32> {
        std::iter::successors(Some(u), |&x| Some(self.parent[x as usize])).take_while(|&x| x != v).collect()
    }

    /// Takes the subtree below `v` apart, unless `u` is in it: then true, and the parents from `u` up to `v` are whole.
    /// What hangs on an edge that counts no longer is only cut off.
    fn fell(&mut self, v: u32, u: u32, counts: impl Fn(u32) -> bool, mut gone: impl FnMut(usize)) -> bool {
        if u == v {
            return true;
        }
        self.walk.clear();
        self.walk.push(v);
        let mut at = 0;
        while at < self.walk.len() {
            let mut c = self.child[self.walk[at] as usize];
            while c != NONE {
                let next = self.next[c as usize];
                if !counts(self.via[c as usize]) {
                    self.cut(c);
                } else if c == u {
                    return true;
                } else {
                    self.walk.push(c);
                }
                c = next;
            }
            at += 1;
        }
        self.child[v as usize] = NONE;
        for &x in &self.walk[1..] {
            let i = x as usize;
            (self.parent[i], self.child[i], self.next[i], self.prev[i]) = (NONE, NONE, NONE, NONE);
            gone(i);
        }
        false
    }
}

/// Lowers `label` along the edges until all hold; `by` becomes the edge that lowered each.
///
/// Label-correcting with subtree disassembly (Tarjan 1981; Cherkassky and Goldberg 1999): at worst points x edges, near
/// linear in practice. Every point counts as reached.
///
/// # Errors
/// The edges of a circle of negative weight, last first.
pub(super) fn settle(rows: &Rows, label: &mut [i64], by: &mut [u32]) -> Result<(), Vec<u32>> {
    let mut found = None;
    run(rows, label, by, &|_| true, &mut |circle| {
        found = Some(circle.to_vec());
        false
    });
    found.map_or(Ok(()), Err)
}

/// As [`settle`], from labels of no meaning: for each circle found, `concede` makes an edge of it count no longer (`counts`
/// tells which do), until no circle is left.
pub(super) fn concede(rows: &Rows, counts: &impl Fn(u32) -> bool, concede: &mut impl FnMut(&[u32])) {
    let n = rows.len();
    run(rows, &mut vec![0; n], &mut vec![NONE; n], counts, &mut |circle| {
        concede(circle);
        true
    });
}

/// Runs until all edges that count hold, or until `circle`, told of a circle, says that this is enough; else an edge of it
/// must count no longer.
fn run(
    rows: &Rows,
    label: &mut [i64],
    by: &mut [u32],
    counts: &impl Fn(u32) -> bool,
    circle: &mut impl FnMut(&[u32]) -> bool,
) {
    let n = label.len();
    let mut tree = Tree::new(n);
    let mut order: Vec<u32> = (0..n as u32).collect();
    order.sort_by_key(|&v| label[v as usize]);
    let mut queue = VecDeque::from(order);
    let mut queued = vec![true; n];
    // taken out of the queue because of what would lower them: if that counts no longer, they come back
    let (mut waived, mut is_waived) = (vec![], vec![false; n]);
    while let Some(u) = queue.pop_front() {
        if !std::mem::replace(&mut queued[u as usize], false) {
            continue;
        }
        for k in rows.of(u as usize) {
            let v = rows.to[k];
            let lowered = label[u as usize].saturating_add(rows.weight[k]);
            if lowered >= label[v as usize] || !counts(rows.edge[k]) {
                continue;
            }
            let waive = |x: usize| {
                if std::mem::replace(&mut queued[x], false) && !std::mem::replace(&mut is_waived[x], true) {
                    waived.push(x as u32);
                }
            };
            if tree.fell(v, u, |via| counts(rows.edge[via as usize]), waive) {
                let mut edges = vec![rows.edge[k]];
                edges.extend(tree.up(u, v).iter().map(|&x| rows.edge[tree.via[x as usize] as usize]));
                if !circle(&edges) {
                    return;
                }
                for x in waived.drain(..).chain([u]) {
                    is_waived[x as usize] = false;
                    if !std::mem::replace(&mut queued[x as usize], true) {
                        queue.push_back(x);
                    }
                }
                break;
            }
            tree.cut(v);
            tree.hang(v, u, k as u32);
            label[v as usize] = lowered;
            by[v as usize] = rows.edge[k];
            if !std::mem::replace(&mut queued[v as usize], true) {
                queue.push_back(v);
            }
        }
    }
}
