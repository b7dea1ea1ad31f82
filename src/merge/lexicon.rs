//! Opens `data/en/merge`: words that may name one and the same happening, and words of those who may be anybody.

use crate::knowledge;
use foldhash::{HashMap, HashMapExt, HashSet};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    tellings: Vec<Vec<String>>,
    unnamed: HashSet<String>,
}

/// What `data/en/merge` says.
pub struct Merging {
    /// For each word the sets in which it stands, by their numbers.
    pub tellings: HashMap<String, Vec<u32>>,
    /// First words of a crowd that tells of nobody in particular.
    pub unnamed: HashSet<String>,
}

/// Those words, opened once.
pub static MERGING: LazyLock<Merging> = LazyLock::new(|| {
    let file: File = knowledge::open("en/merge/tellings.yaml");
    let mut tellings: HashMap<String, Vec<u32>> = HashMap::new();
    for (n, words) in file.tellings.into_iter().enumerate() {
        for word in words {
            let of = tellings.entry(word).or_default();
            if of.last() != Some(&(n as u32)) {
                of.push(n as u32);
            }
        }
    }
    Merging { tellings, unnamed: file.unnamed }
});
