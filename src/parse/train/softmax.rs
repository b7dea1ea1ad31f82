//! Shares from scores, and how wrong they are; the exponential is our own, the same on every machine.

/// The exponential, to some seven digits, of numbers that are not greater than 80.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let floor = x.floor();
    let y = (x - floor) * std::f32::consts::LN_2;
    let series = 1.0 + y * (1.0 + y * (0.5 + y * (1.0 / 6.0 + y * (1.0 / 24.0 + y * (1.0 / 120.0 + y / 720.0)))));
    series * f32::from_bits(((floor as i32 + 127) as u32) << 23)
}

/// The natural logarithm of a share, roughly: it is only told, never learned from.
pub fn log(x: f32) -> f32 {
    x.max(1e-12).ln()
}

/// Turns scores into shares of one.
#[inline(always)]
pub fn softmax(scores: &mut [f32]) {
    let most = scores.iter().fold(f32::NEG_INFINITY, |m, x| m.max(*x));
    let mut sum = 0.0;
    for x in scores.iter_mut() {
        *x = exp(*x - most);
        sum += *x;
    }
    scores.iter_mut().for_each(|x| *x /= sum);
}

/// How wrong scores are, and their gradient.
pub fn learn(scores: &[f32], right: usize, back: &mut [f32]) -> f32 {
    back.copy_from_slice(scores);
    softmax(back);
    let loss = -log(back[right]);
    back[right] -= 1.0;
    loss
}
