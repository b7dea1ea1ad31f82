//! JSON Lines, one article a line (or a part of a timeline, see `lines`): `{"id": "a1", "title": "…", "source": "AP", "published": "2007-05-29", "text": "…"}`.
//!
//! Only `text` must be there. Other keys are left alone: exports carry many. Offsets count in `text`.

use super::{decode::decode, fingerprint, lines, stem, Contents, ReadError};
use crate::model::{Article, Note};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    title: Option<String>,
    source: Option<String>,
    #[serde(alias = "date")]
    published: Option<String>,
    text: String,
}

/// So many lines are read in parallel, then added: while what they hold is still in the cache.
const AT_ONCE: usize = 1 << 13;

/// So many of them are a thread's at least.
const PART: usize = 1 << 6;

/// Adds what a run of lines holds, given the number of the first; returns how many they are.
///
/// # Errors
/// Never for a bad record: those stand in `bad`. When the bytes are no text.
pub fn more(to: &mut Contents, name: &str, first_line: usize, bytes: &[u8]) -> Result<usize, ReadError> {
    let (text, remark) = decode(bytes).map_err(|why| ReadError::new(name, format!("this is no text: {why}")))?;
    to.notes.extend(remark.map(|r| Note { document: None, chars: None, text: format!("{name}: {r}") }));
    let mut lines: Vec<(usize, &str)> = text.split('\n').enumerate().collect();
    let number = lines.len() - usize::from(text.ends_with('\n'));
    lines.retain(|(_, line)| !line.trim().is_empty());
    let add = |mut so_far: Contents, lines: &[(usize, &str)]| {
        lines.iter().for_each(|&(i, line)| take(&mut so_far, name, first_line + i, line));
        so_far
    };
    let join = |mut earlier: Contents, later: Contents| {
        earlier.extend(later);
        earlier
    };
    for some in lines.chunks(AT_ONCE) {
        to.extend(some.par_chunks(PART).fold(Contents::default, add).reduce(Contents::default, join));
    }
    Ok(number)
}

/// Takes what a line holds.
fn take(to: &mut Contents, name: &str, number: usize, line: &str) {
    match lines::take(&mut to.lines, name, number, line) {
        Some(Ok(())) => {}
        Some(Err(e)) => to.bad.push(e),
        None => match record(name, number, line) {
            Ok(article) => to.articles.push(article),
            Err(e) => to.bad.push(ReadError { line: Some(number), ..e.at(1, line) }),
        },
    }
}

/// One article as a whole JSON file.
///
/// # Errors
/// When it breaks the form.
pub fn whole(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    let (text, _) = decode(bytes).map_err(|why| ReadError::new(name, format!("this is no text: {why}")))?;
    let mut article = record(name, 1, &text)?;
    if article.id == format!("{}-1", stem(name)) {
        article.id = stem(name);
    }
    Ok(Contents { articles: vec![article], ..Contents::default() })
}

fn record(name: &str, number: usize, line: &str) -> Result<Article, ReadError> {
    let help = r#"an article is one line: {"id": "a1", "title": "...", "source": "...", "published": "2007-05-29", "text": "..."}"#;
    let record: Record = serde_json::from_str(line).map_err(|e| {
        let told = e.to_string();
        let told = told.split(" at line ").next().unwrap_or_default().replace("field", "key");
        ReadError::new(name, format!("record {number}: {told} (column {})", e.column())).help(help)
    })?;
    if record.text.trim().is_empty() {
        return Err(ReadError::new(name, format!("record {number}: its text is empty")).help(help));
    }
    let id = match record.id {
        Value::String(s) if !s.trim().is_empty() => s,
        Value::Number(n) => n.to_string(),
        _ => format!("{}-{number}", stem(name)),
    };
    let mut article = Article::new(id, record.text);
    article.file = (name != "-").then(|| name.replace('\\', "/"));
    article.sha256 = fingerprint(&article.text);
    article.title = record.title;
    article.source = record.source;
    if let Some(told) = record.published {
        article.published(&told);
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_record_is_named_by_its_line_and_the_others_are_read() {
        let lines = "{\"id\":1,\"text\":\"They met.\"}\n\n{\"text\":\n{\"id\":\"b\",\"text\":\" \"}\n{\"text\":\"Left.\",\"url\":1,\"date\":\"1998-08-07\"}";
        let mut out = Contents::default();
        more(&mut out, "news.jsonl", 7, lines.as_bytes()).unwrap();
        let ids: Vec<&str> = out.articles.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["1", "news-11"]);
        assert_eq!(out.articles[1].published.as_ref().unwrap().to_string(), "1998-08-07");
        assert_eq!(out.bad.iter().map(|b| b.line).collect::<Vec<_>>(), [Some(9), Some(10)]);
        assert!(out.bad[0].to_string().contains("news.jsonl:9"), "{}", out.bad[0]);
    }
}
