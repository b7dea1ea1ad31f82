//! What must hold for any network and any timeline, against all shortest paths, worked out one by one.

use annals::ask::Index;
use annals::model::{
    Answer, Basis, Bounds, End, Event, Gap, Moment, Question, Relation, RelationKind, Side, Standing, TimeQuestion,
    Timeline, Window, TICKS,
};
use annals::order::{order, Network, Statement};

const DAY: i64 = 24 * 60;
const FAR: i64 = i64::MAX / 4;

/// Bytes as choices; 0 once they have run out.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn of(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % sides
    }

    fn window(&mut self) -> Window {
        let first = self.of(20) as i64 * DAY;
        let last = first + self.of(6) as i64 * DAY + DAY - 1;
        match self.of(5) {
            0 => Window::from(Moment(first)),
            1 => Window::until(Moment(last)),
            2 => Window::new(Moment(first + 600), Moment(first + 600)),
            _ => Window::new(Moment(first), Moment(last)),
        }
    }

    fn gap(&mut self) -> Option<Gap> {
        let min = self.of(4) as i64 * DAY;
        match self.of(6) {
            0 => Some(Gap { min: Some(min), max: Some(min + self.of(4) as i64 * DAY) }),
            1 => Some(Gap { min: Some(min), max: None }),
            2 => Some(Gap { min: None, max: Some(min) }),
            _ => None,
        }
    }
}

/// A difference: the second point lies at most so many ticks after the first. 0 is the origin.
type Edge = (usize, usize, i64);

fn within(event: usize, bounds: Bounds) -> Vec<Edge> {
    let mut edges = vec![];
    for (point, w) in [(event * 2 + 1, bounds.start), (event * 2 + 2, bounds.end)] {
        edges.extend(w.earliest.map(|m| (point, 0, -m.earliest_tick())));
        edges.extend(w.latest.map(|m| (0, point, m.latest_tick())));
    }
    edges
}

fn relates(from: usize, kind: RelationKind, to: usize, gap: Option<Gap>) -> Vec<Edge> {
    let point = |end| match end {
        End::FromStart => from * 2 + 1,
        End::FromEnd => from * 2 + 2,
        End::ToStart => to * 2 + 1,
        End::ToEnd => to * 2 + 2,
    };
    kind.differences(gap).map(|d| (point(d.from), point(d.to), d.at_most)).collect()
}

/// All shortest paths between the points of so many events (Floyd 1962).
struct Table(Vec<Vec<i64>>);

impl Table {
    fn of<'a>(events: usize, edges: impl Iterator<Item = &'a Edge>) -> Table {
        let n = events * 2 + 1;
        let mut far = vec![vec![FAR; n]; n];
        (0..n).for_each(|i| far[i][i] = 0);
        let own = (0..events).map(|i| (i * 2 + 2, i * 2 + 1, 0));
        for (u, v, w) in edges.copied().chain(own) {
            far[u][v] = far[u][v].min(w);
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    if far[i][k] < FAR && far[k][j] < FAR {
                        far[i][j] = far[i][j].min((far[i][k] + far[k][j]).max(-FAR));
                    }
                }
            }
        }
        Table(far)
    }

    fn can_be(&self) -> bool {
        (0..self.0.len()).all(|i| self.0[i][i] >= 0)
    }

    /// Whether the first point always lies so many ticks before the second, at least.
    fn ahead(&self, a: usize, b: usize, by: i64) -> bool {
        self.0[b][a] <= -by
    }

    fn bounds(&self, event: usize) -> Bounds {
        let moment = |tick: i64| Moment(tick.div_euclid(TICKS));
        let window = |p: usize| Window {
            earliest: (self.0[p][0] < FAR).then(|| moment(-self.0[p][0])),
            latest: (self.0[0][p] < FAR).then(|| moment(self.0[0][p])),
        };
        Bounds { start: window(event * 2 + 1), end: window(event * 2 + 2) }
    }

    fn standing(&self, a: usize, b: usize) -> Standing {
        let ([s1, e1], [s2, e2]) = ([a * 2 + 1, a * 2 + 2], [b * 2 + 1, b * 2 + 2]);
        let no_later = |p, q| self.ahead(p, q, 0);
        match () {
            () if self.ahead(e1, s2, 1) => Standing::Before,
            () if self.ahead(e2, s1, 1) => Standing::After,
            () if no_later(s1, s2) && no_later(s2, s1) && no_later(e1, e2) && no_later(e2, e1) => Standing::SameTime,
            () if no_later(s1, s2) && no_later(e2, e1) => Standing::Includes,
            () if no_later(s2, s1) && no_later(e1, e2) => Standing::During,
            () if no_later(s1, e2) && no_later(s2, e1) => Standing::Overlaps,
            () if self.ahead(s1, s2, 1) => Standing::StartsBefore,
            () if self.ahead(s2, s1, 1) => Standing::StartsAfter,
            () => Standing::Unknown,
        }
    }
}

fn one(bounds: Bounds, side: Side) -> Option<Moment> {
    match side {
        Side::EarliestStart => bounds.start.earliest,
        Side::LatestStart => bounds.start.latest,
        Side::EarliestEnd => bounds.end.earliest,
        Side::LatestEnd => bounds.end.latest,
    }
}

/// Statements come and go, one by one and all at once: bounds, order, their reasons and what contradicts are as worked
/// out from all shortest paths.
///
/// # Panics
/// When one is not.
pub fn network(bytes: &[u8]) {
    let mut choices = Choices(bytes.iter());
    let n = 1 + choices.of(5);
    let mut net = Network::new();
    for _ in 0..n {
        net.event();
    }
    let mut live: Vec<(usize, Vec<Edge>)> = vec![];
    while choices.0.len() > 0 {
        match choices.of(8) {
            0 if !live.is_empty() => net.retract(live.swap_remove(choices.of(live.len())).0),
            1 => assert!(net.solve().is_empty(), "what was added one by one can be true together"),
            what => {
                let (from, to) = (choices.of(n), choices.of(n));
                let (statement, edges) = if what < 4 {
                    let bounds = Bounds { start: choices.window(), end: Window::OPEN };
                    (Statement::within(from, bounds), within(from, bounds))
                } else {
                    let (kind, gap) = (RelationKind::ALL[choices.of(RelationKind::ALL.len())], choices.gap());
                    (Statement::relates(from, kind, to, gap), relates(from, kind, to, gap))
                };
                match net.add(statement) {
                    Ok(id) => live.push((id, edges)),
                    Err(against) => {
                        let with = |set: &[usize]| {
                            let told = live.iter().filter(|(id, _)| set.contains(id)).flat_map(|(_, e)| e);
                            Table::of(n, told.chain(&edges)).can_be()
                        };
                        assert!(!with(&against), "an explanation contradicts");
                        for s in &against {
                            let rest: Vec<usize> = against.iter().copied().filter(|x| x != s).collect();
                            assert!(with(&rest), "each statement of an explanation is needed");
                        }
                    }
                }
            }
        }
        same(&net, n, &live);
    }
}

fn same(net: &Network, n: usize, live: &[(usize, Vec<Edge>)]) {
    let of = |set: &[usize]| Table::of(n, live.iter().filter(|(id, _)| set.contains(id)).flat_map(|(_, e)| e));
    let table = Table::of(n, live.iter().flat_map(|(_, e)| e));
    assert!(table.can_be());
    for a in 0..n {
        assert_eq!(net.bounds(a), table.bounds(a));
        for side in Side::ALL {
            let told = of(&net.explain(a, side)).bounds(a);
            assert_eq!(one(told, side), one(table.bounds(a), side), "what explains a bound gives it");
        }
        for b in (0..n).filter(|&b| b != a) {
            let (standing, proof) = net.prove(a, b);
            assert_eq!(standing, table.standing(a, b));
            assert_eq!(of(&proof).standing(a, b), standing, "what proves an order gives it");
        }
    }
}

/// Questions to a timeline: what is certain, begun and possible is what holds in every schedule, or in one.
///
/// # Panics
/// When it is not.
pub fn questions(bytes: &[u8]) {
    let mut choices = Choices(bytes.iter());
    let n = 1 + choices.of(5);
    let mut t = Timeline::default();
    for i in 0..n {
        let told = serde_json::json!({"id": format!("e{i}"), "title": "t", "type": "negotiate.talks"});
        let mut event: Event = serde_json::from_value(told).expect("it has all it needs");
        if choices.of(2) == 0 {
            event.start = Some(choices.window());
        }
        if choices.of(4) == 0 {
            event.end = Some(Window::until(Moment((18 + choices.of(10) as i64) * DAY)));
        }
        t.events.push(event);
    }
    for _ in 0..choices.of(7) {
        let (from, to) = (choices.of(n), choices.of(n));
        t.relations.push(Relation {
            from: format!("e{from}"),
            to: format!("e{to}"),
            relation: RelationKind::ALL[choices.of(RelationKind::ALL.len())],
            gap: choices.gap(),
            basis: [Basis::Stated, Basis::Inferred][choices.of(2)],
            evidence: None,
        });
    }
    let t = order(t);
    let place = |id: &str| t.events.iter().position(|e| e.id == id).expect("every event stays");
    let mut edges: Vec<Edge> = vec![];
    for (i, e) in t.events.iter().enumerate() {
        edges.extend(within(i, Bounds { start: e.start(), end: e.end() }));
    }
    for r in &t.relations {
        edges.extend(relates(place(&r.from), r.relation, place(&r.to), r.gap));
    }
    let table = Table::of(n, edges.iter());
    assert!(table.can_be(), "what an ordered timeline says can be true");
    let index = Index::new(&t);
    let ask = |time: TimeQuestion| {
        let answer = index.ask(&Question { times: vec![time], ..Question::default() });
        answer.expect("the question has both sides, and the event is there")
    };
    for day in [0, 5, 12, 21] {
        let (first, last) = (Moment(day * DAY), Moment(day * DAY + DAY - 1));
        let day = Window::new(first, last);
        let by = |p: usize, m: Moment| table.0[0][p] < FAR && table.0[0][p].div_euclid(TICKS) <= m.0;
        let from = |p: usize, m: Moment| table.0[p][0] < FAR && (-table.0[p][0]).div_euclid(TICKS) >= m.0;
        let (eve, morrow) = (first.plus(-1), last.plus(1));
        is(&ask(TimeQuestion::Before(day)), n, |s, e| [by(e, eve), by(s, eve), !from(s, first)]);
        is(&ask(TimeQuestion::After(day)), n, |s, e| [from(s, morrow), from(e, morrow), !by(e, last)]);
        is(&ask(TimeQuestion::Between(day)), n, |s, e| {
            let inside = from(s, first);
            [inside && by(e, last), inside && by(s, last), !from(s, morrow) && !by(s, eve)]
        });
        is(&ask(TimeQuestion::On(day)), n, |s, e| {
            let may = !from(s, morrow) && !by(e, eve);
            [by(s, last) && from(e, first), by(s, last) && may, may]
        });
    }
    for x in 0..n {
        let (id, [sx, ex]) = (t.events[x].id.clone(), [x * 2 + 1, x * 2 + 2]);
        let (sooner, no_later) = (|a, b| table.ahead(a, b, 1), |a, b| table.ahead(a, b, 0));
        let but = |s: usize, told: [bool; 3]| told.map(|part| part && s != sx);
        is(&ask(TimeQuestion::BeforeEvent(id.clone())), n, |s, e| {
            but(s, [sooner(e, sx), sooner(s, sx), !no_later(sx, s)])
        });
        is(&ask(TimeQuestion::AfterEvent(id.clone())), n, |s, e| {
            but(s, [sooner(ex, s), sooner(ex, e), !no_later(e, ex)])
        });
        is(&ask(TimeQuestion::During(id)), n, |s, e| {
            let inside = no_later(sx, s) && no_later(e, ex);
            but(s, [inside, no_later(s, ex) && no_later(sx, e), !sooner(e, sx) && !sooner(ex, s)])
        });
    }
}

/// Whether each event stands in the first part of an answer whose test its start and end pass, and in no other.
fn is(answer: &Answer, events: usize, tests: impl Fn(usize, usize) -> [bool; 3]) {
    for i in 0..events {
        let told = [&answer.certain, &answer.begun, &answer.possible].map(|part| part.contains(&i));
        let first = tests(i * 2 + 1, i * 2 + 2).iter().position(|&passes| passes);
        let expected = [0, 1, 2].map(|part| first == Some(part));
        assert_eq!(told, expected, "certain, begun, possible: event {i}");
    }
}
