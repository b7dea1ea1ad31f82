//! Which words of a sentence name an event, and of what kind.
//!
//! In: a parsed sentence. Out: its triggers, in order. In "Iran held talks with Iraq", *held* of `negotiate.talks`.

use super::lexicon::{Act, Entry, LEXICON};
use crate::model::{Deprel, Tree, Upos};
use std::collections::HashMap;

/// One word that names an event.
#[derive(Debug, Clone, Copy)]
pub struct Trigger {
    /// Its place in the sentence.
    pub token: usize,
    /// What kind of act.
    pub act: &'static Act,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// Whether the word is a verb (else an event noun or adjective).
    pub verbal: bool,
}

/// The triggers of a sentence.
pub fn find(tree: &Tree) -> Vec<Trigger> {
    let mut found: Vec<(Trigger, Vec<usize>)> = (0..tree.len()).filter_map(|t| at(tree, t)).collect();
    // the noun of "held talks" is no event of its own beside the verb
    let eaten: Vec<usize> = found
        .iter()
        .filter(|(t, words)| t.verbal && !words.is_empty())
        .flat_map(|(_, words)| words.iter().copied())
        .collect();
    found.retain(|(t, _)| t.verbal || !eaten.contains(&t.token));
    found.into_iter().map(|(t, _)| t).collect()
}

fn at(tree: &Tree, t: usize) -> Option<(Trigger, Vec<usize>)> {
    let (table, verbal) = match tree.upos(t) {
        Upos::Verb => (&LEXICON.verbs, true),
        Upos::Noun | Upos::Propn => (&LEXICON.nouns, false),
        Upos::Adj => (&LEXICON.adjectives, true),
        _ => return None,
    };
    if inside_a_name(tree, t) || tree.rel(t) == Deprel::Compound && !verbal {
        return None;
    }
    let (act, words) = best(table, tree, t)?;
    let act = &LEXICON.acts[act];
    Some((Trigger { token: t, act, confidence: confidence(words.len(), verbal), verbal }, words))
}

fn inside_a_name(tree: &Tree, t: usize) -> bool {
    tree.name(t).is_some_and(|n| n.tokens.len() > 1 || tree.upos(t) == Upos::Propn) && tree.upos(t) != Upos::Verb
}

fn best(table: &'static HashMap<String, Vec<Entry>>, tree: &Tree, t: usize) -> Option<(usize, Vec<usize>)> {
    let lemma = tree.lemma(t);
    let entries = match table.get(lemma) {
        Some(entries) => entries,
        None => table.get(&lemma.to_lowercase())?,
    };
    let fitting: Vec<(&Entry, Vec<usize>)> =
        entries.iter().filter_map(|e| Some((e, e.phrase.fits(tree, t)?))).collect();
    let barred =
        |act: usize, weight: usize| fitting.iter().any(|(e, _)| e.never && e.act == act && e.phrase.weight() >= weight);
    fitting
        .iter()
        .filter(|(e, _)| !e.never && !barred(e.act, e.phrase.weight()))
        .min_by_key(|(e, _)| (std::cmp::Reverse(e.phrase.weight()), LEXICON.acts[e.act].rank))
        .map(|(e, words)| (e.act, words.clone()))
}

fn confidence(more_words: usize, verbal: bool) -> f64 {
    match (more_words, verbal) {
        (0, true) => 0.8,
        (0, false) => 0.7,
        _ => 0.9,
    }
}

/// The clause of a token: its verb with all that hangs on it but other clauses; for a noun its phrase.
pub fn clause(tree: &Tree, t: usize) -> (usize, usize) {
    let own = matches!(tree.upos(t), Upos::Verb | Upos::Adj | Upos::Aux);
    let top = if own {
        t
    } else {
        std::iter::once(t).chain(tree.ancestors(t)).find(|&a| tree.group(a).is_some()).unwrap_or(t)
    };
    let (lo, hi) = tree.reach(top, |k| {
        matches!(tree.rel(k), Deprel::Punct | Deprel::Parataxis | Deprel::Advcl | Deprel::AclRelcl)
            || tree.rel(k) == Deprel::Conj && tree.group(k).is_some()
    });
    (lo.min(t), hi.max(t))
}
