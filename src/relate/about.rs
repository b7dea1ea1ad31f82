//! What acts are about: a reaction comes after what it is to, a plan before what it is for.
//!
//! In: a sentence's tree and its mentions. Out: links. In "Chile condemned the bombing", the *bombing* is before *condemned*.

use super::lexicon::LEXICON;
use super::worded::Here;
use super::Links;
use crate::model::{Deprel, Mention, Naming, Status};

impl Here<'_> {
    /// Adds the order of acts and what they are about.
    pub fn about(&self, links: &mut Links) {
        for (k, m) in self.mentions.iter().enumerate() {
            let real = |m: &Mention| matches!(m.status, Status::Occurred | Status::Ongoing | Status::Alleged);
            let Some(t) = self.tree.at(m.trigger).filter(|_| m.about.naming != Naming::Told) else { continue };
            let Some((act, near)) = self.act_on(t) else { continue };
            let act_told = &self.mentions[act];
            if act == k || !real(act_told) || act_told.status == Status::Ongoing || act_told.kind == m.kind {
                continue;
            }
            let definite = m.about.naming == Naming::Definite;
            let (from, to) = match () {
                () if LEXICON.reactions.contains(&act_told.kind) && definite && real(m) => (k, act),
                () if near && LEXICON.plans.contains(&act_told.kind) && (definite || real(m)) => (act, k),
                () => continue,
            };
            let words = (act_told.trigger, act_told.clause);
            links.starts(self.first + from, self.first + to, words, "en/relate/implies");
        }
    }

    /// The act in whose phrase a noun stands, and whether it is its very object.
    fn act_on(&self, t: usize) -> Option<(usize, bool)> {
        let mut at = t;
        let mut near = true;
        for above in self.tree.ancestors(t) {
            let fits = match self.tree.rel(at) {
                Deprel::Obj | Deprel::NsubjPass => true,
                Deprel::Nmod => true,
                Deprel::Obl => self.tree.case(at).is_some_and(|c| LEXICON.concerning.contains(c)),
                _ => false,
            };
            if !fits {
                return None;
            }
            if let Some(e) = self.of[above] {
                return Some((e, near));
            }
            if self.tree.group(above).is_some() {
                return None;
            }
            near = false;
            at = above;
        }
        None
    }
}
