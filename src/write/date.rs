//! How an event's date looks in a table or on a page.

use crate::model::{Event, Moment, Window};

/// What a reader should see: `when`, or else the bounds in words of EDTF: `2007-05-29..2007-06-28`, `..2007-05-28`, `?`.
pub fn shown(event: &Event) -> String {
    if let Some(when) = &event.when {
        return when.to_string();
    }
    let (from, to) = (event.start().earliest, event.end().latest);
    match (from.map(Moment::earliest_text), to.map(Moment::latest_text)) {
        (None, None) => "?".into(),
        (Some(a), Some(b)) if a == b => a,
        (a, b) => format!("{}..{}", a.unwrap_or_default(), b.unwrap_or_default()),
    }
}

/// What is known of its start and of its end: as solved, else as `when` says.
pub fn bounds(event: &Event) -> (Window, Window) {
    let said = event.when.as_ref().map(|w| w.bounds()).unwrap_or_default();
    (event.start.unwrap_or(said.start), event.end.unwrap_or(said.end))
}

/// Year (1 BCE is 0), month and day of a moment.
pub fn ymd(m: Moment) -> (i64, u32, u32) {
    let text = m.day_start().earliest_text();
    let mut parts = text.trim_start_matches('Y').rsplitn(3, '-');
    let (d, month, y) = (parts.next(), parts.next(), parts.next());
    let number = |t: Option<&str>| t.and_then(|t| t.parse().ok());
    (y.and_then(|y| y.parse().ok()).unwrap_or(0), number(month).unwrap_or(1), number(d).unwrap_or(1))
}

/// An enum as the file writes it: `occurred`, `say.statement`.
pub fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(s)) => s,
        _ => String::new(),
    }
}
