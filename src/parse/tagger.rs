//! Part-of-speech tags, left to right: an averaged perceptron over the word, its neighbours and the tags before it.
//!
//! Words come in ("Kerry", "told", "Tehran"), the numbers of their fine tags go out. Words that only ever had one tag
//! skip the sum. Linear in the number of words.

use super::{hash::Keys, model::Model, table, word::Word};

/// How many features a decision has at most.
pub const FEATURES: usize = 80;
/// The tag before the first word.
pub const START: u64 = 999;
const SALT: u64 = 0;

/// The features of word `i`, given the tags of the two words before it.
#[inline]
pub fn features(words: &[Word], i: usize, before: [u64; 2], keys: &mut Keys<FEATURES>) {
    let none = Word::none();
    let at = |k: isize| i.checked_add_signed(k).and_then(|j| words.get(j)).unwrap_or(&none);
    let (c, p, pp, n, nn) = (at(0), at(-1), at(-2), at(1), at(2));
    let [t, tt] = before;
    keys.clear(SALT);
    keys.one(1);
    keys.one(c.form);
    keys.one(c.low);
    for end in c.ends {
        keys.one(end);
    }
    for begin in c.begins {
        keys.one(begin);
    }
    keys.two(c.shape, u64::from(i == 0));
    keys.three(c.shape, c.ends[2], c.class);
    keys.one(t);
    keys.two(t, tt);
    keys.two(t, c.low);
    keys.three(t, tt, c.class);
    keys.three(t, c.ends[1], n.class);
    keys.one(p.low);
    keys.two(p.low, c.low);
    keys.one(pp.low);
    keys.one(n.low);
    keys.two(n.low, c.low);
    keys.one(nn.low);
    keys.one(n.ends[2]);
    keys.two(n.ends[1], c.class);
    keys.one(p.ends[2]);
    keys.one(c.class);
    keys.one(n.class);
    keys.two(n.class, nn.class);
    keys.two(t, n.class);
    keys.three(c.class, n.class, t);
    keys.two(p.low, n.low);
    let cases = p.case | c.case << 4 | n.case << 8;
    let around = cases | pp.case << 12 | nn.case << 16;
    keys.two(around, u64::from(i == 0));
    keys.two(cases, c.class);
    keys.two(cases, c.ends[2]);
    keys.three(cases, c.style, u64::from(i == 0));
    keys.three(c.case, c.style, c.low);
    keys.three(c.case, c.style, c.class);
    keys.three(c.case, c.style, c.cluster);
    keys.three(c.case, t, n.case | n.class << 8);
    keys.three(c.shape, c.ends[1], c.begins[2]);
    keys.three(nn.class, c.class, n.class);
    keys.three(t, tt, n.class);
    keys.two(c.cluster, c.ends[0]);
    keys.two(c.coarse, c.ends[1]);
    keys.two(c.cluster, c.shape);
    keys.one(n.cluster);
    keys.one(p.cluster);
    keys.three(c.class, p.coarse, n.coarse);
    keys.three(c.cluster, t, n.class);
    keys.three(c.coarse, t, c.shape);
    keys.three(c.class, t, n.low);
    keys.three(c.class, p.low, t);
    keys.three(c.class, n.class, n.cluster);
    keys.two(c.class, nn.low);
    keys.two(c.class, pp.low);
}

/// Tags a sentence's words.
pub fn tag(model: &Model, words: &[Word], tags: &mut Vec<u8>) {
    tags.clear();
    let mut keys = Keys::new(SALT);
    let mut before = [START; 2];
    for (i, word) in words.iter().enumerate() {
        let tag = word.sole.unwrap_or_else(|| {
            features(words, i, before, &mut keys);
            let mut sums = [0; 128];
            model.tagger.add(keys.all(), &mut sums);
            table::best(&sums[..model.tags.len().clamp(1, 128)]) as u8
        });
        tags.push(tag);
        before = [u64::from(tag), before[0]];
    }
}
