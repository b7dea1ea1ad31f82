//! Finds what may be a name in one sentence, from left to right.
//!
//! In: a sentence's words. Out: its spots, in order: known names, offices, persons, unknown runs of capitals.
//! "US Ambassador Ryan Crocker told AP": a known name, an office, a person, a known name.

use super::actors::Actors;
use super::line::Line;
use super::persons::{given_person, name_part, role_here, titled};
use super::table::{Sense, Use};
use super::words::{Bond, Is, WORDS};
use crate::model::Upos;
use std::ops::Range;

/// What a spot may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A known name, with the sense chosen.
    Known(Sense),
    /// A known name that only modifies what follows: "Iranian".
    Adjective(Sense),
    /// Its people: "Americans".
    People(Sense),
    /// A town or region.
    Town(Sense),
    /// An office, a body, a crowd.
    Role(u32),
    /// A person: by a given name or a title.
    Person,
    /// An unknown name of an organisation.
    Organisation,
    /// An unknown place.
    Place,
    /// An unknown name.
    Run,
    /// A pronoun.
    Pronoun(Is),
    /// "both sides", "the two countries".
    Pair,
}

/// A stretch of tokens that may be a name.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tokens of the name proper: a person's without the title.
    pub core: Range<usize>,
    /// What it may be.
    pub what: What,
    /// A title tells: true he, false she.
    pub male: Option<bool>,
}

impl Spot {
    pub fn new(tokens: Range<usize>, what: What) -> Spot {
        Spot { core: tokens.clone(), tokens, what, male: None }
    }
}

/// Finds the spots of a sentence; `year` is the article's.
pub(super) fn spots(line: &mut Line, actors: &Actors, year: Option<i32>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    let mut i = 0;
    while i < line.len() {
        let spot = if line.words[i].letters { at(line, actors, year, i, out.last()) } else { None };
        i = match spot {
            Some(Ok(spot)) => {
                let end = spot.tokens.end.max(i + 1);
                out.push(spot);
                end
            }
            Some(Err(skip)) => skip.max(i + 1),
            None => i + 1,
        };
    }
    out
}

/// The spot that begins at a token; or the token after words that name nobody.
fn at(
    line: &mut Line,
    actors: &Actors,
    year: Option<i32>,
    i: usize,
    before: Option<&Spot>,
) -> Option<Result<Spot, usize>> {
    let start = line.words[i].span.start;
    let under = WORDS.under(line.first(i));
    if let Some((pair, end)) = under.and_then(|u| WORDS.phrase_under(u, line.text, start)) {
        if let Some(last) = line.token_ending(i, end) {
            return Some(if pair { Ok(Spot::new(i..last + 1, What::Pair)) } else { Err(last + 1) });
        }
    }
    for pronoun in [Is::He, Is::She, Is::They, Is::It] {
        if line.is(i, pronoun) && !line.words[i].shouted {
            return Some(Ok(Spot::new(i..i + 1, What::Pronoun(pronoun))));
        }
    }
    if let Some(person) = given_person(line, actors, i) {
        return Some(Ok(person));
    }
    if let Some(known) = known(line, actors, year, i) {
        return Some(Ok(known));
    }
    if line.words[i].dated {
        return None;
    }
    if let Some(titled) = titled(line, actors, i) {
        return Some(Ok(titled));
    }
    if let Some((role, end)) = under.and_then(|u| WORDS.role_under(u, line.text, start)) {
        if let Some(last) = line.token_ending(i, end) {
            let name = line.capital(i) && ends_like_organisation(line, actors, i);
            if !name && nominal(line, last) {
                return Some(Ok(Spot::new(i..last + 1, What::Role(role))));
            }
        }
    }
    run(line, actors, i, before)
}

/// "Ministry of Foreign Affairs", "House of Assembly": a name that begins with a word for a body.
fn ends_like_organisation(line: &Line, actors: &Actors, i: usize) -> bool {
    line.is(i, Is::OrgHead)
        && line.is(i + 1, Is::OrgInside)
        && line.capital(i + 2)
        && known_length(line, actors, i + 2).is_none()
        && !line.headline
}

/// Whether a word may be a noun, as far as the parser tells.
fn nominal(line: &Line, i: usize) -> bool {
    line.tag(i).is_none_or(|t| matches!(t, Upos::Noun | Upos::Propn | Upos::X)) || line.capital(i)
}

/// How many tokens a known name takes that begins at `i`.
pub(super) fn known_length(line: &Line, actors: &Actors, i: usize) -> Option<usize> {
    let word = line.words.get(i)?;
    let article = i > 0 && line.is(i - 1, Is::Definite);
    let found = actors.table().find(line.text, word.span.start, article)?;
    Some(line.token_ending(i, found.end)? + 1 - i)
}

/// A name that we know.
fn known(line: &Line, actors: &Actors, year: Option<i32>, i: usize) -> Option<Spot> {
    let article = i > 0 && line.is(i - 1, Is::Definite);
    let found = actors.table().find(line.text, line.words[i].span.start, article)?;
    let last = line.token_ending(i, found.end)?;
    let sense = choose(found.senses, actors, year)?;
    let row = actors.row(sense.row);
    let end = last + 1;
    if last == i
        && row.given
        && name_part(line, end)
        && known_length(line, actors, end).is_none()
        && !role_here(line, end)
    {
        return None; // "Chad Smith"
    }
    if line.is(i, Is::Plain) && last == i && i == 0 && !matches!(sense.how, Use::Name | Use::Adjective) {
        return None;
    }
    let also = |how: Use| found.senses.iter().any(|s| s.how == how && s.row == sense.row);
    let modifier = sense.how == Use::Adjective || also(Use::Adjective);
    let what = match sense.how {
        Use::Modifier => What::Adjective(sense),
        Use::Town => What::Town(sense),
        Use::Capital | Use::Metonym | Use::Then if town(line, i, end, sense.how) => What::Town(sense),
        Use::People | Use::Person => What::People(sense),
        _ if modifier && modifies(line, i, end, also(Use::Name)) => What::Adjective(sense),
        _ if modifier && !also(Use::Name) && !also(Use::Then) => {
            // "the Dutch voted": its people; "a Dutch": one of them
            if article {
                What::People(sense)
            } else {
                What::Adjective(sense)
            }
        }
        Use::Name | Use::Adjective | Use::Capital | Use::Metonym | Use::Then => What::Known(sense),
    };
    Some(Spot::new(i..end, what))
}

/// Which row a name means in an article of a year.
fn choose(senses: &[Sense], actors: &Actors, year: Option<i32>) -> Option<Sense> {
    if let Some(year) = year {
        let then = |s: &&Sense| {
            let row = actors.row(s.row);
            s.how == Use::Then && row.since.is_none_or(|a| a <= year) && row.until.is_none_or(|b| year < b)
        };
        if let Some(sense) = senses.iter().find(then) {
            return Some(*sense);
        }
    }
    senses.iter().find(|s| s.how != Use::Then).or(senses.first()).copied()
}

/// Whether a name stands before a noun, as its adjective.
fn modifies(line: &Line, i: usize, end: usize, name_too: bool) -> bool {
    if line.hyphen(end) {
        return true;
    }
    if line.possessive(end) {
        return false;
    }
    let next = line.tag(end);
    if let Some(next) = next {
        let noun = matches!(next, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num) && line.words[end].letters;
        let tag = line.tag(end - 1);
        return if name_too {
            noun && tag != Some(Upos::Pron)
        } else {
            noun || tag == Some(Upos::Adj) && !(i > 0 && line.is(i - 1, Is::Definite))
        };
    }
    if !line.words.get(end).is_some_and(|w| w.letters) {
        return false;
    }
    let function = line.words[end].bits.any(&[Is::In, Is::Of, Is::And, Is::To, Is::For, Is::Says, Is::Definite]);
    if name_too {
        line.words[end].bits.any(&[Is::Beside])
    } else {
        !function
    }
}

/// Whether a seat of government is only a place here: "in Tehran", "Nairobi, Kenya", "BAGHDAD (AP)".
fn town(line: &Line, i: usize, end: usize, how: Use) -> bool {
    if how == Use::Metonym {
        return i > 0 && line.is(i - 1, Is::In);
    }
    if i == 0
        && (matches!(line.form(end), "(" | "--" | "\u{2014}" | "\u{2013}")
            || (line.words[i].shouted && line.form(end) == ","))
    {
        return true;
    }
    let mut k = i;
    while k > 0 && line.words[k - 1].bits.any(&[Is::Within]) {
        k -= 1;
    }
    if k < i && k == 0 {
        return true;
    }
    if k > 0 && (line.is(k - 1, Is::In) || k < i) {
        return true;
    }
    if i > 1
        && line.is(i - 1, Is::To)
        && (i - 2..i - 1).chain(i.saturating_sub(3)..i - 2).any(|m| line.is(m, Is::Motion))
    {
        return true;
    }
    if line.form(end) == "," && line.capital(end + 1) && how == Use::Capital && i > 0 && line.is(i - 1, Is::In) {
        return true;
    }
    // "the Cairo summit": before a noun
    let next = line.tag(end);
    next == Some(Upos::Noun) && !line.possessive(end) && line.tag(i) == Some(Upos::Propn) && !follows_role(line, end)
}

fn follows_role(line: &Line, i: usize) -> bool {
    (i..line.len().min(i + 3)).any(|k| role_here(line, k))
}

/// A run of capitalised words that nobody knows.
fn run(line: &Line, actors: &Actors, i: usize, before: Option<&Spot>) -> Option<Result<Spot, usize>> {
    let small = line.is(i, Is::Small) && line.hyphen(i + 1) && line.capital(i + 2);
    if !(line.capital(i) || small) || line.words[i].dated {
        return None;
    }
    let head = line.is(i, Is::OrgHead) || line.is(i, Is::PlaceHead);
    let plain = line.is(i, Is::Plain);
    // "the Internet Research Agency"
    let first = plain && !head;
    let worded = matches!(line.tag(i), Some(Upos::Propn | Upos::Adj | Upos::Noun));
    if first && !(i > 0 && worded && line.capital(i + 1) && line.capital(i + 2)) {
        return None;
    }
    let named = |k: usize| {
        line.tag(k).is_none_or(|t| {
            matches!(t, Upos::Propn | Upos::X) || (matches!(t, Upos::Noun | Upos::Adj) && !line.headline)
        })
    };
    if !small && !named(i) {
        return None;
    }
    let mut end = if small { i + 3 } else { i + 1 };
    let mut organised = line.is(i, Is::OrgHead);
    while end < line.len() && end - i < 14 {
        if line.hyphen(end)
            && (line.capital(end + 1) || line.words.get(end + 1).is_some_and(|w| w.letters))
            && line.capital(end + 1)
        {
            end += 2;
            continue;
        }
        if line.is(end, Is::Small) && line.hyphen(end + 1) && line.capital(end + 2) {
            end += 3;
            continue;
        }
        let part = line.capital(end) && line.words[end].letters && !line.words[end].dated && named(end);
        if part {
            organised |= line.words[end].bits.any(&[Is::OrgHead, Is::OrgEnd]);
            let stop = known_length(line, actors, end).is_some() && !organised;
            if stop {
                break;
            }
            end += 1;
            continue;
        }
        let inside = (end..line.len().min(end + 3)).take_while(|&k| line.is(k, Is::OrgInside)).count();
        let next = end + inside;
        if organised
            && inside > 0
            && line.capital(next)
            && line.words[next].letters
            && !line.words[next].dated
            && line.is(end, Is::OrgInside)
            && (line.words[end].bits.any(&[Is::Of, Is::For, Is::Small, Is::And]))
            && known_length(line, actors, next).is_none()
            && !line.headline
        {
            end = next + 1;
            continue;
        }
        break;
    }
    if first && !(end - i > 2 && line.is(end - 1, Is::OrgEnd)) {
        return None;
    }
    // nothing but a sentence's first word: it must be known as a name from elsewhere or by its tag
    Some(Ok(kind(line, i, end, before)))
}

fn kind(line: &Line, i: usize, end: usize, _before: Option<&Spot>) -> Spot {
    let last = end - 1;
    let what = if end - i > 1 && line.is(last, Is::EventEnd) && !line.is(i, Is::OrgHead) {
        return Spot { tokens: i..end, core: i..i, what: What::Run, male: None };
    } else if end - i > 1 && (line.is(last, Is::OrgEnd) || line.is(i, Is::OrgHead)) {
        What::Organisation
    } else if (line.is(last, Is::PlaceEnd) || line.is(i, Is::PlaceHead)) && end - i > 1
        || i > 0 && line.is(i - 1, Is::In) && end - i <= 2
    {
        What::Place
    } else {
        What::Run
    };
    Spot::new(i..end, what)
}

/// Whether a role may take a person's name after it.
pub(super) fn takes_person(role: u32) -> bool {
    matches!(WORDS.get(role).bond, Bond::Office | Bond::Belongs | Bond::Government)
}
