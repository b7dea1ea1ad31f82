//! What a saying does by what it tells: it blames, denies or demands.
//!
//! In: the triggers of a sentence and who tells what. Out: the sayings among them as the acts they are: "Peru said that Chile
//! *bore the blame*" accuses Chile, "that Chile *must* leave" is a demand.

use super::lexicon::{Act, Entry, LEXICON};
use super::reality::STATUS;
use super::reported::{doer, Told, Wrong};
use super::roles::{subjects, Parties};
use super::trigger::{clause, Trigger};
use crate::model::{ActorKind, Deprel, EventType, Mention, Name, NameKind, Role, Status, Tree};

/// Makes the plain sayings of a sentence the acts that their content makes them.
pub fn retype(tree: &Tree, triggers: &mut [Trigger], told: &[Told], wrongs: &[Option<Wrong>]) {
    for s in 0..triggers.len() {
        let saying = triggers[s];
        if saying.act.kind != EventType::SayStatement || !saying.verbal {
            continue;
        }
        let wrong = |k: &usize| told[*k].saying == Some(s) && wrongs[*k] == Some(Wrong::Another);
        let blames = (0..triggers.len()).filter(wrong).find_map(|k| {
            let doer = doer(tree, triggers[k].token, Some(saying.token))?;
            let blamed = saying.token < doer && side(tree, doer) && party(tree, saying.token);
            as_act(tree, &saying, LEXICON.blame.filter(|_| blamed)?, doer)
        });
        let told = contents(tree, saying.token).into_iter().find_map(|c| told_by(tree, &saying, c));
        if let Some(retyped) = told.or(blames) {
            triggers[s] = retyped;
        }
    }
}

/// Whether somebody speaks who is a side himself, no witness: a state or a person.
fn party(tree: &Tree, saying: usize) -> bool {
    let side = |n: &Name| matches!(n.kind, NameKind::Actor(ActorKind::State | ActorKind::Person));
    subjects(tree, saying).into_iter().any(|s| tree.name(s).is_some_and(side))
}

/// Whether it is no mere crowd.
fn side(tree: &Tree, who: usize) -> bool {
    tree.name(who).is_none_or(|n| n.kind != NameKind::Actor(ActorKind::Group))
}

/// The verbs of the clauses that tell what is said.
fn contents(tree: &Tree, saying: usize) -> Vec<usize> {
    let whole = tree.head(saying).filter(|_| tree.rel(saying) == Deprel::Parataxis);
    let first = tree.kids_by(saying, &[Deprel::Ccomp]).chain(whole);
    first.flat_map(|c| std::iter::once(c).chain(tree.kids_by(c, &[Deprel::Conj]))).collect()
}

/// What a clause of content makes of its saying, if anything.
fn told_by(tree: &Tree, saying: &Trigger, c: usize) -> Option<Trigger> {
    let whom = subjects(tree, c).into_iter().find(|&s| s != saying.token)?;
    let duty = |m: usize| Some((m, *LEXICON.duty.get(&tree.lemma(m).to_lowercase())?));
    if let Some((modal, act)) = tree.kids_by(c, &[Deprel::Aux]).find_map(duty) {
        tree.kids_by(c, &[Deprel::Nsubj, Deprel::NsubjPass]).next()?;
        let plain = || Trigger { act: &LEXICON.acts[act], code: &LEXICON.acts[act].code, whom: None, ..*saying };
        let demand = as_act(tree, saying, act, whom).unwrap_or_else(plain);
        return Some(Trigger { modal: Some(modal), ..demand });
    }
    let fits = |e: &&Entry| {
        let Some(words) = e.phrase.fits(tree, c) else { return false };
        let negates = |m: usize| STATUS.on(tree, m) == Some(Status::Negated) && !words.contains(&m);
        let marks = |t: usize| tree.kids_by(t, &[Deprel::Advmod, Deprel::Det]);
        !std::iter::once(c).chain(words.iter().copied()).flat_map(marks).any(negates)
    };
    LEXICON.said.get(tree.lemma(c))?.iter().filter(fits).find_map(|e| as_act(tree, saying, e.act, whom))
}

/// The saying as another act on somebody; none where that act is done to others and he is of the speaker's own side.
fn as_act(tree: &Tree, saying: &Trigger, act: usize, whom: usize) -> Option<Trigger> {
    let act: &'static Act = &LEXICON.acts[act];
    let retyped = Trigger { act, code: &act.code, whom: Some(whom), ..*saying };
    let side = |phrase: usize, slot: &str| {
        let mut found = Parties::default();
        found.add(tree, phrase, slot, &retyped);
        found
    };
    let them = side(whom, SLOT);
    let own = subjects(tree, saying.token).into_iter().map(|s| side(s, "subject")).any(|we| we.meets(&them));
    match act.roles.get(SLOT).copied().flatten() {
        Some(Role::Recipient) => (!own && !them.actors.is_empty()).then_some(retyped),
        Some(_) if own => Some(retyped),
        _ => Some(Trigger { whom: None, ..retyped }),
    }
}

/// The words of a duty, as a second telling of the saying that lays it on somebody: "that Chad *must* leave".
pub fn duty(tree: &Tree, modal: usize, saying: &Mention, place: usize) -> Mention {
    let verb = tree.head(modal).unwrap_or(modal);
    Mention {
        clause: tree.span(clause(tree, verb)),
        trigger: tree.token(modal).span,
        lemma: tree.lemma(modal).into(),
        same_as: Some(place),
        ..saying.clone()
    }
}

/// The slot of the one whom the content of a saying concerns.
pub const SLOT: &str = "content";
