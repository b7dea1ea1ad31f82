//! Finds persons by their given names and titles.
//!
//! In: a line and a place in it. Out: the spot of a person: "Mr. Qomi", "Ryan Crocker", "Ludwig van der Bellen".

use super::actors::Actors;
use super::line::Line;
use super::spot::{known_length, Spot, What};
use super::words::{Is, WORDS};
use crate::model::Upos;

/// Given names.
const GIVEN: &[Is] = &[Is::GivenMale, Is::GivenFemale, Is::GivenEither];

/// A token that may be a part of a person's name. Words that are given names as well ("Bill") are, whatever else they may be.
pub(super) fn name_part(line: &Line, i: usize) -> bool {
    let Some(word) = line.words.get(i).filter(|w| w.capital && w.letters && !w.dated) else { return false };
    word.bits.any(GIVEN)
        || !word.bits.any(&[Is::OrgEnd, Is::EventEnd])
            && line.tag(i) != Some(Upos::Verb)
            && (!word.bits.is(Is::Plain) || word.bits.is(Is::Small))
}

/// Where a person's name that begins at `i` ends.
pub(super) fn person_end(line: &Line, actors: &Actors, i: usize) -> usize {
    let mut end = i;
    while end < line.len() && end - i < 10 {
        let joined = end > i && line.hyphen(end) && line.capital(end + 1);
        if joined {
            end += 2;
            continue;
        }
        // "al-Maliki", "bin Laden", "van der Bellen"
        let small =
            (end..line.len().min(end + 3)).take_while(|&k| line.is(k, Is::Small) && !line.words[k].dated).count();
        if small > 0 && (end > i || !line.is(end, Is::Plain)) {
            let next = end + small;
            let next =
                if line.hyphen(next) || (line.form(next) == "'" && line.words[next].glued) { next + 1 } else { next };
            if name_part(line, next) && !line.is(end, Is::Definite) {
                end = next + 1;
                continue;
            }
        }
        let initial = line.form(end).len() <= 2 && line.capital(end) && line.form(end).ends_with('.');
        let after = end > i && line.is(end, Is::After) && line.capital(end);
        if !(name_part(line, end) || initial || after) {
            break;
        }
        if end > i && !initial {
            let known = known_length(line, actors, end);
            let one = end == i + 1 && known == Some(1) && line.words[i].bits.any(&[Is::GivenMale, Is::GivenFemale]);
            if known.is_some() && !one && !after {
                break;
            }
            if line.capital(end) && role_here(line, end) && !line.capital(end + 1) {
                // "Ryan Crocker Ambassador" does not occur, "Powell Secretary" neither; but "King" is a surname
                break;
            }
        }
        end += 1;
    }
    end
}

pub(super) fn role_here(line: &Line, i: usize) -> bool {
    let word = line.form(i).to_lowercase();
    WORDS.role(line.text, line.words[i].span.start, &word).is_some()
}

/// A person by the given name.
pub(super) fn given_person(line: &Line, actors: &Actors, i: usize) -> Option<Spot> {
    let bits = line.words[i].bits;
    if !line.capital(i)
        || !bits.any(&[Is::GivenMale, Is::GivenFemale, Is::GivenEither, Is::Doubtful])
        || line.headline && line.words[i].shouted
    {
        return None;
    }
    let known = known_length(line, actors, i);
    if known.is_some_and(|n| n > 1) {
        return None;
    }
    let end = person_end(line, actors, i);
    let next_known = known_length(line, actors, i + 1).is_some();
    let surname = end > i + 1 && !line.is(i + 1, Is::After);
    let doubtful = bits.is(Is::Doubtful);
    if !surname || (doubtful && next_known) || (doubtful && role_here(line, i) && !line.is(i, Is::GivenMale)) {
        return None;
    }
    if line.words.get(end).is_some_and(|w| w.capital && w.bits.any(&[Is::OrgEnd, Is::EventEnd])) {
        return None;
    }
    let mut spot = Spot::new(i..end, What::Person);
    spot.male = match (bits.is(Is::GivenMale), bits.is(Is::GivenFemale), bits.is(Is::GivenEither)) {
        (true, false, false) => Some(true),
        (false, true, false) => Some(false),
        _ => None,
    };
    Some(spot)
}

/// A person by a title: "Mr. Qomi", "Gen. Colin Powell".
pub(super) fn titled(line: &Line, actors: &Actors, i: usize) -> Option<Spot> {
    let mut name = i;
    let mut male = None;
    while name < line.len()
        && line.capital(name)
        && line.words[name].bits.any(&[Is::Before, Is::Male, Is::Female])
        && name - i < 4
    {
        male = male
            .or_else(|| line.is(name, Is::Male).then_some(true))
            .or_else(|| line.is(name, Is::Female).then_some(false));
        name += 1;
        if line.form(name) == "." && line.words[name].glued {
            name += 1;
        }
    }
    if name == i || known_length(line, actors, name).is_some_and(|n| n > 1) {
        return None;
    }
    // an office with a capital is a role, which takes its owner along; the person joins it later
    if role_here(line, i) && male.is_none() {
        return None;
    }
    let end = person_end(line, actors, name);
    if end == name || (known_length(line, actors, name).is_some() && end == name + 1 && male.is_none()) {
        return None;
    }
    if line.words[name].bits.any(&[Is::OrgHead]) && line.is(name + 1, Is::Of) {
        return None;
    }
    let mut spot = Spot::new(i..end, What::Person);
    spot.core = name..end;
    spot.male = male.or_else(|| match (line.is(name, Is::GivenMale), line.is(name, Is::GivenFemale)) {
        (true, false) if end > name + 1 => Some(true),
        (false, true) if end > name + 1 => Some(false),
        _ => None,
    });
    Some(spot)
}
