//! Runs the network over a sentence: words come in, for each its tag, and the scores of heads and relations go out.
//!
//! What the first layer makes of a form is kept: few forms make most of a text. Linear in the number of words, but for the
//! scores of heads, of which there are as many as pairs in a piece of a sentence.

use super::{
    hash,
    net::{both_tanh, far, tanh, whole, Layer, Net, ARC, GATES, HALF, ROOT, SOUGHT, UNIT, WIDTH},
    product::Matrix,
    unit::{Unit, ROWS},
    word::{styles, Word},
};
use crate::model::Deprel;
use foldhash::HashMap;
use pulp::NullaryFnOnce;

/// Forms are forgotten when there are so many: 24 MB. Of a text of many words more of them would
/// bring nothing, as they would be far from the processor.
const KEPT: usize = 3 << 12;

/// What is kept of forms: their vectors and what the first layer makes of them.
#[derive(Debug, Clone, Default)]
struct Forms {
    rows: HashMap<u64, u32>,
    vectors: Vec<f32>,
    gates: Vec<f32>,
}

impl Forms {
    /// Forgets them, but keeps the room.
    fn clear(&mut self) {
        self.rows.clear();
        self.vectors.clear();
        self.gates.clear();
    }
}

/// The network's working space, and what it says of the last sentence.
pub struct Encoder<'a> {
    net: &'a Net<'a>,
    unit: Unit,
    forms: Forms,
    /// The row of each word's form, and the row of each word.
    rows: Vec<u32>,
    same: Vec<u32>,
    /// Words side by side: what a layer leaves, the same as whole numbers, and gates.
    words: Vec<f32>,
    whole: Vec<i16>,
    gates: Vec<f32>,
    sums: Vec<i32>,
    /// What each word seeks in a head and offers to dependents, and the same of relations.
    sought: Vec<i16>,
    offered: Vec<i16>,
    heads: Vec<f32>,
    matrix: Matrix,
    /// The best tag of each word.
    pub tags: Vec<u8>,
}

impl<'a> Encoder<'a> {
    /// With nothing kept yet.
    pub fn new(net: &'a Net<'a>) -> Self {
        Encoder {
            net,
            unit: Unit::here(),
            forms: Forms::default(),
            rows: Vec::new(),
            same: Vec::new(),
            words: Vec::new(),
            whole: Vec::new(),
            gates: Vec::new(),
            sums: Vec::new(),
            sought: Vec::new(),
            offered: Vec::new(),
            heads: Vec::new(),
            matrix: Matrix::default(),
            tags: Vec::new(),
        }
    }

    /// Reads a sentence.
    pub fn read(&mut self, forms: &[&str]) {
        self.unit.run(Read { encoder: self, forms });
    }

    /// The scores of heads of the words from `from` to `to`: for each word those of all of them, then that of the root.
    pub fn arcs(&mut self, from: usize, to: usize, scores: &mut Vec<f32>) {
        self.unit.run(Arcs { encoder: self, from, to, scores });
    }

    /// The relations of the words from `from` on to their heads, which are counted from there; the root comes after the last.
    pub fn labels(&mut self, from: usize, heads: &[usize], labels: &mut Vec<usize>) {
        self.unit.run(Labels { encoder: self, from, heads, labels });
    }

    /// What spoke for each relation of a word, in the last call of [`Encoder::labels`].
    pub fn relations(&self, word: usize) -> &[f32] {
        &self.gates[word * self.net.labels.width()..][..Deprel::ALL.len()]
    }

    #[inline(always)]
    fn fill(&mut self, forms: &[&str]) {
        self.rows.clear();
        if self.forms.rows.len() > KEPT {
            self.forms.clear();
        }
        let known = self.forms.rows.len();
        for (form, style) in forms.iter().zip(styles(forms.iter().copied())) {
            let key = hash::mix(hash::of(form.as_bytes()), u64::from(style));
            let next = self.forms.rows.len() as u32;
            let row = *self.forms.rows.entry(key).or_insert(next);
            if row == next {
                self.forms.vectors.extend_from_slice(&self.net.word(Word::new(form, style).keys()));
            }
            self.rows.push(row);
        }
        // all new ones at once, which is what products like
        wholes(&self.forms.vectors[known * WIDTH..], &mut self.whole);
        if let Some(first) = self.net.layers.first() {
            first.gates.times(self.unit, &self.whole, &mut self.gates);
            self.forms.gates.extend_from_slice(&self.gates[..(self.forms.rows.len() - known) * GATES]);
        }
        self.words.clear();
        for row in &self.rows {
            let at = *row as usize * WIDTH;
            self.words.extend_from_slice(&self.forms.vectors[at..at + WIDTH]);
        }
        let known = self.same.len() as u32;
        self.same.extend(known..forms.len().max(self.same.len()) as u32);
    }

    #[inline(always)]
    fn heads(&mut self) {
        wholes(&self.words, &mut self.whole);
        self.net.heads.times(self.unit, &self.whole, &mut self.heads);
        let width = self.net.heads.width();
        let count = self.words.len() / WIDTH;
        self.tags.clear();
        self.sought.resize(count * ARC, 0);
        self.offered.resize(count * ARC, 0);
        for i in 0..count {
            let row = &self.heads[i * width..(i + 1) * width];
            let (seeks, offers) = (&row[..ARC], &row[ARC..2 * ARC]);
            let sought = &mut self.sought[i * ARC..(i + 1) * ARC];
            let offered = &mut self.offered[i * ARC..(i + 1) * ARC];
            for k in 0..ARC {
                sought[k] = whole(seeks[k].clamp(-127.0, 127.0) * SOUGHT);
            }
            for k in 0..ARC {
                offered[k] = whole(tanh(offers[k]) * UNIT);
            }
            self.tags.push(best(&row[4 * ARC..4 * ARC + self.net.tags]) as u8);
        }
    }
}

// What is compiled for each kind of vector unit.

struct Read<'a, 'b, 'c> {
    encoder: &'b mut Encoder<'a>,
    forms: &'b [&'c str],
}

impl NullaryFnOnce for Read<'_, '_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Read { encoder, forms } = self;
        encoder.fill(forms);
        for (k, layer) in encoder.net.layers.iter().enumerate() {
            if k > 0 {
                wholes(&encoder.words, &mut encoder.whole);
                layer.gates.times(encoder.unit, &encoder.whole, &mut encoder.gates);
            }
            let (gates, rows) = match k {
                0 => (&encoder.forms.gates, &encoder.rows),
                _ => (&encoder.gates, &encoder.same),
            };
            pass::<0>(layer, gates, rows, &mut encoder.words);
            pass::<1>(layer, gates, rows, &mut encoder.words);
        }
        encoder.heads();
    }
}

struct Arcs<'a, 'b> {
    encoder: &'b mut Encoder<'a>,
    from: usize,
    to: usize,
    scores: &'b mut Vec<f32>,
}

impl NullaryFnOnce for Arcs<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Arcs { encoder, from, to, scores } = self;
        let n = to - from;
        // rows of a matrix: what each word offers, the root, and each class of distance
        let rows: Vec<&[i16]> = encoder.offered[from * ARC..to * ARC]
            .chunks_exact(ARC)
            .chain(encoder.net.offers.iter().map(|row| row.as_slice()))
            .collect();
        encoder.matrix.fill(ARC, rows.into_iter());
        let width = encoder.matrix.rows();
        encoder.sums.resize((n * width).max(encoder.sums.len()), 0);
        encoder.matrix.times(encoder.unit, &encoder.sought[from * ARC..to * ARC], &mut encoder.sums, |sums, _| sums);
        scores.clear();
        for i in 0..n {
            let row = &encoder.sums[i * width..(i + 1) * width];
            let distance = &row[n + 1..];
            for (j, sum) in row[..n].iter().enumerate() {
                scores.push((sum + distance[far(i, j)]) as f32);
            }
            scores.push((row[n] + distance[ROOT]) as f32);
        }
    }
}

struct Labels<'a, 'b> {
    encoder: &'b mut Encoder<'a>,
    from: usize,
    heads: &'b [usize],
    labels: &'b mut Vec<usize>,
}

impl NullaryFnOnce for Labels<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Labels { encoder, from, heads, labels } = self;
        let net = encoder.net;
        let width = net.heads.width();
        encoder.whole.resize(heads.len() * ARC, 0);
        for (i, &head) in heads.iter().enumerate() {
            let (class, head) = if head < heads.len() {
                (far(i, head), &encoder.heads[(from + head) * width + 3 * ARC..][..ARC])
            } else {
                (ROOT, &net.root_label[..])
            };
            let word = &encoder.heads[(from + i) * width + 2 * ARC..][..ARC];
            let far = &net.far_label[class];
            let out = &mut encoder.whole[i * ARC..(i + 1) * ARC];
            for k in 0..ARC {
                out[k] = whole(tanh(word[k] + head[k] + far[k]) * UNIT);
            }
        }
        net.labels.times(encoder.unit, &encoder.whole, &mut encoder.gates);
        labels.clear();
        let rows = encoder.gates.chunks_exact(net.labels.width().max(1));
        labels.extend(rows.take(heads.len()).map(|row| best(&row[..Deprel::ALL.len()])));
    }
}

/// Numbers between -1 and 1 as whole ones.
#[inline(always)]
fn wholes(x: &[f32], out: &mut Vec<i16>) {
    out.resize(x.len(), 0);
    for (out, x) in out.iter_mut().zip(x) {
        *out = whole(x * UNIT);
    }
}

/// A layer over a sentence in one direction, each word with its row of gates; what it leaves of each word takes its place.
#[inline(always)]
fn pass<const SIDE: usize>(layer: &Layer, gates: &[f32], rows: &[u32], words: &mut [f32]) {
    let count = words.len() / WIDTH;
    let mut state = [0f32; HALF];
    let (carry_forget, carry_show) = (&layer.carry[SIDE * 2], &layer.carry[SIDE * 2 + 1]);
    for step in 0..count {
        let i = if SIDE == 0 { step } else { count - 1 - step };
        let gates = &gates[rows[i] as usize * GATES + SIDE * 3 * HALF..][..3 * HALF];
        let place: &mut [f32; HALF] = words[i * WIDTH + SIDE * HALF..].first_chunk_mut().expect("half a word");
        // in places of their own, so that nothing can overlap and whole vectors are worked on
        let (mut word, [mut now, mut shown]) = (*place, [[0f32; HALF]; 2]);
        for k in 0..HALF {
            let forget = gates[HALF + k] + carry_forget[k] * state[k];
            let show = gates[2 * HALF + k] + carry_show[k] * state[k];
            let (keep, show) = both_tanh(0.5 * forget, 0.5 * show);
            now[k] = gates[k] + (0.5 + 0.5 * keep) * (state[k] - gates[k]);
            shown[k] = 0.5 + 0.5 * show;
        }
        for k in 0..HALF / 2 {
            let j = k + HALF / 2;
            let (a, b) = both_tanh(now[k], now[j]);
            word[k] += shown[k] * (a - word[k]);
            word[j] += shown[j] * (b - word[j]);
        }
        *place = word;
        state = now;
    }
}

/// The place of the greatest number; the first of equals.
#[inline(always)]
pub fn best(scores: &[f32]) -> usize {
    // side by side first: to ask of each number whether it is greater would be guessed wrongly too often
    let (rows, rest) = scores.as_chunks::<ROWS>();
    let mut most = [f32::NEG_INFINITY; ROWS];
    let greater = |a: f32, b: f32| if a > b { a } else { b };
    for row in rows {
        for k in 0..ROWS {
            most[k] = greater(most[k], row[k]);
        }
    }
    for (most, score) in most.iter_mut().zip(rest) {
        *most = greater(*most, *score);
    }
    for half in [8, 4, 2, 1] {
        for k in 0..half {
            most[k] = greater(most[k], most[k + half]);
        }
    }
    scores.iter().position(|score| *score == most[0]).unwrap_or(0)
}
