//! A timeline as the JSON of TimelineJS: a slide an event, its date shown with its doubt, its quotes as text.

use super::date::{bounds, shown, word, ymd};
use super::html::escape;
use super::left::{calendar, heading, Told};
use crate::model::{Event, Moment, Status, Timeline};
use serde_json::{json, Value};

/// The JSON; slides need a first day, so what has none is left out.
pub fn write(timeline: &Timeline) -> Told {
    let (mut slides, mut left) = (Vec::new(), Vec::new());
    for event in &timeline.events {
        match calendar(event) {
            Ok((from, to)) => slides.push(slide(event, from, to)),
            Err(why) => left.push((event.id.clone(), why)),
        }
    }
    let written = slides.len();
    let title = heading(timeline);
    let all = json!({ "title": { "text": { "headline": escape(title) } }, "events": slides });
    let text = format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default());
    Told { bytes: text.into(), written, left, without: "relations" }
}

fn slide(event: &Event, from: Moment, to: Moment) -> Value {
    let status = if event.status == Status::Occurred { String::new() } else { format!(" ({})", word(event.status)) };
    let quotes: Vec<String> = event
        .evidence
        .iter()
        .map(|e| format!("<blockquote>{} <cite>{}</cite></blockquote>", escape(&e.quote), escape(&e.document)))
        .collect();
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": date(from, from == from.day_start()),
        "display_date": shown(event),
        "group": event.kind.family(),
        "text": { "headline": format!("{}{status}", escape(&event.title)), "text": quotes.concat() },
    });
    if bounds(event).1.latest.is_some() && to.day_start() != from.day_start() {
        slide["end_date"] = date(to, to == to.day_end());
    }
    slide
}

fn date(m: Moment, whole: bool) -> Value {
    let (y, month, d) = ymd(m);
    let mut date = json!({ "year": y, "month": month, "day": d });
    if !whole {
        date["hour"] = json!(m.minute_of_day() / 60);
        date["minute"] = json!(m.minute_of_day() % 60);
    }
    date
}
