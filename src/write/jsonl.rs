//! A timeline as JSON Lines, for size: what it is about, then one event a line, then one relation a line.
//!
//! Lines have the shape that the parts have in the JSON file, both bounds on each event; what is read again is the same
//! timeline. `{"id":"talks-2007","title":…,"type":"meet.bilateral",…}`, `{"from":…,"to":…,"relation":"before",…}`.

use super::left::Told;
use crate::model::{Timeline, Window};
use serde::Serialize;
use serde_json::Value;

/// The lines.
pub fn write(timeline: &Timeline) -> Told {
    let mut out = Vec::with_capacity(timeline.events.len() * 160 + timeline.relations.len() * 80);
    put(&mut out, &header(timeline));
    for event in &timeline.events {
        if event.start.is_some() && event.end.is_some() {
            put(&mut out, event);
            continue;
        }
        let mut full = event.clone();
        let said = event.when.as_ref().map(|w| w.bounds());
        full.start.get_or_insert(said.map_or(Window::OPEN, |b| b.start));
        full.end.get_or_insert(said.map_or(Window::OPEN, |b| b.end));
        put(&mut out, &full);
    }
    for relation in &timeline.relations {
        put(&mut out, relation);
    }
    Told::all(out, timeline, "")
}

fn put(out: &mut Vec<u8>, line: &impl Serialize) {
    if serde_json::to_writer(&mut *out, line).is_ok() {
        out.push(b'\n');
    }
}

/// A timeline without its events and relations.
fn header(timeline: &Timeline) -> Value {
    let Timeline { annals, title, answer, documents, actors, contradictions, notes, .. } = timeline;
    let rest = Timeline {
        annals: *annals,
        title: title.clone(),
        answer: answer.clone(),
        documents: documents.clone(),
        actors: actors.clone(),
        contradictions: contradictions.clone(),
        notes: notes.clone(),
        events: vec![],
        relations: vec![],
    };
    let mut value = serde_json::to_value(rest).unwrap_or_default();
    value.as_object_mut().map(|map| map.shift_remove("events"));
    value
}
