//! Learns dictionary forms: for each form or ending under a tag the change that most often makes the dictionary form,
//! kept only where a shorter ending would say something else.

use super::{pack, treebank::Tree};
use crate::parse::lemma::{ending, inflects, start, whole, LONGEST};
use std::collections::BTreeMap;

type Change = (usize, String);
type Counts = BTreeMap<Change, usize>;

/// The tables of endings and of changes.
pub fn learn<'a>(trees: impl Iterator<Item = &'a Tree>) -> (Vec<u8>, Vec<u8>) {
    let mut forms: BTreeMap<(String, String), Counts> = BTreeMap::new();
    for tree in trees {
        for (i, form) in tree.forms.iter().enumerate() {
            let form = start(form, tree.upos[i]);
            let change = change(&form, &tree.lemmas[i]);
            *forms.entry((form, tree.fine[i].clone())).or_default().entry(change).or_default() += 1;
        }
    }
    let mut endings: BTreeMap<(String, String), Counts> = BTreeMap::new();
    for ((form, fine), changes) in &forms {
        for n in (0..=LONGEST.min(form.len())).filter(|_| inflects(fine)) {
            if let Some(end) = form.get(form.len() - n..) {
                *endings.entry((end.into(), fine.clone())).or_default().entry(most(changes)).or_default() += 1;
            }
        }
    }
    let mut kept: BTreeMap<u64, Change> = BTreeMap::new();
    let mut by_length: Vec<_> = endings.iter().collect();
    by_length.sort_by_key(|((end, _), _)| end.len());
    for ((end, fine), changes) in by_length {
        let best = most(changes);
        let sure = end.is_empty() || changes[&best] >= 2;
        if sure && shorter(&kept, end, fine) != Some(&best) {
            kept.insert(ending(end, fine), best);
        }
    }
    let mut wholes = BTreeMap::new();
    for ((form, fine), changes) in &forms {
        let best = most(changes);
        let by_ending =
            (0..=form.len().min(LONGEST)).rev().filter(|_| inflects(fine)).filter_map(|n| form.get(form.len() - n..));
        let otherwise = by_ending.filter_map(|end| kept.get(&ending(end, fine))).next().cloned();
        if otherwise.unwrap_or_default() != best {
            wholes.insert(whole(form, fine), best);
        }
    }
    kept.extend(wholes);
    lay(kept)
}

fn shorter<'a>(kept: &'a BTreeMap<u64, Change>, end: &str, fine: &str) -> Option<&'a Change> {
    (1..=end.len()).filter_map(|n| end.get(n..)).find_map(|e| kept.get(&ending(e, fine)))
}

fn most(changes: &Counts) -> Change {
    let best = changes.iter().fold(None, |best: Option<(&Change, usize)>, (c, n)| match best {
        Some((_, m)) if m >= *n => best,
        _ => Some((c, *n)),
    });
    best.map(|(c, _)| c.clone()).unwrap_or_default()
}

fn change(form: &str, lemma: &str) -> Change {
    let same = form.char_indices().zip(lemma.chars()).take_while(|((_, a), b)| a == b);
    let common = same.last().map_or(0, |((i, a), _)| i + a.len_utf8());
    (form.len() - common, lemma[common..].to_owned())
}

fn lay(kept: BTreeMap<u64, Change>) -> (Vec<u8>, Vec<u8>) {
    let mut counts: BTreeMap<&Change, usize> = BTreeMap::new();
    kept.values().for_each(|c| *counts.entry(c).or_default() += 1);
    let mut order: Vec<_> = counts.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let numbers: BTreeMap<&Change, u16> = order.iter().enumerate().map(|(i, (c, _))| (*c, i as u16)).collect();
    let changes: Vec<String> = order.iter().map(|((drop, add), _)| format!("{drop} {add}")).collect();
    let numbers: BTreeMap<u64, u16> = kept.iter().map(|(key, change)| (*key, numbers[change])).collect();
    (pack::table(&numbers), changes.join("\n").into_bytes())
}
