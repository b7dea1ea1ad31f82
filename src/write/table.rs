//! A timeline as columns for a terminal: when, what, how sure; the parts of an answer apart.

use super::date::{shown, word};
use crate::model::{Event, Status, Timeline};
use unicode_width::UnicodeWidthStr;

/// The table, no wider than `width` columns (but never narrower than 40).
pub fn write(timeline: &Timeline, width: usize, color: bool) -> String {
    let paint = |code: &str, text: &str| match color && !code.is_empty() && !text.is_empty() {
        true => format!("\x1b[{code}m{text}\x1b[0m"),
        false => text.to_string(),
    };
    let dates = timeline.events.iter().map(|e| shown(e).width()).max().unwrap_or(4).clamp(4, 24);
    let room = width.max(40).saturating_sub(dates + 2);
    let mut out = String::new();
    for (heading, events) in parts(timeline) {
        if !heading.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&paint("1", &heading));
            out.push('\n');
        }
        for event in events {
            let lines = wrap(&clean(&label(event)), room);
            for (i, text) in lines.iter().enumerate() {
                let date = if i == 0 { clean(&shown(event)) } else { String::new() };
                let pad = " ".repeat(dates.saturating_sub(date.width()) + 2);
                // what did not happen, or may not have, stands back; so do the ids, which are for asking on
                let said = if event.status == Status::Occurred { "" } else { "2" };
                let (words, id) = text.split_at(text.rfind('@').filter(|_| i + 1 == lines.len()).unwrap_or(text.len()));
                out.push_str(&format!("{}{pad}{}{}\n", paint("36", &date), paint(said, words), paint("2", id)));
            }
        }
    }
    for c in &timeline.contradictions {
        let text = format!("contradiction: {} yields: {}", c.retracted, c.why);
        for line in wrap(&clean(&text), width.max(40)) {
            out.push_str(&format!("{}\n", paint("31", &line)));
        }
    }
    if out.is_empty() {
        out.push_str("(no events)\n");
    }
    out
}

/// The parts of an answer that hold anything, with their headings; the whole without a heading when nothing was asked.
pub fn parts(timeline: &Timeline) -> Vec<(String, Vec<&Event>)> {
    let Some(reply) = &timeline.answer else { return vec![(String::new(), timeline.events.iter().collect())] };
    [("certain", &reply.certain), ("begun", &reply.begun), ("possible", &reply.possible)]
        .into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(name, ids)| {
            let ids: std::collections::BTreeSet<&str> = ids.iter().map(String::as_str).collect();
            let events = timeline.events.iter().filter(|e| ids.contains(e.id.as_str())).collect();
            (format!("{name} ({}): {}", ids.len(), reply.question), events)
        })
        .collect()
}

fn label(event: &Event) -> String {
    let mut text = event.title.clone();
    if event.status != Status::Occurred {
        text.push_str(&format!(" ({})", word(event.status)));
    }
    format!("{text}  @{}", event.id)
}

/// Without what would drive a terminal: controls become spaces.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Breaks at spaces; a word wider than the room stands on a line of its own.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let last = lines.last_mut().expect("starts with one line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.width() + 1 + word.width() <= room {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_string());
        }
    }
    lines
}
