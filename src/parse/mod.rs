//! Tags, lemmas, heads and names.
