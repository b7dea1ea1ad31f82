//! Who is named: states and their adjectives, governments by their seats, organisations, groups, persons with their offices,
//! and the pronouns that stand for them.
//!
//! In: an article, its sentences (tagged or not) and the known actors. Out: `sentence.names`, linked within the article.
//! "US Ambassador Ryan Crocker met Kazemi in Baghdad" names `Ryan Crocker`, who acts for `USA`, `Hassan Kazemi Qomi` of an
//! earlier sentence, and the place Baghdad. Linear in the length of the article; never fails.

mod actors;
mod again;
mod context;
mod draft;
mod files;
mod join;
mod leaders;
mod line;
mod office;
mod people;
mod persons;
mod pronouns;
mod readings;
mod spot;
mod table;
#[cfg(test)]
mod tests;
mod whose;
mod words;

pub use actors::{Actors, ActorsError, Known};

use crate::model::{ActorKind, Article, Name, NameKind, Sentence, Upos};
use draft::{Draft, Of};
use foldhash::{HashSet, HashSetExt};
use line::Line;
use people::People;
use words::WORDS;

/// Finds the names of every sentence and links them within the article.
pub fn link(article: &Article, sentences: &mut [Sentence], actors: &Actors) {
    let year = year(article);
    let mut lines: Vec<Line> = sentences.iter().map(|s| Line::new(&article.text, s)).collect();
    let mut drafts: Vec<Vec<Draft>> = lines
        .iter_mut()
        .map(|line| {
            let spots = spot::spots(line, actors, year);
            draft::drafts(line, spots, actors)
        })
        .collect();
    sift(&lines, &mut drafts);
    readings::choose(&article.text, &lines, &mut drafts, actors);
    leaders::promote(&lines, &mut drafts, year);
    let people = People::link(&lines, &mut drafts, year);
    readings::surnames(&lines, &mut drafts, &people, actors);
    context::organisations(&mut drafts);
    context::governments(&mut drafts, &people, year);
    context::bodies(&lines, &mut drafts);
    people.describe(&lines, &mut drafts);
    again::link(&lines, &mut drafts, actors);
    context::chief(&lines, &mut drafts, actors);
    drafts.iter_mut().flatten().for_each(|d| d.party = party(d, actors));
    pronouns::resolve(&lines, &mut drafts, actors);
    let names: Vec<Vec<Name>> = lines
        .iter()
        .zip(drafts)
        .map(|(line, drafts)| drafts.into_iter().filter_map(|d| name(line, d, actors)).collect())
        .collect();
    for (sentence, names) in sentences.iter_mut().zip(names) {
        sentence.names = names;
    }
}

/// The name whose tokens hold a token, or whose head it is.
pub fn who(sentence: &Sentence, token: usize) -> Option<&Name> {
    everyone(sentence, token).next()
}

/// All names whose tokens hold a token, or whose head it is: "both sides" stands for two.
pub fn everyone(sentence: &Sentence, token: usize) -> impl Iterator<Item = &Name> {
    sentence.names.iter().filter(move |n| n.tokens.contains(&token) || n.head == token)
}

/// The year of an article.
fn year(article: &Article) -> Option<i32> {
    let earliest = article.published.as_ref()?.window().earliest?;
    let text = earliest.earliest_text();
    text.get(..4)?.parse().ok()
}

/// Takes out unknown capitalised words that are only the first of their sentence, or of a headline.
fn sift(lines: &[Line], drafts: &mut [Vec<Draft>]) {
    let mut inside: HashSet<&str> = HashSet::new();
    for line in lines.iter().filter(|l| !l.headline) {
        let capitals = (1..line.len()).filter(|&i| line.capital(i) && line.words[i - 1].letters);
        inside.extend(capitals.map(|i| line.form(i)));
    }
    for (line, drafts) in lines.iter().zip(drafts.iter_mut()) {
        drafts.retain(|d| {
            let at = d.core.start;
            let unknown = d.of == Of::Unknown && d.core.len() == 1;
            let first = at == 0 || !(0..at).any(|i| line.words[i].letters);
            let shouted = line.headline && line.words[at].shouted && line.form(at).len() > 5;
            let common = line.tag(at) != Some(Upos::Propn);
            let alone = unknown && first && common && !inside.contains(line.form(at));
            let gone = alone || shouted && d.of == Of::Unknown;
            !gone
        });
    }
}

/// The name that a draft has become.
fn name(line: &Line, d: Draft, actors: &Actors) -> Option<Name> {
    if d.id.is_empty() {
        return None;
    }
    let head = match d.of {
        Of::Person(_) => line.head(&d.tokens),
        _ => line.head(&d.core),
    };
    let known = if d.kind == NameKind::Place { None } else { actors.get(&d.id) };
    // "no Chadians were hurt" says nothing of Chad
    let people = (d.people && matches!(d.of, Of::Row(_))).then(|| line.phrase(d.core.clone()));
    let name = people.unwrap_or_else(|| known.map_or_else(|| d.id.clone(), |k| k.name.clone()));
    let adjective = d.adjective;
    let kind = match d.kind {
        NameKind::Actor(ActorKind::State) if d.id.is_empty() => NameKind::Actor(ActorKind::Other),
        kind => kind,
    };
    // who speaks for an organ or a group belongs to its state
    let state_of = |id: &String| actors.get(id).and_then(|k| k.acts_for.clone().or(k.of.clone()));
    let organ = d.acts_for.as_ref().or(d.party.as_ref()).and_then(state_of);
    let acts_for = d.acts_for.filter(|a| *a != d.id);
    let home = d.home.filter(|h| d.party.as_ref() != Some(h)).or(organ);
    Some(Name { tokens: d.tokens, head, id: d.id, name, kind, acts_for, of: home, party: d.party, adjective })
}

/// Whom a draft without a name of its own stands for as a party to an event.
fn party(d: &Draft, actors: &Actors) -> Option<String> {
    let role = |r: u32| WORDS.get(r);
    let party = match d.of {
        Of::Role(r) if role(r).state => d.acts_for.as_ref().or(d.home.as_ref().filter(|h| is_group(h, actors))),
        Of::Role(_) => d.home.as_ref().filter(|h| is_group(h, actors)),
        Of::Row(row) if actors.row(row).state => d.acts_for.as_ref(),
        Of::Unknown => d.acts_for.as_ref().filter(|_| d.office.is_some_and(|r| role(r).state)),
        _ => None,
    };
    party.filter(|p| **p != d.id).cloned()
}

/// Whether an id is that of an organisation or an armed group, whose members act as it.
fn is_group(id: &str, actors: &Actors) -> bool {
    actors.get(id).is_some_and(|k| matches!(k.kind, Some(ActorKind::Group | ActorKind::Organisation)))
}
