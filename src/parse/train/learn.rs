//! What some sentences say of the weights: the network forwards, how wrong it is, and the gradient backwards.
//!
//! Three things are learned together: tags, heads (each word picks one), relations to the right heads.

use super::{
    layer,
    product::{self, columns, rows},
    random::Random,
    softmax::{self, softmax},
    weights::{Weights, LABELS},
    words::Words,
};
use crate::parse::net::{far, tanh, ARC, FAR, GATES, HALF, ROOT, WIDTH};

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
        Dropout { form: 0.06, own: 0.3, key: 0.1, word: 0.2 * x, layer: 0.3 * x, arc: 0.25 * x }
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
fn mask(count: usize, share: f32, random: &mut Random) -> Vec<f32> {
    let keep = 1.0 / (1.0 - share);
    (0..count).map(|_| if random.share() < share { 0.0 } else { keep }).collect()
}

fn times(a: &mut [f32], b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
}

/// The slope of the curve.
#[inline(always)]
pub fn slope(x: f32) -> f32 {
    let square = (x * x).min(9.0);
    let root = (9.0 - square) / (9.0 + 3.0 * square);
    root * root
}

/// The product of rows and a matrix whose last row is a bias.
fn affine(x: &[f32], matrix: &super::weights::Matrix, inputs: usize) -> Vec<f32> {
    let width = matrix.width;
    let mut out: Vec<f32> = matrix.row(inputs).repeat(x.len() / inputs);
    product::add(rows(x, inputs), &matrix.data, &mut out, inputs, width);
    out
}

/// Backwards: the matrix's gradient is added to, the rows' is returned.
fn affine_back(
    x: &[f32],
    matrix: &super::weights::Matrix,
    inputs: usize,
    out: &[f32],
    gradient: &mut super::weights::Matrix,
) -> Vec<f32> {
    let (width, count) = (matrix.width, x.len() / inputs);
    let (body, bias) = gradient.data.split_at_mut(inputs * width);
    product::add(columns(x, inputs), out, body, count, width);
    for row in out.chunks_exact(width) {
        bias.iter_mut().zip(row).for_each(|(b, o)| *b += o);
    }
    let turned = product::transposed(&matrix.data, width, inputs);
    let mut back = vec![0.0; x.len()];
    product::add(rows(out, width), &turned, &mut back, width, inputs);
    back
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
            let gates = affine(&x, gates, WIDTH);
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
            back = affine_back(&x, matrix, WIDTH, &gates_back, matrix_back);
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

    fn heads(
        &self,
        examples: &[&Example],
        ends: &[(usize, usize)],
        x: &[f32],
        gradient: &mut Gradient,
        random: &mut Random,
    ) -> Vec<f32> {
        let width = self.weights.heads.width;
        let count = x.len() / WIDTH;
        let out = affine(x, &self.weights.heads, WIDTH);
        let part = |k: usize| -> Vec<f32> {
            out.chunks_exact(width).flat_map(|row| row[k * ARC..(k + 1) * ARC].iter().copied()).collect()
        };
        let mut back = vec![0.0; out.len()];
        for (i, tag) in examples.iter().flat_map(|e| &e.tags).enumerate() {
            let at = i * width + 4 * ARC;
            if let Some(tag) = tag {
                gradient.loss[0] +=
                    softmax::learn(&out[at..at + self.tags], usize::from(*tag), &mut back[at..at + self.tags]);
            }
        }
        let (mut sought, offers) = (part(0), part(1));
        let masks = [mask(sought.len(), self.dropout.arc, random), mask(sought.len(), self.dropout.arc, random)];
        times(&mut sought, &masks[0]);
        let mut offered: Vec<f32> = offers.iter().map(|x| tanh(*x)).collect();
        times(&mut offered, &masks[1]);
        let [mut sought_back, mut offered_back] = [vec![0.0; sought.len()], vec![0.0; sought.len()]];
        for (example, &(from, to)) in examples.iter().zip(ends) {
            let span = from * ARC..to * ARC;
            let pair = [&sought[span.clone()], &offered[span.clone()]];
            let backs = (&mut sought_back[span.clone()], &mut offered_back[span]);
            gradient.loss[1] += self.arcs(example, pair, backs, &mut gradient.weights);
        }
        times(&mut sought_back, &masks[0]);
        times(&mut offered_back, &masks[1]);
        offered_back.iter_mut().zip(&offers).for_each(|(b, x)| *b *= slope(*x));
        let labels = self.labels(examples, ends, [part(2), part(3)], gradient, random);
        for i in 0..count {
            let parts = [&sought_back, &offered_back, &labels[0], &labels[1]];
            for (k, part) in parts.into_iter().enumerate() {
                back[i * width + k * ARC..][..ARC].copy_from_slice(&part[i * ARC..(i + 1) * ARC]);
            }
        }
        affine_back(x, &self.weights.heads, WIDTH, &back, &mut gradient.weights.heads)
    }

    /// Heads of one sentence.
    fn arcs(
        &self,
        example: &Example,
        [sought, offered]: [&[f32]; 2],
        (sought_back, offered_back): (&mut [f32], &mut [f32]),
        gradient: &mut Weights,
    ) -> f32 {
        let root: Vec<f32> = self.weights.root.row(0).iter().map(|x| tanh(*x)).collect();
        let mut root_back = vec![0.0; ARC];
        let mut loss = 0.0;
        pulp::Arch::new().dispatch(Arcs {
            sought,
            offered,
            root: &root,
            far_rows: &self.weights.far.data,
            heads: &example.heads,
            sought_back,
            offered_back,
            root_back: &mut root_back,
            far_back: &mut gradient.far.data,
            loss: &mut loss,
        });
        let rows = gradient.root.row_mut(0).iter_mut().zip(&root_back).zip(self.weights.root.row(0));
        rows.for_each(|((sum, back), x)| *sum += back * slope(*x));
        loss
    }

    /// Relations to the right heads.
    fn labels(
        &self,
        examples: &[&Example],
        ends: &[(usize, usize)],
        parts: [Vec<f32>; 2],
        gradient: &mut Gradient,
        random: &mut Random,
    ) -> [Vec<f32>; 2] {
        let mut pairs = Vec::with_capacity(parts[0].len());
        let mut places = Vec::new();
        for (example, &(from, to)) in examples.iter().zip(ends) {
            for (i, &head) in example.heads.iter().enumerate() {
                let head = Some(head as usize).filter(|h| *h < to - from);
                let class = head.map_or(ROOT, |h| far(i, h));
                let other = match head {
                    Some(h) => &parts[1][(from + h) * ARC..][..ARC],
                    None => self.weights.root.row(1),
                };
                let own = &parts[0][(from + i) * ARC..][..ARC];
                let sum = own.iter().zip(other).zip(self.weights.far_label.row(class)).map(|((a, b), c)| a + b + c);
                pairs.extend(sum);
                places.push((head.map(|h| from + h), class, example.labels[i]));
            }
        }
        let masks = mask(pairs.len(), self.dropout.arc, random);
        let mut hidden: Vec<f32> = pairs.iter().map(|x| tanh(*x)).collect();
        times(&mut hidden, &masks);
        let out = affine(&hidden, &self.weights.labels, ARC);
        let mut out_back = vec![0.0; out.len()];
        let known = crate::model::Deprel::ALL.len();
        for (i, (_, _, label)) in places.iter().enumerate() {
            let at = i * LABELS;
            gradient.loss[2] +=
                softmax::learn(&out[at..at + known], usize::from(*label), &mut out_back[at..at + known]);
        }
        let mut back = affine_back(&hidden, &self.weights.labels, ARC, &out_back, &mut gradient.weights.labels);
        times(&mut back, &masks);
        back.iter_mut().zip(&pairs).for_each(|(b, x)| *b *= slope(*x));
        let mut others = vec![0.0; back.len()];
        for ((head, class, _), back) in places.iter().zip(back.chunks_exact(ARC)) {
            let other = match head {
                Some(h) => &mut others[h * ARC..(h + 1) * ARC],
                None => gradient.weights.root.row_mut(1),
            };
            along(other, back, 1.0);
            along(gradient.weights.far_label.row_mut(*class), back, 1.0);
        }
        [back, others]
    }
}

/// Heads of one sentence: how wrong they are, and which way they should go.
struct Arcs<'a> {
    sought: &'a [f32],
    offered: &'a [f32],
    root: &'a [f32],
    far_rows: &'a [f32],
    heads: &'a [u32],
    sought_back: &'a mut [f32],
    offered_back: &'a mut [f32],
    root_back: &'a mut [f32],
    far_back: &'a mut [f32],
    loss: &'a mut f32,
}

impl pulp::NullaryFnOnce for Arcs<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Arcs { sought, offered, root, far_rows, heads, sought_back, offered_back, root_back, far_back, loss } =
            self;
        let n = heads.len();
        let mut scores = vec![0.0; n + 1];
        for i in 0..n {
            let a = &sought[i * ARC..(i + 1) * ARC];
            let mut distance = [0.0; FAR];
            for k in 0..FAR {
                distance[k] = dot(a, &far_rows[k * ARC..(k + 1) * ARC]);
            }
            for j in 0..n {
                let b = &offered[j * ARC..(j + 1) * ARC];
                scores[j] = if i == j { f32::NEG_INFINITY } else { dot(a, b) + distance[far(i, j)] };
            }
            scores[n] = dot(a, root) + distance[ROOT];
            let right = heads[i] as usize;
            softmax(&mut scores);
            *loss -= softmax::log(scores[right]);
            scores[right] -= 1.0;
            let back = &mut sought_back[i * ARC..(i + 1) * ARC];
            let mut distance = [0.0; FAR];
            for j in 0..n {
                let b = &offered[j * ARC..(j + 1) * ARC];
                if i != j {
                    distance[far(i, j)] += scores[j];
                    along(back, b, scores[j]);
                    along(&mut offered_back[j * ARC..(j + 1) * ARC], a, scores[j]);
                }
            }
            distance[ROOT] = scores[n];
            along(back, root, scores[n]);
            along(root_back, a, scores[n]);
            for k in 0..FAR {
                let d = distance[k];
                along(back, &far_rows[k * ARC..(k + 1) * ARC], d);
                along(&mut far_back[k * ARC..(k + 1) * ARC], a, d);
            }
        }
    }
}

#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, b) = (&a[..ARC], &b[..ARC]);
    let mut lanes = [0f32; 16];
    let mut k = 0;
    while k < ARC {
        for l in 0..16 {
            lanes[l] += a[k + l] * b[k + l];
        }
        k += 16;
    }
    let mut sum = 0.0;
    for lane in lanes {
        sum += lane;
    }
    sum
}

#[inline(always)]
fn along(sum: &mut [f32], x: &[f32], share: f32) {
    let (sum, x) = (&mut sum[..ARC], &x[..ARC]);
    for k in 0..ARC {
        sum[k] += x[k] * share;
    }
}

const _: () = assert!(GATES == 6 * HALF);
