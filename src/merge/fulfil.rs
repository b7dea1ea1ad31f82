//! Plans and what became of them.
//!
//! In: the groups of mentions. Out: pairs of a plan and the event that fulfilled it, or that says that it did not come about:
//! an event of the same sort with the same parties, told later, at a time that fits.

use super::cluster::Place;
use super::Reading;
use crate::model::{Mention, Naming, Status};
use foldhash::{HashMap, HashMapExt};

/// With how many later events a plan is compared.
const REACH: usize = 64;

/// Pairs of a plan and its outcome, by their places among the groups. `order`: the rank of each article by its printing.
pub fn fulfil(groups: &[Vec<Place>], readings: &[Reading], rank: &[usize]) -> Vec<(usize, usize)> {
    let told = |g: usize| groups[g].iter().map(|&(a, k)| (rank[a], &readings[a].mentions[k]));
    let first = |g: usize| told(g).min_by_key(|(r, m)| (*r, m.trigger));
    let mut outcomes: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for g in 0..groups.len() {
        let Some((_, m)) = first(g) else { continue };
        if matches!(m.status, Status::Occurred | Status::Ongoing | Status::Negated) && m.about.naming != Naming::Vague {
            for id in parties(m) {
                outcomes.entry((sort(m), id)).or_default().push(g);
            }
        }
    }
    for list in outcomes.values_mut() {
        list.sort_by_key(|&g| first(g).map(|(r, m)| (r, m.trigger)));
    }
    let mut found = Vec::new();
    for p in 0..groups.len() {
        let Some((at, plan)) = first(p).filter(|(_, m)| m.status == Status::Planned) else { continue };
        let mut best: Option<(usize, usize)> = None;
        for id in parties(plan) {
            let Some(list) = outcomes.get(&(sort(plan), id)) else { continue };
            let from = list.partition_point(|&g| first(g).is_some_and(|(r, m)| (r, m.sentence) < (at, plan.sentence)));
            for &g in list[from..].iter().take(REACH) {
                let Some((r, m)) = first(g) else { continue };
                if r == at && !dated(m) || !fits(plan, m) {
                    continue;
                }
                let common = parties(m).filter(|id| parties(plan).any(|x| x == *id)).count();
                if common >= parties(plan).count().clamp(1, 2) && best.is_none_or(|(n, _)| common > n) {
                    best = Some((common, g));
                }
            }
        }
        found.extend(best.map(|(_, g)| (p, g)));
    }
    found
}

fn parties(m: &Mention) -> impl Iterator<Item = &str> {
    m.actors.iter().chain(&m.on_behalf).chain(&m.home).map(|p| p.id.as_str())
}

fn dated(m: &Mention) -> bool {
    m.says.is_some()
}

/// Whether the event lies where the plan would have it, and not before the plan was told.
fn fits(plan: &Mention, m: &Mention) -> bool {
    let later = match (m.bounds.start.latest, plan.bounds.start.earliest) {
        (Some(done), Some(ahead)) => done >= ahead,
        _ => true,
    };
    let sure = dated(plan) && dated(m);
    later
        && (!sure || !m.bounds.meet(plan.bounds).is_empty())
        && (dated(m) || dated(plan) || m.status == Status::Negated)
}

/// Sorts of acts by which a plan is known again.
fn sort(m: &Mention) -> &'static str {
    match m.kind.family() {
        "meet" | "followup" | "negotiate" => "meet",
        other => other,
    }
}
