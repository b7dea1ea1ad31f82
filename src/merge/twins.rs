//! Tellings that one article takes over from another word for word: reprints, agency copy.
//!
//! In: readings. Out: for a mention the one in an article printed earlier that says the same in the same words, at a time that
//! is the same too. Words that anyone may use ("he said") count only where what was told just before is a reprint as well.

use super::cluster::Place;
use super::Reading;
use crate::model::Mention;
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// How many words a telling must have to be known again by itself.
const LONG: usize = 7;

/// What makes a telling known again.
type Wording<'a> = (&'a str, &'a str, &'a [String], &'a [Arc<str>]);

/// The earlier twin of each mention that has one; `order`: the articles as they were printed.
pub fn twins(readings: &[Reading], order: &[usize]) -> HashMap<Place, Place> {
    let mut twins = HashMap::new();
    // the first telling of each wording; what follows knows a wording by this place
    let mut alone: HashMap<Wording, Place> = HashMap::new();
    let mut after: HashMap<(Option<Place>, Place), Place> = HashMap::new();
    for &a in order {
        let mut before: Option<Place> = None;
        let mut copied = true;
        for (k, m) in readings[a].mentions.iter().enumerate() {
            let here = (a, k);
            let first = *alone.entry(wording(m)).or_insert(here);
            let first_after = *after.entry((before, first)).or_insert(here);
            let long = m.title.split_whitespace().count() >= LONG;
            let same = |&(b, j): &Place| b != a && readings[b].mentions[j].bounds == m.bounds;
            let by_itself = Some(first).filter(|twin| long && same(twin));
            let twin = by_itself.or(Some(first_after).filter(|twin| copied && same(twin)));
            copied = twin.is_some();
            twins.extend(twin.map(|twin| (here, twin)));
            before = Some(first);
        }
    }
    twins
}

fn wording(m: &Mention) -> Wording<'_> {
    (&m.lemma, &m.title, &m.about.names, &m.about.words)
}
