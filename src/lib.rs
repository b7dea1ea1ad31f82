//! `annals` reads news articles and diplomatic papers and builds the dated, sourced, ordered timeline of what happened.
//!
//! The story: read -> build -> ask -> write. The nouns stand in [`model`]; each verb is a room with one public function.

pub mod ask;
pub mod date;
pub mod extract;
#[allow(dead_code)]
mod knowledge;
pub mod merge;
pub mod model;
pub mod order;
pub mod parse;
pub mod read;
pub mod relate;
pub mod split;
pub mod write;
