//! Heads: from the scores of every pair to a tree.
//!
//! Each word takes its best head; where that is no tree with one root, the best projective one is searched (Eisner 1996),
//! which takes cubic time: sentences come in pieces of [`PIECE`] words at most.

use super::encode::best;

/// The most words that are parsed together.
pub const PIECE: usize = 100;

/// Working space.
#[derive(Debug, Default)]
pub struct Trees {
    /// The head of each word; the number of words for the root.
    pub heads: Vec<usize>,
    state: Vec<u8>,
    spans: Spans,
}

impl Trees {
    /// The heads of `n` words from `n` rows of scores, each of `n` words and the root.
    pub fn find(&mut self, scores: &[f32], n: usize) {
        self.heads.clear();
        self.heads.extend(scores.chunks_exact(n + 1).enumerate().map(|(i, row)| {
            let before = best(&row[..i.max(1)]);
            let after = (i + 1) + best(&row[i + 1..]);
            if i > 0 && row[before] >= row[after] {
                before
            } else {
                after
            }
        }));
        if !self.is_tree(n) {
            self.spans.fill(scores, n);
            self.spans.heads(scores, n, &mut self.heads);
        }
    }

    fn is_tree(&mut self, n: usize) -> bool {
        if self.heads.iter().filter(|h| **h == n).count() != 1 {
            return false;
        }
        // 0 not seen, 1 on the way, 2 known to reach the root
        self.state.clear();
        self.state.resize(n, 0);
        for start in 0..n {
            let mut at = start;
            while at < n && self.state[at] == 0 {
                self.state[at] = 1;
                at = self.heads[at];
            }
            if at < n && self.state[at] == 1 {
                return false;
            }
            at = start;
            while at < n && self.state[at] == 1 {
                self.state[at] = 2;
                at = self.heads[at];
            }
        }
        true
    }
}

/// Eisner's table: for each span whether it is whole (its head has all its dependents there) or awaits the rest, and on
/// which side its head stands.
#[derive(Debug, Default)]
struct Spans {
    /// Head on the left, whole; by left end, then right.
    right: Vec<f32>,
    /// Head on the right, whole; by right end, then left.
    left: Vec<f32>,
    /// Where the two halves of an open span meet; by left end, then right.
    meet: Vec<u8>,
    /// The outermost dependent of a whole span.
    right_last: Vec<u8>,
    left_last: Vec<u8>,
    /// Open spans, head on the left, by left end; head on the right, by right end.
    open_right: Vec<f32>,
    open_left: Vec<f32>,
    /// `right` by right end, then left; `left` by left end, then right.
    right_by_end: Vec<f32>,
    left_by_start: Vec<f32>,
    todo: Vec<(usize, usize, Kind)>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Right,
    Left,
    OpenRight,
    OpenLeft,
}

/// The place and size of the greatest sum of two rows.
fn most(a: &[f32], b: &[f32]) -> (usize, f32) {
    let mut most = (0, f32::NEG_INFINITY);
    for (i, (a, b)) in a.iter().zip(b).enumerate() {
        if a + b > most.1 {
            most = (i, a + b);
        }
    }
    most
}

impl Spans {
    fn fill(&mut self, scores: &[f32], n: usize) {
        for table in [
            &mut self.right,
            &mut self.left,
            &mut self.open_right,
            &mut self.open_left,
            &mut self.right_by_end,
            &mut self.left_by_start,
        ] {
            table.clear();
            table.resize(n * n, 0.0);
        }
        for table in [&mut self.meet, &mut self.right_last, &mut self.left_last] {
            table.clear();
            table.resize(n * n, 0);
        }
        for width in 1..n {
            for s in 0..n - width {
                let t = s + width;
                // halves s..=k and k+1..=t
                let (k, sum) = most(&self.right[s * n + s..s * n + t], &self.left[t * n + s + 1..t * n + t + 1]);
                self.meet[s * n + t] = (s + k) as u8;
                self.open_right[s * n + t] = sum + scores[t * (n + 1) + s];
                self.open_left[t * n + s] = sum + scores[s * (n + 1) + t];
                // s takes k, which has the rest up to t
                let (k, sum) = most(
                    &self.open_right[s * n + s + 1..s * n + t + 1],
                    &self.right_by_end[t * n + s + 1..t * n + t + 1],
                );
                self.right[s * n + t] = sum;
                self.right_by_end[t * n + s] = sum;
                self.right_last[s * n + t] = (s + 1 + k) as u8;
                let (k, sum) = most(&self.left_by_start[s * n + s..s * n + t], &self.open_left[t * n + s..t * n + t]);
                self.left[t * n + s] = sum;
                self.left_by_start[s * n + t] = sum;
                self.left_last[s * n + t] = (s + k) as u8;
            }
        }
    }

    fn heads(&mut self, scores: &[f32], n: usize, heads: &mut [usize]) {
        let total = |r: usize| self.left[r * n] + self.right[r * n + n - 1] + scores[r * (n + 1) + n];
        let root = (0..n).fold(0, |best, r| if total(r) > total(best) { r } else { best });
        heads[root] = n;
        self.todo.clear();
        self.todo.extend([(0, root, Kind::Left), (root, n - 1, Kind::Right)]);
        while let Some((s, t, kind)) = self.todo.pop() {
            if s == t {
                continue;
            }
            let at = s * n + t;
            let halves = match kind {
                Kind::Right => {
                    let k = usize::from(self.right_last[at]);
                    [(s, k, Kind::OpenRight), (k, t, Kind::Right)]
                }
                Kind::Left => {
                    let k = usize::from(self.left_last[at]);
                    [(s, k, Kind::Left), (k, t, Kind::OpenLeft)]
                }
                Kind::OpenRight | Kind::OpenLeft => {
                    if matches!(kind, Kind::OpenRight) {
                        heads[t] = s;
                    } else {
                        heads[s] = t;
                    }
                    let k = usize::from(self.meet[at]);
                    [(s, k, Kind::Right), (k + 1, t, Kind::Left)]
                }
            };
            self.todo.extend(halves);
        }
    }
}
