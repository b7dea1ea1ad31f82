//! A timeline file, in YAML or JSON, becomes a timeline: strictly, for a typing error must not lose a date.
//!
//! An unknown key, a date that is none, two events with one id: each is an error that names the line.

use super::{
    decode::decode,
    flaw::{self, near, Flaw, Known},
    Contents, ReadError,
};
use crate::model::{Event, Timeline, Window};
use std::{borrow::Cow, collections::BTreeSet};

/// Reads YAML.
///
/// # Errors
/// When it breaks the form.
pub fn yaml(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    let source = text(name, bytes)?;
    if let Some(line) = alias(&source) {
        return Err(ReadError::new(name, "anchors (&name) and aliases (*name) are not part of a timeline file")
            .at(line, &source)
            .help("write the value out where the alias stands"));
    }
    let read = serde_yaml::from_str(&source);
    let timeline = read.map_err(|e| broken(name, &source, &e.to_string(), e.location().map(|l| l.line())))?;
    finish(name, &source, timeline)
}

/// Reads JSON.
///
/// # Errors
/// When it breaks the form.
pub fn json(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    let source = text(name, bytes)?;
    let timeline = serde_json::from_str(&source).map_err(|e| broken(name, &source, &e.to_string(), Some(e.line())))?;
    finish(name, &source, timeline)
}

/// Whether a JSON file is one article and no timeline.
pub fn is_record(bytes: &[u8]) -> bool {
    let top: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(bytes).ok();
    top.is_some_and(|m| m.contains_key("text") && !m.contains_key("annals"))
}

fn text<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, ReadError> {
    let (source, _) = decode(bytes).map_err(|why| ReadError::new(name, format!("this is no text: {why}")))?;
    if source.trim().is_empty() {
        return Err(ReadError::new(name, "it is empty").help("the smallest timeline is `annals: 1` and `events: []`"));
    }
    Ok(source)
}

/// The line of the first alias whose anchor stands somewhere: small files of these can unfold to any size.
///
/// Both stand where a value may start, and never between quotation marks: "AT&T *denied*" is neither.
fn alias(source: &str) -> Option<usize> {
    let (mut anchors, mut aliases) = (BTreeSet::new(), Vec::new());
    for (number, line) in source.lines().enumerate() {
        let (mut starts, mut quoted, mut escaped) = (true, None, false);
        for (at, c) in line.char_indices() {
            let mut closed = false;
            match (quoted, c) {
                (Some('"'), _) if escaped => escaped = false,
                (Some('"'), '\\') => escaped = true,
                (Some(mark), c) if c == mark => (quoted, closed) = (None, true), // '' opens it again
                (Some(_), _) => {}
                (None, '"' | '\'') if starts => quoted = Some(c),
                (None, '#') if starts => break,
                (None, '&' | '*') if starts => {
                    let word = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
                    let name: String = line[at + 1..].chars().take_while(word).collect();
                    match c {
                        _ if name.is_empty() => {}
                        '&' => drop(anchors.insert(name)),
                        _ => aliases.push((number + 1, name)),
                    }
                }
                _ => {}
            }
            starts = closed || starts && c.is_whitespace() || matches!(c, '[' | '{' | ',' | ':' | '-');
        }
    }
    aliases.into_iter().find(|(_, name)| anchors.contains(name)).map(|(line, _)| line)
}

/// What the parser says, in the words of this house: the key, the line, what is allowed, a way out.
pub fn broken(name: &str, source: &str, told: &str, line: Option<usize>) -> ReadError {
    let told = told.split(" at line ").next().unwrap_or(told);
    let (message, allowed) = match told.split_once(", expected ") {
        Some((what, names)) if what.contains("unknown") => {
            let names = names.replace("one of ", "").replace('`', "");
            (what.replace("unknown field", "unknown key").replace("unknown variant", "unknown value"), Some(names))
        }
        _ => {
            let told = told.replace("missing field", "missing key").replace("duplicate field", "duplicate key");
            (told.replace("struct Timeline", "a timeline").replace("struct ", ""), None)
        }
    };
    let seen = message.split('`').nth(1).unwrap_or_default();
    let meant = allowed.as_deref().and_then(|a| a.split(", ").find(|n| near(seen, n))).map(String::from);
    let mut error = ReadError::new(name, &message);
    if let Some(line) = line {
        error = error.at(line, source);
    }
    error.help = meant
        .map(|m| format!("did you mean `{m}`?"))
        .or_else(|| (message.contains("annals")).then(|| "a timeline file starts with the line `annals: 1`".into()));
    error.allowed = allowed;
    error
}

/// What types alone do not say: version, ids, references, ranges; then the bounds that `when` says are filled in.
fn finish(name: &str, source: &str, mut timeline: Timeline) -> Result<Contents, ReadError> {
    let found = flaw::header(&timeline).or_else(|| {
        let known = Known::of(&timeline);
        let events = || timeline.events.iter().enumerate().find_map(|(i, e)| flaw::event(e, i, &known));
        events().or_else(|| timeline.relations.iter().enumerate().find_map(|(i, r)| flaw::relation(r, i, &known)))
    });
    if let Some(Flaw { about, message, help }) = found {
        let error = ReadError::new(name, message).help(help);
        return Err(match last_line_with(source, &about) {
            Some(line) => error.at(line, source),
            None => error,
        });
    }
    timeline.events.iter_mut().for_each(bounded);
    Ok(Contents { timeline: Some(timeline), ..Contents::default() })
}

/// Fills in the bounds that an event's `when` says.
pub fn bounded(event: &mut Event) {
    let said = event.when.as_ref().map(|w| w.bounds());
    event.start.get_or_insert(said.map_or(Window::OPEN, |b| b.start));
    event.end.get_or_insert(said.map_or(Window::OPEN, |b| b.end));
}

/// The last line that holds the word whole: of two events with one id, the second.
fn last_line_with(source: &str, word: &str) -> Option<usize> {
    let whole = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part)
        })
    };
    source.lines().enumerate().filter(|(_, l)| !word.is_empty() && whole(l)).map(|(i, _)| i + 1).last()
}
