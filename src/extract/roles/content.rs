//! Whom a demand, a promise, a threat or a refusal concerns, by the clause that tells its content.
//!
//! In: a verb that governs a clause. Out: the parties of the clause in the roles that the act gives them. "Peru threatened to
//! shell Chile": Chile is threatened.

use super::super::reality::STATUS;
use super::super::role_words::ROLES;
use super::super::trigger::Trigger;
use super::{passive, shared_object, subjects, unmarked_object, Parties};
use crate::model::{Deprel, Mood, Role, Tree};

/// Who is meant by what somebody demands, promises, threatens or refuses to do: "demanded that *Chad* free them", "threatened
/// to attack *Chad*", "threatened to leave if *Chad* stays".
pub fn content(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Parties) {
    let slot = |name: &str| trigger.act.roles.get(name).copied().flatten();
    let infinitive = |c: usize| tree.group(c).is_some_and(|g| g.mood == Mood::Infinitive);
    let before = found.actors.len();
    let clauses: Vec<usize> =
        tree.kids_by(v, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl, Deprel::Acl]).filter(|&c| c > v).collect();
    let plain = clauses.iter().any(|&c| tree.rel(c) != Deprel::Advcl);
    for c in clauses {
        let own = if passive(tree, c) {
            let agent = tree.kids_by(c, &[Deprel::OblAgent]).find(|&k| tree.name(k).is_some());
            agent.or_else(|| tree.kids_by(c, &[Deprel::NsubjPass]).next())
        } else {
            tree.kids_by(c, &[Deprel::Nsubj]).next()
        };
        // "the threat to attack", but not "the threat made"
        let content = match tree.rel(c) {
            Deprel::Acl => infinitive(c),
            Deprel::Advcl => infinitive(c) && (own.is_some() || !plain),
            _ => true,
        };
        // "said they would attack"
        let his = own.is_some_and(|s| {
            let one =
                tree.name(s).is_none_or(|n| found.actors.iter().any(|p| p.id == *n.party.as_ref().unwrap_or(&n.id)));
            one && ROLES.back.contains(&tree.lemma(s).to_lowercase())
        });
        match own {
            Some(s) if content && !his => found.add(tree, s, "does", trigger),
            _ if content && slot("undergoes").is_some() => patients(tree, c, trigger, found, 0),
            _ => {}
        }
        if slot("condition").is_some() {
            // the condition may hang on the act, on what is threatened, or on who reports it
            let report = tree.kids_by(v, &[Deprel::Parataxis]).flat_map(|r| tree.kids_by(r, &[Deprel::Advcl]));
            let on = std::iter::once(c).chain(tree.kids_by(c, &[Deprel::Advcl])).chain(report);
            for s in on.filter(|&a| conditional(tree, a)).flat_map(|a| subjects(tree, a)) {
                found.add(tree, s, "condition", trigger);
            }
        }
    }
    // nobody promises or threatens himself
    let mine = found.actors[..before].iter().chain(&found.on_behalf).filter(|p| p.role != Role::Recipient);
    let mine: Vec<String> = mine.map(|p| p.id.clone()).collect();
    found.actors.retain(|p| p.role != Role::Recipient || !mine.contains(&p.id));
}

/// Whether a clause is a condition: "if Chad stays".
fn conditional(tree: &Tree, clause: usize) -> bool {
    let opens = |m: usize| STATUS.condition.contains(&tree.lemma(m).to_lowercase());
    tree.rel(clause) == Deprel::Advcl && tree.kids_by(clause, &[Deprel::Mark]).any(opens)
}

/// To whom a planned deed is done.
fn patients(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Parties, depth: usize) {
    let to = |k: usize| tree.case(k).is_some_and(|c| ROLES.patient.contains(c));
    for k in tree.kids(v) {
        match tree.rel(k) {
            Deprel::Obj | Deprel::Iobj => nearest(tree, k, trigger, found),
            Deprel::Obl if to(k) => nearest(tree, k, trigger, found),
            _ if unmarked_object(tree, v, k) => found.add(tree, k, "undergoes", trigger),
            Deprel::Xcomp | Deprel::Ccomp if depth < 3 && k > v => patients(tree, k, trigger, found, depth + 1),
            _ => {}
        }
    }
    shared_object(tree, v).for_each(|o| nearest(tree, o, trigger, found));
}

/// To whom it is done by an object or what hangs on it: "shell *Chad*", "lift the ban on trade *with Chad*".
fn nearest(tree: &Tree, noun: usize, trigger: &Trigger, found: &mut Parties) {
    found.add(tree, noun, "undergoes", trigger);
    outward(tree, noun, found, |found, k| {
        if tree.case(k).is_some_and(|c| ROLES.patient.contains(c)) {
            found.add(tree, k, "undergoes", trigger);
        }
    });
}

/// Visits the nouns that hang on a noun, and those that hang on these, three steps deep, until a step finds somebody.
pub fn outward(tree: &Tree, noun: usize, found: &mut Parties, mut add: impl FnMut(&mut Parties, usize)) {
    let before = found.actors.len();
    let mut level = vec![noun];
    for _ in 0..3 {
        let joined = level.iter().flat_map(|&n| tree.kids_by(n, &[Deprel::Conj])).filter(|&k| tree.group(k).is_none());
        let all: Vec<usize> = level.iter().copied().chain(joined).collect();
        level = all.iter().flat_map(|&n| tree.kids_by(n, &[Deprel::Nmod])).collect();
        level.iter().for_each(|&k| add(found, k));
        if found.actors.len() > before {
            break;
        }
    }
}
