//! A timeline as Mermaid's `timeline`: a period a date, in timeline order, undated events in their place.

use super::date::{shown, word};
use super::left::Told;
use crate::model::{Status, Timeline};

/// The diagram. Events next to each other that have the same date stand in one period.
pub fn write(timeline: &Timeline) -> Told {
    let mut out = String::from("timeline\n");
    if let Some(title) = &timeline.title {
        out.push_str(&format!("    title {}\n", clean(title)));
    }
    let mut last = None;
    for event in &timeline.events {
        let date = clean(&shown(event));
        if last.as_ref() != Some(&date) {
            out.push_str(&format!("    {date}"));
        } else {
            out.push_str(&format!("    {}", " ".repeat(date.chars().count())));
        }
        let status =
            if event.status == Status::Occurred { String::new() } else { format!(" ({})", word(event.status)) };
        out.push_str(&format!(" : {}{status}\n", clean(&event.title)));
        last = Some(date);
    }
    Told::all(out, timeline, "quotes and relations")
}

/// Without what Mermaid takes for marks of its own: a colon parts events, a hash starts an entity, `;` ends a line.
fn clean(text: &str) -> String {
    let swapped = text.chars().map(|c| match c {
        ':' => '\u{2236}',
        '#' => '\u{ff03}',
        ';' => ',',
        '%' => '\u{ff05}',
        '<' => '\u{2039}',
        '>' => '\u{203a}',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    });
    let text: String = swapped.collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        "?".into()
    } else {
        text
    }
}
