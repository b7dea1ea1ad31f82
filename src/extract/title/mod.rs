//! One line for an event, as a historian would write it: who, the verb in the present, what.
//!
//! In: a trigger in its sentence, with its status and participants. Out: for "relations with Tehran, which Washington broke
//! off in 1980", "United States breaks off relations with Iran"; a plan is "Japan to meet Peru".

mod lexicon;
mod words;

use super::role_words::ROLES;
use super::roles::{said_to_be, subjects};
use super::trigger::Trigger;
use crate::model::{Deprel, Mood, Participant, Status, Tense, Tree, Upos, Voice};
use lexicon::TITLE;
use words::{line, phrase, Phrase};

/// How many words the one who acts may have.
const WHO: usize = 9;
/// How many words may follow the verb.
const WHAT: usize = 16;

/// The title of an event.
pub fn of(tree: &Tree, trigger: &Trigger, status: Status, actors: &[Participant]) -> String {
    let verb = match tree.upos(trigger.token) {
        _ if trigger.verbal => Some(trigger.token),
        // "held talks": the verb of the phrase tells it
        _ => trigger.carried.filter(|&v| v < tree.len() && tree.head(trigger.token) == Some(v)),
    };
    let text = match verb {
        Some(v) => clause(tree, v, status, actors),
        None => noun(tree, trigger.token, actors),
    };
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}

/// An event noun with what stands on it; before it those who take part, where its own words name none of them.
fn noun(tree: &Tree, t: usize, actors: &[Participant]) -> String {
    let tokens = phrase(tree, t, &Phrase { most: WHAT, bare: true });
    let text = line(tree, &tokens);
    // "five are in custody"
    if let (Some(who), Some(case)) = (tree.kids_by(t, &[Deprel::Nsubj]).next(), tree.case(t)) {
        let who = phrase(tree, who, &Phrase { most: WHO, bare: true });
        return [&line(tree, &who), case, &text].join(" ");
    }
    let named = |p: &&Participant| tokens.iter().any(|&i| tree.name(i).is_some_and(|n| n.id == p.id));
    if actors.is_empty() || actors.iter().any(|p| named(&p)) {
        return text;
    }
    let who: Vec<String> = actors.iter().filter_map(|p| known_as(tree, &p.id)).take(3).collect();
    if who.is_empty() {
        return text;
    }
    format!("{}: {text}", who.join(", "))
}

/// Somebody's name as the sentence's names have it; none for those whom it names only by their towns and people.
fn known_as(tree: &Tree, id: &str) -> Option<String> {
    tree.sentence.names.iter().find(|n| n.id == id).map(|n| n.name.clone())
}

/// A verb with its subject, both in the order and form of a headline.
fn clause(tree: &Tree, v: usize, status: Status, actors: &[Participant]) -> String {
    let whole = |k: usize| {
        let mut tokens = phrase(tree, k, &Phrase { most: WHO, bare: true });
        // "six people *arrested*", "Council to *meet*": the verb has a place of its own
        if tree.ancestors(v).any(|a| a == k) {
            let branch = std::iter::once(v).chain(tree.ancestors(v)).take_while(|&a| a != k).last().unwrap_or(v);
            tokens.retain(|&t| t != branch && tree.ancestors(t).all(|a| a != branch));
        }
        tokens
    };
    let agent = agent(tree, v);
    let passive = is_passive(tree, v);
    // "Mora was among those killed"
    let mut suffers: Vec<usize> = subjects(tree, v).into_iter().map(|s| said_to_be(tree, s).unwrap_or(s)).collect();
    suffers.retain(|&s| !words::dated(tree, s) && !ROLES.relative.contains(tree.lemma(s)));
    // a title and the name behind it are one
    let mut seen: Vec<&str> = Vec::new();
    suffers.retain(|&s| {
        let again = tree.name(s).is_some_and(|n| seen.contains(&n.id.as_str()));
        seen.extend(tree.name(s).map(|n| n.id.as_str()));
        !again
    });
    // "were captured by the United States" is told the other way round
    let (who, whom) = match agent {
        Some(a) if passive => (vec![a], suffers),
        _ => (suffers, Vec::new()),
    };
    let mut parts: Vec<String> = vec![who.iter().map(|&s| line(tree, &whole(s))).collect::<Vec<_>>().join(&TITLE.and)];
    let mut many = who.len() > 1 || who.iter().any(|&s| plural(tree, s));
    if who.is_empty() {
        let doers: Vec<String> =
            actors.iter().filter(|p| TITLE.doers.contains(&p.role)).filter_map(|p| known_as(tree, &p.id)).collect();
        many = doers.len() > 1;
        parts[0] = doers.join(&TITLE.and);
    }
    let acts = agent.is_some() || !passive;
    parts.push(if acts { verb(tree, v, status, many, parts[0].is_empty()) } else { suffered(tree, v, status) });
    parts.extend(whom.iter().map(|&s| line(tree, &whole(s))));
    parts.push(line(tree, &complements(tree, v, agent)));
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}

/// The verb as a headline has it: present for what was and is, infinitive for what is meant to be.
fn verb(tree: &Tree, v: usize, status: Status, many: bool, nobody: bool) -> String {
    let group = tree.group(v);
    let lemma = tree.lemma(v);
    let negated = group.is_some_and(|g| g.negated);
    let modal = group.and_then(|g| g.modal.as_deref()).filter(|m| !TITLE.future.contains(*m));
    let future = status == Status::Planned || group.is_some_and(|g| g.tense == Tense::Future);
    let not = if negated { TITLE.not.as_str() } else { "" };
    let copula = tree.kids_by(v, &[Deprel::Cop]).next();
    let (base, rest) = match copula {
        Some(c) => (tree.lemma(c), tree.word(v)),
        None => (lemma, ""),
    };
    let words: Vec<String> = if let Some(modal) = modal {
        vec![modal.to_owned(), not.to_owned(), base.to_owned(), rest.to_owned()]
    } else if future {
        vec![not.to_owned(), TITLE.to.clone(), base.to_owned(), rest.to_owned()]
    } else if nobody && !group.is_some_and(|g| g.mood == Mood::Finite) {
        vec![not.to_owned(), tree.word(v).to_lowercase()]
    } else if negated && copula.is_none() {
        vec![present(&TITLE.does, many), not.to_owned(), base.to_owned()]
    } else {
        vec![present(base, many), not.to_owned(), rest.to_owned()]
    };
    words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is done to somebody, as a headline has it: "seven Iranians captured", "treaty to be signed".
fn suffered(tree: &Tree, v: usize, status: Status) -> String {
    let group = tree.group(v);
    let not = group.filter(|g| g.negated).map(|_| TITLE.not.clone());
    let modal = group.and_then(|g| g.modal.clone()).filter(|m| !TITLE.future.contains(m));
    let ahead = (status == Status::Planned).then(|| TITLE.to.clone());
    let be = (modal.is_some() || ahead.is_some()).then(|| TITLE.be.clone());
    let words = [modal.or(ahead), not, be, Some(tree.word(v).to_lowercase())];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A verb's present, of one or of several.
fn present(lemma: &str, many: bool) -> String {
    let forms = TITLE.irregular.get(lemma);
    if many {
        return forms.map_or(lemma, |[_, several]| several).to_owned();
    }
    if let Some([one, _]) = forms {
        return one.clone();
    }
    let rule = TITLE.endings.iter().find(|(end, _, _)| lemma.ends_with(end.as_str()));
    rule.map_or(lemma.to_owned(), |(_, cut, add)| format!("{}{add}", &lemma[..lemma.len() - cut]))
}

fn is_passive(tree: &Tree, v: usize) -> bool {
    tree.group(v).is_some_and(|g| g.voice == Voice::Passive)
}

fn agent(tree: &Tree, v: usize) -> Option<usize> {
    tree.kids_by(v, &[Deprel::OblAgent]).next()
}

/// Whether a subject is more than one.
fn plural(tree: &Tree, s: usize) -> bool {
    if tree.kids_by(s, &[Deprel::Conj]).any(|k| tree.group(k).is_none()) {
        return true;
    }
    let (word, lemma) = (tree.word(s).to_lowercase(), tree.lemma(s).to_lowercase());
    match tree.upos(s) {
        Upos::Pron => tree.name(s).is_none() && TITLE.plural.contains(&word),
        Upos::Noun => word != lemma || TITLE.plural.contains(&word),
        Upos::Num => true,
        _ => word != lemma && tree.name(s).is_none_or(|n| n.adjective || n.name == tree.word(s)),
    }
}

/// What follows the verb: particle, objects, what is said or meant, and where; dates and order words have their own place.
fn complements(tree: &Tree, v: usize, agent: Option<usize>) -> Vec<usize> {
    let content = |k: &usize| matches!(tree.rel(*k), Deprel::Xcomp | Deprel::Ccomp);
    let alone = TITLE.alone.contains(tree.lemma(v));
    let last = tree.kids_by(v, &[Deprel::Conj]).filter(|&k| tree.upos(k) == Upos::Verb).last();
    // "to resign or dissolve parliament"
    let shared = |k: usize| alone && tree.rel(k) == Deprel::Obj && last.is_some_and(|c| c < k);
    let mut kids: Vec<usize> = tree.kids(v).filter(|&k| k > v && Some(k) != agent && !shared(k)).collect();
    // the words of "…," he said
    kids.extend(tree.kids(v).filter(|&k| k < v && tree.rel(k) == Deprel::Ccomp));
    if !kids.iter().any(|&k| tree.rel(k) == Deprel::Obj) {
        // "arming and financing militants", but not "called for calm and sent troops"
        let next = |k: usize| {
            let between =
                |t: usize| matches!(tree.upos(t), Upos::Cconj | Upos::Punct | Upos::Adv | Upos::Verb | Upos::Part);
            k > v && tree.upos(k) == Upos::Verb && (v + 1..k).all(between)
        };
        let joined = tree.kids_by(v, &[Deprel::Conj]).filter(|&k| !alone && next(k));
        kids.extend(joined.flat_map(|k| tree.kids_by(k, &[Deprel::Obj]).collect::<Vec<_>>()).next());
    }
    if tree.rel(v) == Deprel::Parataxis && !kids.iter().any(content) {
        kids.extend(tree.head(v).filter(|&h| !words::dated(tree, h)));
    }
    let mut tokens = Vec::new();
    for k in kids {
        let left = WHAT.saturating_sub(tokens.len());
        let fits = match tree.rel(k) {
            Deprel::CompoundPrt | Deprel::Obj | Deprel::Iobj | Deprel::Xcomp | Deprel::Ccomp => true,
            Deprel::Obl => !words::dated(tree, k) && !tree.case(k).is_some_and(|c| TITLE.leave.contains(c)),
            _ => tree.head(v) == Some(k),
        };
        if !fits || left == 0 {
            continue;
        }
        let bare = matches!(tree.rel(k), Deprel::Obj | Deprel::Iobj) || tree.head(v) == Some(k);
        let more = phrase(tree, k, &Phrase { most: left, bare });
        let much = more.len() > left + 4 && !tokens.is_empty();
        if !much {
            tokens.extend(more);
        }
    }
    tokens
}

/// Whether a noun stands with a determiner that points back.
pub fn definite(tree: &Tree, t: usize) -> bool {
    tree.kids_by(t, &[Deprel::Det, Deprel::NmodPoss]).any(|k| TITLE.definite.contains(&tree.lemma(k).to_lowercase()))
}
