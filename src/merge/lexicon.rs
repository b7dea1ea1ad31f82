//! Opens `data/en/merge`: words that may name one and the same happening.

use crate::knowledge;
use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct TellingsFile {
    tellings: Vec<Vec<String>>,
}

/// For each word the sets in which it stands, by their numbers.
pub static TELLINGS: LazyLock<HashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let file: TellingsFile = knowledge::open("en/merge/tellings.yaml");
    let mut sets: HashMap<String, Vec<u32>> = HashMap::new();
    for (n, words) in file.tellings.into_iter().enumerate() {
        for word in words {
            let of = sets.entry(word).or_default();
            if of.last() != Some(&(n as u32)) {
                of.push(n as u32);
            }
        }
    }
    sets
});
