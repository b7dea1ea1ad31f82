//! Heads and relations: the greedy parser.
//!
//! Tagged words come in, a tree goes out: in "Iran freed the sailors", "Iran" and "sailors" hang on "freed". Two moves a
//! word, each one sum of weights: linear in the number of words, whatever they are.

use super::{
    context::Context,
    hash::Keys,
    labels,
    model::Model,
    moves,
    state::{Move, State, MOVES},
    table,
};
use crate::model::Deprel;

/// Parses the sentence in `context`, which has `n` words; the tree stands in `state`.
pub fn parse(model: &Model, context: &Context, n: usize, state: &mut State) {
    let (mut move_keys, mut label_keys) = (Keys::new(0), Keys::new(0));
    state.reset(n);
    while !state.done() {
        let legal = state.legal();
        let action = if legal.iter().filter(|l| **l).count() == 1 {
            MOVES[usize::from(!legal[0]) + usize::from(!legal[0] && !legal[1])]
        } else {
            moves::features(state, context, &mut move_keys);
            choose(legal, model.moves.three(move_keys.all()))
        };
        let mut label = 0;
        if action != Move::Shift {
            let (head, dependent) = state.arc(action);
            if head == state.n {
                label = Deprel::Root as u8;
            } else {
                labels::features(state, context, head, dependent, &mut label_keys);
                let mut sums = [0; 128];
                model.labels.add(label_keys.all(), &mut sums);
                label = table::best(&sums[..Deprel::ALL.len()]) as u8;
            }
        }
        state.apply(action, label);
    }
}

fn choose(legal: [bool; 3], sums: [i32; 3]) -> Move {
    let best = (0..3).filter(|&i| legal[i]).fold(None, |best: Option<usize>, i| match best {
        Some(b) if sums[b] >= sums[i] => Some(b),
        _ => Some(i),
    });
    MOVES[best.unwrap_or(0)]
}
