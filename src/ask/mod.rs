//! Answers a question from a timeline.
//!
//! In: a timeline whose bounds are solved, and a question. Out: the events that answer it, in three parts: for certain,
//! begun for certain, possibly. Before 2007-05-28: the break of relations for certain; the freeze, which ended that day,
//! had begun; an undated speech may have been held.

mod error;
mod fold;
mod index;
mod reach;
mod time;

pub use error::AskError;
pub use index::Index;

use crate::model::{Answer, Question, Timeline};

/// What answers the question. For many questions to one timeline build an [`Index`] once.
///
/// # Errors
/// When it names an event that is not there, or a time without the side that it asks about.
///
/// ```
/// use annals::{ask::ask, model::{Event, Question, TimeQuestion, Timeline}};
///
/// let event = |id: &str, when: &str| -> Event {
///     serde_json::from_value(serde_json::json!({"id": id, "title": id, "type": "say.statement", "when": when})).unwrap()
/// };
/// let timeline = Timeline { events: vec![event("first", "1979"), event("second", "1980")], ..Timeline::default() };
/// let timeline = annals::order::order(timeline);
///
/// let by_1980 = TimeQuestion::Before("1980".parse::<annals::model::Edtf>().unwrap().window());
/// let answer = ask(&timeline, &Question { times: vec![by_1980], ..Question::default() })?;
/// assert_eq!((answer.certain, answer.possible), (vec![0], vec![]));
///
/// let by_second = TimeQuestion::Before("1979-06".parse::<annals::model::Edtf>().unwrap().window());
/// assert_eq!(ask(&timeline, &Question { times: vec![by_second], ..Question::default() })?.possible, [0]);
/// # Ok::<(), annals::ask::AskError>(())
/// ```
pub fn ask(timeline: &Timeline, question: &Question) -> Result<Answer, AskError> {
    Index::new(timeline).ask(question)
}
