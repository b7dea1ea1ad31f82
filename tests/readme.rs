//! The README says what is so: every command in its `console` blocks is run, as on a terminal of 80 columns.
//!
//! A `yaml` block whose first line is `# name.yaml` is the file of that name. A line `...` stands for any lines; how wide a
//! column is does not count. When what
//! annals says has changed for the better, `ANNALS_REFRESH=1 cargo test --test readme` writes it into the README.

#![allow(clippy::unwrap_used)] // a test
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a command prints on both streams.
fn said(folder: &Path, line: &str) -> Vec<String> {
    let binary = Path::new(env!("CARGO_BIN_EXE_annals")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let shown = ["annals build", "annals query"].iter().any(|c| line.starts_with(c));
    let as_seen = if shown && !line.contains(" -o ") { " --format table" } else { "" };
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{line}{as_seen} 2>&1")).current_dir(folder).env("PATH", path).env("COLUMNS", "80");
    let out = shell.output().unwrap().stdout;
    let text = String::from_utf8(out).unwrap();
    text.trim_end().lines().map(|l| l.trim_end().to_string()).collect()
}

/// Whether the lines are those; `...` stands for any.
fn same(expected: &[&str], seen: &[String]) -> bool {
    match (expected, seen) {
        (["..."], _) | ([], []) => true,
        (["...", rest @ ..], seen) => (0..=seen.len()).any(|from| same(rest, &seen[from..])),
        ([one, rest @ ..], [line, others @ ..]) => {
            one.split_whitespace().eq(line.split_whitespace()) && same(rest, others)
        }
        _ => false,
    }
}

/// What is seen now of what was shown: each line becomes the one most like it, `...` stays.
fn fresh(expected: &[&str], seen: &[String]) -> Vec<String> {
    if !expected.contains(&"...") {
        return seen.to_vec();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    for line in expected {
        let best = (at..seen.len()).max_by_key(|i| (alike(line, &seen[*i]), std::cmp::Reverse(*i)));
        match best.filter(|i| *line != "..." && alike(line, &seen[*i]) >= 40) {
            Some(i) => {
                found.push(seen[i].clone());
                at = i + 1;
            }
            None if found.last().is_none_or(|l| l != "...") => found.push("...".into()),
            None => {}
        }
    }
    found
}

/// How many of a hundred words two lines share.
fn alike(a: &str, b: &str) -> usize {
    let words = |t: &str| t.split_whitespace().map(String::from).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    a.iter().filter(|w| b.contains(w)).count() * 200 / (a.len() + b.len()).max(1)
}

#[test]
fn the_transcripts_of_the_readme_are_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    std::os::unix::fs::symlink(root.join("data/articles"), folder.path().join("data/articles")).unwrap();
    let blocks = |mark: &'static str| {
        readme.split(mark).skip(1).map(|b| b.split("```").next().unwrap().to_string()).collect::<Vec<_>>()
    };
    for block in blocks("```yaml\n# ") {
        let (name, text) = block.split_once('\n').unwrap();
        fs::write(folder.path().join(name.trim()), text).unwrap();
    }
    let (mut now, mut wrong, mut steps) = (readme.clone(), Vec::new(), 0);
    for step in blocks("```console\n").iter().flat_map(|b| b.split("$ ").skip(1)) {
        let (line, expected) = step.split_once('\n').unwrap();
        let seen = said(folder.path(), line);
        let shown: Vec<&str> = expected.lines().map(str::trim_end).filter(|l| !l.is_empty()).collect();
        let words: Vec<String> = seen.iter().filter(|l| !l.is_empty()).cloned().collect();
        steps += 1;
        if !same(&shown, &words) {
            wrong.push(format!("$ {line}\n{}", seen.join("\n")));
            let gap = &expected[expected.trim_end().len()..];
            let end = if expected.trim().is_empty() { expected } else { gap };
            now = now.replace(step, &format!("{line}\n{}{end}", fresh(&shown, &seen).join("\n")));
        }
    }
    assert!(steps > 0);
    if std::env::var_os("ANNALS_REFRESH").is_some() && !wrong.is_empty() {
        fs::write(root.join("README.md"), &now).unwrap();
        return;
    }
    let help = "when this is better than what the README shows: ANNALS_REFRESH=1 cargo test --test readme";
    assert!(wrong.is_empty(), "the README shows something else than this:\n\n{}\n\n{help}", wrong.join("\n\n"));
}
