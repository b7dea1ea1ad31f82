//! Sentences become mentions of events.
