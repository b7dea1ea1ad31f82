//! A timeline as a page: a heading a part of the answer, a paragraph an event, with its quotes and sources.

use super::date::{shown, word};
use super::left::heading;
use super::table::parts;
use crate::model::{Event, Status, Timeline};

/// The page.
pub fn write(timeline: &Timeline) -> String {
    let mut out = format!("# {}\n", escape(heading(timeline)));
    for (heading, events) in parts(timeline) {
        if !heading.is_empty() {
            out.push_str(&format!("\n## {}\n", escape(&heading)));
        }
        for event in events {
            paragraph(event, &mut out);
        }
    }
    if !timeline.contradictions.is_empty() {
        out.push_str("\n## Contradictions\n\n");
        for c in &timeline.contradictions {
            out.push_str("- These cannot all be true:\n");
            for s in &c.statements {
                out.push_str(&format!("  - {}\n", escape(s)));
            }
            out.push_str(&format!("  - **yielded**: {} ({})\n", escape(&c.retracted), escape(&c.why)));
        }
    }
    list(
        "Sources",
        timeline.documents.iter().map(|d| {
            let told = [d.title.clone(), d.source.clone(), d.published.as_ref().map(|p| p.to_string()), d.file.clone()];
            let told: Vec<String> = told.into_iter().flatten().map(|t| escape(&t)).collect();
            format!("**{}**: {}", escape(&d.id), told.join(", "))
        }),
        &mut out,
    );
    list(
        "Notes",
        timeline.notes.iter().map(|n| {
            let about = n.document.as_deref().map(|d| format!("{}: ", escape(d))).unwrap_or_default();
            about + &escape(&n.text)
        }),
        &mut out,
    );
    out
}

fn list(heading: &str, rows: impl Iterator<Item = String>, out: &mut String) {
    for (i, row) in rows.enumerate() {
        if i == 0 {
            out.push_str(&format!("\n## {heading}\n\n"));
        }
        out.push_str(&format!("- {row}\n"));
    }
}

fn paragraph(event: &Event, out: &mut String) {
    let status = if event.status == Status::Occurred { String::new() } else { format!(" ({})", word(event.status)) };
    out.push_str(&format!("\n**{}** {}{}", shown(event), escape(&event.title), status));
    if let Some(reporter) = &event.reporter {
        out.push_str(&format!(", says {}", escape(reporter)));
    }
    out.push_str(&format!(" `{}`\n", event.id.replace('`', "'")));
    for e in &event.evidence {
        let quote = escape(&e.quote.split_whitespace().collect::<Vec<_>>().join(" "));
        out.push_str(&format!("> {quote} ({})\n>\n", escape(&e.document)));
    }
    while out.ends_with(">\n") {
        out.truncate(out.len() - 2);
    }
}

/// Keeps words from becoming marks of Markdown or HTML.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '#' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
