//! What is asked of a timeline, and the answer's three parts.

use super::{EventType, Note, Places, Relation, Status, Timeline, Window};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The time part of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum TimeQuestion {
    /// Over before the window's earliest moment.
    Before(Window),
    /// Started after the window's latest moment.
    After(Window),
    /// All of it inside the window.
    Between(Window),
    /// At least partly inside the window ("on 28 May").
    On(Window),
    /// Before the event with this id.
    BeforeEvent(String),
    /// After the event with this id.
    AfterEvent(String),
    /// While the event with this id lasted.
    During(String),
}

/// A question: every part that is there must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// When; several must all hold.
    pub times: Vec<TimeQuestion>,
    /// Actor ids or names (any of them; case and diacritics do not matter).
    pub actors: Vec<String>,
    /// Types (any of them).
    pub types: Vec<EventType>,
    /// Statuses (any of them).
    pub statuses: Vec<Status>,
    /// Words that its title, quotes or place hold.
    pub text: Option<String>,
}

/// The answer: places in the timeline's `events`, each list in timeline order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// It holds for certain.
    pub certain: Vec<usize>,
    /// It had begun for certain, its end is not known to lie inside: a freeze, a war.
    pub begun: Vec<usize>,
    /// It may hold.
    pub possible: Vec<usize>,
}

/// The answer as a timeline file carries it: ids of its events, each list in timeline order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// What was asked.
    pub question: String,
    /// It holds for certain.
    #[serde(default)]
    pub certain: Vec<String>,
    /// It had begun for certain; its end is not known to lie inside.
    #[serde(default)]
    pub begun: Vec<String>,
    /// It may hold.
    #[serde(default)]
    pub possible: Vec<String>,
}

impl Answer {
    /// Whether nothing matched.
    pub fn is_empty(&self) -> bool {
        self.certain.is_empty() && self.begun.is_empty() && self.possible.is_empty()
    }

    /// The part of a timeline that answers: a timeline again, which can be asked again.
    ///
    /// Events stay in timeline order; `answer` says which are certain, begun, possible. Relations, documents, actors
    /// and notes stay where they still belong to an event that stayed.
    pub fn timeline(&self, of: &Timeline, question: &str) -> Timeline {
        let mut places = [&self.certain[..], &self.begun, &self.possible].concat();
        places.sort_unstable();
        places.dedup();
        let chosen = || places.iter().map(|&i| &of.events[i]);
        let names = |list: &[usize]| list.iter().map(|&i| of.events[i].id.clone()).collect();
        let kept = Places::of(chosen().map(|e| e.id.as_str()));
        let inside = of.relations.iter().zip(kept.ends(&of.relations)).filter(|(_, ends)| ends.is_some());
        let relations: Vec<Relation> = inside.map(|(r, _)| r.clone()).collect();
        let told = chosen().flat_map(|e| &e.evidence).chain(relations.iter().filter_map(|r| r.evidence.as_deref()));
        let sources: BTreeSet<&str> = told.map(|e| e.document.as_str()).collect();
        let people: BTreeSet<&str> =
            chosen().flat_map(|e| e.actors.iter().map(|a| a.id.as_str()).chain(e.reporter.as_deref())).collect();
        let about = |n: &&Note| n.document.as_deref().is_none_or(|d| sources.contains(d));
        let mut answer = Timeline {
            title: of.title.clone(),
            answer: Some(Reply {
                question: question.into(),
                certain: names(&self.certain),
                begun: names(&self.begun),
                possible: names(&self.possible),
            }),
            documents: of.documents.iter().filter(|d| sources.contains(d.id.as_str())).cloned().collect(),
            actors: of.actors.iter().filter(|a| people.contains(a.id.as_str())).cloned().collect(),
            contradictions: of.contradictions.clone(),
            notes: of.notes.iter().filter(about).cloned().collect(),
            events: chosen().cloned().collect(),
            relations,
            ..Timeline::default()
        };
        for event in &mut answer.events {
            event.fulfilled_by = event.fulfilled_by.take().filter(|id| kept.get(id).is_some());
        }
        answer
    }
}
