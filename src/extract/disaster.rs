//! Who dies in news of a disaster: "seven were killed in the next valley" tells of the earthquake, not of an attack.
//!
//! In: the mentions of an article. Out: the same; where they open with an accident that nobody can have meant, and nobody attacks, losses that nobody is said
//! to have caused are its own.

use super::lexicon::SAME;
use crate::model::{EventType, Mention, Role};

/// How many mentions open an article.
const OPENING: usize = 4;

/// Gives losses without a doer to the accident that the article is about.
pub fn losses(mentions: &mut [Mention]) {
    let loss = |m: &Mention| {
        let done = m.actors.iter().any(|p| p.role == Role::Actor);
        m.kind == EventType::ForceAttack && SAME.outcomes.contains(&*m.lemma) && !done
    };
    let opens = mentions.iter().take(OPENING).any(|m| m.kind == EventType::Accident && SAME.nature.contains(&*m.lemma));
    let attacked =
        mentions.iter().any(|m| m.kind.family() == "force" && m.kind != EventType::ForceMobilise && !loss(m));
    if !opens || attacked {
        return;
    }
    for m in mentions.iter_mut().filter(|m| loss(m)) {
        (m.kind, m.plover, m.cameo) = (EventType::Accident, None, None);
    }
}
