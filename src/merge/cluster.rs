//! Which mentions tell the same happening.
//!
//! In: readings. Out: groups of mentions. What a sentence tells twice is one to begin with; then each article is read from
//! top to bottom, every telling joined to the likest event told so far; then the events of the articles are joined, in
//! the order of their printing, with those that share dates, names and words.

use super::likeness::{across, within, ENOUGH};
use super::tale::{Numbers, Tale};
use super::twins::twins;
use super::Reading;
use crate::model::{Basis, Link, RelationKind};
use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

/// A mention's place: article, mention.
pub type Place = (usize, usize);

/// Groups of mentions, in order of their first, and the group of each mention.
pub struct Clusters {
    /// The mentions of each event.
    pub groups: Vec<Vec<Place>>,
    /// The group of each mention of each article.
    pub of: Vec<Vec<usize>>,
}

/// An event under way: its mentions and what they tell.
struct Group {
    places: Vec<Place>,
    tale: Tale,
}

/// With how many events, the latest that share a word with it, an event of another article is compared.
const REACH: usize = 24;
/// With how many events of its own article a mention is compared.
const MANY: usize = 400;

/// Groups the mentions of all articles; `order`: the order in which they were printed.
pub fn cluster(readings: &[Reading], order: &[usize]) -> Clusters {
    let mut numbers = Numbers::default();
    let told: Vec<_> = order.iter().map(|&a| (a, tales(&readings[a], &mut numbers))).collect();
    let groups = told.into_par_iter().flat_map_iter(|(a, told)| article(a, told, &apart(&readings[a])));
    let groups: Vec<Group> = groups.collect();
    let twins = twins(readings, order);
    // twice: what one article adds to an event may join it to what another tells
    let groups = gather(gather(groups, &twins), &twins);
    let mut of: Vec<Vec<usize>> = readings.iter().map(|r| vec![0; r.mentions.len()]).collect();
    for (g, group) in groups.iter().enumerate() {
        for &(a, k) in &group.places {
            of[a][k] = g;
        }
    }
    Clusters { groups: groups.into_iter().map(|g| g.places).collect(), of }
}

/// Joins the events of the articles, each to the likest told by those before.
fn gather(groups: Vec<Group>, twins: &HashMap<Place, Place>) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::with_capacity(groups.len());
    // of the mentions that have a twin, the groups
    let mut of: HashMap<Place, usize> = twins.values().map(|p| (*p, usize::MAX)).collect();
    let mut index = Index::default();
    for group in groups {
        let keys = keys(&group.tale);
        let own = |g: usize| kept[g].places[0].0 == group.places[0].0;
        let likest =
            || likest(index.near(&keys).into_iter(), |g| across(&kept[g].tale, &group.tale).filter(|_| !own(g)));
        let of_twin = |p: &Place| of.get(twins.get(p)?).copied().filter(|g| *g != usize::MAX);
        let g = group.places.iter().filter_map(of_twin).min().or_else(likest);
        let next = g.unwrap_or(kept.len());
        for place in &group.places {
            of.get_mut(place).into_iter().for_each(|g| *g = next);
        }
        match g {
            Some(g) => {
                kept[g].tale.add(&group.tale);
                kept[g].places.extend(group.places);
            }
            None => kept.push(group),
        }
        index.note(keys, next);
    }
    kept
}

/// The events that have a key, from the latest back.
#[derive(Default)]
struct Index {
    /// Of each key, its latest entry.
    last: HashMap<(u32, u32), usize>,
    /// An event, and the entry of the same key before.
    entries: Vec<(usize, Option<usize>)>,
}

impl Index {
    /// The latest events that share a key.
    fn near(&self, keys: &[(u32, u32)]) -> Vec<usize> {
        let mut near = Vec::new();
        for last in keys.iter().filter_map(|k| self.last.get(k)) {
            let back = std::iter::successors(Some(*last), |entry| self.entries[*entry].1);
            near.extend(back.take(REACH).map(|entry| self.entries[entry].0));
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    fn note(&mut self, keys: Vec<(u32, u32)>, event: usize) {
        for key in keys {
            let last = self.last.get(&key).copied();
            if last.is_none_or(|entry| self.entries[entry].0 != event) {
                self.last.insert(key, self.entries.len());
                self.entries.push((event, last));
            }
        }
    }
}

/// What an article tells: mentions that its sentences tell as one, and their tale.
fn tales<'a>(reading: &'a Reading, numbers: &mut Numbers<'a>) -> Vec<(Vec<usize>, Tale)> {
    let mut tale = |unit: Vec<usize>| {
        let mut tales = unit.iter().map(|&k| Tale::of(&reading.mentions[k], numbers));
        let mut tale = tales.next()?;
        tales.for_each(|t| tale.add(&t));
        Some((unit, tale))
    };
    units(reading).into_iter().filter_map(&mut tale).collect()
}

/// Mentions of an article of which its words say that one came before the other, both ways round.
fn apart(reading: &Reading) -> HashSet<(usize, usize)> {
    let said = |l: &&Link| l.basis == Basis::Stated && matches!(l.relation, RelationKind::Before | RelationKind::After);
    reading.links.iter().filter(said).flat_map(|l| [(l.from, l.to), (l.to, l.from)]).collect()
}

/// The events of one article; mentions told `apart` are no one event.
fn article(a: usize, told: Vec<(Vec<usize>, Tale)>, apart: &HashSet<(usize, usize)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (unit, tale) in told {
        let near = groups.len().saturating_sub(MANY)..groups.len();
        let places = unit.iter().map(|&k| (a, k));
        let told_apart = |g: usize| {
            !apart.is_empty() && groups[g].places.iter().any(|&(_, o)| unit.iter().any(|&k| apart.contains(&(o, k))))
        };
        match likest(near, |g| within(&groups[g].tale, &tale).filter(|_| !told_apart(g))) {
            Some(g) => {
                groups[g].tale.add(&tale);
                groups[g].places.extend(places);
            }
            None => groups.push(Group { places: places.collect(), tale }),
        }
    }
    for group in &mut groups {
        group.places.sort_unstable();
    }
    groups
}

/// The likest of some groups, the latest of equals; none when too little speaks for any.
fn likest(near: impl Iterator<Item = usize>, score: impl Fn(usize) -> Option<f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for g in near {
        if let Some(s) = score(g).filter(|s| *s >= ENOUGH) {
            if best.is_none_or(|(_, b)| s >= b) {
                best = Some((g, s));
            }
        }
    }
    best.map(|(g, _)| g)
}

/// Mentions that a sentence tells as one, each list in order; the lists in order of their first.
fn units(reading: &Reading) -> Vec<Vec<usize>> {
    let n = reading.mentions.len();
    let mut root: Vec<usize> = (0..n).collect();
    fn find(root: &[usize], mut k: usize) -> usize {
        while root[k] != k {
            k = root[k];
        }
        k
    }
    for (k, m) in reading.mentions.iter().enumerate() {
        if let Some(other) = m.same_as.filter(|&o| o < n) {
            let (x, y) = (find(&root, k), find(&root, other));
            root[x.max(y)] = x.min(y);
        }
    }
    let mut units: Vec<Vec<usize>> = vec![Vec::new(); n];
    for k in 0..n {
        units[find(&root, k)].push(k);
    }
    units.retain(|u| !u.is_empty());
    units
}

/// What an event is looked up by: its names and words, each with the sets of words that name it.
fn keys(tale: &Tale) -> Vec<(u32, u32)> {
    let sets = if tale.sets.is_empty() { &tale.lemmas } else { &tale.sets };
    let words = tale.names.iter().chain(&tale.words);
    words.flat_map(|&w| sets.iter().map(move |&s| (w, s))).collect()
}
