//! An adjective before an infinitive that the tree took for a preposition: "is due to leave" is built as "is ready to leave".
//!
//! In: heads and relations. Out: the same, where "due to" stood on the verb as one word as it does in "closed due to rain": now
//! the adjective has the verb's place and its subject, and the verb hangs on it.

use crate::model::{Deprel, Token, Upos};

/// Mends the heads and relations of a sentence.
pub fn open(tokens: &mut [Token]) {
    for to in 1..tokens.len() {
        let mark = &tokens[to];
        let glued = mark.upos == Upos::Part && mark.deprel == Deprel::Fixed && mark.head == Some(to - 1);
        if !glued || tokens[to - 1].upos != Upos::Adj {
            continue;
        }
        let adjective = tokens[to - 1].clone();
        let over = adjective.head.filter(|&v| adjective.deprel == Deprel::Mark && v > to);
        let under = || (to + 1..tokens.len()).find(|&v| tokens[v].head == Some(to - 1) && tokens[v].upos == Upos::Verb);
        let Some(verb) = over.or_else(under) else { continue };
        if over.is_some() {
            (tokens[to - 1].head, tokens[to - 1].deprel) = (tokens[verb].head, tokens[verb].deprel);
            for token in tokens[..to - 1].iter_mut().filter(|t| t.head == Some(verb)) {
                token.head = Some(to - 1);
                if matches!(token.deprel, Deprel::NsubjOuter | Deprel::NsubjPass) {
                    token.deprel = Deprel::Nsubj;
                }
            }
        }
        (tokens[verb].head, tokens[verb].deprel) = (Some(to - 1), Deprel::Xcomp);
        (tokens[to].head, tokens[to].deprel) = (Some(verb), Deprel::Mark);
    }
}
