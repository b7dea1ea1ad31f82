//! The laws of the room, held against brute force on random small timelines: all pairs of points, all the time.

use super::{claims::Claims, order, Network};
use crate::model::{
    Basis, Bounds, Document, Edtf, Event, Evidence, Gap, Moment, Relation, RelationKind, Side, Standing, Timeline,
    Window, TICKS,
};

/// A small generator of numbers (xorshift), the same on every machine.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.roll(i as u64 + 1) as usize);
        }
    }
}

const DAY: i64 = 1440;
const BASES: [Basis; 4] = [Basis::Stated, Basis::Anchored, Basis::Inferred, Basis::Assumed];

fn window(dice: &mut Dice) -> Window {
    let a = dice.roll(20) as i64 * DAY;
    let b = a + dice.roll(6) as i64 * DAY + DAY - 1;
    match dice.roll(5) {
        0 => Window::from(Moment(a)),
        1 => Window::until(Moment(b)),
        2 => Window::new(Moment(a + 600), Moment(a + 600)),
        _ => Window::new(Moment(a), Moment(b)),
    }
}

pub(crate) fn timeline(dice: &mut Dice) -> Timeline {
    let n = 1 + dice.roll(5) as usize;
    let documents = ["d1", "d2"].map(|id| Document {
        id: id.into(),
        file: None,
        title: None,
        source: None,
        published: (id == "d1").then(|| "1970-01-20".parse::<Edtf>().unwrap()),
        sha256: None,
    });
    let quote = |dice: &mut Dice, place: usize| Evidence {
        document: dice.pick(&["d1", "d2"]).into(),
        chars: [place, place + 5],
        quote: "words".into(),
        ..Evidence::default()
    };
    let mut events = vec![];
    for i in 0..n {
        let mut event: Event = serde_json::from_value(serde_json::json!({
            "id": format!("e{i}"), "title": "t", "type": "say.statement", "confidence": dice.pick(&[1.0, 0.5]),
            "basis": dice.pick(&["stated", "inferred", "assumed"]),
            "status": dice.pick(&["occurred", "planned", "ongoing"]),
        }))
        .unwrap();
        for k in 0..dice.roll(3) as usize {
            let mut e = quote(dice, i * 10 + k);
            let w = window(dice);
            match dice.roll(4) {
                0 => e.start = Some(w),
                1 => e.end = Some(w),
                _ => (e.start, e.end) = (Some(w), Some(w)),
            }
            e.basis = Some(dice.pick(&BASES));
            event.evidence.push(e);
        }
        if event.evidence.is_empty() && dice.roll(2) == 0 {
            event.start = Some(window(dice));
        }
        events.push(event);
    }
    let mut relations = vec![];
    for k in 0..dice.roll(7) as usize {
        let (from, to) = (dice.roll(n as u64), dice.roll(n as u64));
        let gap = (dice.roll(3) == 0).then(|| {
            let min = dice.roll(4) as i64 * DAY;
            let max = (dice.roll(2) == 0).then(|| min + dice.roll(4) as i64 * DAY);
            Gap { min: (dice.roll(3) > 0).then_some(min), max }
        });
        relations.push(Relation {
            from: format!("e{from}"),
            to: format!("e{to}"),
            relation: dice.pick(&RelationKind::ALL),
            gap,
            basis: dice.pick(&BASES),
            evidence: (dice.roll(3) > 0).then(|| Box::new(quote(dice, 100 + k))),
        });
    }
    Timeline { documents: documents.into(), events, relations, ..Timeline::default() }
}

const FAR: i64 = i64::MAX / 4;

/// All shortest paths; points as in the network.
pub(crate) struct Table(pub Vec<Vec<i64>>);

impl Table {
    pub fn of(events: usize, edges: &[(u32, u32, i64)]) -> Table {
        let n = events * 2 + 1;
        let mut d = vec![vec![FAR; n]; n];
        for (i, row) in d.iter_mut().enumerate() {
            row[i] = 0;
        }
        let own = (0..events).map(|i| (i as u32 * 2 + 2, i as u32 * 2 + 1, 0));
        for (u, v, w) in edges.iter().copied().chain(own) {
            let cell = &mut d[u as usize][v as usize];
            *cell = (*cell).min(w);
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    let through = d[i][k] + d[k][j];
                    if d[i][k] < FAR && d[k][j] < FAR && through < d[i][j] {
                        d[i][j] = through;
                    }
                }
            }
        }
        Table(d)
    }

    pub fn consistent(&self) -> bool {
        (0..self.0.len()).all(|i| self.0[i][i] >= 0)
    }

    /// The most that `to` lies after `from`, if anything is known.
    pub fn most(&self, from: usize, to: usize) -> i64 {
        self.0[from][to]
    }

    pub fn bounds(&self, event: usize) -> Bounds {
        let window = |p: usize| Window {
            earliest: (self.0[p][0] < FAR).then(|| Moment((-self.0[p][0]).div_euclid(TICKS))),
            latest: (self.0[0][p] < FAR).then(|| Moment(self.0[0][p].div_euclid(TICKS))),
        };
        Bounds { start: window(event * 2 + 1), end: window(event * 2 + 2) }
    }

    pub fn standing(&self, a: usize, b: usize) -> Standing {
        let ([s1, e1], [s2, e2]) = ([a * 2 + 1, a * 2 + 2], [b * 2 + 1, b * 2 + 2]);
        let ahead = |p: usize, q: usize, n: i64| self.most(q, p) <= -n;
        match () {
            () if ahead(e1, s2, 1) => Standing::Before,
            () if ahead(e2, s1, 1) => Standing::After,
            () if ahead(s1, s2, 0) && ahead(s2, s1, 0) && ahead(e1, e2, 0) && ahead(e2, e1, 0) => Standing::SameTime,
            () if ahead(s1, s2, 0) && ahead(e2, e1, 0) => Standing::Includes,
            () if ahead(s2, s1, 0) && ahead(e1, e2, 0) => Standing::During,
            () if ahead(s1, e2, 0) && ahead(s2, e1, 0) => Standing::Overlaps,
            () if ahead(s1, s2, 1) => Standing::StartsBefore,
            () if ahead(s2, s1, 1) => Standing::StartsAfter,
            () => Standing::Unknown,
        }
    }
}

fn edges(net: &Network, statements: &[usize]) -> Vec<(u32, u32, i64)> {
    let raw = net.graph.raw_edges();
    let owned = statements.iter().flat_map(|&s| {
        let (first, len) = net.owned[s];
        first..first + u32::from(len)
    });
    owned
        .map(|k| &raw[k as usize])
        .map(|e| (e.source().index() as u32, e.target().index() as u32, e.weight.weight))
        .collect()
}

fn rounds() -> u64 {
    10_000
}

/// Loads a timeline's claims; the claims' lines and how strong each is, from the brute force's own reading of the rules.
fn load(t: &Timeline) -> (Network, Vec<(u8, f64, usize, String)>) {
    let claims = Claims::of(t);
    let all = claims.all();
    let mut net = Network::new();
    for _ in 0..t.events.len() {
        net.event();
    }
    let mut strengths = vec![];
    for c in all {
        net.state(claims.statement(c, |i| i));
        let rank = BASES.iter().position(|b| *b == claims.basis(c)).unwrap_or(9) as u8;
        strengths.push((rank, claims.confidence(c), claims.sources(c), claims.line(c)));
    }
    (net, strengths)
}

#[test]
fn bounds_contradictions_and_order_as_brute_force() {
    for seed in 1..=rounds() {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let t = timeline(&mut dice);
        let n = t.events.len();
        let (net, strengths) = load(&t);
        // from the strongest on, each claim that fits is taken
        let mut by_strength: Vec<usize> = (0..strengths.len()).collect();
        by_strength.sort_by(|&a, &b| {
            let (a, b) = (&strengths[a], &strengths[b]);
            a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)).then(a.3.cmp(&b.3))
        });
        let (mut taken, mut yielded) = (vec![], vec![]);
        for s in by_strength {
            taken.push(s);
            if !Table::of(n, &edges(&net, &taken)).consistent() {
                taken.pop();
                yielded.push(strengths[s].3.clone());
            }
        }
        yielded.retain(|line| !line.contains("over within a day")); // nobody's statement: it yields in silence
        yielded.sort();
        yielded.dedup();
        let table = Table::of(n, &edges(&net, &taken));
        let solved = order(t.clone());
        let told: Vec<String> = solved.contradictions.iter().map(|c| c.retracted.clone()).collect();
        assert_eq!(told, yielded, "seed {seed}");
        for event in &solved.events {
            let i: usize = event.id[1..].parse().unwrap();
            assert_eq!(Bounds { start: event.start(), end: event.end() }, table.bounds(i), "seed {seed} {}", event.id);
        }
        // reasons: of what is bounded and only of that, ending in the bound itself
        for event in solved.events.iter().filter(|_| seed % 8 == 0) {
            for bound in super::why(&solved, &event.id).unwrap().bounds {
                let last = bound.steps.last().map(|s| s.concludes.rsplit(' ').next().unwrap());
                assert_eq!(last, bound.at.as_deref(), "seed {seed} {}", event.id);
            }
            let other = &solved.events[(seed % n as u64) as usize].id;
            let told = super::why_order(&solved, &event.id, other).unwrap();
            let [i, k]: [usize; 2] = [&event.id, other].map(|id| id[1..].parse().unwrap());
            // two that are one overlap: every event does with itself
            let expected = if i == k { told.standing } else { table.standing(i, k) };
            assert_eq!(told.standing, expected, "seed {seed}");
            assert!(told.steps.is_empty() == (told.standing == Standing::Unknown) || i == k, "seed {seed}");
        }
        // explanations: contradictory, and none of them can be taken away
        for c in &solved.contradictions {
            let set: Vec<usize> =
                c.statements.iter().map(|l| strengths.iter().position(|s| s.3 == *l).unwrap()).collect();
            assert!(c.statements.contains(&c.retracted));
            assert!(!Table::of(n, &edges(&net, &set)).consistent(), "seed {seed}");
            for s in &set {
                let rest: Vec<usize> = set.iter().copied().filter(|x| x != s).collect();
                assert!(Table::of(n, &edges(&net, &rest)).consistent(), "seed {seed}: {:?}", c.statements);
            }
        }
        // shown in no other order than what is known
        let shown: Vec<usize> = solved.events.iter().map(|e| e.id[1..].parse().unwrap()).collect();
        for (k, &later) in shown.iter().enumerate() {
            for &sooner in &shown[..k] {
                assert!(table.most(sooner * 2 + 1, later * 2 + 2) >= 0, "seed {seed}: e{later} before e{sooner}");
                assert!(
                    table.most(sooner * 2 + 1, later * 2 + 1) >= 0,
                    "seed {seed}: e{later} starts before e{sooner}"
                );
            }
        }
    }
}

#[test]
fn ordered_again_and_shuffled_is_the_same() {
    for seed in 1..=rounds() / 4 {
        let mut dice = Dice(seed.wrapping_mul(0xD1B5_4A32_D192_ED03));
        let t = timeline(&mut dice);
        let text = |t: &Timeline| serde_json::to_string_pretty(t).unwrap();
        let once = order(t.clone());
        assert_eq!(text(&order(once.clone())), text(&once), "seed {seed}");
        let mut shuffled = t.clone();
        dice.shuffle(&mut shuffled.events);
        dice.shuffle(&mut shuffled.relations);
        assert_eq!(text(&order(shuffled)), text(&once), "seed {seed}");
    }
}

#[test]
fn statements_come_and_go_as_brute_force() {
    for seed in 1..=rounds() / 4 {
        let mut dice = Dice(seed.wrapping_mul(0xA076_1D64_78BD_642F));
        let t = timeline(&mut dice);
        let n = t.events.len();
        let claims = Claims::of(&t);
        let (all, mut net) = (claims.all(), Network::new());
        for _ in 0..n {
            net.event();
        }
        let mut live: Vec<usize> = vec![];
        for _ in 0..12 {
            if all.is_empty() {
                break;
            }
            if dice.roll(3) == 0 && !live.is_empty() {
                let s = live.swap_remove(dice.roll(live.len() as u64) as usize);
                net.retract(s);
            } else {
                let statement = claims.statement(dice.pick(&all), |i| i);
                match net.add(statement) {
                    Ok(s) => live.push(s),
                    Err(against) => {
                        let new = statement.edges().iter().map(|e| (e.from, e.to, e.weight));
                        let with = |set: &[usize]| {
                            let all: Vec<_> = edges(&net, set).into_iter().chain(new.clone()).collect();
                            Table::of(n, &all).consistent()
                        };
                        assert!(against.iter().all(|s| live.contains(s)));
                        assert!(!with(&against), "seed {seed}");
                        for s in &against {
                            let rest: Vec<usize> = against.iter().copied().filter(|x| x != s).collect();
                            assert!(with(&rest), "seed {seed}");
                        }
                    }
                }
            }
            let table = Table::of(n, &edges(&net, &live));
            assert!(table.consistent());
            for a in 0..n {
                assert_eq!(net.bounds(a), table.bounds(a), "seed {seed}");
                for side in Side::ALL {
                    let why = net.explain(a, side);
                    assert!(why.iter().all(|s| live.contains(s)));
                    let (told, all) = (Table::of(n, &edges(&net, &why)).bounds(a), table.bounds(a));
                    let one = |b: Bounds| match side {
                        Side::EarliestStart => b.start.earliest,
                        Side::LatestStart => b.start.latest,
                        Side::EarliestEnd => b.end.earliest,
                        Side::LatestEnd => b.end.latest,
                    };
                    assert_eq!(one(told), one(all), "seed {seed}: what explains a bound gives it");
                }
                for b in (0..n).filter(|&b| b != a) {
                    let (standing, why) = net.prove(a, b);
                    assert_eq!(standing, table.standing(a, b), "seed {seed}");
                    let proof = Table::of(n, &edges(&net, &why)).standing(a, b);
                    assert_eq!(proof, standing, "seed {seed}: what proves an order gives it");
                }
            }
        }
    }
}
