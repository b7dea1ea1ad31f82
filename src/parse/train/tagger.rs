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

/// The table of a tagger that saw the sentences named.
pub fn train(
    bank: &Treebank,
    sentences: &[usize],
    lexicon: &[u8],
    clusters: &Clusters,
    settings: &Settings,
    seed: u64,
) -> (Vec<u8>, Vec<u8>) {
    let lexicon = Lexicon::new(lexicon, &clusters.coarse);
    let words: Vec<Vec<Word>> =
        sentences.iter().map(|i| bank.trees[*i].forms.iter().map(|f| Word::new(f, &lexicon)).collect()).collect();
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut perceptron = Perceptron::new(bank.tags.len());
    let mut scores = vec![0f32; bank.tags.len()];
    let mut keys = Keys::new(0);
    for _ in 0..settings.tagger_rounds {
        random.shuffle(&mut order);
        for &i in &order {
            let mut before = [START; 2];
            for (k, gold) in bank.trees[sentences[i]].tags.iter().enumerate() {
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
    pack::rows(&[perceptron], settings.updates.min(2))
}
