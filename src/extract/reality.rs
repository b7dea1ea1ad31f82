//! The words that say whether something happened: `data/en/extract/status.yaml`.
//!
//! In: a word and how something hangs on it. Out: what it makes of that. "plan" makes what hangs on it planned.

use crate::knowledge;
use crate::model::{EventType, Status, Tree};
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a governing word makes of what hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It is meant to be.
    Planned,
    /// It hangs on something.
    Conditional,
    /// It is thought of, wished, feared.
    Hypothetical,
    /// Somebody says so and vouches for it.
    Alleged,
    /// Somebody says that it is not so.
    Denied,
    /// It does not come about.
    Negated,
    /// It is as real as the governing word itself.
    Same,
    /// It is taken for granted, whatever becomes of the governing word.
    Given,
}

/// The words that say whether something happened.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWords {
    #[serde(deserialize_with = "by_word")]
    complement: HashMap<String, Effect>,
    #[serde(deserialize_with = "by_word")]
    modifier: HashMap<String, Status>,
    /// Prepositions and conjunctions of what is not done.
    pub instead: HashSet<String>,
    /// Adverbs right before a verb of what nearly was.
    pub missed: HashSet<String>,
    /// Adverbs of what is still to be done: "has yet to sign".
    pub pending: HashSet<String>,
    /// Marks of a question.
    pub asks: HashSet<String>,
    /// Adverbs that tell the future of a past as done.
    pub hindsight: HashSet<String>,
    /// Prepositions of whose account it is.
    pub account: HashSet<String>,
    /// Verbs of what somebody feels.
    pub feelings: HashSet<String>,
    /// What, told of another, is a claim.
    pub wrongs: HashSet<EventType>,
    /// What modals make of their verb.
    #[serde(deserialize_with = "by_word")]
    pub modal: HashMap<String, Status>,
    /// Verbs that with a conditional modal only speak politely.
    pub polite: HashSet<String>,
    /// Words that open a condition.
    pub condition: HashSet<String>,
    /// Auxiliaries that, before their subject, open one.
    pub inverted: HashSet<String>,
    /// Words that open a question.
    pub question: HashSet<String>,
    /// Words that place one clause in time by another.
    pub meanwhile: HashSet<String>,
    /// Of these, those that make the one a condition of the other.
    pub awaited: HashSet<String>,
    /// Words that make any of these a condition.
    pub only: HashSet<String>,
    /// Prepositions of an event that is still to come.
    pub ahead: HashSet<String>,
    /// Words that with the perfect tell of what still lasts.
    pub since: HashSet<String>,
    /// Words that open a question whose content is taken for granted.
    pub presupposed: HashSet<String>,
    /// Verbs of what goes on, even in a headline.
    pub continuing: HashSet<String>,
    /// Verbs that open what then lasts.
    pub beginning: HashSet<String>,
    /// Marks of side clauses that no word above governs.
    pub manner: HashSet<String>,
    /// What comes back year by year.
    pub anniversary: HashSet<String>,
    /// Words that, after "not", do not deny.
    pub not_denying: HashSet<String>,
    /// Determiners of nobody in particular.
    pub indefinite: HashSet<String>,
    /// Who is not to be relied on.
    pub weak: HashSet<String>,
    /// Verbs from which their object takes its tense.
    pub object_carriers: HashSet<String>,
    /// Verbs from which their subject takes its tense.
    pub subject_carriers: HashSet<String>,
    /// Verbs that end a state which is their object.
    pub ending: HashSet<String>,
}

/// The words that say whether something happened, opened once.
pub static STATUS: LazyLock<StatusWords> = LazyLock::new(|| knowledge::open("en/extract/status.yaml"));

impl StatusWords {
    /// What a word makes of what hangs on it so; the links are tried in order, then any link.
    pub fn complement(&self, lemma: &str, links: &[&str]) -> Option<Effect> {
        let linked = links.iter().find_map(|link| self.complement.get(&format!("{lemma} {link}")));
        linked.or_else(|| self.complement.get(lemma)).copied()
    }

    /// What a word makes of what hangs on it just so.
    pub fn linked(&self, lemma: &str, link: &str) -> Option<Effect> {
        self.complement.get(&format!("{lemma} {link}")).copied()
    }

    /// What a word on an event makes of it, in its own form or as its lemma.
    pub fn on(&self, tree: &Tree, t: usize) -> Option<Status> {
        let found = self.modifier.get(&tree.lemma(t).to_lowercase());
        found.or_else(|| self.modifier.get(&tree.word(t).to_lowercase())).copied()
    }

    /// Whether a verb ends the state that is its object.
    pub fn ends(&self, lemma: &str) -> bool {
        self.ending.contains(lemma)
    }
}

fn by_word<'de, D, T>(file: D) -> Result<HashMap<String, T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de> + Ord + Copy,
{
    let lists = BTreeMap::<T, Vec<String>>::deserialize(file)?;
    Ok(lists.into_iter().flat_map(|(what, words)| words.into_iter().map(move |w| (w, what))).collect())
}
