//! What the words and the acts imply of the order of events.
