//! Verb groups: a verb with its auxiliaries, and what they say of its time.
//!
//! A parsed sentence comes in; "would not have been told" is one group: perfect, passive, "would", negated. "is to meet",
//! "is about to meet" and "is going to meet" are future, as "will meet" is. Of a copular clause ("was ready") the group's head
//! is the predicate, as in the tree, and the copula is among its parts. Linear in the number of words.

use super::model::Tag;
use crate::knowledge;
use crate::model::{Aspect, Deprel, Mood, Tense, Tree, Upos, VerbGroup, Voice};
use foldhash::HashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// What an auxiliary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Auxiliary {
    /// Progressive with -ing, passive with a participle.
    Be,
    /// Perfect.
    Have,
    /// Carries the tense.
    Do,
    /// Passive with a participle.
    Get,
    /// Future.
    Future,
    /// Possibility, duty, condition.
    Modal,
}

#[derive(Debug, Deserialize)]
struct Words {
    auxiliaries: HashMap<String, Auxiliary>,
    negations: Vec<String>,
    negating_pairs: HashMap<String, String>,
    infinitive: String,
    ahead: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge::open("en/parse/verbs.yaml"));

/// The verb groups of a sentence, in order of their heads. `tags` are the fine tags of its words.
pub fn groups(tree: &Tree, tags: &[Tag]) -> Vec<VerbGroup> {
    let sentence = Groups { tree, tags };
    (0..tree.len()).filter_map(|i| sentence.group(i)).collect()
}

struct Groups<'a> {
    tree: &'a Tree<'a>,
    tags: &'a [Tag<'a>],
}

impl Groups<'_> {
    fn auxiliary(&self, i: usize) -> Option<Auxiliary> {
        WORDS.auxiliaries.get(self.tree.lemma(i)).copied()
    }

    fn is_part(&self, i: usize) -> bool {
        matches!(self.tree.rel(i), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
    }

    fn infinitive(&self, i: usize) -> bool {
        self.tree.rel(i) == Deprel::Mark && self.tree.lemma(i) == WORDS.infinitive
    }

    fn negates(&self, i: usize) -> bool {
        let pair = |(second, first): (&String, &String)| {
            let before = || i > 0 && self.tree.word(i - 1).eq_ignore_ascii_case(first);
            self.tree.word(i).eq_ignore_ascii_case(second) && before()
        };
        WORDS.negations.iter().any(|n| n == self.tree.lemma(i)) || WORDS.negating_pairs.iter().any(pair)
    }

    /// Auxiliaries, infinitive marker and negations that hang on a word, in order.
    fn own(&self, i: usize) -> Vec<usize> {
        let belongs = |k: &usize| self.is_part(*k) || self.infinitive(*k) || self.negates(*k);
        self.tree.kids(i).filter(belongs).collect()
    }

    /// The word whose auxiliaries count for `i` as well: in "was captured and burned", "captured".
    fn shares(&self, i: usize, own: &[usize]) -> Option<usize> {
        let subject = |k: &usize| matches!(self.tree.rel(*k), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl);
        let alone =
            !own.iter().any(|k| self.is_part(*k) || self.infinitive(*k)) && !self.tree.kids(i).any(|k| subject(&k));
        let first = self.tree.head(i).filter(|_| alone && self.tree.rel(i) == Deprel::Conj)?;
        let base = |fine: &str| matches!(fine, "VB" | "VBN" | "VBG");
        let same = self.tags[first].fine == self.tags[i].fine && base(self.tags[i].fine);
        same.then_some(first)
    }

    /// "is about to", "was going to", "is to" before an infinitive: the words that say so.
    fn ahead(&self, i: usize, parts: &[usize]) -> Option<Vec<usize>> {
        let to = parts.iter().copied().find(|k| self.infinitive(*k))?;
        let be = |k: &usize| self.auxiliary(*k) == Some(Auxiliary::Be);
        if let Some(k) = parts.iter().copied().find(|k| *k < to && be(k) && self.is_part(*k)) {
            return Some(vec![k]);
        }
        let is_ahead = |h: &usize| WORDS.ahead.iter().any(|a| a == self.tree.lemma(*h));
        let head = self.tree.head(i).filter(|h| *h < to && is_ahead(h))?;
        let linked = matches!(self.tree.rel(i), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Acl);
        let mut words: Vec<usize> = self.tree.kids(head).filter(|k| *k < to && be(k)).collect();
        words.push(head);
        // "is to" and "about to" stand side by side; "goes to see" is no future
        let near = words.iter().any(be) && (head + 1 == to || !be(&head));
        (linked && near).then_some(words)
    }

    fn group(&self, i: usize) -> Option<VerbGroup> {
        let (token, fine) = (self.tree.token(i), self.tags[i].fine);
        if self.is_part(i) {
            return None;
        }
        let copula = self.tree.kids(i).any(|k| self.tree.rel(k) == Deprel::Cop);
        if !matches!(token.upos, Upos::Verb | Upos::Aux) && !copula {
            return None;
        }
        let mut parts = self.own(i);
        let mut group = VerbGroup { head: i, ..VerbGroup::default() };
        group.negated = parts.iter().any(|k| self.negates(*k));
        if let Some(first) = self.shares(i, &parts) {
            let others = self.own(first);
            group.negated |= others.iter().any(|k| self.negates(*k));
            parts.extend(others);
        }
        parts.sort_unstable();
        let ahead = self.ahead(i, &parts);
        let to = parts.iter().any(|k| self.infinitive(*k));
        let auxiliaries: Vec<usize> = parts.iter().copied().filter(|k| self.is_part(*k)).collect();
        self.chain(&auxiliaries, i, copula, &mut group);
        if auxiliaries.is_empty() {
            self.bare(i, fine, to, &mut group);
        } else if to {
            group.mood = Mood::Infinitive;
        }
        if let Some(words) = ahead {
            group.tense = Tense::Future;
            group.mood = Mood::Finite;
            group.negated |= words.iter().flat_map(|w| self.tree.kids(*w)).any(|k| k < i && self.negates(k));
            parts.extend(words.into_iter().filter(|w| *w != i));
            parts.sort_unstable();
            parts.dedup();
        }
        group.parts = parts;
        Some(group)
    }

    /// What the auxiliaries say, the first carrying the tense.
    fn chain(&self, auxiliaries: &[usize], verb: usize, copula: bool, group: &mut VerbGroup) {
        for (n, &k) in auxiliaries.iter().enumerate() {
            let fine = self.tags[k].fine;
            let role = self.auxiliary(k);
            if n == 0 {
                group.tense = tense(fine);
            }
            let next =
                auxiliaries.get(n + 1).map_or(if copula { "" } else { self.tags[verb].fine }, |j| self.tags[*j].fine);
            match role {
                Some(Auxiliary::Future) if fine == "MD" => group.tense = Tense::Future,
                Some(Auxiliary::Modal) if fine == "MD" => group.modal = Some(self.tree.lemma(k).to_owned()),
                Some(Auxiliary::Have) => group.aspect = perfect(group.aspect),
                _ if self.tree.rel(k) == Deprel::AuxPass => group.voice = Voice::Passive,
                Some(Auxiliary::Be) if next == "VBG" => group.aspect = progressive(group.aspect),
                Some(Auxiliary::Be) if matches!(next, "VBN" | "VBD") && n + 1 == auxiliaries.len() && !copula => {
                    group.voice = Voice::Passive;
                }
                _ => {}
            }
        }
    }

    /// A verb without auxiliaries.
    fn bare(&self, i: usize, fine: &str, to: bool, group: &mut VerbGroup) {
        let token = self.tree.token(i);
        let has = |d: &[Deprel]| self.tree.kids_by(i, d).next().is_some();
        // a participle with a subject and nothing to hang on is a past tense that was taken for one
        let clause = matches!(token.deprel, Deprel::Root | Deprel::Conj | Deprel::Ccomp | Deprel::Parataxis);
        let fine = if fine == "VBN" && clause && has(&[Deprel::Nsubj]) { "VBD" } else { fine };
        group.tense = tense(fine);
        group.mood = match fine {
            _ if to && fine != "VBG" => Mood::Infinitive,
            "VBG" if matches!(token.deprel, Deprel::Acl | Deprel::Amod) => Mood::Participle,
            "VBG" if token.deprel == Deprel::Advcl && !has(&[Deprel::Mark, Deprel::Case]) => Mood::Participle,
            "VBG" => Mood::Gerund,
            "VBN" => Mood::Participle,
            "VB" if has(&[Deprel::Nsubj, Deprel::NsubjPass]) => Mood::Finite,
            "VB" if matches!(token.deprel, Deprel::Root | Deprel::Parataxis | Deprel::Conj | Deprel::Ccomp) => {
                Mood::Imperative
            }
            "VB" => Mood::Infinitive,
            _ => Mood::Finite,
        };
        if fine == "VBN" {
            group.voice = Voice::Passive;
        }
        if to {
            group.tense = Tense::None;
        }
    }
}

fn tense(fine: &str) -> Tense {
    match fine {
        "VBD" => Tense::Past,
        "VBP" | "VBZ" => Tense::Present,
        _ => Tense::None,
    }
}

fn perfect(aspect: Aspect) -> Aspect {
    match aspect {
        Aspect::Progressive | Aspect::PerfectProgressive => Aspect::PerfectProgressive,
        Aspect::Simple | Aspect::Perfect => Aspect::Perfect,
    }
}

fn progressive(aspect: Aspect) -> Aspect {
    match aspect {
        Aspect::Perfect | Aspect::PerfectProgressive => Aspect::PerfectProgressive,
        Aspect::Simple | Aspect::Progressive => Aspect::Progressive,
    }
}
