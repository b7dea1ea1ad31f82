//! Products of whole numbers: rows of a matrix with the vectors of several words at once.
//!
//! Sixteen rows stand side by side, two columns at a time, as vector units like them: where the machine has one of 256 bits, a
//! step makes 64 products; elsewhere the same sums are made one by one. They are whole, so they are the same.

use pulp::x86::V3;

/// Rows that stand side by side.
pub const ROWS: usize = 16;

type Pair = [i16; 2];
/// Two columns of sixteen rows.
type Columns = [[Pair; 8]; 2];

/// A matrix, laid out for products.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    columns: Vec<Columns>,
    /// Numbers in a row.
    pub depth: usize,
}

/// The vector unit, where there is one.
pub type Unit = Option<V3>;

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
                columns[i % ROWS / 8][i % 8] = [pair[0], pair[1]];
            }
        }
    }

    /// How many rows, those of zeros among them.
    pub fn rows(&self) -> usize {
        self.columns.len() * 2 / self.depth.max(1) * ROWS
    }

    /// The products of vectors that stand one after the other; each gets as many as there are rows.
    #[inline(always)]
    pub fn times(&self, unit: Unit, vectors: &[i16], out: &mut [i32]) {
        let (depth, rows) = (self.depth, self.rows());
        if rows == 0 {
            return;
        }
        let vectors: &[Pair] = pulp::bytemuck::cast_slice(vectors);
        let pairs = depth / 2;
        let count = vectors.len() / pairs;
        for (b, block) in self.columns.chunks_exact(pairs).enumerate() {
            let mut i = 0;
            while i < count {
                let (vectors, out) = (&vectors[i * pairs..], &mut out[i * rows + b * ROWS..]);
                // twelve sums, two columns and a pair are what sixteen registers hold
                i += match count - i {
                    6.. => block_times::<6>(unit, block, vectors, out, rows),
                    4.. => block_times::<4>(unit, block, vectors, out, rows),
                    2.. => block_times::<2>(unit, block, vectors, out, rows),
                    _ => block_times::<1>(unit, block, vectors, out, rows),
                };
            }
        }
    }
}

/// Sixteen rows and `W` words, which are as many as it gives back.
#[inline(always)]
fn block_times<const W: usize>(unit: Unit, block: &[Columns], vectors: &[Pair], out: &mut [i32], rows: usize) -> usize {
    let depth = block.len();
    let mut rest = vectors;
    let mut words = [vectors; W];
    for word in &mut words {
        (*word, rest) = rest.split_at(depth);
    }
    let mut sums = [[[0i32; 8]; 2]; W];
    match unit {
        Some(unit) => {
            let mut lanes = [[unit.splat_i32x8(0); 2]; W];
            for k in 0..depth {
                let columns = [pulp::cast(block[k][0]), pulp::cast(block[k][1])];
                for w in 0..W {
                    let pair = pulp::cast(unit.splat_i32x8(pulp::cast(words[w][k])));
                    for h in 0..2 {
                        let products = pulp::cast(unit.multiply_wrapping_add_adjacent_i16x16(columns[h], pair));
                        lanes[w][h] = pulp::cast(unit.avx2._mm256_add_epi32(pulp::cast(lanes[w][h]), products));
                    }
                }
            }
            for w in 0..W {
                sums[w] = [pulp::cast(lanes[w][0]), pulp::cast(lanes[w][1])];
            }
        }
        None => {
            for w in 0..W {
                for k in 0..depth {
                    let [x, y] = words[w][k];
                    for h in 0..2 {
                        for r in 0..8 {
                            let [a, b] = block[k][h][r];
                            sums[w][h][r] += i32::from(a) * i32::from(x) + i32::from(b) * i32::from(y);
                        }
                    }
                }
            }
        }
    }
    for w in 0..W {
        out[w * rows..w * rows + 8].copy_from_slice(&sums[w][0]);
        out[w * rows + 8..w * rows + 16].copy_from_slice(&sums[w][1]);
    }
    W
}
