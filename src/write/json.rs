//! A timeline as JSON: the shape of the file, both bounds on every event.

use crate::model::{Timeline, Window};
use serde_json::{json, Value};

/// The timeline as a JSON value; `start` and `end` stand on every event, right after `when`.
pub fn value(timeline: &Timeline) -> Value {
    let mut full = timeline.clone();
    for event in &mut full.events {
        let said = event.when.as_ref().map(|w| w.bounds());
        event.start.get_or_insert(said.map_or(Window::OPEN, |b| b.start));
        event.end.get_or_insert(said.map_or(Window::OPEN, |b| b.end));
    }
    serde_json::to_value(&full).unwrap_or_else(|_| json!({ "annals": 1, "events": [] }))
}

/// Pretty-printed, two spaces deep; lists of plain values stay on one line.
pub fn write(timeline: &Timeline) -> String {
    text(&value(timeline))
}

/// Any value, printed like a timeline.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    print(value, 0, &mut out);
    out.push('\n');
    out
}

fn print(value: &Value, depth: usize, out: &mut String) {
    let flat = |v: &Value| !v.is_array() && !v.is_object();
    match value {
        Value::Array(items) if items.iter().any(|v| !flat(v)) => {
            block(items.iter().map(|v| (None, v)), ['[', ']'], depth, out)
        }
        Value::Object(map) if !map.is_empty() => {
            block(map.iter().map(|(k, v)| (Some(k.as_str()), v)), ['{', '}'], depth, out)
        }
        Value::Array(items) => {
            let row: Vec<String> = items.iter().map(Value::to_string).collect();
            out.push_str(&format!("[{}]", row.join(", ")));
        }
        _ => out.push_str(&value.to_string()),
    }
}

fn block<'a>(
    items: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
) {
    let indent = |n: usize| "  ".repeat(n);
    out.push(open);
    for (i, (key, value)) in items.enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        out.push_str(&indent(depth + 1));
        if let Some(key) = key {
            out.push_str(&Value::from(key).to_string());
            out.push_str(": ");
        }
        print(value, depth + 1, out);
    }
    out.push('\n');
    out.push_str(&indent(depth));
    out.push(close);
}
