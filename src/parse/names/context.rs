//! What an article tells of those whose owner a sentence leaves out.
//!
//! In: an article's linked drafts. Out: "the police" after "Tanzanian police" are Tanzania's, "the authorities" those of the one
//! state that the article is about, "the Bush administration" is the United States, "the Transport Agency" has its full name.

use super::actors::Actors;
use super::draft::{tie, Article, Draft, Of};
use super::leaders;
use super::line::Line;
use super::people::People;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, Deprel, NameKind};
use std::collections::BTreeMap;

/// Bodies and crowds named again without their owner: "the police" after "Tanzanian police".
pub(super) fn bodies(lines: &[Line], drafts: &mut [Vec<Draft>]) {
    let mut owners: BTreeMap<u32, Vec<(String, Option<String>)>> = BTreeMap::new();
    for d in drafts.iter().flatten() {
        if let (Of::Role(r), Some(_)) = (&d.of, &d.acts_for) {
            let list = owners.entry(*r).or_default();
            let pair = (d.id.clone(), d.acts_for.clone());
            if !list.contains(&pair) {
                list.push(pair);
            }
        }
    }
    // "the foreigners" after "14 foreigners"
    let mut told_apart: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (line, list) in lines.iter().zip(&*drafts) {
        for d in list.iter().filter(|d| d.acts_for.is_none()) {
            let Of::Role(r) = d.of else { continue };
            let list = told_apart.entry(r).or_default();
            if d.id.len() > line.phrase(d.core.clone()).len() && !list.contains(&d.id) {
                list.push(d.id.clone());
            }
        }
    }
    for (line, d) in lines.iter().zip(drafts).flat_map(|(line, list)| list.iter_mut().map(move |d| (line, d))) {
        let Of::Role(r) = d.of else { continue };
        if owned(line, d) {
            continue;
        }
        let bare = d.acts_for.is_none() && d.home.is_none() && d.tokens == d.core && d.same.is_none();
        if bare && d.article != Article::Indefinite && d.kind != NameKind::Actor(ActorKind::Person) {
            if let Some([(id, owner)]) = owners.get(&r).map(Vec::as_slice) {
                d.id = id.clone();
                d.acts_for = owner.clone();
            } else if let (Article::Definite, Some([id])) = (d.article, told_apart.get(&r).map(Vec::as_slice)) {
                d.id = id.clone();
            }
        }
    }
}

/// Whether words that name no state say whose it is: "Her Majesty's Government", "their army", "the court of the Emperor".
fn owned(line: &Line, d: &Draft) -> bool {
    let before = d.tokens.start.checked_sub(1).is_some_and(|b| line.possessive(b) || line.is(b, Is::Possessive));
    // "the militia's foot soldiers"
    let inside = || {
        let head = line.head(&d.core);
        line.parsed && line.sentence.tokens.iter().any(|t| t.head == Some(head) && t.deprel == Deprel::NmodPoss)
    };
    before || line.is(d.tokens.end, Is::Of) || inside()
}

/// Governments named by who leads them: "the Bush administration".
pub(super) fn governments(drafts: &mut [Vec<Draft>], people: &People, year: Option<i32>) {
    for d in drafts.iter_mut().flatten() {
        let Some(leader) = &d.led_by else { continue };
        let known = people.by_surname(leader).and_then(|p| p.acts_for.clone());
        if let Some(state) = known.or_else(|| leaders::state_of(leader, year)) {
            d.kind = NameKind::Actor(ActorKind::State);
            d.id = state.clone();
            d.acts_for = Some(state);
        }
    }
}

/// Bodies and offices that nobody owns are those of the one state that the article is about; where there is none, a word for
/// a government or its officials names nobody.
pub(super) fn chief(lines: &[Line], drafts: &mut [Vec<Draft>], actors: &Actors) {
    let chief = chief_state(drafts, actors);
    for (line, sentence) in lines.iter().zip(drafts) {
        for d in sentence {
            let Of::Role(r) = d.of else { continue };
            let role = WORDS.get(r);
            // "government forces"
            let official = (d.tokens.start..d.core.start).any(|i| {
                let word = line.form(i).to_lowercase();
                let found = WORDS.role(line.text, line.words[i].span.start, &word);
                found.is_some_and(|(r, _)| WORDS.get(r).bond == Bond::Government)
            });
            let of_state =
                role.bond == Bond::Government || role.there || official || role.bond == Bond::Body && role.state;
            let office = role.bond == Bond::Office && role.state && d.article == Article::Definite;
            let free =
                !owned(line, d) && d.acts_for.is_none() && d.home.is_none() && d.same.is_none() && d.led_by.is_none();
            if !free || d.article == Article::Indefinite || !(of_state || office) {
                continue;
            }
            match &chief {
                Some(state) => tie(d, role.bond, state.clone(), false, false, actors),
                None if role.bond == Bond::Government || role.there && role.bond == Bond::Crowd => d.id.clear(),
                None => {}
            }
        }
    }
}

/// The state that an article names twice as often as any other.
fn chief_state(drafts: &[Vec<Draft>], actors: &Actors) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for d in drafts.iter().flatten() {
        let named = Some(&d.id).filter(|_| d.kind == NameKind::Actor(ActorKind::State));
        if let Some(state) =
            named.or(d.acts_for.as_ref()).filter(|s| actors.get(s).is_some_and(|k| k.kind == Some(ActorKind::State)))
        {
            *count.entry(state).or_default() += 1;
        }
    }
    let mut list: Vec<(usize, &str)> = count.into_iter().map(|(state, n)| (n, state)).collect();
    list.sort_by_key(|&(n, state)| (std::cmp::Reverse(n), state));
    match list[..] {
        [(n, state), ref rest @ ..] if rest.first().is_none_or(|&(m, _)| n >= 2 * m) => Some(state.to_owned()),
        _ => None,
    }
}

/// Unknown organisations named again by the end of their name: "the Air Transport Agency" of the "Russian Air Transport Agency".
pub(super) fn organisations(drafts: &mut [Vec<Draft>]) {
    let unknown =
        |d: &&Draft| d.of == Of::Unknown && d.kind == NameKind::Actor(ActorKind::Organisation) && !d.adjective;
    let full: Vec<Draft> = drafts.iter().flatten().filter(unknown).cloned().collect();
    for d in drafts.iter_mut().flatten() {
        if !unknown(&&*d) || !d.id.contains(' ') {
            continue;
        }
        let ends = |f: &&Draft| f.id.strip_suffix(&d.id).is_some_and(|rest| rest.ends_with(' '));
        let mut longer: Vec<&Draft> = full.iter().filter(ends).collect();
        longer.sort_by(|a, b| a.id.cmp(&b.id));
        longer.dedup_by(|a, b| a.id == b.id);
        if let [one] = longer[..] {
            d.id = one.id.clone();
            d.acts_for = d.acts_for.take().or_else(|| one.acts_for.clone());
            d.home = d.home.take().or_else(|| one.home.clone());
        }
    }
}
