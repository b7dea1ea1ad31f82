//! Opens `data/`: what the build packed into the binary, as values of the room that asks.
//!
//! In: a folder's name below `data/`. Out: its files, in order of name, each as the asker's own type.
//! `load::<Rule>("en/date/rules")` gives `("en/date/rules/ago.yaml", Rule { fits: "<number> <unit> ago", .. })`.

use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, sync::LazyLock};

static PACKED: LazyLock<BTreeMap<&'static str, &'static serde_json::value::RawValue>> = LazyLock::new(|| {
    serde_json::from_slice(include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.json"))).expect("build.rs wrote it")
});

/// Every file of a folder of `data/` (and of the folders below it), in order of name.
///
/// # Panics
/// When a file does not fit `T`: the message names the file and what is wrong. `cargo test` opens every file.
pub fn load<T: DeserializeOwned>(folder: &str) -> Vec<(&'static str, T)> {
    PACKED
        .iter()
        .filter(|(name, _)| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        .map(|(name, raw)| (*name, parse(name, raw.get())))
        .collect()
}

/// One file of `data/`, by its name (`"en/date/words.yaml"`).
///
/// # Panics
/// When there is no such file or it does not fit `T`; the message says which.
pub fn open<T: DeserializeOwned>(name: &str) -> T {
    let raw = PACKED.get(name).unwrap_or_else(|| panic!("data/{name}: no such file"));
    parse(name, raw.get())
}

fn parse<T: DeserializeOwned>(name: &str, json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|e| panic!("data/{name}: {e}"))
}
