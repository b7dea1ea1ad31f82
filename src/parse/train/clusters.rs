//! Words that are used alike, from their vectors: k-means, twice (fine sets, and sets of those).

use super::random::Random;
use crate::parse::word;

/// Every word's set, and every set's larger set.
#[derive(Debug, Clone, Default)]
pub struct Clusters {
    /// A form's key and its fine cluster, from 1; the most frequent first.
    pub words: Vec<(u64, u16)>,
    /// The coarse cluster of each fine one.
    pub coarse: Vec<u8>,
}

/// How many words have a cluster.
const WORDS: usize = 80_000;
/// How many fine clusters.
const FINE: usize = 800;
/// How many coarse clusters.
const COARSE: usize = 60;
/// How often the centres move.
const ROUNDS: usize = 12;

/// Clusters of the words of a file of vectors.
pub fn of(vectors: &str, seed: u64) -> Clusters {
    let line = |l: &str| {
        let mut parts = l.split(' ');
        let key = word::key(parts.next()?);
        let mut vector: Vec<f32> = parts.map(|n| n.parse().unwrap_or(0.0)).collect();
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
        vector.iter_mut().for_each(|x| *x /= length);
        Some((key, vector))
    };
    let words: Vec<(u64, Vec<f32>)> = vectors.lines().take(WORDS).filter_map(line).collect();
    if words.len() < FINE {
        return Clusters::default();
    }
    let points: Vec<&[f32]> = words.iter().map(|w| w.1.as_slice()).collect();
    let (fine, centres) = means(&points, FINE, seed);
    let points: Vec<&[f32]> = centres.iter().map(Vec::as_slice).collect();
    let (coarse, _) = means(&points, COARSE, seed);
    let words = words.iter().zip(&fine).map(|((key, _), c)| (*key, *c as u16 + 1)).collect();
    Clusters { words, coarse: std::iter::once(0).chain(coarse.iter().map(|c| *c as u8 + 1)).collect() }
}

fn means(points: &[&[f32]], k: usize, seed: u64) -> (Vec<usize>, Vec<Vec<f32>>) {
    use rayon::prelude::*;
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..points.len()).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<Vec<f32>> = order[..k].iter().map(|i| points[*i].to_vec()).collect();
    let mut of = vec![0; points.len()];
    for _ in 0..ROUNDS {
        let lengths: Vec<f32> = centres.iter().map(|c| c.iter().map(|x| x * x).sum::<f32>() / 2.0).collect();
        let nearest = |point: &&[f32]| {
            let near = |c: usize| centres[c].iter().zip(*point).map(|(a, b)| a * b).sum::<f32>() - lengths[c];
            (0..k).fold((0, f32::MIN), |best, c| if near(c) > best.1 { (c, near(c)) } else { best }).0
        };
        of = points.par_iter().map(nearest).collect();
        let mut counts = vec![0f32; k];
        let mut sums = vec![vec![0f32; points[0].len()]; k];
        for (point, c) in points.iter().zip(&of) {
            counts[*c] += 1.0;
            sums[*c].iter_mut().zip(*point).for_each(|(s, x)| *s += x);
        }
        for ((centre, sum), count) in centres.iter_mut().zip(sums).zip(&counts) {
            if *count > 0.0 {
                *centre = sum.iter().map(|s| s / count).collect();
            }
        }
    }
    (of, centres)
}
