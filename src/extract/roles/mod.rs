//! Who did it, to whom, with whom.
//!
//! In: a trigger in its sentence. Out: participants with roles, and the states that the persons among them act for.
//! "The envoy was expelled by Greece": Greece is the actor, the envoy the object.

mod answer;
mod content;
mod member;
mod noun;
mod party;
mod subject;

use super::lexicon::{LEXICON, SAME};
use super::role_words::ROLES;
use super::said::SLOT;
use super::trigger::Trigger;
use crate::model::{ActorKind, Deprel, Name, NameKind, Participant, Role, Tree, Upos, Voice};
pub use answer::{answered, answers};
use content::{content, outward};
use member::lists;
pub use member::said_to_be;
use noun::{deed, doers, noun, rebuffed, support, takes};
use party::{belongs, push};
pub use party::{by_teller, meant, shared, tellers, Parties};
use subject::speakers;
pub use subject::subjects;

/// The parties to an event.
pub fn of(tree: &Tree, trigger: &Trigger, all: &[Trigger]) -> Parties {
    let mut found = Parties::default();
    let t = trigger.token;
    if trigger.verbal {
        verb(tree, t, trigger, all, &mut found);
    } else {
        noun(tree, t, trigger, &mut found);
        support(tree, t, trigger, &mut found);
        rebuffed(tree, trigger, all, &mut found);
    }
    if let Some(land) = place_before(tree, t) {
        if trigger.act.roles.get(&ROLES.inside).copied().flatten().is_some_and(|role| !found.has(role)) {
            found.add(tree, land, &ROLES.inside, trigger);
        }
    }
    if trigger.act.kind.family() == "visit" {
        found.leave_home();
    }
    found
}

/// The place that a relative clause tells of: "*Mali*, where a war goes on".
fn place_before(tree: &Tree, t: usize) -> Option<usize> {
    let carried = matches!(tree.rel(t), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
    let clause = tree.head(t).filter(|_| carried).unwrap_or(t);
    let mut words = tree.kids_by(clause, &[Deprel::Advmod]);
    let place = words.find(|&w| ROLES.places.contains(&tree.lemma(w).to_lowercase()))?;
    let before = (0..place).rev().find(|&k| tree.upos(k) != Upos::Punct)?;
    tree.name(before).map(|n| n.head)
}

/// Whether the subject suffers what the verb says.
fn passive(tree: &Tree, v: usize) -> bool {
    if tree.kids_by(v, &[Deprel::NsubjPass, Deprel::AuxPass]).next().is_some() {
        return !stative(tree, v);
    }
    // "the clerks *expelled* by Kenya"
    if tree.kids_by(v, &[Deprel::OblAgent]).next().is_some() {
        return true;
    }
    // "rejected the plan and *insisted*": joined to an active verb, a past tense that looks like a participle
    let joined = tree.rel(v) == Deprel::Conj && tree.head(v).is_some_and(|h| tree.group(h).is_some());
    tree.group(v).is_some_and(|g| g.voice == Voice::Passive)
        && !stative(tree, v)
        && (!joined || tree.head(v).is_some_and(|h| passive(tree, h)))
}

/// Whether a participle tells what its subject is like: "is opposed to", "was prepared to".
fn stative(tree: &Tree, v: usize) -> bool {
    ROLES.stative.contains(tree.lemma(v)) && tree.kids_by(v, &[Deprel::OblAgent]).next().is_none()
}

/// The object of the verb joined right after one that has none: "train and equip *the army*".
fn shared_object<'b>(tree: &'b Tree, v: usize) -> impl Iterator<Item = usize> + 'b {
    let none = tree.kids_by(v, &[Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp]).next().is_none();
    let next = (v + 2..tree.len().min(v + 3))
        .find(|&n| none && tree.rel(n) == Deprel::Conj && tree.head(n) == Some(v) && tree.rel(n - 1) == Deprel::Cc);
    next.into_iter().flat_map(|n| tree.kids_by(n, &[Deprel::Obj]))
}

fn verb(tree: &Tree, v: usize, trigger: &Trigger, all: &[Trigger], found: &mut Parties) {
    let passive = passive(tree, v);
    let quotes = ROLES.quoting.contains(tree.lemma(v));
    let subject_slot = match passive {
        _ if quotes => "subject",
        true if trigger.act.roles.get("passive").copied().flatten().is_some() => "passive",
        true => "object",
        false => "subject",
    };
    let says = trigger.act.kind.family() == "say";
    for s in if says { speakers(tree, v) } else { subjects(tree, v) } {
        found.add(tree, s, subject_slot, trigger);
    }
    for k in tree.kids(v) {
        match tree.rel(k) {
            Deprel::Obj if deed(all, k, trigger).is_some() => {
                deed(all, k, trigger).into_iter().for_each(|noun| doers(tree, noun, trigger, found));
            }
            _ if !passive && unmarked_object(tree, v, k) => found.add(tree, k, "object", trigger),
            Deprel::Obj => {
                let relative = ROLES.relative.contains(tree.lemma(k)) && tree.rel(v) == Deprel::AclRelcl;
                let real = if relative { tree.head(v).unwrap_or(k) } else { k };
                // of two objects the first is the one to whom: "offered Germany a port"
                let two = tree.kids_by(v, &[Deprel::Obj]).any(|o| o > k) && !relative && k > v;
                found.add(
                    tree,
                    real,
                    if quotes {
                        "subject"
                    } else if two {
                        "indirect"
                    } else {
                        "object"
                    },
                    trigger,
                );
            }
            Deprel::Iobj => found.add(tree, k, "indirect", trigger),
            Deprel::OblAgent => found.add(tree, k, "subject", trigger),
            Deprel::Obl if all.iter().any(|t| takes(tree, t, k)) => {}
            // "were arrested, including Mora"
            Deprel::Obl if lists(tree, k) => {
                let object = tree.kids_by(v, &[Deprel::Obj]).next().is_some();
                found.add(tree, k, if object { "object" } else { subject_slot }, trigger);
            }
            Deprel::Obl | Deprel::Nmod => {
                // where somebody is hit whose state is known, the place says no more
                let land = |n: &Name| matches!(n.kind, NameKind::Place | NameKind::Actor(ActorKind::State));
                let elsewhere = tree.name(k).is_some_and(land) && found.has(Role::Recipient);
                let party = |c: &&str| !ROLES.local.contains(*c) || ground(tree, k) && !elsewhere;
                if let Some(case) = tree.case(k).filter(party) {
                    let slot = match case == ROLES.agent {
                        true if passive => "subject",
                        // "refused an offer by Chile"
                        true if tree.kids_by(v, &[Deprel::Obj]).any(|o| o < k) => "object",
                        _ => case,
                    };
                    // "flew the wounded from Chad": who does it is the subject alone
                    let role = trigger.act.roles.get(slot).copied().flatten();
                    if role != Some(Role::Actor) || !found.has(Role::Actor) || slot == "subject" {
                        found.add(tree, k, slot, trigger);
                    }
                }
            }
            _ => {}
        }
    }
    if !passive {
        shared_object(tree, v).for_each(|o| found.add(tree, o, "object", trigger));
    }
    // light verbs: what hangs on the noun of "held talks with", "lodged a protest against", "ended the shelling of towns in"
    let things = |k: &usize| {
        let joined = tree.rel(*k) == Deprel::Conj && matches!(tree.upos(*k), Upos::Noun | Upos::Propn);
        matches!(tree.rel(*k), Deprel::Obj | Deprel::NsubjPass) || joined || !passive && unmarked_object(tree, v, *k)
    };
    for o in tree.kids(v).filter(things).filter(|&o| deed(all, o, trigger).is_none()) {
        outward(tree, o, found, |found, k| {
            let far = tree.head(k) != Some(o);

            let case = tree.case(k).filter(|c| *c != ROLES.genitive && *c != ROLES.agent);
            if let Some(case) = case.filter(|c| !far || ROLES.far.contains(*c)) {
                found.add(tree, k, case, trigger);
            }
        });
    }
    if tree.rel(v) == Deprel::AclRelcl && passive && subjects(tree, v).is_empty() {
        if let Some(h) = tree.head(v) {
            found.add(tree, h, "object", trigger);
        }
    }
    if let Some(whom) = trigger.whom {
        found.add(tree, whom, SLOT, trigger);
    } else if trigger.modal.is_none() && !found.has(Role::Recipient) {
        content(tree, v, trigger, found);
    }
    // "gave shelter to five officers hiding there", where the tree makes them a subject
    for c in tree.kids_by(v, &[Deprel::Advcl, Deprel::Acl]) {
        for k in tree.kids_by(c, &[Deprel::Nsubj]) {
            if let Some(case) = tree.case(k) {
                found.add(tree, k, case, trigger);
            }
        }
    }
    together(trigger, found);
    authority(tree, v, trigger, found);
}

/// Several who agree, with nobody else named, agree with each other.
fn together(trigger: &Trigger, found: &mut Parties) {
    let Some(Some(role)) = trigger.act.roles.get("together").copied() else { return };
    let doers = found.actors.iter().filter(|p| p.role == Role::Actor).count();
    if doers > 1 && !found.has(Role::Recipient) {
        let all = [&mut found.actors, &mut found.on_behalf, &mut found.home].into_iter().flatten();
        all.filter(|p| p.role == Role::Actor).for_each(|p| p.role = role);
    }
}

/// An object that the tree takes for a circumstance, though nothing marks it as one: "arrested more than 100 Palestinians".
fn unmarked_object(tree: &Tree, v: usize, k: usize) -> bool {
    let bare = match tree.rel(k) {
        Deprel::Obl | Deprel::OblUnmarked => true,
        Deprel::Xcomp => matches!(tree.upos(k), Upos::Propn) && tree.kids_by(k, &[Deprel::Cop]).next().is_none(),
        _ => false,
    };
    bare && k > v
        && tree.kids_by(k, &[Deprel::Case, Deprel::Mark]).next().is_none()
        && tree.kids_by(v, &[Deprel::Obj, Deprel::Iobj]).next().is_none()
        && tree.name(k).is_some()
        && !dated(tree, k)
}

/// Of what is done by those at home in a place: they, where nobody is said to do it ("was arrested in Chad"), or where those are
/// at home who do it ("students marched in Mali").
fn authority(tree: &Tree, t: usize, trigger: &Trigger, found: &mut Parties) {
    let Some(Some(role)) = trigger.act.roles.get("there").copied() else { return };
    let known = |list: &[Participant]| list.iter().any(|p| p.role == role);
    if known(&found.on_behalf) || known(&found.home) || found.state.is_some_and(|r| r == role) {
        return;
    }
    let local = |k: &usize| tree.case(*k).is_some_and(|c| ROLES.local.contains(c));
    let near: Vec<usize> = tree.kids_by(t, &[Deprel::Obl, Deprel::Nmod]).filter(local).collect();
    let far = near.iter().flat_map(|&k| tree.kids_by(k, &[Deprel::Nmod])).filter(local);
    let there = near.iter().copied().chain(far).filter_map(|k| tree.name(k));
    let state = there.filter_map(|name| match name.kind {
        NameKind::Actor(ActorKind::State) => Some(&name.id),
        NameKind::Place => name.of.as_ref(),
        _ => None,
    });
    let list = if found.has(role) { &mut found.home } else { &mut found.actors };
    state.take(1).for_each(|id| push(list, id, role));
}

/// Whether what a preposition of place joins is a place or somebody, not a thing of theirs: "in Chad", "in a Chadian town", but
/// not "in Chadian uniforms".
fn ground(tree: &Tree, k: usize) -> bool {
    tree.name(k).is_some()
        || ROLES.grounds.contains(tree.lemma(k))
        || tree.kids_by(k, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).all(|a| tree.name(a).is_none())
}

fn dated(tree: &Tree, i: usize) -> bool {
    tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(i).span))
}

/// The role of whoever speaks, where he tells it of himself: "I met them".
pub fn speaker(tree: &Tree, trigger: &Trigger) -> Option<Role> {
    let he = |s: usize| tree.name(s).is_none() && SAME.speaker.contains(&tree.lemma(s).to_lowercase());
    let told = trigger.verbal && subjects(tree, trigger.token).into_iter().any(he);
    trigger.act.roles.get("subject").copied().flatten().filter(|_| told)
}

/// Where it happened: a place name that hangs on the event by a preposition.
pub fn place(tree: &Tree, t: usize) -> Option<String> {
    let carrier = tree.head(t).filter(|&h| tree.upos(t) != Upos::Verb && LEXICON.support.contains(tree.lemma(h)));
    let at = |v: usize| {
        tree.kids_by(v, &[Deprel::Obl, Deprel::Nmod]).find_map(|k| {
            let name = tree.name(k)?;
            let local = ROLES.local.contains(tree.case(k)?);
            (local && !name.adjective && matches!(name.kind, NameKind::Place)).then(|| name.name.clone())
        })
    };
    at(t).or_else(|| carrier.and_then(at))
}
