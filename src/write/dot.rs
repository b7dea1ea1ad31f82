//! A timeline as a graph for Graphviz: a box an event, an arrow a relation, transitively reduced.

use super::date::{shown, word};
use super::graph::edges;
use super::left::Told;
use crate::model::{RelationKind, Status, Timeline};

/// The graph; `dot -Tsvg` draws it from left to right.
pub fn write(timeline: &Timeline) -> Told {
    let mut out = String::from("digraph annals {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
    if let Some(title) = &timeline.title {
        out.push_str(&format!("  label={};\n", quoted(title)));
    }
    for (i, event) in timeline.events.iter().enumerate() {
        let style = match event.status {
            Status::Occurred | Status::Ongoing => "rounded",
            Status::Negated | Status::Denied => "rounded,dotted",
            _ => "rounded,dashed",
        };
        let label = quoted(&format!("{}\n{}", shown(event), event.title));
        let (id, status) = (quoted(&event.id), word(event.status));
        out.push_str(&format!("  n{i} [label={label}, id={id}, style=\"{style}\", class=\"{status}\"];\n"));
    }
    for (from, to, kind) in edges(timeline) {
        let style = match kind {
            RelationKind::Before => String::new(),
            RelationKind::SameTime => " [dir=none, style=bold, constraint=false, label=\"same_time\"]".into(),
            kind => format!(" [style=dashed, label=\"{}\"]", word(kind)),
        };
        out.push_str(&format!("  n{from} -> n{to}{style};\n"));
    }
    out.push_str("}\n");
    Told::all(out, timeline, "quotes, and no order that follows from others")
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
