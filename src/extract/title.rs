//! One line for an event, as a historian would write it: who, the verb in the present, what.
//!
//! In: a trigger in its sentence. Out: "United States breaks diplomatic relations with Tehran".

use super::lexicon::TITLE;
use super::roles::subjects;
use super::trigger::Trigger;
use crate::model::{Deprel, Tree, Upos, Voice};

/// How many words a part of a title may have.
const LONG: usize = 9;

/// The title of an event.
pub fn of(tree: &Tree, trigger: &Trigger) -> String {
    let t = trigger.token;
    let t = if tree.upos(t) == Upos::Aux { tree.head(t).unwrap_or(t) } else { t };
    let line = if trigger.verbal && tree.upos(t) == Upos::Verb { verbal(tree, t) } else { phrase(tree, t, LONG) };
    let mut letters = line.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}

fn verbal(tree: &Tree, t: usize) -> String {
    let group = tree.group(t);
    let passive = group.is_some_and(|g| g.voice == Voice::Passive);
    let negated = group.is_some_and(|g| g.negated);
    let mut words: Vec<String> = Vec::new();
    let who = subjects(tree, t);
    for (i, s) in who.iter().enumerate() {
        if i > 0 {
            words.push(TITLE.and.clone());
        }
        words.push(named(tree, *s));
    }
    let lemma = tree.lemma(t);
    if passive || negated || who.is_empty() {
        // the group as it stands: "was not told"
        let parts = group.map(|g| g.parts.as_slice()).unwrap_or_default();
        words.extend(parts.iter().filter(|&&p| p < t).map(|&p| tree.word(p).to_owned()));
        words.push(tree.word(t).to_owned());
    } else {
        words.push(third_person(lemma));
    }
    for k in tree.kids(t).filter(|&k| k > t) {
        match tree.rel(k) {
            Deprel::CompoundPrt => words.push(tree.word(k).to_owned()),
            Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => words.push(named(tree, k)),
            Deprel::Obl if !dated(tree, k) => words.push(phrase(tree, k, 6)),
            Deprel::Xcomp | Deprel::Ccomp => {
                words.push(phrase(tree, k, 12));
                break;
            }
            _ => {}
        }
    }
    words.join(" ")
}

/// A verb's third person present.
fn third_person(lemma: &str) -> String {
    if let Some(form) = TITLE.irregular.get(lemma) {
        return form.clone();
    }
    let rule = TITLE.endings.iter().find(|(end, _, _)| lemma.ends_with(end.as_str()));
    rule.map_or(lemma.to_owned(), |(_, cut, add)| format!("{}{add}", &lemma[..lemma.len() - cut]))
}

/// A noun phrase as its reader knows it: the name where it is one, else its words.
fn named(tree: &Tree, head: usize) -> String {
    match tree.name(head) {
        Some(name) if !name.adjective && tree.kids_by(head, &[Deprel::Conj]).next().is_none() => name.name.clone(),
        _ => phrase(tree, head, LONG),
    }
}

/// The words of a phrase without relative clauses and asides, at most so many, white space folded.
fn phrase(tree: &Tree, head: usize, most: usize) -> String {
    let (lo, hi) = tree.reach(head, |k| {
        matches!(tree.rel(k), Deprel::AclRelcl | Deprel::Parataxis | Deprel::Appos | Deprel::Punct | Deprel::Advcl)
            || tree.rel(k) == Deprel::Conj && tree.group(k).is_some()
    });
    let lo = if lo < hi && TITLE.articles.contains(&tree.lemma(lo).to_lowercase()) { lo + 1 } else { lo };
    let hi = hi.min(lo + most - 1).max(head.min(lo + 2 * most));
    let mut line = String::new();
    let mut end = tree.token(lo).span.start;
    for t in lo..=hi {
        let span = tree.token(t).span;
        if span.start > end && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(tree.word(t));
        end = span.end;
    }
    line.trim_end_matches([',', ';', ':', ' ', '-']).to_owned()
}

fn dated(tree: &Tree, t: usize) -> bool {
    tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(t).span))
}

/// Whether a noun stands with a determiner that points back.
pub fn definite(tree: &Tree, t: usize) -> bool {
    tree.kids_by(t, &[Deprel::Det, Deprel::NmodPoss]).any(|k| TITLE.definite.contains(&tree.lemma(k).to_lowercase()))
}
