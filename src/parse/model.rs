//! The model file: named parts behind a small directory, all read in place.
//!
//! `ANNALS-P`, the number of parts, and for each its name (16 bytes), its place and its length; then the parts.

use super::{lemma::Lemmas, net::Net};
use crate::model::Upos;

/// First bytes of a model file.
pub const MAGIC: &[u8; 8] = b"ANNALS-P";

/// A fine tag: `VERB|VBD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The universal part of it.
    pub upos: Upos,
    /// The Penn part of it, which tells verb forms and number.
    pub fine: &'a str,
}

/// All of it, over the bytes of the file.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// The fine tags, by number.
    pub tags: Vec<Tag<'a>>,
    /// What finds tags and trees.
    pub net: Net<'a>,
    /// Dictionary forms.
    pub lemmas: Lemmas<'a>,
}

/// A part of a model file, by name; empty when it has none.
pub fn part<'a>(bytes: &'a [u8], name: &str) -> &'a [u8] {
    let count = bytes.get(8..12).map_or(0, number);
    for i in 0..count {
        let Some(row) = bytes.get(12 + i * 24..36 + i * 24) else { break };
        if row[..16].iter().take_while(|b| **b != 0).eq(name.as_bytes()) {
            let (start, length) = (number(&row[16..20]), number(&row[20..24]));
            return bytes.get(start..start + length).unwrap_or_default();
        }
    }
    &[]
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |n, &b| n << 8 | usize::from(b))
}

/// Puts parts together, each starting at a multiple of 64.
pub fn join(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut head = MAGIC.to_vec();
    head.extend((parts.len() as u32).to_le_bytes());
    let mut body = Vec::new();
    let start = (12 + parts.len() * 24).next_multiple_of(64);
    for (name, bytes) in parts {
        let mut row = [0; 16];
        row[..name.len()].copy_from_slice(name.as_bytes());
        head.extend(row);
        head.extend(((start + body.len()) as u32).to_le_bytes());
        head.extend((bytes.len() as u32).to_le_bytes());
        body.extend_from_slice(bytes);
        body.resize(body.len().next_multiple_of(64), 0);
    }
    head.resize(start, 0);
    head.extend(body);
    head
}

/// The tags of a model, from their names, one a line.
pub fn tags(names: &str) -> Vec<Tag<'_>> {
    let tag = |name| {
        let (upos, fine) = str::split_once(name, '|').unwrap_or((name, ""));
        let upos = Upos::ALL.iter().find(|(_, n)| *n == upos).map_or(Upos::X, |(u, _)| *u);
        Tag { upos, fine }
    };
    names.lines().map(tag).collect()
}

impl<'a> Model<'a> {
    /// Opens the bytes of a model file; parts that are missing are empty, and such a model knows nothing.
    pub fn open(bytes: &'a [u8]) -> Self {
        let part = |name| part(bytes, name);
        Model {
            tags: tags(std::str::from_utf8(part("tags")).unwrap_or_default()),
            net: Net::open(bytes),
            lemmas: Lemmas::new(part("endings"), part("changes")),
        }
    }
}
