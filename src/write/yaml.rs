//! A timeline as YAML, for people: rows short enough for one line stand on one line.
//!
//! Readers of YAML 1.1 (PyYAML, ruamel) and of 1.2 must see the same strings: see [`scalar`] for the law of quoting.
//! `when` says "1980~"; bounds that it says already are left out.

use super::json;
use crate::model::{Event, Timeline, Window};
use serde_json::Value;

/// A row longer than this is broken up.
const WIDE: usize = 118;

/// The timeline file.
pub fn write(timeline: &Timeline) -> String {
    let mut out = String::new();
    for (key, value) in &json::frame(timeline) {
        if key != "events" || timeline.events.is_empty() {
            entry(key, value, 0, &mut out);
            continue;
        }
        out.push_str("events:\n");
        for event in &timeline.events {
            out.push_str("- ");
            item_of(&lean(event), 2, &mut out);
        }
    }
    out
}

/// An event without the bounds that its `when` says.
fn lean(event: &Event) -> Value {
    let mut row = json::event(event);
    let said = event.when.as_ref().map(|w| w.bounds());
    if let Some(row) = row.as_object_mut() {
        if event.start.is_none_or(|s| s == said.map_or(Window::OPEN, |b| b.start)) {
            row.shift_remove("start");
        }
        if event.end.is_none_or(|e| e == said.map_or(Window::OPEN, |b| b.end)) {
            row.shift_remove("end");
        }
    }
    row
}

/// Any map, written like a timeline.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(map) = value {
        for (key, value) in map {
            entry(key, value, 0, &mut out);
        }
    }
    out
}

/// `key: value`, on one line where it fits.
fn entry(key: &str, value: &Value, indent: usize, out: &mut String) {
    out.push_str(key);
    out.push(':');
    match value {
        Value::Array(items) if !one_line(value, indent + key.len() + 2) => {
            out.push('\n');
            for item in items {
                out.push_str(&" ".repeat(indent));
                out.push_str("- ");
                item_of(item, indent + 2, out);
            }
        }
        Value::Object(map) if !one_line(value, indent + key.len() + 2) => {
            out.push('\n');
            for (k, v) in map {
                out.push_str(&" ".repeat(indent + 2));
                entry(k, v, indent + 2, out);
            }
        }
        Value::Array(_) | Value::Object(_) => line(&flow(value), out),
        plain => line(&scalar(plain, false), out),
    }
}

/// What stands after a dash, at `indent`.
fn item_of(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(map) if !one_line(value, indent) => {
            for (i, (k, v)) in map.iter().enumerate() {
                if i > 0 {
                    out.push_str(&" ".repeat(indent));
                }
                entry(k, v, indent, out);
            }
        }
        Value::Object(_) | Value::Array(_) => {
            out.push_str(&flow(value));
            out.push('\n');
        }
        plain => {
            out.push_str(&scalar(plain, false));
            out.push('\n');
        }
    }
}

fn line(text: &str, out: &mut String) {
    out.push(' ');
    out.push_str(text);
    out.push('\n');
}

/// Whether it may stand in one line (plain values, a row, a list of rows) and fits behind what is there already.
fn one_line(value: &Value, used: usize) -> bool {
    let short = match value {
        Value::Array(items) => items.iter().all(|v| !v.is_array() && (!v.is_object() || row(v))),
        _ => row(value),
    };
    short && used + flow(value).chars().count() <= WIDE
}

/// A map of plain values and lists of them.
fn row(value: &Value) -> bool {
    let plain = |v: &Value| !v.is_object() && !v.is_array();
    let flat = |v: &Value| plain(v) || v.as_array().is_some_and(|a| a.iter().all(plain));
    value.as_object().is_some_and(|m| m.values().all(flat))
}

/// `{id: USA, role: actor}`, `[836, 960]`.
fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let pairs: Vec<String> = map.iter().map(|(k, v)| format!("{k}: {}", flow(v))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        plain => scalar(plain, true),
    }
}

/// One plain value. A string stands without quotes only where no reader of YAML 1.1 or 1.2 could take it for anything
/// but that string: it starts with a letter (so it is no number, date, time of day, or mark of the language), is none of
/// the words for true, false and nothing, and holds no mark that ends it.
pub fn scalar(value: &Value, in_flow: bool) -> String {
    match value {
        Value::String(s) if plain(s, in_flow) => s.clone(),
        Value::String(s) => quoted(s),
        Value::Number(n) => match n.as_f64().filter(|_| n.is_f64()) {
            Some(x) if x.fract() == 0.0 => format!("{x:.1}"),
            Some(x) => format!("{x}"),
            None => n.to_string(),
        },
        other => other.to_string(),
    }
}

/// What YAML 1.1 takes for a truth value or for nothing, in any case of its letters.
const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"];

fn plain(s: &str, in_flow: bool) -> bool {
    s.starts_with(char::is_alphabetic)
        && !WORDS.contains(&s.to_lowercase().as_str())
        && !s.ends_with([' ', ':'])
        && !s.contains(": ")
        && !s.contains(" #")
        && s.chars().all(|c| c == ' ' || (!c.is_whitespace() && !escaped(c)))
        && !(in_flow && s.contains([',', '[', ']', '{', '}', ':', '?', '#']))
}

/// What has no plain look: controls, separators of lines, marks of byte order, non-characters.
fn escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(s: &str) -> String {
    if s.contains(['"', '\\']) && !s.chars().any(escaped) {
        return format!("'{}'", s.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if escaped(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What YAML 1.1 would turn into something else, or could not read: each must stand in quotes.
    const QUOTED: &str = "2007|2007-05-28|2007-05-28T10:30|1980~|12:30|190:20:30|0o17|017|0x1F|0b11|1_000|1e3|1.5|.5|.inf|-.INF|.nan|\
        +1|-1|yes|No|ON|off|Y|n|true|False|NULL|~|null|none|=|<<|!tag|&a|*a|- a|? a|: a|a: b|a:|a #b|#a|[a]|{a}|%a|@a|`a|\
        'a'|\"a\"| a|a |>|\\||, a|../..|2007/..|1_2|0.|685_230.15|NULL|Null";

    #[test]
    fn strings_that_other_readers_would_turn_into_something_else_are_quoted() {
        for s in QUOTED.replace("\\|", "\u{1}").split('|').map(|s| s.replace('\u{1}', "|")) {
            let out = scalar(&Value::from(s.as_str()), false);
            assert!(out.starts_with(['"', '\'']), "{s} was written as {out}");
            assert_eq!(serde_yaml::from_str::<serde_yaml::Value>(&out).unwrap(), serde_yaml::Value::from(s), "{out}");
        }
    }

    #[test]
    fn every_string_reads_back_the_same_in_block_and_in_flow() {
        let odd = [
            "",
            "a\nb",
            "a\tb",
            "é: è",
            "a\u{85}b",
            "\u{feff}x",
            "a\u{2028}b",
            "it's",
            "say \"no\" \\ it's",
            "مرحبا: #",
        ];
        let all = QUOTED.split('|').chain(odd).chain([
            "plain words",
            "Crocker's",
            "a,b",
            "a [b]",
            "x{y}",
            "a?b",
            "say.assess+",
        ]);
        for s in all {
            let v = Value::from(s);
            for text in [
                format!("k: {}\n", scalar(&v, false)),
                format!("{{k: {}, l: [{}]}}\n", scalar(&v, true), scalar(&v, true)),
            ] {
                let back: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
                assert_eq!(back["k"], serde_yaml::Value::from(s), "{text}");
            }
        }
    }

    #[test]
    fn words_stay_without_quotes() {
        for s in ["plain words", "United States breaks relations", "us-iran-talks-2007", "Kazemi's"] {
            assert_eq!(scalar(&Value::from(s), true), s);
        }
        assert_eq!(scalar(&serde_json::json!(0.9), true), "0.9");
        assert_eq!(scalar(&serde_json::json!(1e-7), true), "0.0000001");
    }
}
