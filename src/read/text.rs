//! One article in a text file, with or without front matter.
//!
//! Front matter is a block of `key: value` lines between two lines `---`, or such lines at the very top up to a blank line:
//! `title: Talks open in Baghdad`, `source: China Daily via AP`, `published: 2007-05-29`.

use super::{decode::decode, fingerprint, stem, Contents, ReadError};
use crate::model::{Article, Note, Span};

/// What front matter may tell.
const KEYS: [&str; 5] = ["title", "source", "published", "date", "id"];

/// What holds words and yet is no plain text, by how it starts, with a way to make text of it.
fn other(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const MARKS: [(&[u8], &str, &str); 5] = [
        (b"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"),
        (
            b"<!doctype html",
            "a web page",
            "convert it to text first, for example with pandoc -t plain, or save its words alone",
        ),
        (b"<html", "a web page", "convert it to text first, for example with pandoc -t plain, or save its words alone"),
        (b"{\\rtf", "a file of a word processor", "save it as plain text first"),
        (b"PK\x03\x04", "a packed file, perhaps of a word processor", "unpack it, or save it as plain text first"),
    ];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let starts = |mark: &[u8]| bytes.get(..mark.len()).is_some_and(|b| b.eq_ignore_ascii_case(mark));
    MARKS.into_iter().find(|(mark, ..)| starts(mark)).map(|(_, kind, way)| (kind, way))
}

/// The article of a text file.
///
/// # Errors
/// When it is empty or binary.
pub fn read(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    if let Some((kind, way)) = other(bytes) {
        return Err(ReadError::new(name, format!("this is {kind}, not plain text")).help(way));
    }
    let (text, remark) = decode(bytes).map_err(|why| {
        ReadError::new(name, format!("this is no text: {why}"))
            .help("give text files, JSON Lines, or timeline files; convert Word files and other kinds to text first")
    })?;
    if text.trim().is_empty() {
        return Err(ReadError::new(name, "it is empty").help("give a file that holds an article"));
    }
    let mut article = Article::new(stem(name), text);
    article.file = (name != "-").then(|| name.replace('\\', "/"));
    article.sha256 = fingerprint(&article.text);
    let mut remarks: Vec<String> = remark.into_iter().collect();
    let (pairs, body) = front_matter(&article.text);
    let start = article.text.len() - body.len();
    let pairs: Vec<(String, String)> = pairs.into_iter().map(|(k, v)| (k.to_lowercase(), v.to_string())).collect();
    for (key, value) in pairs {
        match key.as_str() {
            "title" => article.title = Some(value),
            "source" => article.source = Some(value),
            "published" | "date" => article.published(&value),
            "id" => article.id = value,
            _ => remarks.push(format!("front matter: unknown key `{key}` is not read; known: {}", KEYS.join(", "))),
        }
    }
    article.body = Span::new(start, article.text.len());
    if article.title.is_none() {
        article.title = headline(article.words(article.body)).map(String::from);
    }
    let notes = remarks.into_iter().map(|text| Note { document: Some(article.id.clone()), chars: None, text });
    Ok(Contents { notes: notes.collect(), articles: vec![article], ..Contents::default() })
}

impl Article {
    /// Takes what front matter or a record say of its printing: EDTF, a date with a time of day, or words for later.
    pub(super) fn published(&mut self, told: &str) {
        let told = told.trim();
        let day = told.get(..10).filter(|_| told[10..].starts_with(['T', ' ']));
        match day.unwrap_or(told).parse().ok() {
            Some(edtf) => self.published = Some(edtf),
            None if told.is_empty() => {}
            None => self.printed = Some(told.into()),
        }
    }
}

/// The pairs at the top, and the rest.
fn front_matter(text: &str) -> (Vec<(&str, &str)>, &str) {
    let fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let fenced = text.lines().next().is_some_and(fence);
    if fenced {
        lines.next();
    }
    let mut used = if fenced { text.split_inclusive('\n').next().map_or(0, str::len) } else { 0 };
    let mut pairs = Vec::new();
    for line in lines {
        used += line.len();
        let plain = line.trim();
        if (fenced && fence(plain)) || (!fenced && plain.is_empty()) {
            return if pairs.is_empty() && !fenced { (vec![], text) } else { (pairs, &text[used..]) };
        }
        match plain.split_once(':').map(|(k, v)| (k.trim(), unquoted(v.trim()))) {
            Some((k, v)) if fenced && !k.is_empty() => pairs.push((k, v)),
            Some((k, v)) if KEYS.contains(&k.to_lowercase().as_str()) => pairs.push((k, v)),
            None if fenced && (plain.is_empty() || plain.starts_with('#')) => {}
            _ => return (vec![], text),
        }
    }
    (vec![], text)
}

fn unquoted(value: &str) -> &str {
    let inner = |q: char| value.strip_prefix(q).and_then(|v| v.strip_suffix(q));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The first line, when a blank line follows it and it neither ends like a sentence nor like a dateline.
fn headline(body: &str) -> Option<&str> {
    let mut lines = body.trim_start().lines();
    let first = lines.next()?.trim();
    let alone = lines.next().is_some_and(|l| l.trim().is_empty()) && lines.any(|l| !l.trim().is_empty());
    let ends = first.ends_with(['.', ',', ';', ':', '_', '-', '\u{2013}', '\u{2014}', ')', '"', '\u{201d}']);
    (alone && !ends && first.chars().count() <= 150 && first.chars().any(char::is_alphabetic)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// text => title | source | published | words of printing | body
    #[test]
    fn front_matter_is_read_and_left_out_of_the_body() {
        for (text, expected) in [
            (
                "---\ntitle: \"Talks\"\nsource: AP\npublished: 2007-05-29\n---\nThey met.",
                "Talks|AP|2007-05-29||They met.",
            ),
            ("---\r\ntitle: Talks\r\n---\r\nThey met.", "Talks||||They met."),
            ("Title: Talks\nPublished: May 29, 2007\n\nThey met.", "Talks|||May 29, 2007|They met."),
            ("Talks open in Geneva\n\nThey met.\n", "Talks open in Geneva||||Talks open in Geneva\n\nThey met.\n"),
            ("They met.\n\nThey left.", "||||They met.\n\nThey left."),
            ("Note: this is no front matter\nThey met.", "||||Note: this is no front matter\nThey met."),
            ("---\nThey met. No end of it", "||||---\nThey met. No end of it"),
            ("GENEVA, May 28 (Xinhua) --\n\nThey met.", "||||GENEVA, May 28 (Xinhua) --\n\nThey met."),
        ] {
            let read = read("a.txt", text.as_bytes()).unwrap();
            let a = &read.articles[0];
            let published = a.published.as_ref().map(|p| p.to_string());
            let told = [&a.title, &a.source, &published, &a.printed].map(|x| x.clone().unwrap_or_default());
            assert_eq!(format!("{}|{}", told.join("|"), a.words(a.body)), expected);
        }
    }
}
