//! Tags for the training sentences by taggers that did not see them: mistakes as the parser will meet them.

use super::{clusters::Clusters, lexicon, model, tagger, treebank::Treebank, Settings};
use crate::parse;
use rayon::prelude::*;

/// In how many parts the sentences are.
const FOLDS: usize = 5;

/// The guessed tags of every sentence.
pub fn tags(bank: &Treebank, clusters: &Clusters, settings: &Settings) -> Vec<Vec<u8>> {
    let n = bank.trees.len();
    let fold = |i: usize| i / 20 % FOLDS;
    let settings = Settings { tagger_rounds: settings.tagger_rounds.min(4), ..settings.clone() };
    let mut tagged: Vec<(usize, Vec<u8>)> = (0..FOLDS)
        .into_par_iter()
        .flat_map_iter(|f| {
            let seen: Vec<usize> = (0..n).filter(|i| fold(*i) != f).collect();
            let words = lexicon::build(bank, &seen, clusters);
            let (slots, rows) = tagger::train(bank, &seen, &words, clusters, &settings, &[settings.seed + f as u64]);
            let names = bank.tags.join("\n");
            let parts: [(&str, &[u8]); 5] = [
                ("tags", names.as_bytes()),
                ("words", &words),
                ("coarse", &clusters.coarse),
                ("tagger", &slots),
                ("tagger rows", &rows),
            ];
            let bytes = model::join(&parts);
            let model = model::Model::open(&bytes);
            let tag = |i: usize| {
                let words = bank.trees[i].words(&model.lexicon);
                let mut tags = Vec::new();
                parse::tagger::tag(&model, &words, &mut tags);
                (i, tags)
            };
            (0..n).filter(|i| fold(*i) == f).map(tag).collect::<Vec<_>>()
        })
        .collect();
    tagged.sort_by_key(|t| t.0);
    tagged.into_iter().map(|t| t.1).collect()
}
