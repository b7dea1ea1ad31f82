//! Verb forms that treebanks seldom hold, from `data/en/parse/irregular.yaml`: "shake shook shaken" comes in, each form goes
//! out as a tree of one word, with its tag and dictionary form.

use super::treebank::Tree;
use crate::knowledge;
use crate::model::Upos;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Irregular {
    forms: Vec<String>,
}

/// Every form, as often as it has tags; `names` are the fine tags by number.
pub fn forms(names: &[String]) -> Vec<Tree> {
    let irregular: Irregular = knowledge::open("en/parse/irregular.yaml");
    let mut trees = Vec::new();
    for row in &irregular.forms {
        let mut columns = row.split(' ');
        let verb = columns.next().unwrap_or_default();
        for (column, fine) in columns.zip(["VBD", "VBN"]) {
            trees.extend(column.split('/').map(|form| tree(form, verb, fine, names)));
        }
    }
    trees
}

fn tree(form: &str, verb: &str, fine: &str, names: &[String]) -> Tree {
    let name = format!("{}|{fine}", Upos::Verb.name());
    Tree {
        forms: vec![form.into()],
        lemmas: vec![verb.into()],
        upos: vec![Upos::Verb],
        fine: vec![fine.into()],
        tags: vec![names.iter().position(|n| *n == name).map(|n| n as u8)],
        ..Tree::default()
    }
}
