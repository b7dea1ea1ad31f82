//! What single words tell: the set of tags each was seen with, the only tag of those that have but one, its cluster.

use super::{clusters::Clusters, treebank::Treebank};
use crate::parse::{
    lexicon::{check, Entry, BUCKET, ENTRY},
    table, word,
};
use std::collections::BTreeMap;

/// A form seen less often has no class.
const SEEN: usize = 3;
/// A form seen at least so often with one tag only always has that tag.
const SURE: usize = 60;

/// The lexicon's bytes, from the sentences named.
pub fn build(bank: &Treebank, sentences: &[usize], clusters: &Clusters) -> Vec<u8> {
    let mut counts: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
    for tree in sentences.iter().map(|i| &bank.trees[*i]) {
        for (form, tag) in tree.forms.iter().zip(&tree.tags) {
            if let Some(tag) = tag {
                *counts.entry(word::key(form)).or_default().entry(*tag).or_default() += 1;
            }
        }
    }
    let seen: BTreeMap<u64, usize> = counts.iter().map(|(key, tags)| (*key, tags.values().sum())).collect();
    for tree in &bank.forms {
        let key = word::key(&tree.forms[0]);
        if let Some(tag) = tree.tags[0].filter(|_| seen.get(&key).is_none_or(|n| *n < SEEN)) {
            *counts.entry(key).or_default().entry(tag).or_default() += SEEN;
        }
    }
    let mut entries: BTreeMap<u64, (Entry, usize)> = BTreeMap::new();
    let mut classes: BTreeMap<Vec<u8>, Vec<(u64, usize)>> = BTreeMap::new();
    for (key, tags) in &counts {
        let total: usize = tags.values().sum();
        if total < SEEN {
            continue;
        }
        let mut common: Vec<(u8, usize)> =
            tags.iter().map(|(t, n)| (*t, *n)).filter(|(_, n)| n * 20 >= total).collect();
        common.sort_by_key(|c| std::cmp::Reverse(c.1));
        let first = common[0].0;
        let mut set: Vec<u8> = common.iter().take(4).map(|c| c.0).collect();
        set.sort_unstable();
        set.insert(0, first);
        classes.entry(set).or_default().push((*key, total));
        let sole = if tags.len() == 1 && total >= SURE { first } else { u8::MAX };
        entries.insert(*key, (Entry { sole, ..Entry::NONE }, total));
    }
    let mut order: Vec<_> = classes.into_iter().collect();
    order.sort_by_key(|(_, forms)| std::cmp::Reverse(forms.iter().map(|f| f.1).sum::<usize>()));
    for (i, (_, forms)) in order.iter().enumerate() {
        for (key, _) in forms {
            entries.entry(*key).and_modify(|e| e.0.class = (i + 1).min(255) as u8);
        }
    }
    for (i, (key, cluster)) in clusters.words.iter().enumerate() {
        let weight = clusters.words.len() - i;
        let entry = entries.entry(*key).or_insert((Entry::NONE, 0));
        entry.0.cluster = *cluster;
        entry.1 += weight;
    }
    lay(entries)
}

fn lay(entries: BTreeMap<u64, (Entry, usize)>) -> Vec<u8> {
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by(|a, b| b.1 .1.cmp(&a.1 .1).then(a.0.cmp(&b.0)));
    let groups = ((entries.len() as f64 / 0.8 / BUCKET as f64) as u64).max(1);
    let mut bytes = vec![0; groups as usize * BUCKET * ENTRY];
    for (key, (entry, _)) in entries {
        let at = table::group(key, groups) * BUCKET * ENTRY;
        let check = check(key).to_le_bytes();
        let bucket = &mut bytes[at..at + BUCKET * ENTRY];
        if bucket.chunks_exact(ENTRY).any(|e| e[..2] == check) {
            continue;
        }
        if let Some(free) = bucket.chunks_exact_mut(ENTRY).find(|e| e[..2] == [0, 0]) {
            let [a, b] = entry.cluster.to_le_bytes();
            free.copy_from_slice(&[check[0], check[1], entry.class, entry.sole, a, b]);
        }
    }
    bytes
}
