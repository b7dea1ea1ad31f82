//! Products of matrices, in single precision.
//!
//! Each sum is taken in the same order whatever the machine's vector units are: the same bytes everywhere.

#![allow(clippy::needless_range_loop)] // plain places keep the sums in registers

use pulp::{Simd, WithSimd};

/// A matrix read row by row, or column by column.
#[derive(Clone, Copy)]
pub struct View<'a> {
    data: &'a [f32],
    down: usize,
    across: usize,
}

/// As it lies, with rows of so many numbers.
pub fn rows(data: &[f32], width: usize) -> View<'_> {
    View { data, down: width, across: 1 }
}

/// Its transpose.
pub fn columns(data: &[f32], width: usize) -> View<'_> {
    View { data, down: 1, across: width }
}

/// Numbers of a row that are summed together: widths are multiples of it.
pub const LANES: usize = 16;

/// Adds the product of `a` (of `depth` columns) and `b` (of `width` columns) to `sum`.
pub fn add(a: View, b: &[f32], sum: &mut [f32], depth: usize, width: usize) {
    assert!(width.is_multiple_of(LANES) && b.len() >= depth * width && sum.len().is_multiple_of(width));
    pulp::Arch::new().dispatch(Add { a, b, sum, depth, width });
}

/// The work of [`add`], compiled for each kind of vector unit.
struct Add<'a> {
    a: View<'a>,
    b: &'a [f32],
    sum: &'a mut [f32],
    depth: usize,
    width: usize,
}

impl WithSimd for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let (count, vectors) = (self.sum.len() / self.width, self.width / S::F32_LANES);
        let mut j = 0;
        while j < vectors {
            let mut i = 0;
            while i < count {
                match (count - i, vectors - j) {
                    (4.., 2..) => tile::<S, 4, 2>(simd, &mut self, i, j),
                    (4.., _) => tile::<S, 4, 1>(simd, &mut self, i, j),
                    (_, 2..) => tile::<S, 1, 2>(simd, &mut self, i, j),
                    _ => tile::<S, 1, 1>(simd, &mut self, i, j),
                }
                i += if count - i >= 4 { 4 } else { 1 };
            }
            j += 2;
        }
    }
}

/// `R` rows and `C` vectors of the sum. Products are rounded before they are added: a fused step would differ from machine
/// to machine.
#[inline(always)]
fn tile<S: Simd, const R: usize, const C: usize>(simd: S, work: &mut Add, i: usize, j: usize) {
    let vectors = work.width / S::F32_LANES;
    let b = S::as_simd_f32s(work.b).0;
    let mut lanes = [[simd.splat_f32s(0.0); C]; R];
    for k in 0..work.depth {
        let row = &b[k * vectors + j..k * vectors + j + C];
        for r in 0..R {
            let x = simd.splat_f32s(work.a.data[(i + r) * work.a.down + k * work.a.across]);
            for c in 0..C {
                lanes[r][c] = simd.add_f32s(lanes[r][c], simd.mul_f32s(x, row[c]));
            }
        }
    }
    let sum = S::as_mut_simd_f32s(work.sum).0;
    for r in 0..R {
        for c in 0..C {
            let at = (i + r) * vectors + j + c;
            sum[at] = simd.add_f32s(sum[at], lanes[r][c]);
        }
    }
}

/// The transpose of a matrix of rows of `width` numbers, its last row left out when `bias`.
pub fn transposed(data: &[f32], width: usize, count: usize) -> Vec<f32> {
    let mut out = vec![0.0; width * count];
    for i in 0..count {
        for j in 0..width {
            out[j * count + i] = data[i * width + j];
        }
    }
    out
}
