//! Whether it happened, by an event's own words: tense, modals, negation, adverbs; and then by those above it (`governed`).
//!
//! In: a trigger in its sentence. Out: its status. In "Iran denied that it had armed militants", *armed* is denied.

use super::governed;
use super::lexicon::{SAME, TIME};
use super::reality::{Effect, STATUS};
use super::reported::{self, Wrong};
use super::trigger::Trigger;
use crate::model::{Aspect, Deprel, EventType, Mood, Status, Tense, Tree, Upos, VerbGroup, Voice};
use foldhash::HashSet;

/// Tense as far as it places an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// "met", "was met": on the line of the story.
    Past,
    /// "had met", "has met", participles and nouns of background: before.
    Before,
    /// "the anniversary of the meeting": a year before at least.
    Long,
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

impl Fact {
    /// The same as a wrong that somebody tells of another, or says that his own side did not do.
    pub fn told_of(self, whose: Option<Wrong>) -> Fact {
        let status = match (whose, self.status) {
            (Some(Wrong::Another), Status::Occurred | Status::Ongoing) => Status::Alleged,
            (Some(Wrong::Own), Status::Negated) => Status::Denied,
            (_, status) => status,
        };
        Fact { status, ..self }
    }
}

/// The status of a trigger. In a headline the present tense tells what has happened.
pub fn of(tree: &Tree, trigger: &Trigger, headline: bool) -> Fact {
    let t = trigger.token;
    // "took charge": the noun of the phrase has the tense of its verb
    let phrase = || trigger.carried.filter(|&v| trigger.of_verb && tree.head(t) == Some(v));
    let carrier = if trigger.verbal { Some(t) } else { carrier(tree, t).or_else(phrase) };
    let kind = Kind::of(trigger.act.kind);
    let mut fact = match carrier.and_then(|v| tree.group(v)) {
        Some(group) => {
            let begins = trigger.act.kind.is_lasting() && STATUS.beginning.contains(tree.lemma(group.head));
            of_group(tree, group, kind, headline, begins)
        }
        None => {
            // "the search for the bombers"
            let lasts = kind == Kind::State || !trigger.verbal && trigger.act.kind.is_lasting();
            let status = if lasts { Status::Ongoing } else { Status::Occurred };
            Fact { status, told: Told::Open, sure: false, main: false }
        }
    };
    // "has had four coups since 1975": each is over
    let counted = !trigger.verbal && tree.kids_by(t, &[Deprel::Nummod]).next().is_some();
    if fact.status == Status::Ongoing && counted && kind == Kind::Act && !trigger.act.kind.is_lasting() {
        fact = Fact { status: Status::Occurred, told: Told::Before, ..fact };
    }
    let earlier = |i: usize| looks_back(tree, i, &TIME.earlier);
    if matches!(fact.told, Told::Past | Told::Open) && (earlier(t) || carrier.is_some_and(earlier)) {
        fact.told = Told::Before;
    }
    fact.main = carrier.is_some_and(|v| main_line(tree, v));
    let mut own = modified(tree, t, carrier, fact.status);
    if trigger.denies && own == Status::Negated {
        own = Status::Occurred;
        fact.told = Told::Past;
    }
    let unplanned =
        fact.told == Told::Open && carrier.and_then(|v| tree.group(v)).is_some_and(|g| g.mood != Mood::Finite);
    let speech = kind == Kind::Saying;
    let status = governed::real(tree, t, carrier, own, speech);
    let rumour = |a: usize| STATUS.weak.contains(tree.lemma(a));
    let status = match status {
        Status::Occurred | Status::Ongoing if reported::account(tree, t).is_some_and(rumour) => Status::Alleged,
        status => status,
    };
    // "had no plans to attack"
    let of_plan =
        |a: usize| matches!(STATUS.complement(tree.lemma(a), &["<infinitive>", "<gerund>"]), Some(Effect::Planned));
    if status == Status::Negated && unplanned && carrier.and_then(|v| tree.head(v)).is_some_and(of_plan) {
        fact.told = Told::Future;
    }
    let now = |v: usize| tree.group(v).is_some_and(|g| g.tense == Tense::Present);
    if status == Status::Negated && carrier.is_some_and(|v| now(v) && not_yet(tree, v)) {
        fact.told = Told::Future;
    }
    if matches!(status, Status::Denied | Status::Alleged) && fact.told == Told::Open {
        fact.told = Told::Before;
    }
    if let Some(above) = tree.head(t).filter(|_| matches!(tree.rel(t), Deprel::Nmod | Deprel::Compound)) {
        if STATUS.anniversary.contains(tree.lemma(above)) {
            fact.told = Told::Long;
        }
    }
    Fact { sure: fact.sure || status != fact.status, status, ..fact }
}

/// Whether one of some adverbs stands on a verb, or on the one that it is joined to: "earlier held talks and sent troops".
pub fn looks_back(tree: &Tree, v: usize, words: &HashSet<String>) -> bool {
    let own = |v: usize| tree.kids_by(v, &[Deprel::Advmod]).any(|k| words.contains(&tree.word(k).to_lowercase()));
    let subject = tree.kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
    let joined = tree.head(v).filter(|&h| tree.rel(v) == Deprel::Conj && !subject && tree.group(h).is_some());
    own(v) || joined.is_some_and(own)
}

/// The status that a governing word has by its own words.
pub fn own(tree: &Tree, t: usize) -> Status {
    let carrier = carrier(tree, t);
    let group = carrier.and_then(|v| tree.group(v));
    let status = group.map_or(Status::Occurred, |g| of_group(tree, g, Kind::Act, false, false).status);
    modified(tree, t, carrier, status)
}

/// The verb that gives an event noun its tense: "the talks *will take* place", "they *held* a meeting".
pub fn carrier(tree: &Tree, n: usize) -> Option<usize> {
    if tree.kids_by(n, &[Deprel::Cop]).next().is_some() || tree.group(n).is_some() {
        return Some(n);
    }
    let head = tree.head(n)?;
    let carries = match tree.rel(n) {
        Deprel::Obj => STATUS.object_carriers.contains(tree.lemma(head)),
        Deprel::Nsubj => STATUS.subject_carriers.contains(tree.lemma(head)),
        Deprel::NsubjPass => STATUS.object_carriers.contains(tree.lemma(head)),
        _ => false,
    };
    carries.then_some(head)
}

/// How a kind of event takes the present tense.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It lasts of itself.
    State,
    /// It is done with the words: "accuses" has accused.
    Saying,
    Act,
}

impl Kind {
    fn of(kind: EventType) -> Kind {
        match kind.family() {
            "state" => Kind::State,
            "say" | "ask" | "accuse" | "criticise" | "threaten" | "reject" | "accept" | "offer" | "invite" => {
                Kind::Saying
            }
            _ => Kind::Act,
        }
    }
}

fn of_group(tree: &Tree, group: &VerbGroup, kind: Kind, headline: bool, begins: bool) -> Fact {
    let polite = STATUS.polite.contains(tree.lemma(group.head));
    let modal = group.modal.as_deref().and_then(|m| STATUS.modal.get(m)).copied();
    let modal = modal.filter(|m| !(polite && *m == Status::Conditional));
    let perfect = matches!(group.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
    let progressive = matches!(group.aspect, Aspect::Progressive | Aspect::PerfectProgressive);
    let lasting = progressive || kind == Kind::State;
    let bare = headline && tree.head(group.head).is_none() || announced(tree, group.head);
    let ahead = group.mood == Mood::Infinitive && bare;
    let (status, told) = match (modal, group.tense) {
        (Some(Status::Planned), _) | (None, Tense::Future) => (Status::Planned, Told::Future),
        (Some(_), _) if perfect => (Status::Hypothetical, Told::Before),
        (Some(Status::Conditional), _) => (governed::would(tree, group.head), Told::Future),
        (Some(status), _) => (status, Told::Future),
        _ if ahead => (Status::Planned, Told::Future),
        (None, Tense::Past) if perfect => (Status::Occurred, Told::Before),
        (None, Tense::Past) => (Status::Occurred, Told::Past),
        // "forty have been killed since Monday"
        (None, Tense::Present) if perfect && !lasting && SAME.outcomes.contains(tree.lemma(group.head)) => {
            (Status::Occurred, Told::Before)
        }
        (None, Tense::Present) if perfect && (lasting || begins || since(tree, group.head)) => {
            (Status::Ongoing, Told::Present)
        }
        (None, Tense::Present) if perfect => (Status::Occurred, Told::Before),
        (None, Tense::Present) if lasting || STATUS.continuing.contains(tree.lemma(group.head)) => {
            (Status::Ongoing, Told::Present)
        }
        // "it is an explosion"
        (None, Tense::Present) if tree.upos(group.head) == Upos::Noun => (Status::Occurred, Told::Open),
        (None, Tense::Present) if headline => (Status::Occurred, Told::Past),
        (None, Tense::Present)
            if kind == Kind::Saying
                && group.voice == Voice::Active
                && !STATUS.feelings.contains(tree.lemma(group.head)) =>
        {
            (Status::Occurred, Told::Past)
        }
        (None, Tense::Present) => (Status::Ongoing, Told::Present),
        (None, Tense::None) if perfect => (Status::Occurred, Told::Before),
        (None, Tense::None) => (Status::Occurred, Told::Open),
    };
    let status = match status {
        _ if denied_by(tree, group) || governed::pending(tree, group.head) => Status::Negated,
        Status::Occurred | Status::Ongoing if asked(tree, group) => Status::Hypothetical,
        status => status,
    };
    Fact { status, told, sure: group.tense != Tense::None || modal.is_some(), main: false }
}

/// "Council to meet on Monday": an infinitive on the noun that all else hangs on, in words without a verb of their own.
fn announced(tree: &Tree, v: usize) -> bool {
    let noun = tree.head(v).filter(|&h| tree.rel(v) == Deprel::Acl && h < v && tree.head(h).is_none());
    let finite = || (0..tree.len()).any(|t| tree.group(t).is_some_and(|g| g.mood == Mood::Finite));
    noun.is_some_and(|n| tree.name(n).is_some() && tree.group(n).is_none()) && !finite()
}

/// Whether a sentence only asks for it or asks whether it is so: "release them", "did they meet?"
fn asked(tree: &Tree, group: &VerbGroup) -> bool {
    let t = group.head;
    let question = || {
        let first = group.parts.first().is_some_and(|&p| (0..p).all(|k| tree.upos(k) == Upos::Punct));
        let subject = tree.kids_by(t, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        let ends = (0..tree.len()).rev().take(2).any(|k| STATUS.asks.contains(tree.word(k)));
        first && ends && subject.is_some_and(|s| group.parts.first().is_some_and(|&p| p < s))
    };
    group.mood == Mood::Imperative || question()
}

/// "not", but not "not only"; a subject that is nobody; of a copula, its own "no".
fn denied_by(tree: &Tree, group: &VerbGroup) -> bool {
    let next = |p: usize| (p + 1 < tree.len()).then(|| tree.lemma(p + 1).to_lowercase());
    let only = group.parts.iter().any(|&p| {
        STATUS.on(tree, p) == Some(Status::Negated) && next(p).is_some_and(|n| STATUS.not_denying.contains(&n))
    });
    let none = |k: usize| {
        let no = |i: usize| STATUS.on(tree, i) == Some(Status::Negated);
        no(k) || tree.kids_by(k, &[Deprel::Det]).any(no)
    };
    let subjects = || tree.kids_by(group.head, &[Deprel::Nsubj, Deprel::NsubjPass]).any(none);
    let nothing = || tree.upos(group.head) == Upos::Verb && tree.kids_by(group.head, &[Deprel::Obj]).any(none);
    group.negated && !only || subjects() || nothing()
}

/// Whether a clause tells of what may still be done: "we have no answer yet".
fn not_yet(tree: &Tree, v: usize) -> bool {
    let within = |k: usize| {
        std::iter::once(k).chain(tree.ancestors(k)).take_while(|&a| a != v).all(|a| {
            matches!(tree.rel(a), Deprel::Advmod | Deprel::Acl | Deprel::Obj | Deprel::Xcomp) && tree.head(a).is_some()
        })
    };
    (v + 1..tree.len())
        .filter(|&k| STATUS.pending.contains(&tree.lemma(k).to_lowercase()) && tree.rel(k) == Deprel::Advmod)
        .any(|k| tree.ancestors(k).any(|a| a == v) && within(k))
}

/// Whether the verb's time is told from a beginning: "has held the town since May".
fn since(tree: &Tree, v: usize) -> bool {
    tree.kids(v).any(|k| {
        STATUS.since.contains(tree.lemma(k))
            || tree.kids_by(k, &[Deprel::Case, Deprel::Mark]).any(|m| STATUS.since.contains(tree.lemma(m)))
    })
}

/// What adverbs, adjectives, determiners and participles make of it, on the event or on the verb that carries it.
fn modified(tree: &Tree, t: usize, carrier: Option<usize>, own: Status) -> Status {
    let word = |k: usize| STATUS.on(tree, k);
    let on = |i: usize| {
        let near = [Deprel::Advmod, Deprel::Amod, Deprel::Det, Deprel::Compound, Deprel::Case, Deprel::Mark];
        let words = tree.kids_by(i, &near).filter_map(word);
        let opens = tree.kids_by(i, &[Deprel::Case, Deprel::Mark]);
        let words =
            words.chain(opens.filter_map(|k| STATUS.instead.contains(tree.lemma(k)).then_some(Status::Negated)));
        let missed = |k: &usize| k + 1 == i && tree.group(i).is_some() && STATUS.missed.contains(tree.lemma(*k));
        let words = words.chain(tree.kids_by(i, &[Deprel::Advmod]).filter(missed).map(|_| Status::Negated));
        // "the allegedly main sponsor", "a war that is underway"
        let deeper = tree.kids_by(i, &[Deprel::Amod]).flat_map(|k| tree.kids_by(k, &[Deprel::Advmod])).filter_map(word);
        let said =
            tree.head(i).filter(|&h| tree.rel(i) == Deprel::Nsubj && matches!(tree.upos(h), Upos::Adj | Upos::Adv));
        // "the theory is a bomb"
        let called = tree.kids_by(i, &[Deprel::Nsubj]).filter(|_| tree.kids_by(i, &[Deprel::Cop]).next().is_some());
        let called = called.filter_map(|k| match STATUS.complement(tree.lemma(k), &["<clause>", "<noun>"]) {
            Some(Effect::Alleged) => Some(Status::Alleged),
            Some(Effect::Hypothetical) => Some(Status::Hypothetical),
            Some(Effect::Planned) => Some(Status::Planned),
            _ => None,
        });
        let words = words.chain(deeper).chain(said.and_then(word)).chain(called);
        // "the talks scheduled for June", "a visit that was cancelled"
        let told = tree
            .kids_by(i, &[Deprel::Acl, Deprel::AclRelcl])
            .filter(|_| tree.group(i).is_none())
            .filter_map(|k| governed::told_of(tree, k));
        words.chain(told).min_by_key(|s| strength(*s))
    };
    let adverb = |i: usize| tree.kids_by(i, &[Deprel::Advmod]).filter_map(word).min_by_key(|s| strength(*s));
    match on(t).or_else(|| carrier.filter(|&c| c != t).and_then(adverb)) {
        Some(Status::Negated) if own == Status::Negated || !negates(tree, t, carrier) => own,
        Some(Status::Negated) => Status::Negated,
        // "the planned visit took place"
        Some(Status::Planned) if own == Status::Occurred && told(tree, carrier) => own,
        Some(status) => governed::combine(status, own),
        None => own,
    }
}

/// Whether the verb of an event noun tells it as past.
fn told(tree: &Tree, carrier: Option<usize>) -> bool {
    carrier.and_then(|v| tree.group(v)).is_some_and(|g| g.tense == Tense::Past)
}

/// Whether a negation on a word is none of those that do not deny: "not only".
fn negates(tree: &Tree, t: usize, carrier: Option<usize>) -> bool {
    let not = |k: &usize| STATUS.on(tree, *k) == Some(Status::Negated);
    let bare = |k: usize| k + 1 >= tree.len() || !STATUS.not_denying.contains(&tree.lemma(k + 1).to_lowercase());
    std::iter::once(t).chain(carrier).flat_map(|i| tree.kids(i)).filter(not).all(bare)
}

fn strength(status: Status) -> usize {
    use Status::*;
    [Negated, Denied, Alleged, Conditional, Hypothetical, Planned, Ongoing, Occurred]
        .iter()
        .position(|s| *s == status)
        .unwrap_or(usize::MAX)
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
