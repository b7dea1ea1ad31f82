//! The binary as a user meets it: bad input (`tests/bad.yaml`), pipes, stages, what shells are told.

#![allow(clippy::unwrap_used)] // a test

use serde_yaml::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn annals(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    command.current_dir(folder).env_remove("RUST_BACKTRACE").env_remove("COLUMNS").stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &str) -> Output {
    annals(folder).args(words(arguments)).output().unwrap()
}

/// The same with something on standard input.
fn fed(folder: &Path, arguments: &str, input: &str) -> Output {
    let mut child = annals(folder)
        .args(words(arguments))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes()); // it may end without reading
    child.wait_with_output().unwrap()
}

/// Splits at spaces, but not between quotes.
fn words(line: &str) -> Vec<String> {
    let mut found = vec![];
    for (i, part) in line.split(['"', '\'']).enumerate() {
        match i % 2 {
            0 => found.extend(part.split_whitespace().map(String::from)),
            _ => found.push(part.to_string()),
        }
    }
    found
}

fn make(folder: &Path, name: &str, content: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match content {
        Value::String(text) => fs::write(path, text).unwrap(),
        special if special.get("folder").is_some() => fs::create_dir_all(path).unwrap(),
        special if special.get("loop").is_some() => {
            fs::create_dir_all(&path).unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink(".", path.join("again")).unwrap();
        }
        special => {
            if let Some(hex) = special.get("hex").and_then(Value::as_str) {
                let byte = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).unwrap();
                fs::write(path, (0..hex.len()).step_by(2).map(byte).collect::<Vec<_>>()).unwrap();
            } else if let Some(text) = special.get("repeat").and_then(Value::as_str) {
                fs::write(path, text.repeat(special["times"].as_u64().unwrap() as usize)).unwrap();
            } else {
                fs::File::create(path).unwrap().set_len(special["empty_of"].as_u64().unwrap()).unwrap();
            }
        }
    }
}

fn listing(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// One row of `bad.yaml`; what is wrong with the answer.
fn judge(case: &Value) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in case["files"].as_mapping().unwrap() {
        make(folder.path(), name.as_str().unwrap(), content);
    }
    let mut expected = listing(folder.path());
    expected.extend(case.get("makes").and_then(Value::as_str).map(String::from));
    let given = case.get("stdin").and_then(Value::as_str).unwrap_or("");
    let done = fed(folder.path(), case["run"].as_str().unwrap(), given);
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    let code = case["code"].as_i64().unwrap();
    let holds = |text: &str, key: &str| case.get(key).and_then(Value::as_str).is_none_or(|words| text.contains(words));
    let wrong = [
        (done.status.code().map(i64::from) != Some(code), "exit code"),
        (!holds(&err, "says"), "words on stderr"),
        (!holds(&out, "out"), "words on stdout"),
        (err.contains("panicked"), "a panic"),
        ([2, 3].contains(&code) && !out.is_empty(), "data although it failed"),
        (listing(folder.path()) != expected, "files left behind"),
    ];
    let (_, what) = wrong.into_iter().find(|(wrong, _)| *wrong)?;
    let brief = |t: &str| t.chars().take(1500).collect::<String>();
    Some(format!(
        "{}: {what}: {:?}\n{}\n{}",
        case["what"].as_str().unwrap(),
        done.status.code(),
        brief(&err),
        brief(&out)
    ))
}

#[test]
fn bad_input_is_told_with_the_right_exit_code_and_leaves_nothing_behind() {
    let cases: Vec<Value> = serde_yaml::from_str(include_str!("bad.yaml")).unwrap();
    assert!(cases.len() >= 40);
    let part = cases.len().div_ceil(4);
    let wrong: Vec<String> = std::thread::scope(|s| {
        let parts: Vec<_> =
            cases.chunks(part).map(|c| s.spawn(|| c.iter().filter_map(judge).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|p| p.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {} kinds:\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut child = annals(root).arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn standard_input_holds_articles_records_or_a_timeline() {
    let folder = tempfile::tempdir().unwrap();
    for (input, expected) in [
        ("They met on 28 May 2007.", "id: stdin"),
        ("{\"id\": \"n7\", \"text\": \"They met.\"}\n", "id: n7"),
        ("annals: 1\ntitle: By hand\n", "title: By hand"),
        ("{\n \"annals\": 1, \"title\": \"By program\"}", "title: By program"),
    ] {
        let done = fed(folder.path(), "build -", input);
        let out = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success() && out.contains(expected), "{input}: {out}");
    }
}

/// A timeline that was written is the timeline that is read: through YAML, JSON and back, byte for byte.
#[test]
fn yaml_and_json_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    for (arguments, file) in [
        (format!("build '{}' -q -o a.yaml", articles.display()), "a.yaml"),
        ("convert a.yaml -o b.json".into(), "b.json"),
        ("convert b.json -o c.yaml".into(), "c.yaml"),
        ("build a.yaml -q -o d.yaml".into(), "d.yaml"),
        (format!("-j 1 build '{}' -q -o e.yaml", articles.display()), "e.yaml"),
    ] {
        let done = run(folder.path(), &arguments);
        assert!(done.status.success(), "{file}: {}", String::from_utf8_lossy(&done.stderr));
    }
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let files: Vec<_> =
        fs::read_dir(&articles).unwrap().map(|e| format!("'{}'", e.unwrap().path().display())).collect();
    let mut shuffled = files.clone();
    shuffled.sort();
    shuffled.reverse();
    let done = run(folder.path(), &format!("build {}", shuffled.join(" ")));
    assert_eq!(String::from_utf8_lossy(&done.stdout), text("a.yaml"), "the order of the files shows");
    for other in ["c.yaml", "d.yaml", "e.yaml"] {
        assert_eq!(text("a.yaml"), text(other), "{other}");
    }
}

/// `why.yaml`: a timeline and what is said of it.
#[test]
fn every_date_and_every_order_can_say_why() {
    let told: Value = serde_yaml::from_str(include_str!("why.yaml")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), "t.yaml", &told["timeline"]);
    assert!(run(folder.path(), "build t.yaml -q -o solved.yaml").status.success());
    for ask in told["asks"].as_sequence().unwrap() {
        for file in ["t.yaml", "solved.yaml"] {
            let done = run(folder.path(), &format!("why {file} {}", ask["ask"].as_str().unwrap()));
            let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
            assert_eq!(said, ask["says"].as_str().unwrap(), "{file}: {}", ask["what"].as_str().unwrap());
        }
    }
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = run(folder.path(), &format!("completions {shell}"));
        assert!(done.status.success() && String::from_utf8_lossy(&done.stdout).contains("query"), "{shell}");
    }
    assert!(run(folder.path(), "man -q -o .").status.success());
    for command in ["annals", "annals-build", "annals-query", "annals-check"] {
        assert!(listing(folder.path()).contains(&format!("{command}.1")), "{command}");
    }
    assert_eq!(run(folder.path(), "man -o nowhere").status.code(), Some(3));
}

#[test]
fn dates_reads_text_and_records_and_writes_findings_marks_and_timeml() {
    let folder = tempfile::tempdir().unwrap();
    let text = "BASEL, May 28, 2007 (Reuters) - The envoys met on Monday & left.\n\nThe next day they <wrote>.\n";
    let told = |arguments: &str, input: &str| String::from_utf8(fed(folder.path(), arguments, input).stdout).unwrap();

    let marked = told("dates --format text", text);
    assert!(marked.contains("met on [Monday = 2007-05-28] & left."), "{marked}");
    assert!(marked.ends_with("[The next day = 2007-05-29] they <wrote>.\n"), "{marked}");
    assert!(told("dates --format text --color always", text).contains("\u{1b}[1;36mMonday"));

    let timeml = told("dates --format timeml", text);
    for part in
        ["functionInDocument=\"CREATION_TIME\"", "anchorTimeID=\"t0\">Monday</TIMEX3> &amp; left", "&lt;wrote&gt;"]
    {
        assert!(timeml.contains(part), "{part}: {timeml}");
    }

    let record = serde_json::json!({"doc": "a", "dct": "2007-05-28", "text": text}).to_string();
    let lines = |output: String| -> Vec<(u64, String)> {
        let line = |l: &str| {
            let line: serde_json::Value = serde_json::from_str(l).unwrap();
            (line["start"].as_u64().unwrap(), line["value"].as_str().unwrap().to_owned())
        };
        output.lines().map(line).collect()
    };
    let found = lines(told("dates", &record));
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found, lines(told("dates", text)), "a record and its text alone");

    let words = "x \\\"é\\u00e9 ".repeat(2 << 20);
    let long = format!("{{\"doc\":\"a\",\"text\":\"{words}in 1979.\"}}\n{record}\n");
    let done = fed(folder.path(), "dates", &long);
    let out = String::from_utf8(done.stdout).unwrap();
    let at = format!("\"start\":{},", (2 << 20) * 6 + 3);
    assert!(out.contains(&at) && out.lines().count() == 4, "{out:.200}");
    assert_eq!(done.status.code(), Some(0));

    let long = format!("{{\"text\":\"{words}\",\"doc\":\"a\"}}\n{record}\n");
    let done = fed(folder.path(), "dates", &long);
    let out = String::from_utf8(done.stdout).unwrap();
    assert!(out.starts_with("{\"line\":1,\"error\":\"longer than 16 MB") && out.lines().count() == 4, "{out:.200}");
    assert_eq!(done.status.code(), Some(4));
}
