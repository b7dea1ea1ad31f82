//! People and forces known by whose they are: "associates of Okello", "his family", "Mora's wife", "his forces".
//!
//! In: drafts beside the words or the person that own them. Out: the same, named after him, or acting for whom he acts.

use super::actors::Actors;
use super::draft::{tie, Draft, Of};
use super::line::Line;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, NameKind};

/// Names people that are near to somebody after him: "associates of Okello", "Okello's family".
pub(super) fn near(line: &Line, out: &mut [Draft]) {
    for k in 0..out.len() {
        let Some(role) = word(&out[k]).filter(|r| WORDS.get(*r).near) else { continue };
        // "his family" waits for him
        let owned = |b: &Draft| matches!(b.of, Of::Pronoun(_)) && b.tokens.end == out[k].tokens.start;
        if k > 0 && owned(&out[k - 1]) {
            let d = &mut out[k];
            (d.of, d.office, d.adjective) = (Of::Role(role), None, false);
            d.id.clear();
            continue;
        }
        let behind = out.get(k + 1).filter(|n| n.tokens.start == out[k].tokens.end + 1);
        let before = || {
            let owns = |n: &&Draft| line.possessive(n.tokens.end) && n.tokens.end + 1 == out[k].tokens.start;
            k.checked_sub(1).map(|b| &out[b]).filter(owns)
        };
        let whose = behind.filter(|_| line.is(out[k].tokens.end, Is::Of)).or_else(before);
        let one = |n: &&Draft| {
            matches!(n.of, Of::Person(_)) || n.of == Of::Unknown && n.kind == NameKind::Actor(ActorKind::Other)
        };
        if let Some(name) = whose.filter(one).map(|n| line.phrase(n.tokens.end - 1..n.tokens.end)) {
            named_after(line, &mut out[k], &name);
        }
    }
}

/// The word of role that a draft is, whether it has an owner or still has none.
fn word(d: &Draft) -> Option<u32> {
    match d.of {
        Of::Role(r) => Some(r),
        Of::Unknown if d.adjective => d.office,
        _ => None,
    }
}

/// A group of its own, known by somebody's name.
fn named_after(line: &Line, d: &mut Draft, name: &str) {
    d.id = WORDS.near_to.replace("{people}", &line.phrase(d.core.clone())).replace("{person}", name);
    (d.of, d.office, d.adjective) = (Of::Some, None, false);
    d.kind = NameKind::Actor(ActorKind::Group);
}

/// Gives people, a body or a crowd that a pronoun owns those whom he acts for or belongs to: "his forces", "his family".
pub(super) fn theirs(line: &Line, d: &mut Draft, him: &Draft, actors: &Actors) {
    let Of::Role(r) = d.of else { return };
    let role = WORDS.get(r);
    if role.near && him.kind == NameKind::Actor(ActorKind::Person) {
        let name = him.id.rsplit(' ').next().unwrap_or_default().to_owned();
        return named_after(line, d, &name);
    }
    let free = d.acts_for.is_none() && d.home.is_none();
    if free && matches!(role.bond, Bond::Government | Bond::Body | Bond::Crowd) {
        if let Some(owner) = him.acts_for.clone().or_else(|| him.home.clone()) {
            tie(d, role.bond, owner.clone(), false, false, actors);
            d.party = Some(owner).filter(|_| role.state && role.bond != Bond::Government);
        }
    }
}
