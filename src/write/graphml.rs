//! A timeline as GraphML: a node an event with its four bounds, an edge a relation, transitively reduced.

use super::date::{bounds, shown, word};
use super::graph::edges;
use super::html::escape;
use super::left::Told;
use crate::model::{Moment, Timeline};

const NODE: [&str; 9] =
    ["title", "type", "when", "status", "basis", "start_earliest", "start_latest", "end_earliest", "end_latest"];

/// The document.
pub fn write(timeline: &Timeline) -> Told {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for name in NODE {
        out.push_str(&format!("  <key id=\"{name}\" for=\"node\" attr.name=\"{name}\" attr.type=\"string\"/>\n"));
    }
    out.push_str("  <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n");
    out.push_str("  <graph id=\"timeline\" edgedefault=\"directed\">\n");
    for event in &timeline.events {
        let (start, end) = bounds(event);
        let values = [
            Some(event.title.clone()),
            Some(event.kind.name().to_string()),
            Some(shown(event)),
            Some(word(event.status)),
            Some(word(event.basis)),
            start.earliest.map(Moment::earliest_text),
            start.latest.map(Moment::latest_text),
            end.earliest.map(Moment::earliest_text),
            end.latest.map(Moment::latest_text),
        ];
        out.push_str(&format!("    <node id=\"{}\">", escape(&event.id)));
        for (name, value) in NODE.iter().zip(values) {
            if let Some(value) = value {
                out.push_str(&format!("<data key=\"{name}\">{}</data>", escape(&value)));
            }
        }
        out.push_str("</node>\n");
    }
    for (from, to, kind) in edges(timeline) {
        let [a, b] = [from, to].map(|i| escape(&timeline.events[i].id));
        let kind = word(kind);
        out.push_str(&format!("    <edge source=\"{a}\" target=\"{b}\"><data key=\"relation\">{kind}</data></edge>\n"));
    }
    out.push_str("  </graph>\n</graphml>\n");
    Told::all(out, timeline, "quotes, and no order that follows from others")
}
