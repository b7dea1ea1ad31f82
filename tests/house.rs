//! The house stands as it was drawn: who may import whom, where the outer world may be touched, how long a file may be.

#![allow(clippy::unwrap_used)] // a test

use std::fs;
use std::path::{Path, PathBuf};

const VERBS: [&str; 10] = ["read", "split", "date", "parse", "extract", "merge", "relate", "order", "ask", "write"];

/// A source file: its path below `src/`, its text, and its code without comments and without its tests.
struct File {
    name: String,
    text: String,
    code: String,
}

impl File {
    fn room(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap()
    }
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let file = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let tests = name.ends_with("tests.rs") || name.contains("/tests/");
        let code = if tests { "" } else { text.split("#[cfg(test)]").next().unwrap() };
        let code = code.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l });
        File { name, code: code.collect::<Vec<_>>().join("\n"), text }
    };
    paths.into_iter().map(file).collect()
}

/// Fails with every place where `wrong` says so.
fn none(what: &str, wrong: impl Fn(&File, &str) -> bool) {
    let mut found = Vec::new();
    for file in files() {
        for (i, line) in file.code.lines().enumerate() {
            if wrong(&file, line) {
                found.push(format!("src/{}:{}: {}", file.name, i + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn a_verb_imports_only_nouns_and_knowledge() {
    none("a verb looks into another room", |file, line| {
        VERBS.contains(&file.room())
            && names(line, "crate::").iter().any(|n| !["model", "knowledge", file.room()].contains(&n.as_str()))
    });
}

#[test]
fn nouns_and_knowledge_import_nothing_of_ours() {
    none("a noun looks into a room", |file, line| {
        ["model", "knowledge"].contains(&file.room()) && names(line, "crate::").iter().any(|n| n != file.room())
    });
}

/// The first names after `prefix`: `crate::{model::X, date}` gives both.
fn names(line: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let rest = &line[at + prefix.len()..];
        let word = |t: &str| t.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let top = |c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0 && c == ','
                };
                found.extend(list.trim_end_matches(['}', ';']).split(top).map(word));
            }
            None => found.push(word(rest)),
        }
    }
    found.retain(|n| !n.is_empty());
    found
}

#[test]
fn only_the_door_touches_the_outer_world() {
    let outer = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "io::stdin",
        "io::stdout",
        "io::stderr",
        "SystemTime",
        "Instant::now",
        "Local::now",
        "Utc::now",
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "dbg!",
        "File::open",
        "fs::read",
        "env::var",
    ];
    none("this touches files, environment, clock or a stream", |file, line| {
        !["main", "cli"].contains(&file.room())
            && outer.iter().any(|o| line.contains(o))
            && !line.contains("concat!(env!(")
    });
}

#[test]
fn a_library_stays_in_its_room() {
    for (library, rooms) in [
        ("petgraph", &["order"][..]),
        ("chrono", &["model", "date", "main", "cli"]),
        ("csv::", &["write"]),
        ("unicode_width", &["write"]),
        ("encoding_rs", &["read"]),
        ("chardetng", &["read"]),
        ("quick_xml", &["read"]),
        ("sha2::", &["read", "write"]),
        ("clap", &["main", "cli"]),
        ("rusqlite", &["write"]),
        ("tiny_http", &["cli"]),
        ("indicatif", &["main", "cli"]),
        ("ctrlc", &["main", "cli"]),
        ("serde_yaml::to_", &["write"]),
    ] {
        none(&format!("{library} belongs to {rooms:?}"), |file, line| {
            let here = line.match_indices(library).any(|(at, _)| {
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                    && !line[..at].ends_with("::")
                    && !in_string(line, at)
            });
            here && !line.trim_start().starts_with("mod ") && !rooms.contains(&file.room())
        });
    }
}

fn in_string(line: &str, at: usize) -> bool {
    line[..at].matches('"').count() % 2 == 1
}

/// Words that say nothing but "here somebody wrote a language into the engine".
const ENGLISH: &str = "the a an and or of in at by to from with for since until till during about into over under \
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october \
    november december yesterday today tomorrow ago last next earlier later week weeks month months year years day days hour \
    hours minute minutes said says told tell tells met signed visited attacked he she they it who which that \
    this these those was were is are be been has have had will would could should may might must not never if unless";

#[test]
fn no_word_of_a_human_language_stands_in_the_engine() {
    let english: Vec<&str> = ENGLISH.split_whitespace().collect();
    none("a word of English (it belongs into data/)", |file, line| {
        let messages = ["main", "cli", "write", "read", "model", "knowledge", "lib", "order", "ask"];
        let literals = line.split('"').skip(1).step_by(2);
        !messages.contains(&file.room())
            && !line.trim_start().starts_with("#[")
            && literals.map(|l| l.trim().to_lowercase()).any(|l| english.contains(&l.as_str()))
    });
}

#[test]
fn files_are_small_and_open_with_what_they_are_for() {
    let mut wrong = Vec::new();
    for file in files() {
        let lines = file.code.lines().count();
        if lines > 365 {
            wrong.push(format!("src/{}: {lines} lines without its tests; find the second file in it", file.name));
        }
        if !file.text.starts_with("//!") && !file.name.ends_with("tests.rs") {
            wrong.push(format!("src/{}: starts without `//!`", file.name));
        }
        if file.code.contains("macro_rules!") {
            wrong.push(format!("src/{}: a macro", file.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
