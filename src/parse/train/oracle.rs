//! What each move would cost: how many arcs of the right tree it makes unreachable (Goldberg & Nivre 2013, arc-hybrid).

use crate::parse::state::State;

/// The costs of shift, left and right in a state, against the right heads.
pub fn costs(state: &State, gold: &[u32]) -> [u32; 3] {
    let mut costs = [0; 3];
    let (n, next) = (state.n, state.next);
    let (top, below) = (state.top(0), state.top(1));
    let none = state.none();
    if next < n {
        // the next word loses its dependents on the stack, and its head there unless that is the top
        let head = gold[next as usize];
        for &s in &state.stack {
            costs[0] += u32::from(gold[s as usize] == next);
            costs[0] += u32::from(s == head && s != top);
        }
    }
    if top != none {
        // the top loses its dependents among the words to come, and its head unless it is the one it is given
        let lost = gold[next as usize..].iter().filter(|h| **h == top).count() as u32;
        let head = gold[top as usize];
        costs[1] = lost + u32::from(head != next && (head == below || head > next && head <= n));
        costs[2] = lost + u32::from(head >= next && head <= n);
    }
    costs
}
