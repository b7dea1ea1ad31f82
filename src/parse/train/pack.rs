//! From weights to the tables of the model file: averaged over parsers, thinned, rounded to eight bits, laid into slots.

use super::perceptron::{Perceptron, Row};
use crate::parse::table::{check, group, GROUP};

/// How full the slots are.
const LOAD: f64 = 0.82;

/// The mean of several parsers' rows; features that were updated too seldom are left out.
fn mean(parsers: &[Perceptron], updates: u32) -> Vec<Row> {
    let mut rows: Vec<Row> = parsers.iter().flat_map(Perceptron::averaged).collect();
    rows.sort_by_key(|r| r.0);
    let mut merged: Vec<Row> = Vec::new();
    for row in rows {
        match merged.last_mut() {
            Some(last) if last.0 == row.0 => {
                last.1 += row.1;
                last.2.iter_mut().zip(&row.2).for_each(|(a, b)| *a += b);
            }
            _ => merged.push(row),
        }
    }
    merged.retain(|r| r.1 >= updates * parsers.len() as u32);
    merged
}

/// Rounds all rows to -127..=127 by their greatest weight; rows of nothing are left out.
fn rounded(rows: &[Row]) -> Vec<(u64, Vec<i8>)> {
    let greatest = rows.iter().flat_map(|r| &r.2).fold(1e-6f32, |m, w| m.max(w.abs()));
    let round = |w: &f32| (w * 127.0 / greatest).round() as i8;
    let rows = rows.iter().map(|r| (r.0, r.2.iter().map(round).collect::<Vec<_>>()));
    rows.filter(|(_, w)| w.iter().any(|w| *w != 0)).collect()
}

/// Lays payloads into slots, the weightiest first; those that find their group full are lost.
fn slots(mut items: Vec<(u64, u32, u32)>) -> Vec<u8> {
    items.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    let groups = ((items.len() as f64 / LOAD / 4.0) as u64).max(1);
    let mut slots = vec![0u8; groups as usize * GROUP];
    for (key, payload, _) in items {
        let at = group(key, groups) * GROUP;
        let taken = |slot: &[u8]| slot[3] == check(key) as u8;
        if slots[at..at + GROUP].chunks_exact(4).any(taken) {
            continue;
        }
        if let Some(free) = slots[at..at + GROUP].chunks_exact_mut(4).find(|s| s[3] == 0) {
            free.copy_from_slice(&(payload | check(key) << 24).to_le_bytes());
        }
    }
    slots
}

fn weight(row: &[i8]) -> u32 {
    row.iter().map(|w| u32::from(w.unsigned_abs())).max().unwrap_or(0)
}

/// The table of the moves: three weights in a slot.
pub fn moves(parsers: &[Perceptron], updates: u32) -> Vec<u8> {
    let rows = rounded(&mean(parsers, updates));
    let payload = |w: &[i8]| u32::from_le_bytes([w[0] as u8, w[1] as u8, w[2] as u8, 0]);
    slots(rows.iter().map(|(key, w)| (*key, payload(w), weight(w))).collect())
}

/// A table of rows: the slots, and the rows that they point to. Same rows are kept once.
pub fn rows(parsers: &[Perceptron], updates: u32) -> (Vec<u8>, Vec<u8>) {
    let mut bytes = vec![0, 0];
    let mut places = std::collections::BTreeMap::new();
    let mut items = Vec::new();
    for (key, weights) in rounded(&mean(parsers, updates)) {
        let pairs: Vec<u8> =
            weights.iter().enumerate().filter(|(_, w)| **w != 0).flat_map(|(c, w)| [c as u8, *w as u8]).collect();
        let place = *places.entry(pairs.clone()).or_insert_with(|| {
            let place = bytes.len() / 2;
            bytes.extend([(pairs.len() / 2) as u8, 0]);
            bytes.extend(&pairs);
            place
        });
        if place < 1 << 24 {
            items.push((key, place as u32, weight(&weights)));
        }
    }
    (slots(items), bytes)
}
