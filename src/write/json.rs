//! A timeline as JSON: the shape of the file, both bounds on every event.

use crate::model::{Event, Relation, Timeline, Window};
use serde_json::{Map, Value};

/// All of a timeline but its events and relations, which are many and are written one by one; the key of the events stands
/// where both belong.
pub fn frame(timeline: &Timeline) -> Map<String, Value> {
    let bare = Timeline {
        annals: timeline.annals,
        title: timeline.title.clone(),
        answer: timeline.answer.clone(),
        documents: timeline.documents.clone(),
        actors: timeline.actors.clone(),
        events: vec![],
        relations: vec![],
        contradictions: timeline.contradictions.clone(),
        notes: timeline.notes.clone(),
    };
    match serde_json::to_value(bare) {
        Ok(Value::Object(frame)) => frame,
        _ => Map::new(), // a timeline is a map
    }
}

/// An event as a JSON value; `start` and `end` stand on it, right after `when`.
pub fn event(event: &Event) -> Value {
    let mut full = event.clone();
    let said = event.when.as_ref().map(|w| w.bounds());
    full.start.get_or_insert(said.map_or(Window::OPEN, |b| b.start));
    full.end.get_or_insert(said.map_or(Window::OPEN, |b| b.end));
    serde_json::to_value(&full).unwrap_or_default()
}

/// A relation as a JSON value.
pub fn relation(relation: &Relation) -> Value {
    serde_json::to_value(relation).unwrap_or_default()
}

/// Pretty-printed, two spaces deep; lists of plain values stay on one line.
pub fn write(timeline: &Timeline) -> String {
    let mut out = String::from("{");
    for (i, (key, value)) in frame(timeline).iter().enumerate() {
        out.push_str(if i == 0 { "\n  " } else { ",\n  " });
        if key == "events" {
            list(key, &timeline.events, event, &mut out);
            if !timeline.relations.is_empty() {
                out.push_str(",\n  ");
                list("relations", &timeline.relations, relation, &mut out);
            }
            continue;
        }
        out.push_str(&format!("{}: ", Value::from(key.as_str())));
        print(value, 1, &mut out);
    }
    out.push_str("\n}\n");
    out
}

/// A list of many, item by item.
fn list<T>(key: &str, items: &[T], value: impl Fn(&T) -> Value, out: &mut String) {
    out.push_str(&format!("\"{key}\": ["));
    for (n, item) in items.iter().enumerate() {
        out.push_str(if n == 0 { "\n    " } else { ",\n    " });
        print(&value(item), 2, out);
    }
    out.push_str(if items.is_empty() { "]" } else { "\n  ]" });
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
