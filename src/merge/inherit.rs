//! Talks that a noun only points back to have the parties of those told before.
//!
//! In: the events of all articles. Out: the same; "future meetings", after two states met, are theirs.

use super::cluster::Place;
use super::Reading;
use crate::model::{Event, Mention, Naming, Participant, Role};

/// Whether an act has no sides, only parties.
fn mutual(m: &Mention) -> bool {
    matches!(m.kind.family(), "meet" | "negotiate" | "followup" | "agree")
}

/// Gives events without parties, named by nouns that point back, those of the talks told last before them.
pub fn inherit(events: &mut [Event], groups: &[Vec<Place>], readings: &[Reading]) {
    // article, sentence, event: of the tellings of talks between known parties, in order
    let mut known: Vec<(usize, usize, usize)> = Vec::new();
    let both = |list: &[Participant]| list.iter().filter(|p| p.role == Role::Participant).count() > 1;
    for (e, group) in groups.iter().enumerate().filter(|(e, _)| both(&events[*e].actors)) {
        let told = group.iter().filter(|&&(a, k)| mutual(&readings[a].mentions[k]));
        known.extend(told.map(|&(a, k)| (a, readings[a].mentions[k].sentence, e)));
    }
    known.sort_unstable();
    for (e, group) in groups.iter().enumerate() {
        let back = |&(a, k): &Place| {
            let m: &Mention = &readings[a].mentions[k];
            mutual(m) && matches!(m.about.naming, Naming::Definite | Naming::Further)
        };
        if !events[e].actors.is_empty() || !group.iter().all(back) {
            continue;
        }
        let Some(&(a, k)) = group.first() else { continue };
        let here = (a, readings[a].mentions[k].sentence, usize::MAX);
        let before = known.partition_point(|&place| place <= here);
        if let Some(&(_, _, from)) = known[..before].last().filter(|&&(article, _, _)| article == a) {
            events[e].actors = events[from].actors.iter().filter(|p| p.role == Role::Participant).cloned().collect();
        }
    }
}
