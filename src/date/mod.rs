//! Finds the time expressions of a text and says what they mean.
