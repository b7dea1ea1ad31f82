//! What some sentences say of the weights: the network forwards, how wrong it is, and the gradient backwards.
//!
//! Three things are learned together: tags, heads (each word picks one), relations to the right heads.

use super::{
    layer,
    product::{self, columns, rows},
    random::Random,
    weights::Weights,
    words::Words,
};
use crate::parse::net::{tanh, WIDTH};

/// A sentence as numbers.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// The rows of each word's keys, its own form's first.
    pub keys: Vec<Vec<u32>>,
    /// Right tags.
    pub tags: Vec<Option<u8>>,
    /// Right heads; the number of words for the root.
    pub heads: Vec<u32>,
    /// Right relations.
    pub labels: Vec<u8>,
}

/// Shares of what is left out while learning, so that nothing is relied on alone.
#[derive(Debug, Clone, Copy)]
pub struct Dropout {
    /// Whole forms, taken for unknown.
    pub form: f32,
    /// What was learned of a form beyond its given vector.
    pub own: f32,
    /// Other keys.
    pub key: f32,
    /// Numbers of a word's vector.
    pub word: f32,
    /// Numbers that a layer leaves.
    pub layer: f32,
    /// Numbers of what is sought and offered.
    pub arc: f32,
}

impl Dropout {
    /// The shares of numbers times one; those of keys stay.
    pub fn of(x: f32) -> Self {
        Dropout { form: 0.1, own: 0.4, key: 0.15, word: 0.2 * x, layer: 0.3 * x, arc: 0.25 * x }
    }
}

/// The gradient of some sentences.
#[derive(Debug, Clone)]
pub struct Gradient {
    /// Of the matrices.
    pub weights: Weights,
    /// Of each word's sum of vectors.
    pub words: Vec<f32>,
    /// Which row took part in which word's sum, and by how much.
    pub parts: Vec<(u32, u32, f32)>,
    /// How wrong: tags, heads, relations.
    pub loss: [f32; 3],
    /// How many words.
    pub count: usize,
}

/// What is learned from and with.
pub struct Learner<'a> {
    /// Matrices.
    pub weights: &'a Weights,
    /// Vectors, row by row.
    pub vectors: &'a [f32],
    /// Keys and given vectors.
    pub words: &'a Words,
    /// What is left out.
    pub dropout: Dropout,
    /// How many tags.
    pub tags: usize,
}

/// For each number 0, or what makes up for the others' absence.
pub fn mask(count: usize, share: f32, random: &mut Random) -> Vec<f32> {
    let keep = 1.0 / (1.0 - share);
    (0..count).map(|_| if random.share() < share { 0.0 } else { keep }).collect()
}

/// Multiplies each by its own.
pub fn times(a: &mut [f32], b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
}

/// The slope of the curve.
#[inline(always)]
pub fn slope(x: f32) -> f32 {
    let square = (x * x).min(9.0);
    let root = (9.0 - square) / (9.0 + 3.0 * square);
    root * root
}

impl Learner<'_> {
    /// The gradient of some sentences.
    pub fn learn(&self, examples: &[&Example], random: &mut Random) -> Gradient {
        let count: usize = examples.iter().map(|e| e.keys.len()).sum();
        let ends: Vec<(usize, usize)> = examples
            .iter()
            .scan(0, |at, e| {
                *at += e.keys.len();
                Some((*at - e.keys.len(), *at))
            })
            .collect();
        let mut gradient =
            Gradient { weights: self.weights.zeros(), words: Vec::new(), parts: Vec::new(), loss: [0.0; 3], count };
        let (sums, given) = self.sums(examples, &mut gradient.parts, random);
        let mut x: Vec<f32> = sums.iter().map(|x| tanh(*x)).collect();
        let masks: Vec<Vec<f32>> = (0..=self.weights.layers.len())
            .map(|k| mask(count * WIDTH, if k == 0 { self.dropout.word } else { self.dropout.layer }, random))
            .collect();
        times(&mut x, &masks[0]);
        let mut passed = Vec::new();
        for (k, [gates, carry]) in self.weights.layers.iter().enumerate() {
            let gates = gates.affine(&x, WIDTH);
            let (mut out, states) = layer::forward(&gates, &carry.data, &x, &ends);
            times(&mut out, &masks[k + 1]);
            passed.push((std::mem::replace(&mut x, out), gates, states));
        }
        let mut back = self.heads(examples, &ends, &x, &mut gradient, random);
        for (k, (x, gates, states)) in passed.into_iter().enumerate().rev() {
            times(&mut back, &masks[k + 1]);
            let [matrix, carry] = &self.weights.layers[k];
            let [matrix_back, carry_back] = &mut gradient.weights.layers[k];
            let pass = layer::Pass { gates: &gates, carry: &carry.data, below: &x, states: &states };
            let (gates_back, below) = layer::backward(&pass, &back, &ends, &mut carry_back.data);
            back = matrix.affine_back(&x, WIDTH, &gates_back, matrix_back);
            back.iter_mut().zip(&below).for_each(|(a, b)| *a += b);
        }
        times(&mut back, &masks[0]);
        back.iter_mut().zip(&sums).for_each(|(b, x)| *b *= slope(*x));
        product::add(columns(&given, self.words.width), &back, &mut gradient.weights.given.data, count, WIDTH);
        gradient.words = back;
        gradient
    }

    /// Each word's sum of vectors, and its given vector.
    fn sums(
        &self,
        examples: &[&Example],
        parts: &mut Vec<(u32, u32, f32)>,
        random: &mut Random,
    ) -> (Vec<f32>, Vec<f32>) {
        let Dropout { form, own, key, .. } = self.dropout;
        let width = self.words.width;
        let all: Vec<&Vec<u32>> = examples.iter().flat_map(|e| &e.keys).collect();
        let mut given = vec![0.0; all.len() * width];
        let unknown = self.words.rows[&crate::parse::word::UNKNOWN];
        for (i, keys) in all.iter().enumerate() {
            for (n, &row) in keys.iter().enumerate() {
                match self.words.given(row) {
                    _ if n == 0 && random.share() < form => parts.push((unknown, i as u32, 1.0)),
                    Some(vector) if n == 0 => {
                        given[i * width..(i + 1) * width].copy_from_slice(vector);
                        if random.share() >= own {
                            parts.push((row, i as u32, 1.0 / (1.0 - own)));
                        }
                    }
                    _ if n > 0 && random.share() < key => {}
                    _ => parts.push((row, i as u32, 1.0)),
                }
            }
        }
        let mut sums = vec![0.0; all.len() * WIDTH];
        product::add(rows(&given, width), &self.weights.given.data, &mut sums, width, WIDTH);
        for &(row, i, share) in parts.iter() {
            let vector = &self.vectors[row as usize * WIDTH..][..WIDTH];
            sums[i as usize * WIDTH..][..WIDTH].iter_mut().zip(vector).for_each(|(s, x)| *s += x * share);
        }
        (sums, given)
    }
}
