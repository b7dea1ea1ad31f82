//! A timeline: the file that people read, edit, question and check.

use super::{Edtf, Event, Note, Relation, Reply};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Unique short name.
    pub id: String,
    /// Where it lies, when it is a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who printed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// SHA-256 of the text, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A state, its government, and those who act for it.
    State,
    /// An organisation of states or of people.
    Organisation,
    /// A person.
    Person,
    /// An armed or political group, a people, a crowd.
    Group,
    /// Anything else that acts or is acted on.
    Other,
}

/// Somebody who takes part in the events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// ISO 3166 alpha-3 for states, a short name for organisations, else the name.
    pub id: String,
    /// As a reader knows them.
    pub name: String,
    /// What they are.
    pub kind: ActorKind,
}

/// Statements that cannot all be true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// The smallest set that cannot hold together, each as one line with its source's words.
    pub statements: Vec<String>,
    /// The one that yielded.
    pub retracted: String,
    /// Why that one.
    pub why: String,
}

/// A timeline, version 1. Events stand in timeline order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// The version of the form: 1.
    #[schemars(range(min = 1, max = 1))]
    pub annals: u32,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What was asked and which of the events answer it how, when the timeline is an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
    /// What was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    /// What happened, in order.
    #[serde(default)]
    pub events: Vec<Event>,
    /// How they stand to each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// What could not all be true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Contradiction>,
    /// Remarks on the reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Default for Timeline {
    fn default() -> Self {
        Timeline {
            annals: 1,
            title: None,
            answer: None,
            documents: vec![],
            actors: vec![],
            events: vec![],
            relations: vec![],
            contradictions: vec![],
            notes: vec![],
        }
    }
}
