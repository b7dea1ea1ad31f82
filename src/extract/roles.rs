//! Who did it, to whom, with whom.
//!
//! In: a trigger in its sentence. Out: participants with roles, and the states that the persons among them act for.
//! "The envoy was expelled by Greece": Greece is the actor, the envoy the object.

use super::lexicon::LEXICON;
use super::trigger::Trigger;
use crate::model::{Deprel, Mood, Name, NameKind, Participant, Role, Tense, Tree, Upos, Voice};

/// The parties to an event.
pub fn of(tree: &Tree, trigger: &Trigger) -> Parties {
    let mut found = Parties::default();
    let t = trigger.token;
    if tree.upos(t) == Upos::Aux {
        duty(tree, t, trigger, &mut found);
    } else if trigger.verbal {
        verb(tree, t, trigger, &mut found);
    } else {
        noun(tree, t, trigger, &mut found);
        support(tree, t, trigger, &mut found);
    }
    found
}

/// Who takes part, and whom they speak for or belong to, in the same roles.
#[derive(Default)]
pub struct Parties {
    /// Who, in which role.
    pub actors: Vec<Participant>,
    /// The states or organisations that the persons among them act for.
    pub on_behalf: Vec<Participant>,
    /// The states that those who act for none are at home in.
    pub home: Vec<Participant>,
}

/// One party of a noun phrase.
struct Party<'a> {
    id: &'a str,
    acts_for: Option<&'a str>,
    home: Option<&'a str>,
}

impl Parties {
    fn add(&mut self, tree: &Tree, phrase: usize, slot: &str, trigger: &Trigger) {
        let Some(Some(role)) = trigger.act.roles.get(slot).copied() else { return };
        let mut who = Vec::new();
        people(tree, phrase, role, &mut who, 0);
        for party in who {
            push(&mut self.actors, party.id, role);
            party.acts_for.into_iter().for_each(|state| push(&mut self.on_behalf, state, role));
            party.home.into_iter().for_each(|state| push(&mut self.home, state, role));
        }
    }
}

fn push(list: &mut Vec<Participant>, id: &str, role: Role) {
    if !list.iter().any(|p| p.id == id) {
        list.push(Participant { id: id.to_owned(), role });
    }
}

impl<'a> Party<'a> {
    /// A name as a party; none for what is no actor. A town in a party's place stands for the state that it lies in.
    fn of(name: &'a Name, role: Role) -> Option<Party<'a>> {
        match (name.kind, &name.party) {
            (NameKind::Actor(_), Some(party)) => Some(Party { id: party, acts_for: None, home: name.of.as_deref() }),
            (NameKind::Actor(_), None) => {
                Some(Party { id: &name.id, acts_for: name.acts_for.as_deref(), home: name.of.as_deref() })
            }
            (NameKind::Place, _) if matches!(role, Role::Recipient | Role::Object) => {
                name.of.as_deref().map(|id| Party { id, acts_for: None, home: None })
            }
            (NameKind::Place, _) => None,
        }
    }
}

/// Who a noun phrase stands for.
fn people<'a>(tree: &Tree<'a>, head: usize, role: Role, out: &mut Vec<Party<'a>>, depth: usize) {
    if depth > 8 {
        return;
    }
    let before = out.len();
    out.extend(tree.names(head).filter_map(|name| Party::of(name, role)));
    let named = out.len() > before;
    for k in tree.kids(head) {
        match tree.rel(k) {
            Deprel::Conj => people(tree, k, role, out, depth + 1),
            Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::NmodDesc if !named => {
                owner(tree, k, role, out)
            }
            Deprel::Appos if !named => people(tree, k, role, out, depth + 1),
            Deprel::Nmod if !named && out.is_empty() && belongs(tree, k) => people(tree, k, role, out, depth + 1),
            _ => {}
        }
    }
}

/// Whether a phrase names whose the noun before it is: "the government *of* Iran", "an offer *by* Spain".
fn belongs(tree: &Tree, k: usize) -> bool {
    tree.case(k).is_some_and(|c| LEXICON.owners.contains(c))
}

/// Who owns a noun that names nobody: "*Iraqi* proposal", "*Hussein*'s plan".
fn owner<'a>(tree: &Tree<'a>, k: usize, role: Role, out: &mut Vec<Party<'a>>) {
    let actor = tree.name(k).filter(|n| matches!(n.kind, NameKind::Actor(_)));
    if let Some(party) = actor.and_then(|name| Party::of(name, role)) {
        if !out.iter().any(|p| p.id == party.id) {
            out.push(party);
        }
    }
}

/// Whether the subject suffers what the verb says.
fn passive(tree: &Tree, v: usize) -> bool {
    if tree.kids_by(v, &[Deprel::NsubjPass, Deprel::AuxPass]).next().is_some() {
        return !stative(tree, v);
    }
    // "rejected the plan and *insisted*": joined to an active verb, a past tense that looks like a participle
    let joined = tree.rel(v) == Deprel::Conj && tree.head(v).is_some_and(|h| tree.group(h).is_some());
    tree.group(v).is_some_and(|g| g.voice == Voice::Passive)
        && !stative(tree, v)
        && (!joined || tree.head(v).is_some_and(|h| passive(tree, h)))
}

/// Whether a participle tells what its subject is like: "is opposed to", "was prepared to".
fn stative(tree: &Tree, v: usize) -> bool {
    LEXICON.stative.contains(tree.lemma(v)) && tree.kids_by(v, &[Deprel::OblAgent]).next().is_none()
}

fn verb(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Parties) {
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
                // of two objects the first is the one to whom: "offered Germany a port"
                let two = tree.kids_by(v, &[Deprel::Obj]).any(|o| o > k) && !relative && k > v;
                found.add(tree, real, if two { "indirect" } else { "object" }, trigger);
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
            if let Some(case) = tree.case(k).filter(|c| !LEXICON.owners.contains(*c)) {
                found.add(tree, k, case, trigger);
            }
        }
    }
    if tree.rel(v) == Deprel::AclRelcl && passive && subjects(tree, v).is_empty() {
        if let Some(h) = tree.head(v) {
            found.add(tree, h, "object", trigger);
        }
    }
    if !found.actors.iter().any(|p| p.role == Role::Recipient) {
        content(tree, v, trigger, found);
    }
}

/// Who is meant by what somebody demands, promises, threatens or refuses to do: "demanded that *Chad* free them", "threatened
/// to attack *Chad*".
fn content(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Parties) {
    let slot = |name: &str| trigger.act.roles.get(name).copied().flatten();
    let before = found.actors.len();
    for c in tree.kids_by(v, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl]).filter(|&c| c > v) {
        let own = tree.kids_by(c, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        match own {
            Some(s) if tree.rel(c) != Deprel::Advcl || tree.group(c).is_some_and(|g| g.mood == Mood::Infinitive) => {
                found.add(tree, s, "does", trigger);
            }
            None if slot("undergoes").is_some() && tree.rel(c) != Deprel::Advcl => {
                patients(tree, c, trigger, found, 0);
            }
            _ => {}
        }
    }
    // nobody promises or threatens himself
    let mine = found.actors[..before].iter().chain(&found.on_behalf).filter(|p| p.role != Role::Recipient);
    let mine: Vec<String> = mine.map(|p| p.id.clone()).collect();
    found.actors.retain(|p| p.role != Role::Recipient || !mine.contains(&p.id));
}

/// To whom a planned deed is done.
fn patients(tree: &Tree, v: usize, trigger: &Trigger, found: &mut Parties, depth: usize) {
    let to = |k: usize| tree.case(k).is_some_and(|c| LEXICON.patient.contains(c));
    for k in tree.kids(v) {
        match tree.rel(k) {
            Deprel::Obj | Deprel::Iobj => {
                found.add(tree, k, "undergoes", trigger);
                let nouns = tree.kids_by(k, &[Deprel::Nmod]).filter(|&n| to(n));
                nouns.for_each(|n| found.add(tree, n, "undergoes", trigger));
            }
            Deprel::Obl if to(k) => found.add(tree, k, "undergoes", trigger),
            Deprel::Xcomp if depth < 3 => patients(tree, k, trigger, found, depth + 1),
            _ => {}
        }
    }
}

/// Who does what the verb says (or, in the passive, suffers it): its subject, or the one it shares with another verb.
pub fn subjects(tree: &Tree, v: usize) -> Vec<usize> {
    let mut at = v;
    for _ in 0..8 {
        let own: Vec<usize> = tree.kids_by(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter]).collect();
        if let Some(&first) = own.first() {
            if tree.rel(at) == Deprel::AclRelcl && LEXICON.relative.contains(tree.lemma(first)) {
                return vec![tree.head(at).unwrap_or(first)];
            }
            // "Iraq said *it* would": whoever says so
            let unknown = own.len() == 1 && tree.upos(first) == Upos::Pron && tree.name(first).is_none();
            if !unknown || !LEXICON.back.contains(&tree.lemma(first).to_lowercase()) {
                return own;
            }
            return above(tree, at).or_else(|| beside(tree, at)).map_or(own, |up| subjects(tree, up));
        }
        let Some(head) = tree.head(at) else { return before(tree, v) };
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
            Deprel::Acl if tree.group(at).is_some_and(|g| g.mood == Mood::Infinitive) => return planner(tree, head),
            Deprel::Acl | Deprel::AclRelcl => return vec![head],
            Deprel::Xcomp | Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp => at = head,
            _ => return before(tree, v),
        }
    }
    Vec::new()
}

/// The name right before a finite verb, with nothing but its auxiliaries, adverbs and a date between, where the tree has no
/// subject: "Pakistan today *threatened* to".
fn before(tree: &Tree, v: usize) -> Vec<usize> {
    let finite = tree.group(v).is_some_and(|g| g.mood == Mood::Finite && g.tense != Tense::None);
    let dated = |i: usize| tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(i).span));
    let between = |i: usize| matches!(tree.upos(i), Upos::Aux | Upos::Adv | Upos::Part) || dated(i);
    let Some(last) = (0..v).rev().take(8).find(|&i| !between(i)).filter(|_| finite) else { return Vec::new() };
    let name = tree.name(last).filter(|n| !n.adjective && matches!(n.kind, NameKind::Actor(_)));
    let free = |start: usize| start == 0 || !matches!(tree.upos(start - 1), Upos::Adp | Upos::Part);
    name.filter(|n| free(n.tokens.start)).map(|n| vec![n.head]).unwrap_or_default()
}

/// The verb above a clause of content or circumstance, through verbs joined to it.
fn above(tree: &Tree, mut v: usize) -> Option<usize> {
    for _ in 0..4 {
        let head = tree.head(v)?;
        match tree.rel(v) {
            Deprel::Ccomp | Deprel::Advcl => return (tree.upos(head) == Upos::Verb).then_some(head),
            Deprel::Conj => v = head,
            _ => return None,
        }
    }
    None
}

/// The saying that hangs on what it tells: "I am content," *said* the envoy.
fn beside(tree: &Tree, v: usize) -> Option<usize> {
    let told = |k: &usize| tree.upos(*k) == Upos::Verb && tree.kids_by(*k, &[Deprel::Nsubj]).next().is_some();
    tree.kids_by(v, &[Deprel::Parataxis]).find(told)
}

/// Who does what a noun with an infinitive says: its owner, or the subject of its verb: "Iran's threat to attack", "France
/// made an offer to help".
fn planner(tree: &Tree, noun: usize) -> Vec<usize> {
    if tree.name(noun).is_some_and(|n| matches!(n.kind, NameKind::Actor(_))) {
        return vec![noun];
    }
    let owners: Vec<usize> = tree
        .kids(noun)
        .filter(|&k| match tree.rel(k) {
            Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::NmodDesc => tree.name(k).is_some(),
            Deprel::Nmod => belongs(tree, k),
            _ => false,
        })
        .collect();
    let verb = tree.head(noun).filter(|&h| tree.upos(h) == Upos::Verb && tree.rel(noun) == Deprel::Obj);
    match verb {
        Some(v) if owners.is_empty() => subjects(tree, v),
        _ if owners.is_empty() => vec![noun],
        _ => owners,
    }
}

/// A modal of duty: who says so demands it of the one who must.
fn duty(tree: &Tree, modal: usize, trigger: &Trigger, found: &mut Parties) {
    let Some(verb) = tree.head(modal) else { return };
    for s in trigger.saying.map(|s| subjects(tree, s)).unwrap_or_default() {
        found.add(tree, s, "subject", trigger);
    }
    for s in subjects(tree, verb) {
        found.add(tree, s, "object", trigger);
    }
}

fn noun(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
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
fn support(tree: &Tree, n: usize, trigger: &Trigger, found: &mut Parties) {
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
