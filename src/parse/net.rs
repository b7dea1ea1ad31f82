//! The network's weights, as the model file holds them.
//!
//! A word is the sum of the vectors of its keys. Layers of a recurrent network run over the sentence in both directions; from
//! what they leave at each word, its tag, what it looks for in a head, what it offers to dependents, and relations are read.
//! Products of matrices are of whole numbers, all else is elementwise: the same result on every machine.

use super::{
    model::part,
    product::Matrix,
    table::Table,
    unit::{Unit, ROWS},
};

/// Numbers in a word's vector, and in what a layer leaves of a word.
pub const WIDTH: usize = 128;
/// Those of one direction.
pub const HALF: usize = WIDTH / 2;
/// What a layer computes of a word: for either direction a candidate, what to forget, what to show.
pub const GATES: usize = 6 * HALF;
/// Numbers by which a head is sought, and a relation told.
pub const ARC: usize = 64;
/// Whole numbers to one.
pub const UNIT: f32 = 2048.0;
/// Whole numbers to one of what is sought in a head, which may be large.
pub const SOUGHT: f32 = 64.0;
/// Classes of distance between dependent and head, the root's own among them.
pub const FAR: usize = 19;
/// The class of distance of the root.
pub const ROOT: usize = FAR - 1;

/// The class of distance of a head from its dependent.
#[inline(always)]
pub fn far(dependent: usize, head: usize) -> usize {
    let far = match head.abs_diff(dependent) {
        d @ 0..=4 => d.max(1) - 1,
        5..=6 => 4,
        7..=9 => 5,
        10..=14 => 6,
        15..=24 => 7,
        _ => 8,
    };
    far + if head > dependent { 9 } else { 0 }
}

/// A curve like the hyperbolic tangent, of one division: Padé's, which reaches 1 at 3.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// That of two numbers at once, with one division for both.
#[inline(always)]
pub fn both_tanh(x: f32, y: f32) -> (f32, f32) {
    let (x, y) = (x.clamp(-3.0, 3.0), y.clamp(-3.0, 3.0));
    let (xx, yy) = (x * x, y * y);
    let (below_x, below_y) = (27.0 + 9.0 * xx, 27.0 + 9.0 * yy);
    let one = 1.0 / (below_x * below_y);
    (x * (27.0 + xx) * (below_y * one), y * (27.0 + yy) * (below_x * one))
}

/// The same, between 0 and 1.
#[inline(always)]
pub fn gate(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The nearest whole number of a few thousands at most, as the last bits of a large sum.
#[inline(always)]
pub fn whole(x: f32) -> i16 {
    (x + 12_582_912.0).to_bits() as i16
}

/// A matrix of whole numbers, with what to add to each product.
#[derive(Debug, Clone, Default)]
pub struct Affine {
    matrix: Matrix,
    bias: Vec<f32>,
    unit: f32,
}

fn floats(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl Affine {
    /// From a part of the file: how much one is, a number to add for each row, the rows.
    fn open(bytes: &[u8], depth: usize) -> Self {
        let count = (bytes.len().saturating_sub(4)) / (4 + 2 * depth);
        let (bias, rows) = bytes.get(4..).unwrap_or_default().split_at(count * 4);
        let numbers: Vec<i16> = rows.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect();
        let mut matrix = Matrix::default();
        matrix.fill(depth, numbers.chunks_exact(depth));
        let mut bias: Vec<f32> = floats(bias).collect();
        bias.resize(matrix.rows(), 0.0);
        Affine { unit: floats(bytes).next().unwrap_or(0.0), bias, matrix }
    }

    /// How many numbers come out of a vector.
    pub fn width(&self) -> usize {
        self.bias.len()
    }

    /// The products with vectors that stand one after the other, and the bias added.
    #[inline(always)]
    pub fn times(&self, unit: Unit, vectors: &[i16], out: &mut Vec<f32>) {
        let width = self.width();
        let count = vectors.len() / self.matrix.depth.max(1);
        // never made smaller: what is added is filled first, which costs as much as a product
        out.resize((count * width).max(out.len()), 0.0);
        let (bias, one) = (self.bias.as_chunks::<ROWS>().0, self.unit);
        self.matrix.times(unit, vectors, out, |sums, place| {
            let mut turned = bias[place];
            for k in 0..ROWS {
                turned[k] += sums[k] as f32 * one;
            }
            turned
        });
    }
}

/// A recurrent layer.
#[derive(Debug, Clone)]
pub struct Layer {
    /// From what the layer below left of a word.
    pub gates: Affine,
    /// What the state before adds to forgetting and showing, forwards and backwards.
    pub carry: [[f32; HALF]; 4],
}

/// All weights.
#[derive(Debug, Clone)]
pub struct Net<'a> {
    table: Table<'a>,
    vectors: &'a [u8],
    unit: f32,
    /// The layers, from the words up.
    pub layers: Vec<Layer>,
    /// From the last layer: what is sought and offered in a head, the same of relations, and the tags.
    pub heads: Affine,
    /// How many tags.
    pub tags: usize,
    /// What the root offers as a head, and what distance adds to any offer.
    pub offers: Vec<[i16; ARC]>,
    /// What the root offers as the head of a relation.
    pub root_label: [f32; ARC],
    /// What distance adds to a relation.
    pub far_label: [[f32; ARC]; FAR],
    /// From a pair to its relation.
    pub labels: Affine,
}

fn arrays<const K: usize, const N: usize>(bytes: &[u8]) -> [[f32; K]; N] {
    let mut numbers = floats(bytes);
    std::array::from_fn(|_| std::array::from_fn(|_| numbers.next().unwrap_or(0.0)))
}

impl<'a> Net<'a> {
    /// From the bytes of a model file.
    pub fn open(bytes: &'a [u8]) -> Self {
        let part = |name: &str| part(bytes, name);
        let layer = |k| {
            let gates = Affine::open(part(&format!("gates {k}")), WIDTH);
            (gates.width() == GATES).then(|| Layer { gates, carry: arrays(part(&format!("carry {k}"))) })
        };
        let root: [[f32; ARC]; 2] = arrays(part("root"));
        let distances = arrays::<ARC, FAR>(part("far")).map(|row| row.map(|x| whole(x * UNIT)));
        Net {
            table: Table::new(part("keys")),
            vectors: part("vectors"),
            unit: floats(part("unit")).next().unwrap_or(0.0),
            layers: (0..).map_while(layer).collect(),
            heads: Affine::open(part("heads"), WIDTH),
            tags: part("tags").split(|b| *b == b'\n').count(),
            offers: std::iter::once(root[0].map(|x| whole(tanh(x) * UNIT))).chain(distances).collect(),
            root_label: root[1],
            far_label: arrays(part("far label")),
            labels: Affine::open(part("labels"), ARC),
        }
    }

    fn vector(&self, key: u64) -> Option<&[u8]> {
        let at = usize::from(self.table.get(key)?) * WIDTH;
        self.vectors.get(at..at + WIDTH)
    }

    /// The vector of a word: the sum of those of its keys.
    #[inline(always)]
    pub fn word(&self, keys: &[u64]) -> [f32; WIDTH] {
        let mut sum = [0i32; WIDTH];
        for (i, key) in keys.iter().enumerate() {
            let vector = self.vector(*key).or_else(|| self.vector(super::word::UNKNOWN).filter(|_| i == 0));
            let Some(vector) = vector else { continue };
            let vector = &vector[..WIDTH];
            for k in 0..WIDTH {
                sum[k] += i32::from(vector[k] as i8);
            }
        }
        let mut out = [0.0; WIDTH];
        for k in 0..WIDTH {
            out[k] = tanh(sum[k] as f32 * self.unit);
        }
        out
    }
}
