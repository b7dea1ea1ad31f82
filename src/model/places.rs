//! Where each event of a timeline stands, by its id.
//!
//! In: ids. Out: the place of each, and those of both ends of many relations at once. `{from: seizure, to: rupture}` joins
//! the events at 4 and 7.

use super::Relation;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// The places of ids in a list; an id that stands there twice has the first.
///
/// A table of its own: a million ids stay in the processor's cache, where a map of strings does not.
#[derive(Debug)]
pub struct Places<'a> {
    ids: Vec<&'a str>,
    /// What tells them apart, side by side in memory.
    keys: Vec<Key>,
    /// A part of an id's hash and its place, where the hash says or in the next free slot; at least half are free.
    slots: Vec<(u32, u32)>,
    hash: RandomState,
    again: Vec<usize>,
}

/// The place of a slot that is free.
const FREE: u32 = u32::MAX;

/// The bytes of an id that is short, with their number; of a long one, its first, and a number that no short one has.
type Key = u128;

/// So many relations are looked up at once: memory answers many questions in the time of one.
const AT_ONCE: usize = 64;

impl<'a> Places<'a> {
    /// The places of these ids, counted from 0. Linear.
    pub fn of(ids: impl Iterator<Item = &'a str>) -> Places<'a> {
        let ids: Vec<&str> = ids.collect();
        let slots = vec![(0, FREE); (ids.len() * 2).next_power_of_two().max(2)];
        let keys = ids.iter().map(|id| key(id)).collect();
        let mut places = Places { ids, keys, slots, hash: RandomState::default(), again: vec![] };
        for place in 0..places.ids.len() {
            let hash = places.hash.hash_one(places.ids[place]);
            match places.find(places.ids[place], hash) {
                Ok(_) => places.again.push(place),
                Err(slot) => places.slots[slot] = (tag(hash), place as u32),
            }
        }
        places
    }

    /// The place of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.find(id, self.hash.hash_one(id)).ok().map(|place| place as usize)
    }

    /// The places, in order, whose ids stand at an earlier one as well.
    pub fn again(&self) -> &[usize] {
        &self.again
    }

    /// All ids, in their order.
    pub fn ids(&self) -> &[&'a str] {
        &self.ids
    }

    /// The places of the events of each relation; none when one is not there. Linear.
    pub fn ends(&self, relations: &[Relation]) -> Vec<Option<(u32, u32)>> {
        let mut ends = Vec::with_capacity(relations.len());
        let (mut hashes, mut slots, mut keys) = (vec![], vec![], vec![]);
        for some in relations.chunks(AT_ONCE) {
            let ids = || some.iter().flat_map(|r| [r.from.as_str(), r.to.as_str()]);
            hashes.clear();
            hashes.extend(ids().map(|id| self.hash.hash_one(id)));
            slots.clear();
            slots.extend(hashes.iter().map(|&hash| self.slots[self.home(hash)]));
            keys.clear();
            keys.extend(slots.iter().map(|&(_, place)| self.keys.get(place as usize).copied()));
            let place = |(k, id): (usize, &str)| match slots[k] {
                (_, place) if keys[k].is_some_and(|there| self.same(place, there, id)) => Some(place),
                _ => self.find(id, hashes[k]).ok(),
            };
            let mut places = ids().enumerate().map(place);
            while let (Some(from), Some(to)) = (places.next(), places.next()) {
                ends.push(from.zip(to));
            }
        }
        ends
    }

    /// Whether the id with a key, at a place, is this one.
    fn same(&self, place: u32, there: Key, id: &str) -> bool {
        there == key(id) && (id.len() <= SHORT || self.ids[place as usize] == id)
    }

    /// The place of an id, or the slot where it would stand.
    fn find(&self, id: &str, hash: u64) -> Result<u32, usize> {
        let mut slot = self.home(hash);
        loop {
            match self.slots[slot] {
                (_, FREE) => return Err(slot),
                (part, place) if part == tag(hash) && self.same(place, self.keys[place as usize], id) => {
                    return Ok(place)
                }
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// The slot where a hash would stand, if nothing stood there.
    fn home(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }
}

/// The part of a hash that a slot keeps.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The most bytes of an id that a key holds whole.
const SHORT: usize = 15;

fn key(id: &str) -> Key {
    let mut bytes = [0; SHORT + 1];
    let some = &id.as_bytes()[..id.len().min(SHORT)];
    bytes[..some.len()].copy_from_slice(some);
    bytes[SHORT] = id.len().min(SHORT + 1) as u8;
    Key::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, RelationKind};

    /// A short name, or a long one.
    fn name(i: usize) -> String {
        format!("{}{i}", if i % 3 == 1 { "an-event-with-a-long-name-" } else { "e" })
    }

    #[test]
    fn every_id_is_found_and_no_other() {
        let ids: Vec<String> = (0..1000).map(|i| name(i * 7 % 990)).collect();
        let places = Places::of(ids.iter().map(String::as_str));
        let first = |id: &str| ids.iter().position(|x| x == id);
        for id in ids.iter().map(String::as_str).chain([
            "",
            "e",
            "e990",
            "E1",
            "an-event-with-a-long-name-",
            "an-event-with-a",
        ]) {
            assert_eq!(places.get(id), first(id), "{id}");
        }
        assert_eq!(places.again(), (990..1000).collect::<Vec<_>>());
        let relation = |from: &str, to: &str| Relation {
            from: from.into(),
            to: to.into(),
            relation: RelationKind::Before,
            gap: None,
            basis: Basis::Stated,
            evidence: None,
        };
        let pairs: Vec<(String, String)> = (0..500).map(|i| (name(i), name(i * 3))).collect();
        let relations: Vec<Relation> = pairs.iter().map(|(from, to)| relation(from, to)).collect();
        let ends = |(from, to): &(String, String)| Some((first(from)? as u32, first(to)? as u32));
        assert_eq!(places.ends(&relations), pairs.iter().map(ends).collect::<Vec<_>>());
        assert_eq!(Places::of([].into_iter()).ends(&relations[..1]), [None]);
    }
}
