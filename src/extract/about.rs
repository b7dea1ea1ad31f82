//! What a mention is about: the names, places and content words on it, and how it names its event.
//!
//! In: a trigger in its sentence. Out: for "the car bombing outside the embassy in Nairobi" the words *car*, *embassy*, the
//! place *Nairobi*, the names *Nairobi* and `KEN`; definite.

use super::lexicon::SAME;
use super::role_words::ROLES;
use super::roles::subjects;
use super::title;
use super::trigger::Trigger;
use crate::model::{About, ActorKind, Deprel, NameKind, Naming, Tree, Upos};

/// The names, places and content words on a trigger.
pub fn of(tree: &Tree, trigger: &Trigger) -> About {
    let t = trigger.token;
    // "bombs exploded": as many blasts as bombs
    let carried = trigger.carried.is_some() && tree.rel(t) != Deprel::Nsubj;
    let mut about = About { naming: naming(tree, trigger), carried, ..About::default() };
    about.plural = !trigger.verbal && plural(tree, t);
    let mut todo: Vec<usize> = tree.kids(t).filter(|&k| !aside(tree, k)).collect();
    if trigger.verbal {
        todo.extend(subjects(tree, t));
    }
    let mut seen = vec![false; tree.len()];
    seen[t] = true;
    while let Some(i) = todo.pop() {
        if std::mem::replace(&mut seen[i], true) {
            continue;
        }
        todo.extend(tree.kids(i).filter(|&k| !aside(tree, k)));
        let dated = tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(i).span));
        if dated {
            continue;
        }
        match tree.name(i) {
            Some(name) => {
                about
                    .names
                    .extend([Some(&name.id), name.of.as_ref(), name.acts_for.as_ref()].into_iter().flatten().cloned());
                match name.kind {
                    NameKind::Place => {
                        about.places.push(name.name.clone());
                        about.lands.extend(name.of.clone());
                    }
                    NameKind::Actor(ActorKind::State) if located(tree, i, t) => about.lands.push(name.id.clone()),
                    NameKind::Actor(_) => {}
                }
            }
            None if matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb) => {
                about.words.push(tree.small(i));
            }
            None => {}
        }
    }
    for list in [&mut about.names, &mut about.places, &mut about.lands] {
        list.sort();
        list.dedup();
    }
    about.words.sort();
    about.words.dedup();
    about
}

/// Whether a branch tells something else: clauses, asides, what is joined to it.
fn aside(tree: &Tree, k: usize) -> bool {
    let clause = matches!(
        tree.rel(k),
        Deprel::AclRelcl
            | Deprel::AdvclRelcl
            | Deprel::Acl
            | Deprel::Advcl
            | Deprel::Parataxis
            | Deprel::Ccomp
            | Deprel::Punct
            | Deprel::Xcomp
    );
    clause || tree.rel(k) == Deprel::Conj && tree.group(k).is_some()
}

/// Whether a state is named as the place of an event: "in Kenya", "the Kenya bombing".
fn located(tree: &Tree, i: usize, trigger: usize) -> bool {
    let by_case = |k: usize| tree.case(k).is_some_and(|c| ROLES.local.contains(c));
    let joined = |k: usize| tree.rel(k) == Deprel::Conj && tree.head(k).is_some_and(by_case);
    by_case(i) || joined(i) || tree.rel(i) == Deprel::Compound && tree.head(i) == Some(trigger)
}

fn plural(tree: &Tree, t: usize) -> bool {
    if SAME.masses.contains(tree.lemma(t)) {
        return false;
    }
    // an inflected noun is a plural
    let (word, lemma) = (tree.word(t), tree.lemma(t));
    word.len() > lemma.len() || tree.kids_by(t, &[Deprel::Nummod]).next().is_some()
}

/// How the words name the event.
fn naming(tree: &Tree, trigger: &Trigger) -> Naming {
    let t = trigger.token;
    if trigger.verbal {
        return Naming::Told;
    }
    let on: Vec<String> = tree
        .kids_by(t, &[Deprel::Det, Deprel::Amod, Deprel::DetPredet])
        .map(|k| tree.lemma(k).to_lowercase())
        .collect();
    let has = |words: &foldhash::HashSet<String>| on.iter().any(|w| words.contains(w));
    if has(&SAME.further) {
        Naming::Further
    } else if has(&SAME.vague) {
        Naming::Vague
    } else if has(&SAME.indefinite) {
        Naming::Indefinite
    } else if title::definite(tree, t) || tree.kids_by(t, &[Deprel::NmodPoss]).next().is_some() {
        Naming::Definite
    } else {
        Naming::Bare
    }
}
