//! A tagged sentence as the parser's features look at it: words, tags and clusters by place, with the root and nothing
//! after them.

use super::{model::Model, word::Word};

/// One place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Item {
    /// Number of the lower-case form.
    pub word: u64,
    /// Number of its last three bytes.
    pub end: u64,
    /// Its tag as the parser sees it.
    pub tag: u64,
    /// Fine cluster.
    pub cluster: u64,
    /// Coarse cluster.
    pub coarse: u64,
    /// How many clause-parting marks stand before it.
    pub marks: u32,
    /// How many finite verbs stand before it.
    pub verbs: u32,
}

/// A sentence.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The words, the root, nothing.
    pub items: Vec<Item>,
}

impl Context {
    /// Fills it anew.
    pub fn fill(&mut self, model: &Model, words: &[Word], tags: &[u8]) {
        self.items.clear();
        let (mut marks, mut verbs) = (0, 0);
        for (word, tag) in words.iter().zip(tags) {
            let tag = model.tags.get(usize::from(*tag));
            self.items.push(Item {
                word: word.low,
                end: word.ends[2],
                tag: tag.map_or(0, |t| u64::from(t.merged)) + 2,
                cluster: word.cluster,
                coarse: word.coarse,
                marks,
                verbs,
            });
            marks += u32::from(word.parts);
            verbs += u32::from(tag.is_some_and(|t| t.finite));
        }
        let root = Item { word: 5, end: 5, tag: 1, cluster: 60_000, coarse: 250, marks, verbs };
        self.items.extend([root, Item::default()]);
    }
}
