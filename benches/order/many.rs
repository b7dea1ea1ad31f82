//! Timelines of any size, made up: the same seed gives the same.
//!
//! Every event has a true time; what is stated of it is true as well, so nothing contradicts but what is planted.

use annals::model::{Basis, Event, EventType, Gap, Moment, Relation, RelationKind, Timeline, Window};

/// A small generator of numbers (xorshift), the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// From any seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// 0 to `sides - 1`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}

/// What is made up.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How many events.
    pub events: usize,
    /// Of a hundred events, how many are dated.
    pub anchored: u64,
    /// How many relations there are for ten events.
    pub relations: usize,
    /// How many contradictions are planted, each a circle of three statements.
    pub planted: usize,
    /// The seed.
    pub seed: u64,
}

impl Plan {
    /// Like a large collection of news: a third dated, 13 relations for ten events.
    pub fn news(events: usize) -> Plan {
        Plan { events, anchored: 33, relations: 13, planted: 0, seed: 1 }
    }
}

const DAY: i64 = 1440;
/// 1900-01-01.
const FIRST: i64 = -25_567 * DAY;

/// An event by its number.
pub fn event(i: usize, bounds: Option<(Window, Window)>) -> Event {
    let mut e: Event = serde_json::from_value(serde_json::json!({
        "id": format!("e{i}"), "title": format!("Event {i}"), "type": "meet.bilateral",
    }))
    .expect("the smallest event");
    if let Some((start, end)) = bounds {
        (e.start, e.end) = (Some(start), Some(end));
    } else {
        e.basis = Basis::Unknown;
    }
    e
}

/// A relation between events by their numbers.
pub fn relation(from: usize, relation: RelationKind, to: usize, gap: Option<Gap>) -> Relation {
    Relation { from: format!("e{from}"), to: format!("e{to}"), relation, gap, basis: Basis::Stated, evidence: None }
}

/// Events of 120 years in no order, dated by day, month or year, and related to those near them in time.
pub fn news(plan: Plan) -> Timeline {
    let mut dice = Dice::new(plan.seed);
    let span = 120 * 365 * DAY;
    // (start, end): most are over within a day, some last for months
    let mut times: Vec<(i64, i64)> = Vec::with_capacity(plan.events);
    for _ in 0..plan.events {
        let start = FIRST + dice.roll(span as u64) as i64;
        let lasts = if dice.roll(10) == 0 { dice.roll(400 * DAY as u64) as i64 } else { dice.roll(600) as i64 };
        times.push((start, start + lasts));
    }
    let mut events = Vec::with_capacity(plan.events);
    for (i, &(start, end)) in times.iter().enumerate() {
        let dated = (dice.roll(100) < plan.anchored).then(|| {
            let unit = [DAY, DAY, DAY, 30 * DAY, 365 * DAY][dice.roll(5) as usize];
            let window = |at: i64| {
                let first = at.div_euclid(unit) * unit;
                Window::new(Moment(first), Moment(first + unit - 1))
            };
            (window(start), window(end))
        });
        events.push(event(i, dated));
        if end - start >= DAY {
            events[i].kind = EventType::NegotiateTalks;
        }
    }
    let mut by_time: Vec<u32> = (0..plan.events as u32).collect();
    by_time.sort_by_key(|&i| times[i as usize].0);
    let mut relations = Vec::with_capacity(plan.events * plan.relations / 10);
    while relations.len() < plan.events * plan.relations / 10 && plan.events > 1 {
        let a = dice.roll(plan.events as u64) as usize;
        let far = if dice.roll(20) == 0 { plan.events as u64 } else { 50 };
        let b = (a + 1 + dice.roll(far) as usize).min(plan.events - 1);
        if a != b {
            relations.push(truth(&mut dice, by_time[a] as usize, by_time[b] as usize, &times));
        }
    }
    for k in 0..plan.planted {
        let at = |n: usize| by_time[(k * 2 + 1) * plan.events / (plan.planted * 2) + n] as usize;
        for (a, b) in [(0, 1), (1, 2), (2, 0)] {
            relations.push(relation(at(a), RelationKind::Before, at(b), None));
        }
    }
    Timeline { events, relations, ..Timeline::default() }
}

/// Something true of two events, of which the first starts no later.
fn truth(dice: &mut Dice, a: usize, b: usize, times: &[(i64, i64)]) -> Relation {
    let ((_, ea), (sb, eb)) = (times[a], times[b]);
    if ea < sb {
        let gap = (dice.roll(8) == 0).then(|| {
            let apart = sb - ea - 1;
            Gap { min: Some(apart / DAY * DAY), max: (dice.roll(2) == 0).then(|| (apart / DAY + 1) * DAY) }
        });
        match dice.roll(4) {
            0 => relation(b, RelationKind::After, a, gap),
            1 => relation(a, RelationKind::StartsBefore, b, None),
            _ => relation(a, RelationKind::Before, b, gap),
        }
    } else if eb <= ea {
        match dice.roll(2) {
            0 => relation(b, RelationKind::During, a, None),
            _ => relation(a, RelationKind::Includes, b, None),
        }
    } else {
        relation(a, RelationKind::StartsBefore, b, None)
    }
}

/// One after the other, the first and the last dated.
pub fn chain(n: usize) -> Timeline {
    let relations = (1..n).map(|i| relation(i - 1, RelationKind::Before, i, None)).collect();
    Timeline { events: ends_dated(n), relations, ..Timeline::default() }
}

/// All within two weeks after one of them, and before another.
pub fn star(n: usize) -> Timeline {
    let gap = Some(Gap { min: Some(0), max: Some(14 * DAY) });
    let from = (1..n - 1).map(|i| relation(0, RelationKind::StartsBefore, i, gap));
    let to = (1..n - 1).map(|i| relation(i, RelationKind::Before, n - 1, None));
    Timeline { events: ends_dated(n), relations: from.chain(to).collect(), ..Timeline::default() }
}

/// Rows and columns, each event before its neighbours to the right and below; no two of them months apart.
pub fn grid(n: usize) -> Timeline {
    let side = n.isqrt();
    let gap = Some(Gap { min: Some(1), max: Some(60 * DAY) });
    let mut relations = vec![];
    for (row, column) in (0..side).flat_map(|r| (0..side).map(move |c| (r, c))) {
        let i = row * side + column;
        if column + 1 < side {
            relations.push(relation(i, RelationKind::Before, i + 1, gap));
        }
        if row + 1 < side {
            relations.push(relation(i, RelationKind::Before, i + side, gap));
        }
    }
    Timeline { events: ends_dated(side * side), relations, ..Timeline::default() }
}

/// Each inside the one before.
pub fn nest(n: usize) -> Timeline {
    let relations = (1..n).map(|i| relation(i - 1, RelationKind::Includes, i, None)).collect();
    Timeline { events: ends_dated(n), relations, ..Timeline::default() }
}

/// All at one time, told pair by pair.
pub fn equal(n: usize) -> Timeline {
    let relations = (1..n).map(|i| relation(i - 1, RelationKind::SameTime, i, None)).collect();
    Timeline { events: ends_dated(n), relations, ..Timeline::default() }
}

/// Undated but the first and the last.
fn ends_dated(n: usize) -> Vec<Event> {
    let whole = Window::new(Moment(FIRST), Moment(FIRST + 120 * 365 * DAY));
    (0..n).map(|i| event(i, (i == 0 || i + 1 == n).then_some((whole, whole)))).collect()
}
