//! Steps downhill: Adam (Kingma & Ba 2015); vectors of words move only when their word is met.

use super::weights::Weights;

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const TINY: f32 = 1e-8;

/// Moments of some numbers.
#[derive(Debug, Clone)]
pub struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    /// Of so many numbers.
    pub fn new(count: usize) -> Self {
        Moments { first: vec![0.0; count], second: vec![0.0; count] }
    }

    /// Moves numbers that lie at `at` of these moments; the step is already corrected for its number.
    fn step(&mut self, at: usize, weights: &mut [f32], gradient: &[f32], step: f32) {
        let (first, second) = (&mut self.first[at..], &mut self.second[at..]);
        for (((w, g), m), v) in weights.iter_mut().zip(gradient).zip(first).zip(second) {
            *m += (1.0 - FIRST) * (g - *m);
            *v += (1.0 - SECOND) * (g * g - *v);
            *w -= step * *m / (v.sqrt() + TINY);
        }
    }
}

/// The moments of everything.
#[derive(Debug, Clone)]
pub struct Adam {
    matrices: Vec<Moments>,
    vectors: Moments,
    steps: i32,
}

impl Adam {
    /// For these weights and so many numbers of vectors.
    pub fn new(weights: &mut Weights, vectors: usize) -> Self {
        let matrices = weights.all().iter().map(|m| Moments::new(m.data.len())).collect();
        Adam { matrices, vectors: Moments::new(vectors), steps: 0 }
    }

    /// Begins a step: its size.
    pub fn begin(&mut self, rate: f32) -> f32 {
        self.steps += 1;
        let share = |decay: f32| 1.0 - decay.powi(self.steps);
        rate * share(SECOND).sqrt() / share(FIRST)
    }

    /// Moves the matrices.
    pub fn matrices(&mut self, weights: &mut Weights, gradient: &mut Weights, step: f32) {
        for ((moments, weights), gradient) in self.matrices.iter_mut().zip(weights.all()).zip(gradient.all()) {
            moments.step(0, &mut weights.data, &gradient.data, step);
        }
    }

    /// Moves one vector.
    pub fn vector(&mut self, at: usize, vector: &mut [f32], gradient: &[f32], step: f32) {
        self.vectors.step(at, vector, gradient, step);
    }
}
