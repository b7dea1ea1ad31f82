//! Questions that cannot be answered.

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// It names an event that the timeline does not have.
    #[error("there is no event `{0}` in this timeline: name one by its id, as `annals query` lists them")]
    NoEvent(String),
    /// It names a time that has no first moment, and asks what was before it.
    #[error("nothing can be asked before a time that has no beginning: name a date with one, such as 2007-05-28")]
    NoBeginning,
    /// It names a time that has no last moment, and asks what came after it.
    #[error("nothing can be asked after a time that has no end: name a date with one, such as 2007-05-28")]
    NoEnd,
    /// It names a time that ends before it starts.
    #[error("the time asked about ends before it starts: name the earlier date first")]
    Reversed,
}
