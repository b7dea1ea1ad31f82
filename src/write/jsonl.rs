//! A timeline as JSON Lines: one event a line, of the shape it has in the JSON file, both bounds on each.

use super::json::value;
use super::left::Told;
use crate::model::Timeline;

/// The lines.
pub fn write(timeline: &Timeline) -> Told {
    let all = value(timeline);
    let events = all["events"].as_array().into_iter().flatten();
    let text: String = events.map(|e| format!("{e}\n")).collect();
    Told::all(text, timeline, "relations, contradictions and documents")
}
