//! What is learned, by name: matrices (the last row of most is added whatever comes in), and the vectors of words' keys.

use super::{
    product::{self, columns, rows},
    random::Random,
};
use crate::model::Deprel;
use crate::parse::net::{ARC, FAR, GATES, HALF, WIDTH};

/// One matrix.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// Row by row.
    pub data: Vec<f32>,
    /// Numbers in a row.
    pub width: usize,
}

impl Matrix {
    fn new(rows: usize, width: usize) -> Self {
        Matrix { data: vec![0.0; rows * width], width }
    }

    fn random(rows: usize, width: usize, share: f32, random: &mut Random) -> Self {
        let mut matrix = Self::new(rows, width);
        let size = share * (3.0 / rows as f32).sqrt();
        matrix.data.iter_mut().for_each(|x| *x = (random.share() * 2.0 - 1.0) * size);
        matrix
    }

    /// One of its rows.
    pub fn row(&self, i: usize) -> &[f32] {
        &self.data[i * self.width..(i + 1) * self.width]
    }

    /// One of its rows, to change.
    pub fn row_mut(&mut self, i: usize) -> &mut [f32] {
        &mut self.data[i * self.width..(i + 1) * self.width]
    }

    /// The product with rows of `inputs` numbers, the last row of the matrix being a bias.
    pub fn affine(&self, x: &[f32], inputs: usize) -> Vec<f32> {
        let mut out: Vec<f32> = self.row(inputs).repeat(x.len() / inputs);
        product::add(rows(x, inputs), &self.data, &mut out, inputs, self.width);
        out
    }

    /// Backwards, from the gradient of what came out: the matrix's gradient is added to, that of the rows is returned.
    pub fn affine_back(&self, x: &[f32], inputs: usize, out: &[f32], gradient: &mut Matrix) -> Vec<f32> {
        let (width, count) = (self.width, x.len() / inputs);
        let (body, bias) = gradient.data.split_at_mut(inputs * width);
        product::add(columns(x, inputs), out, body, count, width);
        for row in out.chunks_exact(width) {
            bias.iter_mut().zip(row).for_each(|(b, o)| *b += o);
        }
        let turned = product::transposed(&self.data, width, inputs);
        let mut back = vec![0.0; x.len()];
        product::add(rows(out, width), &turned, &mut back, width, inputs);
        back
    }
}

/// Relations, in as many lanes as the products want.
pub const LABELS: usize = Deprel::ALL.len().next_multiple_of(super::product::LANES);

/// All matrices.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// From given vectors to those of the network.
    pub given: Matrix,
    /// Per layer: gates, and carries.
    pub layers: Vec<[Matrix; 2]>,
    /// Four parts of `ARC` numbers, and the tags.
    pub heads: Matrix,
    /// The root's two parts.
    pub root: Matrix,
    /// Distances, for heads.
    pub far: Matrix,
    /// Distances, for relations.
    pub far_label: Matrix,
    /// Relations.
    pub labels: Matrix,
}

impl Weights {
    /// To start from.
    pub fn new(given: usize, layers: usize, tags: usize, random: &mut Random) -> Self {
        let mut layer = |_| {
            let mut gates = Matrix::random(WIDTH + 1, GATES, 1.0, random);
            // what was seen is kept at first
            let bias = gates.row_mut(WIDTH);
            bias.fill(0.0);
            for side in 0..2 {
                bias[side * 3 * HALF + HALF..][..HALF].fill(1.0);
            }
            [gates, Matrix::new(4, HALF)]
        };
        let layers = (0..layers).map(&mut layer).collect();
        let tags = tags.next_multiple_of(super::product::LANES);
        let mut heads = Matrix::random(WIDTH + 1, 4 * ARC + tags, 1.0, random);
        heads.row_mut(WIDTH).fill(0.0);
        let mut labels = Matrix::random(ARC + 1, LABELS, 1.0, random);
        labels.row_mut(ARC).fill(0.0);
        Weights {
            given: Matrix::random(given, WIDTH, 0.6, random),
            layers,
            heads,
            root: Matrix::random(2, ARC, 0.2, random),
            far: Matrix::new(FAR, ARC),
            far_label: Matrix::new(FAR, ARC),
            labels,
        }
    }

    /// All of them, in order.
    pub fn all(&mut self) -> Vec<&mut Matrix> {
        let Weights { given, layers, heads, root, far, far_label, labels } = self;
        let mut all = vec![given, heads, root, far, far_label, labels];
        all.extend(layers.iter_mut().flatten());
        all
    }

    /// Nothing but zeros, in the same form.
    pub fn zeros(&self) -> Self {
        let mut zeros = self.clone();
        zeros.all().into_iter().for_each(|m| m.data.fill(0.0));
        zeros
    }
}
