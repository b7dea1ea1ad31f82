//! The keys of words that get a vector: frequent words of the given vectors, and what the treebanks hold often enough.

use super::treebank::Treebank;
use crate::parse::word::{key, styles, Word, UNKNOWN};
use std::collections::BTreeMap;

/// A form's own key gets a vector when it stands so often; any other key, so often.
const SEEN: [usize; 2] = [2, 3];

/// Keys and the vectors that are given for some.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Key to row.
    pub rows: BTreeMap<u64, u32>,
    /// Given vectors, row by row; the first rows have one, the others do not.
    pub given: Vec<f32>,
    /// Numbers in a given vector.
    pub width: usize,
}

impl Words {
    /// From a file of vectors (a word and its numbers a line, the most frequent first), of which so many are taken, and
    /// treebanks.
    pub fn new(vectors: &str, most: usize, bank: &Treebank) -> Self {
        let mut words = Words::default();
        for line in vectors.lines() {
            if words.rows.len() == most {
                break;
            }
            let mut columns = line.split(' ');
            let key = key(columns.next().unwrap_or_default());
            let next = words.rows.len() as u32;
            if words.rows.contains_key(&key) {
                continue;
            }
            words.rows.insert(key, next);
            words.given.extend(columns.filter_map(|n| n.parse::<f32>().ok()));
            words.width = words.given.len() / words.rows.len();
        }
        let mut counts: BTreeMap<u64, (usize, bool)> = BTreeMap::from([(UNKNOWN, (usize::MAX, true))]);
        for tree in &bank.trees {
            let forms = tree.forms.iter().map(String::as_str);
            for (form, style) in forms.clone().zip(styles(forms)) {
                for (i, key) in Word::new(form, style).keys().iter().enumerate() {
                    let count = counts.entry(*key).or_insert((0, i == 0));
                    count.0 = count.0.saturating_add(1);
                }
            }
        }
        for (key, (count, own)) in counts {
            let next = words.rows.len() as u32;
            if count >= SEEN[usize::from(!own)] && next < u32::from(u16::MAX) {
                words.rows.entry(key).or_insert(next);
            }
        }
        words
    }

    /// The rows of a word's keys: that of its form (or of unknown forms) first.
    pub fn of(&self, form: &str, style: u8, rows: &mut Vec<u32>) {
        let word = Word::new(form, style);
        let mut keys = word.keys().iter();
        let own = keys.next().and_then(|k| self.rows.get(k)).or_else(|| self.rows.get(&UNKNOWN));
        rows.extend(own);
        rows.extend(keys.filter_map(|k| self.rows.get(k)));
    }

    /// The given vector of a row.
    pub fn given(&self, row: u32) -> Option<&[f32]> {
        self.given.get(row as usize * self.width..(row as usize + 1) * self.width).filter(|g| !g.is_empty())
    }
}
