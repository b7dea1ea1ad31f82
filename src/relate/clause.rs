//! What side clauses without a word of their own imply: a bare participle, a relative clause on an event.
//!
//! In: a sentence's tree and its mentions. Out: links. In "A bridge fell, killing ten", *fell* starts before *killing*; in "He
//! died fighting", *fighting* before *died*.

use super::lexicon::LEXICON;
use super::worded::Here;
use super::Links;
use crate::model::{Aspect, Deprel, Mention, Mood, Status, Tense, Upos, Voice};

impl Here<'_> {
    /// Adds the order of main clauses and the participles and relative clauses on them.
    pub fn along(&self, links: &mut Links) {
        for k in 0..self.mentions.len() {
            let Some(t) = self.tree.at(self.mentions[k].trigger) else { continue };
            let found = match self.tree.rel(t) {
                Deprel::Advcl => self.participle(t),
                // where the parser takes it for an object: "died saving a child"
                Deprel::Obj | Deprel::Xcomp => self.participle(t).filter(|(_, first)| !first),
                Deprel::AclRelcl => self.doing(t).map(|e| (e, true)),
                _ => None,
            };
            let real = |m: &Mention| m.status == Status::Occurred;
            let Some((e, first)) = found.filter(|&(e, _)| e != k && real(&self.mentions[e]) && real(&self.mentions[k]))
            else {
                continue;
            };
            let (from, to) = if first { (e, k) } else { (k, e) };
            let words = (self.mentions[k].trigger, self.mentions[e].clause.join(self.mentions[k].clause));
            links.starts(self.first + from, self.first + to, words, "relate/told-along");
        }
    }

    /// The event whose clause a bare participle goes with, and whether it starts first: set off behind it, a participle tells
    /// what went with it or came of it; in front, or right at the verb, what was going on already.
    fn participle(&self, t: usize) -> Option<(usize, bool)> {
        let group = self.tree.group(t)?;
        let bare = matches!(group.mood, Mood::Gerund | Mood::Participle)
            && self.tree.kids_by(t, &[Deprel::Mark, Deprel::Nsubj, Deprel::NsubjPass]).next().is_none();
        let head = self.tree.head(t).filter(|_| bare)?;
        let e = self.of[head]?;
        let perfect = matches!(group.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
        let first = self.tree.reach(t, |_| false).0;
        let set_off = (first.saturating_sub(1)..=first).any(|k| self.tree.upos(k) == Upos::Punct);
        let suffers = self.tree.group(head).is_some_and(|g| g.voice == Voice::Passive)
            || LEXICON.suffered.contains(self.tree.lemma(head));
        match () {
            () if perfect => Some((e, false)),
            () if t < head => None,
            () if set_off => Some((e, true)),
            () if suffers => Some((e, false)),
            () => Some((e, true)),
        }
    }

    /// The event noun whose own doing a relative clause tells: "the blast that killed ten".
    fn doing(&self, t: usize) -> Option<usize> {
        let noun = self.tree.head(t)?;
        let group = self.tree.group(t)?;
        let past = group.tense == Tense::Past && group.aspect == Aspect::Simple;
        let mut subjects = self.tree.kids_by(t, &[Deprel::Nsubj]);
        let own = past && subjects.next().is_some_and(|s| self.tree.upos(s) == Upos::Pron && s > noun && s < t);
        self.of[noun].filter(|_| own)
    }
}
