//! Products of whole numbers: rows of a matrix with the vectors of several words at once.
//!
//! Sixteen rows stand side by side, two columns at a time, as vector units like them.

use super::unit::{Columns, Pair, Unit, ROWS};

/// A matrix, laid out for products.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    columns: Vec<Columns>,
    /// Numbers in a row.
    pub depth: usize,
}

impl Matrix {
    /// Makes it anew from rows; as many zero rows are added as it takes to fill sixteen.
    pub fn fill<'a>(&mut self, depth: usize, rows: impl ExactSizeIterator<Item = &'a [i16]>) {
        let blocks = rows.len().div_ceil(ROWS);
        self.depth = depth;
        self.columns.clear();
        self.columns.resize(blocks * depth / 2, Columns::default());
        for (i, row) in rows.enumerate() {
            let block = &mut self.columns[i / ROWS * (depth / 2)..][..depth / 2];
            for (columns, pair) in block.iter_mut().zip(row.chunks_exact(2)) {
                columns.0[i % ROWS] = [pair[0], pair[1]];
            }
        }
    }

    /// How many rows, those of zeros among them.
    pub fn rows(&self) -> usize {
        self.columns.len() * 2 / self.depth.max(1) * ROWS
    }

    /// The products of vectors that stand one after the other; each gets as many as there are rows, sixteen at a time as `turn`
    /// makes them of their sums and their place among the sixteens.
    #[inline(always)]
    pub fn times<T>(&self, unit: Unit, vectors: &[i16], out: &mut [T], turn: impl Fn([i32; ROWS], usize) -> [T; ROWS]) {
        let (depth, rows) = (self.depth, self.rows());
        if rows == 0 {
            return;
        }
        let vectors: &[Pair] = pulp::bytemuck::cast_slice(vectors);
        let pairs = depth / 2;
        let count = vectors.len() / pairs;
        for (b, block) in self.columns.chunks_exact(pairs).enumerate() {
            let turn = |sums| turn(sums, b);
            let mut i = 0;
            while i < count {
                let (vectors, out) = (&vectors[i * pairs..], &mut out[i * rows + b * ROWS..]);
                // twelve sums of 256 bits, two columns and a pair are what sixteen registers hold; fewer than four words
                // would wait for each other's sums
                i += match count - i {
                    11.. | 6 => block_times::<T, 6>(unit, block, vectors, out, rows, turn),
                    9 | 10 | 5 => block_times::<T, 5>(unit, block, vectors, out, rows, turn),
                    7 | 8 | 4 => block_times::<T, 4>(unit, block, vectors, out, rows, turn),
                    3 => block_times::<T, 3>(unit, block, vectors, out, rows, turn),
                    2 => block_times::<T, 2>(unit, block, vectors, out, rows, turn),
                    _ => block_times::<T, 1>(unit, block, vectors, out, rows, turn),
                };
            }
        }
    }
}

/// Sixteen rows and `W` words, which are as many as it gives back.
#[inline(always)]
fn block_times<T, const W: usize>(
    unit: Unit,
    block: &[Columns],
    vectors: &[Pair],
    out: &mut [T],
    rows: usize,
    turn: impl Fn([i32; ROWS]) -> [T; ROWS],
) -> usize {
    let depth = block.len();
    let mut rest = vectors;
    let mut words = [vectors; W];
    for word in &mut words {
        (*word, rest) = rest.split_at(depth);
    }
    let sums = unit.sums(block, words);
    for w in 0..W {
        // as an array: the copying of slices is a call
        if let Some(place) = out[w * rows..].first_chunk_mut() {
            *place = turn(sums[w]);
        }
    }
    W
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulp::NullaryFnOnce;

    struct Times<'a>(&'a Matrix, Unit, &'a [i16], &'a mut [i32]);

    impl NullaryFnOnce for Times<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.0.times(self.1, self.2, self.3, |sums, _| sums);
        }
    }

    #[test]
    fn every_unit_makes_the_same_sums_of_any_number_of_words() {
        let (depth, rows) = (8, 20);
        let number = |i: usize| (i * 7919 % 4001) as i16 - 2000;
        let all: Vec<i16> = (0..rows * depth).map(number).collect();
        let mut matrix = Matrix::default();
        matrix.fill(depth, all.chunks_exact(depth));
        for count in 0..30 {
            let words: Vec<i16> = (5..5 + count * depth).map(number).collect();
            let expected: Vec<i32> = words
                .chunks_exact(depth)
                .flat_map(|word| {
                    let sum = |row: &[i16]| row.iter().zip(word).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
                    let sums = all.chunks_exact(depth).map(sum);
                    sums.chain([0; 12]).collect::<Vec<i32>>()
                })
                .collect();
            for unit in Unit::all() {
                let mut sums = vec![0; count * matrix.rows()];
                unit.run(Times(&matrix, unit, &words, &mut sums));
                assert_eq!(sums, expected, "{unit:?}, {count} words");
            }
        }
    }
}
