//! The network: events as pairs of points, statements as differences between points, bounds as shortest paths.
//!
//! In: events and statements, all at once or one by one. Out: each event's bounds, how two events stand to each other,
//! the statements behind either, and those that cannot all be true.
//!
//! "The embassy was seized before the United States broke relations in 1980" makes two events, two statements, and a
//! latest end for the seizure: 1980-12-31.

use super::{
    solve::{Frozen, Labels, BIG, NONE, OPEN},
    statement::{end, start, Statement, ORIGIN},
};
use crate::model::{Bounds, Moment, Side, Window};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

/// What an edge of the graph carries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Constraint {
    /// The most that the target lies after the source, in ticks.
    pub weight: i64,
    /// The statement that owns it; [`AXIOM`] for "an event does not end before it starts".
    pub statement: u32,
}

/// The owner of what holds of itself.
pub(super) const AXIOM: u32 = u32::MAX;

/// A simple temporal network (Dechter, Meiri and Pearl 1991) that explains itself.
///
/// Authored as a graph, frozen to compressed rows to be solved as a whole; after that, statements come and go one at a
/// time, each at the cost of what it changes.
///
/// ```
/// use annals::{model::{Bounds, Moment, RelationKind, Standing, Side, Window}, order::{Network, Statement}};
///
/// let day = |y, m, d| Moment::of_day(y, m, d).expect("a day of the calendar");
/// let mut net = Network::new();
/// let (seizure, rupture) = (net.event(), net.event());
/// let y1980 = Bounds::within(Window::new(day(1980, 1, 1), day(1980, 12, 31).day_end()));
/// let dated = net.add(Statement::within(rupture, y1980))?;
/// let order = net.add(Statement::relates(seizure, RelationKind::Before, rupture, None))?;
///
/// assert_eq!(net.bounds(seizure).end.latest, Some(day(1980, 12, 31).day_end()));
/// assert_eq!(net.explain(seizure, Side::LatestEnd), [dated, order]);
/// assert_eq!(net.relation(seizure, rupture), Standing::Before);
///
/// // the reverse cannot be true as well: the statements that speak against it
/// let reverse = Statement::relates(rupture, RelationKind::Before, seizure, None);
/// assert_eq!(net.add(reverse), Err(vec![order]));
///
/// net.retract(order);
/// assert_eq!(net.relation(seizure, rupture), Standing::Unknown);
/// # Ok::<(), Vec<usize>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Network {
    pub(super) graph: DiGraph<(), Constraint>,
    /// For each event the edge that says that it does not end before it starts.
    pub(super) axioms: Vec<u32>,
    /// The first edge of each statement, and how many it has.
    pub(super) owned: Vec<(u32, u8)>,
    pub(super) alive: Vec<bool>,
    pub(super) upper: Labels,
    pub(super) lower: Labels,
    /// The edges between points as they were solved last; none once one came or went.
    pub(super) frozen: Option<Frozen>,
}

impl Default for Network {
    fn default() -> Self {
        Network::new()
    }
}

impl Network {
    /// A network without events.
    pub fn new() -> Network {
        Network::with_capacity(0, 0)
    }

    /// A network without events yet, with room for so many events and statements.
    pub fn with_capacity(events: usize, statements: usize) -> Network {
        let mut graph = DiGraph::with_capacity(events * 2 + 1, events + statements * 2);
        graph.add_node(());
        Network {
            graph,
            axioms: Vec::with_capacity(events),
            owned: Vec::with_capacity(statements),
            alive: Vec::with_capacity(statements),
            upper: Labels { at: vec![0], by: vec![NONE] },
            lower: Labels { at: vec![0], by: vec![NONE] },
            frozen: None,
        }
    }

    /// Adds an event of which nothing is known; events count from 0.
    pub fn event(&mut self) -> usize {
        self.frozen = None;
        let event = self.events();
        let (s, e) = (self.graph.add_node(()), self.graph.add_node(()));
        let axiom = self.graph.add_edge(e, s, Constraint { weight: 0, statement: AXIOM });
        self.axioms.push(axiom.index() as u32);
        for labels in [&mut self.upper, &mut self.lower] {
            labels.at.extend([BIG; 2]);
            labels.by.extend([NONE; 2]);
        }
        event
    }

    /// How many events.
    pub fn events(&self) -> usize {
        self.graph.node_count() / 2
    }

    /// How many statements, retracted ones included.
    pub fn statements(&self) -> usize {
        self.owned.len()
    }

    /// Whether a statement counts: it was not retracted.
    pub fn holds(&self, statement: usize) -> bool {
        self.alive[statement]
    }

    /// Notes a statement without drawing conclusions; [`Network::solve`] draws them for all at once. Statements count
    /// from 0.
    pub fn state(&mut self, statement: Statement) -> usize {
        let first = self.graph.edge_count() as u32;
        let id = self.owned.len();
        for e in statement.edges() {
            let constraint = Constraint { weight: e.weight, statement: id as u32 };
            self.graph.add_edge(NodeIndex::new(e.from as usize), NodeIndex::new(e.to as usize), constraint);
        }
        self.owned.push((first, statement.edges().len() as u8));
        self.alive.push(true);
        self.thaw(id);
        id
    }

    /// Takes statements out without drawing conclusions; [`Network::solve`] draws them for all at once.
    pub fn withdraw(&mut self, statement: usize) {
        self.alive[statement] = false;
        self.thaw(statement);
    }

    /// What is frozen no longer is what counts, when a statement about more than one point comes or goes.
    pub(super) fn thaw(&mut self, statement: usize) {
        let (first, len) = self.owned[statement];
        let inner = |e: u32| {
            let edge = &self.graph.raw_edges()[e as usize];
            edge.source().index() != ORIGIN as usize && edge.target().index() != ORIGIN as usize
        };
        if self.frozen.is_some() && (first..first + u32::from(len)).any(inner) {
            self.frozen = None;
        }
    }

    /// Draws all conclusions anew. Empty when all can be true; else contradictions, each an irreducible set of
    /// statements: not all there are, but where one is left, at least one. Withdraw one of each, and solve again.
    ///
    /// Linear, beside knots of equalities and gaps, which at worst take points x edges.
    ///
    /// ```
    /// use annals::{model::RelationKind, order::{Network, Statement}};
    ///
    /// let mut net = Network::new();
    /// let days: Vec<usize> = (0..3).map(|_| net.event()).collect();
    /// let round = [(0, 1), (1, 2), (2, 0)];
    /// let told = round.map(|(a, b)| net.state(Statement::relates(days[a], RelationKind::Before, days[b], None)));
    /// let mut circle = net.solve().remove(0);
    /// circle.sort();
    /// assert_eq!(circle, told);
    ///
    /// net.withdraw(told[2]);
    /// assert!(net.solve().is_empty());
    /// ```
    pub fn solve(&mut self) -> Vec<Vec<usize>> {
        let mut circles = self.label();
        circles.extend(self.crossings());
        circles.into_iter().map(|c| self.irreducible(&self.owners(c))).collect()
    }

    /// Labels all points anew, and says whether all statements can be true; where not, labels are of no use.
    pub(super) fn rests(&mut self) -> bool {
        self.label().is_empty() && !(1..self.graph.node_count()).any(|p| self.crosses(p))
    }

    /// Labels all points anew. Returns the circles within knots, whose points are then open.
    pub(super) fn label(&mut self) -> Vec<Vec<u32>> {
        self.upper.clear();
        self.lower.clear();
        for (k, e) in self.graph.raw_edges().iter().enumerate() {
            if e.weight.statement != AXIOM && !self.alive[e.weight.statement as usize] {
                continue;
            }
            if e.source().index() == ORIGIN as usize {
                self.upper.lower(e.target().index() as u32, e.weight.weight, k as u32);
            } else if e.target().index() == ORIGIN as usize {
                self.lower.lower(e.source().index() as u32, e.weight.weight, k as u32);
            }
        }
        let frozen = self.frozen.take().unwrap_or_else(|| self.freeze());
        let circles = frozen.settle(&mut self.upper, &mut self.lower);
        (self.upper.at[0], self.lower.at[0]) = (0, 0);
        self.frozen = Some(frozen);
        circles
    }

    /// The edges between points that count, frozen.
    pub(super) fn freeze(&self) -> Frozen {
        let edges = self.graph.raw_edges().iter().enumerate().filter_map(|(k, e)| {
            let (u, v) = (e.source().index() as u32, e.target().index() as u32);
            let inner = u != ORIGIN && v != ORIGIN && self.counts(e.weight.statement);
            inner.then_some((u, v, e.weight.weight, k as u32))
        });
        Frozen::new(self.graph.node_count(), edges)
    }

    /// Points whose earliest time lies after their latest: the paths behind both, where no other such path is met.
    fn crossings(&self) -> Vec<Vec<u32>> {
        let mut met = [vec![], vec![]];
        let mut found = vec![];
        for p in 1..self.graph.node_count() {
            if !self.crosses(p) {
                continue;
            }
            if met[0].is_empty() {
                met = [vec![false; self.graph.node_count()], vec![false; self.graph.node_count()]];
            }
            let mut path = vec![];
            let mut fresh = true;
            for (seen, upper) in met.iter_mut().zip([true, false]) {
                let mut at = p;
                while let Some((edge, on)) = self.behind(at, upper) {
                    if std::mem::replace(&mut seen[at], true) {
                        fresh = false;
                        break;
                    }
                    path.push(edge);
                    at = on;
                }
            }
            if fresh {
                found.push(path);
            }
        }
        found
    }

    /// Whether a point's earliest time lies after its latest.
    pub(super) fn crosses(&self, point: usize) -> bool {
        self.upper.at[point].saturating_add(self.lower.at[point]) < 0
    }

    /// The edge behind a point's label, and the point at its other side.
    pub(super) fn behind(&self, point: usize, upper: bool) -> Option<(u32, usize)> {
        let by = if upper { self.upper.by[point] } else { self.lower.by[point] };
        (point != ORIGIN as usize && by != NONE).then(|| {
            let edge = &self.graph.raw_edges()[by as usize];
            (by, if upper { edge.source() } else { edge.target() }.index())
        })
    }

    /// The statements that own these edges, each once, in the order of the edges.
    pub(super) fn owners(&self, edges: impl IntoIterator<Item = u32>) -> Vec<usize> {
        let mut owners = vec![];
        let mut seen = std::collections::HashSet::new();
        for e in edges {
            let owner = self.graph[EdgeIndex::new(e as usize)].statement;
            if owner != AXIOM && seen.insert(owner) {
                owners.push(owner as usize);
            }
        }
        owners
    }

    /// What is known of when an event started and ended.
    pub fn bounds(&self, event: usize) -> Bounds {
        let window = |point: u32| {
            let (up, low) = (self.upper.at[point as usize], self.lower.at[point as usize]);
            Window {
                earliest: (low < OPEN).then(|| Moment::of_tick(-low)),
                latest: (up < OPEN).then(|| Moment::of_tick(up)),
            }
        };
        Bounds { start: window(start(event)), end: window(end(event)) }
    }

    /// Whether an event's bounds, written in whole minutes, say no more than the network does.
    pub(super) fn is_round(&self, event: usize) -> bool {
        [start(event), end(event)].into_iter().map(|p| p as usize).all(|p| {
            let (up, low) = (self.upper.at[p], self.lower.at[p]);
            (up >= OPEN || Moment::of_tick(up).latest_tick() >= up)
                && (low >= OPEN || Moment::of_tick(-low).earliest_tick() <= -low)
        })
    }

    /// The statements behind a bound, from the one that names a date to the one that touches the event; none when it is
    /// open. Without any of them the bound would be looser, or rest on others.
    pub fn explain(&self, event: usize, side: Side) -> Vec<usize> {
        let mut owners = self.owners(self.path(event, side));
        owners.reverse();
        owners
    }

    /// The edges behind a bound, from the event to the origin; none when it is open.
    pub(super) fn path(&self, event: usize, side: Side) -> Vec<u32> {
        let (point, upper) = match side {
            Side::EarliestStart => (start(event), false),
            Side::LatestStart => (start(event), true),
            Side::EarliestEnd => (end(event), false),
            Side::LatestEnd => (end(event), true),
        };
        self.back(point, upper)
    }

    /// The edges behind a point's label, back to the origin; none when it is open.
    pub(super) fn back(&self, point: u32, upper: bool) -> Vec<u32> {
        let (mut at, mut edges) = (point as usize, vec![]);
        while let Some((edge, on)) = self.behind(at, upper) {
            edges.push(edge);
            at = on;
        }
        if at != ORIGIN as usize {
            edges.clear();
        }
        edges
    }
}

impl Network {
    /// A start for every event, in ticks, such that all statements hold: each as near after the wished one as they allow,
    /// or at its latest. What is known to be before thus comes before, whatever was wished. The network must be at rest.
    ///
    /// Both "as early as the wishes and the statements allow" and "as late as possible" are schedules; so is their lesser,
    /// point by point, since solutions of differences form a lattice.
    pub(super) fn placed(&self, wished: impl Fn(usize) -> i64) -> Vec<i64> {
        let mut labels = self.lower.clone();
        for event in 0..self.events() {
            labels.lower(start(event), -wished(event), NONE);
        }
        match &self.frozen {
            Some(frozen) => frozen.wish(&mut labels),
            None => self.freeze().wish(&mut labels),
        }
        let at = |event: usize| {
            let p = start(event) as usize;
            (-labels.at[p]).min(self.upper.at[p])
        };
        (0..self.events()).map(at).collect()
    }
}
