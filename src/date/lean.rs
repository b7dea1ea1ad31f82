//! What the words around a find do to it: which way they lean it, and in which tense they speak.
//!
//! In: "1979" after "since". Out: since 1979; and "Monday" after "will meet by", the coming one.

use super::codes::{self, Tense, Unit};
use super::context::Context;
use super::find::Found;
use super::meaning::Kind;
use super::resolve::Resolver;
use super::scan::Token;
use super::sense::Sense;
use crate::model::{Bounds, Lean, TimexModifier, TimexType, Window};

impl Resolver<'_> {
    /// The words right before it lean it.
    pub(super) fn lean(&self, first: usize, sense: &mut Sense) {
        if sense.lean != Lean::At {
            return;
        }
        // "pre-1914", "post-2003"
        let glued = |at: usize| self.tokens[at].entry == self.k.hyphen && !self.tokens[at].spaced();
        if first > 1 && glued(first - 1) {
            sense.lean = match self.k.lexicon.value(self.tokens[first - 2].entry, self.k.glued) {
                Some(-1) => Lean::Before,
                Some(_) => Lean::After,
                None => Lean::At,
            };
            return;
        }
        for back in 1..=2 {
            // "since about May", but not "from Rome next week"
            let apart = |t: &Token| t.after_blank() || t.capital();
            if first < back || back > 1 && (self.tokens[first - back].after_blank() || apart(&self.tokens[first - 1])) {
                return;
            }
            if let Some(lean) = self.k.lexicon.lean(self.tokens[first - back].entry).and_then(codes::lean) {
                // "set for Monday" is on Monday, "for 1990" all through it.
                let entry = self.tokens[first - back].entry;
                let day = sense.point.is_some_and(|p| p.grain <= Unit::Day);
                let before = first.checked_sub(back + 1).and_then(|i| self.k.lexicon.tense(self.tokens[i].entry));
                let planned = matches!(before, Some(Tense::Future | Tense::Intent)) && sense.point.is_some();
                let on = (day || planned) && self.k.lexicon.has(entry, self.k.scheduled);
                sense.lean = if on { Lean::At } else { lean };
                self.barely(first - back, sense);
                // "before dawn on Wednesday": early on that day
                if sense.lean == Lean::Before && self.k.lexicon.has(self.tokens[first].entry, self.k.dawn) {
                    sense.modifier = Some(TimexModifier::Before);
                    sense.lean = Lean::At;
                }
                return;
            }
        }
    }

    /// "will resume in three weeks": within that time, unless it tells of the first or worst "in three weeks".
    pub(super) fn ahead(&self, found: &Found, sense: &mut Sense) {
        let has = |i: usize, class| self.k.lexicon.has(self.tokens[i].entry, class);
        let counted = sense.kind == TimexType::Duration && sense.length.is_some_and(|l| l.months + l.minutes > 0);
        let more = matches!(sense.modifier, Some(TimexModifier::MoreThan | TimexModifier::EqualOrMore));
        if !counted || more || sense.lean != Lean::At || found.first == 0 || !has(found.first - 1, self.k.inside) {
            return;
        }
        let before = (0..found.first).rev().take(8).take_while(|i| !self.tokens[*i].opens());
        if self.tense(found) == Some(Tense::Future) && !before.into_iter().any(|i| has(i, self.k.rank)) {
            sense.lean = Lean::Within;
            self.within_length(sense);
        }
    }

    /// How the word right before a find leans it.
    pub(super) fn leans(&self, first: usize) -> Option<Lean> {
        let before = first.checked_sub(1).map(|at| self.tokens[at].entry)?;
        self.k.lexicon.lean(before).and_then(codes::lean)
    }

    pub(super) fn tense(&self, found: &Found) -> Option<Tense> {
        let before = |n| found.first.checked_sub(n).map(|at| self.tokens[at].entry);
        let lean = self.leans(found.first);
        if lean == Some(Lean::Since) {
            return Some(Tense::Past);
        }
        // "The deadline is Monday."
        let is = |e| self.k.lexicon.has(e, self.k.copula) && self.k.lexicon.tense(e) == Some(Tense::Present);
        if found.kind == Kind::Day && before(1).is_some_and(is) {
            return Some(Tense::Future);
        }
        // "set for Monday", "ahead of Monday's vote".
        let scheduled = |e| self.k.lexicon.has(e, self.k.scheduled);
        if matches!(found.kind, Kind::Day | Kind::Moment) && [1, 2].into_iter().filter_map(before).any(scheduled) {
            return Some(Tense::Future);
        }
        let told = Context::tense(self.tokens, found.first, found.last, self.k);
        match (told, lean) {
            // "is banned until June", "is due by June", "it must leave by June"
            (None | Some(Tense::Present), Some(Lean::By | Lean::Until)) => Some(Tense::Future),
            _ => told,
        }
    }

    /// "just before 10:30": on that day still. "Shortly after noon" stays a lean: what follows from it may go on.
    pub(super) fn barely(&self, word: usize, sense: &mut Sense) {
        let close = word > 0 && self.k.lexicon.has(self.tokens[word - 1].entry, self.k.barely);
        if !close || sense.modifier.is_some() || sense.point.is_none_or(|p| p.grain >= Unit::Part) {
            return;
        }
        match (sense.lean, sense.bounds.start.earliest) {
            (Lean::Before, Some(from)) => {
                sense.modifier = Some(TimexModifier::Before);
                sense.bounds = Bounds::within(Window::new(from.day_start(), from.plus(-1)));
                sense.lean = Lean::At;
            }
            (Lean::After, _) => sense.modifier = Some(TimexModifier::After),
            _ => {}
        }
    }
}
