//! Averaged perceptrons (Collins 2002) over features by number: a row of weights for each feature that was ever updated.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Features are numbers that are mixed already.
#[derive(Default, Clone, Copy)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |n, &b| n << 8 | u64::from(b));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// Rows of weights while they are learned.
#[derive(Debug, Clone)]
pub struct Perceptron {
    classes: usize,
    rows: HashMap<u64, u32, BuildHasherDefault<Plain>>,
    weights: Vec<f32>,
    sums: Vec<f32>,
    updates: Vec<u32>,
    time: f32,
}

/// A feature's averaged weights, and how often it was updated.
pub type Row = (u64, u32, Vec<f32>);

impl Perceptron {
    /// For so many classes.
    pub fn new(classes: usize) -> Self {
        let rows = HashMap::default();
        Perceptron { classes, rows, weights: Vec::new(), sums: Vec::new(), updates: Vec::new(), time: 1.0 }
    }

    /// The sums of the features' weights.
    pub fn score(&self, keys: &[u64], scores: &mut [f32]) {
        scores.fill(0.0);
        for key in keys {
            if let Some(&row) = self.rows.get(key) {
                let at = row as usize * self.classes;
                for (score, weight) in scores.iter_mut().zip(&self.weights[at..at + self.classes]) {
                    *score += weight;
                }
            }
        }
    }

    /// Moves the weights of the features from class `bad` to class `good`.
    pub fn update(&mut self, keys: &[u64], good: usize, bad: usize) {
        for &key in keys {
            let fresh = self.updates.len() as u32;
            let row = *self.rows.entry(key).or_insert(fresh);
            if row == fresh {
                self.updates.push(0);
                self.weights.resize(self.weights.len() + self.classes, 0.0);
                self.sums.resize(self.sums.len() + self.classes, 0.0);
            }
            self.updates[row as usize] += 1;
            let at = row as usize * self.classes;
            self.weights[at + good] += 1.0;
            self.sums[at + good] += self.time;
            self.weights[at + bad] -= 1.0;
            self.sums[at + bad] -= self.time;
        }
    }

    /// One decision is over.
    pub fn tick(&mut self) {
        self.time += 1.0;
    }

    /// The averaged rows, in order of their keys.
    pub fn averaged(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for (&key, &row) in &self.rows {
            let at = row as usize * self.classes;
            let average = |i: usize| self.weights[i] - self.sums[i] / self.time;
            rows.push((key, self.updates[row as usize], (at..at + self.classes).map(average).collect()));
        }
        rows.sort_unstable_by_key(|r| r.0);
        rows
    }
}

/// The class with the greatest score, among those that `may`.
pub fn best(scores: &[f32], may: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    for i in (0..scores.len()).filter(|i| may(*i)) {
        if best.is_none_or(|b: usize| scores[i] > scores[b]) {
            best = Some(i);
        }
    }
    best
}
