//! What a timeline claims about time, claim by claim, and how each is told in one line.
//!
//! In: a timeline. Out: its claims (the windows of each quote, the dates of events made by hand, the relations), each as
//! a statement for the network, with its strength and a line that names it:
//! `freeze: ends 2007-05-28 (anchored, by us-iran-talks-2007 at 33: "27-year diplomatic freeze")`.

use super::Statement;
use crate::model::{Basis, Bounds, Event, Evidence, Gap, Places, RelationKind, Status, Timeline, Window};
use foldhash::{HashMap, HashMapExt};
use std::cell::OnceCell;

/// Where a claim stands in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Claim {
    /// The windows of an event's n-th evidence.
    Evidence(u32, u32),
    /// An event's own date.
    Event(u32),
    /// That an act which takes no longer is over within a day.
    Brief(u32),
    /// The n-th relation.
    Relation(u32),
}

/// A timeline with its events by id.
pub(super) struct Claims<'a> {
    pub timeline: &'a Timeline,
    places: Places<'a>,
    /// The places of the events of each relation; none when one is not there.
    ends: Vec<Option<(u32, u32)>>,
    told: OnceCell<HashMap<Same, usize>>,
}

/// What relations that say the same have in common: their ends, kind and gap.
type Same = ((u32, u32), RelationKind, Option<Gap>);

impl<'a> Claims<'a> {
    pub fn of(timeline: &'a Timeline) -> Self {
        let places = Places::of(timeline.events.iter().map(|e| e.id.as_str()));
        Claims { timeline, ends: places.ends(&timeline.relations), places, told: OnceCell::new() }
    }

    /// The places of the events of each relation, when nothing else is needed any longer.
    pub fn into_ends(self) -> Vec<Option<(u32, u32)>> {
        self.ends
    }

    /// The places of a relation's events; none when one is not there.
    pub fn ends(&self, relation: usize) -> Option<(usize, usize)> {
        self.ends[relation].map(|(from, to)| (from as usize, to as usize))
    }

    /// The place of an event.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id)
    }

    /// All claims but the dates of events whose quotes date them.
    pub fn all(&self) -> Vec<Claim> {
        let mut all = Vec::with_capacity(self.timeline.events.len() * 2 + self.ends.len());
        for (i, event) in self.timeline.events.iter().enumerate() {
            let mut dated = false;
            for (n, e) in event.evidence.iter().enumerate() {
                if dates(e) {
                    dated = true;
                    all.push(Claim::Evidence(i as u32, n as u32));
                }
            }
            if !dated && self.own(i) != Bounds::OPEN {
                all.push(Claim::Event(i as u32));
            }
            if brief(event) {
                all.push(Claim::Brief(i as u32));
            }
        }
        for (n, r) in self.timeline.relations.iter().enumerate() {
            if r.relation != RelationKind::Reports && self.ends[n].is_some() {
                all.push(Claim::Relation(n as u32));
            }
        }
        all
    }

    /// The bounds that an event claims for itself: those written, or else, where no quote dates it, those of its `when`;
    /// none, where it says that they only follow from others.
    pub fn own(&self, event: usize) -> Bounds {
        let e = &self.timeline.events[event];
        if matches!(e.basis, Basis::Bounded | Basis::Unknown) {
            return Bounds::OPEN;
        }
        let when = match &e.when {
            Some(when) if !e.evidence.iter().any(dates) => when.bounds(),
            _ => Bounds::OPEN,
        };
        Bounds { start: e.start.unwrap_or(when.start), end: e.end.unwrap_or(when.end) }
    }

    /// A claim for the network; `number` gives the network's number of an event.
    pub fn statement(&self, claim: Claim, number: impl Fn(usize) -> usize) -> Statement {
        match claim {
            Claim::Evidence(i, n) => {
                let e = &self.timeline.events[i as usize].evidence[n as usize];
                Statement::within(number(i as usize), windows(e))
            }
            Claim::Event(i) => Statement::within(number(i as usize), self.own(i as usize)),
            Claim::Brief(i) => Statement::brief(number(i as usize)),
            Claim::Relation(n) => {
                let r = &self.timeline.relations[n as usize];
                let (from, to) = self.ends(n as usize).expect("else it is no claim");
                Statement::relates(number(from), r.relation, number(to), r.gap)
            }
        }
    }

    /// The evidence of a claim, if it has any.
    pub fn evidence(&self, claim: Claim) -> Option<&'a Evidence> {
        match claim {
            Claim::Evidence(i, n) => Some(&self.timeline.events[i as usize].evidence[n as usize]),
            Claim::Event(_) | Claim::Brief(_) => None,
            Claim::Relation(n) => self.timeline.relations[n as usize].evidence.as_deref(),
        }
    }

    /// How sure a claim is by itself.
    pub fn basis(&self, claim: Claim) -> Basis {
        match claim {
            Claim::Evidence(i, n) => {
                let event = &self.timeline.events[i as usize];
                event.evidence[n as usize].basis.unwrap_or(event.basis)
            }
            Claim::Event(i) => self.timeline.events[i as usize].basis,
            Claim::Brief(_) => Basis::Assumed,
            Claim::Relation(n) => self.timeline.relations[n as usize].basis,
        }
    }

    /// Whether a claim is a date written over what the event's quotes say.
    pub fn by_hand(&self, claim: Claim) -> bool {
        matches!(claim, Claim::Event(i) if self.timeline.events[i as usize].evidence.iter().any(dates))
    }

    /// How sure the reading behind a claim is.
    pub fn confidence(&self, claim: Claim) -> f64 {
        let of = |i: usize| self.timeline.events[i].confidence;
        match claim {
            Claim::Evidence(i, _) | Claim::Event(i) | Claim::Brief(i) => of(i as usize),
            Claim::Relation(n) => {
                let (from, to) = self.ends(n as usize).expect("else it is no claim");
                of(from).min(of(to))
            }
        }
    }

    /// How many documents claim the same.
    pub fn sources(&self, claim: Claim) -> usize {
        let mut documents: Vec<&str> = match claim {
            Claim::Evidence(i, n) => {
                let event = &self.timeline.events[i as usize];
                let same = windows(&event.evidence[n as usize]);
                event.evidence.iter().filter(|e| windows(e) == same).map(|e| e.document.as_str()).collect()
            }
            Claim::Event(_) | Claim::Brief(_) => return 1,
            Claim::Relation(n) => return self.same(n as usize).and_then(|s| self.told().get(&s)).copied().unwrap_or(1),
        };
        documents.sort_unstable();
        documents.dedup();
        documents.len().max(1)
    }

    fn same(&self, relation: usize) -> Option<Same> {
        let r = &self.timeline.relations[relation];
        self.ends[relation].map(|ends| (ends, r.relation, r.gap))
    }

    /// How many documents say what each relation says.
    fn told(&self) -> &HashMap<Same, usize> {
        self.told.get_or_init(|| {
            let mut told: HashMap<Same, Vec<&str>> = HashMap::new();
            for (n, r) in self.timeline.relations.iter().enumerate() {
                if let (Some(same), Some(e)) = (self.same(n), &r.evidence) {
                    told.entry(same).or_default().push(&e.document);
                }
            }
            let count = |mut documents: Vec<&str>| {
                documents.sort_unstable();
                documents.dedup();
                documents.len()
            };
            told.into_iter().map(|(same, documents)| (same, count(documents))).collect()
        })
    }

    /// The id that a claim's line begins with.
    pub fn subject(&self, claim: Claim) -> &'a str {
        match claim {
            Claim::Evidence(i, _) | Claim::Event(i) | Claim::Brief(i) => &self.timeline.events[i as usize].id,
            Claim::Relation(n) => &self.timeline.relations[n as usize].from,
        }
    }

    /// A claim in one line, with its source.
    pub fn line(&self, claim: Claim) -> String {
        let what = match claim {
            Claim::Evidence(..) => self.evidence(claim).map_or(Bounds::OPEN, windows).told(),
            Claim::Event(i) => self.own(i as usize).told(),
            Claim::Brief(_) => "over within a day".into(),
            Claim::Relation(n) => {
                let r = &self.timeline.relations[n as usize];
                let gap = r.gap.map(Gap::told).filter(|g| !g.is_empty()).map_or(String::new(), |g| format!(", {g}"));
                format!("{} {}{gap}", r.relation.name(), r.to)
            }
        };
        let basis = self.basis(claim).name();
        let source = match self.evidence(claim) {
            Some(e) => format!(
                "{basis}, by {} at {}: \"{}\"",
                e.document,
                e.chars[0],
                e.quote.split_whitespace().collect::<Vec<_>>().join(" ")
            ),
            None => format!("{basis}, as the timeline has it"),
        };
        format!("{}: {what} ({source})", self.subject(claim))
    }
}

/// The document and the character at which a statement, told in one line as contradictions tell it, was told; and how much
/// of the line that takes. None where it has no source but the timeline.
///
/// ```
/// let line = "freeze: ends 2007-05-28 (anchored, by talks at 33: \"27-year freeze\")";
/// assert_eq!(annals::order::source(line), Some(("talks", 33, "freeze: ends 2007-05-28 (anchored, by talks at 33".len())));
/// ```
pub fn source(line: &str) -> Option<(&str, usize, usize)> {
    let told = line.find(", by ")? + ", by ".len();
    let end = told + line[told..].find(": \"")?;
    let (document, at) = line[told..end].rsplit_once(" at ")?;
    Some((document, at.parse().ok()?, end))
}

/// Whether an event is taken to be over within a day: by its kind, where no quote tells its start and its end apart.
fn brief(e: &Event) -> bool {
    let apart = |e: &Evidence| e.start != e.end;
    e.kind.is_brief() && e.status == Status::Occurred && !e.evidence.iter().any(apart)
}

/// Whether an evidence's words date its event.
pub(super) fn dates(e: &Evidence) -> bool {
    windows(e) != Bounds::OPEN
}

/// What an evidence's words alone say of its event's time.
pub(super) fn windows(e: &Evidence) -> Bounds {
    Bounds { start: e.start.unwrap_or(Window::OPEN), end: e.end.unwrap_or(Window::OPEN) }
}
