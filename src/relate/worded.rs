//! Order words inside a sentence: "after", "before", "led to", "later".
//!
//! In: a sentence's tree and its mentions. Out: links. "He left after the talks": *talks* before *left*.

use super::lexicon::LEXICON;
use crate::model::{Basis, Deprel, Link, Mention, RelationKind, Status, Tree};

/// A sentence with its mentions.
pub struct Here<'a> {
    tree: &'a Tree<'a>,
    first: usize,
    mentions: &'a [Mention],
    /// Which mention each token names.
    of: Vec<Option<usize>>,
}

impl<'a> Here<'a> {
    /// Finds the mentions' tokens. `first` is the place of the first mention among the article's.
    pub fn new(tree: &'a Tree<'a>, first: usize, mentions: &'a [Mention]) -> Self {
        let mut of = vec![None; tree.len()];
        for (k, m) in mentions.iter().enumerate() {
            if let Some(t) = tree.at(m.trigger) {
                of[t] = Some(k);
            }
        }
        Here { tree, first, mentions, of }
    }

    /// Adds the links that the words of the sentence state; `before`: the last event told on the main line.
    pub fn link(&self, before: Option<usize>, links: &mut Vec<Link>) {
        for t in 0..self.tree.len() {
            match self.tree.rel(t) {
                Deprel::Case | Deprel::Mark => self.introduced(t, links),
                Deprel::Advmod => self.adverb(t, before, links),
                _ => self.verb(t, links),
            }
        }
    }

    /// "H after X": X stands to H as the word says.
    fn introduced(&self, word: usize, links: &mut Vec<Link>) {
        let Some(x) = self.tree.head(word) else { return };
        let Some(kind) = self.kind(word) else { return };
        let Some(h) = self.above(x) else { return };
        let mut xs = vec![x];
        xs.extend(self.tree.kids_by(x, &[Deprel::Conj]));
        let events: Vec<usize> = xs.iter().filter_map(|&x| self.event(x)).filter(|&e| e != h).collect();
        for &e in &events {
            self.push(e, h, kind, Basis::Stated, word, "relate/order-word", links);
        }
        // "after A and B": told in the order they came
        for pair in events.windows(2) {
            let undated = self.mentions[pair[0]].says.is_none() || self.mentions[pair[1]].says.is_none();
            if undated && matches!(kind, RelationKind::Before) {
                self.push(
                    pair[0],
                    pair[1],
                    RelationKind::StartsBefore,
                    Basis::Inferred,
                    word,
                    "relate/told-in-order",
                    links,
                );
            }
        }
    }

    fn kind(&self, word: usize) -> Option<RelationKind> {
        let lemma = self.tree.lemma(word).to_lowercase();
        let near = |n: &str| {
            let words: Vec<&str> = n.split(' ').collect();
            (0..words.len()).any(|back| {
                word >= back
                    && words.iter().enumerate().all(|(i, w)| {
                        word - back + i < self.tree.len() && self.tree.word(word - back + i).eq_ignore_ascii_case(w)
                    })
            })
        };
        let pair = LEXICON.pairs.iter().find(|(words, _)| near(words)).map(|(_, kind)| *kind);
        pair.or_else(|| LEXICON.introduced.get(&lemma).copied())
    }

    /// The event that a token names, or the one that its verb carries or that carries it.
    fn event(&self, t: usize) -> Option<usize> {
        self.of[t].or_else(|| {
            let carried = [Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Xcomp];
            let mut kids = self.tree.kids(t);
            kids.find_map(|k| self.of[k].filter(|_| carried.contains(&self.tree.rel(k))))
        })
    }

    /// The nearest event above a token.
    fn above(&self, t: usize) -> Option<usize> {
        self.tree.ancestors(t).find_map(|a| self.event(a).filter(|&e| Some(e) != self.event(t)))
    }

    /// "X prompted Y", "X led to Y".
    fn verb(&self, t: usize, links: &mut Vec<Link>) {
        let Some(&kind) = LEXICON.verbs.get(self.tree.lemma(t)) else { return };
        if self.tree.group(t).is_none() {
            return;
        }
        let subject = self.tree.kids_by(t, &[Deprel::Nsubj, Deprel::NsubjPass]).find_map(|k| {
            let relative = self.tree.rel(t) == Deprel::AclRelcl && self.of[k].is_none();
            self.of[if relative { self.tree.head(t).unwrap_or(k) } else { k }]
        });
        let object = self.tree.kids_by(t, &[Deprel::Obj, Deprel::Obl]).find_map(|k| self.of[k]);
        if let (Some(s), Some(o)) = (subject, object) {
            self.push(s, o, kind, Basis::Stated, t, "relate/order-verb", links);
        }
    }

    /// "Speaking later, …": after what was told just before.
    fn adverb(&self, t: usize, before: Option<usize>, links: &mut Vec<Link>) {
        let Some(&kind) = LEXICON.adverbs.get(&self.tree.lemma(t).to_lowercase()) else { return };
        let Some(h) = self.tree.head(t) else { return };
        let dated = self.tree.sentence.dates.iter().any(|d| d.span.overlaps(self.tree.token(t).span));
        let Some(event) = self.event(h) else { return };
        let dated = dated || self.mentions[event].says.is_some();
        if let (Some(b), false, Status::Occurred) = (before, dated, self.mentions[event].status) {
            links.push(Link {
                from: b,
                to: self.first + event,
                relation: kind,
                gap: None,
                basis: Basis::Inferred,
                words: self.tree.token(t).span,
                clause: self.mentions[event].clause,
                rule: "relate/order-adverb".into(),
            });
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        from: usize,
        to: usize,
        relation: RelationKind,
        basis: Basis,
        word: usize,
        rule: &str,
        links: &mut Vec<Link>,
    ) {
        // what is only planned or thought of does not order what happened
        let real =
            |k: usize| !matches!(self.mentions[k].status, Status::Hypothetical | Status::Negated | Status::Denied);
        if !real(from) || !real(to) {
            return;
        }
        links.push(Link {
            from: self.first + from,
            to: self.first + to,
            relation,
            gap: None,
            basis,
            words: self.tree.token(word).span,
            clause: self.mentions[to].clause.join(self.mentions[from].clause),
            rule: rule.into(),
        });
    }
}
