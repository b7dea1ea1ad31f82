//! Ids that stay: made of what, who and when, so that an event keeps its id from run to run.
//!
//! In: events without ids, each with the mentions of the article printed first that tells it. Out:
//! `relations-break-usa-irn-1980`. Where nobody or no time is told, some letters stand for the words: `visit-make-k3fq`; so
//! no article changes the ids of what another tells. Of several that come out the same, the second ends in `-2`.

use crate::model::{Event, Mention, Window};
use foldhash::{HashMap, HashMapExt};

/// Gives every event its id; `first`: its mentions in the article printed first, the one that names it best before the others.
pub fn name(events: &mut [Event], first: &[Vec<&Mention>]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (event, told) in events.iter_mut().zip(first) {
        let kind = told.first().map_or(event.kind, |m| m.kind);
        let mut parts = vec![kind.name().replace(['.', '+'], "-")];
        let mut who: Vec<&str> = Vec::new();
        for party in told.iter().flat_map(|m| &m.actors) {
            if who.len() < 2 && !who.contains(&party.id.as_str()) {
                who.push(&party.id);
            }
        }
        let when =
            told.iter().filter(|m| m.says.is_some()).find_map(|m| day(m.bounds.start).or_else(|| day(m.bounds.end)));
        let known = !who.is_empty() && when.is_some();
        parts.extend(who.into_iter().map(slug));
        parts.extend(when);
        if !known {
            parts.extend(told.first().map(|m| letters(&event.evidence[0].quote, &m.lemma)));
        }
        let stem = parts.join("-").replace("--", "-");
        let stem = stem.trim_end_matches('-').to_owned();
        let n = taken.entry(stem.clone()).or_default();
        *n += 1;
        event.id = if *n == 1 { stem } else { format!("{stem}-{n}") };
    }
}

/// The day or the year of a window that lies in one.
fn day(w: Window) -> Option<String> {
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

/// Four letters and digits that stand for some words (FNV-1a).
fn letters(quote: &str, lemma: &str) -> String {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes = quote.bytes().chain([0]).chain(lemma.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (0..4).map(|i| char::from(SIGNS[(hash >> (20 + 5 * i)) as usize % 32])).collect()
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
