//! A text that was read, and places in it.

use super::Edtf;

/// A place in an article's text: byte offsets, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The place from byte `start` to before byte `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest place that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One article, paper or telegram, as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Short name, unique in a run: a file's stem, or what the record says.
    pub id: String,
    /// Where it was read from, as the user gave it; none for standard input.
    pub file: Option<String>,
    /// Its headline, when it tells one.
    pub title: Option<String>,
    /// Who printed it.
    pub source: Option<String>,
    /// When it was printed; none when nobody says.
    pub published: Option<Edtf>,
    /// When its dateline says it was written, where that is days before it was printed: its "yesterday" counts from there.
    pub written: Option<Edtf>,
    /// What front matter or record say of its printing, when that is no EDTF date: "Tuesday, 29 May 2007".
    pub printed: Option<String>,
    /// The whole text as read (decoded), front matter included: every offset counts from its start.
    pub text: String,
    /// The part of `text` that is the article proper (without front matter).
    pub body: Span,
    /// SHA-256 of the bytes of the text, in hexadecimal.
    pub sha256: String,
}

impl Article {
    /// An article of nothing but its text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Article { id: id.into(), body: Span::new(0, text.len()), text, ..Default::default() }
    }

    /// The day from which its words count: when it was written, else printed.
    pub fn told(&self) -> Option<&Edtf> {
        self.written.as_ref().or(self.published.as_ref())
    }

    /// The words at a place.
    pub fn words(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }
}
