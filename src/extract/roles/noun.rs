//! Who takes part in what an event noun tells: by what hangs on it, by the verb that carries it, by who plans it.
//!
//! In: an event noun in its sentence. Out: its parties. "Chad held talks with Mali": *talks* has both.

use super::super::lexicon::LEXICON;
use super::super::role_words::ROLES;
use super::super::trigger::Trigger;
use super::content::content;
use super::party::push;
use super::subject::{planner, subjects};
use super::{authority, dated, passive, Parties};
use crate::model::{ActorKind, Deprel, EventType, Name, NameKind, Role, Tree, Upos};

/// Who takes part in what an event noun tells.
pub fn noun(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
    for k in tree.kids(n) {
        match tree.rel(k) {
            // "France is at war with Chad"
            Deprel::Nsubj => found.add(tree, k, "subject", trigger),
            Deprel::NmodPoss => found.add(tree, k, "possessive", trigger),
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc => {
                // "the Franco-British naval blockade"
                let inner = tree.kids_by(k, &[Deprel::Amod, Deprel::Compound]);
                let named = std::iter::once(k).chain(inner).filter(|&a| tree.name(a).is_some());
                named.for_each(|a| found.add(tree, a, "adjective", trigger));
            }
            Deprel::Nmod | Deprel::Obl => {
                if let Some(case) = tree.case(k) {
                    found.add(tree, k, case, trigger);
                }
                // "the invasion of Kuwait by Iraq"
                let by = |b: &usize| tree.case(*b) == Some(ROLES.agent.as_str());
                for b in tree.kids_by(k, &[Deprel::Nmod]).filter(by) {
                    found.add(tree, b, &ROLES.agent, trigger);
                }
            }
            _ => {}
        }
    }
    // "the resolution", whose it is
    if tree.name(n).is_some_and(|name| name.head == n && name.tokens.len() == 1) {
        found.add(tree, n, "possessive", trigger);
    }
    for k in behind(tree, n) {
        found.add(tree, k, tree.case(k).unwrap_or_default(), trigger);
    }
    if !found.has(Role::Recipient) {
        content(tree, n, trigger, found);
    }
    terms(tree, n, trigger, found);
    authority(tree, n, trigger, found);
    between(tree, trigger, found);
}

/// Of what is between two and names neither: the two states of the sentence, where it names just two. "Peru and Chile met
/// after years of *estrangement*".
fn between(tree: &Tree, trigger: &Trigger, found: &mut Parties) {
    if trigger.act.kind.family() != "state" || !found.actors.is_empty() {
        return;
    }
    let state = |n: &&Name| n.kind == NameKind::Actor(ActorKind::State);
    let mut ids: Vec<&str> = tree.sentence.names.iter().filter(state).map(|n| n.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if let [a, b] = ids[..] {
        [a, b].iter().for_each(|id| push(&mut found.actors, id, Role::Participant));
    }
}

/// The deed that an object tells, of another kind than the verb: "condemned the *bombing* of Chad".
pub fn deed<'b>(all: &'b [Trigger], object: usize, verb: &Trigger) -> Option<&'b Trigger> {
    all.iter()
        .find(|t| t.token == object && !t.verbal && t.act.kind.family() == "force" && verb.act.kind.family() != "force")
}

/// Those who do such a deed: it is they whom the verb is about, not those whom the deed hits.
pub fn doers(tree: &Tree, noun: &Trigger, trigger: &Trigger, found: &mut Parties) {
    let mut own = Parties::default();
    self::noun(tree, noun.token, noun, &mut own);
    let role = trigger.act.roles.get("object").copied().flatten();
    if let Some(role) = role {
        own.actors.iter().filter(|p| p.role == Role::Actor).for_each(|p| push(&mut found.actors, &p.id, role));
        own.on_behalf.iter().filter(|p| p.role == Role::Actor).for_each(|p| push(&mut found.on_behalf, &p.id, role));
        own.home.iter().filter(|p| p.role == Role::Actor).for_each(|p| push(&mut found.home, &p.id, role));
    }
}

/// Whether what stands right behind an event noun tells a party of it.
pub fn takes(tree: &Tree, noun: &Trigger, k: usize) -> bool {
    let slot = tree.case(k).and_then(|c| noun.act.roles.get(c).copied().flatten());
    !noun.verbal && slot.is_some() && behind(tree, noun.token).any(|b| b == k)
}

/// What stands right behind a noun, though the tree hangs it on the verb above: "left after the attack *on the fort*".
fn behind<'b>(tree: &'b Tree, n: usize) -> impl Iterator<Item = usize> + 'b {
    let verb = tree.head(n).filter(|_| matches!(tree.rel(n), Deprel::Obl | Deprel::Obj));
    let own = move |k: &usize| {
        let joins = tree.case(*k).is_some_and(|c| ROLES.patient.contains(c) && !ROLES.local.contains(c));
        joins && *k > n && tree.reach(*k, |b| b > *k).0 == n + 1 && !dated(tree, *k)
    };
    verb.into_iter().flat_map(|v| tree.kids_by(v, &[Deprel::Obl])).filter(own)
}

/// An event noun takes its subject from the verb that carries it: "the Iranians raised an objection", "Iran's envoys had talks".
pub fn support(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
    let Some(v) = tree.head(n).filter(|&h| tree.upos(h) == Upos::Verb) else { return planned(tree, n, trigger, found) };
    if tree.rel(n) == Deprel::Obl && tree.kids_by(v, &[Deprel::Obj]).any(|o| ROLES.plans.contains(tree.lemma(o))) {
        return planned(tree, n, trigger, found);
    }
    if tree.rel(n) == Deprel::Obj && ROLES.getting.contains(tree.lemma(v)) && !passive(tree, v) {
        return got(tree, n, v, trigger, found);
    }
    let joins = tree.rel(n) == Deprel::Obl && ROLES.joins.contains(tree.lemma(v));
    if !joins && !LEXICON.support.contains(tree.lemma(v)) || ROLES.joining.contains(&tree.word(v).to_lowercase()) {
        return;
    }
    // "went to war", but not "resigned over the war"
    let by_case = || tree.case(n).is_some_and(|c| ROLES.carriers.contains(c));
    let carried = (tree.rel(n) == Deprel::Obj || tree.rel(n) == Deprel::Obl && by_case()) && !passive(tree, v);
    // "takes the American accusations lightly": whose they are is told
    if carried && !found.has(Role::Actor) {
        for s in subjects(tree, v) {
            found.add(tree, s, "subject", trigger);
        }
    }
    for k in tree.kids_by(v, &[Deprel::OblAgent, Deprel::Obl]).filter(|&k| k != n) {
        if let Some(case) = tree.case(k).filter(|c| ROLES.carried.contains(*c)) {
            found.add(tree, k, case, trigger);
        }
    }
}

/// What somebody gets is done to him, by the one from whom it comes: "Chile drew *condemnation* from Peru".
fn got(tree: &Tree, n: usize, v: usize, trigger: &Trigger, found: &mut Parties) {
    let from = |k: &usize| tree.case(*k) == Some(ROLES.source.as_str());
    let source: Vec<usize> =
        [n, v].iter().flat_map(|&h| tree.kids_by(h, &[Deprel::Nmod, Deprel::Obl])).filter(from).collect();
    let by = source.iter().filter_map(|&k| tree.name(k)).map(|name| name.id.as_str());
    let by: Vec<&str> = by.collect();
    found.actors.retain(|p| !by.contains(&p.id.as_str()));
    source.iter().for_each(|&k| found.add(tree, k, "subject", trigger));
    subjects(tree, v).into_iter().for_each(|s| found.add(tree, s, "object", trigger));
}

/// Those who are to do what a deal says: "a deal under which *Chad* would leave".
fn terms(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
    if trigger.act.kind.family() != "agree" {
        return;
    }
    let under = |v: &usize| {
        let which = |k: &usize| ROLES.relative.contains(tree.lemma(*k));
        let term = |k: usize| tree.case(k).is_some_and(|c| ROLES.terms.contains(c));
        tree.kids_by(*v, &[Deprel::Obl]).filter(which).any(term)
    };
    for v in tree.kids_by(n, &[Deprel::AclRelcl]).filter(under) {
        let joined = tree.kids_by(v, &[Deprel::Conj]);
        for who in std::iter::once(v).chain(joined).flat_map(|c| tree.kids_by(c, &[Deprel::Nsubj])) {
            found.add(tree, who, "subject", trigger);
        }
    }
}

/// Whom an accusation concerns that somebody denies or rejects: him. "*Chad* denied the accusations of Mali".
pub fn rebuffed(tree: &Tree, trigger: &Trigger, all: &[Trigger], found: &mut Parties) {
    let n = trigger.token;
    if trigger.act.kind.family() != "accuse" || found.has(Role::Recipient) || tree.rel(n) != Deprel::Obj {
        return;
    }
    let denies =
        |v: &usize| all.iter().any(|t| t.token == *v && matches!(t.act.kind, EventType::SayDeny | EventType::Reject));
    if let Some(v) = tree.ancestors(n).take(3).find(denies) {
        subjects(tree, v).into_iter().for_each(|s| found.add(tree, s, "object", trigger));
    }
}

/// Of an event that a noun plans or attempts, who plans it: "Chad harbours *plans* for war", "Mali's hopes of talks".
fn planned(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
    let above = tree.head(n).into_iter();
    let beside = above.clone().filter(|_| tree.rel(n) == Deprel::Obl).flat_map(|v| tree.kids_by(v, &[Deprel::Obj]));
    let plan = above.chain(beside).find(|&h| h < n && ROLES.plans.contains(tree.lemma(h)));
    if let Some(plan) = plan.filter(|_| !found.has(Role::Actor) && !found.has(Role::Participant)) {
        planner(tree, plan)
            .into_iter()
            .filter(|&who| who != plan)
            .for_each(|who| found.add(tree, who, "subject", trigger));
    }
}
