//! What acts imply of each other when the same parties take part: a release follows the capture.
//!
//! In: an article's mentions. Out: links, inferred.

use super::lexicon::LEXICON;
use super::Links;
use crate::model::{Basis, EventType, Gap, Mention, RelationKind, Status};
use foldhash::{HashMap, HashMapExt};

/// Links acts of which one implies the other.
pub fn link(mentions: &[Mention], links: &mut Links) {
    let mut by_kind: HashMap<EventType, Vec<usize>> = HashMap::new();
    for (k, m) in mentions.iter().enumerate() {
        if matches!(m.status, Status::Occurred | Status::Ongoing) {
            by_kind.entry(m.kind).or_default().push(k);
        }
    }
    let rules = LEXICON.before.iter().map(|r| (r, RelationKind::Before, None));
    let begins =
        LEXICON.begins.iter().map(|r| (r, RelationKind::StartsBefore, Some(Gap { min: Some(0), max: Some(0) })));
    for ((first, second), relation, gap) in rules.chain(begins) {
        let (Some(a), Some(b)) = (by_kind.get(first), by_kind.get(second)) else { continue };
        for &x in a.iter().take(MANY) {
            for &y in b.iter().take(MANY) {
                let apart =
                    relation == RelationKind::Before && mentions[x].says.is_some() && mentions[y].says.is_some();
                if !apart && same_parties(&mentions[x], &mentions[y]) {
                    let words = (mentions[y].trigger, mentions[y].clause);
                    links.apart(x, y, (relation, gap), Basis::Inferred, words, "en/relate/implies");
                }
            }
        }
    }
}

/// Of one kind, only so many of an article are compared.
const MANY: usize = 12;

/// Whether at least two parties take part in both, or the only one they have is the same.
fn same_parties(a: &Mention, b: &Mention) -> bool {
    let shared = a.actors.iter().filter(|p| b.actors.iter().any(|q| q.id == p.id)).count();
    shared >= 2 || shared == 1 && a.actors.len().min(b.actors.len()) == 1
}
