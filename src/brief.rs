//! What a one-page timeline would keep.
//!
//! In: a timeline. Out: its most salient events, in their order, with the relations between them and those who take part.

use crate::model::Timeline;
use std::collections::HashSet;

/// How many lines a page has.
const PAGE: usize = 16;
/// No page keeps what matters less than this.
const LEAST: f64 = 0.4;

/// Keeps what matters most. Dates stay as the whole timeline has them.
pub fn brief(mut timeline: Timeline) -> Timeline {
    let mut by_salience: Vec<(f64, usize)> = timeline.events.iter().map(|e| e.salience).zip(0..).collect();
    by_salience.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // of a short article half, of many the page
    let most = timeline.events.len().div_ceil(2).clamp(PAGE / 2, PAGE);
    let kept: HashSet<usize> = by_salience.iter().take(most).filter(|(s, _)| *s >= LEAST).map(|(_, i)| *i).collect();
    let mut at = 0..;
    timeline.events.retain(|_| at.next().is_some_and(|i| kept.contains(&i)));
    let ids: HashSet<String> = timeline.events.iter().map(|e| e.id.clone()).collect();
    timeline.relations.retain(|r| ids.contains(&r.from) && ids.contains(&r.to));
    for event in &mut timeline.events {
        event.fulfilled_by = event.fulfilled_by.take().filter(|id| ids.contains(id));
    }
    let people = timeline.events.iter().flat_map(|e| e.actors.iter().map(|p| &p.id).chain(&e.reporter));
    let people: HashSet<String> = people.cloned().collect();
    timeline.actors.retain(|a| people.contains(&a.id));
    timeline
}
