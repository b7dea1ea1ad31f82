//! The vector unit of the machine: sums of products of whole numbers.
//!
//! In: two columns of sixteen rows at a time, and words. Out: a sum for each row and word. A unit of 512 bits makes 32 products
//! in a step, one of 256 bits in two; elsewhere the same sums are made one by one. They are whole, so they are the same.

#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;
use pulp::NullaryFnOnce;

/// Rows that stand side by side.
pub const ROWS: usize = 16;

/// Two columns of one row or word.
pub type Pair = [i16; 2];

/// Two columns of sixteen rows, where a vector unit reads them in one step.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
pub struct Columns(pub [Pair; ROWS]);

#[cfg(target_arch = "x86_64")]
pulp::simd_type!({
    /// A vector unit of 512 bits that sums products of whole numbers as it makes them: what is written as a product and a sum
    /// becomes one step.
    #[allow(missing_docs)]
    pub struct Summing {
        pub avx512f: f!("avx512f"),
        pub avx512bw: f!("avx512bw"),
        pub avx512vl: f!("avx512vl"),
        pub avx512dq: f!("avx512dq"),
        pub avx512vnni: f!("avx512vnni"),
    }
});

/// The vector unit of the machine.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    /// Of 512 bits.
    #[cfg(target_arch = "x86_64")]
    Wide(Summing),
    /// Of 256 bits.
    #[cfg(target_arch = "x86_64")]
    Half(V3),
    /// None that is known here.
    None,
}

impl Unit {
    /// The widest that this machine has.
    pub fn here() -> Unit {
        Unit::all().remove(0)
    }

    /// All that this machine has, the widest first; none is always there.
    pub fn all() -> Vec<Unit> {
        let mut all = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(Summing::try_new().map(Unit::Wide));
            all.extend(V3::try_new().map(Unit::Half));
        }
        all.push(Unit::None);
        all
    }

    /// Runs something compiled for it.
    pub fn run<F: NullaryFnOnce>(self, work: F) -> F::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Unit::Wide(unit) => unit.vectorize(work),
            #[cfg(target_arch = "x86_64")]
            Unit::Half(unit) => pulp::Simd::vectorize(unit, work),
            Unit::None => work.call(),
        }
    }

    /// The sums of sixteen rows for `W` words.
    #[inline(always)]
    pub fn sums<const W: usize>(self, block: &[Columns], words: [&[Pair]; W]) -> [[i32; ROWS]; W] {
        let depth = block.len();
        let mut sums = [[0i32; ROWS]; W];
        match self {
            #[cfg(target_arch = "x86_64")]
            Unit::Wide(unit) => {
                let mut lanes = [unit.avx512f._mm512_setzero_si512(); W];
                for k in 0..depth {
                    let columns = pulp::cast(block[k].0);
                    for w in 0..W {
                        let pair = unit.avx512f._mm512_set1_epi32(pulp::cast(words[w][k]));
                        let products = unit.avx512bw._mm512_madd_epi16(columns, pair);
                        lanes[w] = unit.avx512f._mm512_add_epi32(lanes[w], products);
                    }
                }
                for w in 0..W {
                    sums[w] = pulp::cast(lanes[w]);
                }
            }
            #[cfg(target_arch = "x86_64")]
            Unit::Half(unit) => {
                let mut lanes = [[unit.splat_i32x8(0); 2]; W];
                for k in 0..depth {
                    let columns: [[Pair; ROWS / 2]; 2] = pulp::cast(block[k].0);
                    let columns = [pulp::cast(columns[0]), pulp::cast(columns[1])];
                    for w in 0..W {
                        let pair = pulp::cast(unit.splat_i32x8(pulp::cast(words[w][k])));
                        for h in 0..2 {
                            let products = unit.multiply_wrapping_add_adjacent_i16x16(columns[h], pair);
                            lanes[w][h] = unit.wrapping_add_i32x8(lanes[w][h], products);
                        }
                    }
                }
                for w in 0..W {
                    sums[w] = pulp::cast(lanes[w]);
                }
            }
            Unit::None => {
                for w in 0..W {
                    for k in 0..depth {
                        let [x, y] = words[w][k].map(i32::from);
                        for (sum, [a, b]) in sums[w].iter_mut().zip(block[k].0) {
                            *sum += i32::from(a) * x + i32::from(b) * y;
                        }
                    }
                }
            }
        }
        sums
    }
}
