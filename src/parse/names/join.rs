//! Joins what stands apart in a sentence: an office and the owner named after it, a person and the office beside the name.
//!
//! In: a sentence's drafts. Out: the same, tied: in "Crocker, the ambassador of the United States," he acts for `USA`.

use super::actors::Actors;
use super::draft::{owner, tie, Article, Draft, Of};
use super::line::Line;
use super::spot::takes_person;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, NameKind};

/// "president of Mexico", "spokesman for the ministry": owners that come after.
pub(super) fn owners_after(line: &Line, out: &mut [Draft], actors: &Actors) {
    for k in (0..out.len()).rev() {
        person_of(line, out, k);
        let role = match out[k].of {
            Of::Role(r) => r,
            Of::Unknown if out[k].adjective => match out[k].office {
                Some(r) => r,
                None => continue,
            },
            _ => continue,
        };
        let end = out[k].tokens.end;
        let free = out[k].acts_for.is_none() && out[k].home.is_none();
        let by = line.is(end, Is::Of) || (WORDS.get(role).speaks && line.is(end, Is::For));
        if free && by {
            let from = end + 1 + usize::from(line.is(end + 1, Is::Definite));
            let next = out.get(k + 1).filter(|n| n.tokens.start == from);
            if let Some(owner) =
                next.and_then(|n| owner(n, actors).or_else(|| n.home.clone().filter(|_| n.kind == NameKind::Place)))
            {
                let words: Vec<usize> = (out[k].tokens.start..out[k].core.start).collect();
                let former = words.iter().any(|&w| line.is(w, Is::Former));
                let against = words.iter().any(|&w| line.is(w, Is::Against));
                let tokens = out[k].tokens.clone();
                let d = &mut out[k];
                tie(d, WORDS.get(role).bond, owner, former, against, actors);
                if d.of == Of::Unknown {
                    d.of = Of::Role(role);
                    d.office = None;
                    d.adjective = false;
                }
                if d.id.is_empty() {
                    d.id = line.phrase(tokens);
                }
                named_after(line, out, k);
            }
        }
    }
}

/// "Foreign Minister Mora of Peru" acts for Peru, "Anna Bell of Fiji" is at home there.
fn person_of(line: &Line, out: &mut [Draft], k: usize) {
    let end = out[k].tokens.end;
    let free = matches!(out[k].of, Of::Person(_)) && out[k].acts_for.is_none() && out[k].home.is_none();
    if !free || !line.is(end, Is::Of) {
        return;
    }
    let state = |n: &&Draft| n.tokens.start == end + 1 && n.kind == NameKind::Actor(ActorKind::State) && !n.adjective;
    let Some(state) = out.get(k + 1).filter(state).map(|n| n.id.clone()) else { return };
    let d = &mut out[k];
    if d.office.is_some_and(|r| WORDS.get(r).bond == Bond::Office) {
        d.acts_for = Some(state);
    } else {
        d.home = Some(state);
    }
}

/// "head of the Coast Guard (CG) Kari Lund": the person named right after the owner of the office holds it.
fn named_after(line: &Line, out: &mut [Draft], k: usize) {
    let office = match out[k].of {
        Of::Role(r) if takes_person(r) => r,
        _ => return,
    };
    let Some(mut end) = out.get(k + 1).map(|n| n.tokens.end) else { return };
    let mut p = k + 2;
    if line.form(end) == "(" && out.get(p).is_some_and(|d| d.tokens.start == end + 1) {
        end = out[p].tokens.end + usize::from(line.form(out[p].tokens.end) == ")");
        p += 1;
    }
    let (acts_for, home) = (out[k].acts_for.clone(), out[k].home.clone());
    let Some(person) = out.get_mut(p).filter(|d| d.tokens.start == end) else { return };
    if let Of::Person(_) = person.of {
        person.office = person.office.or(Some(office));
        person.acts_for = person.acts_for.take().or(acts_for);
        person.home = person.home.take().or(home);
        out[k].same = Some(end);
    }
}

/// "rebels in Chad", "ethnic Russians of Latvia": people whose home comes after them; "police in Kenya" are Kenya's.
pub(super) fn homes_after(line: &Line, out: &mut Vec<Draft>, actors: &Actors) {
    for k in 1..out.len() {
        let (left, right) = out.split_at_mut(k);
        let (d, place) = (&mut left[k - 1], &right[0]);
        // "parties in Nepal": a word that tells an actor only with a home
        let open = if d.of == Of::Unknown && d.adjective { d.office } else { None };
        let role = match d.of {
            Of::Role(r) => Some(WORDS.get(r)),
            Of::Some => None,
            // "the Russians of Latvia"
            Of::Row(_) if d.people => None,
            _ if open.is_some() => open.map(|r| WORDS.get(r)),
            _ => continue,
        };
        let end = d.tokens.end;
        // "in", "of the", "based in northern"
        let between = end..place.tokens.start;
        let linked =
            between.clone().all(|i| line.words[i].bits.any(&[Is::In, Is::Of, Is::Definite, Is::Within, Is::Lives]))
                && between.clone().any(|i| line.words[i].bits.any(&[Is::In, Is::Of]))
                && line.words[end].bits.any(&[Is::In, Is::Of, Is::Lives]);
        if d.acts_for.is_some() || d.home.is_some() || !linked || place.tokens.start <= end {
            continue;
        }
        let state = place.kind == NameKind::Actor(ActorKind::State) && !place.adjective;
        let lies = || place.home.clone().filter(|_| place.kind == NameKind::Place);
        let home = if state { Some(place.id.clone()) } else { lies() };
        let Some(home) = home.filter(|h| *h != d.id) else { continue };
        if role.is_some_and(|r| r.placed) {
            d.id = line.phrase(d.tokens.start..place.tokens.end);
            d.of = Of::Some;
            continue;
        }
        if d.people && d.of != Of::Some {
            d.of = Of::Some;
            d.id = line.phrase(d.core.clone());
            d.kind = NameKind::Actor(ActorKind::Group);
        }
        if let Some(r) = open {
            if WORDS.get(r).bond != Bond::Belongs {
                continue;
            }
            (d.of, d.office, d.adjective) = (Of::Role(r), None, false);
            d.kind = NameKind::Actor(ActorKind::Group);
        }
        match role {
            Some(role) if role.there => tie(d, role.bond, home, false, false, actors),
            Some(role) if !matches!(role.bond, Bond::Crowd | Bond::Belongs) => {}
            _ => d.home = Some(home),
        }
    }
    out.retain(|d| !(d.of == Of::Unknown && d.adjective && d.office.is_some()));
}

/// "Okello, a trader whose Red Sea Guard shelled the town": the person belongs to what is his.
pub(super) fn whose(line: &Line, out: &mut [Draft]) {
    for k in 1..out.len() {
        let (left, right) = out.split_at_mut(k);
        let own = &right[0];
        let group = matches!(own.kind, NameKind::Actor(ActorKind::Group | ActorKind::Organisation | ActorKind::Other));
        let owner = match own.of {
            Of::Row(_) | Of::Unknown if group && !own.id.is_empty() => Some(&own.id),
            // "whose Red Sea Guard fighters"
            Of::Role(_) => own.acts_for.as_ref().or(own.home.as_ref()),
            _ => None,
        };
        let told = own.tokens.start > 0 && line.is(own.tokens.start - 1, Is::Whose);
        let person = left.iter_mut().rev().find(|d| matches!(d.of, Of::Person(_)));
        if let (Some(owner), Some(person), true) = (owner, person, told) {
            person.home = Some(owner.clone());
        }
    }
}

/// Whether the second draft tells whose the first is: "a spokesman *for the government*".
fn belongs(line: &Line, first: &Draft, owner: &Draft) -> bool {
    let end = first.tokens.end;
    let link = line.is(end, Is::Of) || line.is(end, Is::For);
    let from = end + 1 + usize::from(line.is(end + 1, Is::Definite));
    link && owner.tokens.start == from && matches!(first.of, Of::Role(_))
}

/// "Crocker, the US ambassador," and "the US ambassador, Ryan Crocker,": both are one person.
pub(super) fn appositions(line: &Line, out: &mut [Draft]) {
    for k in 1..out.len() {
        // "Okello, Chad's leading activist": an owner stands between
        let owner = &out[k - 1];
        let owned = line.possessive(owner.tokens.end) && owner.tokens.end + 1 == out[k].tokens.start;
        let (mut first, end) = if owned && k > 1 { (k - 2, owner.tokens.start) } else { (k - 1, out[k].tokens.start) };
        // "a spokesman for the government of Chad, Okello,"
        let comma = out[first].tokens.end;
        while !owned && first > 0 && belongs(line, &out[first - 1], &out[first]) {
            first -= 1;
        }
        let behind = out[first].tokens.end < comma && out[first].acts_for.is_some();
        let (left, right) = out.split_at_mut(k);
        let (a, b) = (&mut left[first], &mut right[0]);
        // "ministers Pablo Mora and Anna Bell"
        let several = matches!(a.of, Of::Role(r) if WORDS.get(r).bond == Bond::Crowd) && a.acts_for.is_none();
        if several && matches!(b.of, Of::Person(_)) && a.tokens.end == b.tokens.start {
            a.same = Some(b.tokens.start);
            continue;
        }
        let mut gap = comma..end;
        if !matches!(line.form(gap.start), "," | "(") || gap.is_empty() {
            continue;
        }
        gap.start += 1;
        if gap.clone().any(|i| !line.words[i].bits.any(&[Is::Definite, Is::Indefinite, Is::Beside, Is::Former])) {
            continue;
        }
        let office = |d: &Draft| match d.of {
            Of::Role(r) if WORDS.get(r).bond == Bond::Office => Some(r),
            _ => None,
        };
        match (&a.of, &b.of) {
            // "the Malian, Ali Okello,"
            (Of::Row(_), Of::Person(_) | Of::Unknown)
                if a.people && b.kind != NameKind::Place && gap.is_empty() && line.form(b.tokens.end) == "," =>
            {
                b.home = b.home.take().or_else(|| Some(a.id.clone()));
                b.kind = NameKind::Actor(ActorKind::Person);
                b.of = if let Of::Person(m) = b.of { Of::Person(m) } else { Of::Person(None) };
                a.of = Of::Some;
                a.same = Some(b.tokens.start);
            }
            // "Okello, Chad's leading human rights activist"
            (Of::Person(_) | Of::Unknown, Of::Role(r)) if WORDS.get(*r).bond == Bond::Belongs && b.home.is_some() => {
                a.home = a.home.take().or_else(|| b.home.clone());
            }
            (Of::Person(_), Of::Role(_)) => {
                if let Some(r) = office(b) {
                    if b.acts_for.is_some() || b.article != Article::None {
                        a.office = a.office.or(Some(r));
                        a.acts_for = a.acts_for.take().or_else(|| b.acts_for.clone());
                        a.home = a.home.take().or_else(|| b.home.clone());
                        b.same = Some(a.tokens.start);
                    }
                }
            }
            (Of::Role(_), Of::Person(_) | Of::Unknown) if b.kind != NameKind::Place => {
                let closed = matches!(line.form(b.tokens.end), "," | "." | ")" | "");
                // "the envoy, Okello,", "his Chadian counterpart, Okello,"
                let known = behind
                    || a.article == Article::Definite
                    || a.tokens.start.checked_sub(1).is_some_and(|b| line.is(b, Is::Possessive));
                if let Some(r) = office(a).filter(|_| closed && known && gap.is_empty()) {
                    b.of = if let Of::Person(m) = b.of { Of::Person(m) } else { Of::Person(None) };
                    b.kind = NameKind::Actor(ActorKind::Person);
                    b.office = b.office.or(Some(r));
                    b.acts_for = b.acts_for.take().or_else(|| a.acts_for.clone());
                    b.home = b.home.take().or_else(|| a.home.clone());
                    a.same = Some(b.tokens.start);
                }
            }
            _ => {}
        }
    }
}
