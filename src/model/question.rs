//! What is asked of a timeline, and the answer's three parts.

use super::{EventType, Moment, Status, Window};

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
    /// Only what documents published by then tell.
    pub known_by: Option<Moment>,
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
