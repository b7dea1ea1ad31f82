//! Whether it happened: tense, modals, negation, conditions, and what the governing words make of it.
//!
//! In: a trigger in its sentence. Out: its status. In "Iran denied that it had armed militants", *armed* is denied.

use super::lexicon::{LEXICON, TIME};
use super::trigger::Trigger;
use crate::model::{Aspect, Deprel, EventType, Mood, Status, Tense, Tree, Upos, VerbGroup};

/// Tense as far as it places an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// "met", "was met": on the line of the story.
    Past,
    /// "had met", "has met", participles and nouns of background: before.
    Before,
    /// "meets", "is meeting": at the time of writing.
    Present,
    /// "will meet": after the writing.
    Future,
    /// Nothing tells.
    Open,
}

/// What the words say of an event's reality.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact {
    /// Whether it happened.
    pub status: Status,
    /// When, by tense.
    pub told: Told,
    /// Whether its own words say so (else it is only the default).
    pub sure: bool,
    /// Whether it hangs as the main line of its sentence, not in a side clause.
    pub main: bool,
}

/// The status of a trigger. In a headline the present tense tells what has happened.
pub fn of(tree: &Tree, trigger: &Trigger, headline: bool) -> Fact {
    let t = trigger.token;
    let carrier = if trigger.verbal { Some(t) } else { carrier(tree, t) };
    let mut fact = match carrier.and_then(|v| tree.group(v)) {
        Some(group) => of_group(group, trigger, headline),
        None => Fact { status: Status::Occurred, told: Told::Open, sure: false, main: false },
    };
    let earlier = |i: usize| tree.kids_by(i, &[Deprel::Advmod]).any(|k| TIME.earlier.contains(tree.lemma(k)));
    if matches!(fact.told, Told::Past | Told::Open) && (earlier(t) || carrier.is_some_and(earlier)) {
        fact.told = Told::Before;
    }
    fact.main = carrier.is_some_and(|v| main_line(tree, v));
    if let Some(status) = modified(tree, t, carrier) {
        fact = Fact { status, sure: true, ..fact };
    }
    let governed = governed(tree, t);
    if let Some((status, _)) = governed {
        fact.status = combine(status, fact.status);
        fact.sure = true;
    }
    if conditional(tree, t) && fact.status != Status::Negated {
        fact.status = Status::Conditional;
    }
    fact
}

/// The verb that gives an event noun its tense: "the talks *will take* place", "they *held* a meeting".
fn carrier(tree: &Tree, n: usize) -> Option<usize> {
    let head = tree.head(n)?;
    let carried = matches!(tree.rel(n), Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl);
    if tree.kids_by(n, &[Deprel::Cop]).next().is_some() || tree.group(n).is_some() {
        return Some(n);
    }
    (carried && LEXICON.support.contains(tree.lemma(head)) && tree.rel(n) != Deprel::Obl).then_some(head)
}

fn of_group(group: &VerbGroup, trigger: &Trigger, headline: bool) -> Fact {
    let modal = group.modal.as_deref().and_then(|m| LEXICON.modal.get(m)).copied();
    let perfect = matches!(group.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
    let progressive = matches!(group.aspect, Aspect::Progressive | Aspect::PerfectProgressive);
    let state = is_state(trigger.act.kind);
    let (status, told) = match (modal, group.tense) {
        (Some(Status::Planned), _) | (None, Tense::Future) => (Status::Planned, Told::Future),
        (Some(_), _) if perfect => (Status::Hypothetical, Told::Before),
        (Some(status), _) => (status, Told::Future),
        (None, Tense::Past) if perfect => (Status::Occurred, Told::Before),
        (None, Tense::Past) => (Status::Occurred, Told::Past),
        (None, Tense::Present) if perfect && (progressive || state) => (Status::Ongoing, Told::Present),
        (None, Tense::Present) if perfect => (Status::Occurred, Told::Before),
        (None, Tense::Present) if progressive || state => (Status::Ongoing, Told::Present),
        (None, Tense::Present) if headline || trigger.act.kind.family() == "say" => (Status::Occurred, Told::Past),
        (None, Tense::Present) => (Status::Ongoing, Told::Present),
        (None, Tense::None) => match group.mood {
            Mood::Participle if perfect => (Status::Occurred, Told::Before),
            _ => (Status::Occurred, Told::Open),
        },
    };
    let status = if group.negated { Status::Negated } else { status };
    Fact { status, told, sure: group.tense != Tense::None || modal.is_some(), main: false }
}

fn is_state(kind: EventType) -> bool {
    kind.family() == "state"
}

/// Adverbs, adjectives and determiners on the event or on the verb that carries it.
fn modified(tree: &Tree, t: usize, carrier: Option<usize>) -> Option<Status> {
    let on = |i: usize| {
        tree.kids_by(i, &[Deprel::Advmod, Deprel::Amod, Deprel::Det, Deprel::Compound])
            .filter_map(|k| LEXICON.modifier.get(&tree.lemma(k).to_lowercase()))
            .copied()
            .min_by_key(|s| strength(*s))
    };
    on(t).or_else(|| carrier.filter(|&c| c != t).and_then(on))
}

/// What the words above make of it: the nearest one that says something. Gives its place too.
fn governed(tree: &Tree, t: usize) -> Option<(Status, usize)> {
    let mut below = t;
    for above in tree.ancestors(t) {
        let rel = tree.rel(below);
        let hangs = match rel {
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Obl | Deprel::Acl | Deprel::Nmod | Deprel::Csubj => {
                true
            }
            Deprel::NsubjPass => true,
            Deprel::Advcl => tree.kids_by(below, &[Deprel::Mark]).next().is_some_and(|m| tree.upos(m) == Upos::Part),
            _ => false,
        };
        if !hangs {
            // what is only joined to another shares its fate
            if rel == Deprel::Conj || rel == Deprel::Compound || rel == Deprel::Amod {
                below = above;
                continue;
            }
            return None;
        }
        let finite = tree.group(below).is_some_and(|g| g.mood == Mood::Finite);
        if let Some(&status) = LEXICON.complement.get(tree.lemma(above)) {
            // a plain object is made unreal only by words about plans and doubts, not by what people do with it
            let factual = finite && matches!(status, Status::Planned | Status::Hypothetical);
            if !factual {
                let negated = tree.group(above).is_some_and(|g| g.negated);
                return Some((if negated { against(status) } else { status }, above));
            }
        }
        if tree.group(above).is_some() && matches!(rel, Deprel::Obl | Deprel::Nmod | Deprel::Obj) && finite {
            return None;
        }
        below = above;
    }
    None
}

fn against(status: Status) -> Status {
    match status {
        Status::Planned | Status::Occurred => Status::Negated,
        Status::Denied | Status::Negated => Status::Occurred,
        other => other,
    }
}

/// What a governing word and the event's own words make together.
fn combine(above: Status, own: Status) -> Status {
    match (above, own) {
        (Status::Occurred, own) => own,
        (Status::Denied, _) => Status::Denied,
        (Status::Alleged, Status::Negated) => Status::Negated,
        (Status::Negated, Status::Negated) => Status::Occurred,
        (Status::Planned, Status::Negated) => Status::Negated,
        (above, _) => above,
    }
}

fn strength(status: Status) -> usize {
    use Status::*;
    [Negated, Denied, Alleged, Conditional, Hypothetical, Planned, Ongoing, Occurred]
        .iter()
        .position(|s| *s == status)
        .unwrap_or(usize::MAX)
}

/// Whether it stands in a condition ("if …", "unless …") or in the main clause of one with a modal.
fn conditional(tree: &Tree, t: usize) -> bool {
    std::iter::once(t).chain(tree.ancestors(t)).any(|a| {
        matches!(tree.rel(a), Deprel::Advcl)
            && tree.kids_by(a, &[Deprel::Mark]).any(|m| LEXICON.condition.contains(&tree.lemma(m).to_lowercase()))
    }) || tree.group(t).is_some_and(|g| g.modal.is_some())
        && tree.kids_by(t, &[Deprel::Advcl]).any(|a| {
            tree.kids_by(a, &[Deprel::Mark]).any(|m| LEXICON.condition.contains(&tree.lemma(m).to_lowercase()))
        })
}

/// Whether a verb carries its sentence: the root, what is joined to it, or what a saying at the root tells.
fn main_line(tree: &Tree, v: usize) -> bool {
    let mut at = v;
    loop {
        match (tree.rel(at), tree.head(at)) {
            (_, None) => return true,
            (Deprel::Conj | Deprel::Parataxis | Deprel::Root, Some(h)) => at = h,
            _ => return false,
        }
        if at == v {
            return true;
        }
    }
}
