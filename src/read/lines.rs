//! A timeline as JSON Lines: what it is about, events and relations, each a line, in any order.
//!
//! In: lines. Out: a timeline, and the lines that could not be read. `{"from": "seizure", "to": "rupture", "relation":
//! "before"}` is a relation; a line with a `type` is an event, one with `annals` the timeline without either.

use super::{
    flaw::{self, Flaw, Known},
    timeline::{bounded, broken},
    ReadError,
};
use crate::model::{Event, Relation, Timeline};
use serde::{de::IgnoredAny, Deserialize};
use std::collections::HashSet;

/// The parts of a timeline that were read so far, and the lines that they stand on.
#[derive(Debug, Default)]
pub struct Lines {
    timeline: Timeline,
    events: Vec<u32>,
    relations: Vec<u32>,
}

/// What tells the kinds of lines apart.
#[derive(Deserialize)]
struct Keys {
    annals: Option<IgnoredAny>,
    relation: Option<IgnoredAny>,
    r#type: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
}

/// Takes a line, if it is one of a timeline and no article.
///
/// # Errors
/// When it breaks the form.
pub fn take(to: &mut Option<Lines>, name: &str, number: usize, line: &str) -> Option<Result<(), ReadError>> {
    // as this house writes them; what else there is, or is wrong, is found out below
    if line.starts_with(r#"{"from":"#) {
        if let Ok(relation) = serde_json::from_str(line) {
            to.get_or_insert_default().relation(relation, number);
            return Some(Ok(()));
        }
    } else if line.starts_with(r#"{"id":"#) {
        if let Ok(event) = serde_json::from_str(line) {
            to.get_or_insert_default().event(event, number);
            return Some(Ok(()));
        }
    }
    let keys: Keys = serde_json::from_str(line).ok()?;
    let read = match keys {
        Keys { annals: Some(_), .. } => {
            serde_json::from_str(line).map(|h| to.get_or_insert_default().header(h, number))
        }
        Keys { relation: Some(_), .. } => {
            serde_json::from_str(line).map(|r| to.get_or_insert_default().relation(r, number))
        }
        Keys { r#type: Some(_), text: None, .. } => {
            serde_json::from_str(line).map(|e| to.get_or_insert_default().event(e, number))
        }
        _ => return None,
    };
    Some(read.map_err(|e| {
        let error = broken(name, line, &e.to_string(), Some(1));
        ReadError { line: Some(number), ..error }
    }))
}

impl Lines {
    /// Title, documents, actors …
    fn header(&mut self, header: Timeline, line: usize) {
        self.events.resize(self.events.len() + header.events.len(), line as u32);
        self.relations.resize(self.relations.len() + header.relations.len(), line as u32);
        append(&mut self.timeline, header);
    }

    fn event(&mut self, event: Event, line: usize) {
        self.timeline.events.push(event);
        self.events.push(line as u32);
    }

    fn relation(&mut self, relation: Relation, line: usize) {
        self.timeline.relations.push(relation);
        self.relations.push(line as u32);
    }

    /// Adds the parts of later lines.
    pub fn extend(&mut self, later: Lines) {
        append(&mut self.timeline, later.timeline);
        self.events.extend(later.events);
        self.relations.extend(later.relations);
    }

    /// The timeline, once all lines are read; events and relations that cannot be part of one are left out and named.
    pub fn finish(mut self, name: &str, bad: &mut Vec<ReadError>) -> Timeline {
        let mut tell = |found: Flaw, line: Option<u32>| {
            let error = ReadError::new(name, found.message).help(found.help);
            bad.push(ReadError { line: line.map(|l| l as usize), ..error });
        };
        if let Some(found) = flaw::header(&self.timeline) {
            tell(found, None);
            let mut seen = HashSet::new();
            self.timeline.documents.retain(|d| seen.insert(d.id.clone()));
            seen.clear();
            self.timeline.actors.retain(|a| seen.insert(a.id.clone()));
            self.timeline.annals = 1;
        }
        // what refers to an event that is left out is left out as well
        let relations = loop {
            let known = Known::of(&self.timeline);
            let events = flawed(&self.timeline.events, |e, i| flaw::event(e, i, &known));
            if events.is_empty() {
                break flawed(&self.timeline.relations, |r, i| flaw::relation(r, i, &known));
            }
            leave_out(&mut self.timeline.events, &mut self.events, events, &mut tell);
        };
        leave_out(&mut self.timeline.relations, &mut self.relations, relations, &mut tell);
        self.timeline.events.iter_mut().for_each(bounded);
        self.timeline
    }
}

/// The flawed ones of a list, by their places.
fn flawed<T>(list: &[T], flaw: impl Fn(&T, usize) -> Option<Flaw>) -> Vec<(usize, Flaw)> {
    list.iter().enumerate().filter_map(|(i, one)| flaw(one, i).map(|f| (i, f))).collect()
}

/// Takes the flawed out of a list, and out of the list of their lines.
fn leave_out<T>(
    list: &mut Vec<T>,
    lines: &mut Vec<u32>,
    found: Vec<(usize, Flaw)>,
    tell: &mut impl FnMut(Flaw, Option<u32>),
) {
    let out: HashSet<usize> = found.iter().map(|(i, _)| *i).collect();
    for (i, flaw) in found {
        tell(flaw, lines.get(i).copied());
    }
    if !out.is_empty() {
        let mut at = 0..;
        list.retain(|_| at.next().is_some_and(|i| !out.contains(&i)));
        let mut at = 0..;
        lines.retain(|_| at.next().is_some_and(|i| !out.contains(&i)));
    }
}

fn append(to: &mut Timeline, more: Timeline) {
    let Timeline { annals, title, answer, documents, actors, events, relations, contradictions, notes } = more;
    to.annals = to.annals.max(annals);
    to.title = to.title.take().or(title);
    to.answer = to.answer.take().or(answer);
    to.documents.extend(documents);
    to.actors.extend(actors);
    to.events.extend(events);
    to.relations.extend(relations);
    to.contradictions.extend(contradictions);
    to.notes.extend(notes);
}

#[cfg(test)]
mod tests {
    use crate::read::{read, Contents, Form};

    fn lines(text: &str) -> Contents {
        read("t.jsonl", Form::Records, 1, text.as_bytes()).unwrap().finish("t.jsonl")
    }

    #[test]
    fn events_relations_and_articles_in_one_stream() {
        let found = lines(
            "{\"id\":\"a\",\"title\":\"A\",\"type\":\"accuse\",\"when\":\"1980\"}\n\
             {\"text\":\"They met.\"}\n\
             {\"from\":\"a\",\"to\":\"b\",\"relation\":\"before\"}\n\
             {\"annals\":1,\"title\":\"T\"}\n\
             {\"id\":\"b\",\"title\":\"B\",\"type\":\"accuse\"}\n",
        );
        let timeline = found.timeline.unwrap();
        assert_eq!((found.articles.len(), timeline.events.len(), timeline.relations.len()), (1, 2, 1));
        assert_eq!(timeline.title.as_deref(), Some("T"));
        assert!(timeline.events[0].start().earliest.is_some());
    }

    #[test]
    fn flawed_lines_are_named_and_left_out() {
        let found = lines(
            "{\"id\":\"a\",\"title\":\"A\",\"type\":\"accuse\"}\n\
             {\"id\":\"a\",\"title\":\"A\",\"type\":\"accuse\"}\n\
             {\"id\":\"b\",\"title\":\"B\",\"type\":\"acuse\"}\n\
             {\"from\":\"a\",\"to\":\"b\",\"relation\":\"before\"}\n",
        );
        let told: Vec<String> = found.bad.iter().map(|b| b.to_string().lines().next().unwrap().into()).collect();
        assert!(told[0].starts_with("t.jsonl:3: unknown value `acuse`"), "{told:?}");
        assert_eq!(
            told[1..],
            ["t.jsonl:2: two events have the id `a`", "t.jsonl:4: relations[0]: there is no event `b`"]
        );
        let timeline = found.timeline.unwrap();
        assert_eq!((timeline.events.len(), timeline.relations.len()), (1, 0));
    }
}
