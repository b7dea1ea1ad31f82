//! A subject that the tree took for a part of the phrase that opens the sentence: "On Monday, *Peru* and Chile met".
//!
//! In: heads and relations. Out: the same, where a noun behind the comma after the opening phrase, hung on that phrase, is the
//! subject of a verb that has none, or the first of those that are.

use crate::model::{Deprel, Token, Upos};

/// Mends the heads and relations of a sentence.
pub fn subject(tokens: &mut [Token]) {
    for x in 1..tokens.len() {
        let Some((v, second)) = lost(tokens, x) else { continue };
        let passive = tokens.iter().any(|t| t.head == Some(v) && t.deprel == Deprel::AuxPass);
        let relation = second.map_or(if passive { Deprel::NsubjPass } else { Deprel::Nsubj }, |y| tokens[y].deprel);
        (tokens[x].head, tokens[x].deprel) = (Some(v), relation);
        if let Some(y) = second {
            (tokens[y].head, tokens[y].deprel) = (Some(x), Deprel::Conj);
        }
    }
}

/// What such a noun is taken for.
const RELATIONS: [Deprel; 3] = [Deprel::Conj, Deprel::Appos, Deprel::NmodUnmarked];

/// The verb whose subject a noun is, and the subject joined to it, if the verb has that one only.
fn lost(tokens: &[Token], x: usize) -> Option<(usize, Option<usize>)> {
    let noun = matches!(tokens[x].upos, Upos::Noun | Upos::Propn);
    let d = tokens[x].head.filter(|&d| d < x && noun && RELATIONS.contains(&tokens[x].deprel))?;
    let v = tokens[d].head.filter(|&v| v > x && tokens[d].deprel == Deprel::Obl && tokens[v].upos == Upos::Verb)?;
    let kids = |h: usize| (0..tokens.len()).filter(move |&k| tokens[k].head == Some(h));
    let opens = (0..d).all(|t| tokens[t].upos == Upos::Punct || tokens[t].head.is_some_and(|h| h <= d));
    let prepositional = kids(d).any(|k| k < d && tokens[k].deprel == Deprel::Case);
    if !opens || !prepositional {
        return None;
    }
    let (first, last) = reach(tokens, x);
    let apart =
        first > d + 1 && tokens[first - 1].upos == Upos::Punct && kids(x).all(|k| tokens[k].deprel != Deprel::Case);
    if !apart {
        return None;
    }
    let subject = |k: &usize| {
        matches!(
            tokens[*k].deprel,
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Csubj | Deprel::Expl
        )
    };
    let mut subjects = kids(v).filter(subject);
    let between = |t: usize| matches!(tokens[t].upos, Upos::Aux | Upos::Adv | Upos::Part | Upos::Punct);
    match (subjects.next(), subjects.next()) {
        (None, _) if (last + 1..v).all(between) => Some((v, None)),
        (Some(y), None) if y > last => {
            let joins = tokens.get(last + 1).is_some_and(|c| c.upos == Upos::Cconj && c.head == Some(y));
            joins.then_some((v, Some(y)))
        }
        _ => None,
    }
}

/// The first and last token of all that hangs below one, marks at its edges left out.
fn reach(tokens: &[Token], x: usize) -> (usize, usize) {
    let (mut lo, mut hi, mut todo) = (x, x, vec![x]);
    for _ in 0..tokens.len() {
        let Some(t) = todo.pop() else { break };
        (lo, hi) = (lo.min(t), hi.max(t));
        todo.extend((0..tokens.len()).filter(|&k| tokens[k].head == Some(t) && tokens[k].upos != Upos::Punct));
    }
    (lo, hi)
}
