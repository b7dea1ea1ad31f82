//! The features that name an arc's relation: nsubj for "Iran" on "freed", obj for "sailors".

use super::{context::Context, hash::Keys, state::State};

/// How many features a decision has at most.
pub const FEATURES: usize = 64;

#[inline(always)]
fn pack(a: u64, b: u64, c: u64, d: u64) -> u64 {
    a | b << 8 | c << 16 | d << 24
}

/// Collects the features of the arc from `head` to `dependent`.
#[inline]
pub fn features(state: &State, context: &Context, head: u32, dependent: u32, keys: &mut Keys<FEATURES>) {
    let none = state.none();
    let item = |i: u32| &context.items[i as usize];
    let label = |i: u32| if i == none { 0 } else { u64::from(state.nodes[i as usize].label) + 1 };
    let (h, d) = (item(head), item(dependent));
    let (hn, dn) = (&state.nodes[head as usize], &state.nodes[dependent as usize]);
    let (dl, dr, hl, hr) = (dn.left[0], dn.right[0], hn.left[0], hn.right[0]);
    let before = if dependent > 0 { item(dependent - 1) } else { item(none) };
    let after = item((dependent + 1).min(none));
    let right = dependent > head;
    let far = match head.abs_diff(dependent) {
        n @ 0..=4 => u64::from(n),
        5..=8 => 5,
        _ => 6,
    } * 2
        + u64::from(right);
    let marks = u64::from(h.marks.abs_diff(d.marks).min(2));
    let ([hll, hrl], [dll, drl]) = (hn.labels, dn.labels);
    let dlw = item(dl).word;

    keys.clear(if right { 2 << 40 } else { 3 << 40 });
    keys.one(1);
    keys.one(h.word);
    keys.one(h.tag);
    keys.one(d.word);
    keys.one(d.tag);
    keys.two(h.word, d.word);
    keys.two(h.word, d.tag);
    keys.two(d.word, h.tag);
    keys.one(pack(h.tag, d.tag, 0, 0));
    keys.one(pack(h.tag, d.tag, far, 0));
    keys.one(pack(h.tag, d.tag, marks, 0));
    keys.two(h.cluster, d.cluster);
    keys.two(h.cluster, d.tag);
    keys.two(d.cluster, h.tag);
    keys.one(pack(h.coarse, d.coarse, h.tag, d.tag));
    keys.two(h.word, d.cluster);
    keys.two(d.word, h.cluster);
    keys.two(dlw, pack(d.tag, h.tag, 0, 0));
    keys.two(dlw, h.word);
    keys.one(pack(label(dl), d.tag, h.tag, 0));
    keys.one(pack(label(dr), d.tag, h.tag, 0));
    keys.two(dll, pack(d.tag, h.tag, 0, 0));
    keys.two(drl, pack(d.tag, h.tag, 0, 0));
    keys.two(hll, pack(d.tag, h.tag, 0, 0));
    keys.two(hrl, pack(d.tag, h.tag, 0, 0));
    keys.three(hll, h.word, d.tag);
    keys.three(hrl, h.word, d.tag);
    keys.one(pack(item(hl).tag, label(hl), h.tag, d.tag));
    keys.one(pack(item(hr).tag, label(hr), h.tag, d.tag));
    keys.one(pack(label(hl), label(hr), d.tag, 0));
    keys.one(pack(before.tag, d.tag, after.tag, 0));
    keys.two(before.word, d.tag);
    keys.two(after.word, d.tag);
    keys.one(pack(before.tag, d.tag, h.tag, 0));
    keys.one(pack(after.tag, d.tag, h.tag, 0));
    keys.two(d.end, h.tag);
    keys.two(h.end, d.tag);
    keys.two(dlw, d.word);
    keys.three(dlw, d.word, h.tag);
    keys.three(dlw, d.cluster, h.tag);
    keys.three(dlw, h.cluster, d.tag);
    keys.two(dll, h.word);
    keys.three(hrl, dlw, d.tag);
    keys.two(item(hr).word, pack(h.tag, d.tag, 0, 0));
    keys.two(item(hl).word, pack(h.tag, d.tag, 0, 0));
    keys.two(hll, pack(d.tag, h.tag, far, marks));
    keys.two(dll, pack(d.tag, h.tag, far, marks));
    keys.three(hll, hrl, pack(d.tag, h.tag, 0, 0));
}
