//! Runs the proofs of `data/en/extract/acts`: every line under `on:`, straight from the source tree.
//!
//! A line is `sentence: "LEFT type RIGHT, status, date"`, read on the day it stands under. Left stand those who act (several
//! joined by `+`, `-` for nobody), right those it is done to or with; status and date may be left out; `""` says that the
//! sentence tells no act of the file's type. ACTS=1 lists the lines that do not hold, ACTS=WORD those with that word in them.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Edtf, Mention, Role};
use annals::parse::Actors;
use serde_yaml::Value;
use std::path::Path;

/// How many lines of a hundred must hold.
const FLOOR: usize = 88;

fn word<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

fn mentions(text: &str, day: &str) -> Vec<Mention> {
    let mut article = Article::new("proof", text.to_owned());
    article.published = Some(day.parse().unwrap());
    annals::reading(&article, &Actors::default()).mentions
}

/// Whether those who are named stand on their sides, and nobody else does.
fn parties(m: &Mention, left: &str, right: &str) -> bool {
    let named = |side: &'static str, list: &str| -> Vec<(String, &'static str)> {
        list.split('+').filter(|a| *a != "-").map(|a| (a.to_owned(), side)).collect()
    };
    let wanted = [named("left", left), named("right", right)].concat();
    let all = || m.actors.iter().chain(&m.on_behalf).chain(&m.home);
    let stands = |(id, side): &(String, &str)| {
        all().any(|p| p.id == *id && if *side == "left" { doer(p.role) } else { p.role != Role::Actor })
    };
    // whoever is only described ("two sailors") may stand beside those whom a line names
    let state = |id: &str| id.len() == 3 && id.chars().all(|c| c.is_ascii_uppercase());
    let wanted_too = |id: &str| !state(id) || wanted.iter().any(|(w, _)| w == id);
    wanted.iter().all(stands) && (!m.on_behalf.is_empty() || m.actors.iter().all(|p| wanted_too(&p.id)))
}

fn doer(role: Role) -> bool {
    matches!(role, Role::Actor | Role::Participant | Role::Mediator)
}

fn holds(m: &Mention, kind: &str, expected: &str) -> bool {
    let mut parts = expected.split(", ");
    let who = parts.next().unwrap();
    let Some((left, right)) = who.split_once(&format!(" {kind} ")) else {
        panic!("`{expected}` is not \"LEFT {kind} RIGHT, status, date\"")
    };
    let status = parts.next().is_none_or(|s| word(m.status) == s);
    let date = parts.next().is_none_or(|d| {
        let window = d.parse::<Edtf>().unwrap().window();
        (m.bounds.start.earliest, m.bounds.end.latest) == (window.earliest, window.latest)
    });
    parties(m, left, right) && status && date
}

fn shown(m: &Mention) -> String {
    let side = |left: bool| {
        let ids: Vec<String> = m.actors.iter().filter(|p| doer(p.role) == left).map(|p| p.id.clone()).collect();
        ids.join("+")
    };
    let edge = |w: Option<annals::model::Moment>| w.map_or("..".into(), |m| m.earliest_text());
    let (from, to) = (edge(m.bounds.start.earliest), edge(m.bounds.end.latest));
    format!("[{}] {} [{}], {}, {from}/{to}", side(true), word(m.kind), side(false), word(m.status))
}

#[test]
fn proof_lines_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en/extract/acts");
    let mut paths: Vec<_> = std::fs::read_dir(&root).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let (mut lines, mut flaws) = (0, Vec::new());
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file: Value = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let kind = file["type"].as_str().unwrap();
        for (day, proofs) in file.get("on").and_then(Value::as_mapping).into_iter().flatten() {
            for (text, expected) in proofs.as_mapping().unwrap() {
                let (text, expected) = (text.as_str().unwrap(), expected.as_str().unwrap());
                let found = mentions(text, day.as_str().unwrap());
                let mut own = found.iter().filter(|m| word(m.kind) == kind);
                lines += 1;
                let good = match expected {
                    "" => own.next().is_none(),
                    _ => own.any(|m| holds(m, kind, expected)),
                };
                if !good {
                    let found: Vec<String> = found.iter().map(shown).collect();
                    flaws.push(format!("{name}: {text}\n    wanted {expected:?}\n    found  {}", found.join("; ")));
                }
            }
        }
    }
    if let Ok(asked) = std::env::var("ACTS") {
        flaws.iter().filter(|f| asked == "1" || f.contains(&asked)).for_each(|f| println!("{f}"));
    }
    let good = lines - flaws.len();
    println!("{good} of {lines} proof lines hold");
    assert!(good * 100 >= lines * FLOOR, "{good} of {lines} proof lines hold; ACTS=1 lists the others");
}

/// Runs the proofs of `data/en/extract/title.yaml`: a sentence, and a title that one of its events has.
#[test]
fn titles_read_as_they_should() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en/extract/title.yaml");
    let file: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (day, lines) in file["on"].as_mapping().unwrap() {
        for (text, title) in lines.as_mapping().unwrap() {
            let found: Vec<String> =
                mentions(text.as_str().unwrap(), day.as_str().unwrap()).into_iter().map(|m| m.title).collect();
            if !found.iter().any(|t| Some(t.as_str()) == title.as_str()) {
                wrong.push(format!("{text:?}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
