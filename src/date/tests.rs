//! Runs the proofs of `data/en/date`: every line under `on:`, straight from the source tree.
//!
//! A line is `words: expected`, read on the day it stands under (`none` for a text without one). Expected is what is
//! found, in order, apart by ` | `, each `[TYPE ][words = ]value[ MOD][ lean][ @earliest..latest]`; `""` is: nothing.

use super::codes::modifier_name;
use super::date;
use crate::model::{Dated, Edtf, Moment, TimexType};
use std::path::{Path, PathBuf};

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            out.push(path);
        }
    }
}

/// One finding in the words of the one expected.
fn shown(found: &Dated, text: &str, expected: &str) -> String {
    let mut line = String::new();
    let names = ["DATE ", "TIME ", "DURATION ", "SET "];
    if names.iter().any(|n| expected.starts_with(n)) {
        line += match found.kind {
            TimexType::Date => "DATE ",
            TimexType::Time => "TIME ",
            TimexType::Duration => "DURATION ",
            TimexType::Set => "SET ",
        };
    }
    if expected.contains(" = ") {
        line += &format!("{} = ", &text[found.span.start..found.span.end]);
    }
    line += &found.value;
    let rest = expected.rsplit_once(" = ").map_or(expected, |(_, r)| r);
    let parts: Vec<&str> = rest.split(' ').collect();
    if parts.iter().skip(1).any(|p| p.len() > 2 && p.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')) {
        line += &format!(" {}", found.modifier.map_or("-".into(), modifier_name));
    }
    if parts.iter().skip(1).any(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')) {
        line += &format!(" {}", serde_json::to_value(found.lean).unwrap().as_str().unwrap());
    }
    if rest.contains('@') {
        let (a, b) = (found.bounds.start.earliest, found.bounds.end.latest);
        let text = |m: Option<Moment>, f: fn(Moment) -> String| m.map_or(String::new(), f);
        line += &format!(" @{}..{}", text(a, Moment::earliest_text), text(b, Moment::latest_text));
    }
    line
}

fn check(file: &str, day: &str, text: &str, expected: &str) -> Option<String> {
    let published: Option<Edtf> = (day != "none").then(|| day.parse().unwrap_or_else(|e| panic!("{file}: {e}")));
    let found = date(text, published.as_ref());
    let wanted: Vec<&str> = if expected.is_empty() { vec![] } else { expected.split(" | ").collect() };
    let got: Vec<String> =
        found.iter().enumerate().map(|(n, d)| shown(d, text, wanted.get(n).unwrap_or(&""))).collect();
    (got != wanted).then(|| {
        let traces: Vec<String> =
            found.iter().map(|d| format!("`{}` by {}: {}", &text[d.span.start..d.span.end], d.rule, d.why)).collect();
        format!(
            "{file}: on {day}: {text}\n    wanted {expected:?}\n    found  {:?}\n    {}",
            got.join(" | "),
            traces.join("\n    ")
        )
    })
}

#[test]
fn every_proof_line_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en/date");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let (mut lines, mut settling, mut flaws) = (0, 0, Vec::new());
    for path in paths {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let content: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let Some(on) = content.get("on") else { continue };
        for (day, proofs) in on.as_mapping().unwrap_or_else(|| panic!("{name}: `on` maps days to lines")) {
            let day = day.as_str().map_or_else(|| format!("{day:?}"), str::to_owned);
            for (text, expected) in proofs.as_mapping().unwrap_or_else(|| panic!("{name}: {day} maps words to values"))
            {
                let (text, expected) = (text.as_str(), expected.as_str());
                let text = text.unwrap_or_else(|| panic!("{name}: {day}: quote the words"));
                let expected = expected.unwrap_or_else(|| panic!("{name}: {day}: `{text}`: quote the value"));
                lines += 1;
                settling += usize::from(expected.is_empty() || settled(&day, text));
                flaws.extend(check(&name, &day, text, expected));
            }
        }
    }
    assert!(flaws.is_empty(), "{} of {lines} proof lines do not hold:\n{}", flaws.len(), flaws.join("\n"));
    // A third of them say what is no time, or which of two days is meant.
    assert!(
        lines >= 1500 && settling * 3 >= lines,
        "{settling} of {lines} proof lines are negative or settle a direction"
    );
}

/// Whether a line proves which way an expression points.
fn settled(day: &str, text: &str) -> bool {
    let published: Option<Edtf> = day.parse().ok();
    let direction = ["weekday before", "weekday after", "nearest one before", "nearest one after"];
    date(text, published.as_ref()).iter().any(|d| direction.iter().any(|words| d.why.contains(words)))
}
