//! Who did it, to whom, with whom.
//!
//! In: a trigger in its sentence. Out: participants with roles, and the states that the persons among them act for.
//! "The envoy was expelled by Greece": Greece is the actor, the envoy the object.

use super::lexicon::LEXICON;
use super::trigger::Trigger;
use crate::model::{Deprel, NameKind, Participant, Role, Tree, Upos, Voice};

/// The participants of an event, and the states or organisations that persons among them act for.
pub fn of(tree: &Tree, trigger: &Trigger) -> (Vec<Participant>, Vec<Participant>) {
    let mut found = Found::default();
    let t = trigger.token;
    if tree.upos(t) == Upos::Aux {
        duty(tree, t, trigger, &mut found);
    } else if trigger.verbal {
        verb(tree, t, trigger, &mut found);
    } else {
        noun(tree, t, trigger, &mut found);
        support(tree, t, trigger, &mut found);
    }
    (found.actors, found.on_behalf)
}

#[derive(Default)]
struct Found {
    actors: Vec<Participant>,
    on_behalf: Vec<Participant>,
}

impl Found {
    fn add(&mut self, tree: &Tree, phrase: usize, slot: &str, trigger: &Trigger) {
        let Some(Some(role)) = trigger.act.roles.get(slot).copied() else { return };
        let mut who = Vec::new();
        people(tree, phrase, &mut who, 0);
        for (id, acts_for) in who {
            if let Some(state) = acts_for {
                push(&mut self.on_behalf, state, role);
            }
            push(&mut self.actors, id, role);
        }
    }
}

fn push(list: &mut Vec<Participant>, id: String, role: Role) {
    if !list.iter().any(|p| p.id == id) {
        list.push(Participant { id, role });
    }
}

/// Who a noun phrase stands for: each with the state it acts for.
fn people(tree: &Tree, head: usize, out: &mut Vec<(String, Option<String>)>, depth: usize) {
    if depth > 8 {
        return;
    }
    let mut named = false;
    if let Some(name) = tree.name(head) {
        if matches!(name.kind, NameKind::Actor(_)) {
            out.push((name.id.clone(), name.acts_for.clone()));
            named = true;
        }
    }
    for k in tree.kids(head) {
        match tree.rel(k) {
            Deprel::Conj => people(tree, k, out, depth + 1),
            Deprel::NmodPoss | Deprel::Amod | Deprel::Compound if !named => owner(tree, k, out),
            Deprel::Appos if !named => people(tree, k, out, depth + 1),
            Deprel::Nmod if !named && tree.case(k) == Some(LEXICON.genitive.as_str()) && out.is_empty() => {
                people(tree, k, out, depth + 1)
            }
            _ => {}
        }
    }
}

fn owner(tree: &Tree, k: usize, out: &mut Vec<(String, Option<String>)>) {
    if let Some(name) = tree.name(k) {
        if matches!(name.kind, NameKind::Actor(_)) && !out.iter().any(|(id, _)| *id == name.id) {
            out.push((name.id.clone(), None));
        }
    }
}

fn passive(tree: &Tree, v: usize) -> bool {
    tree.group(v).is_some_and(|g| g.voice == Voice::Passive)
        || tree.kids_by(v, &[Deprel::NsubjPass, Deprel::AuxPass]).next().is_some()
}

fn verb(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Found) {
    let passive = passive(tree, v);
    let subject_slot = if passive { "object" } else { "subject" };
    for s in subjects(tree, v) {
        found.add(tree, s, subject_slot, trigger);
    }
    for k in tree.kids(v) {
        match tree.rel(k) {
            Deprel::Obj => {
                let relative = LEXICON.relative.contains(tree.lemma(k)) && tree.rel(v) == Deprel::AclRelcl;
                let real = if relative { tree.head(v).unwrap_or(k) } else { k };
                found.add(tree, real, "object", trigger);
            }
            Deprel::Iobj => found.add(tree, k, "indirect", trigger),
            Deprel::OblAgent => found.add(tree, k, "subject", trigger),
            Deprel::Obl | Deprel::Nmod => {
                if let Some(case) = tree.case(k) {
                    let slot = if passive && case == LEXICON.agent { "subject" } else { case };
                    found.add(tree, k, slot, trigger);
                }
            }
            _ => {}
        }
    }
    // light verbs: what hangs on the noun of "held talks with", "lodged a protest against"
    for o in tree.kids_by(v, &[Deprel::Obj, Deprel::NsubjPass]) {
        for k in tree.kids_by(o, &[Deprel::Nmod]) {
            if let Some(case) = tree.case(k).filter(|c| *c != LEXICON.genitive) {
                found.add(tree, k, case, trigger);
            }
        }
    }
    if tree.rel(v) == Deprel::AclRelcl && passive && subjects(tree, v).is_empty() {
        if let Some(h) = tree.head(v) {
            found.add(tree, h, "object", trigger);
        }
    }
}

/// Who does what the verb says (or, in the passive, suffers it): its subject, or the one it shares with another verb.
pub fn subjects(tree: &Tree, v: usize) -> Vec<usize> {
    let mut at = v;
    for _ in 0..8 {
        let own: Vec<usize> = tree.kids_by(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter]).collect();
        if !own.is_empty() {
            let real = |s: usize| {
                let relative = tree.rel(at) == Deprel::AclRelcl && LEXICON.relative.contains(tree.lemma(s));
                if relative {
                    tree.head(at).unwrap_or(s)
                } else {
                    s
                }
            };
            return own.into_iter().map(real).collect();
        }
        let Some(head) = tree.head(at) else { return Vec::new() };
        match tree.rel(at) {
            Deprel::Xcomp if LEXICON.object_control.contains(tree.lemma(head)) => {
                let object: Vec<usize> = tree.kids_by(head, &[Deprel::Obj, Deprel::Iobj, Deprel::NsubjPass]).collect();
                let to = |k: &usize| tree.case(*k).is_some_and(|c| LEXICON.urged.contains(c));
                return if object.is_empty() {
                    tree.kids_by(head, &[Deprel::Obl]).filter(to).collect()
                } else {
                    object
                };
            }
            Deprel::Acl | Deprel::AclRelcl => return vec![head],
            Deprel::Xcomp | Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp => at = head,
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// A modal of duty: who says so demands it of the one who must.
fn duty(tree: &Tree, modal: usize, trigger: &Trigger, found: &mut Found) {
    let Some(verb) = tree.head(modal) else { return };
    for s in trigger.saying.map(|s| subjects(tree, s)).unwrap_or_default() {
        found.add(tree, s, "subject", trigger);
    }
    for s in subjects(tree, verb) {
        found.add(tree, s, "object", trigger);
    }
}

fn noun(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Found) {
    for k in tree.kids(n) {
        match tree.rel(k) {
            // "France is at war with Chad"
            Deprel::Nsubj => found.add(tree, k, "subject", trigger),
            Deprel::NmodPoss => found.add(tree, k, "possessive", trigger),
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc if tree.name(k).is_some() => {
                found.add(tree, k, "adjective", trigger)
            }
            Deprel::Nmod | Deprel::Obl => {
                if let Some(case) = tree.case(k) {
                    found.add(tree, k, case, trigger);
                }
            }
            _ => {}
        }
    }
}

/// An event noun takes its subject from the verb that carries it: "the Iranians raised an objection", "Iran's envoys had talks".
fn support(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Found) {
    let Some(v) = tree.head(n).filter(|&h| tree.upos(h) == Upos::Verb) else { return };
    if !LEXICON.support.contains(tree.lemma(v)) {
        return;
    }
    let carried = matches!(tree.rel(n), Deprel::Obj | Deprel::Obl) && !passive(tree, v);
    if carried {
        for s in subjects(tree, v) {
            found.add(tree, s, "subject", trigger);
        }
    }
    for k in tree.kids_by(v, &[Deprel::OblAgent, Deprel::Obl]).filter(|&k| k != n) {
        if let Some(case) = tree.case(k).filter(|c| LEXICON.carried.contains(*c)) {
            found.add(tree, k, case, trigger);
        }
    }
}

/// Where it happened: a place name that hangs on the event by a preposition.
pub fn place(tree: &Tree, t: usize) -> Option<String> {
    let carrier = tree.head(t).filter(|&h| tree.upos(t) != Upos::Verb && LEXICON.support.contains(tree.lemma(h)));
    let at = |v: usize| {
        tree.kids_by(v, &[Deprel::Obl, Deprel::Nmod]).find_map(|k| {
            let name = tree.name(k)?;
            let local = LEXICON.local.contains(tree.case(k)?);
            (local && !name.adjective && matches!(name.kind, NameKind::Place)).then(|| name.name.clone())
        })
    };
    at(t).or_else(|| carrier.and_then(at))
}
