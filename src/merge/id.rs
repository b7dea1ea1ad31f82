//! Ids that stay: made of what, who and when, so that an event keeps its id from run to run.
//!
//! In: events without ids. Out: `relations-break-usa-irn-1980`; a second one like it ends in `-2`.

use crate::model::{Event, Window};
use std::collections::HashMap;

/// Gives every event its id.
pub fn name(events: &mut [Event]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for event in events {
        let mut parts = vec![event.kind.name().replace(['.', '+'], "-")];
        parts.extend(event.actors.iter().take(2).map(|a| slug(&a.id)));
        parts.extend(year(event.start()).or_else(|| year(event.end())));
        let stem = parts.join("-").replace("--", "-");
        let stem = stem.trim_end_matches('-').to_owned();
        let n = taken.entry(stem.clone()).or_default();
        *n += 1;
        event.id = if *n == 1 { stem } else { format!("{stem}-{n}") };
    }
}

fn year(w: Window) -> Option<String> {
    let (a, b) = (w.earliest?, w.latest?);
    let text = a.earliest_text();
    Some(if w.is_one_day() {
        text[..10.min(text.len())].to_owned()
    } else if a.year_end() == b.year_end() {
        text.split('-').next()?.to_owned()
    } else {
        return None;
    })
}

/// Letters and digits in lower case, all else as one hyphen.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}
