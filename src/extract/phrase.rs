//! An entry of an act's file as a pattern, and whether a word of a sentence fits it.
//!
//! In: `hold talks|meeting with`. Out: a head lemma and what else must hang on it. "held long talks with Iran" fits.

use crate::model::{ActorKind, Deprel, NameKind, Tree, Upos};
use std::collections::HashSet;

/// What one more word of an entry asks for.
#[derive(Debug, Clone, PartialEq)]
enum Need {
    Lemma(String),
    State,
    Organisation,
    Person,
    Group,
    Place,
}

/// A head and what must hang on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The lemma of the head.
    pub head: String,
    needs: Vec<Vec<Need>>,
    verbal: bool,
}

impl Phrase {
    /// Reads an entry; one phrase for each alternative of its head. A verb stands first; a noun (where `links`, the words that
    /// join what follows it, are given) last, or before the first of those: "seizure of embassy".
    pub fn read(entry: &str, links: Option<&HashSet<String>>) -> Vec<Phrase> {
        let words: Vec<&str> = entry.split_whitespace().collect();
        let Some(last) = words.len().checked_sub(1) else { return Vec::new() };
        let is_link = |w: &&str| links.is_some_and(|l| l.contains(*w));
        let head = match links {
            None => 0,
            Some(_) => words.iter().position(is_link).map_or(last, |link| link.saturating_sub(1)),
        };
        let rest = words.iter().enumerate().filter(|(i, w)| *i != head && !is_link(w));
        let needs: Vec<Vec<Need>> = rest.map(|(_, w)| w.split('|').map(need).collect()).collect();
        let one = |h: &str| Phrase { head: h.to_owned(), needs: needs.clone(), verbal: links.is_none() };
        words[head].split('|').map(one).collect()
    }

    /// How many words the entry has.
    pub fn weight(&self) -> usize {
        1 + self.needs.len()
    }

    /// Whether the token `at`, whose lemma is the head, has all that the entry asks for; gives the tokens that met it.
    pub fn fits(&self, tree: &Tree, at: usize) -> Option<Vec<usize>> {
        if self.needs.is_empty() {
            return Some(Vec::new());
        }
        let near = surroundings(tree, at, self.verbal);
        self.needs.iter().map(|any| near.iter().copied().find(|&t| any.iter().any(|n| n.met(tree, t)))).collect()
    }
}

fn need(word: &str) -> Need {
    match word {
        "<state>" => Need::State,
        "<organisation>" => Need::Organisation,
        "<person>" => Need::Person,
        "<group>" => Need::Group,
        "<place>" => Need::Place,
        _ => Need::Lemma(word.to_owned()),
    }
}

impl Need {
    fn met(&self, tree: &Tree, t: usize) -> bool {
        let kind = || tree.name(t).map(|n| n.kind);
        match self {
            Need::Lemma(lemma) => tree.lemma(t).eq_ignore_ascii_case(lemma),
            Need::State => kind() == Some(NameKind::Actor(ActorKind::State)),
            Need::Organisation => kind() == Some(NameKind::Actor(ActorKind::Organisation)),
            Need::Person => kind() == Some(NameKind::Actor(ActorKind::Person)),
            Need::Group => kind() == Some(NameKind::Actor(ActorKind::Group)),
            Need::Place => kind() == Some(NameKind::Place),
        }
    }
}

/// What hangs on a token within two steps, what it hangs on itself in a relative clause, and its close neighbours.
fn surroundings(tree: &Tree, at: usize, verbal: bool) -> Vec<usize> {
    let mut near = Vec::new();
    for k in tree.kids(at) {
        near.push(k);
        if !matches!(tree.rel(k), Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis | Deprel::AclRelcl) {
            near.extend(tree.kids(k).filter(|&g| tree.rel(k) != Deprel::Conj || tree.rel(g) == Deprel::Compound));
        }
    }
    if matches!(tree.rel(at), Deprel::Acl | Deprel::AclRelcl | Deprel::Amod) {
        near.extend(tree.head(at));
    }
    let open = |&t: &usize| tree.upos(t) != Upos::Punct;
    if verbal {
        near.extend((at + 1..tree.len().min(at + 5)).take_while(open));
    } else {
        near.extend((at.saturating_sub(2)..at).rev().take_while(open));
    }
    near
}
