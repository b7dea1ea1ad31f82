//! Who does what a verb says: its subject, or the one that it shares with another verb.
//!
//! In: a verb in its sentence. Out: the words that name its subject. "Chad asked Mali to help": Mali is to help.

use super::super::role_words::ROLES;
use super::{belongs, dated};
use crate::model::{Deprel, Mood, NameKind, Tense, Tree, Upos, Voice};

/// Who says so: of a saying that hangs on what was said ("said that it ended, *adding*") whoever said that.
pub fn speakers(tree: &Tree, v: usize) -> Vec<usize> {
    let above = tree.head(v).filter(|&h| tree.rel(v) == Deprel::Advcl && tree.rel(h) == Deprel::Ccomp);
    let found = subjects(tree, v);
    if found.iter().any(|&s| tree.name(s).is_some()) {
        return found;
    }
    above.and_then(|h| tree.head(h)).map_or(found, |saying| subjects(tree, saying))
}

/// Who does what the verb says (or, in the passive, suffers it): its subject, or the one it shares with another verb.
pub fn subjects(tree: &Tree, v: usize) -> Vec<usize> {
    reached(tree, v, 0)
}

/// The same, some steps away: a verb may share the subject of one that shares its own.
fn reached(tree: &Tree, v: usize, steps: usize) -> Vec<usize> {
    let mut at = v;
    for _ in 0..8 {
        let own = own(tree, at);
        if let Some(&first) = own.first() {
            if tree.rel(at) == Deprel::AclRelcl && ROLES.relative.contains(tree.lemma(first)) {
                return vec![tree.head(at).unwrap_or(first)];
            }
            // "Iraq said *it* would": whoever says so
            let unknown = own.len() == 1 && tree.upos(first) == Upos::Pron && tree.name(first).is_none();
            if !unknown || !ROLES.back.contains(&tree.lemma(first).to_lowercase()) {
                return own;
            }
            let up = above(tree, at).or_else(|| beside(tree, at)).filter(|&up| up != v && steps < STEPS);
            return up.map_or(own, |up| reached(tree, up, steps + 1));
        }
        let Some(head) = tree.head(at) else { return before(tree, v) };
        match tree.rel(at) {
            rel @ (Deprel::Xcomp | Deprel::Advcl)
                if ROLES.object_control.contains(tree.lemma(head))
                    && (rel == Deprel::Xcomp || tree.group(at).is_some_and(|g| g.mood == Mood::Infinitive)) =>
            {
                let object: Vec<usize> = tree.kids_by(head, &[Deprel::Obj, Deprel::Iobj, Deprel::NsubjPass]).collect();
                let to = |k: &usize| tree.case(*k).is_some_and(|c| ROLES.urged.contains(c));
                let whom: Vec<usize> =
                    if object.is_empty() { tree.kids_by(head, &[Deprel::Obl]).filter(to).collect() } else { object };
                if !whom.is_empty() {
                    return whom;
                }
                at = head; // "asked to leave": he himself
            }
            // "a ship which he said *was sunk*"
            Deprel::Ccomp
                if at == v
                    && finite(tree, v)
                    && tree.rel(head) == Deprel::AclRelcl
                    && !self::own(tree, head).is_empty() =>
            {
                return tree.head(head).into_iter().collect();
            }
            // "police held three men *carrying* arms", "fined Chad for *fishing* there"
            Deprel::Advcl
                if participle(tree, at) && objects(tree, head).next().is_some() && of_object(tree, at, head) =>
            {
                let real =
                    |o: usize| if ROLES.relative.contains(tree.lemma(o)) { tree.head(head).unwrap_or(o) } else { o };
                return objects(tree, head).map(real).collect();
            }
            // "after a court *freed* him": a clause that has lost its subject has none from above
            Deprel::Advcl if finite(tree, at) && led(tree, at) => return before(tree, v),
            Deprel::Acl if tree.group(at).is_some_and(|g| g.mood == Mood::Infinitive) => return planner(tree, head),
            Deprel::Acl | Deprel::AclRelcl => return vec![head],
            Deprel::Xcomp | Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp => at = head,
            _ => return before(tree, v),
        }
    }
    Vec::new()
}

/// How often a subject is looked for at another verb.
const STEPS: usize = 4;

/// The subjects that the tree gives a verb, but for those that a content clause before it has lost to it ("rebels shot him,
/// police *said*" is no saying of the rebels), and for an apposition that it takes for one more ("Mali, a poor state, *asked*").
fn own(tree: &Tree, v: usize) -> Vec<usize> {
    let rels = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Vocative, Deprel::Dislocated];
    // "Mali, a poor state, asked" calls nobody
    let called =
        |s: usize| !matches!(tree.rel(s), Deprel::Vocative | Deprel::Dislocated) || s < v && tree.name(s).is_some();
    // "was among 12 people *killed*"
    let bare = |s: usize| tree.case(s).is_none_or(|c| ROLES.among.contains(c));
    let fits = |s: &usize| bare(*s) && called(*s);
    let all = |v: usize| tree.kids_by(v, &rels).filter(fits).collect::<Vec<usize>>();
    let told = |v: usize| tree.kids_by(v, &[Deprel::Ccomp]).find(|&c| c < v);
    let mut mine = all(v);
    if mine.is_empty() {
        // what the clause has lost
        let saying = tree.head(v).filter(|&h| tree.rel(v) == Deprel::Ccomp && h > v);
        if let Some(theirs) = saying.map(all).filter(|theirs| theirs.iter().any(|&s| s > v)) {
            mine = theirs.into_iter().filter(|&s| s < v).collect();
        }
        return if mine.is_empty() { astray(tree, v).into_iter().collect() } else { mine };
    }
    if let Some(c) = told(v).filter(|&c| mine.iter().any(|&s| s > c)) {
        mine.retain(|&s| s > c);
    }
    // "alliance member *Mali* asked": the name, not the noun before it
    if let [noun, name] = mine[..] {
        if noun + 1 == name && tree.upos(noun) == Upos::Noun && tree.name(name).is_some_and(|n| n.head == name) {
            mine.remove(0);
        }
    }
    let aside = |s: usize| {
        let start = tree.reach(s, |k| k > s).0;
        start > mine[0] && start.checked_sub(1).is_some_and(|k| tree.word(k) == ",")
    };
    if mine.len() > 1 && tree.name(mine[0]).is_some() && mine[1..].iter().all(|&s| s < v && aside(s)) {
        mine.truncate(1);
    }
    mine
}

/// The subject right before a verb that the tree hangs elsewhere: in "shelled the port, *witnesses* said", the witnesses.
fn astray(tree: &Tree, v: usize) -> Option<usize> {
    // "*Norway* condemned", taken for one name
    let first = |k: &usize| *k < v && tree.upos(*k) == Upos::Propn && tree.upos(v) == Upos::Verb;
    if let Some(k) = tree.kids_by(v, &[Deprel::Compound]).find(first).filter(|_| finite(tree, v)) {
        return Some(k);
    }
    if !finite(tree, v) || tree.kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::AuxPass]).next().is_some() {
        return None;
    }
    let first = tree.group(v).and_then(|g| g.parts.first().copied()).map_or(v, |p| p.min(v));
    let mut k = first.checked_sub(1)?;
    if let Some(name) = tree.name(k).filter(|n| n.head < first) {
        k = name.head;
    }
    // "police and FBI *agents* said", "Kari *Lund* said"
    for _ in 0..4 {
        let part = matches!(tree.rel(k), Deprel::Flat | Deprel::Compound)
            || tree.rel(k) == Deprel::Conj && tree.kids_by(k, &[Deprel::Cc]).next().is_some();
        // "of the port, and *Mali* has": what a preposition governs is no subject
        let nominal =
            |h: &usize| *h < first && matches!(tree.upos(*h), Upos::Noun | Upos::Propn) && tree.case(*h).is_none();
        match tree.head(k).filter(nominal).filter(|_| part) {
            Some(head) => k = head,
            None => break,
        }
    }
    let noun = matches!(tree.upos(k), Upos::Noun | Upos::Propn) && tree.head(k) != Some(v);
    let opens = tree.kids_by(k, &[Deprel::Cc, Deprel::Case]).next();
    let fits = noun
        && match tree.rel(k) {
            // "after a court freed him", where "after" is taken for a preposition
            Deprel::Obl => opens.is_some_and(|c| ROLES.subordinators.contains(&tree.lemma(c).to_lowercase())),
            Deprel::Conj if opens.is_some() => {
                tree.rel(v) == Deprel::Conj
                    && tree.head(k).is_some_and(|h| tree.case(h).is_some())
                    && tree
                        .reach(k, |b| b > k || tree.rel(b) == Deprel::Punct)
                        .0
                        .checked_sub(1)
                        .is_some_and(|c| tree.word(c) == ",")
            }
            Deprel::Conj | Deprel::Appos | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::OblUnmarked => {
                let start = tree.reach(k, |b| b > k || tree.rel(b) == Deprel::Punct).0.checked_sub(1);
                opens.is_none()
                    && tree.kids_by(v, &[Deprel::Obj]).next().is_none()
                    && start.is_some_and(|c| tree.word(c) == ",")
            }
            _ => false,
        };
    fits.then_some(k)
}

/// Whether a noun is the subject of a verb after it, though the tree hangs it elsewhere.
pub fn teller(tree: &Tree, k: usize) -> bool {
    (k + 1..tree.len().min(k + 6)).any(|v| astray(tree, v) == Some(k))
}

fn participle(tree: &Tree, v: usize) -> bool {
    tree.group(v).is_some_and(|g| matches!(g.mood, Mood::Gerund | Mood::Participle) && g.voice == Voice::Active)
}

fn finite(tree: &Tree, v: usize) -> bool {
    tree.group(v).is_some_and(|g| g.mood == Mood::Finite && g.tense != Tense::None)
}

/// Whether a conjunction opens a clause.
fn led(tree: &Tree, v: usize) -> bool {
    tree.kids_by(v, &[Deprel::Mark]).next().is_some()
}

fn objects<'b>(tree: &'b Tree, v: usize) -> impl Iterator<Item = usize> + 'b {
    tree.kids_by(v, &[Deprel::Obj, Deprel::NsubjPass])
}

/// Whether the object of a verb does what a participle says: it stands right before it, or the verb tells what he gets for it.
fn of_object(tree: &Tree, participle: usize, verb: usize) -> bool {
    let beside = objects(tree, verb).any(|o| o + 1 == participle && o > verb);
    let mark = tree.kids_by(participle, &[Deprel::Mark, Deprel::Case]).next();
    let somebody = |o: usize| tree.name(o).is_some() || ROLES.relative.contains(tree.lemma(o));
    beside
        || objects(tree, verb).any(somebody)
            && mark.is_some_and(|m| ROLES.deserts.contains(&tree.lemma(m).to_lowercase()))
}

/// The name right before a finite verb, with nothing but its auxiliaries, adverbs and a date between, where the tree has no
/// subject: "Pakistan today *threatened* to".
fn before(tree: &Tree, v: usize) -> Vec<usize> {
    let between = |i: usize| matches!(tree.upos(i), Upos::Aux | Upos::Adv | Upos::Part) || dated(tree, i);
    let Some(last) = (0..v).rev().take(8).find(|&i| !between(i)).filter(|_| finite(tree, v)) else { return Vec::new() };
    let name = tree.name(last).filter(|n| !n.adjective && matches!(n.kind, NameKind::Actor(_)));
    let free = |start: usize| start == 0 || !matches!(tree.upos(start - 1), Upos::Adp | Upos::Part);
    name.filter(|n| free(n.tokens.start)).map(|n| vec![n.head]).unwrap_or_default()
}

/// The verb above a clause of content or circumstance, through verbs joined to it.
fn above(tree: &Tree, mut v: usize) -> Option<usize> {
    for _ in 0..4 {
        let head = tree.head(v)?;
        match tree.rel(v) {
            Deprel::Ccomp | Deprel::Advcl => return (tree.upos(head) == Upos::Verb).then_some(head),
            Deprel::Conj => v = head,
            _ => return None,
        }
    }
    None
}

/// The saying that hangs on what it tells: "I am content," *said* the envoy.
fn beside(tree: &Tree, v: usize) -> Option<usize> {
    let told = |k: &usize| tree.upos(*k) == Upos::Verb && tree.kids_by(*k, &[Deprel::Nsubj]).next().is_some();
    tree.kids_by(v, &[Deprel::Parataxis]).find(told)
}

/// Who does what a noun with an infinitive says: its owner, or the subject of its verb: "Iran's threat to attack", "France
/// made an offer to help".
pub fn planner(tree: &Tree, noun: usize) -> Vec<usize> {
    if tree.name(noun).is_some_and(|n| matches!(n.kind, NameKind::Actor(_))) {
        return vec![noun];
    }
    let owners: Vec<usize> = tree
        .kids(noun)
        // "the *Bush administration* harbors plans", taken for one name
        .flat_map(|k| std::iter::once(k).chain(tree.kids_by(k, &[Deprel::Compound])))
        .filter(|&k| match tree.rel(k) {
            Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::NmodDesc => tree.name(k).is_some(),
            Deprel::Nmod => belongs(tree, k),
            _ => false,
        })
        .collect();
    let verb = tree.head(noun).filter(|&h| tree.upos(h) == Upos::Verb && tree.rel(noun) == Deprel::Obj);
    match verb {
        Some(v) if owners.is_empty() => subjects(tree, v),
        _ if owners.is_empty() => vec![noun],
        _ => owners,
    }
}
