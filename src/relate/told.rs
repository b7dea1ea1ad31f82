//! What tense and saying imply: a saying and what it tells, the pluperfect and what it looks back from.
//!
//! In: a sentence's tree and its mentions. Out: links. In "The man who had fled was caught", *fled* is before *caught*.

use super::worded::Here;
use super::Links;
use crate::model::{Aspect, Basis, Deprel, Mention, Mood, Naming, RelationKind, Status, Tense};

/// A saying reports what it tells; what it tells as past came before it, what it tells as planned comes after.
pub fn sayings(mentions: &[Mention], links: &mut Links) {
    for (k, told) in mentions.iter().enumerate() {
        let Some(saying) = told.told_in else { continue };
        let words = (mentions[saying].trigger, mentions[saying].clause);
        links.add(saying, k, RelationKind::Reports, Basis::Stated, words, "relate/reports");
        if mentions[saying].status != Status::Occurred {
            continue;
        }
        let (from, to, relation, rule) = match told.status {
            // "had no plans to attack" tells of what lies ahead
            Status::Negated | Status::Denied if told.bounds.start.latest.is_none() => continue,
            Status::Occurred | Status::Negated | Status::Alleged if told.says.is_none() => {
                (k, saying, RelationKind::StartsBefore, "relate/told-as-past")
            }
            Status::Ongoing => (k, saying, RelationKind::StartsBefore, "relate/told-as-lasting"),
            Status::Planned => (saying, k, RelationKind::Before, "relate/told-as-planned"),
            _ => continue,
        };
        links.add(from, to, relation, Basis::Inferred, words, rule);
    }
}

impl Here<'_> {
    /// What is done in order to do something comes before it: in "came to help", *came* starts before *help*.
    pub fn aims(&self, links: &mut Links) {
        for (k, m) in self.mentions.iter().enumerate() {
            let Some(t) = self.tree.at(m.trigger).filter(|&t| self.tree.rel(t) == Deprel::Advcl) else { continue };
            let aim = self.tree.group(t).is_some_and(|g| g.mood == Mood::Infinitive);
            let done = |&e: &usize| {
                self.mentions[e].status == Status::Occurred && self.mentions[e].about.naming == Naming::Told
            };
            let own_day = |e: usize| m.says.is_some() && m.says != self.mentions[e].says;
            if let Some(e) = self.above(t).filter(|&e| aim && !own_day(e) && e != k && done(&e)) {
                let (from, to) = (self.first + e, self.first + k);
                let words = (self.mentions[e].trigger, self.mentions[e].clause.join(m.clause));
                links.add(from, to, RelationKind::StartsBefore, Basis::Inferred, words, "relate/told-as-aim");
            }
        }
    }

    /// What is told in the pluperfect began before what it is told beside; `before`: the last event told on the main line of
    /// the paragraph.
    pub fn look_back(&self, before: Option<usize>, links: &mut Links) {
        for (k, m) in self.mentions.iter().enumerate() {
            let Some(t) = self.tree.at(m.trigger) else { continue };
            let Some(verb) = self.verb_of(t) else { continue };
            let perfect = |v: usize| {
                self.tree.group(v).is_some_and(|g| {
                    g.tense == Tense::Past && g.aspect != Aspect::Simple && g.aspect != Aspect::Progressive
                })
            };
            if m.says.is_some() || m.status != Status::Occurred || !perfect(verb) {
                continue;
            }
            let past = |&e: &usize| {
                let v = self.tree.at(self.mentions[e].trigger).and_then(|t| self.verb_of(t));
                let simple = v.and_then(|v| self.tree.group(v)).is_some_and(|g| g.tense == Tense::Past);
                simple && !v.is_some_and(perfect) && self.mentions[e].status == Status::Occurred
            };
            let beside = self.above(verb).filter(past).map(|e| self.first + e);
            let from = self.first + k;
            let to = if m.main { before.filter(|_| m.told_in.is_none()) } else { beside };
            if let Some(to) = to.filter(|&to| Some(to) != m.told_in && to != from) {
                links.add(
                    from,
                    to,
                    RelationKind::StartsBefore,
                    Basis::Inferred,
                    (m.trigger, m.clause),
                    "relate/told-before",
                );
            }
        }
    }

    /// The verb that tells a token: itself, or the one that carries it.
    pub(super) fn verb_of(&self, t: usize) -> Option<usize> {
        let carried = matches!(self.tree.rel(t), Deprel::Obj | Deprel::NsubjPass);
        std::iter::once(t).chain(self.tree.head(t).filter(|_| carried)).find(|&v| self.tree.group(v).is_some())
    }
}
