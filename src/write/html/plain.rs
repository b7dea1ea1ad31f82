//! The page without its script: an ordered list, each event with its date, its status and its words.

use crate::model::{Event, Status, Timeline};
use crate::write::date::{shown, word};

/// The list as HTML.
pub fn list(timeline: &Timeline, out: &mut String) {
    out.push_str("<ol>\n");
    for event in &timeline.events {
        item(event, out);
    }
    out.push_str("</ol>");
}

fn item(event: &Event, out: &mut String) {
    out.push_str(&format!("<li><b>{}</b> <bdi>{}</bdi>", escape(&shown(event)), escape(&event.title)));
    if event.status != Status::Occurred {
        out.push_str(&format!(" ({})", word(event.status)));
    }
    if let Some(first) = event.evidence.first() {
        out.push_str(&format!(" <q>{}</q> {}", escape(&first.quote), escape(&first.document)));
    }
    out.push_str("</li>\n");
}

/// Words as HTML text or as the value of an attribute; controls that HTML forbids become spaces.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
