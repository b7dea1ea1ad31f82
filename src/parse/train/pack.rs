//! From what was learned to the parts of the model file: whole numbers, each matrix by its own unit.

use super::{
    learn::Learner,
    product::{self, rows},
    weights::Matrix,
};
use crate::parse::{
    net::{ARC, SOUGHT, UNIT, WIDTH},
    table::{check, group, ENTRY, GROUP},
};
use std::collections::BTreeMap;

/// The greatest weight as a whole number: sums of products stay below 2^31.
const MOST: f32 = 4095.0;

/// How full a table is.
const FULL: f64 = 0.85;

/// A table from keys to numbers.
pub fn table(numbers: &BTreeMap<u64, u16>) -> Vec<u8> {
    let groups = (numbers.len() as f64 / FULL / GROUP as f64) as u64 + 1;
    let mut entries = vec![0; groups as usize * GROUP * ENTRY];
    for (key, number) in numbers {
        let (before, after) = entries.split_at_mut(group(*key, groups) * GROUP * ENTRY);
        let mut places = after.chunks_exact_mut(ENTRY).chain(before.chunks_exact_mut(ENTRY));
        let free = places.find(|e| e[..4] == [0; 4]).expect("a table has room");
        free[..4].copy_from_slice(&check(*key).to_le_bytes());
        free[4..].copy_from_slice(&number.to_le_bytes());
    }
    entries
}

fn floats(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
}

/// A matrix of `inputs` rows and a bias, as `net::Matrix` reads it: turned, `count` rows of it.
fn matrix(matrix: &Matrix, inputs: usize, count: usize) -> Vec<u8> {
    let body = &matrix.data[..inputs * matrix.width];
    let greatest = body.iter().fold(1e-6f32, |m, w| m.max(w.abs()));
    let turned = product::transposed(body, matrix.width, inputs);
    let whole = turned[..count * inputs].iter().map(|w| (w * MOST / greatest).round() as i16);
    let mut bytes = floats(&[greatest / MOST / UNIT]);
    bytes.extend(floats(&matrix.row(inputs)[..count]));
    bytes.extend(whole.flat_map(i16::to_le_bytes));
    bytes
}

/// The parts of the network.
pub fn parts(learner: &Learner) -> Vec<(String, Vec<u8>)> {
    let weights = learner.weights;
    let mut vectors = learner.vectors.to_vec();
    let given = learner.words.given.len() / learner.words.width.max(1);
    let project = &weights.given.data;
    product::add(
        rows(&learner.words.given, learner.words.width),
        project,
        &mut vectors[..given * WIDTH],
        learner.words.width,
        WIDTH,
    );
    let greatest = vectors.iter().fold(1e-6f32, |m, x| m.max(x.abs()));
    let keys: BTreeMap<u64, u16> = learner.words.rows.iter().map(|(k, row)| (*k, *row as u16)).collect();
    let mut parts = vec![
        ("keys".to_owned(), table(&keys)),
        ("vectors".to_owned(), vectors.iter().map(|x| (x * 127.0 / greatest).round() as i8 as u8).collect()),
        ("unit".to_owned(), floats(&[greatest / 127.0])),
        ("heads".to_owned(), matrix(&weights.heads, WIDTH, 4 * ARC + learner.tags)),
        ("root".to_owned(), floats(&weights.root.data)),
        ("far".to_owned(), floats(&weights.far.data)),
        ("far label".to_owned(), floats(&weights.far_label.data)),
        ("labels".to_owned(), matrix(&weights.labels, ARC, crate::model::Deprel::ALL.len())),
    ];
    for (k, [gates, carry]) in weights.layers.iter().enumerate() {
        parts.push((format!("gates {k}"), matrix(gates, WIDTH, gates.width)));
        parts.push((format!("carry {k}"), floats(&carry.data)));
    }
    const { assert!(SOUGHT * 128.0 * UNIT * 64.0 <= i32::MAX as f32) };
    parts
}
