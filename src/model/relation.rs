//! How two events stand to each other in time, and who says so.

use super::{Basis, Evidence};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Allen's relations as far as a text tells them, and two that are not about time alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// `from` is over when `to` starts.
    Before,
    /// `to` is over when `from` starts.
    After,
    /// `to` lies inside `from`.
    Includes,
    /// `from` lies inside `to`.
    During,
    /// `from` starts no later than `to`; their ends are not compared.
    StartsBefore,
    /// Both start and end together, as far as anyone tells.
    SameTime,
    /// Both start together; `from` ends no later.
    Starts,
    /// Both end together; `from` starts no sooner.
    Finishes,
    /// `from` starts first, then `to` while it lasts, and ends last.
    Overlaps,
    /// `from` is a saying, `to` what it tells. No order in time of itself.
    Reports,
}

impl RelationKind {
    /// All kinds.
    pub const ALL: [RelationKind; 10] = [
        RelationKind::Before,
        RelationKind::After,
        RelationKind::Includes,
        RelationKind::During,
        RelationKind::StartsBefore,
        RelationKind::SameTime,
        RelationKind::Starts,
        RelationKind::Finishes,
        RelationKind::Overlaps,
        RelationKind::Reports,
    ];

    /// As the file writes it.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::Before => "before",
            RelationKind::After => "after",
            RelationKind::Includes => "includes",
            RelationKind::During => "during",
            RelationKind::StartsBefore => "starts_before",
            RelationKind::SameTime => "same_time",
            RelationKind::Starts => "starts",
            RelationKind::Finishes => "finishes",
            RelationKind::Overlaps => "overlaps",
            RelationKind::Reports => "reports",
        }
    }
}

/// How far apart, in minutes: for `before` from `from`'s end to `to`'s start; for `starts_before` from start to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// At least; 0 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// At most; not less than `min`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

impl Gap {
    /// In words: "1 day to 14 days apart"; empty when it says nothing.
    pub fn told(self) -> String {
        match (self.min, self.max) {
            (Some(a), Some(b)) if a == b => format!("{} apart", length(a)),
            (Some(a), Some(b)) => format!("{} to {} apart", length(a), length(b)),
            (Some(a), None) => format!("at least {} apart", length(a)),
            (None, Some(b)) => format!("at most {} apart", length(b)),
            (None, None) => String::new(),
        }
    }
}

/// Minutes in words, in the largest unit that counts them whole: "14 days", "90 minutes".
pub fn length(minutes: i64) -> String {
    let (n, unit) = match minutes {
        m if m != 0 && m % (24 * 60) == 0 => (m / (24 * 60), "day"),
        m if m != 0 && m % 60 == 0 => (m / 60, "hour"),
        m => (m, "minute"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// One statement about two events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// An event's id.
    pub from: String,
    /// Another event's id.
    pub to: String,
    /// How `from` stands to `to`.
    pub relation: RelationKind,
    /// How far apart, when that is told ("two weeks after").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
    /// How sure: `stated` by an order word, `inferred` from tense or from what such acts imply.
    #[serde(default)]
    pub basis: Basis,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Evidence>>,
}
