//! Whose deed an act answers: "expelled the envoy of Chad *over the raid*": the raid was Chad's.
//!
//! In: the triggers of a sentence, later its mentions. Out: which noun of a deed is what another act answers, and the parties
//! that this tells of it.

use super::super::role_words::ROLES;
use super::super::trigger::Trigger;
use super::party::push;
use crate::model::{Deprel, EventType, Mention, Participant, Role, Tree};

/// What an act answers.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// The act.
    pub act: usize,
    /// The deed.
    pub deed: usize,
    /// Only the order is told: "after".
    pub loose: bool,
}

/// The acts of a sentence that answer a deed told by a noun.
pub fn answers(tree: &Tree, triggers: &[Trigger]) -> Vec<Answer> {
    let deeds = triggers.iter().enumerate().filter(|(_, t)| !t.verbal);
    deeds.filter_map(|(k, deed)| answer(tree, triggers, k, deed)).collect()
}

fn answer(tree: &Tree, triggers: &[Trigger], k: usize, deed: &Trigger) -> Option<Answer> {
    let mut at = deed.token;
    if tree.rel(at) == Deprel::Conj {
        at = tree.head(at)?;
    }
    let case = tree.case(at).filter(|_| matches!(tree.rel(at), Deprel::Obl | Deprel::Nmod))?;
    let loose = ROLES.follows.contains(case);
    let doer = deed.act.roles.get("subject").copied().flatten() == Some(Role::Actor);
    if !doer && !upheaval(deed.act.kind) {
        return None;
    }
    for _ in 0..3 {
        at = tree.head(at)?;
        // "brought an indictment over it"
        let carried = |t: &Trigger| !t.verbal && tree.rel(t.token) == Deprel::Obj && tree.head(t.token) == Some(at);
        let act = triggers.iter().position(|t| t.token == at);
        if let Some(act) = act.or_else(|| triggers.iter().position(carried)) {
            let kind = triggers[act].act.kind;
            let of = kind == EventType::Accuse && ROLES.deserts.contains(case);
            let answers = ROLES.answering.contains(&kind) && (loose || of || ROLES.causes.contains(case));
            return (answers && act != k).then_some(Answer { act, deed: k, loose });
        }
    }
    None
}

/// Gives a deed that names no doer those whom the act that answers it is done to.
pub fn answered(mentions: &mut [Mention], act: usize, deed: usize, loose: bool) {
    let to = &mentions[deed];
    let doers =
        |m: &Mention| m.actors.iter().chain(&m.on_behalf).any(|p| matches!(p.role, Role::Actor | Role::Participant));
    if doers(to) {
        return;
    }
    let by: Vec<&str> = of(&mentions[act], Role::Actor).map(|p| p.id.as_str()).collect();
    let whom: Vec<String> = of(&mentions[act], Role::Recipient).map(|p| p.id.clone()).collect();
    let hit: Vec<&str> = of(to, Role::Recipient).map(|p| p.id.as_str()).collect();
    let own = upheaval(to.kind);
    let back = hit.iter().any(|h| by.contains(h));
    if loose && !own && !back || whom.iter().any(|w| hit.contains(&w.as_str())) {
        return;
    }
    let role = if own { Role::Object } else { Role::Actor };
    let to = &mut mentions[deed];
    whom.iter()
        .filter(|id| to.actors.iter().all(|p| p.id != **id))
        .cloned()
        .collect::<Vec<_>>()
        .iter()
        .for_each(|id| push(&mut to.actors, id, role));
}

/// Whether a deed is done at home: a revolution after which ties are broken is that of the other side.
fn upheaval(kind: EventType) -> bool {
    matches!(kind, EventType::RegimeChange | EventType::ElectLeader)
}

fn of(m: &Mention, role: Role) -> impl Iterator<Item = &Participant> {
    m.actors.iter().chain(&m.on_behalf).filter(move |p| p.role == role)
}
