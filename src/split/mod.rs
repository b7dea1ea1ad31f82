//! An article becomes sentences of tokens.
