//! Trains a tagger: left to right on its own guesses, as it will run.

use super::{
    clusters::Clusters,
    pack,
    perceptron::{self, Perceptron},
    random::Random,
    treebank::Treebank,
    Settings,
};
use crate::parse::{
    hash::Keys,
    lexicon::Lexicon,
    tagger::{features, START},
    word::Word,
};
use rayon::prelude::*;

/// The table of the mean of taggers, one a seed, that saw the sentences named.
pub fn train(
    bank: &Treebank,
    sentences: &[usize],
    lexicon: &[u8],
    clusters: &Clusters,
    settings: &Settings,
    seeds: &[u64],
) -> (Vec<u8>, Vec<u8>) {
    let lexicon = Lexicon::new(lexicon, &clusters.coarse);
    let words: Vec<Vec<Word>> = sentences.iter().map(|i| bank.trees[*i].words(&lexicon)).collect();
    let gold: Vec<&[Option<u8>]> = sentences.iter().map(|i| bank.trees[*i].tags.as_slice()).collect();
    let one = |seed: &u64| tagger(&words, &gold, bank.tags.len(), settings.tagger_rounds, *seed);
    let taggers: Vec<Perceptron> = seeds.par_iter().map(one).collect();
    pack::rows(&taggers, settings.updates.min(2))
}

fn tagger(words: &[Vec<Word>], gold: &[&[Option<u8>]], tags: usize, rounds: usize, seed: u64) -> Perceptron {
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..words.len()).collect();
    let mut perceptron = Perceptron::new(tags);
    let mut scores = vec![0f32; tags];
    let mut keys = Keys::new(0);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &i in &order {
            let mut before = [START; 2];
            for (k, gold) in gold[i].iter().enumerate() {
                let guess = match words[i][k].sole {
                    Some(tag) => usize::from(tag),
                    None => {
                        features(&words[i], k, before, &mut keys);
                        perceptron.score(keys.all(), &mut scores);
                        let guess = perceptron::best(&scores, |_| true).unwrap_or(0);
                        if let Some(gold) = gold.map(usize::from).filter(|g| *g != guess) {
                            perceptron.update(keys.all(), gold, guess);
                        }
                        perceptron.tick();
                        guess
                    }
                };
                before = [guess as u64, before[0]];
            }
        }
    }
    perceptron
}
