//! What the network learns to say of words: tags, heads (each word picks one), relations to the right heads.
//!
//! For each the scores, the share of the right one, and the gradient back to what the last layer left.

use super::{
    learn::{mask, slope, times, Example, Gradient, Learner},
    random::Random,
    softmax::{self, softmax},
    weights::{Weights, LABELS},
};
use crate::parse::net::{far, tanh, ARC, FAR, ROOT, WIDTH};

/// How much more a wrong tag counts than a wrong head or relation.
const TAGS: f32 = 2.0;

impl Learner<'_> {
    /// From what the last layer leaves of each word: how wrong tags, heads and relations are, and the way back to the layer.
    pub fn heads(
        &self,
        examples: &[&Example],
        ends: &[(usize, usize)],
        x: &[f32],
        gradient: &mut Gradient,
        random: &mut Random,
    ) -> Vec<f32> {
        let width = self.weights.heads.width;
        let count = x.len() / WIDTH;
        let out = self.weights.heads.affine(x, WIDTH);
        let part = |k: usize| -> Vec<f32> {
            out.chunks_exact(width).flat_map(|row| row[k * ARC..(k + 1) * ARC].iter().copied()).collect()
        };
        let mut back = vec![0.0; out.len()];
        for (i, tag) in examples.iter().flat_map(|e| &e.tags).enumerate() {
            let at = i * width + 4 * ARC;
            if let Some(tag) = tag {
                let back = &mut back[at..at + self.tags];
                gradient.loss[0] += softmax::learn(&out[at..at + self.tags], usize::from(*tag), back);
                back.iter_mut().for_each(|b| *b *= TAGS);
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
        self.weights.heads.affine_back(x, WIDTH, &back, &mut gradient.weights.heads)
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
        let out = self.weights.labels.affine(&hidden, ARC);
        let mut out_back = vec![0.0; out.len()];
        let known = crate::model::Deprel::ALL.len();
        for (i, (_, _, label)) in places.iter().enumerate() {
            let at = i * LABELS;
            gradient.loss[2] +=
                softmax::learn(&out[at..at + known], usize::from(*label), &mut out_back[at..at + known]);
        }
        let mut back = self.weights.labels.affine_back(&hidden, ARC, &out_back, &mut gradient.weights.labels);
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
