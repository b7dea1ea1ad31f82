//! Joins the spots of a sentence into names: an owner and an office, an office and a person, a name and its apposition.
//!
//! In: a sentence's spots, in order. Out: its drafts: names that may still be linked to others of the article.
//! "US Ambassador Ryan Crocker" is three spots and one draft: the person, who acts for the US.

use super::actors::Actors;
use super::join::{appositions, homes_after, owners_after, whose};
use super::line::Line;
use super::office::{organ, role};
use super::spot::{takes_person, Spot, What};
use super::table::Use;
use super::whose::near;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, Deprel, NameKind, Upos};
use std::ops::Range;

/// The article or the like before a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    /// "the", "this".
    Definite,
    /// "a", "another", a number.
    Indefinite,
    /// Nothing.
    None,
}

/// What a draft names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Of {
    /// A row of the table.
    Row(u32),
    /// A person, with what the words say of the sex.
    Person(Option<bool>),
    /// An office, body or crowd.
    Role(u32),
    /// Some people of a row: "seven Iranians".
    Some,
    /// An unknown name.
    Unknown,
    /// A pronoun.
    Pronoun(Is),
    /// "both sides".
    Pair,
}

/// A name before the article's names are linked.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tokens of the name proper.
    pub core: Range<usize>,
    /// What it names.
    pub of: Of,
    /// What it is.
    pub kind: NameKind,
    /// Its id; the article may still change it.
    pub id: String,
    /// Whom it acts for.
    pub acts_for: Option<String>,
    /// Where it belongs without acting for it.
    pub home: Option<String>,
    /// Whether it only modifies.
    pub adjective: bool,
    /// The office a person is named with.
    pub office: Option<u32>,
    /// The article before it.
    pub article: Article,
    /// Where the one before or after it in apposition begins.
    pub same: Option<usize>,
    /// A name before the government: "Bush" of "the Bush administration".
    pub led_by: Option<String>,
    /// Whether it names a people or one of them: "the Libyan".
    pub people: bool,
    /// Whom it stands for as a party to an event, where that is not itself.
    pub party: Option<String>,
}

impl Draft {
    /// A bare name of a person.
    pub fn person(at: usize, name: &str, male: Option<bool>) -> Draft {
        Draft {
            tokens: at..at + 1,
            core: at..at + 1,
            of: Of::Person(male),
            kind: NameKind::Actor(ActorKind::Person),
            id: name.to_owned(),
            acts_for: None,
            home: None,
            adjective: false,
            office: None,
            article: Article::None,
            same: None,
            led_by: None,
            people: false,
            party: None,
        }
    }
}

/// Joins a sentence's spots.
pub(super) fn drafts(line: &Line, spots: Vec<Spot>, actors: &Actors) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(spots.len());
    for spot in spots {
        if spot.core.is_empty() {
            continue;
        }
        let draft = draft(line, &spot, actors);
        match &draft.of {
            Of::Role(_) => role(line, draft, &mut out, actors),
            Of::Person(_) | Of::Unknown => person(line, draft, &mut out, actors),
            Of::Row(_) if matches!(spot.what, What::People(_)) => people(line, draft, &mut out),
            Of::Row(_) => organ(line, draft, &mut out, actors),
            _ => out.push(draft),
        }
    }
    near(line, &mut out);
    owners_after(line, &mut out, actors);
    homes_after(line, &mut out, actors);
    appositions(line, &mut out);
    whose(line, &mut out);
    out
}

fn draft(line: &Line, spot: &Spot, actors: &Actors) -> Draft {
    let before = spot.tokens.start.checked_sub(1);
    let article = match before {
        Some(b) if line.is(b, Is::Definite) => Article::Definite,
        Some(b) if line.is(b, Is::Indefinite) || line.is(b, Is::Number) => Article::Indefinite,
        _ => Article::None,
    };
    let mut d = Draft {
        tokens: spot.tokens.clone(),
        core: spot.core.clone(),
        of: Of::Unknown,
        kind: NameKind::Actor(ActorKind::Other),
        id: String::new(),
        acts_for: None,
        home: None,
        adjective: false,
        office: None,
        article,
        same: None,
        led_by: None,
        people: matches!(spot.what, What::People(_)),
        party: None,
    };
    match &spot.what {
        What::Known(s) | What::Adjective(s) | What::People(s) | What::Town(s) => {
            let row = actors.row(s.row);
            d.of = Of::Row(s.row);
            d.acts_for = row.acts_for.clone();
            d.home = row.of.clone();
            d.adjective = matches!(spot.what, What::Adjective(_));
            d.id = row.id.clone();
            d.kind = row.kind.map_or(NameKind::Place, NameKind::Actor);
            if matches!(spot.what, What::Town(_)) {
                d.kind = NameKind::Place;
                if s.how != Use::Town || row.kind.is_some() {
                    d.home = Some(row.id.clone());
                    d.id = line.phrase(spot.core.clone());
                }
            }
            let number = |b: usize| line.is(b, Is::Number) || line.form(b).starts_with(|c: char| c.is_ascii_digit());
            let several = matches!(spot.what, What::People(_)) && before.is_some_and(number);
            if several || one_of_them(line, spot, s.how) {
                d.tokens.start = before.filter(|_| several).unwrap_or(spot.core.start);
                d.of = Of::Some;
                d.adjective = false;
                d.id = line.phrase(d.tokens.start..spot.core.end);
                d.home = Some(row.id.clone());
                d.kind = NameKind::Actor(ActorKind::Group);
            }
        }
        What::Role(r) => {
            d.of = Of::Role(*r);
            d.kind = NameKind::Actor(match WORDS.get(*r).bond {
                Bond::Government => ActorKind::State,
                Bond::Body => ActorKind::Organisation,
                Bond::Office => ActorKind::Person,
                Bond::Crowd | Bond::Belongs => ActorKind::Group,
            });
        }
        What::Person => {
            d.of = Of::Person(spot.male);
            d.kind = NameKind::Actor(ActorKind::Person);
            d.id = line.phrase(spot.core.clone());
        }
        What::Organisation => {
            d.kind = NameKind::Actor(ActorKind::Organisation);
            d.id = line.phrase(spot.core.clone());
        }
        What::Place => {
            d.kind = NameKind::Place;
            d.id = line.phrase(spot.core.clone());
        }
        What::Run => d.id = line.phrase(spot.core.clone()),
        What::Pronoun(p) => {
            d.of = Of::Pronoun(*p);
            d.kind = NameKind::Actor(ActorKind::Person);
        }
        What::Pair => d.of = Of::Pair,
    }
    d
}

/// "a Libyan": one of a people, not its state.
fn one_of_them(line: &Line, spot: &Spot, how: Use) -> bool {
    let Some(article) = spot.tokens.start.checked_sub(1) else { return false };
    let last = &line.sentence.tokens[spot.tokens.end - 1];
    let alone =
        line.parsed && !matches!(last.deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::Root);
    let person = how == Use::Person || how == Use::Adjective && alone && !line.hyphen(spot.tokens.end);
    let more = line.tag(spot.tokens.end).is_some_and(|t| matches!(t, Upos::Noun | Upos::Propn | Upos::Adj));
    person && line.is(article, Is::Indefinite) && !more
}

/// Whom a draft makes an owner of: the state or organisation itself, or the one that it acts for.
pub(super) fn owner(d: &Draft, actors: &Actors) -> Option<String> {
    match d.of {
        Of::Row(_) if d.kind == NameKind::Place => None,
        Of::Row(row) => Some(d.acts_for.clone().filter(|_| actors.row(row).state).unwrap_or_else(|| d.id.clone())),
        Of::Unknown if d.kind == NameKind::Actor(ActorKind::Organisation) && !d.adjective => {
            d.acts_for.clone().or_else(|| Some(d.id.clone()))
        }
        Of::Role(_) | Of::Unknown => d.acts_for.clone(),
        _ => None,
    }
}

/// Ties a role to its owner.
pub(super) fn tie(d: &mut Draft, bond: Bond, owner: String, former: bool, against: bool, actors: &Actors) {
    match bond {
        _ if former || against => d.home = Some(owner),
        Bond::Belongs => d.home = Some(owner),
        Bond::Government => {
            if let Some(kind) = actors.get(&owner).and_then(|row| row.kind) {
                d.kind = NameKind::Actor(kind);
            }
            d.id = owner.clone();
            d.acts_for = Some(owner);
        }
        Bond::Body | Bond::Office | Bond::Crowd => d.acts_for = Some(owner),
    }
}

/// A people that lives in another state: "Bosnian Serbs", "ethnic Russians". They are a group of their own.
fn people(line: &Line, mut d: Draft, out: &mut Vec<Draft>) {
    let ethnic = d.tokens.start > 0 && line.is(d.tokens.start - 1, Is::Ethnic);
    let state = |l: &&Draft| l.adjective && matches!(l.of, Of::Row(_)) && l.kind == NameKind::Actor(ActorKind::State);
    let home = out.last().filter(|l| l.tokens.end == d.tokens.start).filter(state).map(|l| l.id.clone());
    if ethnic || home.is_some() {
        let before = if home.is_some() { out.pop().map(|l| l.tokens.start) } else { None };
        d.tokens.start = before.unwrap_or(d.tokens.start - 1);
        d.core.start = d.tokens.start;
        d.id = line.phrase(d.core.clone());
        d.of = Of::Some;
        d.home = home;
        d.kind = NameKind::Actor(ActorKind::Group);
    }
    out.push(d);
}

/// Joins a person's name to the office before it.
fn person(line: &Line, mut d: Draft, out: &mut Vec<Draft>, actors: &Actors) {
    let touching = out.last().is_some_and(|l| l.tokens.end == d.tokens.start);
    if !touching {
        out.push(d);
        return;
    }
    let last = out.last().expect("touching");
    let office = match last.of {
        Of::Role(r) => Some(r),
        Of::Unknown if last.adjective => last.office,
        _ => None,
    };
    if let Some(r) = office.filter(|&r| takes_person(r)) {
        let named = matches!(d.of, Of::Person(_)) || matches!(d.kind, NameKind::Actor(ActorKind::Other));
        if named {
            let last = out.pop().expect("touching");
            let male = if let Of::Person(m) = d.of { m } else { None };
            d.of = Of::Person(male);
            d.kind = NameKind::Actor(ActorKind::Person);
            d.tokens.start = last.tokens.start;
            d.office = Some(r);
            d.acts_for = last.acts_for;
            d.home = last.home;
            out.push(d);
            return;
        }
    }
    // "Turkish Ministry of Foreign Affairs", "Iraqi cleric Muqtada al-Sadr" without a word we know
    let adjective = last.adjective && matches!(last.of, Of::Row(_));
    let organ = matches!(d.kind, NameKind::Actor(ActorKind::Organisation)) && d.of == Of::Unknown;
    if organ && adjective {
        let last = out.pop().expect("touching");
        d.tokens.start = last.tokens.start;
        d.core.start = last.tokens.start;
        d.id = line.phrase(d.core.clone());
        let owner = owner(&last, actors);
        let body = d.tokens.clone().find_map(|i| {
            let word = line.form(i).to_lowercase();
            let role = WORDS.role(line.text, line.words[i].span.start, &word).map(|(r, _)| r);
            role.filter(|&r| WORDS.get(r).bond == Bond::Body)
        });
        if body.is_some() {
            d.acts_for = owner;
            d.office = body;
        } else {
            d.home = owner;
        }
    } else if organ && matches!(last.of, Of::Role(_)) {
        // "police Commission": not one name
    }
    out.push(d);
}
