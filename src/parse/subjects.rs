//! No word has two subjects: of two, the one that loses least by it takes its next best head, or its next best relation.
//!
//! In: a tree whose words chose their heads each for itself. Out: the same tree, mended. In "minister Ali Omar said", *Ali*
//! and *Omar* may both have taken *said* for a head: then *Omar* goes to *Ali*.

use super::encode::{best, Encoder};
use super::net::{SOUGHT, UNIT};
use crate::model::Deprel;

/// How many words of a sentence are mended at most.
const MOST: usize = 6;

/// Mends heads and relations; `scores` are those of the heads, a row for each word, the root last.
pub fn one_each(encoder: &mut Encoder, from: usize, scores: &[f32], heads: &mut [usize], labels: &mut Vec<usize>) {
    let mut fixed: Vec<(usize, usize)> = Vec::new();
    for _ in 0..MOST {
        let Some(pair) = two(heads, labels) else { return };
        let Some((_, word, change)) = pair
            .into_iter()
            .flat_map(|word| [another_head(scores, heads, word), another_label(encoder, word)])
            .flatten()
            .min_by(|a, b| a.0.total_cmp(&b.0))
        else {
            return;
        };
        match change {
            Change::Label(label) => fixed.push((word, label)),
            Change::Head(head) => heads[word] = head,
        }
        encoder.labels(from, heads, labels);
        fixed.iter().for_each(|&(word, label)| labels[word] = label);
    }
}

enum Change {
    Head(usize),
    Label(usize),
}

fn is_subject(label: usize) -> bool {
    matches!(Deprel::ALL[label].0, Deprel::Nsubj | Deprel::NsubjPass)
}

/// Two subjects of one word.
fn two(heads: &[usize], labels: &[usize]) -> Option<[usize; 2]> {
    let mut of = vec![None; heads.len() + 1];
    for (word, (&head, &label)) in heads.iter().zip(labels).enumerate() {
        if is_subject(label) {
            if let Some(other) = of[head].replace(word) {
                return Some([other, word]);
            }
        }
    }
    None
}

/// A word's next best head, none of its own dependents, and what is lost by it.
fn another_head(scores: &[f32], heads: &[usize], word: usize) -> Option<(f32, usize, Change)> {
    let n = heads.len();
    let row = &scores[word * (n + 1)..][..n];
    let below = |mut at: usize| {
        while at < n && at != word {
            at = heads[at];
        }
        at == word
    };
    let free = (0..n).filter(|&h| h != heads[word] && !below(h));
    let next = free.max_by(|a, b| row[*a].total_cmp(&row[*b]))?;
    Some(((row[heads[word]] - row[next]) / (SOUGHT * UNIT), word, Change::Head(next)))
}

/// A word's next best relation to the same head, and what is lost by it.
fn another_label(encoder: &Encoder, word: usize) -> Option<(f32, usize, Change)> {
    let row = encoder.relations(word);
    let subject = |k: usize| is_subject(k) || Deprel::ALL[k].0 == Deprel::NsubjOuter;
    let others: Vec<f32> = row.iter().enumerate().map(|(k, s)| if subject(k) { f32::MIN } else { *s }).collect();
    let next = best(&others);
    Some((row[best(row)] - row[next], word, Change::Label(next)))
}
