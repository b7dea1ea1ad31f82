//! Mentions of one happening become one event, within an article and across articles.
//!
//! In: the mentions of every article with the links between them. Out: events with all their evidence, and relations.
//! "met Monday", "the talks", "the four-hour meeting" become one meeting with three pieces of evidence.

mod cluster;
mod event;
mod fulfil;
mod id;
mod inherit;
mod lexicon;
mod likeness;
mod salience;
mod tale;
mod twins;

use crate::model::{Actor, Article, Event, Evidence, Link, Mention, Relation};
use foldhash::{HashSet, HashSetExt};
use rayon::prelude::*;

/// What one article gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its mentions, in order of their place.
    pub mentions: Vec<Mention>,
    /// How they stand to each other.
    pub links: Vec<Link>,
    /// Who is named in it.
    pub actors: Vec<Actor>,
}

/// One event for each happening, and how they stand to each other. `articles` and `readings` go in step.
pub fn merge(articles: &[Article], readings: &[Reading]) -> (Vec<Event>, Vec<Relation>) {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    let printed = |a: usize| articles[a].published.as_ref().map(|p| p.window().earliest);
    order.sort_by_key(|&a| (printed(a), &articles[a].id));
    let clusters = cluster::cluster(readings, &order);
    let quotes: Vec<event::Quotes> = articles.par_iter().map(event::Quotes::new).collect();
    let mut rank = vec![0; order.len()];
    order.iter().enumerate().for_each(|(r, &a)| rank[a] = r);
    let mut events: Vec<Event> = clusters.groups.par_iter().map(|g| event::event(g, readings, &quotes)).collect();
    inherit::inherit(&mut events, &clusters.groups, readings);
    let first: Vec<Vec<&Mention>> = clusters.groups.iter().map(|g| event::first(g, readings, &rank)).collect();
    id::name(&mut events, &first);
    for (plan, done) in fulfil::fulfil(&clusters.groups, readings, &rank) {
        events[plan].fulfilled_by = Some(events[done].id.clone());
    }
    let mut relations: Vec<Relation> = Vec::new();
    let mut seen = HashSet::new();
    for (a, reading) in readings.iter().enumerate() {
        for link in &reading.links {
            let (from, to) = (clusters.of[a][link.from], clusters.of[a][link.to]);
            if from == to || !seen.insert((from, to, link.relation)) {
                continue;
            }
            relations.push(Relation {
                from: events[from].id.clone(),
                to: events[to].id.clone(),
                relation: link.relation,
                gap: link.gap,
                basis: link.basis,
                evidence: Some(Box::new(Evidence {
                    rule: Some(link.rule.to_owned()),
                    ..quotes[a].evidence(link.clause, Some(link.words))
                })),
            });
        }
    }
    (events, relations)
}
