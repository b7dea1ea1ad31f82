//! A timeline file, in YAML or JSON, becomes a timeline: strictly, for a typing error must not lose a date.
//!
//! An unknown key, a date that is none, two events with one id: each is an error that names the line.

use super::{decode::decode, Contents, ReadError};
use crate::model::{Event, Timeline, Window};
use std::collections::BTreeSet;

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

fn text(name: &str, bytes: &[u8]) -> Result<String, ReadError> {
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
fn broken(name: &str, source: &str, told: &str, line: Option<usize>) -> ReadError {
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

/// Whether one is the other with a letter or two wrong, or in another order.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut last = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = if x == y { last } else { 1 + last.min(row[j]).min(row[j + 1]) };
            last = std::mem::replace(&mut row[j + 1], here);
        }
    }
    let sorted = |mut letters: Vec<char>| {
        letters.sort_unstable();
        letters
    };
    row[b.len()] > 0 && (row[b.len()] <= b.len() / 3 || sorted(a) == sorted(b))
}

/// What types alone do not say: version, ids, references, ranges; then the bounds that `when` says are filled in.
fn finish(name: &str, source: &str, mut timeline: Timeline) -> Result<Contents, ReadError> {
    if timeline.annals != 1 {
        let told = format!("version {} of the timeline file is not known here", timeline.annals);
        return Err(ReadError::new(name, told).help("this annals reads version 1: `annals: 1`"));
    }
    if let Some((about, message, help)) = flaw(&timeline) {
        let error = ReadError::new(name, message).help(help);
        return Err(match last_line_with(source, &about) {
            Some(line) => error.at(line, source),
            None => error,
        });
    }
    for event in &mut timeline.events {
        let said = event.when.as_ref().map(|w| w.bounds());
        event.start.get_or_insert(said.map_or(Window::OPEN, |b| b.start));
        event.end.get_or_insert(said.map_or(Window::OPEN, |b| b.end));
    }
    Ok(Contents { timeline: Some(timeline), ..Contents::default() })
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

/// The first flaw: the word to look for in the source, what is wrong, a way out.
fn flaw(t: &Timeline) -> Option<(String, String, String)> {
    let twice = |what: &str, ids: Vec<&str>| {
        let mut seen = BTreeSet::new();
        let id = ids.into_iter().find(|id| !seen.insert(*id))?;
        Some((id.to_string(), format!("two {what} have the id `{id}`"), "give each an id of its own".to_string()))
    };
    let events: BTreeSet<&str> = t.events.iter().map(|e| e.id.as_str()).collect();
    let documents: BTreeSet<&str> = t.documents.iter().map(|d| d.id.as_str()).collect();
    let stranger = |id: &str, place: String| {
        let meant = events.iter().find(|e| near(id, e)).map(|e| format!("did you mean `{e}`?"));
        let help = meant.unwrap_or_else(|| "an event's id must stand in `events:`".into());
        (!events.contains(id)).then(|| (id.to_string(), format!("{place}: there is no event `{id}`"), help))
    };
    twice("events", t.events.iter().map(|e| e.id.as_str()).collect())
        .or_else(|| twice("documents", t.documents.iter().map(|d| d.id.as_str()).collect()))
        .or_else(|| twice("actors", t.actors.iter().map(|a| a.id.as_str()).collect()))
        .or_else(|| t.events.iter().find_map(event))
        .or_else(|| {
            t.events.iter().find_map(|e| stranger(e.fulfilled_by.as_deref()?, format!("{}: fulfilled_by", e.id)))
        })
        .or_else(|| {
            t.relations.iter().enumerate().find_map(|(i, r)| {
                let place = format!("relations[{i}]");
                let gap = r.gap.and_then(|g| Some((g.min?, g.max?))).filter(|(min, max)| min > max);
                let gap = gap.map(|(min, max)| {
                    let told = format!("{place}: the gap is reversed: at least {min}, at most {max} minutes");
                    (r.from.clone(), told, "write the smaller number as `min`".to_string())
                });
                stranger(&r.from, place.clone()).or_else(|| stranger(&r.to, place.clone())).or(gap).or_else(|| {
                    let told = format!("{place}: `{}` is related to itself", r.from);
                    (r.from == r.to).then(|| (r.from.clone(), told, "a relation joins two events".to_string()))
                })
            })
        })
        .or_else(|| {
            let told =
                t.events.iter().flat_map(|e| &e.evidence).chain(t.relations.iter().filter_map(|r| r.evidence.as_ref()));
            told.filter(|e| !documents.contains(e.document.as_str()))
                .map(|e| {
                    let told =
                        format!("evidence names the document `{}`, which `documents:` does not list", e.document);
                    (e.document.clone(), told, "list it, or leave the evidence out".to_string())
                })
                .next()
        })
}

/// What is wrong with one event.
fn event(e: &Event) -> Option<(String, String, String)> {
    let say = |message: String, help: &str| Some((e.id.clone(), message, help.to_string()));
    if e.id.trim().is_empty() {
        return say("an event has an empty id".into(), "give it a short name of its own");
    }
    if e.fulfilled_by.as_ref() == Some(&e.id) {
        return say(format!("{}: it is fulfilled by itself", e.id), "name the event that made the plan come true");
    }
    if !(0.0..=1.0).contains(&e.confidence) || !(0.0..=1.0).contains(&e.salience) {
        return say(format!("{}: confidence and salience lie between 0 and 1", e.id), "0.9 says nearly sure");
    }
    if let (Some(from), Some(to)) = (e.start().earliest, e.end().latest) {
        if from > to {
            let told = format!("{}: it ends ({}) before it starts ({})", e.id, to.latest_text(), from.earliest_text());
            return say(told, "write start: [earliest, latest] and end: [earliest, latest]");
        }
    }
    let reversed = |r: &[usize; 2]| r[0] > r[1];
    if e.evidence.iter().any(|x| reversed(&x.chars) || x.trigger.as_ref().is_some_and(reversed)) {
        return say(format!("{}: a place in a text is reversed", e.id), "write chars: [first, one past the last]");
    }
    None
}
