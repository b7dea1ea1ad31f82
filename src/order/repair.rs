//! Where claims contradict each other, the weakest yields.
//!
//! In: a timeline's claims. Out: a network in which all that is left can be true, and each claim that yielded with the
//! others it could not stand beside. "Monday" (anchored) yields to "28 May 2007" (stated).

use super::{
    claims::{Claim, Claims},
    Network,
};
use crate::model::Basis;
use std::{cmp::Ordering, collections::BinaryHeap};

/// Claims in a network: number by number the same.
pub(super) struct Loaded {
    pub net: Network,
    pub claims: Vec<Claim>,
    /// The network's number of each event; none when they are the timeline's.
    numbers: Option<Vec<u32>>,
}

impl Loaded {
    fn new(claims: &Claims, list: Vec<Claim>, numbers: Option<Vec<u32>>) -> Loaded {
        let events = claims.timeline.events.len();
        let mut net = Network::with_capacity(events, list.len());
        for _ in 0..events {
            net.event();
        }
        let number = |i: usize| numbers.as_ref().map_or(i, |n| n[i] as usize);
        for &claim in &list {
            net.state(claims.statement(claim, number));
        }
        Loaded { net, claims: list, numbers }
    }

    /// The network's number of an event.
    pub fn number(&self, event: usize) -> usize {
        self.numbers.as_ref().map_or(event, |n| n[event] as usize)
    }

    /// The timeline's place of each of the network's events.
    pub fn places(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.net.events()).collect();
        if let Some(numbers) = &self.numbers {
            for (i, &n) in numbers.iter().enumerate() {
                places[n as usize] = i;
            }
        }
        places
    }
}

/// A claim that yielded, the statements that cannot all be true (itself among them), and why it was the one.
pub(super) struct Yielded {
    pub claim: Claim,
    pub against: Vec<Claim>,
    pub why: &'static str,
}

/// How much a claim weighs; the least yields.
#[derive(PartialEq)]
struct Weight {
    by_hand: bool,
    basis: Basis,
    confidence: f64,
    sources: usize,
    line: String,
}

impl Weight {
    fn of(claims: &Claims, claim: Claim) -> Weight {
        Weight {
            by_hand: claims.by_hand(claim),
            basis: claims.basis(claim),
            confidence: claims.confidence(claim),
            sources: claims.sources(claim),
            line: claims.line(claim),
        }
    }

    /// The lighter is less; and what decides between the two.
    fn compare(&self, other: &Weight) -> (Ordering, &'static str) {
        let tests = [
            (self.by_hand.cmp(&other.by_hand), "the date written by hand outweighs it"),
            (other.basis.cmp(&self.basis), "it is the least surely told: stated > anchored > inferred > assumed"),
            (self.confidence.total_cmp(&other.confidence), "its reading is the least sure"),
            (self.sources.cmp(&other.sources), "the fewest sources tell it"),
            // of two that weigh the same, the one whose line comes last
            (other.line.cmp(&self.line), "nothing else decides between them, so the last in the alphabet yields"),
        ];
        tests.into_iter().find(|(o, _)| o.is_ne()).unwrap_or((Ordering::Equal, "it is told twice"))
    }
}

impl Eq for Weight {}

impl PartialOrd for Weight {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Weight {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare(other).0
    }
}

/// About what [`Weight`] says, in one number.
fn rough(claims: &Claims, claim: Claim) -> u64 {
    let strength = [Basis::Unknown, Basis::Bounded, Basis::Assumed, Basis::Inferred, Basis::Anchored, Basis::Stated];
    let rank = strength.iter().position(|b| *b == claims.basis(claim)).unwrap_or(0) as u64;
    (u64::from(claims.by_hand(claim)) << 40) | (rank << 32) | u64::from((claims.confidence(claim) as f32).to_bits())
}

/// Loads the claims; what contradicts yields until all that is left can be true.
///
/// The outcome does not depend on the order of anything: claims count from the strongest to the weakest, and one that
/// cannot be true beside stronger ones yields. Linear when nothing contradicts; else a few such rounds, and for each that
/// yields what it would change.
pub(super) fn consistent(claims: &Claims, list: Vec<Claim>) -> (Loaded, Vec<Yielded>) {
    let mut loaded = Loaded::new(claims, list, None);
    if loaded.net.rests() {
        return (loaded, vec![]);
    }
    let mut loaded = canonical(claims, loaded.claims);
    let rough: Vec<u64> = loaded.claims.iter().map(|&c| rough(claims, c)).collect();
    let out = loaded.net.concede(&|a, b| if (rough[b], b) < (rough[a], a) { b } else { a });
    // from the strongest on, each tries to come back; a weaker one that is in its way goes out instead
    let weigh = |s: usize, loaded: &Loaded| (Weight::of(claims, loaded.claims[s]), s);
    let mut waiting: BinaryHeap<(Weight, usize)> = out.into_iter().map(|s| weigh(s, &loaded)).collect();
    let mut yielded = vec![];
    while let Some((weight, s)) = waiting.pop() {
        while let Err(mut set) = loaded.net.reinstate(s) {
            set.push(s);
            let (weakest, why) = weakest(claims, &loaded.claims, &set);
            if weakest == s {
                let against = set.iter().map(|&x| loaded.claims[x]).collect();
                yielded.push((weight.line, Yielded { claim: loaded.claims[s], against, why }));
                break;
            }
            loaded.net.retract(weakest);
            waiting.push(weigh(weakest, &loaded));
        }
    }
    yielded.sort_by(|a, b| a.0.cmp(&b.0));
    (loaded, yielded.into_iter().map(|(_, y)| y).collect())
}

/// Loads the claims in an order that depends on nothing but what they say.
fn canonical(claims: &Claims, mut list: Vec<Claim>) -> Loaded {
    let events = &claims.timeline.events;
    let mut sorted: Vec<u32> = (0..events.len() as u32).collect();
    sorted.sort_by(|&a, &b| events[a as usize].id.cmp(&events[b as usize].id));
    let mut numbers = vec![0; sorted.len()];
    for (n, &i) in sorted.iter().enumerate() {
        numbers[i as usize] = n as u32;
    }
    list.sort_by_cached_key(|&c| {
        let quote = claims.evidence(c).map(|e| (&e.document, e.chars));
        match c {
            Claim::Evidence(i, n) => (0, Some(numbers[i as usize]), None, None, quote, n),
            Claim::Event(i) => (1, Some(numbers[i as usize]), None, None, quote, 0),
            Claim::Brief(i) => (3, Some(numbers[i as usize]), None, None, quote, 0),
            Claim::Relation(n) => {
                let r = &claims.timeline.relations[n as usize];
                let (from, to) = claims.ends(n as usize).expect("else it is no claim");
                (2, Some(numbers[from]), Some(numbers[to]), Some(r.relation), quote, 0)
            }
        }
    });
    Loaded::new(claims, list, Some(numbers))
}

/// The weakest of a set of statements, and what makes it weaker than the next.
fn weakest(claims: &Claims, list: &[Claim], set: &[usize]) -> (usize, &'static str) {
    let mut weights: Vec<(Weight, usize)> = set.iter().map(|&s| (Weight::of(claims, list[s]), s)).collect();
    weights.sort();
    let why = match &weights[..] {
        [a, b, ..] => a.0.compare(&b.0).1,
        _ => "it contradicts itself",
    };
    (weights[0].1, why)
}
