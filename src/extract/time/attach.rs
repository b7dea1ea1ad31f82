//! Which date of a sentence hangs on which event, and which events share the date of another.
//!
//! In: a parsed sentence with its dates and triggers. Out: for each trigger its own dates, or the one of its clause.
//! In "On Monday he left Cairo, vowing to return", *left* has the date and *vowing* shares it.

use super::super::lexicon::{LEXICON, TIME};
use super::super::role_words::ROLES;
use super::super::roles::subjects;
use super::super::title;
use super::super::trigger::Trigger;
use crate::model::{Aspect, Dated, Deprel, Lean, Mood, Tense, TimexType, Tree, Upos};

/// The dates of a sentence, hung up.
pub struct Hung {
    /// For each trigger the dates that are its own, by their place in the sentence.
    pub own: Vec<Vec<usize>>,
    /// For each trigger without one the date that it shares.
    pub shared: Vec<Option<usize>>,
    /// The date of the main verb, told as past.
    pub main: Option<usize>,
    /// The dates that stand on nouns alone, by their place in the sentence.
    pub aside: Vec<usize>,
    /// For each verb the date of its clause.
    pub clause: Vec<Option<usize>>,
}

/// Hangs the dates of a sentence on its triggers.
pub fn attach(tree: &Tree, triggers: &[Trigger]) -> Hung {
    let mut hanging = Hanging { tree, triggers, own: vec![Vec::new(); triggers.len()], clause: vec![None; tree.len()] };
    // "claimed victory in Sunday's poll on Monday": what owns a noun comes after what stands for itself
    for owner in [false, true] {
        for (n, d) in tree.sentence.dates.iter().enumerate() {
            if hanging.owns(d) == owner {
                hanging.hang(n, d);
            }
        }
    }
    // a date goes from clause to clause: two rounds reach what hangs on what hangs on the dated one
    for _ in 0..2 {
        hanging.spread();
    }
    let shared = (0..triggers.len()).map(|k| hanging.undated(k).then(|| hanging.shares(k)).flatten()).collect();
    let root = (0..tree.len()).find(|&t| tree.head(t).is_none());
    let past = |v: &usize| tree.group(*v).is_some_and(|g| g.tense == Tense::Past);
    let main = root.filter(past).and_then(|v| hanging.clause[v]).filter(|&n| hanging.plain(n));
    let aside = (0..tree.sentence.dates.len()).filter(|n| !hanging.clause.contains(&Some(*n))).collect();
    Hung { own: hanging.own, shared, main, aside, clause: hanging.clause }
}

/// Whether a date says when something was, and not only for how long.
fn is_day(d: &Dated) -> bool {
    matches!(d.kind, TimexType::Date | TimexType::Time) && d.bounds != crate::model::Bounds::OPEN
}

struct Hanging<'a> {
    tree: &'a Tree<'a>,
    triggers: &'a [Trigger],
    own: Vec<Vec<usize>>,
    /// For each verb the date of its clause.
    clause: Vec<Option<usize>>,
}

impl Hanging<'_> {
    fn trigger(&self, t: usize) -> Option<usize> {
        self.triggers.iter().position(|x| x.token == t)
    }

    /// Whether a date owns a noun: "Sunday's".
    fn owns(&self, d: &Dated) -> bool {
        let inside = |t: usize| self.tree.token(t).span.overlaps(d.span);
        let first = self.tree.at(d.span).into_iter().flat_map(|first| first..self.tree.len());
        first.take_while(|&t| inside(t)).any(|t| self.tree.rel(t) == Deprel::NmodPoss)
    }

    /// Hangs a date on the first event or clause above it.
    fn hang(&mut self, n: usize, d: &Dated) {
        let Some(first) = self.tree.at(d.span) else { return };
        let inside = |t: usize| self.tree.token(t).span.overlaps(d.span);
        let last = (first..self.tree.len()).take_while(|&t| inside(t)).last().unwrap_or(first);
        let top = (first..=last).find(|&t| self.tree.head(t).is_none_or(|h| h < first || h > last)).unwrap_or(last);
        if d.lean == Lean::NthUnit {
            // "the crackdown, now in its fourth month": it runs on from the noun before
            if let Some(k) = self.triggers.iter().rposition(|t| t.token < first && !t.verbal) {
                return self.own[k].push(n);
            }
        }
        // "the revolution of 1979": right behind its noun
        let of = first.checked_sub(2).filter(|_| self.tree.lemma(first - 1) == ROLES.genitive);
        if let Some(k) = of.and_then(|t| self.trigger(t)).filter(|&k| !self.triggers[k].verbal) {
            return self.own[k].push(n);
        }
        // "said Thursday that he had …": a day right at a verb is that verb's, whatever follows
        // "resigned before Monday's vote": the day is the vote's
        let owned =
            self.tree.rel(top) == Deprel::NmodPoss && self.tree.head(top).is_some_and(|h| self.trigger(h).is_some());
        let beside = if is_day(d) && !owned {
            self.fronted(first, top, last).or_else(|| self.beside(first, last))
        } else {
            None
        };
        let above = std::iter::once(top).chain(self.tree.ancestors(top));
        for above in beside.into_iter().chain(above) {
            if let Some(k) = self.noun_before(first, above, d).filter(|_| beside.is_none()) {
                return self.own[k].push(n);
            }
            // "won Sunday's poll on Monday": the poll has its day
            let day =
                |k: usize| self.tree.sentence.dates.iter().any(|o| o != d && o.span.overlaps(self.tree.token(k).span));
            if self.tree.group(above).is_none() && self.tree.kids_by(above, &[Deprel::NmodPoss]).any(day) {
                continue;
            }
            if let Some(k) = self.trigger(above) {
                let verb = self.triggers[k].verbal.then_some(above).or_else(|| self.rather_the_verb(above, last, d));
                if let (Some(v), true) = (verb, is_day(d)) {
                    self.clause[v].get_or_insert(n);
                }
                if verb.is_none_or(|v| v == above) {
                    self.own[k].push(n);
                } else if let Some(k) = verb.and_then(|v| self.trigger(v)) {
                    self.own[k].push(n);
                }
                return;
            }
            if let Some(group) = self.tree.group(above) {
                // a participle beside a noun that tells no event itself passes the day on to the verb above
                let passes = self.tree.rel(above) == Deprel::Acl && group.mood != Mood::Finite;
                if passes && beside != Some(above) && self.tree.head(above).is_none_or(|h| self.trigger(h).is_none()) {
                    continue;
                }
                if is_day(d) {
                    self.clause[above].get_or_insert(n);
                }
                if LEXICON.support.contains(self.tree.lemma(above)) {
                    // "is scheduled to open on Monday"
                    let controls =
                        if self.tree.rel(above) == Deprel::Xcomp { subjects(self.tree, above) } else { vec![] };
                    let carried = self.tree.kids_by(above, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj]);
                    if let Some(k) = carried.chain(controls).find_map(|t| self.trigger(t)) {
                        self.own[k].push(n);
                    }
                }
                return;
            }
        }
    }

    /// "On Monday police seized him over a raid in May": the verb has its day, so the second is that of the event noun before it.
    fn noun_before(&self, first: usize, verb: usize, d: &Dated) -> Option<usize> {
        let taken = self.clause[verb].is_some() && is_day(d) && self.tree.group(verb).is_some();
        let before = first.checked_sub(2).filter(|_| taken && self.tree.upos(first - 1) == Upos::Adp)?;
        let path = std::iter::once(before).chain(self.tree.ancestors(before));
        let mut path = path.take_while(|&t| t != verb && self.tree.group(t).is_none());
        path.find_map(|t| self.trigger(t).filter(|&k| !self.triggers[k].verbal && self.own[k].is_empty()))
            .filter(|&k| self.tree.ancestors(self.triggers[k].token).any(|a| a == verb))
    }

    /// The main verb, for a day that opens the sentence: "On Wednesday, during the ceremony, the president called …".
    fn fronted(&self, first: usize, top: usize, last: usize) -> Option<usize> {
        // read as the head of what follows it: "…: on April 30 the ministers met"
        let clause = |&k: &usize| {
            let subject = self.tree.kids_by(k, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
            // "told them on Tuesday night that the war was over"
            let follows = self.tree.rel(k) != Deprel::AclRelcl;
            k > last && subject && follows && self.tree.group(k).is_some_and(|g| g.mood == Mood::Finite)
        };
        if let Some(v) = self.tree.kids(top).find(clause) {
            return Some(v);
        }
        let opens = (0..first).all(|t| matches!(self.tree.upos(t), Upos::Adp | Upos::Punct | Upos::Cconj | Upos::Adv));
        let of_noun = matches!(self.tree.rel(top), Deprel::Compound | Deprel::NmodPoss | Deprel::Amod | Deprel::Nummod);
        // "In 1911 troops …": a year that a preposition opens the sentence with is not that of the subject
        let subject = |t: usize| matches!(self.tree.rel(t), Deprel::Nsubj | Deprel::NsubjPass);
        let led = first > 0 && self.tree.upos(first - 1) == Upos::Adp && self.tree.head(top).is_some_and(subject);
        let of_noun = of_noun && !led;
        let root = std::iter::once(top).chain(self.tree.ancestors(top)).last()?;
        let subject = || self.tree.kids_by(root, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
        (opens && !of_noun && root != top && self.tree.group(root).is_some() && subject()).then_some(root)
    }

    /// The verb that a day stands right at: "said here on Friday", "Clinton Saturday vowed".
    fn beside(&self, first: usize, last: usize) -> Option<usize> {
        let verb = |t: usize| {
            let head = if self.tree.rel(t) == Deprel::Aux { self.tree.head(t)? } else { t };
            self.tree.group(head).filter(|g| g.mood != Mood::Infinitive).map(|_| head)
        };
        let skipped = |t: &usize| matches!(self.tree.upos(*t), Upos::Adp | Upos::Adv);
        let before = (0..first).rev().find(|t| !skipped(t)).filter(|t| first - t <= 3);
        let bare = first > 0 && matches!(self.tree.upos(first - 1), Upos::Noun | Upos::Propn);
        let after = (last + 1 < self.tree.len() && bare).then_some(last + 1);
        before.and_then(verb).or_else(|| after.and_then(verb))
    }

    /// "condemned the bombing of the embassy on Thursday": a day after a known happening is that of the verb.
    fn rather_the_verb(&self, noun: usize, last: usize, d: &Dated) -> Option<usize> {
        let after = self.tree.at(d.span).is_some_and(|t| t > noun) && d.lean == Lean::At && is_day(d);
        // "signed a truce Monday", but "a meeting on Monday"
        let bare = self.tree.at(d.span).is_some_and(|t| self.tree.case(t).is_none() && t == noun + 1);
        if !after || !(bare || title::definite(self.tree, noun)) || !super::window(d).is_one_day() {
            return None;
        }
        // "condemned the seizure by rebels on Friday": the day stands behind who did it
        let first = self.tree.at(d.span).unwrap_or(noun);
        if (noun + 1..first).any(|k| self.tree.rel(k) == Deprel::Case && self.tree.lemma(k) == ROLES.agent) {
            return None;
        }
        let mut at = noun;
        for above in self.tree.ancestors(noun) {
            if let Some(group) = self.tree.group(above) {
                let told = group.tense == Tense::Past && self.clause[above].is_none();
                let object = matches!(self.tree.rel(at), Deprel::Obj | Deprel::NsubjPass);
                let ends = self.tree.reach(above, |k| self.tree.rel(k) == Deprel::Punct).1 <= last;
                return (told && object && (ends || bare)).then_some(above);
            }
            if !matches!(self.tree.rel(at), Deprel::Nmod | Deprel::Conj | Deprel::Obj) {
                return None;
            }
            at = above;
        }
        None
    }

    /// Clauses without a date take that of the clause they go with.
    fn spread(&mut self) {
        for v in 0..self.tree.len() {
            if self.clause[v].is_some() || self.tree.group(v).is_none() {
                continue;
            }
            let above = self.goes_with(v).and_then(|h| self.clause[h]);
            let below = || self.tree.kids(v).find_map(|k| self.clause[k].filter(|_| self.brings_its_date(k)));
            let noun = || {
                self.tree
                    .kids_by(v, &[Deprel::Obl])
                    .find_map(|k| self.day_of(k).filter(|_| with_its_verb(self.tree, k)))
            };
            let told = || self.tells_of(v).and_then(|noun| self.day_of(noun));
            self.clause[v] = above.or_else(below).or_else(noun).or_else(told).filter(|&n| self.plain(n));
        }
    }

    /// The event noun whose own doing a relative clause tells: "the blast on Friday that killed ten".
    fn tells_of(&self, v: usize) -> Option<usize> {
        let noun = self.tree.head(v).filter(|_| self.tree.rel(v) == Deprel::AclRelcl)?;
        let mut subjects = self.tree.kids_by(v, &[Deprel::Nsubj]);
        let past = self.tree.group(v).is_some_and(|g| g.tense == Tense::Past && g.aspect == Aspect::Simple);
        // "a crackdown in which ninety people died"
        let relative = |k: usize| ROLES.relative.contains(self.tree.lemma(k));
        let inside = |k: usize| relative(k) && self.tree.case(k).is_some_and(|c| TIME.loosely.contains(c));
        let during = self.tree.kids_by(v, &[Deprel::Obl]).any(inside);
        (past && (during || subjects.all(relative))).then_some(noun)
    }

    /// Dates that say "on it" can be shared; "since Monday" cannot.
    fn plain(&self, n: usize) -> bool {
        self.tree.sentence.dates[n].lean == Lean::At
    }

    /// The verb whose time a clause shares: "and signed …", "…, vowing to return", "when he fell ill".
    fn goes_with(&self, v: usize) -> Option<usize> {
        let own = self.tree.group(v)?;
        // past words that only look like a clause: "flew, headed for Rome, when he fell ill"
        let verb = |h: &usize| self.tree.group(*h).is_some() || self.tree.rel(*h) != Deprel::Advcl;
        let h = self.tree.ancestors(v).find(verb)?;
        let head = self.tree.group(h)?;
        let goes = match self.tree.rel(v) {
            Deprel::Conj => {
                let ahead = |t: Tense| t == Tense::Future;
                ahead(own.tense) == ahead(head.tense) && own.modal == head.modal
            }
            Deprel::Xcomp => true,
            // "gathered on Monday to discuss it", but "arrived on Monday to search the hull", that day or later
            Deprel::Advcl if own.mood == Mood::Infinitive => {
                let journey = |k: usize| self.triggers[k].act.kind.family() == "visit";
                self.goes_along(v) && !self.trigger(h).is_some_and(journey)
            }
            Deprel::Advcl => self.goes_along(v),
            _ => false,
        };
        goes.then_some(h)
    }

    /// A side clause at the time of its main clause: a bare participle, or one with a word like "when".
    fn goes_along(&self, v: usize) -> bool {
        let near = self.tree.kids_by(v, &[Deprel::Mark, Deprel::Advmod]).filter(|&m| m < v);
        let marks: Vec<String> = near.map(|m| self.tree.lemma(m).to_lowercase()).collect();
        match self.tree.group(v).map(|g| g.mood) {
            Some(Mood::Participle | Mood::Gerund) => {
                let mut marks = self.tree.kids_by(v, &[Deprel::Mark]).map(|m| self.tree.lemma(m));
                marks.all(|m| TIME.together.contains(m))
            }
            Some(Mood::Finite) => {
                let subject = self.tree.kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
                // without a mark and a subject it is another verb of the main clause
                let joined = marks.is_empty() && !subject;
                joined || marks.iter().any(|m| TIME.together.contains(m))
            }
            // "gathered on Monday to discuss it"
            Some(Mood::Infinitive) => self.tree.kids_by(v, &[Deprel::Mark]).count() == 1,
            _ => false,
        }
    }

    /// Whether what hangs on a clause gives it its date: "Speaking on Tuesday, he said …", "clashed and, on Friday, left".
    fn brings_its_date(&self, k: usize) -> bool {
        let own_subject = self.tree.kids_by(k, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
        match self.tree.rel(k) {
            Deprel::Conj => !own_subject && self.goes_with(k).is_some(),
            Deprel::Advcl => self.goes_along(k),
            _ => false,
        }
    }

    /// The day that an event noun has of itself.
    fn day_of(&self, t: usize) -> Option<usize> {
        let own = self.trigger(t).filter(|&k| !self.triggers[k].verbal);
        let day = |&n: &usize| is_day(&self.tree.sentence.dates[n]) && self.plain(n);
        let issued = || self.tree.kids_by(t, &[Deprel::Acl]).find_map(|v| self.clause[v]);
        own.and_then(|k| self.own[k].iter().copied().find(|n| day(n))).or_else(issued)
    }

    /// Whether nothing of its own tells when it was, at most how long: "a two-hour meeting".
    fn undated(&self, k: usize) -> bool {
        let length = |d: &Dated| d.kind == TimexType::Duration && d.lean == Lean::At;
        self.own[k].iter().all(|&n| length(&self.tree.sentence.dates[n]))
    }

    /// The date that a trigger shares.
    fn shares(&self, k: usize) -> Option<usize> {
        let t = self.triggers[k].token;
        if self.triggers[k].verbal || self.tree.group(t).is_some() {
            return self.clause[t].filter(|&n| self.plain(n));
        }
        let issued = self.tree.kids_by(t, &[Deprel::Acl]).find_map(|v| self.clause[v]);
        let v = self.tree.head(t)?;
        let with_verb = match self.tree.rel(t) {
            Deprel::Obl | Deprel::Obj | Deprel::Nsubj => with_its_verb(self.tree, t),
            _ => false,
        };
        issued.or_else(|| self.clause[v].filter(|_| with_verb)).filter(|&n| self.plain(n))
    }
}

/// Whether an event noun has the time of its verb: as the occasion ("at the summit", "with a meeting"), or as something new
/// that is done ("made a statement").
pub fn with_its_verb(tree: &Tree, t: usize) -> bool {
    match tree.rel(t) {
        Deprel::Obl => tree
            .case(t)
            .is_some_and(|c| TIME.occasion.contains(c) || TIME.loosely.contains(c) && !title::definite(tree, t)),
        Deprel::Obj | Deprel::Nsubj => tree.kids_by(t, &[Deprel::Det]).next().is_some() && !title::definite(tree, t),
        _ => false,
    }
}
