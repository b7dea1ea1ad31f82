//! A timeline as CSV: one row an event, for spreadsheets.

use super::date::{shown, word};
use crate::model::{Moment, Timeline};

const HEADER: [&str; 18] = [
    "answer",
    "id",
    "title",
    "type",
    "when",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "basis",
    "status",
    "actors",
    "place",
    "reporter",
    "fulfilled_by",
    "confidence",
    "documents",
    "quote",
];

/// The rows; empty cells where nothing is known.
pub fn write(timeline: &Timeline) -> String {
    let mut rows = vec![HEADER.map(String::from)];
    for event in &timeline.events {
        let (start, end) = (event.start(), event.end());
        let early = |m: Option<Moment>| m.map(Moment::earliest_text).unwrap_or_default();
        let late = |m: Option<Moment>| m.map(Moment::latest_text).unwrap_or_default();
        let mut documents: Vec<&str> = event.evidence.iter().map(|e| e.document.as_str()).collect();
        documents.dedup();
        let actors: Vec<String> = event.actors.iter().map(|a| format!("{} ({})", a.id, word(a.role))).collect();
        rows.push([
            answer(timeline, &event.id).into(),
            event.id.clone(),
            event.title.clone(),
            event.kind.name().into(),
            shown(event),
            early(start.earliest),
            late(start.latest),
            early(end.earliest),
            late(end.latest),
            word(event.basis),
            word(event.status),
            actors.join("; "),
            event.place.clone().unwrap_or_default(),
            event.reporter.clone().unwrap_or_default(),
            event.fulfilled_by.clone().unwrap_or_default(),
            event.confidence.to_string(),
            documents.join("; "),
            event.evidence.first().map(|e| e.quote.clone()).unwrap_or_default(),
        ]);
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(row).expect("a row of strings goes into memory");
    }
    String::from_utf8(out.into_inner().expect("memory takes all")).expect("strings in, strings out")
}

fn answer<'a>(timeline: &'a Timeline, id: &str) -> &'a str {
    let has = |list: &[String]| list.iter().any(|i| i == id);
    match &timeline.answer {
        Some(r) if has(&r.certain) => "certain",
        Some(r) if has(&r.begun) => "begun",
        Some(r) if has(&r.possible) => "possible",
        _ => "",
    }
}
