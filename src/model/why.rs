//! Why a bound is what it is, and why one event comes before another: chains of statements that replay.

use super::{Basis, Contradiction, Edtf, Moment};
use serde::Serialize;

/// The statement that holds of itself.
pub const AXIOM: &str = "an event does not end before it starts";

/// One statement on the way to a conclusion, with its words.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Step {
    /// The statement as one line, with its source: the same line that contradictions name it by.
    pub statement: String,
    /// How sure it is.
    pub basis: Basis,
    /// The document that says so; none for what was written by hand or holds of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where its quote stands: Unicode characters, half-open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chars: Option<[usize; 2]>,
    /// The quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The words in it that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// The rule that read them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What they were counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// The arithmetic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What follows once this statement is added to those before it.
    pub concludes: String,
}

/// Which of an event's four bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Not started before it.
    EarliestStart,
    /// Started by then.
    LatestStart,
    /// Not over before it.
    EarliestEnd,
    /// Over by then.
    LatestEnd,
}

impl Side {
    /// The four, in order.
    pub const ALL: [Side; 4] = [Side::EarliestStart, Side::LatestStart, Side::EarliestEnd, Side::LatestEnd];
}

/// The chain behind one bound.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyBound {
    /// Which bound.
    pub side: Side,
    /// The bound as the timeline writes it; none when it is open.
    pub at: Option<String>,
    /// The same, in minutes.
    #[serde(skip)]
    pub moment: Option<Moment>,
    /// The statements, from the one that names a date to the one that touches the event; none when it is open.
    pub steps: Vec<Step>,
}

/// Why an event is dated as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// The event's id.
    pub event: String,
    /// Its title.
    pub title: String,
    /// Its date for a reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Edtf>,
    /// Where that comes from.
    pub basis: Basis,
    /// Its four bounds, in the order of [`Side::ALL`].
    pub bounds: Vec<WhyBound>,
    /// What was told of it and yielded to surer statements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub yielded: Vec<Contradiction>,
}

/// How two events stand to each other, by all that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The first is over before the second starts.
    Before,
    /// The second is over before the first starts.
    After,
    /// Both start and end together.
    SameTime,
    /// The second lies inside the first.
    Includes,
    /// The first lies inside the second.
    During,
    /// They share some time; more is not known.
    Overlaps,
    /// The first starts before the second; more is not known.
    StartsBefore,
    /// The second starts before the first; more is not known.
    StartsAfter,
    /// Nothing settles it.
    Unknown,
}

/// Why one event stands to another as it does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyOrder {
    /// The first event's id.
    pub first: String,
    /// The second's.
    pub second: String,
    /// How the first stands to the second.
    pub standing: Standing,
    /// The statements that prove it; none when nothing settles it.
    pub steps: Vec<Step>,
}

/// The answer to "why".
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Reason {
    /// Of one event: why it is dated as it is.
    Date(Why),
    /// Of two: why they stand to each other as they do.
    Order(WhyOrder),
}
