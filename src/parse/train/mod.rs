//! Makes the model file from treebanks: the same bytes from the same files and seed.
//!
//! CoNLL-U texts and word vectors come in, the bytes of `data/en/parse/english.model` go out: dictionary forms, and a network
//! that learns tags, heads and relations together.

mod adam;
mod aims;
mod copies;
mod irregular;
mod layer;
mod learn;
mod lemmas;
mod pack;
mod product;
mod random;
mod score;
mod softmax;
#[cfg(test)]
mod tests;
mod treebank;
mod weights;
mod words;

use super::{model, net::WIDTH, word::styles};
use adam::Adam;
use learn::{Dropout, Example, Gradient, Learner};
use random::Random;
use rayon::prelude::*;
use treebank::{Tree, Treebank};
use weights::Weights;
use words::Words;

/// What can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where chance starts.
    pub seed: u64,
    /// How often each sentence is seen.
    pub rounds: usize,
    /// How many layers.
    pub layers: usize,
    /// How many given vectors are taken.
    pub vectors: usize,
    /// The size of a step at first.
    pub rate: f32,
    /// How much is left out while learning, to one.
    pub dropout: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { seed: 1, rounds: 20, layers: 3, vectors: 46_000, rate: 0.003, dropout: 0.3 }
    }
}

/// Sentences of a step, in parts whose gradients are summed in order: the same sums on any number of threads.
const STEP: usize = 32;
const PART: usize = 8;
/// The longest sentence to learn from.
const LONGEST: usize = super::tree::PIECE;

/// Makes a model from the texts of CoNLL-U files and of a file of word vectors (a word and its numbers a line, the most
/// frequent first). `tell` hears how far it is; `dev`, a treebank that is not learned from, says how good it is.
pub fn train(conllu: &[String], vectors: &str, dev: &str, settings: &Settings, tell: &dyn Fn(&str)) -> Vec<u8> {
    let bank = Treebank::read(conllu);
    let dev = Treebank::read(&[dev.to_owned()]).trees;
    let words = Words::new(vectors, settings.vectors, &bank);
    tell(&format!("{} sentences, {} tags, {} keys", bank.trees.len(), bank.tags.len(), words.rows.len()));
    let (endings, changes) = lemmas::learn(bank.trees.iter().chain(&bank.forms));
    let mut training = Training::new(&words, bank.tags.len(), settings);
    let mut order: Vec<&Tree> = bank.trees.iter().filter(|t| t.forms.len() <= LONGEST).collect();
    let steps = settings.rounds * order.len().div_ceil(STEP);
    let fixed = [("tags", bank.tags.join("\n").into_bytes()), ("endings", endings), ("changes", changes)];
    let model = |training: &Training| {
        let parts = pack::parts(&training.learner());
        let named = fixed.iter().map(|(n, b)| (*n, b.as_slice()));
        model::join(&named.chain(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice()))).collect::<Vec<_>>())
    };
    for round in 1..=settings.rounds {
        training.random.shuffle(&mut order);
        let mut loss = [0.0; 4];
        for trees in order.chunks(STEP) {
            let left = 1.0 - training.steps as f32 / steps as f32;
            let warm = ((training.steps + 1) as f32 / 300.0).min(1.0);
            let heard = training.step(trees, settings.rate * left * warm);
            loss.iter_mut().zip(heard).for_each(|(sum, x)| *sum += x);
        }
        let [tags, heads, labels, count] = loss;
        let told = [tags / count, heads / count, labels / count];
        let good = if dev.is_empty() || round % 4 != 0 && round != settings.rounds {
            String::new()
        } else {
            score::of(&model(&training), &dev)
        };
        tell(&format!("round {round}: {told:.3?} {good}"));
    }
    model(&training)
}

/// A network while it learns.
struct Training<'a> {
    words: &'a Words,
    weights: Weights,
    vectors: Vec<f32>,
    /// The sum of gradients of each vector; zero but within a step.
    sums: Vec<f32>,
    adam: Adam,
    random: Random,
    steps: usize,
    tags: usize,
    dropout: Dropout,
}

impl<'a> Training<'a> {
    fn new(words: &'a Words, tags: usize, settings: &Settings) -> Self {
        let mut random = Random::new(settings.seed);
        let mut weights = Weights::new(words.width, settings.layers, tags, &mut random);
        let count = words.rows.len() * WIDTH;
        let given = words.given.len() / words.width.max(1) * WIDTH;
        let vectors = (0..count).map(|i| if i < given { 0.0 } else { (random.share() - 0.5) * 0.2 }).collect();
        let adam = Adam::new(&mut weights, count);
        Training {
            words,
            weights,
            vectors,
            sums: vec![0.0; count],
            adam,
            random,
            steps: 0,
            tags,
            dropout: Dropout::of(settings.dropout),
        }
    }

    fn learner(&self) -> Learner<'_> {
        Learner {
            weights: &self.weights,
            vectors: &self.vectors,
            words: self.words,
            dropout: self.dropout,
            tags: self.tags,
        }
    }

    /// One step; how wrong the network was, and of how many words.
    fn step(&mut self, trees: &[&Tree], rate: f32) -> [f32; 4] {
        self.steps += 1;
        let seeds: Vec<u64> = trees.chunks(PART).map(|_| self.random.number()).collect();
        let learner = self.learner();
        let part = |(trees, seed): (&[&Tree], &u64)| {
            let mut random = Random::new(*seed);
            let examples: Vec<Example> = trees.iter().map(|t| example(t, self.words, &mut random)).collect();
            learner.learn(&examples.iter().collect::<Vec<_>>(), &mut random)
        };
        let mut parts: Vec<Gradient> = trees.par_chunks(PART).zip(&seeds).map(part).collect();
        let count: usize = parts.iter().map(|p| p.count).sum();
        let mut loss = [0.0; 4];
        let mut sum = self.weights.zeros();
        let mut touched: Vec<u32> = Vec::new();
        for part in &mut parts {
            for (sum, x) in sum.all().into_iter().zip(part.weights.all()) {
                sum.data.iter_mut().zip(&x.data).for_each(|(s, x)| *s += x / count as f32);
            }
            for &(row, word, share) in &part.parts {
                let x = &part.words[word as usize * WIDTH..][..WIDTH];
                let at = row as usize * WIDTH;
                self.sums[at..at + WIDTH].iter_mut().zip(x).for_each(|(s, x)| *s += x * share / count as f32);
                touched.push(row);
            }
            loss.iter_mut().zip(part.loss).for_each(|(sum, x)| *sum += x);
        }
        loss[3] = count as f32;
        touched.sort_unstable();
        touched.dedup();
        let step = self.adam.begin(rate);
        self.adam.matrices(&mut self.weights, &mut sum, step);
        for row in touched {
            let at = row as usize * WIDTH;
            self.adam.vector(at, &mut self.vectors[at..at + WIDTH], &self.sums[at..at + WIDTH], step);
            self.sums[at..at + WIDTH].fill(0.0);
        }
        loss
    }
}

/// A sentence as numbers, now and then written otherwise.
fn example(tree: &Tree, words: &Words, random: &mut Random) -> Example {
    let forms = copies::vary(tree, random);
    let forms = forms.iter().map(String::as_str);
    let mut example = Example::default();
    for (form, style) in forms.clone().zip(styles(forms)) {
        let mut rows = Vec::new();
        words.of(form, style, &mut rows);
        example.keys.push(rows);
    }
    let n = example.keys.len();
    example.tags = tree.tags[..n].to_vec();
    example.heads = tree.heads[..n].iter().map(|h| (*h).min(n as u32)).collect();
    example.labels = tree.labels[..n].to_vec();
    example
}
