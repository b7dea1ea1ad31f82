//! Treebanks in CoNLL-U: forms, dictionary forms, tags and trees, as numbers where the models want numbers.

use super::irregular;
use crate::model::{Deprel, Upos};
use std::collections::BTreeMap;

/// A sentence as its annotators left it.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The words.
    pub forms: Vec<String>,
    /// Their dictionary forms.
    pub lemmas: Vec<String>,
    /// Their universal tags.
    pub upos: Vec<Upos>,
    /// Their Penn tags.
    pub fine: Vec<String>,
    /// Their fine tags by number; none for tags too rare to learn.
    pub tags: Vec<Option<u8>>,
    /// The places of their heads; the root's place is the number of words.
    pub heads: Vec<u32>,
    /// Their relations.
    pub labels: Vec<u8>,
}

/// All sentences and their tags.
#[derive(Debug, Clone, Default)]
pub struct Treebank {
    /// The sentences.
    pub trees: Vec<Tree>,
    /// The fine tags (`VERB|VBD`), the most frequent first.
    pub tags: Vec<String>,
    /// Forms that are known without a sentence.
    pub forms: Vec<Tree>,
}

/// A tag that stands less often than this is not learned.
const RARE: usize = 10;

impl Treebank {
    /// Reads texts of CoNLL-U; lines that are none are passed over.
    pub fn read(texts: &[String]) -> Self {
        let mut trees: Vec<Tree> = texts.iter().flat_map(|t| t.split("\n\n")).map(tree).collect();
        trees.retain(|t| !t.forms.is_empty());
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (upos, fine) in trees.iter().flat_map(|t| t.upos.iter().zip(&t.fine)) {
            *counts.entry(format!("{}|{fine}", upos.name())).or_default() += 1;
        }
        let mut tags: Vec<(String, usize)> = counts.into_iter().filter(|(_, n)| *n >= RARE).collect();
        tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let tags: Vec<String> = tags.into_iter().map(|(name, _)| name).take(128).collect();
        let numbers: BTreeMap<&str, u8> = tags.iter().enumerate().map(|(i, t)| (t.as_str(), i as u8)).collect();
        for tree in &mut trees {
            let names = tree.upos.iter().zip(&tree.fine).map(|(u, f)| format!("{}|{f}", u.name()));
            tree.tags = names.map(|n| numbers.get(n.as_str()).copied()).collect();
        }
        let forms = irregular::forms(&tags);
        Treebank { trees, tags, forms }
    }
}

fn tree(block: &str) -> Tree {
    let mut tree = Tree::default();
    let rows = block.lines().map(|l| l.split('\t').collect::<Vec<_>>());
    for row in rows.filter(|r| r.len() >= 8 && r[0].bytes().all(|b| b.is_ascii_digit())) {
        tree.forms.push(row[1].to_owned());
        tree.lemmas.push(row[2].to_owned());
        tree.upos.push(Upos::ALL.iter().find(|(_, n)| *n == row[3]).map_or(Upos::X, |(u, _)| *u));
        tree.fine.push(row[4].to_owned());
        tree.heads.push(row[6].parse().unwrap_or(0));
        tree.labels.push(Deprel::ALL.iter().find(|(_, n)| *n == row[7]).map_or(Deprel::Dep, |(d, _)| *d) as u8);
    }
    let root = tree.forms.len() as u32;
    for head in &mut tree.heads {
        *head = head.checked_sub(1).unwrap_or(root);
    }
    tree
}
