//! Bytes of files become articles.
