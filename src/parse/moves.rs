//! The features that choose the parser's next move.
//!
//! In "Iran freed the sailors", with "freed" on the stack and "sailors" next: their words, tags and clusters, alone and
//! together, what hangs on them already, how far apart they are and what stands between.

use super::{
    context::{Context, Item},
    hash::{mix, Keys},
    state::State,
};

/// How many features a decision has at most.
pub const FEATURES: usize = 160;
const SALT: u64 = 1 << 40;

/// Distance in classes.
#[inline(always)]
fn far(a: u32, b: u32) -> u64 {
    match b.abs_diff(a) {
        d @ 0..=4 => u64::from(d),
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// Four small numbers in one.
#[inline(always)]
fn pack(a: u64, b: u64, c: u64, d: u64) -> u64 {
    a | b << 8 | c << 16 | d << 24
}

/// Collects the features of a state.
#[inline]
pub fn features(state: &State, context: &Context, keys: &mut Keys<FEATURES>) {
    let none = state.none();
    let (i0, i1, i2) = (state.top(0), state.top(1), state.top(2));
    let j0 = state.next;
    let (j1, j2, j3) = ((j0 + 1).min(none), (j0 + 2).min(none), (j0 + 3).min(none));
    let item = |i: u32| -> &Item { &context.items[i as usize] };
    let node = |i: u32| &state.nodes[i as usize];
    let label = |i: u32| if i == none { 0 } else { u64::from(node(i).label) + 1 };
    let (s0, s1, s2, b0, b1, b2, b3) = (item(i0), item(i1), item(i2), item(j0), item(j1), item(j2), item(j3));
    let (n0, n1, m0) = (node(i0), node(i1), node(j0));
    let (s0l, s0r, s0l2, s0r2) = (n0.left[0], n0.right[0], n0.left[1], n0.right[1]);
    let (s1l, s1r, b0l, b0l2) = (n1.left[0], n1.right[0], m0.left[0], m0.left[1]);
    let apart = |a: u32, b: u32| if a == none || b == none { 0 } else { far(a, b) };
    let marks = |a: &Item, i: u32, b: &Item, j: u32| {
        if i == none || j == none {
            0
        } else {
            u64::from((b.marks - a.marks).min(3)) + 1
        }
    };
    let verbs = |a: &Item, i: u32, b: &Item, j: u32| {
        if i == none || j == none {
            0
        } else {
            u64::from((b.verbs - a.verbs).min(3)) + 1
        }
    };
    let (d0, d1) = (apart(i0, j0), apart(i1, i0));
    let (c0, c1) = (marks(s0, i0, b0, j0), marks(s1, i1, s0, i0));
    let (v0, v1) = (verbs(s0, i0, b0, j0), verbs(s1, i1, s0, i0));
    let wt = |x: &Item| mix(x.word, x.tag);
    let (s0wt, s1wt, b0wt) = (wt(s0), wt(s1), wt(b0));

    keys.clear(SALT);
    keys.one(1);
    // single places
    for x in [s0, s1, b0, b1] {
        keys.one(x.tag);
        keys.one(wt(x));
        keys.two(x.cluster, x.tag);
    }
    keys.one(wt(s2));
    keys.one(b2.tag);
    keys.one(b3.tag);
    // pairs
    for (x, y, xwt, ywt) in [(s0, b0, s0wt, b0wt), (s1, s0, s1wt, s0wt)] {
        keys.two(xwt, ywt);
        keys.two(x.word, y.word);
        keys.two(xwt, y.tag);
        keys.two(ywt, x.tag);
        keys.one(pack(x.tag, y.tag, 0, 0));
        keys.two(x.cluster, y.cluster);
        keys.two(mix(x.cluster, x.tag), y.tag);
        keys.two(mix(y.cluster, y.tag), x.tag);
        keys.one(pack(x.coarse, y.coarse, x.tag, y.tag));
        keys.two(x.word, y.cluster);
        keys.two(x.cluster, y.word);
    }
    keys.two(s0.word, b0.tag);
    keys.two(b0.word, s0.tag);
    keys.two(s1wt, b0.tag);
    keys.two(b0wt, s1.tag);
    keys.one(pack(s1.tag, b0.tag, 0, 0));
    keys.one(pack(b0.tag, b1.tag, 0, 0));
    keys.two(b0.word, b1.word);
    keys.two(s0.word, b1.tag);
    keys.one(pack(s0.tag, b1.tag, 0, 0));
    // triples
    keys.one(pack(b0.tag, b1.tag, b2.tag, 0));
    keys.one(pack(s0.tag, b0.tag, b1.tag, 0));
    keys.one(pack(s1.tag, s0.tag, b0.tag, 0));
    keys.one(pack(s2.tag, s1.tag, s0.tag, 0));
    keys.one(pack(s1.tag, s0.tag, b0.tag, b1.tag));
    keys.one(pack(s0.tag, b0.tag, b1.tag, b2.tag));
    keys.two(s1.word, pack(s0.tag, b0.tag, 0, 0));
    keys.two(s0.word, pack(s1.tag, b0.tag, 0, 0));
    keys.two(b0.word, pack(s1.tag, s0.tag, 0, 0));
    keys.three(s1.word, s0.word, b0.tag);
    keys.two(s0.word, pack(b0.tag, b1.tag, 0, 0));
    keys.two(b0.word, pack(s0.tag, b1.tag, 0, 0));
    keys.one(pack(s1.coarse, s0.coarse, b0.coarse, 0));
    keys.two(s0.cluster, pack(s1.tag, b0.tag, 0, 0));
    keys.two(b0.cluster, pack(s1.tag, s0.tag, 0, 0));
    keys.two(s1.cluster, pack(s0.tag, b0.tag, 0, 0));
    // children
    keys.one(pack(s0.tag, item(s0l).tag, b0.tag, 0));
    keys.one(pack(s0.tag, item(s0r).tag, b0.tag, 0));
    keys.one(pack(s0.tag, b0.tag, item(b0l).tag, 0));
    keys.one(pack(s1.tag, item(s1l).tag, s0.tag, 0));
    keys.one(pack(s1.tag, item(s1r).tag, s0.tag, 0));
    keys.one(pack(s1.tag, s0.tag, item(s0l).tag, 0));
    keys.one(pack(s1.tag, s0.tag, item(s0r).tag, 0));
    keys.two(item(s0l).word, s0.tag);
    keys.two(item(s0r).word, s0.tag);
    keys.two(item(b0l).word, b0.tag);
    keys.two(item(s1r).word, s1.tag);
    keys.one(pack(label(s0l), s0.tag, b0.tag, 0));
    keys.one(pack(label(s0r), s0.tag, b0.tag, 0));
    keys.one(pack(label(s1r), s1.tag, s0.tag, 0));
    keys.one(pack(label(s1r), label(s0l), s1.tag, s0.tag));
    keys.two(pack(item(s0l2).tag, item(s0l).tag, s0.tag, b0.tag), 1);
    keys.two(pack(item(s0r2).tag, item(s0r).tag, s0.tag, b0.tag), 2);
    keys.two(pack(item(b0l2).tag, item(b0l).tag, s0.tag, b0.tag), 3);
    // what a preposition or conjunction on the left decides
    let (s0lw, b0lw) = (item(s0l).word, item(b0l).word);
    keys.three(s1.word, s0lw, s0.tag);
    keys.two(s0lw, pack(s1.tag, s0.tag, s2.tag, 0));
    keys.two(s0lw, pack(s1.tag, s0.tag, b0.tag, 0));
    keys.two(b0lw, pack(s0.tag, b0.tag, 0, 0));
    keys.three(s0.word, b0lw, b0.tag);
    keys.three(s2.word, s0lw, s1.word);
    keys.three(s2.cluster, s0lw, s1.cluster);
    keys.three(s1.cluster, s0lw, s0.cluster);
    keys.three(s1.cluster, s0lw, s0.tag);
    // relations so far
    let ([l0, r0], [l1, r1], lb) = (n0.labels, n1.labels, m0.labels[0]);
    keys.two(l0, s0.tag);
    keys.two(r0, s0.tag);
    keys.two(r0, s0.word);
    keys.two(r0, mix(s0.cluster, s0.tag));
    keys.two(r1, s1.tag);
    keys.two(lb, b0.tag);
    keys.two(r1, pack(s1.tag, s0.tag, label(s0l), 0));
    keys.two(r0, pack(s0.tag, b0.tag, 1, 0));
    keys.two(lb, pack(s0.tag, b0.tag, 2, 0));
    keys.three(l1, r1, pack(s1.tag, s0.tag, 3, 0));
    keys.three(l0, r0, pack(s0.tag, b0.tag, 4, 0));
    keys.two(mix(l0, lb), pack(s0.tag, b0.tag, v0, c0));
    // how many, how far, what between
    let [nl0, nr0] = n0.counts.map(u64::from);
    keys.two(s0.word, nr0);
    keys.one(pack(s0.tag, nr0, nl0, 0));
    keys.one(pack(s1.tag, u64::from(n1.counts[1]), s0.tag, 0));
    keys.two(s0.word, d0);
    keys.one(pack(s0.tag, b0.tag, d0, 0));
    keys.one(pack(s1.tag, s0.tag, d1, 0));
    keys.one(pack(s0.tag, b0.tag, c0, 0));
    keys.one(pack(s1.tag, s0.tag, c1, d1));
    keys.one(pack(s1.tag, s0.tag, c1, b0.tag));
    keys.one(pack(s0.tag, b0.tag, c0, b1.tag));
    keys.two(v0 << 4 | c0, pack(s0.tag, b0.tag, s1.tag, 0));
    keys.two(v1 << 4 | c1, pack(s1.tag, s0.tag, b0.tag, 0));
    let depth = (state.stack.len() as u64).min(4) | u64::from(state.next == state.n) << 8;
    keys.two(depth, pack(s0.tag, b0.tag, 0, 0));
}
