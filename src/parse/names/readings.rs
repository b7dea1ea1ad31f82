//! Names that mean several things: the article decides which.
//!
//! In: drafts with a known name. Out: the same with the meaning that the words nearby speak for: "Georgia" in an article
//! that names Atlanta is a place in the United States; "Jordan" after "Michael Jordan" is the man.

use super::actors::Actors;
use super::draft::{Draft, Of};
use super::files::Reading;
use super::line::Line;
use super::people::People;
use super::words::WORDS;
use crate::model::{ActorKind, NameKind};
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeMap;

/// Chooses the meaning of ambiguous names; `text` is the article's.
pub(super) fn choose(text: &str, lines: &[Line], drafts: &mut [Vec<Draft>], actors: &Actors) {
    let mut decided: HashMap<&str, Option<&Reading>> = HashMap::new();
    for (line, drafts) in lines.iter().zip(drafts) {
        for d in drafts {
            let form = line.form(d.core.start);
            if d.core.len() != 1 || !matches!(d.of, Of::Row(_)) || !WORDS.ambiguous(form) {
                continue;
            }
            let reading = decided.entry(form).or_insert_with(|| {
                let named = |words: &[String]| words.iter().any(|w| stands(text, w));
                WORDS.readings.iter().find(|r| r.name == form && named(&r.near) && !named(&r.against))
            });
            let Some(reading) = reading else { continue };
            if let Some(state) = &reading.mean.place {
                d.kind = NameKind::Place;
                d.id = form.into();
                d.home = Some(state.clone());
                d.acts_for = None;
            } else if let Some((row, known)) = reading.mean.id.as_ref().and_then(|id| actors.find(id)) {
                d.of = Of::Row(row);
                d.id = known.id.clone();
            }
        }
    }
}

/// Whether a word stands in a text, not as a part of another.
fn stands(text: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next()))
}

/// A known name that is the surname of a person of the article, where nothing else speaks for the state.
pub(super) fn surnames(lines: &[Line], drafts: &mut [Vec<Draft>], people: &People, actors: &Actors) {
    let mut support: BTreeMap<u32, usize> = BTreeMap::new();
    for (line, drafts) in lines.iter().zip(drafts.iter()) {
        for d in drafts {
            if let Of::Row(row) = d.of {
                let other = d.core.len() > 1 || line.form(d.core.start) != actors.row(row).name;
                *support.entry(row).or_default() += usize::from(other && !actors.row(row).surname || d.adjective);
            }
        }
    }
    for (line, drafts) in lines.iter().zip(drafts) {
        for d in drafts {
            let Of::Row(row) = d.of else { continue };
            if d.adjective || d.core.len() != 1 || support.get(&row).is_some_and(|&n| n > 0) {
                continue;
            }
            if let Some(person) = people.by_surname(line.form(d.core.start)) {
                d.id = person.full.clone();
                d.of = Of::Person(person.male);
                d.kind = NameKind::Actor(ActorKind::Person);
                d.acts_for = person.acts_for.clone();
                d.home = person.home.clone();
            }
        }
    }
}
