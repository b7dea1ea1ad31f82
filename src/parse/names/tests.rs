//! The tables hold what they promise, and every line under `on:` of `data/actors/` is found as it says.

use super::*;
use crate::model::{Span, Token};
use std::{fs, path::Path, path::PathBuf};

/// A tiny tokeniser, so that the room can be tested without the others.
fn split(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let add = |tokens: &mut Vec<Token>, start: usize, end: usize| {
        if start < end {
            tokens.push(Token { span: Span::new(start, end), ..Default::default() });
        }
    };
    let mut at = 0;
    for raw in text.split_inclusive(char::is_whitespace) {
        let word = raw.trim_end();
        let (mut start, mut end) = (at, at + word.len());
        at += raw.len();
        while start < end && text[start..end].starts_with(['"', '(', '\'']) {
            add(&mut tokens, start, start + 1);
            start += 1;
        }
        let mut tail = Vec::new();
        while start < end {
            let last = text[start..end].chars().next_back().expect("not empty");
            let short = last == '.'
                && (text[start..end - 1].contains('.')
                    || (end - start <= 4
                        && word.len() < 5
                        && text[start..].starts_with(char::is_uppercase)
                        && at < text.len()));
            if !",.;:!?\")'".contains(last) || short {
                break;
            }
            end -= 1;
            tail.push(end);
        }
        let mut from = start;
        if let Some(mark) = text[start..end].find("'s").filter(|m| start + m + 2 == end) {
            add(&mut tokens, start, start + mark);
            from = start + mark;
        }
        while let Some(hyphen) = text[from..end].find('-') {
            add(&mut tokens, from, from + hyphen);
            add(&mut tokens, from + hyphen, from + hyphen + 1);
            from += hyphen + 1;
        }
        add(&mut tokens, from, end);
        for t in tail.iter().rev() {
            add(&mut tokens, *t, t + 1);
        }
        let stop = tail.iter().any(|&t| text[t..].starts_with(['.', '!', '?']));
        if (stop || at >= text.len()) && !tokens.is_empty() {
            let tokens = std::mem::take(&mut tokens);
            let span = tokens[0].span.join(tokens[tokens.len() - 1].span);
            sentences.push(Sentence { span, tokens, ..Default::default() });
        }
    }
    sentences
}

/// The names of a text as lines of `on:` write them.
fn names(text: &str) -> String {
    let article = Article::new("test", text);
    let mut sentences = split(text);
    link(&article, &mut sentences, Actors::built_in());
    show(&article, &sentences)
}

pub(super) fn show(article: &Article, sentences: &[Sentence]) -> String {
    let mut out = Vec::new();
    for s in sentences {
        for n in &s.names {
            let span = s.tokens[n.tokens.start].span.join(s.tokens[n.tokens.end - 1].span);
            let sign = match n.kind {
                NameKind::Place => '@',
                _ if n.adjective => '~',
                _ => '=',
            };
            let mut line = format!("{}{sign}{}", article.words(span).replace('\n', " "), n.id);
            if let Some(state) = &n.acts_for {
                line += &format!(" > {state}");
            }
            if let Some(state) = &n.of {
                line += &format!(" < {state}");
            }
            out.push(line);
        }
    }
    out.join("; ")
}

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

#[test]
fn every_line_of_the_files_holds() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/actors"), &mut paths);
    paths.sort();
    let (mut failed, mut count) = (Vec::new(), 0);
    for path in paths {
        let file: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let on = file.get("on").and_then(|v| v.as_mapping()).unwrap_or_else(|| panic!("{path:?} has no `on:`")).clone();
        for (text, expected) in on {
            let (text, expected) = (text.as_str().unwrap().to_owned(), expected.as_str().unwrap().to_owned());
            let found = names(&text);
            count += 1;
            if found != expected {
                failed.push(format!("{}: {text}\n  wanted {expected}\n  found  {found}", path.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count}\n{}", failed.len(), failed.join("\n"));
}

/// The alpha-3 codes of ISO 3166-1.
const ISO: &str =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH \
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB \
    CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO \
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN \
    IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA \
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER \
    NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU \
    RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA \
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT \
    WLF WSM YEM ZAF ZMB ZWE";

/// Every row below a folder of `data/actors`, with its file.
fn rows(folders: &[&str]) -> Vec<(String, serde_yaml::Value)> {
    let mut paths = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/actors");
    folders.iter().for_each(|f| files(&root.join(f), &mut paths));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let file: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        all.extend(file["rows"].as_sequence().unwrap().iter().map(|row| (name.clone(), row.clone())));
    }
    all
}

/// The names of a row under a key.
fn under(row: &serde_yaml::Value, key: &str) -> Vec<String> {
    match row.get(key) {
        Some(serde_yaml::Value::Sequence(list)) => list.iter().map(|v| v.as_str().unwrap().to_owned()).collect(),
        Some(one) => one.as_str().into_iter().map(str::to_owned).collect(),
        None => Vec::new(),
    }
}

#[test]
fn the_tables_are_whole() {
    let states = rows(&["states"]);
    let row = |id: &str| states.iter().find(|(_, r)| r["id"] == *id).map(|(_, r)| r);
    let missing: Vec<&str> = ISO.split_whitespace().filter(|id| row(id).is_none()).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    // uninhabited, or without a seat of their own
    let bare = ["ATA", "BVT", "HMD", "UMI", "TKL", "ATF", "SGS"];
    let poor: Vec<&str> = ISO
        .split_whitespace()
        .filter(|id| !bare.contains(id))
        .filter(|id| row(id).is_some_and(|r| r.get("adjective").is_none() || under(r, "capital").is_empty()))
        .collect();
    assert!(poor.is_empty(), "without an adjective or a capital: {poor:?}");
    let former = states.iter().filter(|(file, r)| file == "former" && r.get("until").is_some()).count();
    assert!(former >= 40, "{former} former states");
    let organisations = rows(&["organisations"]).len();
    assert!(organisations >= 60, "{organisations} organisations");
}

#[test]
fn every_row_comes_back() {
    let all = rows(&["states", "organisations", "organs", "groups"]);
    let mut owners: std::collections::HashMap<String, Vec<String>> = std::collections::HashMap::new();
    for (_, row) in &all {
        for key in ["name", "also", "adjective", "people", "person", "capital", "metonyms"] {
            for name in under(row, key) {
                owners.entry(name).or_default().push(row["id"].as_str().unwrap().to_owned());
            }
        }
    }
    let frames = [
        ("name", "Yesterday the NAME voted.", "="),
        ("also", "Yesterday the NAME voted.", "="),
        ("people", "Yesterday the NAME voted.", "~"),
        ("adjective", "Yesterday the NAME ambassador left.", "> "),
        ("capital", "They stayed in NAME yesterday.", "< "),
    ];
    let (mut count, mut lost) = (0, Vec::new());
    for (file, row) in &all {
        for (key, frame, sign) in frames {
            for name in under(row, key) {
                let bare = name.strip_prefix("the ").filter(|_| frame.contains("the NAME")).unwrap_or(&name);
                let text = frame.replace("NAME", bare);
                let found = names(&text);
                count += 1;
                let back = owners[&name].iter().any(|id| {
                    found.split("; ").any(|n| n.contains(&format!("{sign}{id}")) || n.contains(&format!("={id}")))
                });
                if !back {
                    lost.push(format!("{file}: {name} ({key}): {found}"));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} of {count} names are not found again:\n{}", lost.len(), lost.join("\n"));
}
