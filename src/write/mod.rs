//! A timeline becomes a text in some format.
