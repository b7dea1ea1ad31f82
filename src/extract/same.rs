//! Where one sentence tells one event twice: "the *blast killed* ten", "*said* in a *statement*", "*found* and *arrested* him".
//!
//! In: the triggers of a sentence. Out: for each the trigger whose event it tells too.

use super::lexicon::SAME;
use super::reported::Told as Reported;
use super::roles::subjects;
use super::status::{Fact, Told};
use super::title::definite;
use super::trigger::Trigger;
use crate::model::{Deprel, EventType, Tree};

/// For each trigger the one, by its place among the triggers, whose event it tells again.
pub fn of(tree: &Tree, triggers: &[Trigger], facts: &[Fact], told: &[Reported]) -> Vec<Option<usize>> {
    let here = Here { tree, triggers };
    (0..triggers.len())
        .map(|k| {
            let other = triggers[k]
                .carried
                .and_then(|verb| here.of(verb).filter(|&v| triggers[v].act.kind == triggers[k].act.kind))
                .or_else(|| here.outcome(k))
                .or_else(|| here.within(k))
                .or_else(|| here.joined(k, facts))
                .or_else(|| here.renamed(k))
                .or_else(|| here.said(k, facts, told));
            other.filter(|&o| o != k)
        })
        .collect()
}

struct Here<'a> {
    tree: &'a Tree<'a>,
    triggers: &'a [Trigger],
}

impl Here<'_> {
    fn of(&self, token: usize) -> Option<usize> {
        self.triggers.iter().position(|t| t.token == token)
    }

    fn family(&self, k: usize) -> &'static str {
        self.triggers[k].act.kind.family()
    }

    fn violent(&self, k: usize) -> bool {
        matches!(self.triggers[k].act.kind, EventType::ForceAttack | EventType::Accident)
    }

    fn ends(&self, k: usize) -> bool {
        let lemma = self.tree.lemma(self.triggers[k].token);
        self.triggers[k].verbal && self.violent(k) && SAME.outcomes.contains(lemma)
    }

    /// "the blast killed ten", "ten died in the blast", "a bomb exploded, killing ten".
    fn outcome(&self, k: usize) -> Option<usize> {
        let t = self.triggers[k].token;
        if !self.ends(k) {
            return None;
        }
        let event = |token: usize| self.of(token).filter(|&o| o != k && self.violent(o));
        let carried = self.tree.kids(t).filter(|&c| match self.tree.rel(c) {
            Deprel::Nsubj => true,
            Deprel::Obl | Deprel::OblAgent => self.tree.case(c).is_some_and(|c| SAME.joins.contains(c)),
            _ => false,
        });
        let by_noun = carried.filter_map(event).next().or_else(|| {
            let noun = |s: usize| event(s).filter(|&o| !self.triggers[o].verbal);
            let passive = self.tree.kids_by(t, &[Deprel::NsubjPass]).next().is_some();
            subjects(self.tree, t).into_iter().filter(|_| !passive).find_map(noun)
        });
        let by_syntax = by_noun.or_else(|| {
            let h = self.tree.head(t)?;
            matches!(self.tree.rel(t), Deprel::Advcl | Deprel::Xcomp | Deprel::Acl | Deprel::AclRelcl | Deprel::Conj)
                .then(|| event(h))
                .flatten()
                .filter(|&o| self.tree.rel(t) != Deprel::Conj || self.ends(o))
        });
        // "…, and the number injured rose": by nobody in particular, so by what was told just before
        let bare = subjects(self.tree, t).is_empty() || self.tree.rel(t) == Deprel::Acl;
        by_syntax.or_else(|| (0..k).rev().find(|&o| bare && self.violent(o)))
    }

    /// A noun of the same class that its own verb carries: "said in a statement", "clashed in heavy fighting".
    fn within(&self, k: usize) -> Option<usize> {
        let t = self.triggers[k].token;
        if self.triggers[k].verbal {
            return None;
        }
        let by_case = || self.tree.case(t).is_some_and(|c| SAME.joins.contains(c));
        let verb = self.tree.head(t).filter(|_| match self.tree.rel(t) {
            Deprel::Obl => by_case(),
            Deprel::Nsubj | Deprel::Obj => true,
            _ => false,
        })?;
        self.of(verb).filter(|&v| {
            let alike = self.family(v) == self.family(k);
            // "fought a war", but not "joined the war"
            let known = self.violent(k) && self.tree.rel(t) == Deprel::Obj && definite(self.tree, t);
            self.triggers[v].verbal && alike && !known
        })
    }

    /// Two verbs of one kind with one subject, joined: "found and arrested him".
    fn joined(&self, k: usize, facts: &[Fact]) -> Option<usize> {
        let t = self.triggers[k].token;
        let h = self.tree.head(t).filter(|_| self.triggers[k].verbal && self.tree.rel(t) == Deprel::Conj)?;
        let o = self.of(h).filter(|&o| self.triggers[o].verbal)?;
        let own = |t: usize, rels: &[Deprel]| {
            self.tree.kids(t).filter(|&c| rels.contains(&self.tree.rel(c))).collect::<Vec<_>>()
        };
        let subject = own(t, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let objects = [own(t, &[Deprel::Obj]), own(h, &[Deprel::Obj])];
        let named = |list: &[usize]| list.iter().any(|&c| self.tree.name(c).is_some());
        let alike = self.triggers[o].act.kind == self.triggers[k].act.kind && facts[o].status == facts[k].status;
        let speech = self.triggers[k].act.kind == EventType::SayStatement;
        let dated = |t: usize| {
            self.tree.kids(t).any(|c| self.tree.sentence.dates.iter().any(|d| d.span.overlaps(self.tree.token(c).span)))
        };
        let apart = named(&objects[0]) && named(&objects[1]) || dated(t) && dated(h);
        (alike && !speech && !apart && subject.is_empty()).then_some(o)
    }

    /// "the talks were the first meeting", "the bombing, the worst attack in years".
    fn renamed(&self, k: usize) -> Option<usize> {
        let t = self.triggers[k].token;
        if self.triggers[k].verbal {
            return None;
        }
        let copula = self.tree.kids_by(t, &[Deprel::Cop]).next().is_some();
        let other = if copula {
            self.tree.kids_by(t, &[Deprel::Nsubj]).find_map(|s| self.of(s))
        } else {
            self.tree.head(t).filter(|_| self.tree.rel(t) == Deprel::Appos).and_then(|h| self.of(h))
        }?;
        let talks = |k: usize| matches!(self.family(k), "meet" | "negotiate");
        (self.family(other) == self.family(k) || talks(other) && talks(k)).then_some(other)
    }

    /// A stance that a saying tells of its own speaker is that saying: "said he was heartened".
    fn said(&self, k: usize, facts: &[Fact], told: &[Reported]) -> Option<usize> {
        use EventType::*;
        let stance = matches!(
            self.triggers[k].act.kind,
            SayAssessPlus | SayAssessMinus | SaySymbolic | AskAppeal | AskDemand | Criticise | SayDecline
        );
        let now = matches!(facts[k].told, Told::Present | Told::Open | Told::Future | Told::Past);
        let saying = told[k].saying?;
        let act = self.triggers[saying].act.kind;
        let verbal = self.triggers[k].verbal;
        // "said that Chad was to blame", "bore the blame" is one accusation
        let top = self.triggers[saying].token;
        let content = |h: usize| self.tree.rel(h) == Deprel::Ccomp && self.tree.head(h) == Some(top);
        let object = |t: usize| self.tree.rel(t) == Deprel::Obj && self.tree.head(t).is_some_and(content);
        if self.triggers[saying].whom.is_some()
            && act == self.triggers[k].act.kind
            && (verbal || object(self.triggers[k].token))
        {
            return Some(saying);
        }
        if !verbal || act != SayStatement || !stance || !now {
            return None;
        }
        let who = |t: usize| subjects(self.tree, t).into_iter().next();
        let (inner, outer) = (who(self.triggers[k].token)?, who(self.triggers[saying].token)?);
        let same = match (self.tree.name(inner), self.tree.name(outer)) {
            (Some(a), Some(b)) => a.id == b.id,
            _ => SAME.speaker.contains(&self.tree.lemma(inner).to_lowercase()),
        };
        same.then_some(saying)
    }
}
