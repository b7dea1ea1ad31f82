//! From claims to conclusions, written into the timeline.

use super::{
    claims::{dates, windows, Claim, Claims},
    display::display,
    repair::{consistent, Loaded, Yielded},
    shown,
    statement::Statement,
};
use crate::model::{Basis, Bounds, Contradiction, Timeline};
use foldhash::{HashSet, HashSetExt};

/// All that was concluded, apart from the timeline it will be written into.
struct Conclusions {
    bounds: Vec<Bounds>,
    basis: Vec<Basis>,
    order: Vec<usize>,
    contradictions: Vec<Contradiction>,
    retracted: HashSet<u32>,
    /// Whether what is concluded, read again, gives the same for certain.
    done: bool,
}

/// Draws the conclusions and writes them into the timeline; false when what is written, read again, gives the same.
pub(super) fn conclude(timeline: &mut Timeline) -> bool {
    let claims = Claims::of(timeline);
    let Conclusions { bounds, basis, order, contradictions, retracted, done } = draw(&claims);
    let mut ends = claims.into_ends();
    let mut new = !retracted.is_empty() || contradictions != timeline.contradictions;
    for ((event, b), basis) in timeline.events.iter_mut().zip(bounds).zip(basis) {
        let when = shown::when(event.when.take(), b);
        let was = (event.start, event.end, event.basis);
        (event.start, event.end, event.basis) = (Some(b.start), Some(b.end), basis);
        new |= was != (event.start, event.end, event.basis);
        event.when = when;
    }
    if !retracted.is_empty() {
        let mut at = 0..;
        timeline.relations.retain(|_| at.next().is_some_and(|n| !retracted.contains(&n)));
        let mut at = 0..;
        ends.retain(|_| at.next().is_some_and(|n| !retracted.contains(&n)));
    }
    timeline.contradictions = contradictions;
    new |= arrange(timeline, order, &ends);
    new && !done
}

/// Puts events and relations in order, given the places of each relation's events; false when they stand so already.
fn arrange(timeline: &mut Timeline, order: Vec<usize>, ends: &[Option<(u32, u32)>]) -> bool {
    let mut rank = vec![0u32; order.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old] = new as u32;
    }
    let moved = put(&mut timeline.events, order);
    let relations = &timeline.relations;
    let rest = |n: usize| {
        let r = &relations[n];
        (r.gap.map(|g| (g.min, g.max)), r.evidence.as_ref().map(|e| (&e.document, e.chars)))
    };
    // what is looked at in nearly every comparison, in few bytes side by side
    let key = |n: usize| {
        let place = |(from, to): (u32, u32)| (u64::from(rank[from as usize]) << 32 | u64::from(rank[to as usize])) + 1;
        (ends[n].map_or(0, place), relations[n].relation, relations[n].basis, n as u32)
    };
    let mut keys: Vec<_> = (0..relations.len()).map(key).collect();
    keys.sort_unstable_by(|&(place, kind, basis, n), &(other, other_kind, other_basis, m)| {
        let first = (place, kind, basis).cmp(&(other, other_kind, other_basis));
        first.then_with(|| rest(n as usize).cmp(&rest(m as usize))).then(n.cmp(&m))
    });
    put(&mut timeline.relations, keys.into_iter().map(|(.., n)| n as usize).collect()) || moved
}

/// Puts a list in order, in place: `order` says which comes first, which next. False when it stands so already.
fn put<T>(list: &mut [T], mut order: Vec<usize>) -> bool {
    if order.is_sorted() {
        return false;
    }
    for first in 0..order.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == first {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
    true
}

/// The claims in a network at rest, those that yielded, and those that the timeline lists as retracted already.
pub(super) fn settled(claims: &Claims) -> (Loaded, Vec<Yielded>, HashSet<Claim>) {
    let mut list = claims.all();
    let silenced = silenced(claims, &list);
    list.retain(|c| !silenced.contains(c));
    let (mut loaded, mut yielded) = consistent(claims, list.clone());
    let changed: Vec<Claim> = changed(claims, &loaded).into_iter().filter(|c| !silenced.contains(c)).collect();
    if !changed.is_empty() {
        list.extend(&changed);
        (loaded, yielded) = consistent(claims, list);
        drop_echoes(&mut loaded, &changed);
    }
    (loaded, yielded, silenced)
}

fn draw(claims: &Claims) -> Conclusions {
    let (mut loaded, yielded, silenced) = settled(claims);
    let whole = round(&mut loaded);
    let retracted = silenced.iter().chain(yielded.iter().map(|y| &y.claim));
    let retracted = retracted.filter_map(|c| if let Claim::Relation(n) = c { Some(*n) } else { None }).collect();
    let bounds: Vec<Bounds> = (0..claims.timeline.events.len()).map(|i| loaded.net.bounds(loaded.number(i))).collect();
    let by_hand = || loaded.claims.iter().any(|&c| claims.by_hand(c));
    Conclusions {
        basis: basis(claims, &loaded, &bounds),
        order: display(claims, &loaded),
        contradictions: contradictions(claims, &yielded),
        bounds,
        retracted,
        done: whole && yielded.is_empty() && silenced.is_empty() && !by_hand(),
    }
}

/// Bounds are written in whole minutes, finer than which the network orders: what was only a tick apart may stand
/// otherwise when it is read again. So the dates that are the events' own are rounded as they will be written. False
/// where that would contradict.
fn round(loaded: &mut Loaded) -> bool {
    let own: Vec<Claim> = loaded.claims.iter().copied().filter(|c| matches!(c, Claim::Event(_))).collect();
    for _ in 0..ROUNDS {
        let before = loaded.claims.len();
        for &claim in &own {
            let Claim::Event(i) = claim else { continue };
            let n = loaded.number(i as usize);
            if loaded.net.is_round(n) {
                continue;
            }
            let written = Statement::within(n, loaded.net.bounds(n));
            if loaded.net.add(written).is_err() {
                return false;
            }
            loaded.claims.push(claim);
        }
        if loaded.claims.len() == before {
            return true;
        }
    }
    false
}

/// What is rounded may move what was rounded before, by ticks; seldom twice.
const ROUNDS: usize = 4;

/// Claims that the timeline already lists as retracted.
fn silenced(claims: &Claims, list: &[Claim]) -> HashSet<Claim> {
    if claims.timeline.contradictions.is_empty() {
        return HashSet::new();
    }
    let lines: HashSet<&str> = claims.timeline.contradictions.iter().map(|c| c.retracted.as_str()).collect();
    // a line begins with its subject; only the claims of those subjects are spelt out
    let subjects: HashSet<&str> = lines.iter().filter_map(|l| l.split(": ").next()).collect();
    let told = list.iter().copied().chain((0..claims.timeline.events.len() as u32).map(Claim::Event));
    told.filter(|&c| subjects.contains(claims.subject(c)) && lines.contains(claims.line(c).as_str())).collect()
}

/// Dates written over what quotes and relations give: those of events that quotes date, and that say more.
fn changed(claims: &Claims, loaded: &Loaded) -> Vec<Claim> {
    let events = claims.timeline.events.iter().enumerate();
    let says_more = |(i, _): &(usize, _)| {
        let (own, known) = (claims.own(*i), loaded.net.bounds(loaded.number(*i)));
        own.meet(known) != known
    };
    let dated = events.filter(|(_, e)| (e.start.is_some() || e.end.is_some()) && e.evidence.iter().any(dates));
    dated.filter(says_more).map(|(i, _)| Claim::Event(i as u32)).collect()
}

/// Of dates written by hand only those count that the rest does not give anyway: the others are echoes of an earlier run.
fn drop_echoes(loaded: &mut Loaded, changed: &[Claim]) {
    let changed: HashSet<&Claim> = changed.iter().collect();
    for s in 0..loaded.claims.len() {
        let Claim::Event(i) = loaded.claims[s] else { continue };
        if changed.contains(&loaded.claims[s]) && loaded.net.holds(s) {
            let n = loaded.number(i as usize);
            let with = loaded.net.bounds(n);
            loaded.net.retract(s);
            if loaded.net.bounds(n) != with {
                let back = loaded.net.reinstate(s);
                debug_assert!(back.is_ok(), "it stood there before");
            }
        }
    }
}

/// Where each event's date comes from.
fn basis(claims: &Claims, loaded: &Loaded, bounds: &[Bounds]) -> Vec<Basis> {
    let mut own: Vec<Option<(Basis, Bounds)>> = vec![None; bounds.len()];
    for (s, &claim) in loaded.claims.iter().enumerate() {
        let (i, said) = match claim {
            Claim::Evidence(i, _) => (i, claims.evidence(claim).map_or(Bounds::OPEN, windows)),
            Claim::Event(i) => (i, Bounds::OPEN),
            Claim::Brief(_) | Claim::Relation(_) => continue,
        };
        if loaded.net.holds(s) {
            let so_far = &mut own[i as usize];
            let basis = claims.basis(claim);
            // a date written by hand keeps its basis; an open one stands for "nothing to compare with"
            let said = if matches!(claim, Claim::Event(_)) { bounds[i as usize] } else { said };
            *so_far = Some(so_far.map_or((basis, said), |(b, w)| (b.min(basis), w.meet(said))));
        }
    }
    let told = own.into_iter().zip(bounds);
    told.map(|(own, &known)| match own {
        Some((Basis::Assumed, said)) if said.meet(known) == known && said != known => Basis::Bounded,
        Some((basis, _)) => basis,
        None if known == Bounds::OPEN => Basis::Unknown,
        None => Basis::Bounded,
    })
    .collect()
}

/// What contradicted before and what does now, in the order of what yielded.
fn contradictions(claims: &Claims, yielded: &[Yielded]) -> Vec<Contradiction> {
    // what is only our own assumption contradicts nobody
    let told = yielded.iter().filter(|y| !matches!(y.claim, Claim::Brief(_)));
    let new = told.map(|y| Contradiction {
        statements: y.against.iter().map(|&c| claims.line(c)).collect(),
        retracted: claims.line(y.claim),
        why: y.why.into(),
    });
    let mut all: Vec<Contradiction> = claims.timeline.contradictions.iter().cloned().chain(new).collect();
    all.sort_by(|a, b| a.retracted.cmp(&b.retracted));
    all.dedup_by(|b, a| a.retracted == b.retracted);
    all
}
