//! Which words of a sentence name an event, and of what kind.
//!
//! In: a parsed sentence. Out: its triggers, in order. In "Iran held talks with Iraq", *held* of `negotiate.talks`.

use super::lexicon::{Act, Code, Entry, LEXICON};
use super::reality::STATUS;
use super::title::definite;
use crate::model::{ActorKind, Deprel, EventType, Mood, NameKind, Status, Tree, Upos};
use foldhash::HashMap;

/// One word that names an event.
#[derive(Debug, Clone, Copy)]
pub struct Trigger {
    /// Its place in the sentence.
    pub token: usize,
    /// What kind of act.
    pub act: &'static Act,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// Whether the word is a verb or a predicate adjective (else an event noun).
    pub verbal: bool,
    /// Its PLOVER and CAMEO codes, if it happens.
    pub code: &'static Code,
    /// Whether that verb tells the same act.
    pub of_verb: bool,
    /// Whether its own words say "not": "would not comment" is a refusal that was made.
    pub denies: bool,
    /// For a saying that its content makes another act: whom that concerns, by his token.
    pub whom: Option<usize>,
    /// For a saying that lays a duty on somebody: its modal, by its token.
    pub modal: Option<usize>,
    /// For the noun of a phrase like "held talks", "condemned the attack": its verb, by its token.
    pub carried: Option<usize>,
}

/// The triggers of a sentence.
pub fn find(tree: &Tree) -> Vec<Trigger> {
    let found: Vec<(Trigger, Vec<usize>)> = (0..tree.len()).filter_map(|t| at(tree, t)).collect();
    // the noun of "held talks" tells the event of its verb, that of "condemned the attack" its own; the verb of "declined to comment" none
    let eaten: Vec<(usize, Trigger)> =
        found.iter().filter(|(t, _)| t.verbal).flat_map(|(t, words)| words.iter().map(|&w| (w, *t))).collect();
    let by = |t: &Trigger| eaten.iter().find(|(w, _)| *w == t.token).map(|(_, verb)| *verb);
    let mut kept: Vec<Trigger> = Vec::with_capacity(found.len());
    for (t, _) in &found {
        let Some(verb) = by(t) else {
            kept.push(*t);
            continue;
        };
        // "was killed in the crash": a crash that is known
        let known = tree.rel(t.token) == Deprel::Obl && definite(tree, t.token);
        let alike = verb.act.kind.family() == t.act.kind.family() && !prepares(&verb, t);
        if known && !t.verbal {
            kept.push(*t);
            continue;
        }
        if t.verbal {
            kept.extend((!alike).then_some(*t));
        } else if alike || LEXICON.support.contains(tree.lemma(verb.token)) {
            kept.push(Trigger { act: verb.act, code: verb.code, carried: Some(verb.token), of_verb: true, ..*t });
        } else if attitude(&verb) && !attitude(t) || prepares(&verb, t) {
            kept.push(Trigger { carried: Some(verb.token), ..*t });
        }
    }
    kept
}

/// Whether it is a word on a deed, not a deed: in "condemned the attack", "planned the attack" the noun names one of its own.
fn attitude(trigger: &Trigger) -> bool {
    matches!(
        trigger.act.kind.family(),
        "say" | "criticise" | "accuse" | "ask" | "threaten" | "investigate" | "reject" | "protest" | "offer" | "accept"
    )
}

/// Whether it is what comes before a deed: in "plotted the attack", the attack is one more.
fn prepares(verb: &Trigger, noun: &Trigger) -> bool {
    verb.act.kind.is_preparation() && !noun.act.kind.is_preparation()
}

fn at(tree: &Tree, t: usize) -> Option<(Trigger, Vec<usize>)> {
    let (rel, upos) = (tree.rel(t), tree.upos(t));
    let (table, verbal) = match upos {
        // "armed men", "according to", "including"
        Upos::Verb if matches!(rel, Deprel::Amod | Deprel::Case | Deprel::Mark | Deprel::Fixed | Deprel::Compound) => {
            return None
        }
        Upos::Verb => (&LEXICON.verbs, true),
        Upos::Noun | Upos::Propn => (&LEXICON.nouns, false),
        Upos::Adj if predicate(tree, t) => (&LEXICON.adjectives, true),
        _ => return None,
    };
    // "in March" is no march
    let dated = || tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(t).span));
    // "the first formal and scheduled meeting"
    let on_noun = rel == Deprel::Conj && tree.head(t).is_some_and(|h| tree.rel(h) == Deprel::Amod);
    if on_noun && verbal {
        return None;
    }
    if inside_a_name(tree, t) || !verbal && (rel == Deprel::Compound || dated()) {
        return None;
    }
    // "are missing" may be read as a verb
    let as_adjective = || {
        let be = upos == Upos::Verb && tree.kids_by(t, &[Deprel::Aux]).next().is_some();
        be.then(|| best(&LEXICON.adjectives, tree, t, &tree.word(t).to_lowercase())).flatten()
    };
    let (act, words) = best(table, tree, t, tree.lemma(t)).or_else(as_adjective)?;
    let act = &LEXICON.acts[act];
    let act = act.of_state(tree.lemma(t)).filter(|_| verbal && by_state(tree, t)).unwrap_or(act);
    // "the statement urged Chad to": it stands for those who made it
    if !verbal && act.kind == EventType::SayStatement && tree.name(t).is_some_and(|n| n.head == t) {
        return None;
    }
    let confidence = confidence(words.len(), verbal);
    let denies = words.iter().any(|&w| tree.rel(w) == Deprel::Advmod && STATUS.on(tree, w) == Some(Status::Negated));
    Some((
        Trigger {
            token: t,
            act,
            confidence,
            verbal,
            code: code(act, tree, t),
            denies,
            whom: None,
            modal: None,
            carried: None,
            of_verb: false,
        },
        words,
    ))
}

/// Whether a state does it, not its people: "France protested", not "the French protested".
fn by_state(tree: &Tree, t: usize) -> bool {
    let state = |s: usize| {
        let name = tree.name(s).filter(|n| n.kind == NameKind::Actor(ActorKind::State) && !n.adjective);
        name.is_some() && tree.word(s).eq_ignore_ascii_case(tree.lemma(s))
    };
    tree.kids_by(t, &[Deprel::Nsubj]).any(state)
}

/// The codes of an act, by the words that stand there.
fn code(act: &'static Act, tree: &Tree, t: usize) -> &'static Code {
    let lemma = tree.lemma(t);
    let fits = act.codes.iter().filter(|(p, _)| p.head.eq_ignore_ascii_case(lemma) && p.fits(tree, t).is_some());
    fits.max_by_key(|(p, _)| p.weight()).map_or(&act.code, |(_, code)| code)
}

/// Whether an adjective is said of somebody: "was hopeful", "remains ready".
fn predicate(tree: &Tree, t: usize) -> bool {
    tree.kids_by(t, &[Deprel::Cop, Deprel::Aux]).next().is_some() || tree.rel(t) == Deprel::Xcomp
}

/// The trigger, with a code of its own, that agrees, offers, threatens, prepares or refuses to do what another tells: the coding
/// schemes count the two as one.
pub fn governor(tree: &Tree, triggers: &[Trigger], trigger: &Trigger) -> Option<usize> {
    let mut at = trigger.token;
    for _ in 0..4 {
        let head = tree.head(at)?;
        let hangs = match tree.rel(at) {
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Conj => true,
            Deprel::Advcl | Deprel::Acl => tree.group(at).is_some_and(|g| g.mood == Mood::Infinitive),
            Deprel::Nmod | Deprel::Obl => tree.upos(at) == Upos::Noun,
            _ => false,
        };
        if !hangs {
            return None;
        }
        let governs = |t: &Trigger| {
            let kind = t.act.kind;
            let will = matches!(kind.family(), "agree" | "threaten" | "reject" | "offer");
            t.token == head && (will || kind.is_preparation()) && t.code.0.is_some()
        };
        if let Some(k) = triggers.iter().position(governs) {
            return Some(k);
        }
        at = head;
    }
    None
}

fn inside_a_name(tree: &Tree, t: usize) -> bool {
    tree.name(t).is_some_and(|n| n.tokens.len() > 1 || tree.upos(t) == Upos::Propn) && tree.upos(t) != Upos::Verb
}

fn best(
    table: &'static HashMap<String, Vec<Entry>>,
    tree: &Tree,
    t: usize,
    lemma: &str,
) -> Option<(usize, Vec<usize>)> {
    let entries = match table.get(lemma) {
        Some(entries) => entries,
        None if lemma.bytes().all(|b| b.is_ascii_lowercase()) => return None,
        None => table.get(&lemma.to_lowercase())?,
    };
    let fitting: Vec<(&Entry, Vec<usize>)> =
        entries.iter().filter_map(|e| Some((e, e.phrase.fits(tree, t)?))).collect();
    let barred =
        |act: usize, weight: usize| fitting.iter().any(|(e, _)| e.never && e.act == act && e.phrase.weight() >= weight);
    fitting
        .iter()
        .filter(|(e, _)| !e.never && !barred(e.act, e.phrase.weight()))
        .min_by_key(|(e, words)| {
            // of "sent food and inspectors" the first counts
            let joined = words.iter().filter(|&&w| tree.rel(w) == Deprel::Conj).count();
            // "brought an indictment over aid": the words that hang on the verb itself
            let own = words.iter().filter(|&&w| tree.head(w) == Some(t)).count();
            (std::cmp::Reverse(e.phrase.weight()), joined, std::cmp::Reverse(own), LEXICON.acts[e.act].rank)
        })
        .map(|(e, words)| (e.act, words.clone()))
}

fn confidence(more_words: usize, verbal: bool) -> f64 {
    match (more_words, verbal) {
        (0, true) => 0.8,
        (0, false) => 0.7,
        _ => 0.9,
    }
}

/// The clause of a token: its verb with all that hangs on it but other clauses; for a noun its phrase.
pub fn clause(tree: &Tree, t: usize) -> (usize, usize) {
    let own = matches!(tree.upos(t), Upos::Verb | Upos::Adj | Upos::Aux);
    let top = if own {
        t
    } else {
        std::iter::once(t).chain(tree.ancestors(t)).find(|&a| tree.group(a).is_some()).unwrap_or(t)
    };
    let (lo, hi) = tree.reach(top, |k| {
        matches!(tree.rel(k), Deprel::Punct | Deprel::Parataxis | Deprel::Advcl | Deprel::AclRelcl | Deprel::AdvclRelcl)
            || tree.rel(k) == Deprel::Conj && tree.group(k).is_some()
    });
    (lo.min(t), hi.max(t))
}
