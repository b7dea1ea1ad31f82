//! A recurrent layer while it learns: forwards over some sentences, and backwards.
//!
//! The same steps as `encode.rs` takes: what is kept of the state, the state, what is shown of it.

use super::learn::slope;
use crate::parse::net::{gate, tanh, GATES, HALF, WIDTH};

/// What a layer made and was made from.
pub struct Pass<'a> {
    /// Candidates and gates before their curves.
    pub gates: &'a [f32],
    /// Carries.
    pub carry: &'a [f32],
    /// What came in.
    pub below: &'a [f32],
    /// The states.
    pub states: &'a [f32],
}

/// The places of a sentence in the order of a direction.
fn order((from, to): (usize, usize), side: usize) -> impl DoubleEndedIterator<Item = usize> {
    (0..to - from).map(move |i| if side == 0 { from + i } else { to - 1 - i })
}

/// What a layer leaves of each word, and its states.
pub fn forward(gates: &[f32], carry: &[f32], below: &[f32], ends: &[(usize, usize)]) -> (Vec<f32>, Vec<f32>) {
    let mut out = below.to_vec();
    let mut states = vec![0.0; below.len()];
    pulp::Arch::new().dispatch(Forward { gates, carry, ends, out: &mut out, states: &mut states });
    (out, states)
}

struct Forward<'a> {
    gates: &'a [f32],
    carry: &'a [f32],
    ends: &'a [(usize, usize)],
    out: &'a mut [f32],
    states: &'a mut [f32],
}

impl pulp::NullaryFnOnce for Forward<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Forward { gates, carry, ends, out, states } = self;
        for (&end, side) in ends.iter().flat_map(|e| [(e, 0), (e, 1)]) {
            let mut state = [0f32; HALF];
            let carry: &[f32; 2 * HALF] = carry[side * 2 * HALF..][..2 * HALF].try_into().expect("two rows");
            for i in order(end, side) {
                let gates: &[f32; 3 * HALF] =
                    gates[i * GATES + side * 3 * HALF..][..3 * HALF].try_into().expect("three parts");
                let at = i * WIDTH + side * HALF;
                let word: &mut [f32; HALF] = (&mut out[at..at + HALF]).try_into().expect("half a word");
                for k in 0..HALF {
                    let before = state[k];
                    let keep = gate(gates[HALF + k] + carry[k] * before);
                    let shown = gate(gates[2 * HALF + k] + carry[HALF + k] * before);
                    state[k] = gates[k] + keep * (before - gates[k]);
                    word[k] += shown * (tanh(state[k]) - word[k]);
                }
                states[at..at + HALF].copy_from_slice(&state);
            }
        }
    }
}

/// The gradients of gates and of what came in, from that of what went out; that of the carries is added to.
pub fn backward(pass: &Pass, out: &[f32], ends: &[(usize, usize)], carry_back: &mut [f32]) -> (Vec<f32>, Vec<f32>) {
    let mut gates_back = vec![0.0; pass.gates.len()];
    let mut below_back = vec![0.0; pass.below.len()];
    let work = Backward { pass, out, ends, carry_back, gates_back: &mut gates_back, below_back: &mut below_back };
    pulp::Arch::new().dispatch(work);
    (gates_back, below_back)
}

struct Backward<'a> {
    pass: &'a Pass<'a>,
    out: &'a [f32],
    ends: &'a [(usize, usize)],
    carry_back: &'a mut [f32],
    gates_back: &'a mut [f32],
    below_back: &'a mut [f32],
}

impl pulp::NullaryFnOnce for Backward<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Backward { pass, out, ends, carry_back, gates_back, below_back } = self;
        for (&end, side) in ends.iter().flat_map(|e| [(e, 0), (e, 1)]) {
            let mut later = [0f32; HALF];
            let carry = &pass.carry[side * 2 * HALF..][..2 * HALF];
            let carry_back = &mut carry_back[side * 2 * HALF..][..2 * HALF];
            for i in order(end, side).rev() {
                let first = i == if side == 0 { end.0 } else { end.1 - 1 };
                let before: [f32; HALF] = match first {
                    true => [0.0; HALF],
                    false => {
                        let j = if side == 0 { i - 1 } else { i + 1 };
                        pass.states[j * WIDTH + side * HALF..][..HALF].try_into().expect("half a word")
                    }
                };
                let at = i * WIDTH + side * HALF;
                let gates = &pass.gates[i * GATES + side * 3 * HALF..][..3 * HALF];
                let back = &mut gates_back[i * GATES + side * 3 * HALF..][..3 * HALF];
                let (state, word, out) = (&pass.states[at..at + HALF], &pass.below[at..at + HALF], &out[at..at + HALF]);
                let below = &mut below_back[at..at + HALF];
                for k in 0..HALF {
                    let a = gates[HALF + k] + carry[k] * before[k];
                    let b = gates[2 * HALF + k] + carry[HALF + k] * before[k];
                    let (keep, shown) = (gate(a), gate(b));
                    let b_back = out[k] * (tanh(state[k]) - word[k]) * 0.25 * slope(0.5 * b);
                    below[k] = out[k] * (1.0 - shown);
                    let state_back = later[k] + out[k] * shown * slope(state[k]);
                    let a_back = state_back * (before[k] - gates[k]) * 0.25 * slope(0.5 * a);
                    back[k] = state_back * (1.0 - keep);
                    back[HALF + k] = a_back;
                    back[2 * HALF + k] = b_back;
                    later[k] = state_back * keep + a_back * carry[k] + b_back * carry[HALF + k];
                    carry_back[k] += a_back * before[k];
                    carry_back[HALF + k] += b_back * before[k];
                }
            }
        }
    }
}
