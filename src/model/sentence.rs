//! A sentence: tokens, dates and names in it, and its verb groups. `split` makes it, `date` and `parse` fill it.

use super::{ActorKind, Dated, Span};
use std::{ops::Range, sync::Arc};

/// Universal part-of-speech tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Upos { Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, #[default] X }

impl Upos {
    /// Every tag with its CoNLL-U name.
    #[rustfmt::skip]
    pub const ALL: [(Upos, &str); 17] = [
        (Upos::Adj, "ADJ"), (Upos::Adp, "ADP"), (Upos::Adv, "ADV"), (Upos::Aux, "AUX"), (Upos::Cconj, "CCONJ"),
        (Upos::Det, "DET"), (Upos::Intj, "INTJ"), (Upos::Noun, "NOUN"), (Upos::Num, "NUM"), (Upos::Part, "PART"),
        (Upos::Pron, "PRON"), (Upos::Propn, "PROPN"), (Upos::Punct, "PUNCT"), (Upos::Sconj, "SCONJ"),
        (Upos::Sym, "SYM"), (Upos::Verb, "VERB"), (Upos::X, "X"),
    ];

    /// Its CoNLL-U name.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Universal Dependencies relations, with the subtypes of English treebanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Deprel {
    Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, AdvmodEmph, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp, Compound, CompoundPrt,
    Conj, Cop, Csubj, CsubjOuter, CsubjPass, #[default] Dep, Det, DetPredet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark,
    Nmod, NmodDesc, NmodPoss, NmodUnmarked, Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent, OblUnmarked, Orphan, Parataxis,
    Punct, Reparandum, Root, Vocative, Xcomp,
}

impl Deprel {
    /// Every relation with its CoNLL-U name.
    #[rustfmt::skip]
    pub const ALL: [(Deprel, &str); 52] = [
        (Deprel::Acl, "acl"), (Deprel::AclRelcl, "acl:relcl"), (Deprel::Advcl, "advcl"), (Deprel::AdvclRelcl, "advcl:relcl"),
        (Deprel::Advmod, "advmod"), (Deprel::AdvmodEmph, "advmod:emph"), (Deprel::Amod, "amod"), (Deprel::Appos, "appos"),
        (Deprel::Aux, "aux"), (Deprel::AuxPass, "aux:pass"), (Deprel::Case, "case"), (Deprel::Cc, "cc"),
        (Deprel::CcPreconj, "cc:preconj"), (Deprel::Ccomp, "ccomp"), (Deprel::Compound, "compound"),
        (Deprel::CompoundPrt, "compound:prt"), (Deprel::Conj, "conj"), (Deprel::Cop, "cop"), (Deprel::Csubj, "csubj"),
        (Deprel::CsubjOuter, "csubj:outer"), (Deprel::CsubjPass, "csubj:pass"), (Deprel::Dep, "dep"), (Deprel::Det, "det"),
        (Deprel::DetPredet, "det:predet"), (Deprel::Discourse, "discourse"), (Deprel::Dislocated, "dislocated"),
        (Deprel::Expl, "expl"), (Deprel::Fixed, "fixed"), (Deprel::Flat, "flat"), (Deprel::Goeswith, "goeswith"),
        (Deprel::Iobj, "iobj"), (Deprel::List, "list"), (Deprel::Mark, "mark"), (Deprel::Nmod, "nmod"),
        (Deprel::NmodDesc, "nmod:desc"), (Deprel::NmodPoss, "nmod:poss"), (Deprel::NmodUnmarked, "nmod:unmarked"),
        (Deprel::Nsubj, "nsubj"), (Deprel::NsubjOuter, "nsubj:outer"), (Deprel::NsubjPass, "nsubj:pass"),
        (Deprel::Nummod, "nummod"), (Deprel::Obj, "obj"), (Deprel::Obl, "obl"), (Deprel::OblAgent, "obl:agent"),
        (Deprel::OblUnmarked, "obl:unmarked"), (Deprel::Orphan, "orphan"), (Deprel::Parataxis, "parataxis"),
        (Deprel::Punct, "punct"), (Deprel::Reparandum, "reparandum"), (Deprel::Root, "root"), (Deprel::Vocative, "vocative"), (Deprel::Xcomp, "xcomp"),
    ];

    /// Its CoNLL-U name.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// One word or mark.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Part of speech.
    pub upos: Upos,
    /// Dictionary form, lower case but for names.
    pub lemma: Arc<str>,
    /// The place of its head in the sentence; none for the root.
    pub head: Option<usize>,
    /// How it hangs on its head.
    pub deprel: Deprel,
}

/// Tense of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Tense { #[default] None, Past, Present, Future }

/// Aspect of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Aspect { #[default] Simple, Progressive, Perfect, PerfectProgressive }

/// Voice of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Voice { #[default] Active, Passive }

/// Form of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Mood { #[default] Finite, Infinitive, Participle, Gerund, Imperative }

/// A main verb with its auxiliaries: "would not have been told".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VerbGroup {
    /// The main verb's place in the sentence.
    pub head: usize,
    /// Its auxiliaries, particles of negation and infinitive marker, in order.
    pub parts: Vec<usize>,
    /// "had been told" is past (perfect); "will tell", "is to tell", "is about to tell" are future.
    pub tense: Tense,
    /// Progressive, perfect or both.
    pub aspect: Aspect,
    /// Active or passive.
    pub voice: Voice,
    /// Finite, infinitive, participle, gerund, imperative.
    pub mood: Mood,
    /// The modal's lemma: "would", "could", "must", "may", …
    pub modal: Option<String>,
    /// Whether it is negated ("not", "never", "no longer").
    pub negated: bool,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// Somebody who can act.
    Actor(ActorKind),
    /// A place that is not acting (a town, a region).
    Place,
}

/// A name, title-and-name, demonym or pronoun that stands for somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its tokens in the sentence.
    pub tokens: Range<usize>,
    /// The syntactic head among them.
    pub head: usize,
    /// The actor's id: `USA`, `UN`, `Ryan Crocker`; linked within the article (the surname has the full name's id).
    pub id: String,
    /// As a reader knows them: "United States".
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// The state or organisation that it acts for, by title or description: "US Ambassador Ryan Crocker" acts for `USA`.
    pub acts_for: Option<String>,
    /// The state it belongs to without acting for it: a citizen's, a rebel's, a former envoy's; the one a town lies in.
    pub of: Option<String>,
    /// Who it is as a party to an event, where that is not itself: the state that "US troops" or "the Iranian envoy" stand
    /// for, the group that "Taliban fighters" are of.
    pub party: Option<String>,
    /// Whether it stands here as an adjective or demonym ("Iranian"), not as the actor itself.
    pub adjective: bool,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sentence {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Which paragraph, counted from 0.
    pub paragraph: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The time expressions in it, in order.
    pub dates: Vec<Dated>,
    /// Its verb groups, in order of their heads.
    pub verbs: Vec<VerbGroup>,
    /// The names in it, in order.
    pub names: Vec<Name>,
}
