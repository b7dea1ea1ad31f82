//! An entry of an act's file as a pattern, and whether a word of a sentence fits it.
//!
//! In: `hold talks|meeting with`. Out: a head lemma and what else must hang on it. "held long talks with Iran" fits.

use super::role_words::ROLES;
use crate::knowledge;
use crate::model::{ActorKind, Deprel, Mood, NameKind, Signs, Tree, Upos};
use foldhash::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

/// Nouns whose plural may be a dictionary form of its own.
static PLURALS: LazyLock<HashMap<String, String>> = LazyLock::new(|| knowledge::open("en/extract/plurals.yaml"));

/// What one more word of an entry asks for.
#[derive(Debug, Clone, PartialEq)]
enum Need {
    Lemma(String, Signs),
    State,
    Organisation,
    Person,
    Group,
    Place,
    Copula,
}

/// A head and what must hang on it, or on what already hangs there.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The lemma of the head.
    pub head: String,
    /// Shared by all phrases of an entry.
    needs: Arc<[Vec<Need>]>,
    /// The signs of the words one of which it cannot do without; for most of the many entries of a frequent head there is none.
    signs: Option<Signs>,
    verbal: bool,
}

impl Phrase {
    /// Reads an entry; one phrase for each alternative of its head. A verb stands first; a noun (where `links`, the words that
    /// join what follows it, are given) last, or before the first of those: "seizure of embassy".
    pub fn read(entry: &str, links: Option<&HashSet<String>>) -> Vec<Phrase> {
        let words: Vec<&str> = entry.split_whitespace().collect();
        let Some(last) = words.len().checked_sub(1) else { return Vec::new() };
        let is_link = |w: &&str| links.is_some_and(|l| w.split('|').all(|x| l.contains(x)));
        let head = match links {
            None => 0,
            // "in protest": a word like the others
            Some(_) => words.iter().skip(1).position(is_link).unwrap_or(last),
        };
        let rest = words.iter().enumerate().filter(|(i, w)| *i != head && (*i == 0 || !is_link(w)));
        let needs: Arc<[Vec<Need>]> = rest.map(|(_, w)| any(w)).collect();
        let mut phrases = Vec::new();
        for one in words[head].split('|') {
            phrases.push(Phrase::new(one, needs.clone(), links.is_none()));
            if let Some((before, after)) = one.rsplit_once('-') {
                // the same where its parts are words of their own
                let parts = before.split('-').map(|part| vec![need(part)]);
                let needs = parts.chain(needs.iter().cloned()).collect();
                phrases.push(Phrase::new(after, needs, links.is_none()));
            }
        }
        phrases
    }

    /// Reads an entry of a predicate noun or adjective, marked so: "<is> at war"; none for other entries.
    pub fn predicate(entry: &str) -> Option<Vec<Phrase>> {
        let words: Vec<&str> = entry.strip_prefix("<is> ")?.split_whitespace().collect();
        let (last, rest) = words.split_last()?;
        let needs: Arc<[Vec<Need>]> = rest.iter().map(|w| any(w)).chain([vec![Need::Copula]]).collect();
        Some(last.split('|').map(|head| Phrase::new(head, needs.clone(), false)).collect())
    }

    fn new(head: &str, needs: Arc<[Vec<Need>]>, verbal: bool) -> Phrase {
        let word = |(length, signs): (usize, Signs), need: &Need| match need {
            Need::Lemma(word, its) => Some((length.min(word.len()), signs.and(*its))),
            _ => None,
        };
        let words = |any: &Vec<Need>| any.iter().try_fold((usize::MAX, Signs::default()), word);
        let rarest = needs.iter().filter_map(|any| Some((any.len(), words(any)?)));
        let rarest = rarest.min_by_key(|(count, (length, _))| (*count, std::cmp::Reverse(*length)));
        let signs = rarest.map(|(_, (_, signs))| signs);
        Phrase { head: head.to_owned(), needs, signs, verbal }
    }

    /// How many words the entry has.
    pub fn weight(&self) -> usize {
        1 + self.needs.len()
    }

    /// Whether the sentence has the words that the entry asks for.
    fn may_fit(&self, tree: &Tree) -> bool {
        let there = |need: &Need| match need {
            Need::Lemma(_, signs) => tree.may_have(*signs) && (0..tree.len()).any(|t| need.met(tree, t)),
            _ => true,
        };
        self.needs.iter().all(|any| any.iter().any(there))
    }

    /// Whether the token `at`, whose lemma is the head, has all that the entry asks for; gives the tokens that met it.
    pub fn fits(&self, tree: &Tree, at: usize) -> Option<Vec<usize>> {
        if self.signs.is_some_and(|s| !tree.may_have(s)) || !self.may_fit(tree) {
            return None;
        }
        let mut found: Vec<usize> = Vec::with_capacity(self.needs.len());
        let mut open: Vec<&Vec<Need>> = self.needs.iter().collect();
        while !open.is_empty() {
            let near = surroundings(tree, at, &found, self.verbal);
            let met = open.iter().enumerate().find_map(|(i, any)| {
                let t = near.iter().copied().find(|&t| {
                    t != at
                        && !found.contains(&t)
                        && any.iter().any(|n| n.met(tree, t) && !(self.verbal && n.is_kind() && subject(tree, at, t)))
                        && !dated(tree, t)
                        && !(self.verbal && does(tree, at, t))
                        && !(self.verbal && self.aside(tree, at, t))
                })?;
                Some((i, t))
            });
            let (i, t) = met?;
            found.push(t);
            open.remove(i);
        }
        Some(found)
    }

    /// Whether a word stands behind a preposition that the entry does not have, beside an object that it does not have either:
    /// "brought a suit over *aid*" brings no aid.
    fn aside(&self, tree: &Tree, at: usize, t: usize) -> bool {
        let asks = |t: usize| self.needs.iter().flatten().any(|n| n.met(tree, t));
        let other = |o: usize| !asks(o) && tree.name(o).is_none();
        tree.rel(t) == Deprel::Obl
            && tree.head(t) == Some(at)
            && tree.kids_by(t, &[Deprel::Case]).all(|c| !asks(c))
            && tree.kids_by(t, &[Deprel::Case]).next().is_some()
            && tree.kids_by(at, &[Deprel::Obj]).any(other)
    }
}

/// Whether a word is the subject of a verb in the active: an entry's "<person>" is whom it is done to.
fn subject(tree: &Tree, verb: usize, t: usize) -> bool {
    let t = tree.name(t).map_or(t, |name| name.head);
    tree.rel(t) == Deprel::Nsubj && tree.head(t) == Some(verb)
}

/// Whether the holder of an office does something to somebody else: "the minister dismissed the plan".
fn does(tree: &Tree, verb: usize, t: usize) -> bool {
    let other = |o: usize| o != t;
    subject(tree, verb, t) && ROLES.offices.contains(tree.lemma(t)) && tree.kids_by(verb, &[Deprel::Obj]).any(other)
}

/// Whether a word belongs to a date: the "next" of "talks next week" says nothing of the talks.
fn dated(tree: &Tree, t: usize) -> bool {
    tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(t).span))
}

/// Words of which one must stand there.
fn any(words: &str) -> Vec<Need> {
    // "<state|place>" is "<state>|<place>"
    if let Some(kinds) = words.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
        return kinds.split('|').map(|kind| need(&format!("<{}>", kind.trim_matches(['<', '>'])))).collect();
    }
    let plural = |w| Some(need(PLURALS.get(w)?));
    words.split('|').flat_map(|w| std::iter::once(need(w)).chain(plural(w))).collect()
}

fn need(word: &str) -> Need {
    match word {
        "<state>" => Need::State,
        "<organisation>" => Need::Organisation,
        "<person>" => Need::Person,
        "<group>" => Need::Group,
        "<place>" => Need::Place,
        _ => Need::Lemma(word.to_owned(), Signs::of(word)),
    }
}

impl Need {
    /// Whether it asks for somebody of a kind, not for a word.
    fn is_kind(&self) -> bool {
        !matches!(self, Need::Lemma(..) | Need::Copula)
    }

    fn met(&self, tree: &Tree, t: usize) -> bool {
        let kind = || tree.name(t).filter(|n| !n.adjective).map(|n| n.kind);
        match self {
            Need::Lemma(lemma, _) => tree.lemma(t).eq_ignore_ascii_case(lemma),
            Need::State => kind() == Some(NameKind::Actor(ActorKind::State)),
            Need::Organisation => kind() == Some(NameKind::Actor(ActorKind::Organisation)),
            Need::Person => kind() == Some(NameKind::Actor(ActorKind::Person)),
            Need::Group => kind() == Some(NameKind::Actor(ActorKind::Group)),
            Need::Place => kind() == Some(NameKind::Place),
            Need::Copula => {
                // an adjective that looks like a participle ("are missing") may have its copula as an auxiliary
                let like_one = tree.head(t).is_some_and(|h| matches!(tree.upos(h), Upos::Adj | Upos::Verb));
                tree.rel(t) == Deprel::Cop || tree.rel(t) == Deprel::Aux && like_one
            }
        }
    }
}

/// The tokens that can meet a need: what hangs on the head or on a word already found, and the head's close neighbours.
fn surroundings(tree: &Tree, at: usize, found: &[usize], verbal: bool) -> Vec<usize> {
    let mut near = Vec::new();
    below(tree, at, verbal, &mut near);
    for &m in found {
        below(tree, m, false, &mut near);
    }
    // "charges brought", "the troops they sent", but not "an effort to bring"
    let purpose = tree.rel(at) == Deprel::Acl && tree.group(at).is_some_and(|g| g.mood == Mood::Infinitive);
    if matches!(tree.rel(at), Deprel::Acl | Deprel::AclRelcl) && !purpose {
        near.extend(tree.head(at));
    }
    if verbal {
        shared(tree, at, &mut near);
        let content = |&t: &usize| matches!(tree.upos(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adv);
        let same = |&t: &usize| !matches!(tree.upos(t), Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj);
        near.extend((at + 1..tree.len().min(at + 5)).take_while(same).filter(content));
    } else {
        near.extend((at.saturating_sub(2)..at).rev().take_while(|&t| {
            matches!(tree.upos(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Punct) && tree.word(t) != ","
        }));
    }
    near
}

/// What hangs on a token: its children; the prepositions of these; what only measures or lists ("thousands of troops").
fn below(tree: &Tree, m: usize, verbal: bool, near: &mut Vec<usize>) {
    for k in tree.kids(m) {
        let rel = tree.rel(k);
        if rel != Deprel::Conj {
            near.push(k);
        }
        let clause = matches!(
            rel,
            Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis | Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Conj
        );
        for g in tree.kids(k) {
            let joins = match tree.rel(g) {
                Deprel::Case | Deprel::Mark => rel != Deprel::Conj && rel != Deprel::Parataxis,
                Deprel::Conj => !clause && matches!(tree.upos(g), Upos::Noun | Upos::Propn | Upos::Verb),
                Deprel::Compound | Deprel::Amod | Deprel::Appos | Deprel::Flat | Deprel::Obj => verbal && !clause,
                Deprel::Nmod => !clause && tree.case(g) == Some(ROLES.genitive.as_str()),
                Deprel::CompoundPrt => verbal && rel == Deprel::Xcomp,
                _ => false,
            };
            if joins {
                near.push(g);
            }
        }
    }
}

/// The object that joined verbs share: "seized and burned the embassy".
fn shared(tree: &Tree, at: usize, near: &mut Vec<usize>) {
    let objects = |v: usize| tree.kids_by(v, &[Deprel::Obj]);
    if objects(at).next().is_some() {
        return;
    }
    if tree.rel(at) == Deprel::Conj {
        if let Some(first) = tree.head(at) {
            near.extend(objects(first).filter(|&o| o > at));
            near.extend(tree.kids_by(first, &[Deprel::NsubjPass]));
        }
    }
    for other in tree.kids_by(at, &[Deprel::Conj]).filter(|&k| tree.upos(k) == Upos::Verb) {
        near.extend(objects(other));
    }
}
