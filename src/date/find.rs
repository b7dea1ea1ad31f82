//! Finds expressions: first over words, then over what was found, until nothing grows any more.
//!
//! In: the tokens of a piece. Out: finds in order, none overlapping: which rule, which tokens, what each slot holds.
//! Leftmost, then longest, then the rule that comes first. A pattern has no loops, so the time is linear in the tokens.

use super::fit::Fitter;
use super::lexicon::NO_ENTRY;
use super::meaning::{Kind, Meaning};
use super::number::Number;
use super::scan::{Shape, Token};
use super::slot::Slot;
use super::Knowledge;

/// How many slots a find can fill.
const MOST: usize = 10;

/// What a find's slots hold.
#[derive(Debug, Clone, Copy)]
pub struct Slots {
    held: [(Slot, i64); MOST],
    len: u8,
}

impl Slots {
    /// None filled.
    pub const EMPTY: Slots = Slots { held: [(Slot::Nothing, 0); MOST], len: 0 };

    /// Fills a slot; one too many is forgotten.
    pub fn push(&mut self, slot: Slot, value: i64) {
        if (self.len as usize) < MOST {
            self.held[self.len as usize] = (slot, value);
            self.len += 1;
        }
    }

    /// What a slot holds.
    pub fn get(&self, slot: Slot) -> Option<i64> {
        self.held[..self.len as usize].iter().find(|(s, _)| *s == slot).map(|(_, v)| *v)
    }

    /// Whether a slot holds anything.
    pub fn has(&self, slot: Slot) -> bool {
        self.get(slot).is_some()
    }
}

/// A rule that fits.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub last: usize,
    /// Number of the rule.
    pub rule: u16,
    /// What its slots hold; `Inner` and `Inner2` hold numbers of other finds.
    pub slots: Slots,
    /// What sort of expression it is, for the rules over finds.
    pub kind: Kind,
}

/// Working memory, kept from piece to piece.
#[derive(Default)]
pub struct Memory {
    /// Every find, also those inside others.
    pub all: Vec<Found>,
    /// Those that stand, in order.
    pub standing: Vec<usize>,
    numbers: Vec<(usize, Number)>,
    at: Vec<u32>,
}

/// Finds every expression in the tokens, into `memory`.
pub fn find(tokens: &[Token], k: &Knowledge, memory: &mut Memory) {
    memory.all.clear();
    memory.standing.clear();
    let mut numbers = std::mem::take(&mut memory.numbers);
    let mut i = 0;
    while i < tokens.len() {
        let t = &tokens[i];
        let awake = match t.shape {
            Shape::Word => t.entry != NO_ENTRY && k.awake[t.entry as usize],
            _ => true,
        };
        if awake {
            if let Some(b) = Fitter::new(tokens, k, &[], &memory.all, &mut numbers).best(0, i) {
                let kind = Kind::of(k.rules.rules[b.rule as usize].means, &b.slots);
                memory.standing.push(memory.all.len());
                memory.all.push(Found { first: i, last: b.last, rule: b.rule, slots: b.slots, kind });
                i = b.last;
                continue;
            }
        }
        i += 1;
    }
    if memory.standing.iter().any(|n| memory.all[*n].kind != Kind::Nothing) {
        for _ in 0..3 {
            if !compose(tokens, k, memory, &mut numbers) {
                break;
            }
        }
    }
    memory.numbers = numbers;
}

/// One round over finds: each grows into the longest pattern that it is part of. Whether anything grew.
fn compose(tokens: &[Token], k: &Knowledge, memory: &mut Memory, numbers: &mut Vec<(usize, Number)>) -> bool {
    memory.at.clear();
    memory.at.resize(tokens.len(), u32::MAX);
    for n in &memory.standing {
        memory.at[memory.all[*n].first] = *n as u32;
    }
    let old = std::mem::take(&mut memory.standing);
    let mut standing = Vec::with_capacity(old.len());
    let (mut free, mut grew, mut next) = (0, false, 0);
    while next < old.len() {
        let found = memory.all[old[next]];
        if found.first < free {
            next += 1;
            continue;
        }
        let mut grown = None;
        if found.kind != Kind::Nothing {
            for from in found.first.saturating_sub(7).max(free)..=found.first {
                let best = Fitter::new(tokens, k, &memory.at, &memory.all, numbers).best(1, from);
                if let Some(b) = best.filter(|b| b.last > found.first) {
                    grown = Some((from, b));
                    break;
                }
            }
        }
        match grown {
            Some((from, b)) => {
                grew = true;
                let kind = Kind::of(k.rules.rules[b.rule as usize].means, &b.slots);
                let inner = |slot| b.slots.get(slot).map(|n: i64| memory.all[n as usize].kind);
                let kind = kind.over(inner(Slot::Inner), inner(Slot::Inner2), k.rules.rules[b.rule as usize].means);
                standing.push(memory.all.len());
                memory.all.push(Found { first: from, last: b.last, rule: b.rule, slots: b.slots, kind });
                free = b.last;
            }
            None => {
                standing.push(old[next]);
                free = found.last;
            }
        }
        next += 1;
    }
    memory.standing = standing;
    grew
}

/// Whether a find counts as one for the reader.
pub fn tells(found: &Found, k: &Knowledge) -> bool {
    k.rules.rules[found.rule as usize].means != Meaning::Nothing
}
