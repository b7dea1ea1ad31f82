//! Bounds and order from all that is stated.
