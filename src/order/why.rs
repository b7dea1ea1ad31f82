//! Why an event is dated as it is, and why two stand to each other as they do: statements, one after the other.
//!
//! In: an ordered timeline and the ids of events. Out: for each bound the statements from the one that names a date to
//! the one that touches the event, each with its words and what follows so far. "The seizure was over by 1980: relations
//! broke in 1980; the seizure came before."

use super::{
    claims::Claims,
    conclude::settled,
    network::AXIOM,
    repair::Loaded,
    standing::Leg,
    statement::{start, ORIGIN},
};
use crate::model::{self, Bounds, Moment, Side, Step, Timeline, Why, WhyBound, WhyOrder, TICKS};

/// Why the event with this id is dated as it is; none when there is no such event.
///
/// The timeline must be ordered (see [`order`](super::order)); one that was read from a file suffices: nothing but what
/// the file says is looked at. What stands in a chain gives the bound by itself, without the rest of the timeline.
///
/// ```
/// use annals::{model::Timeline, order::{order, why}};
///
/// let timeline: Timeline = serde_json::from_value(serde_json::json!({"annals": 1, "events": [
///     {"id": "seizure", "title": "Students seize the embassy", "type": "say.statement"},
///     {"id": "rupture", "title": "Relations are broken", "type": "relations.break", "when": "1980"},
/// ], "relations": [{"from": "seizure", "to": "rupture", "relation": "before"}]})).unwrap();
///
/// let why = why(&order(timeline), "seizure").unwrap();
/// let over_by = &why.bounds[3];
/// assert_eq!(over_by.at.as_deref(), Some("1980-12-31"));
/// let steps: Vec<&str> = over_by.steps.iter().map(|s| s.concludes.as_str()).collect();
/// assert_eq!(steps, ["rupture starts not after 1980-12-31", "seizure ends not after 1980-12-31"]);
/// ```
pub fn why(timeline: &Timeline, id: &str) -> Option<Why> {
    let claims = Claims::of(timeline);
    let place = claims.place(id)?;
    let own = |c: &&model::Contradiction| c.retracted.split(": ").next() == Some(id);
    let yielded = timeline.contradictions.iter().filter(own).cloned().collect();
    Some(Why { yielded, ..Tale::of(&claims).why(place, usize::MAX) })
}

/// Why each event is dated as it is, in the order of the events: [`why`] of all of them, from one solution.
///
/// A bound that rests on more than `most` statements comes without its steps: in a row of events each of which is
/// dated by the one before it, all chains together grow with the square of their number. What yielded stays in the timeline.
pub fn reasons(timeline: &Timeline, most: usize) -> Vec<Why> {
    let claims = Claims::of(timeline);
    let tale = Tale::of(&claims);
    (0..timeline.events.len()).map(|place| tale.why(place, most)).collect()
}

/// How the first event stands to the second and why; none when there is no such event. See [`why`].
///
/// Each step adds to those before it; of two events whose dates settle it, first what dates the one, then the other.
pub fn why_order(timeline: &Timeline, first: &str, second: &str) -> Option<WhyOrder> {
    let claims = Claims::of(timeline);
    let (a, b) = (claims.place(first)?, claims.place(second)?);
    let tale = Tale::of(&claims);
    let (standing, legs) = tale.loaded.net.proof(tale.loaded.number(a), tale.loaded.number(b));
    let mut steps: Vec<Step> = vec![];
    for leg in legs {
        let new = match leg {
            Leg::Bound(upper, edges) => tale.chain(edges, upper),
            Leg::Path(from, edges) => tale.path(from, &edges),
        };
        for step in new {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    Some(WhyOrder { first: first.into(), second: second.into(), standing, steps })
}

/// Edges told as steps.
struct Tale<'a> {
    claims: &'a Claims<'a>,
    loaded: Loaded,
    /// The timeline's place of each of the network's events.
    places: Vec<usize>,
}

impl<'a> Tale<'a> {
    fn of(claims: &'a Claims<'a>) -> Tale<'a> {
        let (loaded, ..) = settled(claims);
        Tale { claims, places: loaded.places(), loaded }
    }

    /// Why one event is dated as it is.
    fn why(&self, place: usize, most: usize) -> Why {
        let (net, n) = (&self.loaded.net, self.loaded.number(place));
        let Bounds { start, end } = net.bounds(n);
        let bounds = [start.earliest, start.latest, end.earliest, end.latest].into_iter().zip(Side::ALL);
        let bounds = bounds.map(|(moment, side)| {
            let upper = matches!(side, Side::LatestStart | Side::LatestEnd);
            let text = if upper { Moment::latest_text } else { Moment::earliest_text };
            let path = Some(net.path(n, side)).filter(|path| path.len() <= most).unwrap_or_default();
            WhyBound { side, at: moment.map(text), moment, steps: self.chain(path, upper) }
        });
        let event = &self.claims.timeline.events[place];
        Why {
            event: event.id.clone(),
            title: event.title.clone(),
            when: event.when.clone(),
            basis: event.basis,
            bounds: bounds.collect(),
            yielded: vec![],
        }
    }

    /// The steps of a label; edges from the point back to the origin.
    fn chain(&self, edges: Vec<u32>, upper: bool) -> Vec<Step> {
        let told = edges.into_iter().rev().map(|e| {
            let edge = &self.loaded.net.graph.raw_edges()[e as usize];
            let point = if upper { edge.target() } else { edge.source() }.index() as u32;
            (edge.weight.statement, self.bound(point, upper))
        });
        self.steps(told)
    }

    /// The steps of a path; each edge leads to where the one before it started, the first one to `from`.
    fn path(&self, from: u32, edges: &[u32]) -> Vec<Step> {
        let mut ticks = 0;
        let told = edges.iter().map(|&e| {
            let edge = &self.loaded.net.graph.raw_edges()[e as usize];
            ticks += edge.weight.weight;
            (
                edge.weight.statement,
                format!("{} {} {}", self.point(from), apart(ticks), self.point(edge.source().index() as u32)),
            )
        });
        self.steps(told)
    }

    /// One step a statement: of several edges in a row that it owns, the last one's conclusion.
    fn steps(&self, told: impl Iterator<Item = (u32, String)>) -> Vec<Step> {
        let mut steps: Vec<(u32, Step)> = vec![];
        for (owner, concludes) in told {
            match steps.last_mut() {
                Some((last, step)) if *last == owner => step.concludes = concludes,
                _ => steps.push((owner, self.step(owner, concludes))),
            }
        }
        steps.into_iter().map(|(_, s)| s).collect()
    }

    fn step(&self, owner: u32, concludes: String) -> Step {
        if owner == AXIOM {
            return Step { concludes, statement: model::AXIOM.into(), ..Step::default() };
        }
        let claim = self.loaded.claims[owner as usize];
        let told = self.claims.evidence(claim);
        Step {
            statement: self.claims.line(claim),
            basis: self.claims.basis(claim),
            document: told.map(|e| e.document.clone()),
            chars: told.map(|e| e.chars),
            quote: told.map(|e| e.quote.clone()),
            says: told.and_then(|e| e.says.clone()),
            rule: told.and_then(|e| e.rule.clone()),
            anchor: told.and_then(|e| e.anchor.clone()),
            why: told.and_then(|e| e.why.clone()),
            concludes,
        }
    }

    /// "freeze ends".
    fn point(&self, point: u32) -> String {
        if point == ORIGIN {
            return "the origin of time".into();
        }
        let event = (point as usize - 1) / 2;
        let verb = if point == start(event) { "starts" } else { "ends" };
        format!("{} {verb}", self.claims.timeline.events[self.places[event]].id)
    }

    /// "freeze ends not after 2007-05-28".
    fn bound(&self, point: u32, upper: bool) -> String {
        let net = &self.loaded.net;
        let at = if upper { net.upper.at[point as usize] } else { -net.lower.at[point as usize] };
        let (side, text) = match Moment::of_tick(at) {
            m if upper => ("not after", m.latest_text()),
            m => ("not before", m.earliest_text()),
        };
        format!("{} {side} {text}", self.point(point))
    }
}

/// How far one point lies from another at most, in words: "before", "at least 14 days before", "at most 30 minutes after".
fn apart(ticks: i64) -> String {
    let minutes = ticks.abs().div_euclid(TICKS);
    let length = model::length(minutes);
    match ticks {
        0 => "no later than".into(),
        t if t < 0 && minutes == 0 => "before".into(),
        t if t < 0 => format!("at least {length} before"),
        _ => format!("at most {length} after"),
    }
}
