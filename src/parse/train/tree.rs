//! Trains a parser: it follows its own moves, right or wrong, and learns the best that is left (a dynamic oracle).

use super::{
    model::Model,
    oracle,
    perceptron::{best, Perceptron},
    random::Random,
    treebank::Treebank,
};
use crate::model::Deprel;
use crate::parse::{
    context::Context,
    hash::Keys,
    labels, moves,
    state::{Move, State, MOVES},
};

/// A sentence to learn from.
#[derive(Debug, Clone)]
pub struct Sentence {
    context: Context,
    heads: Vec<u32>,
    labels: Vec<u8>,
}

/// What a parser learned.
#[derive(Debug, Clone)]
pub struct Weights {
    /// For its moves.
    pub moves: Perceptron,
    /// For the relations.
    pub labels: Perceptron,
}

/// How often it follows its own guess from the second round on.
const EXPLORE: f32 = 0.9;

/// The sentences of a treebank, with guessed tags.
pub fn sentences(bank: &Treebank, model: &Model, tags: &[Vec<u8>]) -> Vec<Sentence> {
    let sentence = |(tree, tags): (&super::treebank::Tree, &Vec<u8>)| {
        let words = tree.words(&model.lexicon);
        let mut context = Context::default();
        context.fill(model, &words, tags);
        Sentence { context, heads: tree.heads.clone(), labels: tree.labels.clone() }
    };
    bank.trees.iter().zip(tags).map(sentence).collect()
}

/// Trains one parser.
pub fn train(sentences: &[Sentence], rounds: usize, seed: u64, tell: &(dyn Fn(&str) + Sync)) -> Weights {
    let mut learner = Learner {
        weights: Weights { moves: Perceptron::new(3), labels: Perceptron::new(Deprel::ALL.len()) },
        random: Random::new(seed),
        state: State::default(),
        move_keys: Keys::new(0),
        label_keys: Keys::new(0),
        scores: vec![0.0; Deprel::ALL.len()],
        errors: [0; 2],
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for round in 0..rounds {
        learner.random.shuffle(&mut order);
        learner.errors = [0; 2];
        order.iter().for_each(|i| learner.sentence(&sentences[*i], round > 0));
        tell(&format!("parser {seed}, round {}: {:?} wrong moves, labels", round + 1, learner.errors));
    }
    learner.weights
}

struct Learner {
    weights: Weights,
    random: Random,
    state: State,
    move_keys: Keys<{ moves::FEATURES }>,
    label_keys: Keys<{ labels::FEATURES }>,
    scores: Vec<f32>,
    errors: [usize; 2],
}

impl Learner {
    fn sentence(&mut self, sentence: &Sentence, explore: bool) {
        self.state.reset(sentence.heads.len());
        while !self.state.done() {
            let action = self.action(sentence, explore);
            let label = if action == Move::Shift { 0 } else { self.label(sentence, action, explore) };
            self.state.apply(action, label);
        }
    }

    fn action(&mut self, sentence: &Sentence, explore: bool) -> Move {
        let legal = self.state.legal();
        let costs = oracle::costs(&self.state, &sentence.heads);
        let least = (0..3).filter(|i| legal[*i]).map(|i| costs[i]).min().unwrap_or(0);
        moves::features(&self.state, &sentence.context, &mut self.move_keys);
        let mut scores = [0f32; 3];
        self.weights.moves.score(self.move_keys.all(), &mut scores);
        let guess = best(&scores, |i| legal[i]).unwrap_or(0);
        let good = best(&scores, |i| legal[i] && costs[i] == least).unwrap_or(0);
        let bad = best(&scores, |i| legal[i] && costs[i] != least);
        if let Some(bad) = bad.filter(|bad| scores[good] - scores[*bad] <= 0.0) {
            self.weights.moves.update(self.move_keys.all(), good, bad);
            self.errors[0] += 1;
        }
        self.weights.moves.tick();
        let follow = costs[guess] == least || explore && self.random.share() < EXPLORE;
        MOVES[if follow { guess } else { good }]
    }

    fn label(&mut self, sentence: &Sentence, action: Move, explore: bool) -> u8 {
        let (head, dependent) = self.state.arc(action);
        if head == self.state.n {
            return Deprel::Root as u8;
        }
        labels::features(&self.state, &sentence.context, head, dependent, &mut self.label_keys);
        self.weights.labels.score(self.label_keys.all(), &mut self.scores);
        let guess = best(&self.scores, |_| true).unwrap_or(0);
        if sentence.heads[dependent as usize] != head {
            return guess as u8;
        }
        let good = usize::from(sentence.labels[dependent as usize]);
        if guess != good {
            self.weights.labels.update(self.label_keys.all(), good, guess);
            self.errors[1] += 1;
        }
        self.weights.labels.tick();
        let follow = explore && self.random.share() < EXPLORE;
        if follow {
            guess as u8
        } else {
            good as u8
        }
    }
}
