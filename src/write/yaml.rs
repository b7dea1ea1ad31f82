//! A timeline as YAML, for people: rows short enough for one line stand on one line.
//!
//! Readers of YAML 1.1 (PyYAML, ruamel) and of 1.2 must see the same strings: see [`scalar`] for the law of quoting.
//! `when` says "1980~"; bounds that it says already are left out.

use super::json;
use super::node::Node;
use crate::model::{Event, Timeline, Window};
use rayon::prelude::*;
use serde_json::Value;

/// A row longer than this is broken up.
const WIDE: usize = 118;

/// The timeline file.
pub fn write(timeline: &Timeline) -> String {
    let mut out = String::new();
    for (key, value) in &json::frame(timeline) {
        if key == "events" {
            list(key, &timeline.events, lean, &mut out);
            if !timeline.relations.is_empty() {
                list("relations", &timeline.relations, Node::of, &mut out);
            }
        } else {
            entry(key, &Node::of(value), 0, &mut out);
        }
    }
    out
}

/// So many items are written at a time, by all threads.
const PART: usize = 1024;

/// A list of many, item by item; one of few may stand on a line.
fn list<T: Sync>(key: &str, items: &[T], node: impl Fn(&T) -> Node + Sync, out: &mut String) {
    if items.len() < 4 && key != "events" || items.is_empty() {
        return entry(key, &Node::List(items.iter().map(node).collect()), 0, out);
    }
    out.push_str(&format!("{key}:\n"));
    let item = |item: &T| {
        let mut out = String::from("- ");
        item_of(&node(item), 2, &mut out);
        out
    };
    for part in items.chunks(PART) {
        out.extend(part.par_iter().map(item).collect::<Vec<String>>());
    }
}

/// An event without the bounds that its `when` says.
fn lean(event: &Event) -> Node {
    let mut node = Node::of(event);
    let said = event.when.as_ref().map(|w| w.bounds());
    let start = event.start.is_some_and(|s| s == said.map_or(Window::OPEN, |b| b.start));
    let end = event.end.is_some_and(|e| e == said.map_or(Window::OPEN, |b| b.end));
    if let Node::Map(fields) = &mut node {
        fields.retain(|(key, _)| !(start && key == "start" || end && key == "end"));
    }
    node
}

/// Any map, written like a timeline.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(map) = value {
        for (key, value) in map {
            entry(key, &Node::of(value), 0, &mut out);
        }
    }
    out
}

/// `key: value`, on one line where it fits.
fn entry(key: &str, value: &Node, indent: usize, out: &mut String) {
    out.push_str(key);
    out.push_str(": ");
    match value {
        Node::List(_) | Node::Map(_) if one_line(value, indent + key.len() + 2, out) => return,
        Node::List(items) => {
            out.pop();
            for item in items {
                new_line(indent, out);
                out.push_str("- ");
                item_of(item, indent + 2, out);
                out.pop();
            }
        }
        Node::Map(map) => {
            out.pop();
            for (k, v) in map {
                new_line(indent + 2, out);
                entry(k, v, indent + 2, out);
                out.pop();
            }
        }
        Node::Plain(plain) => scalar(plain, false, out),
    }
    out.push('\n');
}

/// What stands after a dash, at `indent`.
fn item_of(value: &Node, indent: usize, out: &mut String) {
    match value {
        Node::Map(_) if one_line(value, indent, out) => return,
        Node::Map(map) => {
            for (i, (k, v)) in map.iter().enumerate() {
                if i > 0 {
                    out.pop();
                    new_line(indent, out);
                }
                entry(k, v, indent, out);
            }
            return;
        }
        Node::List(_) => flow(value, out),
        Node::Plain(plain) => scalar(plain, false, out),
    }
    out.push('\n');
}

fn new_line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Writes it in one line, where it may stand so (a row, a list of plain values and rows) and fits behind what is there
/// already; else nothing, and false.
fn one_line(value: &Node, used: usize, out: &mut String) -> bool {
    let short = match value {
        Node::List(items) => items.iter().all(|v| matches!(v, Node::Plain(_)) || row(v)),
        _ => row(value),
    };
    let from = out.len();
    let short = short && used + least(value) <= WIDE;
    if short {
        flow(value, out);
    }
    let fits = short && used + out[from..].chars().count() <= WIDE;
    if fits {
        out.push('\n');
    } else {
        out.truncate(from);
    }
    fits
}

/// How many characters it takes in one line at least; cheaper than to write it in vain.
fn least(value: &Node) -> usize {
    match value {
        Node::List(items) => items.iter().map(least).sum(),
        Node::Map(map) => map.iter().map(|(k, v)| k.len() + least(v)).sum(),
        Node::Plain(Value::String(s)) => s.chars().count(),
        Node::Plain(_) => 1,
    }
}

/// A map of plain values and lists of them.
fn row(value: &Node) -> bool {
    let plain = |v: &Node| matches!(v, Node::Plain(_));
    let flat = |v: &Node| plain(v) || matches!(v, Node::List(items) if items.iter().all(plain));
    matches!(value, Node::Map(fields) if fields.iter().all(|(_, v)| flat(v)))
}

/// `{id: USA, role: actor}`, `[836, 960]`.
fn flow(value: &Node, out: &mut String) {
    match value {
        Node::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { ", " });
                flow(item, out);
            }
            out.push(']');
        }
        Node::Map(map) => {
            out.push('{');
            for (i, (k, v)) in map.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { ", " });
                out.push_str(k);
                out.push_str(": ");
                flow(v, out);
            }
            out.push('}');
        }
        Node::Plain(plain) => scalar(plain, true, out),
    }
}

/// One plain value. A string stands without quotes only where no reader of YAML 1.1 or 1.2 could take it for anything
/// but that string: it starts with a letter (so it is no number, date, time of day, or mark of the language), is none of
/// the words for true, false and nothing, and holds no mark that ends it.
fn scalar(value: &Value, in_flow: bool, out: &mut String) {
    match value {
        Value::String(s) if plain(s, in_flow) => out.push_str(s),
        Value::String(s) => quoted(s, out),
        Value::Number(n) => match n.as_f64().filter(|_| n.is_f64()) {
            Some(x) if x.fract() == 0.0 => out.extend([format!("{x:.1}")]),
            Some(x) => out.extend([format!("{x}")]),
            None => out.extend([n.to_string()]),
        },
        other => out.extend([other.to_string()]),
    }
}

/// What YAML 1.1 takes for a truth value or for nothing, in any case of its letters.
const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"];

fn plain(s: &str, in_flow: bool) -> bool {
    s.starts_with(char::is_alphabetic)
        && !WORDS.iter().any(|w| w.eq_ignore_ascii_case(s))
        && !s.ends_with([' ', ':'])
        && s.chars().zip(s.chars().skip(1).chain([' '])).all(|pair| match pair {
            (':', ' ') | (' ', '#') => false,
            (',' | '[' | ']' | '{' | '}' | ':' | '?' | '#', _) => !in_flow,
            (' '..='~', _) => true,
            (c, _) => !c.is_whitespace() && !escaped(c),
        })
}

/// What has no plain look: controls, separators of lines, marks of byte order, non-characters.
fn escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn quoted(s: &str, out: &mut String) {
    if s.contains(['"', '\\']) && !s.chars().any(escaped) {
        out.push('\'');
        out.push_str(&s.replace('\'', "''"));
        out.push('\'');
        return;
    }
    out.push('"');
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(value: &Value, in_flow: bool) -> String {
        let mut out = String::new();
        super::scalar(value, in_flow, &mut out);
        out
    }

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
