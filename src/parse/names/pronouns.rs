//! Pronouns and pairs, where it is safe: "he" after a sentence about one man, "both sides" of two states in talks.
//!
//! In: linked drafts. Out: pronouns that stand for somebody take that one's id; the others go. "Kazemi said … he offered":
//! he is Kazemi. A pronoun inside a quotation stays nobody, for the speaker's words have their own.

use super::actors::Actors;
use super::draft::{Draft, Of};
use super::line::Line;
use super::whose::theirs;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, Deprel, NameKind, Upos};

/// Somebody a pronoun may stand for.
#[derive(Debug, Clone)]
struct Topic {
    draft: Draft,
    sentence: usize,
    subject: bool,
}

/// What the reading so far remembers.
#[derive(Debug, Default)]
struct Memory {
    /// The persons told of last, the latest first.
    persons_told: Vec<Topic>,
    /// The several who did something: a crowd, or all that are joined to the subject.
    crowd: Vec<Topic>,
    /// Two states named side by side, and in which sentence.
    states: Option<([Draft; 2], usize)>,
    /// The states told of last, each with its sentence.
    recent: Vec<(Draft, usize)>,
    persons: Option<[Draft; 2]>,
    /// The state or organisation that the sentence before is about.
    body: Option<Topic>,
    /// The one of unknown kind that it is about.
    someone: Option<Topic>,
    quoted: bool,
}

impl Memory {
    /// The two states that "both sides" are: named side by side not long ago, or the only ones of the last two sentences.
    fn pair(&self, s: usize) -> Option<[Draft; 2]> {
        let beside = self.states.as_ref().filter(|(_, told)| s - told <= REACH).map(|(pair, _)| pair.clone());
        beside.or_else(|| {
            let mut near: Vec<&Draft> = self.recent.iter().filter(|(_, told)| s - told <= 1).map(|(d, _)| d).collect();
            near.sort_by(|a, b| a.id.cmp(&b.id));
            near.dedup_by(|a, b| a.id == b.id);
            match near[..] {
                // told of in one sentence
                [a, b] if (s.saturating_sub(1)..=s).any(|one| self.told(a, one) && self.told(b, one)) => {
                    Some([a.clone(), b.clone()])
                }
                _ => None,
            }
        })
    }

    /// Whether a sentence tells of a state.
    fn told(&self, state: &Draft, sentence: usize) -> bool {
        self.recent.iter().any(|(d, told)| *told == sentence && d.id == state.id)
    }

    /// Remembers the state that a draft names or acts for.
    fn note(&mut self, d: &Draft, s: usize, actors: &Actors) {
        // "Ethiopian peacekeepers" tell of no side
        let state = d.kind == NameKind::Actor(ActorKind::State) && matches!(d.of, Of::Row(_)) && !d.adjective;
        let known = |a: &&String| actors.get(a).is_some_and(|k| k.kind == Some(ActorKind::State));
        let id = if state { Some(&d.id) } else { d.acts_for.as_ref().filter(known) };
        if let Some(id) = id {
            self.recent.retain(|(_, told)| s - told <= 1);
            self.recent.push((Draft { adjective: false, ..state_of(d, id) }, s));
        }
    }
}

/// The state that a draft names or acts for, in its place.
fn state_of(one: &Draft, id: &str) -> Draft {
    Draft { id: id.to_owned(), kind: NameKind::Actor(ActorKind::State), acts_for: None, home: None, ..one.clone() }
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// How often both of the two states are named that an article is about.
const OFTEN: usize = 3;

/// How many persons are remembered: "he" may pass over a woman.
const MEN: usize = 3;

/// Gives pronouns and pairs their ids; takes out those that stay open.
pub(super) fn resolve(lines: &[Line], drafts: &mut [Vec<Draft>], actors: &Actors) {
    let fallback = chief_pair(drafts);
    let mut memory = Memory::default();
    let mut paragraph = None;
    for (s, (line, list)) in lines.iter().zip(drafts.iter_mut()).enumerate() {
        if paragraph != Some(line.sentence.paragraph) {
            paragraph = Some(line.sentence.paragraph);
            memory.quoted = false;
        }
        let quoted = quotes(line, &mut memory.quoted);
        let before = std::mem::take(list);
        let mut topic: Option<Draft> = None;
        for mut d in before {
            let inside = quoted.get(d.tokens.start).copied().unwrap_or(false);
            match d.of {
                Of::Pronoun(p) => {
                    if inside {
                        continue;
                    }
                    for found in stands_for(line, &d, p, list, &memory, s) {
                        list.push(found);
                    }
                    continue;
                }
                Of::Pair => {
                    let persons = d.office.is_some();
                    let pair = if persons {
                        memory.persons.clone()
                    } else {
                        memory.pair(s).or_else(|| fallback.clone()).or_else(|| memory.states.clone().map(|t| t.0))
                    };
                    for one in pair.into_iter().flatten() {
                        list.push(like(&d, &one));
                    }
                    continue;
                }
                _ => {}
            }
            if let Some(him) = list.last().filter(|l| matches!(l.of, Of::Pronoun(_)) && l.tokens.end == d.tokens.start)
            {
                theirs(line, &mut d, him, actors);
            }
            couple(line, list.last(), &d, s, &mut memory);
            memory.note(&d, s, actors);
            if !inside && person(&d) {
                let better =
                    topic.is_none() || (subject(line, &d) && !topic.as_ref().is_some_and(|t| subject(line, t)));
                if better {
                    topic = Some(d.clone());
                }
            }
            several(line, &d, s, &mut memory.crowd);
            d.same = None;
            list.push(d);
        }
        let leads =
            |d: &&Draft| !quoted.get(d.tokens.start).copied().unwrap_or(false) && !d.adjective && line.leads(&d.tokens);
        let about = |fits: &dyn Fn(&Draft) -> bool| {
            let draft = list.iter().find(leads).filter(|d| fits(d)).cloned();
            draft.map(|draft| Topic { draft, sentence: s, subject: true })
        };
        memory.body = about(&one_body);
        memory.someone = about(&|d| d.of == Of::Unknown && d.kind == NameKind::Actor(ActorKind::Other));
        if let Some(p) = list.iter().find(|d| matches!(d.of, Of::Pronoun(_)) && person(d) && subject(line, d)) {
            if topic.as_ref().is_none_or(|t| !subject(line, t)) {
                topic = Some(p.clone());
            }
        }
        if let Some(draft) = topic {
            let subject = subject(line, &draft);
            memory.persons_told.retain(|t| t.draft.id != draft.id);
            memory.persons_told.insert(0, Topic { draft, sentence: s, subject });
            memory.persons_told.truncate(MEN);
        }
    }
}

/// Remembers who "they" may be: the subject, with all that are joined to it.
fn several(line: &Line, d: &Draft, s: usize, crowd: &mut Vec<Topic>) {
    let actor = matches!(d.kind, NameKind::Actor(_)) && !d.id.is_empty() && !d.adjective;
    if !actor {
        return;
    }
    // one man after several leaves them "they"
    let alone = person(d) && crowd.len() > 1 && !joined_later(line, d);
    if subject(line, d) && !alone {
        *crowd = vec![Topic { draft: d.clone(), sentence: s, subject: true }];
    } else if line.parsed {
        let token = &line.sentence.tokens[line.head(&d.tokens)];
        let first = token.head.filter(|_| token.deprel == Deprel::Conj);
        let joined = |t: &Topic| t.sentence == s && first.is_some_and(|h| t.draft.tokens.contains(&h));
        if crowd.iter().any(joined) {
            crowd.push(Topic { draft: d.clone(), sentence: s, subject: true });
        }
    }
}

/// Whether another noun is joined to a draft's.
fn joined_later(line: &Line, d: &Draft) -> bool {
    line.sentence.tokens.iter().any(|t| t.deprel == Deprel::Conj && t.head.is_some_and(|h| d.tokens.contains(&h)))
}

/// Whether one draft alone may be "they".
fn crowd(d: &Draft) -> bool {
    d.kind == NameKind::Actor(ActorKind::Group) || matches!(d.of, Of::Role(_)) && !person(d)
}

fn person(d: &Draft) -> bool {
    d.kind == NameKind::Actor(ActorKind::Person) && !d.id.is_empty() && !d.adjective
}

fn subject(line: &Line, d: &Draft) -> bool {
    line.subject(&d.tokens)
}

fn male(d: &Draft) -> Option<bool> {
    match d.of {
        Of::Person(m) => m,
        Of::Pronoun(Is::He) => Some(true),
        Of::Pronoun(Is::She) => Some(false),
        _ => None,
    }
}

/// A pronoun's draft with somebody's id.
fn like(d: &Draft, one: &Draft) -> Draft {
    let mut found = one.clone();
    found.tokens = d.tokens.clone();
    found.core = d.core.clone();
    found.adjective = false;
    if let Of::Pronoun(_) = d.of {
        found.of = d.of.clone();
    }
    found
}

fn stands_for(line: &Line, d: &Draft, p: Is, so_far: &[Draft], memory: &Memory, s: usize) -> Vec<Draft> {
    match p {
        Is::He | Is::She => {
            let fits = |c: &&Draft| person(c) && male(c).is_none_or(|m| m == (p == Is::He));
            let here = so_far.iter().rev().filter(fits);
            let found = here.clone().find(|c| subject(line, c)).or_else(|| {
                let mut all: Vec<&Draft> = here.collect();
                all.dedup_by(|a, b| a.id == b.id);
                (all.len() == 1 && memory.persons_told.is_empty()).then(|| all[0])
            });
            let back = memory
                .persons_told
                .iter()
                .find(|t| s - t.sentence <= REACH && fits(&&t.draft) && (t.subject || s - t.sentence == 1));
            // "Okello accused the court. He said": nobody else is known
            let someone = memory.someone.as_ref().filter(|t| s - t.sentence == 1 && memory.persons_told.is_empty());
            found
                .or(back.map(|t| &t.draft))
                .or(someone.map(|t| &t.draft))
                .map(|one| vec![like(d, one)])
                .unwrap_or_default()
        }
        Is::They => {
            let many = memory.crowd.len() > 1 || memory.crowd.iter().any(|t| crowd(&t.draft));
            // "ministers Okello and Mora": the two, not the word for them
            let named = memory.crowd.iter().filter(|t| matches!(t.draft.of, Of::Person(_))).count() > 1;
            let word = |t: &&Topic| named && matches!(t.draft.of, Of::Role(_));
            let near = memory.crowd.iter().filter(|t| many && s - t.sentence <= REACH && !word(t));
            let them: Vec<Draft> = near.map(|t| like(d, &t.draft)).collect();
            // "The ministry denied it. They invited both sides"
            let body = memory.body.iter().filter(|t| them.is_empty() && acts(line, d) && s - t.sentence == 1);
            let body: Vec<Draft> = body.map(|t| like(d, &t.draft)).collect();
            them.into_iter().chain(body).collect()
        }
        Is::It if acts(line, d) && so_far.is_empty() => {
            let body = memory.body.iter().filter(|t| s - t.sentence == 1);
            body.map(|t| like(d, &t.draft)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a draft is one state, organisation or body.
fn one_body(d: &Draft) -> bool {
    let kind = matches!(d.kind, NameKind::Actor(ActorKind::State | ActorKind::Organisation | ActorKind::Group));
    let one = match d.of {
        Of::Role(r) => matches!(WORDS.get(r).bond, Bond::Body | Bond::Government),
        _ => true,
    };
    kind && one && !d.people && d.of != Of::Some && !d.id.is_empty()
}

/// Whether a pronoun does what a main verb says: "It stressed that", not "It rained", "It is said", "It is likely that".
fn acts(line: &Line, d: &Draft) -> bool {
    let tokens = &line.sentence.tokens;
    let it = &tokens[d.tokens.start];
    let Some(verb) = it.head.filter(|_| line.parsed && it.deprel == Deprel::Nsubj) else { return false };
    let kid = |rels: &[Deprel]| tokens.iter().any(|t| t.head == Some(verb) && rels.contains(&t.deprel));
    let says = kid(&[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Obl]);
    line.leads(&d.tokens)
        && tokens[verb].upos == Upos::Verb
        && says
        && !kid(&[Deprel::AuxPass, Deprel::Csubj, Deprel::Cop])
}

/// Which tokens stand inside quotation marks.
fn quotes(line: &Line, open: &mut bool) -> Vec<bool> {
    let mut inside = Vec::with_capacity(line.len());
    for i in 0..line.len() {
        match line.form(i) {
            "\"" => *open = !*open,
            "\u{201c}" | "``" => *open = true,
            "\u{201d}" | "''" => *open = false,
            _ => {}
        }
        inside.push(*open);
    }
    inside
}

/// Remembers two states or two persons that stand side by side.
fn couple(line: &Line, before: Option<&Draft>, d: &Draft, s: usize, memory: &mut Memory) {
    let Some(a) = before else { return };
    if d.tokens.start != a.tokens.end + 1 {
        return;
    }
    let i = a.tokens.end;
    if !(line.is(i, Is::And) || line.hyphen(i)) {
        return;
    }
    let state = |d: &Draft| matches!(d.of, Of::Row(_)) && d.kind == NameKind::Actor(ActorKind::State);
    if state(a) && state(d) && a.id != d.id {
        memory.states = Some(([a.clone(), d.clone()], s));
    } else if person(a) && person(d) && a.id != d.id {
        memory.persons = Some([a.clone(), d.clone()]);
        if let (Some(x), Some(y)) = (&a.acts_for, &d.acts_for) {
            if x != y {
                memory.states = Some(([state_of(a, x), state_of(d, y)], s));
            }
        }
    }
}

/// The two states that an article is about, when only two are named often.
fn chief_pair(drafts: &[Vec<Draft>]) -> Option<[Draft; 2]> {
    let mut count: std::collections::BTreeMap<&str, (usize, &Draft)> = std::collections::BTreeMap::new();
    for d in drafts.iter().flatten() {
        if matches!(d.of, Of::Row(_)) && d.kind == NameKind::Actor(ActorKind::State) {
            count.entry(&d.id).or_insert((0, d)).0 += 1;
        }
    }
    let mut list: Vec<(usize, &Draft)> = count.into_values().collect();
    list.sort_by_key(|(n, d)| (std::cmp::Reverse(*n), d.id.clone()));
    let third = list.get(2).map_or(0, |l| l.0);
    match list.as_slice() {
        [(_, a), (n, b), ..] if third * 2 <= *n && *n >= OFTEN => {
            let plain = |d: &Draft| Draft { adjective: false, ..d.clone() };
            Some([plain(a), plain(b)])
        }
        _ => None,
    }
}
