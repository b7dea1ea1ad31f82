//! The order in which a timeline is shown: whole, stable, and never against what is known.
//!
//! In: a solved network and its timeline. Out: the events' places, in order. What is known to be before comes before;
//! of what is not known, an undated past stands before the days just told, a plan without a date at the end.

use super::{claims::Claims, repair::Loaded, solve::OPEN, statement::start};
use crate::model::{Basis, Event, Moment, RelationKind, Status, TICKS};
use foldhash::{HashMap, HashMapExt};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

const DAY: i64 = 24 * 60 * TICKS;

/// A month: how far before its latest start an event is taken to lie of which no earliest is known.
const BACK: i64 = 30 * DAY;

/// How long before the latest day that the words leave open old times end.
const OLD: i64 = 60 * DAY;

/// 400 years: how far ahead plans without a date lie.
const AHEAD: i64 = 400 * 366 * DAY;

/// Where an event is told first: the document's rank by its day of print, and the event's own rank among all.
type Told = (u32, u32);

/// The events' places in order.
pub(super) fn display(claims: &Claims, loaded: &Loaded) -> Vec<usize> {
    let events = &claims.timeline.events;
    let (ranks, printed) = documents(claims);
    let told = told(events, &ranks);
    let last = printed.values().max().copied();
    let places = loaded.places();
    let statuses: Vec<Status> = places.iter().map(|&i| events[i].status).collect();
    let mut wishes: Vec<Wish> = (0..events.len())
        .map(|n| {
            let event = &events[places[n]];
            let known = event.evidence.iter().filter_map(|x| printed.get(x.document.as_str())).min();
            let wish = wish(loaded, n, event.status, known.copied().or(last));
            let said = event.evidence.iter().any(|x| x.says.is_some());
            let basis = event.evidence.iter().filter_map(|x| x.basis).min();
            match wish {
                // what went on "as of Friday" stands there
                Wish::Until(latest) if said && event.status == Status::Ongoing => Wish::Known(latest),
                // news without a day is told on the days of the news
                Wish::Until(latest) if basis == Some(Basis::Inferred) && event.status == Status::Occurred => {
                    Wish::About(latest - DAY)
                }
                // its own words say in which month or year it was
                Wish::Within(a, b) if matches!(basis, Some(Basis::Stated | Basis::Anchored)) || said && b - a > OLD => {
                    Wish::About(wish.at())
                }
                // what is only known to come after another stands right behind it
                Wish::Within(a, _) if event.evidence.iter().all(|x| x.start.is_none_or(|w| w.earliest.is_none())) => {
                    Wish::About(a)
                }
                wish => wish,
            }
        })
        .collect();
    retell(&mut wishes, |n| told[places[n]], |n| statuses[n]);
    let wished = |n: usize| wishes[n].at();
    let at = loaded.net.placed(wished);
    // what then went on stands behind what happened
    let key = |i: usize| (at[loaded.number(i)], events[i].status == Status::Ongoing, told[i].1, i);
    let mut keys: Vec<_> = (0..events.len()).map(key).collect();
    keys.sort_unstable(); // whole keys: events lie far apart in memory
    let mut order: Vec<usize> = keys.into_iter().map(|(.., i)| i).collect();
    untangle(claims, &mut order, |i| at[loaded.number(i)], &told);
    order
}

/// The events' ranks by where each is told first: the document by its day of print, and the place in it; then by id.
fn told(events: &[Event], ranks: &HashMap<&str, u32>) -> Vec<Told> {
    let head = |id: &str| {
        let mut head = [0; 8];
        head.iter_mut().zip(id.bytes()).for_each(|(h, b)| *h = b);
        u64::from_be_bytes(head)
    };
    let first = |e: &Event| e.evidence.iter().map(|x| (ranks.get(x.document.as_str()).copied(), x.chars[0])).min();
    // the head of the id beside it: strings lie far apart in memory
    let key = |e: &Event| {
        let (rank, at) = first(e).unwrap_or((None, 0));
        (rank.unwrap_or(u32::MAX), at, head(&e.id))
    };
    let mut sorted: Vec<_> = events.iter().map(key).zip(0u32..).collect();
    let id = |i: u32| &events[i as usize].id;
    sorted.sort_unstable_by(|(a, i), (b, k)| a.cmp(b).then_with(|| id(*i).cmp(id(*k))));
    let mut told = vec![(0, 0); events.len()];
    for (rank, ((document, ..), i)) in sorted.into_iter().enumerate() {
        told[i as usize] = (document, rank as u32);
    }
    told
}

/// The documents' ranks by day of print, and that day's end in ticks.
fn documents<'a>(claims: &Claims<'a>) -> (HashMap<&'a str, u32>, HashMap<&'a str, i64>) {
    let documents = &claims.timeline.documents;
    let day = |d: &crate::model::Document| d.published.as_ref().and_then(|p| p.window().latest);
    let mut sorted: Vec<_> = documents.iter().map(|d| (day(d).is_none(), day(d), d.id.as_str())).collect();
    sorted.sort_unstable();
    let ranks = sorted.iter().enumerate().map(|(rank, d)| (d.2, rank as u32)).collect();
    let printed = sorted.iter().filter_map(|d| Some((d.2, d.1?.latest_tick()))).collect();
    (ranks, printed)
}

/// Where an event would best start, if nothing but its own bounds mattered: in ticks.
#[derive(Clone, Copy)]
enum Wish {
    /// Its bounds say it, to the day.
    Known(i64),
    /// So they do, roughly.
    About(i64),
    /// It lies between two days.
    Within(i64, i64),
    /// Only its latest start is known.
    Until(i64),
}

impl Wish {
    fn at(self) -> i64 {
        match self {
            Wish::Known(at) | Wish::About(at) => at,
            // what is only known to come after another stands right behind it
            Wish::Within(earliest, latest) if latest - earliest > OLD => earliest + DAY,
            Wish::Within(earliest, latest) => earliest + (latest - earliest) / 2,
            Wish::Until(latest) => latest - BACK,
        }
    }
}

/// What is told without a date behind an old time, with no news after it, and what is told not to have happened, stands where
/// it is told; what lies between two days, on the day told last; between two far ones, with what was told last.
fn retell(wishes: &mut [Wish], told: impl Fn(usize) -> Told, status: impl Fn(usize) -> Status) {
    let mut order: Vec<usize> = vec![0; wishes.len()];
    for n in 0..wishes.len() {
        order[told(n).1 as usize] = n; // ranks are those of all, without gaps
    }
    let known = |wishes: &[Wish], n: usize| match wishes[n] {
        Wish::Until(_) => None,
        wish => (status(n) == Status::Occurred).then(|| (told(n).0, wish.at())),
    };
    let mut next: Vec<Option<(u32, i64)>> = vec![None; order.len()];
    for i in (1..order.len()).rev() {
        next[i - 1] = known(wishes, order[i]).or(next[i]);
    }
    let mut last: Option<(u32, i64)> = None;
    let mut day: Option<(u32, i64)> = None;
    for (i, &n) in order.iter().enumerate() {
        let now = known(wishes, n);
        if let (Wish::Until(latest), Some((d, at))) = (wishes[n], last.filter(|l| l.0 == told(n).0)) {
            let old = |(e, at): (u32, i64)| e != d || at < latest - OLD;
            let behind = old((d, at)) && next[i].is_none_or(old);
            // what did not happen did not happen then
            if behind || matches!(status(n), Status::Negated | Status::Denied) {
                wishes[n] = Wish::Known(at.min(latest));
            }
        }
        let is_day = matches!(wishes[n], Wish::Known(_));
        if let Wish::Within(a, b) = wishes[n] {
            let near = if b - a > OLD { last } else { day };
            if let Some((_, at)) = near.filter(|&(d, at)| d == told(n).0 && a <= at && at <= b) {
                wishes[n] = Wish::Known(at);
            }
        }
        last = now.or(last);
        // a clock time does not lead back within its day
        let later = |d: (u32, i64)| day.filter(|x| x.0 == d.0 && (0..DAY).contains(&(x.1 - d.1))).unwrap_or(d);
        day = now.filter(|_| is_day).map(later).or(day);
    }
}

fn wish(loaded: &Loaded, n: usize, status: Status, printed: Option<i64>) -> Wish {
    let point = start(n) as usize;
    let (up, low) = (loaded.net.upper.at[point], loaded.net.lower.at[point]);
    // by whole minutes, as they are written: read again, an event wishes for the same place
    let minute = |tick: i64| tick.div_euclid(TICKS) * TICKS;
    let (latest, earliest) = ((up < OPEN).then(|| minute(up)), (low < OPEN).then(|| minute(-low)));
    let ahead = !matches!(status, Status::Occurred | Status::Ongoing | Status::Alleged);
    let printed = printed.unwrap_or(Moment(0).latest_tick());
    match (earliest, latest) {
        (Some(a), Some(b)) if b - a <= DAY => Wish::Known(a + (b - a) / 2),
        (Some(a), Some(b)) => Wish::Within(a, b),
        (None, Some(b)) => Wish::Until(b),
        (Some(a), None) if ahead => Wish::Known(a + AHEAD),
        (Some(a), None) => Wish::Known(a),
        (None, None) if ahead => Wish::Known(printed + AHEAD),
        (None, None) => Wish::Until(printed),
    }
}

/// Where several start at one tick: what holds another comes first, the rest as told.
fn untangle(claims: &Claims, order: &mut [usize], at: impl Fn(usize) -> i64, told: &[Told]) {
    let mut inside: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, r) in claims.timeline.relations.iter().enumerate() {
        let Some((from, to)) = claims.ends(n) else { continue };
        let pair = match r.relation {
            RelationKind::Includes | RelationKind::StartsBefore => (from, to),
            RelationKind::During | RelationKind::Starts | RelationKind::Finishes => (to, from),
            _ => continue,
        };
        if at(from) == at(to) && from != to {
            inside.entry(at(from)).or_default().push(pair);
        }
    }
    for (tick, pairs) in inside {
        let from = order.partition_point(|&i| at(i) < tick);
        let to = order.partition_point(|&i| at(i) <= tick);
        let mut waits: HashMap<usize, usize> = HashMap::new();
        let mut holds: HashMap<usize, Vec<usize>> = HashMap::new();
        for (a, b) in pairs {
            *waits.entry(b).or_default() += 1;
            holds.entry(a).or_default().push(b);
        }
        let group = &mut order[from..to];
        let mut free: BinaryHeap<Reverse<(Told, usize)>> =
            group.iter().filter(|i| !waits.contains_key(i)).map(|&i| Reverse((told[i], i))).collect();
        let mut done = vec![];
        while let Some(Reverse((_, i))) = free.pop() {
            done.push(i);
            for &b in holds.get(&i).into_iter().flatten() {
                let left = waits.get_mut(&b).expect("every held one was counted");
                *left -= 1;
                if *left == 0 {
                    free.push(Reverse((told[b], b)));
                }
            }
        }
        // two that hold each other start together: they stay as told
        if done.len() < group.len() {
            let seen: std::collections::HashSet<usize> = done.iter().copied().collect();
            let left: Vec<usize> = group.iter().copied().filter(|i| !seen.contains(i)).collect();
            done.extend(left);
        }
        group.copy_from_slice(&done);
    }
}
