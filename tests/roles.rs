//! Runs the proofs of `data/en/extract/roles.yaml`: who did what to whom, and nobody else did.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Mention, Role};
use annals::parse::Actors;
use serde_yaml::Value;
use std::collections::BTreeSet;

/// How many lines of a hundred must hold.
const FLOOR: usize = 97;

/// Those who act or take part, and the others; people of a state stand for it here.
fn sides(m: &Mention) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
    let known = |id: &str| Actors::built_in().get(id).is_some();
    let states = m.on_behalf.iter().chain(&m.home);
    for p in m.actors.iter().filter(|p| known(&p.id)).chain(states.filter(|p| m.actors.iter().all(|a| a.id != p.id))) {
        let doer = matches!(p.role, Role::Actor | Role::Participant | Role::Mediator);
        // where a group is named, its home is not asked for
        let other = m.actors.iter().any(|a| a.role == p.role && known(&a.id) && a.id != p.id && m.home.contains(p));
        if !other {
            if doer {
                left.insert(p.id.clone())
            } else {
                right.insert(p.id.clone())
            };
        }
    }
    (left, right)
}

fn side(list: &str) -> BTreeSet<String> {
    list.split('+').filter(|a| *a != "-").map(str::to_owned).collect()
}

#[test]
fn proof_lines_hold() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/en/extract/roles.yaml");
    let file: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut lines, mut flaws) = (0, Vec::new());
    for (text, wanted) in file["on"].as_mapping().unwrap() {
        let (text, wanted) = (text.as_str().unwrap(), wanted.as_str().unwrap());
        let [left, kind, right] = wanted.split(' ').collect::<Vec<_>>()[..] else {
            panic!("`{wanted}`: WHO type WHOM")
        };
        let mut article = Article::new("proof", text.to_owned());
        article.published = Some("2024-03-15".parse().unwrap());
        let mentions = annals::reading(&article, Actors::built_in()).mentions;
        lines += 1;
        let right_kind = |m: &&Mention| m.kind.name() == kind;
        if !mentions.iter().filter(right_kind).any(|m| sides(m) == (side(left), side(right))) {
            let found: Vec<String> = mentions
                .iter()
                .map(|m| {
                    let (l, r) = sides(m);
                    format!("{l:?} {} {r:?}", m.kind.name())
                })
                .collect();
            flaws.push(format!("{text}\n    wanted {wanted}\n    found  {}", found.join("; ")));
        }
    }
    let good = lines - flaws.len();
    println!("{good} of {lines} proof lines hold\n{}", flaws.join("\n"));
    assert!(good * 100 >= lines * FLOOR, "{good} of {lines} proof lines hold");
}
