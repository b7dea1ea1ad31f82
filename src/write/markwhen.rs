//! A timeline for Markwhen: a line an event, its date as an EDTF day or interval, its status and type as tags.

use super::date::{shown, word, ymd};
use super::left::{calendar, heading, Told};
use crate::model::{Event, Moment, Timeline};

/// The text; an event without a first day, or outside the years 0 to 9999, stands in a comment.
pub fn write(timeline: &Timeline) -> Told {
    let title = serde_json::Value::from(heading(timeline));
    let mut out = format!("---\ntitle: {title}\n---\n\n");
    let (mut written, mut left) = (0, Vec::new());
    for event in &timeline.events {
        match calendar(event).and_then(|(a, b)| dates(a, b)) {
            Ok(dates) => {
                written += 1;
                out.push_str(&format!("{dates}: {}\n", label(event)));
                for e in &event.evidence {
                    out.push_str(&format!("\"{}\" ({})\n", clean(&e.quote), clean(&e.document)));
                }
                out.push('\n');
            }
            Err(why) => {
                out.push_str(&format!("// {}: {}\n\n", clean(&shown(event)), label(event)));
                left.push((event.id.clone(), why));
            }
        }
    }
    Told { bytes: out.into(), written, left, without: "relations" }
}

fn dates(from: Moment, to: Moment) -> Result<String, &'static str> {
    let day = |m: Moment| {
        let (y, month, d) = ymd(m);
        (0..=9999).contains(&y).then(|| format!("{y:04}-{month:02}-{d:02}"))
    };
    let (a, b) = day(from).zip(day(to)).ok_or("Markwhen holds the years 0 to 9999")?;
    Ok(if a == b { a } else { format!("{a}/{b}") })
}

fn label(event: &Event) -> String {
    let kind: String = event.kind.name().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    format!("{} ({}) #{} #{kind}", clean(&event.title), clean(&shown(event)), word(event.status))
}

/// One line, without what Markwhen takes for tags.
fn clean(text: &str) -> String {
    text.replace('#', "\u{ff03}").split_whitespace().collect::<Vec<_>>().join(" ")
}
