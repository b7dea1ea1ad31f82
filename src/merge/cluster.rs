//! Which mentions tell the same happening.
//!
//! In: readings. Out: groups of mentions. Two mentions join when kind, reality, parties and time allow it and enough
//! speaks for it: the same word, the same parties, the same date, a noun that points back.

use super::Reading;
use crate::model::{Bounds, Mention, Status, Window};
use std::collections::{BTreeSet, HashMap};

/// A mention's place: article, mention.
pub type Place = (usize, usize);

/// Groups of mentions, in order of their first, and the group of each mention.
pub struct Clusters {
    /// The mentions of each event.
    pub groups: Vec<Vec<Place>>,
    /// The group of each mention of each article.
    pub of: Vec<Vec<usize>>,
}

struct Group {
    places: Vec<Place>,
    parties: BTreeSet<String>,
    lemmas: BTreeSet<String>,
    bounds: Bounds,
    dated: bool,
}

/// How many of the latest groups of a kind a mention is compared with.
const REACH: usize = 40;
/// What must speak for one happening.
const ENOUGH: f64 = 2.0;

/// Groups the mentions of all articles.
pub fn cluster(readings: &[Reading]) -> Clusters {
    let mut groups: Vec<Group> = Vec::new();
    let mut of: Vec<Vec<usize>> = Vec::new();
    let mut by_family: HashMap<(&str, usize), Vec<usize>> = HashMap::new();
    for (a, reading) in readings.iter().enumerate() {
        let mut own = Vec::with_capacity(reading.mentions.len());
        for (k, mention) in reading.mentions.iter().enumerate() {
            let near = by_family.entry((family(mention), reality(mention.status))).or_default();
            let candidates = near.iter().rev().take(REACH);
            let best = candidates
                .filter_map(|&g| Some((g, likeness(&groups[g], mention, a, readings)?)))
                .filter(|(_, score)| *score >= ENOUGH)
                .fold(None, |best: Option<(usize, f64)>, x| best.filter(|b| b.1 >= x.1).or(Some(x)));
            let g = match best {
                Some((g, _)) => g,
                None => {
                    groups.push(Group {
                        places: vec![],
                        parties: BTreeSet::new(),
                        lemmas: BTreeSet::new(),
                        bounds: Bounds::OPEN,
                        dated: false,
                    });
                    near.push(groups.len() - 1);
                    groups.len() - 1
                }
            };
            groups[g].add((a, k), mention);
            own.push(g);
        }
        of.push(own);
    }
    Clusters { groups: groups.into_iter().map(|g| g.places).collect(), of }
}

impl Group {
    fn add(&mut self, place: Place, m: &Mention) {
        self.places.push(place);
        self.parties.extend(m.actors.iter().chain(&m.on_behalf).map(|p| p.id.clone()));
        self.lemmas.insert(m.lemma.to_lowercase());
        let both = self.bounds.meet(m.bounds);
        if !both.is_empty() && (m.says.is_some() || !self.dated) {
            self.bounds = both;
        }
        self.dated |= m.says.is_some();
    }
}

/// Kinds whose tellings may be of one happening.
fn family(m: &Mention) -> &'static str {
    match m.kind.family() {
        "meet" | "negotiate" | "followup" | "visit" => "meet",
        other => other,
    }
}

/// What has happened, what is ahead, what did not happen and what is only alleged are never one event.
fn reality(status: Status) -> usize {
    match status {
        Status::Occurred | Status::Ongoing => 0,
        Status::Planned | Status::Conditional | Status::Hypothetical => 1,
        Status::Negated | Status::Denied => 2,
        Status::Alleged => 3,
    }
}

/// How much speaks for one happening; none where something speaks against it.
fn likeness(group: &Group, m: &Mention, article: usize, readings: &[Reading]) -> Option<f64> {
    let &(a, k) = group.places.last()?;
    let last = &readings[a].mentions[k];
    let parties: BTreeSet<String> = m.actors.iter().chain(&m.on_behalf).map(|p| p.id.clone()).collect();
    let shared = parties.intersection(&group.parties).count();
    if shared == 0 && !parties.is_empty() && !group.parties.is_empty() {
        return None;
    }
    let dated = m.says.is_some();
    if dated && group.dated && !touch(group.bounds, m.bounds) {
        return None;
    }
    if speech(m) {
        return said_again(m, last, article == a, shared);
    }
    let first = &readings[group.places[0].0].mentions[group.places[0].1];
    let lemma = group.lemmas.contains(&m.lemma.to_lowercase());
    let mut score = 0.0;
    score += if lemma { 1.0 } else { 0.0 };
    score += if m.kind == first.kind { 0.5 } else { -0.25 };
    score += (shared as f64).min(2.0) * 0.6;
    score += if dated && group.dated && same_day(group.bounds, m.bounds) { 1.0 } else { 0.0 };
    score += if m.points_back && !dated { 0.8 } else { 0.0 };
    score += if m.points_back && parties.is_empty() { 0.4 } else { 0.0 };
    score -= if m.sentence == last.sentence && article == a { 0.5 } else { 0.0 };
    Some(score)
}

fn speech(m: &Mention) -> bool {
    matches!(m.kind.family(), "say" | "ask" | "meta")
}

/// Sayings are one only across articles: the same speaker, the same kind, much the same words.
fn said_again(m: &Mention, last: &Mention, same_article: bool, shared: usize) -> Option<f64> {
    let like = !same_article && shared > 0 && m.kind == last.kind && m.title == last.title;
    like.then_some(ENOUGH)
}

fn touch(a: Bounds, b: Bounds) -> bool {
    !a.meet(b).is_empty()
}

fn same_day(a: Bounds, b: Bounds) -> bool {
    let day = |x: Bounds| Window { earliest: x.start.earliest, latest: x.end.latest };
    day(a).earliest.is_some() && day(a) == day(b)
}
