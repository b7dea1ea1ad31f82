//! What formats share: a heading, and what they could not take: every export says how many events it wrote, how many it left out, and why.

use super::date::bounds;
use crate::model::{Event, Moment, Timeline};

/// A file and what became of the events in it.
pub struct Told {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many events stand in it.
    pub written: usize,
    /// Which do not, by id, with the reason.
    pub left: Vec<(String, &'static str)>,
    /// What else of the timeline does not fit the format: "relations".
    pub without: &'static str,
}

impl Told {
    /// A file that holds every event.
    pub fn all(text: impl Into<Vec<u8>>, timeline: &Timeline, without: &'static str) -> Told {
        Told { bytes: text.into(), written: timeline.events.len(), left: Vec::new(), without }
    }

    /// `written 9, left out 2 (no date that a calendar can show: a, b); without relations`.
    pub fn line(&self) -> String {
        let mut line = format!("written {}, left out {}", self.written, self.left.len());
        let mut reasons: Vec<&str> = self.left.iter().map(|(_, why)| *why).collect();
        reasons.sort_unstable();
        reasons.dedup();
        for why in reasons {
            let ids: Vec<&str> = self.left.iter().filter(|(_, w)| *w == why).map(|(id, _)| id.as_str()).collect();
            let more = if ids.len() > 5 { format!(" and {} more", ids.len() - 5) } else { String::new() };
            line.push_str(&format!(" ({why}: {}{more})", ids[..ids.len().min(5)].join(", ")));
        }
        if !self.without.is_empty() {
            line.push_str(&format!("; the format holds no {}", self.without));
        }
        line
    }
}

/// What a page is headed with: its own title, or that of the one document it was made of.
pub fn heading(timeline: &Timeline) -> &str {
    let only = match timeline.documents.as_slice() {
        [document] => document.title.as_deref(),
        _ => None,
    };
    timeline.title.as_deref().or(only).unwrap_or("Timeline")
}

/// The part of an event that a calendar can show: from its earliest start to its latest end; none when it has no start.
///
/// Where only the end is open, the end of what is known of its start stands for it.
pub fn calendar(event: &Event) -> Result<(Moment, Moment), &'static str> {
    let (start, end) = bounds(event);
    let from = start.earliest.ok_or("nothing says from when")?;
    let to = end.latest.or(start.latest).unwrap_or(from).max(from);
    Ok((from, to))
}
