//! Out of many contradictions in one go: a first rest in which all can be true.
//!
//! In: a network with contradictions, and which of two statements is the lighter. Out: the same at rest, without the
//! lightest statement of every contradiction that was met. Some went out in vain; whoever asked lets them back in.

use super::{
    network::{Network, AXIOM},
    solve::NONE,
};
use std::cell::RefCell;

impl Network {
    /// Withdraws lightest statements until all that is left can be true, and says which. Each round takes one statement
    /// for every point that cannot be, and costs what that changes, beside a look at every point; as many contradictions
    /// as there are need but a few rounds.
    pub(super) fn concede(&mut self, lighter: &impl Fn(usize, usize) -> usize) -> Vec<usize> {
        let mut out = vec![];
        self.untangle(lighter, &mut out);
        self.label();
        loop {
            let crossing: Vec<usize> = (1..self.graph.node_count()).filter(|&p| self.crosses(p)).collect();
            if crossing.is_empty() {
                return out;
            }
            let lightest = [true, false].map(|upper| self.lightest_behind(&crossing, upper, lighter));
            let sides = lightest[0].iter().zip(&lightest[1]).map(|(&a, &b)| [a, b].into_iter().filter(|&s| s != AXIOM));
            let mut gone: Vec<usize> = sides.filter_map(|both| both.map(|s| s as usize).reduce(lighter)).collect();
            gone.sort_unstable();
            gone.dedup();
            self.retract_all(&gone);
            out.append(&mut gone);
        }
    }

    /// The circles within knots.
    fn untangle(&mut self, lighter: &impl Fn(usize, usize) -> usize, out: &mut Vec<usize>) {
        let frozen = self.frozen.take().unwrap_or_else(|| self.freeze());
        let before = out.len();
        let alive = RefCell::new(std::mem::take(&mut self.alive));
        let owner = |edge: u32| self.graph.raw_edges()[edge as usize].weight.statement;
        let counts = |edge: u32| owner(edge) == AXIOM || alive.borrow()[owner(edge) as usize];
        frozen.concede(&counts, &mut |circle: &[u32]| {
            let owners = circle.iter().map(|&e| owner(e)).filter(|&s| s != AXIOM).map(|s| s as usize);
            if let Some(lightest) = owners.reduce(lighter) {
                alive.borrow_mut()[lightest] = false;
                out.push(lightest);
            }
        });
        self.alive = alive.into_inner();
        self.frozen = Some(frozen).filter(|_| out.len() == before);
    }

    /// For each of some points the lightest statement behind its label on one side, [`AXIOM`] for none. Linear.
    fn lightest_behind(&self, points: &[usize], upper: bool, lighter: &impl Fn(usize, usize) -> usize) -> Vec<u32> {
        let mut lightest = vec![NONE - 1; self.graph.node_count()];
        let mut walk = vec![];
        for &point in points {
            let mut at = point;
            while lightest[at] == NONE - 1 {
                match self.behind(at, upper) {
                    Some((edge, on)) => {
                        walk.push((at, self.graph.raw_edges()[edge as usize].weight.statement));
                        at = on;
                    }
                    None => lightest[at] = AXIOM,
                }
            }
            let mut so_far = lightest[at];
            while let Some((at, own)) = walk.pop() {
                so_far = match (so_far, own) {
                    (AXIOM, one) | (one, AXIOM) => one,
                    (a, b) => lighter(a as usize, b as usize) as u32,
                };
                lightest[at] = so_far;
            }
        }
        points.iter().map(|&p| lightest[p]).collect()
    }
}
