//! Answers a question from a timeline.
