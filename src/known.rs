//! What was known on a day: the timeline that the documents published by then tell, and no others.
//!
//! In: a timeline and a day. Out: its events as those documents date and order them. "Talks soon" (May), "they met on
//! 28 May" (June): in May the talks were only due.

use crate::{
    model::{Answer, Basis, Document, Evidence, Moment, Timeline},
    order::{order, source},
};
use std::collections::HashSet;

/// The timeline as documents published by the end of a day tell it.
///
/// Quotes of later documents, and what follows from them, count no longer: dates are worked out anew, and a plan does not
/// know what became of it. So do dates that somebody wrote over those of the quotes, and events without a quote. Titles,
/// types and statuses stay as all documents together have them.
///
/// ```
/// use annals::model::{Moment, Timeline};
///
/// let quote = |document: &str, from: &str, to: &str| serde_json::json!({
///     "document": document, "chars": [0, 4], "quote": "talk", "start": [from, to], "end": [from, to]});
/// let told: Timeline = serde_json::from_value(serde_json::json!({"annals": 1,
///     "documents": [{"id": "may", "published": "2007-05-01"}, {"id": "june", "published": "2007-06-01"}],
///     "events": [{"id": "talks", "title": "They talk", "type": "negotiate.talks", "evidence": [
///         quote("may", "2007-05-01", "2007-05-31"), quote("june", "2007-05-28", "2007-05-28")]}]})).unwrap();
///
/// let day = |t: &Timeline| t.events[0].when.as_ref().map(ToString::to_string);
/// let all = annals::order::order(told);
/// assert_eq!(day(&all).as_deref(), Some("2007-05-28"));
/// let in_may = annals::known_by(&all, Moment::of_day(2007, 5, 15).unwrap());
/// assert_eq!(day(&in_may).as_deref(), Some("2007-05"));
/// ```
pub fn known_by(timeline: &Timeline, day: Moment) -> Timeline {
    let printed = |d: &Document| d.published.as_ref().and_then(|p| p.window().latest);
    let by_then = |d: &&Document| printed(d).is_some_and(|m| m <= day.day_end());
    let known: HashSet<&str> = timeline.documents.iter().filter(by_then).map(|d| d.id.as_str()).collect();
    let told = |e: &Evidence| known.contains(e.document.as_str());
    let dates = |e: &Evidence| e.start.is_some() || e.end.is_some();
    let kept = |&i: &usize| timeline.events[i].evidence.iter().any(told);
    let certain = (0..timeline.events.len()).filter(kept).collect();
    let mut then = Answer { certain, ..Answer::default() }.timeline(timeline, "");
    then.answer = None;
    for event in &mut then.events {
        if event.evidence.iter().any(dates) || matches!(event.basis, Basis::Bounded | Basis::Unknown) {
            (event.start, event.end) = (None, None);
        }
        if !event.evidence.iter().all(told) {
            event.when = None;
            event.evidence.retain(told);
        }
    }
    then.relations.retain(|r| r.evidence.as_deref().is_none_or(told));
    then.documents.retain(|d| known.contains(d.id.as_str()));
    then.contradictions.retain(|c| c.statements.iter().all(|s| source(s).is_none_or(|(d, ..)| known.contains(d))));
    order(then)
}
