//! Opens `data/en/relate`: words that order events, and what such acts imply.

use crate::knowledge;
use crate::model::{EventType, RelationKind};
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct OrderFile {
    introduced: HashMap<RelationKind, Vec<String>>,
    pairs: HashMap<RelationKind, Vec<String>>,
    verbs: HashMap<RelationKind, Vec<String>>,
    adverbs: HashMap<RelationKind, Vec<String>>,
    clauses: HashSet<String>,
    concerning: HashSet<String>,
    suffered: HashSet<String>,
}

#[derive(Deserialize)]
struct ImpliesFile {
    before: Vec<(EventType, EventType)>,
    begins: Vec<(EventType, EventType)>,
    reactions: HashSet<EventType>,
    plans: HashSet<EventType>,
    disasters: HashSet<EventType>,
    tolls: HashSet<String>,
}

/// All that `data/en/relate` says.
pub struct Lexicon {
    /// Prepositions and conjunctions: how what they introduce stands to what it hangs on.
    pub introduced: HashMap<String, RelationKind>,
    /// The same of several words.
    pub pairs: Vec<(Vec<String>, RelationKind)>,
    /// Verbs: how their subject stands to their object.
    pub verbs: HashMap<String, RelationKind>,
    /// Adverbs: how what was told just before stands to their event.
    pub adverbs: HashMap<String, RelationKind>,
    /// Words of `introduced` that order only where they open a clause.
    pub clauses: HashSet<String>,
    /// Prepositions of what an act is about.
    pub concerning: HashSet<String>,
    /// Verbs of what befalls their subject.
    pub suffered: HashSet<String>,
    /// The first type comes before the second.
    pub before: Vec<(EventType, EventType)>,
    /// The first type begins the second.
    pub begins: Vec<(EventType, EventType)>,
    /// Acts that come after what they are about.
    pub reactions: HashSet<EventType>,
    /// Acts that come before what they are about.
    pub plans: HashSet<EventType>,
    /// Acts and accidents that people die of.
    pub disasters: HashSet<EventType>,
    /// What tells of dead and injured: lemmas.
    pub tolls: HashSet<String>,
}

/// The lexicon, opened once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let order: OrderFile = knowledge::open("en/relate/order.yaml");
    let implies: ImpliesFile = knowledge::open("en/relate/implies.yaml");
    let mut pairs: Vec<(String, RelationKind)> = by_word(order.pairs).into_iter().collect();
    pairs.sort();
    Lexicon {
        introduced: by_word(order.introduced),
        pairs: pairs.into_iter().map(|(words, kind)| (words.split(' ').map(String::from).collect(), kind)).collect(),
        verbs: by_word(order.verbs),
        adverbs: by_word(order.adverbs),
        clauses: order.clauses,
        concerning: order.concerning,
        suffered: order.suffered,
        before: implies.before,
        begins: implies.begins,
        reactions: implies.reactions,
        plans: implies.plans,
        disasters: implies.disasters,
        tolls: implies.tolls,
    }
});

fn by_word(lists: HashMap<RelationKind, Vec<String>>) -> HashMap<String, RelationKind> {
    lists.into_iter().flat_map(|(kind, words)| words.into_iter().map(move |w| (w, kind))).collect()
}
