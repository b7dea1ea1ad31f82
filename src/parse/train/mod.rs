//! Makes the model file from treebanks: the same bytes from the same files and seed.
//!
//! CoNLL-U texts and word vectors come in, the bytes of `data/en/parse/english.model` go out. Order: what single words tell
//! (lexicon, clusters, dictionary forms), the tagger, tags by taggers that did not see the sentence (so that the parser
//! learns to live with mistakes), then several parsers from several seeds, whose weights are averaged.

mod clusters;
mod irregular;
mod jackknife;
mod lemmas;
mod lexicon;
mod oracle;
mod pack;
mod perceptron;
mod random;
mod tagger;
#[cfg(test)]
mod tests;
mod tree;
mod treebank;

use super::model;
use rayon::prelude::*;
use treebank::Treebank;

/// What can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where chance starts.
    pub seed: u64,
    /// How often the taggers see each sentence.
    pub tagger_rounds: usize,
    /// How often the parsers see each sentence.
    pub parser_rounds: usize,
    /// How many taggers and parsers are averaged.
    pub parsers: usize,
    /// A feature counts that was updated at least so often.
    pub updates: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { seed: 1, tagger_rounds: 8, parser_rounds: 10, parsers: 3, updates: 3 }
    }
}

/// Makes a model from the texts of CoNLL-U files and of a file of word vectors (a word and its numbers a line, the most
/// frequent first). `tell` hears how far it is.
pub fn train(conllu: &[String], vectors: &str, settings: &Settings, tell: &(dyn Fn(&str) + Sync)) -> Vec<u8> {
    let bank = Treebank::read(conllu);
    tell(&format!("{} sentences, {} tags", bank.trees.len(), bank.tags.len()));
    let clusters = clusters::of(vectors, settings.seed);
    tell(&format!("{} words in clusters", clusters.words.len()));
    let names = bank.tags.join("\n");
    let (endings, changes) = lemmas::learn(bank.trees.iter().chain(&bank.forms));
    let all: Vec<usize> = (0..bank.trees.len()).collect();
    let words = lexicon::build(&bank, &all, &clusters);
    let seeds: Vec<u64> = (0..settings.parsers as u64).map(|k| settings.seed + 1_000_003 * (k + 1)).collect();
    let (slots, rows) = tagger::train(&bank, &all, &words, &clusters, settings, &seeds);
    tell(&format!("tagger: {} + {} bytes", slots.len(), rows.len()));
    let mut parts: Vec<(&str, Vec<u8>)> = vec![
        ("tags", names.into_bytes()),
        ("words", words),
        ("coarse", clusters.coarse.clone()),
        ("tagger", slots),
        ("tagger rows", rows),
        ("endings", endings),
        ("changes", changes),
    ];
    let tags = jackknife::tags(&bank, &clusters, settings);
    tell("tags for the parsers' training");
    let so_far = joined(&parts);
    let opened = model::Model::open(&so_far);
    let sentences = tree::sentences(&bank, &opened, &tags);
    let parsers: Vec<tree::Weights> =
        seeds.par_iter().map(|seed| tree::train(&sentences, settings.parser_rounds, *seed, tell)).collect();
    let (moves, labels): (Vec<_>, Vec<_>) = parsers.into_iter().map(|w| (w.moves, w.labels)).unzip();
    let moves = pack::moves(&moves, settings.updates);
    let (slots, rows) = pack::rows(&labels, settings.updates);
    tell(&format!("parser: {} + {} + {} bytes", moves.len(), slots.len(), rows.len()));
    parts.extend([("moves", moves), ("labels", slots), ("label rows", rows)]);
    joined(&parts)
}

fn joined(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    model::join(&parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect::<Vec<_>>())
}
