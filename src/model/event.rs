//! An event: what happened, when, who, how sure, and the words that tell it.

use super::{Edtf, EventType, Window};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, Default)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened.
    #[default]
    Occurred,
    /// It is going on as told.
    Ongoing,
    /// Meant to happen.
    Planned,
    /// Would happen if something else did.
    Conditional,
    /// Only thought of: feared, urged, demanded, possible.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// Somebody says that it happened; the article does not vouch for it.
    Alleged,
    /// Somebody says that it did not happen or will not.
    Denied,
}

/// Where a date or an order comes from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, Default)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Said outright: "28 May 2007"; an order word.
    #[default]
    Stated,
    /// Counted from another time: "Monday", "three weeks ago".
    Anchored,
    /// Concluded from tense, discourse or what such acts imply.
    Inferred,
    /// Taken for granted: what is told as past lies before publication.
    Assumed,
    /// Only its relations to other events bound it.
    Bounded,
    /// Nothing tells.
    Unknown,
}

impl Basis {
    /// As the file writes it.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Anchored => "anchored",
            Basis::Inferred => "inferred",
            Basis::Assumed => "assumed",
            Basis::Bounded => "bounded",
            Basis::Unknown => "unknown",
        }
    }
}

/// What somebody is in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom it is done.
    Recipient,
    /// One of several who do it together.
    Participant,
    /// Who brings others together or hosts them.
    Mediator,
    /// What or who it is about: the ambassador recalled, the treaty signed.
    Object,
}

/// Somebody and their role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// An actor's id: ISO 3166 alpha-3 for states, a short name for organisations, else the name.
    pub id: String,
    /// Their role.
    pub role: Role,
}

/// The words that tell an event or a relation, and what they alone would say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// A document's id.
    pub document: String,
    /// Where the quote stands: Unicode characters, 0-based, half-open, in the text as read.
    pub chars: [usize; 2],
    /// Where the one word stands that names the event or the relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<[usize; 2]>,
    /// Exactly the text at `chars`.
    pub quote: String,
    /// The words that date it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// The rule that read it, a file's name below `data/` without its ending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What a relative date was counted from: "published 2007-05-29".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// The arithmetic: "Monday on or before 2007-05-29 = 2007-05-28".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Earliest and latest start by these words alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Window>,
    /// Earliest and latest end by these words alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Window>,
    /// How sure these words alone make its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Unique and stable: made of what, who and when ("relations-break-usa-irn-1980").
    pub id: String,
    /// One line, as a historian would write it.
    pub title: String,
    /// What kind of act.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// What a reader should see as its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Edtf>,
    /// Earliest and latest start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Window>,
    /// Earliest and latest end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Window>,
    /// Where the date comes from.
    #[serde(default)]
    pub basis: Basis,
    /// Whether it happened.
    #[serde(default)]
    pub status: Status,
    /// Who, in which role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Participant>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who says so, when it is not the article itself: an actor's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// The event that made this plan come true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfilled_by: Option<String>,
    /// How sure the reading is, 0 to 1.
    #[serde(default = "certain", skip_serializing_if = "is_certain")]
    #[schemars(range(min = 0, max = 1))]
    pub confidence: f64,
    /// How much it matters to the story, 0 to 1.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schemars(range(min = 0, max = 1))]
    pub salience: f64,
    /// The words that tell it; none for events made by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

fn certain() -> f64 {
    1.0
}

fn is_certain(x: &f64) -> bool {
    *x == 1.0
}

fn is_zero(x: &f64) -> bool {
    *x == 0.0
}

impl Event {
    /// The bounds of its start; open where nothing is written.
    pub fn start(&self) -> Window {
        self.start.unwrap_or(Window::OPEN)
    }

    /// The bounds of its end; open where nothing is written.
    pub fn end(&self) -> Window {
        self.end.unwrap_or(Window::OPEN)
    }
}
