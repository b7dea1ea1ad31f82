//! Whose dead and injured they are: in news of a disaster, those counted without a date are those of the disaster told last.
//!
//! In: a sentence's mentions and the disaster told before. Out: links. In "A wave struck the coast. The radio reported 222
//! dead", *struck* starts before *dead*.

use super::lexicon::LEXICON;
use super::worded::Here;
use super::Links;
use crate::model::{Aspect, Deprel, Mention, Mood, Naming, Status, Tense, Upos};

impl Here<'_> {
    /// Adds that a toll follows its disaster; `before`: the disaster told last, which this sentence may replace.
    pub fn tolls(&self, mut before: Option<usize>, links: &mut Links) -> Option<usize> {
        let real = |m: &Mention| matches!(m.status, Status::Occurred | Status::Ongoing | Status::Alleged);
        for (k, m) in self.mentions.iter().enumerate().filter(|(_, m)| real(m)) {
            let Some(t) = self.tree.at(m.trigger) else { continue };
            if LEXICON.tolls.contains(&m.lemma.to_lowercase()) {
                let of = self.disaster_on(t).map(|e| self.first + e).or(before).filter(|_| self.counted(t, m));
                if let Some(of) = of.filter(|&of| of != self.first + k) {
                    let words = (m.trigger, m.clause);
                    let to = self.first + k;
                    links.starts(of, to, words, "en/relate/implies");
                }
            } else if m.main && LEXICON.disasters.contains(&m.kind) && !self.perfect(t) {
                before = Some(self.first + k);
            }
        }
        before
    }

    /// The disaster that did it, or in which it was: "the wave killed ten", "ten died in the blast".
    fn disaster_on(&self, t: usize) -> Option<usize> {
        let mut near = self.tree.kids_by(t, &[Deprel::Nsubj, Deprel::Obl, Deprel::OblAgent, Deprel::Nmod]);
        near.find_map(|k| self.of[k].filter(|&e| LEXICON.disasters.contains(&self.mentions[e].kind)))
    }

    /// Whether it tells of people by their number or kind, undated, and does not look back: "nine were injured", no name.
    fn counted(&self, t: usize, m: &Mention) -> bool {
        let who = [Deprel::NsubjPass, Deprel::Nsubj, Deprel::Obj, Deprel::Nummod];
        let named = |k: usize| matches!(self.tree.upos(k), Upos::Propn | Upos::Pron);
        let back =
            self.tree.group(t).is_some_and(|g| g.tense == Tense::Past && self.perfect(t) || g.mood == Mood::Infinitive);
        // "the killing of a guard" is one of its own
        let several = m.about.naming == Naming::Told || m.about.plural;
        let side = self.tree.kids_by(t, &[Deprel::Mark]).next().is_some()
            || matches!(self.tree.rel(t), Deprel::AclRelcl | Deprel::Advcl);
        let on = self.tree.head(t).filter(|_| self.tree.rel(t) == Deprel::Acl);
        let people = self.tree.kids_by(t, &who).chain(on).all(|k| !named(k));
        m.says.is_none() && people && several && !back && !side && m.about.naming != Naming::Vague
    }

    fn perfect(&self, t: usize) -> bool {
        let perfect = |a| matches!(a, Aspect::Perfect | Aspect::PerfectProgressive);
        self.verb_of(t).and_then(|v| self.tree.group(v)).is_some_and(|g| perfect(g.aspect))
    }
}
