//! A timeline as JSON-LD: schema.org/Event, its time as OWL-Time intervals, doubt as intervals that hold the moment.
//!
//! An event's time has a beginning and an end; of each is told the interval that it lies inside. The context stands in
//! the file: nothing is fetched.

use super::date::{bounds, shown, word};
use super::left::Told;
use crate::model::{Moment, RelationKind, Timeline, Window};
use serde_json::{json, Value};

/// The document.
pub fn write(timeline: &Timeline) -> Told {
    let names = |id: &str| timeline.actors.iter().find(|a| a.id == id).map_or(id.to_string(), |a| a.name.clone());
    let mut graph: Vec<Value> = timeline
        .events
        .iter()
        .map(|e| {
            let (start, end) = bounds(e);
            let who: Vec<Value> =
                e.actors.iter().map(|a| json!({ "name": names(&a.id), "identifier": a.id })).collect();
            let quotes: Vec<Value> = e
                .evidence
                .iter()
                .map(|x| json!({ "@type": "Quotation", "text": x.quote, "isPartOf": x.document }))
                .collect();
            let id = format!("urn:annals:event:{}", encoded(&e.id));
            let mut row = json!({
                "@id": id,
                "@type": "Event",
                "identifier": e.id,
                "name": e.title,
                "additionalType": e.kind.name(),
                "annals:when": shown(e),
                "annals:status": word(e.status),
                "annals:basis": word(e.basis),
                "actor": who,
                "citation": quotes,
                "time:hasTime": {
                    "@id": format!("{id}:time"),
                    "@type": "time:Interval",
                    "time:hasBeginning": instant(&format!("{id}:start"), start),
                    "time:hasEnd": instant(&format!("{id}:end"), end),
                },
            });
            if let Some(place) = &e.place {
                row["location"] = json!(place);
            }
            if let (Some(a), Some(b)) = (start.earliest, start.latest) {
                if a.day_start() == b.day_start() {
                    row["startDate"] = json!(a.day_start().earliest_text());
                }
            }
            row
        })
        .collect();
    graph.extend(timeline.relations.iter().map(|r| {
        let id = |id: &str| format!("urn:annals:event:{}", encoded(id));
        let (from, to) = (id(&r.from), id(&r.to));
        let time = |i: &str| format!("{i}:time");
        let property = match r.relation {
            RelationKind::Before => "time:before",
            RelationKind::After => "time:after",
            RelationKind::Includes => "time:intervalContains",
            RelationKind::During => "time:intervalDuring",
            RelationKind::SameTime => "time:intervalEquals",
            RelationKind::Starts => "time:intervalStarts",
            RelationKind::Finishes => "time:intervalFinishes",
            RelationKind::Overlaps => "time:intervalOverlaps",
            RelationKind::StartsBefore => "annals:startsBefore",
            RelationKind::Reports => return json!({ "@id": from, "about": { "@id": to } }),
        };
        json!({ "@id": time(&from), property: { "@id": time(&to) } })
    }));
    let context = json!({
        "@vocab": "https://schema.org/",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "annals": "urn:annals:",
    });
    let text = serde_json::to_string_pretty(&json!({ "@context": context, "@graph": graph })).unwrap_or_default();
    Told::all(format!("{text}\n"), timeline, "basis of relations")
}

/// A moment of which only the interval is told that it lies inside.
fn instant(id: &str, w: Window) -> Value {
    let mut within = json!({ "@id": format!("{id}:window"), "@type": "time:Interval" });
    if let Some(a) = w.earliest {
        within["time:hasBeginning"] = json!({ "@type": "time:Instant", "time:inXSDDateTimeStamp": stamp(a) });
    }
    if let Some(b) = w.latest {
        within["time:hasEnd"] = json!({ "@type": "time:Instant", "time:inXSDDateTimeStamp": stamp(b) });
    }
    json!({ "@id": id, "@type": "time:Instant", "@reverse": { "time:inside": within } })
}

fn stamp(m: Moment) -> Value {
    let day = m.day_start().earliest_text();
    let day = day.strip_prefix('Y').unwrap_or(&day).to_string();
    let (h, min) = (m.minute_of_day() / 60, m.minute_of_day() % 60);
    json!({ "@type": "xsd:dateTimeStamp", "@value": format!("{day}T{h:02}:{min:02}:00Z") })
}

/// An id as part of an IRI: bytes that are no letter, digit, dash, dot or underscore as `%XX`.
fn encoded(id: &str) -> String {
    id.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}
