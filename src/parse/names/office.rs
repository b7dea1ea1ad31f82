//! Offices and organs, and whose they are: the words between an owner and what it owns are swallowed.
//!
//! In: the draft of "Supreme Court" behind that of "Chad's". Out: one name, Chad's Supreme Court.

use super::actors::Actors;
use super::draft::{owner, tie, Article, Draft, Of};
use super::line::Line;
use super::spot::takes_person;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, Deprel, NameKind};

/// Gives a role its owner from the left, and swallows the words between.
pub(super) fn role(line: &Line, mut d: Draft, out: &mut Vec<Draft>, actors: &Actors) {
    let Of::Role(r) = d.of else { return };
    let role = WORDS.get(r);
    let mut start = d.tokens.start;
    let mut former = false;
    let mut against = false;
    let floor = out.last().map_or(0, |l| l.tokens.end);
    while start > floor && d.tokens.start - start < 6 {
        let w = start - 1;
        let hyphen = line.hyphen(w);
        let fits = line.words[w].bits.any(&[Is::Beside, Is::Former, Is::Against]) && !line.is(w, Is::Number) || hyphen;
        if !fits {
            break;
        }
        former |= line.is(w, Is::Former);
        against |= line.is(w, Is::Against);
        start = w;
    }
    // "his forces" are told of when it is known who he is
    let pronoun = out.last().is_some_and(|l| matches!(l.of, Of::Pronoun(_)));
    let touching = !pronoun && out.last().is_some_and(|l| l.tokens.end == start);
    let mark = start > floor && line.possessive(start - 1) && out.last().is_some_and(|l| l.tokens.end + 1 == start);
    if touching && (floor == start) && start > 0 {
        let mut last = out.pop().expect("touching");
        // "ethnic Albanian guerrillas": of no state for that
        let ethnic = last.tokens.start > 0 && line.is(last.tokens.start - 1, Is::Ethnic);
        let led = role.bond == Bond::Government && matches!(last.of, Of::Unknown | Of::Person(_));
        if ethnic && matches!(role.bond, Bond::Crowd | Bond::Belongs) {
            d.tokens.start = last.tokens.start - 1;
            d.core.start = d.tokens.start;
            d.article = last.article;
        } else if let Some(owner) = owner(&last, actors) {
            former |= last.tokens.start > 0 && line.is(last.tokens.start - 1, Is::Former);
            tie(&mut d, role.bond, owner, former, against, actors);
            if matches!(last.of, Of::Role(_) | Of::Unknown) && last.home.is_some() && d.acts_for.is_none() {
                d.home = last.home.clone();
            }
            // "US and Iraqi forces", "US-Iraqi talks team": the words before belong to the same crowd
            d.tokens.start = last.tokens.start;
            if d.tokens.start > 0 && line.is(d.tokens.start - 1, Is::Former) {
                d.tokens.start -= 1;
            }
            d.article = last.article;
        } else if matches!(last.of, Of::Role(_)) {
            let merged =
                matches!(WORDS.get(role_of(&last)).bond, Bond::Body | Bond::Government | Bond::Office | Bond::Belongs);
            if merged {
                d.tokens.start = last.tokens.start;
                d.home = last.home.take().filter(|_| true);
                d.article = last.article;
            } else {
                out.push(last);
            }
        } else if led {
            d.led_by = Some(last.id.clone());
            d.tokens.start = last.tokens.start;
            d.article = last.article;
        } else if matches!(last.kind, NameKind::Actor(ActorKind::Organisation))
            && last.of == Of::Unknown
            && !last.adjective
        {
            d.home = Some(last.id.clone());
            d.tokens.start = last.tokens.start;
            d.article = last.article;
        } else {
            out.push(last);
        }
    } else if mark {
        if let Some(owner) = out.last().and_then(|l| owner(l, actors)) {
            tie(&mut d, role.bond, owner, former, against, actors);
        }
        d.tokens.start = start;
        d.article = Article::Definite;
    } else {
        d.tokens.start = start;
        let before = start.checked_sub(1);
        d.article = match before {
            Some(b) if line.is(b, Is::Definite) => Article::Definite,
            Some(b) if line.is(b, Is::Indefinite) || line.is(b, Is::Number) => Article::Indefinite,
            _ => Article::None,
        };
        if before.is_some_and(|b| line.is(b, Is::Owns)) {
            let state = |l: &&Draft| matches!(l.of, Of::Row(_)) && !l.adjective && l.kind != NameKind::Place;
            // the subject, else the last one named: "Chad, an ally of Mali, urged its citizens"
            let states = || out.iter().rev().filter(state);
            let subject = states().find(|l| line.subject(&l.tokens));
            // "the rebels said their forces": at home where they are
            let group = |l: &&Draft| matches!(l.of, Of::Some | Of::Role(_)) && l.home.is_some();
            let people = out.iter().rev().filter(group).find(|l| line.subject(&l.tokens));
            if let Some(people) = people.filter(|_| subject.is_none()) {
                d.home = people.home.clone();
            } else if let Some(owner) = subject.or_else(|| states().next()).and_then(|l| owner(l, actors)) {
                tie(&mut d, role.bond, owner, former, against, actors);
            }
        } else if !(role.bare || line.capital(d.core.start) && takes_person(r)) {
            d.of = Of::Unknown; // a mere word, unless an owner comes after it
            d.office = Some(r);
            d.id = line.phrase(d.tokens.clone());
            d.adjective = true;
            out.push(d);
            return;
        }
    }
    if d.acts_for.is_none() && d.home.is_none() && start == d.core.start {
        share(line, &mut d, out);
    }
    if d.acts_for.is_none() && d.home.is_none() && former {
        d.article = Article::Indefinite;
    }
    if d.id.is_empty() {
        let from =
            if matches!(role.bond, Bond::Crowd | Bond::Belongs) { told_apart(line, &d, floor) } else { d.tokens.start };
        d.id = line.phrase(from..d.tokens.end);
    }
    out.push(d);
}

/// Where the words begin that tell a crowd from others: "*14* foreigners", "*African* envoys".
fn told_apart(line: &Line, d: &Draft, floor: usize) -> usize {
    let part = |from: usize, w: usize| {
        let token = &line.sentence.tokens[w];
        let inner = token.head.is_some_and(|h| (from..d.tokens.end).contains(&h));
        let kind = matches!(token.deprel, Deprel::Amod | Deprel::Nummod | Deprel::Compound);
        let silent = line.words[w].dated || line.words[w].bits.any(&[Is::Definite, Is::Possessive, Is::Former]);
        inner && kind && !silent && !line.possessive(w)
    };
    let mut from = d.tokens.start;
    while line.parsed && from > floor && part(from, from - 1) {
        from -= 1;
    }
    from
}

/// "the Iraqi army and police": what is joined to an owned body without a word between has its owner.
fn share(line: &Line, d: &mut Draft, out: &[Draft]) {
    let Some(and) = d.tokens.start.checked_sub(1).filter(|&a| line.is(a, Is::And)) else { return };
    let Some(first) = out.last().filter(|l| l.tokens.end == and && l.tokens.len() > l.core.len()) else { return };
    let bodies = [&*d, first].iter().all(|b| match b.of {
        Of::Role(r) => matches!(WORDS.get(r).bond, Bond::Body | Bond::Crowd),
        _ => false,
    });
    if bodies {
        d.acts_for = first.acts_for.clone();
        d.home = first.home.clone();
    }
}

fn role_of(d: &Draft) -> u32 {
    match d.of {
        Of::Role(r) => r,
        _ => 0,
    }
}

/// An organ that we know of one state, beside its owner: "the US Supreme Court", or beside another, whose it is then: "Chad's
/// Supreme Court", "the Libyan House of Representatives".
pub(super) fn organ(line: &Line, mut d: Draft, out: &mut Vec<Draft>, actors: &Actors) {
    let state = |l: &&Draft| matches!(l.of, Of::Row(_)) && l.kind == NameKind::Actor(ActorKind::State);
    let known = d.kind == NameKind::Actor(ActorKind::Organisation);
    let own = out.last().filter(state).filter(|_| known).map(|l| (l.id.clone(), l.tokens.clone()));
    if let (Some((owner, tokens)), Some(before)) = (own, d.acts_for.clone()) {
        let touching = tokens.end == d.tokens.start;
        let other = owner != before && actors.get(&owner).is_none_or(|o| o.heir.as_ref() != Some(&before));
        if touching {
            out.pop();
            d.tokens.start = tokens.start;
        }
        if other && (touching || tokens.end + 1 == d.tokens.start && line.possessive(tokens.end)) {
            d.core.start = d.tokens.start;
            d.id = line.phrase(d.core.clone());
            d.of = Of::Unknown;
            d.acts_for = Some(owner);
        }
    }
    out.push(d);
}
