//! A timeline as JSON Lines: one event a line, of the shape it has in the JSON file, both bounds on each.

use super::json::event;
use super::left::Told;
use crate::model::Timeline;

/// The lines.
pub fn write(timeline: &Timeline) -> Told {
    let text: String = timeline.events.iter().map(|e| format!("{}\n", event(e))).collect();
    Told::all(text, timeline, "relations, contradictions and documents")
}
