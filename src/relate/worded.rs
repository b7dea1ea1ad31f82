//! Order words inside a sentence: "after", "before", "led to", "later".
//!
//! In: a sentence's tree and its mentions. Out: links. "He left after the talks": *talks* before *left*.

use super::lexicon::LEXICON;
use super::Links;
use crate::model::{Basis, Deprel, Gap, Mention, Mood, RelationKind, Status, TimexModifier, TimexType, Tree};

/// A sentence with its mentions.
pub struct Here<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) first: usize,
    pub(super) mentions: &'a [Mention],
    /// Which mention each token names.
    pub(super) of: Vec<Option<usize>>,
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
    pub fn link(&self, before: Option<usize>, links: &mut Links) {
        for t in 0..self.tree.len() {
            match self.tree.rel(t) {
                Deprel::Case | Deprel::Mark => self.introduced(t, links),
                Deprel::Advmod => self.adverb(t, before, links),
                _ => self.verb(t, links),
            }
        }
    }

    /// "H after X": X stands to H as the word says.
    fn introduced(&self, word: usize, links: &mut Links) {
        let Some(x) = self.tree.head(word) else { return };
        let Some(kind) = self.kind(word) else { return };
        let Some(h) = self.above(x) else { return };
        let mut xs = vec![x];
        xs.extend(self.tree.kids_by(x, &[Deprel::Conj]));
        xs.extend(self.joined(x));
        let events: Vec<usize> = xs.iter().filter_map(|&x| self.event(x)).filter(|&e| e != h).collect();
        let gap = self.gap(word).filter(|_| matches!(kind, RelationKind::Before | RelationKind::After));
        for &e in &events {
            self.push(e, h, (kind, gap), Basis::Stated, word, "relate/order-word", links);
        }
        // "after A and B": told in the order they came
        for pair in events.windows(2) {
            let undated = self.mentions[pair[0]].says.is_none() || self.mentions[pair[1]].says.is_none();
            if undated && matches!(kind, RelationKind::Before) {
                let relation = (RelationKind::StartsBefore, None);
                self.push(pair[0], pair[1], relation, Basis::Inferred, word, "relate/told-in-order", links);
            }
        }
    }

    /// "two weeks after": how far apart, give or take half of a unit, and a whole one of days.
    fn gap(&self, word: usize) -> Option<Gap> {
        let at = self.tree.token(word).span.start;
        let last = self.tree.token(word.checked_sub(1)?).span;
        let before = |d: &&crate::model::Dated| d.span.end <= at && d.span.overlaps(last);
        let d = self.tree.sentence.dates.iter().find(|d| d.kind == TimexType::Duration && before(d))?;
        let length = d.length.filter(|l| l.months > 0 || l.minutes > 0)?;
        const MONTH: i64 = 43_830;
        const DAY: i64 = 1440;
        let whole = length.months * MONTH + length.minutes;
        let unit = length.unit_months * MONTH + length.unit_minutes;
        let slack = if unit > DAY { unit / 2 } else { unit };
        Some(match d.modifier {
            Some(TimexModifier::LessThan | TimexModifier::EqualOrLess) => Gap { min: None, max: Some(whole) },
            Some(TimexModifier::MoreThan | TimexModifier::EqualOrMore) => Gap { min: Some(whole), max: None },
            _ => Gap { min: Some((whole - slack).max(0)), max: Some(whole + slack) },
        })
    }

    /// "after the revolt and the fire": where the second hangs beside the first, with no word of its own but the "and".
    fn joined(&self, x: usize) -> impl Iterator<Item = usize> + '_ {
        let beside = self
            .tree
            .head(x)
            .into_iter()
            .flat_map(move |h| self.tree.kids_by(h, &[Deprel::Obl, Deprel::Nmod, Deprel::Conj]));
        let and = |k: usize| {
            self.tree.kids_by(k, &[Deprel::Cc]).next().is_some()
                && self.tree.case(k).is_none()
                && self.tree.group(k).is_none()
        };
        beside.filter(move |&k| k > x && and(k))
    }

    fn kind(&self, word: usize) -> Option<RelationKind> {
        // "the following year" is a date
        let span = self.tree.token(word).span;
        if self.tree.sentence.dates.iter().any(|d| d.kind != TimexType::Duration && d.span.overlaps(span)) {
            return None;
        }
        // "as the king left", not "as saying", "as reported"
        let clause = |x: usize| {
            let subject = self.tree.kids_by(x, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
            subject.is_some() && self.tree.group(x).is_some_and(|g| g.mood == Mood::Finite)
        };
        if LEXICON.clauses.contains(self.tree.lemma(word)) && !self.tree.head(word).is_some_and(clause) {
            return None;
        }
        let lemma = self.tree.lemma(word).to_lowercase();
        let near = |words: &[String]| {
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

    /// The nearest event above a token, in the same finite clause: in "said it would act after the vote", none for *vote*.
    pub(super) fn above(&self, t: usize) -> Option<usize> {
        for a in self.tree.ancestors(t) {
            if let Some(e) = self.event(a).filter(|&e| Some(e) != self.event(t)) {
                return Some(e);
            }
            let ends =
                matches!(self.tree.rel(a), Deprel::Ccomp | Deprel::Parataxis | Deprel::AclRelcl | Deprel::AdvclRelcl);
            if ends && self.tree.group(a).is_some() {
                return None;
            }
        }
        None
    }

    /// "X prompted Y", "X led to Y".
    fn verb(&self, t: usize, links: &mut Links) {
        let Some(&kind) = LEXICON.verbs.get(self.tree.lemma(t)) else { return };
        if self.tree.group(t).is_none() {
            return;
        }
        let told = |k: usize| {
            let relative = self.tree.rel(t) == Deprel::AclRelcl && self.of[k].is_none();
            self.of[if relative { self.tree.head(t).unwrap_or(k) } else { k }]
        };
        let mut objects: Vec<usize> = self.tree.kids_by(t, &[Deprel::Obj, Deprel::Obl]).collect();
        // "the tremor was followed by a fire", "riots caused by a murder": told of what it was done to
        let agent = self.tree.kids_by(t, &[Deprel::OblAgent]).find_map(|k| self.of[k]);
        if let Some(agent) = agent {
            let on = self.tree.head(t).filter(|_| matches!(self.tree.rel(t), Deprel::Acl | Deprel::AclRelcl));
            let done = self.tree.kids_by(t, &[Deprel::NsubjPass]).find_map(told).or(on.and_then(|k| self.of[k]));
            if let Some(done) = done.filter(|&d| d != agent) {
                self.push(agent, done, (kind, None), Basis::Stated, t, "relate/order-verb", links);
            }
            return;
        }
        let subject = self.tree.kids_by(t, &[Deprel::Nsubj, Deprel::NsubjPass]).find_map(told);
        // "…, prompting a walkout", "resigned following the riots"
        let beside = || self.above(t).filter(|_| matches!(self.tree.rel(t), Deprel::Advcl | Deprel::Xcomp));
        let subject = subject.or_else(beside);
        objects.extend(objects.clone().iter().flat_map(|&o| self.tree.kids_by(o, &[Deprel::Conj])));
        for o in objects.iter().filter_map(|&o| self.of[o]).filter(|o| subject.is_some_and(|s| s != *o)) {
            self.push(subject.unwrap_or(o), o, (kind, None), Basis::Stated, t, "relate/order-verb", links);
        }
    }

    /// "Speaking later, …": after what was told just before.
    fn adverb(&self, t: usize, before: Option<usize>, links: &mut Links) {
        let Some(&kind) = LEXICON.adverbs.get(&self.tree.word(t).to_lowercase()) else { return };
        let Some(h) = self.tree.head(t) else { return };
        let dated = self.tree.sentence.dates.iter().any(|d| d.span.overlaps(self.tree.token(t).span));
        let Some(event) = self.event(h) else { return };
        let dated = dated || self.mentions[event].says.is_some();
        // "Earlier, …" looks back from what was told last; "who earlier denied it" from no one knows what
        let before = before.filter(|_| kind != RelationKind::After || self.tree.head(t) > Some(t) && t == 0);
        if let (Some(b), false, Status::Occurred) = (before, dated, self.mentions[event].status) {
            let words = (self.tree.token(t).span, self.mentions[event].clause);
            links.add(b, self.first + event, kind, Basis::Inferred, words, "relate/order-adverb");
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        from: usize,
        to: usize,
        relation: (RelationKind, Option<Gap>),
        basis: Basis,
        word: usize,
        rule: &'static str,
        links: &mut Links,
    ) {
        // what is only planned or thought of does not order what happened
        let real =
            |k: usize| !matches!(self.mentions[k].status, Status::Hypothetical | Status::Negated | Status::Denied);
        // nor does what may yet come lie before what has come
        let come = |k: usize| matches!(self.mentions[k].status, Status::Occurred | Status::Ongoing | Status::Alleged);
        let turned = match relation.0 {
            RelationKind::Before => !come(from) && come(to),
            RelationKind::After => come(from) && !come(to),
            _ => false,
        };
        if !real(from) || !real(to) || turned {
            return;
        }
        let words = (self.tree.token(word).span, self.mentions[to].clause.join(self.mentions[from].clause));
        links.apart(self.first + from, self.first + to, relation, basis, words, rule);
    }
}
