//! Bytes of files become articles, or a timeline.
//!
//! In: a name and the bytes below it (a whole file; of JSON Lines any run of whole lines). Out: the articles or the timeline,
//! notes on how they were read, and the records that could not be. "BAGHDAD, May 28 -- The two sides met" in `talks.txt`
//! becomes the article `talks`.

mod conllu;
mod decode;
mod error;
mod flaw;
mod lines;
mod records;
mod text;
mod timeline;
mod timeml;

pub use conllu::{conllu, Rows};
pub use error::ReadError;

use crate::model::{Article, Note, Timeline};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One article, with or without front matter.
    Text,
    /// JSON Lines: one article a line, or the events and relations of a timeline, one a line.
    Records,
    /// A timeline file in YAML.
    Yaml,
    /// A timeline file in JSON, or one article as a JSON object.
    Json,
    /// TimeML, of which the text and its day of creation are read.
    TimeMl,
    /// TimeML, of which the annotations are read as a timeline.
    Annotations,
}

impl Form {
    /// By the ending of the name, else by the first bytes.
    pub fn of(name: &str, head: &[u8]) -> Form {
        match name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
            Some("jsonl" | "ndjson") => return Form::Records,
            Some("yaml" | "yml") => return Form::Yaml,
            Some("json") => return Form::Json,
            Some("tml") => return Form::TimeMl,
            Some("txt" | "text" | "md" | "markdown") => return Form::Text,
            _ => {}
        }
        let head = String::from_utf8_lossy(&head[..head.len().min(2000)]);
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let telling = |l: &&str| !l.trim().is_empty() && !l.starts_with(['#', '%']) && *l != "---";
        match head.lines().find(telling) {
            Some(line) if line.starts_with("annals:") => Form::Yaml,
            _ if head.starts_with('<') && head.contains("<TimeML") => Form::TimeMl,
            Some("{") => Form::Json,
            // what a stream is about, then its lines
            Some(line) if line.starts_with("{\"annals\"") && line.ends_with('}') && !line.contains("\"events\"") => {
                Form::Records
            }
            Some(line) if line.starts_with('{') && line.contains("\"annals\"") => Form::Json,
            Some(line) if line.starts_with("{\"") => Form::Records,
            _ => Form::Text,
        }
    }

    /// The most bytes that one article or one timeline may have.
    pub fn limit(self) -> usize {
        match self {
            Form::Text | Form::Records | Form::TimeMl | Form::Annotations => 64 << 20,
            Form::Yaml | Form::Json => 512 << 20,
        }
    }
}

/// What came out of one file.
#[derive(Debug, Default)]
pub struct Contents {
    /// The articles.
    pub articles: Vec<Article>,
    /// The timeline, when the file is one.
    pub timeline: Option<Timeline>,
    /// How it was read, where the user should know.
    pub notes: Vec<Note>,
    /// Records that could not be read; the others were.
    pub bad: Vec<ReadError>,
    /// A timeline of which lines may follow; see [`Contents::finish`].
    lines: Option<lines::Lines>,
}

impl Contents {
    /// Adds what more lines of one file of [records](Form::Records) hold, given the number of the first; returns how many
    /// they are.
    ///
    /// # Errors
    /// As [`read`].
    pub fn more(&mut self, name: &str, first_line: usize, bytes: &[u8]) -> Result<usize, ReadError> {
        records::more(self, name, first_line, bytes)
    }

    fn extend(&mut self, later: Contents) {
        self.articles.extend(later.articles);
        self.notes.extend(later.notes);
        self.bad.extend(later.bad);
        match (&mut self.lines, later.lines) {
            (Some(lines), Some(more)) => lines.extend(more),
            (none, more) => *none = none.take().or(more),
        }
    }

    /// The same once the whole file is read: a timeline told line by line is put together and checked.
    pub fn finish(mut self, name: &str) -> Contents {
        if let Some(lines) = self.lines.take() {
            self.timeline = Some(lines.finish(name, &mut self.bad));
        }
        self
    }
}

/// Reads a file's bytes; of JSON Lines, which [`Contents::finish`] ends, perhaps the first lines.
///
/// # Errors
/// When it is empty or binary, or is a timeline file that breaks the form.
pub fn read(name: &str, form: Form, first_line: usize, bytes: &[u8]) -> Result<Contents, ReadError> {
    match form {
        Form::Text => text::read(name, bytes),
        Form::Records => {
            let mut contents = Contents::default();
            contents.more(name, first_line, bytes).map(|_| contents)
        }
        Form::Yaml => timeline::yaml(name, bytes),
        Form::Json if timeline::is_record(bytes) => records::whole(name, bytes),
        Form::Json => timeline::json(name, bytes),
        Form::TimeMl => timeml::article(name, bytes),
        Form::Annotations => timeml::annotations(name, bytes),
    }
}

/// A file's stem: `talks` of `news/talks.txt`.
fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(s, _)| if s.is_empty() { base } else { s });
    if matches!(stem, "" | "-") { "stdin" } else { stem }.to_string()
}

/// SHA-256 in hexadecimal.
fn fingerprint(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
