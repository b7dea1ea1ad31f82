//! Runs the proof of `data/en/relate/`: every sentence under `on:` with the order that its words give, and no other.

#![allow(clippy::unwrap_used)] // a test

use crate::model::{Article, Gap, RelationKind};
use crate::parse::Actors;
use std::collections::BTreeMap;

/// The links that a file's rules find in a sentence: "revolt before fled".
fn links(file: &str, text: &str) -> Vec<String> {
    let mut article = Article::new("proof", text);
    article.published = Some("2024-03-15".parse().unwrap());
    let reading = crate::reading(&article, Actors::built_in());
    let word = |k: usize| article.words(reading.mentions[k].trigger);
    let by = |rule: &str| rule.trim_start_matches("en/").starts_with(&format!("relate/{file}"));
    let found = reading.links.iter().filter(|l| l.relation != RelationKind::Reports && by(l.rule));
    let mut found: Vec<String> = found
        .map(|l| {
            let gap = l.gap.map(Gap::told).filter(|g| !g.is_empty()).map_or(String::new(), |g| format!(", {g}"));
            format!("{} {} {}{gap}", word(l.from), l.relation.name(), word(l.to))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_proof_line_holds() {
    let mut wrong = Vec::new();
    for file in ["order", "implies", "told"] {
        let path = format!("{}/data/en/relate/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
        let yaml: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let on: BTreeMap<String, String> = serde_yaml::from_value(yaml["on"].clone()).unwrap();
        for (text, expected) in on {
            let found = links(file, &text).join("; ");
            if found != expected {
                wrong.push(format!("{file}: {text}\n  expected: {expected}\n  found:    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
