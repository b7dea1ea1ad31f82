//! A subject that the tree took for one who suffers, though the verb is active: "Peru denied that it fired".
//!
//! In: heads and relations. Out: the same, where a verb without any auxiliary, with an object or content of its own behind it,
//! has a plain subject.

use crate::model::{Deprel, Token, Upos};

/// Mends the relations of a sentence; linear in its length.
pub fn active(tokens: &mut [Token]) {
    for s in 0..tokens.len() {
        let verb = tokens[s].head.filter(|&v| tokens[s].deprel == Deprel::NsubjPass && v > s);
        let Some(v) = verb.filter(|&v| tokens[v].upos == Upos::Verb) else { continue };
        let kids = || tokens.iter().enumerate().filter(|(_, t)| t.head == Some(v));
        let alone = kids().all(|(_, t)| t.upos != Upos::Aux);
        let acts = kids().any(|(k, t)| k > v && matches!(t.deprel, Deprel::Ccomp | Deprel::Obj));
        if alone && acts {
            tokens[s].deprel = Deprel::Nsubj;
        }
    }
}
