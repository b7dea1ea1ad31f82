//! What is wrong with a timeline that types alone do not say: ids told twice, events and documents that are not there,
//! times and places that are reversed.
//!
//! In: an event or a relation, and what is known of the others. Out: what is wrong, the word to look for, a way out.
//! `{from: seizure, to: ruptre}`: there is no event `ruptre`; did you mean `rupture`?

use crate::model::{Event, Evidence, Places, Relation, Timeline};
use foldhash::{HashSet, HashSetExt};

/// What is wrong.
pub struct Flaw {
    /// The word to look for in the source.
    pub about: String,
    /// What is wrong with it.
    pub message: String,
    /// A way out.
    pub help: String,
}

/// So many ids are compared with one that is lost, no more.
const MANY: usize = 10_000;

fn flaw(about: &str, message: String, help: impl Into<String>) -> Option<Flaw> {
    Some(Flaw { about: about.into(), message, help: help.into() })
}

/// What the parts of a timeline may refer to.
pub struct Known<'a> {
    events: Places<'a>,
    /// The places of each relation's events; none when one is not there.
    ends: Vec<Option<(u32, u32)>>,
    documents: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    /// All of a timeline's ids. Linear.
    pub fn of(t: &'a Timeline) -> Known<'a> {
        let events = Places::of(t.events.iter().map(|e| e.id.as_str()));
        let documents = t.documents.iter().map(|d| d.id.as_str()).collect();
        Known { ends: events.ends(&t.relations), events, documents }
    }

    fn stranger(&self, id: &str, place: &str) -> Option<Flaw> {
        if self.events.get(id).is_some() {
            return None;
        }
        // of very many events none is looked for: a million lost ids would take a day
        let all = self.events.ids();
        let few = all.iter().copied().take(if all.len() > MANY { 0 } else { MANY });
        let meant = few.filter(|e| near(id, e)).min();
        let help = meant.map_or("an event's id must stand in `events:`".into(), |e| format!("did you mean `{e}`?"));
        flaw(id, format!("{place}: there is no event `{id}`"), help)
    }

    fn unlisted(&self, e: &Evidence) -> Option<Flaw> {
        let id = e.document.as_str();
        let told = || format!("evidence names the document `{id}`, which `documents:` does not list");
        (!self.documents.contains(id)).then(|| flaw(id, told(), "list it, or leave the evidence out")).flatten()
    }
}

/// What is wrong with all but events and relations.
pub fn header(t: &Timeline) -> Option<Flaw> {
    if t.annals != 1 {
        let told = format!("version {} of the timeline file is not known here", t.annals);
        return flaw("annals", told, "this annals reads version 1: `annals: 1`");
    }
    let twice = |what: &str, ids: Vec<&str>| {
        let mut seen = HashSet::new();
        let id = ids.into_iter().find(|id| !seen.insert(*id))?;
        flaw(id, format!("two {what} have the id `{id}`"), "give each an id of its own")
    };
    twice("documents", t.documents.iter().map(|d| d.id.as_str()).collect())
        .or_else(|| twice("actors", t.actors.iter().map(|a| a.id.as_str()).collect()))
}

/// What is wrong with the event at a place.
pub fn event(e: &Event, place: usize, known: &Known) -> Option<Flaw> {
    let id = e.id.as_str();
    if known.events.again().binary_search(&place).is_ok() {
        return flaw(id, format!("two events have the id `{id}`"), "give each an id of its own");
    }
    if id.trim().is_empty() {
        return flaw(id, "an event has an empty id".into(), "give it a short name of its own");
    }
    if e.fulfilled_by.as_ref() == Some(&e.id) {
        return flaw(id, format!("{id}: it is fulfilled by itself"), "name the event that made the plan come true");
    }
    if !(0.0..=1.0).contains(&e.confidence) || !(0.0..=1.0).contains(&e.salience) {
        return flaw(id, format!("{id}: confidence and salience lie between 0 and 1"), "0.9 says nearly sure");
    }
    if let (Some(from), Some(to)) = (e.start().earliest, e.end().latest) {
        if from > to {
            let told = format!("{id}: it ends ({}) before it starts ({})", to.latest_text(), from.earliest_text());
            return flaw(id, told, "write start: [earliest, latest] and end: [earliest, latest]");
        }
    }
    let reversed = |r: &[usize; 2]| r[0] > r[1];
    if e.evidence.iter().any(|x| reversed(&x.chars) || x.trigger.as_ref().is_some_and(reversed)) {
        let told = format!("{id}: a place in a text is reversed");
        return flaw(id, told, "write chars: [first, one past the last]");
    }
    let fulfilled = || known.stranger(e.fulfilled_by.as_deref()?, &format!("{id}: fulfilled_by"));
    fulfilled().or_else(|| e.evidence.iter().find_map(|x| known.unlisted(x)))
}

/// What is wrong with the relation at a place.
pub fn relation(r: &Relation, place: usize, known: &Known) -> Option<Flaw> {
    let here = || format!("relations[{place}]");
    if known.ends[place].is_none() {
        return known.stranger(&r.from, &here()).or_else(|| known.stranger(&r.to, &here()));
    }
    if let Some((min, max)) = r.gap.and_then(|g| Some((g.min?, g.max?))).filter(|(min, max)| min > max) {
        let told = format!("{}: the gap is reversed: at least {min}, at most {max} minutes", here());
        return flaw(&r.from, told, "write the smaller number as `min`");
    }
    if r.from == r.to {
        return flaw(&r.from, format!("{}: `{}` is related to itself", here(), r.from), "a relation joins two events");
    }
    r.evidence.as_ref().and_then(|e| known.unlisted(e))
}

/// Whether one is the other with a letter or two wrong, or in another order.
pub fn near(a: &str, b: &str) -> bool {
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
