//! How much speaks for two tales being of one event.
//!
//! In: two tales. Out: a score, or none where something speaks against it: other kinds of act, dates that exclude each
//! other, other places, other parties, one real and one not.

use super::tale::{bit, bits, shared, Reality, Tale};
use crate::model::{Bounds, EventType, Moment, Naming, Window};
use std::sync::LazyLock;

/// Families of acts that are known in ways of their own, as bits.
struct Families {
    visit: u128,
    state: u128,
    /// Known by place and time, whoever takes part.
    sudden: u128,
    formal: u128,
    /// Whose acts are each something else: to break relations, to restore them.
    own: u128,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| Families {
    visit: bits(&["visit"]),
    state: bits(&["state"]),
    sudden: bits(&["force", "accident", "life", "protest", "regime", "displace"]),
    formal: bits(&["relations", "sanction", "envoy"]),
    own: bits(&["relations", "sanction", "mission", "envoy", "regime"]),
});

/// What must speak for one happening.
pub const ENOUGH: f64 = 2.0;

/// Whether a tale of the same article is of the event; `here`: the sentence at hand.
pub fn within(group: &Tale, new: &Tale) -> Option<f64> {
    if new.speech || group.speech {
        return within_speech(group, new);
    }
    let further = |t: &Tale| t.naming == Naming::Further;
    if new.naming == Naming::Vague || further(new) != further(group) && (further(new) || new.plural.is_some()) {
        return None;
    }
    let mut score = alike(group, new)?;
    let lemma = shared(&group.lemmas, &new.lemmas) > 0;
    score += match new.naming {
        // "the 1995 war" tells by its own date which one it is
        Naming::Definite if new.dated.is_some() => 0.5,
        Naming::Definite if new.words.is_empty() && new.names.is_empty() => 1.5,
        // "the seizure of the embassy", where no embassy was told of, brings in something new
        Naming::Definite
            if shared(&group.names, &new.names) < new.names.len() && shared_kinds(group, new) != Kin::Same =>
        {
            0.6
        }
        // "the killing of a deserter" after a bombing
        Naming::Definite
            if !lemma
                && shared(&group.sets, &new.sets) == 0
                && shared(&group.words, &new.words) == 0
                && !new.words.is_empty() =>
        {
            0.6
        }
        Naming::Definite | Naming::Further => 1.2,
        Naming::Bare => 0.5,
        _ => 0.0,
    };
    let unlike = group.real.is_some_and(|r| r != new.seems);
    // the arrest that a reward is for is none of those that were made, where others are to be arrested
    let others = !group.befallen.is_empty() && !new.befallen.is_empty() && shared(&group.befallen, &new.befallen) == 0;
    if unlike && others {
        return None;
    }
    score -= if unlike { 0.9 } else { 0.0 };
    let lead = group.first == 0 && new.first < 4;
    // the lead tells what the headline told
    let told_again = lemma || shared(&group.sets, &new.sets) > 0;
    score += if lead && told_again { 0.8 + alien(group, new) } else { 0.0 };
    // "why the plane crashed": known, where a side clause tells it in the same word
    score += if lemma && new.aside && new.naming == Naming::Told { 0.4 } else { 0.0 };
    // what lies far back is less likely meant, unless the story is about it
    score -= (new.first.saturating_sub(group.last) as f64 * 0.05).min(0.5);
    score += (group.size as f64 * 0.1).min(0.5);
    score += if group.first <= 1 { 0.2 } else { 0.0 };
    score += if shared(&group.befallen, &new.befallen) > 0 { 0.9 } else { 0.0 };
    score -= if new.naming == Naming::Indefinite && !lead { 1.2 } else { 0.0 };
    score -= if new.naming == Naming::Told && new.first == group.last { 0.5 } else { 0.0 };
    // a journey told by verbs is known by where it goes: "flew to Oslo", "returned home"
    let journey = new.naming == Naming::Told && new.families & FAMILIES.visit != 0;
    score -= if journey && !lemma && shared(&group.goals, &new.goals) == 0 { 0.5 } else { 0.0 };
    Some(score)
}

/// Whether a tale of another article is of the event.
pub fn across(group: &Tale, new: &Tale) -> Option<f64> {
    if matches!(new.naming, Naming::Further | Naming::Vague) && new.size == 1 {
        return None;
    }
    if new.real != group.real && new.real.is_some() && group.real.is_some() {
        return None;
    }
    let mut score = alike(group, new)?;
    let day = match (group.days(), new.days()) {
        (Some(a), Some(b)) if same_days(a, b) => 1.5,
        (Some(a), Some(b)) if !a.meet(b).is_empty() => 0.5,
        _ => 0.0,
    };
    let common = shared(&group.names, &new.names) + shared(&group.words, &new.words);
    let needed = if new.speech { 3 } else { 2 };
    if common < needed && day < 1.5 || common == 0 {
        return None;
    }
    score += day - 0.5;
    if new.speech && (group.kinds != new.kinds || shared(&group.parties, &new.parties) == 0 || day < 1.5) {
        return None;
    }
    Some(score)
}

/// What kind, words, names, places and dates say; none where they exclude each other.
fn alike(group: &Tale, new: &Tale) -> Option<f64> {
    let kind = shared_kinds(group, new);
    let set = shared(&group.sets, &new.sets) > 0;
    if kind == Kin::No && !set {
        return None;
    }
    if apart(group, new) || kind != Kin::Same && opposed(group, new) {
        return None;
    }
    let lemma = shared(&group.lemmas, &new.lemmas) > 0;
    let names = shared(&group.names, &new.names);
    let words = shared(&group.words, &new.words);
    // a freeze and a relationship are two things that last, though between the same
    if !lemma && !set && new.families & !FAMILIES.state == 0 {
        return None;
    }
    // "the blasts" and "a blast": all of them, and one
    let number = match (group.plural, new.plural) {
        (Some(x), Some(y)) if x != y && lemma => 1.2,
        (Some(x), Some(y)) if x != y => 0.4,
        _ => 0.0,
    };
    // "the border agreement" and "the agreement on troops"
    let other = lemma && new.plural.is_some() && words == 0 && !new.words.is_empty() && !group.words.is_empty();
    let mut score = if lemma {
        1.0
    } else if set {
        0.7
    } else {
        0.0
    };
    score += match kind {
        // one class holds many acts: "attack" and "kill" are of one only where more speaks for it
        Kin::Same if lemma || set => 0.5,
        Kin::Same => 0.2,
        Kin::Family if lemma || set => 0.2,
        Kin::Family | Kin::No => 0.0,
    };
    score += (names as f64 * 0.5).min(1.5) + (words as f64 * 0.4).min(1.2);
    score -= number + if other { 0.4 } else { 0.0 } + alien(group, new);
    // "the blasts in both capitals", told again
    score += if group.plural == Some(true) && new.plural == Some(true) { 0.3 } else { 0.0 };
    let loosely = |t: &Tale| t.days().or(t.borrowed);
    score += match (group.days(), new.days(), loosely(group), loosely(new)) {
        (Some(a), Some(b), _, _) if same_days(a, b) => 1.0,
        (_, _, Some(a), Some(b)) if same_days(a, b) => 0.4,
        _ => 0.0,
    };
    Some(score)
}

/// What speaks for something else: names and words that the other does not have, parties that nobody names there.
fn alien(group: &Tale, new: &Tale) -> f64 {
    let names = new.names.len() - shared(&group.names, &new.names);
    let words = new.words.len() - shared(&group.words, &new.words);
    let unknown = (names as f64 * 0.2).min(0.6) * f64::from(!group.names.is_empty()) + (words as f64 * 0.15).min(0.45);
    unknown + if strangers(group, new) { 0.4 } else { 0.0 }
}

/// Whether dates, places, parties or reality exclude each other.
fn apart(a: &Tale, b: &Tale) -> bool {
    let dates = matches!((a.dated, b.dated), (Some(x), Some(y)) if x.meet(y).is_empty());
    let later = |dated: Option<Bounds>, told: &Tale| match (dated.and_then(|d| d.start.earliest), told.told) {
        (Some(start), Some(printed)) => start > printed,
        _ => false,
    };
    let other = |x: &[u32], y: &[u32]| !x.is_empty() && !y.is_empty() && shared(x, y) == 0;
    // towns of one land are told apart, unless either tells of several lands
    let towns = a.lands.len() < 2 && b.lands.len() < 2 && a.lands.is_empty() == b.lands.is_empty();
    let places = towns && other(&a.places, &b.places) || other(&a.lands, &b.lands);
    let parties = strangers(a, b) && between(a) && between(b) || other(&a.goals, &b.goals);
    // all of several, and one of them
    let part = |whole: &Tale, one: &Tale| whole.lands.len() > 1 && one.lands.len() == 1 && one.plural != Some(true);
    let real =
        matches!((a.real, b.real), (Some(x), Some(y)) if x != y && !(x == Reality::Alleged || y == Reality::Alleged));
    dates || later(a.dated, b) || later(b.dated, a) || places || parties || part(a, b) || part(b, a) || real
}

/// Whether two times are the same days, whatever hours they tell.
fn same_days(a: Window, b: Window) -> bool {
    let days = |w: Window| (w.earliest.map(Moment::day_start), w.latest.map(Moment::day_start));
    days(a) == days(b)
}

/// Whether nobody who takes part in one is even named in the other.
fn strangers(a: &Tale, b: &Tale) -> bool {
    let none = |x: &[u32], y: &[u32]| !x.is_empty() && shared(x, y) == 0;
    !a.open && !b.open && !b.parties.is_empty() && none(&a.parties, &b.names) && none(&b.parties, &a.names)
}

/// Whether its kind is known by its parties: a meeting, a visit, an arrest; not so a bombing or a crash.
fn between(t: &Tale) -> bool {
    t.families & FAMILIES.sudden == 0
}

#[derive(PartialEq)]
enum Kin {
    Same,
    Family,
    No,
}

fn shared_kinds(a: &Tale, b: &Tale) -> Kin {
    if a.families & b.families == 0 {
        Kin::No
    } else if a.kinds.iter().any(|k| b.kinds.contains(k)) {
        Kin::Same
    } else {
        Kin::Family
    }
}

/// Whether the kinds are such that one is not the other: to break relations and to restore them, an attack and a truce.
fn opposed(a: &Tale, b: &Tale) -> bool {
    use EventType::{ForceCeasefire, ForceMobilise, ForceWithdraw};
    if a.families & b.families == 0 {
        // "broke a freeze" and "broke relations" share no more than the word
        return [a, b].iter().any(|t| t.families & !FAMILIES.formal == 0);
    }
    let own = |k: EventType| bit(k) & FAMILIES.own != 0 || matches!(k, ForceCeasefire | ForceWithdraw | ForceMobilise);
    [a, b].iter().any(|t| t.kinds.iter().all(|k| own(*k)))
}

/// Within an article every saying stands for itself, but for a noun that points back to it: "the statement".
fn within_speech(group: &Tale, new: &Tale) -> Option<f64> {
    let noun = new.naming == Naming::Definite && new.speech && group.speech;
    let set = || shared(&group.sets, &new.sets) > 0;
    let who = || new.parties.is_empty() || shared(&group.parties, &new.parties) > 0;
    let one = noun && set() && who() && !apart(group, new) && new.first - group.last < 6;
    let lemma = || shared(&group.lemmas, &new.lemmas) > 0;
    one.then(|| ENOUGH + f64::from(u8::from(lemma())))
}
