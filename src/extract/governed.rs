//! Whether it happened, by the words above an event: conditions, and verbs and nouns that plan, doubt, deny or claim it.
//!
//! In: a word and the status that its own words give it. Out: its status. In "the threat to attack was not carried out",
//! *attack* hangs on a threat; in "Iran was accused of planning to strike", *strike* is planned, by an accusation.

use super::lexicon::SAME;
use super::reality::{Effect, STATUS};
use super::status::{carrier as carrier_of, own};
use super::title::definite;
use crate::model::{Aspect, Deprel, Mood, Status, Tense, Tree, Upos};

/// How far up the tree one looks.
const HEIGHT: usize = 12;

/// What becomes of a word's own status by the words above it. The carrier is the verb that lends a noun its tense; what is
/// done by words is done when they are spoken: "his demand was refused", "would like to thank".
pub fn real(tree: &Tree, t: usize, carrier: Option<usize>, own: Status, speech: bool) -> Status {
    let speaks = carrier.unwrap_or(t);
    let above = tree.head(speaks).filter(|_| speech && own == Status::Occurred);
    let polite = above.is_some_and(|a| {
        tree.rel(speaks) == Deprel::Xcomp && STATUS.polite.contains(tree.lemma(a)) && courteous(tree, a)
    });
    let answered = above.is_some_and(|a| {
        tree.rel(speaks) == Deprel::NsubjPass
            && matches!(STATUS.complement(tree.lemma(a), &["<noun>"]), Some(Effect::Negated | Effect::Denied))
    });
    // "adding she may resign", where the tree has the two the wrong way round
    let inverted = above.is_some_and(|a| {
        let between = || (t + 1..a).all(|k| tree.upos(k) != Upos::Punct);
        let subject = || tree.kids_by(a, &[Deprel::Nsubj, Deprel::NsubjPass]).any(|s| s > t);
        tree.rel(speaks) == Deprel::Advcl && a > t && between() && subject()
    });
    if polite || answered || inverted {
        own
    } else {
        climb(tree, t, carrier, own, HEIGHT)
    }
}

/// Whether it stands there for politeness only: "would like to", "I want to".
fn courteous(tree: &Tree, v: usize) -> bool {
    let modal = tree.group(v).and_then(|g| g.modal.as_ref());
    let present = || tree.group(v).is_some_and(|g| g.tense == Tense::Present && !g.negated);
    let speaker = || tree.kids_by(v, &[Deprel::Nsubj]).any(|s| SAME.speaker.contains(&tree.lemma(s).to_lowercase()));
    modal.map_or_else(|| present() && speaker(), |m| STATUS.modal.get(m) == Some(&Status::Conditional))
}

fn climb(tree: &Tree, t: usize, carrier: Option<usize>, own: Status, height: usize) -> Status {
    let speaks = carrier.unwrap_or(t);
    if conditional(tree, speaks, own) {
        return Status::Conditional;
    }
    // "denied that his men had fired, and blamed the gunners": joined to the saying
    if parts(tree, speaks) {
        return own;
    }
    // what is joined to another shares its fate
    let below = std::iter::once(speaks)
        .chain(tree.ancestors(speaks))
        .find(|&a| tree.rel(a) != Deprel::Conj && tree.rel(a) != Deprel::Compound)
        .unwrap_or(speaks);
    if below != speaks && conditional(tree, below, own) {
        return Status::Conditional;
    }
    // "why the plane crashed" takes it that it did
    if marked(tree, below, &STATUS.presupposed) {
        return own;
    }
    // "accused Chile last month of stealing": not what hangs on the month
    let dated = |t: usize| tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(t).span));
    let head = || tree.ancestors(below).find(|&a| !dated(a));
    let Some(above) = nearer(tree, below).or_else(head).filter(|_| height > 0) else { return own };
    let over = || climb(tree, above, carrier_of(tree, above), self::own(tree, above), height - 1);
    match effect(tree, above, below) {
        Some(Effect::Given) => match over() {
            Status::Occurred | Status::Ongoing => own,
            _ if own == Status::Occurred && STATUS.ends(tree.lemma(above)) => Status::Ongoing,
            // "any attack would be answered"
            unreal if of_any(tree, below) => combine(unreal, own),
            _ => own,
        },
        Some(Effect::Same) => combine(over(), own),
        Some(effect) => through(effect, over(), own, tree.group(above).is_none()),
        None => passed(tree, below, above, own, over),
    }
}

/// Whether a simple past is joined to the pluperfect of what somebody said in the simple past: it is he who did that too.
fn parts(tree: &Tree, v: usize) -> bool {
    let past = |v: usize, aspect: Aspect| tree.group(v).is_some_and(|g| g.tense == Tense::Past && g.aspect == aspect);
    let said = tree.head(v).filter(|&h| tree.rel(v) == Deprel::Conj && past(h, Aspect::Perfect));
    let saying = said.and_then(|h| tree.head(h).filter(|_| tree.rel(h) == Deprel::Ccomp));
    let alone = || tree.kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none();
    past(v, Aspect::Simple) && alone() && saying.is_some_and(|s| past(s, Aspect::Simple))
}

/// The word right before an infinitive or a preposition with a gerund, where it is one that governs such: it is the nearest,
/// whatever the tree says.
fn nearer(tree: &Tree, below: usize) -> Option<usize> {
    let group = tree.group(below)?;
    let link = match group.mood {
        Mood::Infinitive => "<infinitive>",
        Mood::Gerund => "<gerund>",
        _ => return None,
    };
    let mark = tree.kids_by(below, &[Deprel::Mark, Deprel::Case]).next().filter(|&m| m < below)?;
    let before = mark.checked_sub(1).filter(|&b| tree.head(below) != Some(b))?;
    let content = matches!(tree.upos(before), Upos::Noun | Upos::Verb | Upos::Adj);
    let own = if group.mood == Mood::Infinitive { link } else { tree.lemma(mark) };
    (content && STATUS.complement(tree.lemma(before), &[own, link]).is_some()).then_some(before)
}

/// What a governing word makes of it, itself being as real as told by `over`.
fn through(effect: Effect, over: Status, own: Status, noun: bool) -> Status {
    let status = match effect {
        Effect::Planned => Status::Planned,
        Effect::Conditional => Status::Conditional,
        Effect::Hypothetical => Status::Hypothetical,
        Effect::Alleged => Status::Alleged,
        Effect::Denied => Status::Denied,
        Effect::Negated => Status::Negated,
        Effect::Same | Effect::Given => own,
    };
    match (over, status) {
        (Status::Occurred | Status::Ongoing, _) => combine(status, own),
        (Status::Negated, Status::Planned) => Status::Negated,
        // "the demand for it was refused", "the claim of it rejected"
        (Status::Negated, Status::Alleged) if noun => Status::Denied,
        (Status::Negated, _) if noun => Status::Negated,
        (Status::Negated, Status::Denied | Status::Negated) => own,
        (Status::Negated, _) => combine(status, own),
        (Status::Denied, _) => Status::Denied,
        (Status::Alleged, _) => combine(status, own),
        (_, Status::Negated) => Status::Hypothetical,
        (_, Status::Planned) => combine(over, own),
        _ => combine(status, own),
    }
}

/// What a word without a meaning of its own for it passes on from above.
fn passed(tree: &Tree, below: usize, above: usize, own: Status, over: impl Fn() -> Status) -> Status {
    let finite =
        tree.group(below).is_some_and(|g| g.mood == Mood::Finite && g.tense != Tense::None || g.modal.is_some());
    let verb = tree.group(below).is_some();
    match tree.rel(below) {
        Deprel::Ccomp if marked(tree, below, &STATUS.question) => combine(Status::Hypothetical, own),
        // "it is not true that"
        Deprel::Ccomp if finite && tree.upos(above) == Upos::Adj => combine(over(), own),
        Deprel::Ccomp if finite && weak(tree, above) => combine(Status::Alleged, own),
        Deprel::Ccomp if finite => own,
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj => combine(over(), own),
        Deprel::Advcl if finite && marked(tree, below, &STATUS.meanwhile) => match over() {
            Status::Planned | Status::Conditional | Status::Hypothetical if own != Status::Negated => {
                if awaited(tree, below) {
                    Status::Conditional
                } else {
                    Status::Planned
                }
            }
            _ => own,
        },
        Deprel::Advcl | Deprel::Acl if verb && !finite && !aside(tree, below) => match over() {
            Status::Negated | Status::Denied | Status::Alleged => own,
            over => combine(over, own),
        },
        Deprel::Obl | Deprel::Nmod if case_in(tree, below, &STATUS.ahead) => combine(Status::Planned, own),
        Deprel::Obl if case_in(tree, below, &STATUS.meanwhile) => match over() {
            over @ (Status::Planned | Status::Conditional | Status::Hypothetical) => combine(over, own),
            _ => own,
        },
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nmod if !verb && !definite(tree, below) => match over() {
            Status::Ongoing => own,
            // "the raid was not noticed" tells of a raid all the same
            Status::Negated if tree.rel(below) == Deprel::NsubjPass && !of_any(tree, below) => own,
            over => combine(over, own),
        },
        _ => own,
    }
}

/// What the governing word makes of the one below it, by how it hangs there.
fn effect(tree: &Tree, above: usize, below: usize) -> Option<Effect> {
    let group = tree.group(below);
    let infinitive = group.is_some_and(|g| g.mood == Mood::Infinitive);
    let preposition = tree.kids_by(below, &[Deprel::Case, Deprel::Mark]).next().map(|k| tree.lemma(k));
    let form = match tree.rel(below) {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl | Deprel::Csubj if infinitive => "<infinitive>",
        Deprel::Advcl if infinitive => "<infinitive>",
        Deprel::AclRelcl if finite_content(tree, below) => "<clause>",
        Deprel::Ccomp | Deprel::Acl if group.is_some_and(|g| g.tense != Tense::None || g.modal.is_some()) => "<clause>",
        Deprel::Ccomp if group.is_none() => "<clause>",
        Deprel::Acl if aside(tree, below) => return STATUS.linked(tree.lemma(above), "<participle>"),
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl | Deprel::Csubj if group.is_some() => "<gerund>",
        Deprel::Advcl
            if group.is_some_and(|g| g.mood == Mood::Gerund)
                && preposition.is_some_and(|p| !STATUS.manner.contains(&p.to_lowercase())) =>
        {
            "<gerund>"
        }
        Deprel::Xcomp | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::NsubjPass => "<noun>",
        // "an attack is likely"
        Deprel::Nsubj if tree.upos(above) == Upos::Adj => "<subject>",
        _ => return None,
    };
    let infinitive = form == "<infinitive>";
    let passive = || tree.kids_by(above, &[Deprel::AuxPass]).next().is_some();
    let form = if infinitive && passive() { "<passive>" } else { form };
    if infinitive && pending(tree, below) {
        return Some(Effect::Negated);
    }
    let known = if form == "<noun>" && definite(tree, below) { "<known>" } else { form };
    let links = [tree.lemma(below), known, preposition.filter(|_| !infinitive).unwrap_or(form), form, "<infinitive>"];
    let links = if infinitive { &links[..] } else { &links[..4] };
    STATUS.complement(tree.lemma(above), links)
}

/// Whether a clause on a noun is its content, not about it: "evidence that they met".
fn finite_content(tree: &Tree, below: usize) -> bool {
    tree.kids_by(below, &[Deprel::Mark]).next().is_some() && tree.group(below).is_some_and(|g| g.tense != Tense::None)
}

/// Whether it is still to be done: "has yet to be ratified".
pub fn pending(tree: &Tree, verb: usize) -> bool {
    let before = tree.kids_by(verb, &[Deprel::Mark]).next().and_then(|m| m.checked_sub(1));
    before.is_some_and(|k| STATUS.pending.contains(&tree.lemma(k).to_lowercase()))
}

/// Whether a participle only adds to the noun it hangs on: "militants attacking the town", "the troops required".
fn aside(tree: &Tree, below: usize) -> bool {
    tree.rel(below) == Deprel::Acl
        && tree.kids_by(below, &[Deprel::Mark, Deprel::Case]).next().is_none()
        && tree.group(below).is_some_and(|g| matches!(g.mood, Mood::Participle | Mood::Gerund))
}

/// What a participle on a noun tells of it: "the visit planned for June", "talks that were cancelled".
pub fn told_of(tree: &Tree, participle: usize) -> Option<Status> {
    let group = tree.group(participle)?;
    let passive = group.mood == Mood::Participle && tree.kids_by(participle, &[Deprel::Obj]).next().is_none()
        || tree.kids_by(participle, &[Deprel::AuxPass]).next().is_some();
    let effect = STATUS.complement(tree.lemma(participle), &["<noun>"]).filter(|_| passive)?;
    match effect {
        Effect::Same | Effect::Given => None,
        effect => Some(through(effect, own(tree, participle), Status::Occurred, false)),
    }
}

/// What two statements make together, the one on the left standing above.
pub fn combine(above: Status, own: Status) -> Status {
    match (above, own) {
        (Status::Occurred, own) => own,
        (Status::Ongoing, Status::Occurred) => Status::Ongoing,
        (Status::Ongoing, own) => own,
        (Status::Denied, _) | (_, Status::Denied) => Status::Denied,
        (Status::Alleged, Status::Occurred | Status::Ongoing) => Status::Alleged,
        (Status::Alleged, own) => own,
        (Status::Negated, Status::Negated) => Status::Occurred,
        (Status::Planned | Status::Hypothetical, Status::Negated) => Status::Negated,
        (Status::Planned, own @ (Status::Hypothetical | Status::Conditional)) => own,
        (above, _) => above,
    }
}

/// What "would" makes of its verb: under a condition it is one; told from the past, or of somebody known, it is ahead.
pub fn would(tree: &Tree, v: usize) -> Status {
    if consequence(tree, v) {
        return Status::Conditional;
    }
    let seen_since =
        tree.kids_by(v, &[Deprel::Advmod]).any(|k| STATUS.hindsight.contains(&tree.word(k).to_lowercase()));
    if seen_since && !matches!(tree.rel(v), Deprel::Ccomp | Deprel::Parataxis) {
        return Status::Occurred;
    }
    let past = |a: usize| tree.group(a).is_some_and(|g| g.tense == Tense::Past && g.modal.is_none());
    let aside = tree.kids_by(v, &[Deprel::Parataxis]).any(past);
    let would = tree.group(v).and_then(|g| g.modal.as_ref());
    let told = tree.ancestors(v).find(|&a| {
        tree.group(a).is_some_and(|g| g.mood == Mood::Finite && (g.modal.is_none() || g.modal.as_ref() != would))
    });
    let subject = tree.kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj]).next();
    let open = subject.is_some_and(|s| of_any(tree, s) || tree.rel(s) == Deprel::Csubj);
    let dated = tree.rel(v) == Deprel::Advcl && marked(tree, v, &STATUS.meanwhile);
    match told {
        _ if dated && !awaited(tree, v) => Status::Planned,
        _ if open => Status::Conditional,
        _ if aside => Status::Planned,
        Some(a) if past(a) => Status::Planned,
        Some(_) => Status::Conditional,
        None => Status::Planned,
    }
}

/// Whether it is no particular one: "any attack".
fn of_any(tree: &Tree, s: usize) -> bool {
    tree.kids_by(s, &[Deprel::Det, Deprel::Amod]).any(|d| STATUS.indefinite.contains(&tree.lemma(d).to_lowercase()))
}

/// Whether it stands in a condition, or in the main clause of one: "if France attacks, Chad will respond".
fn conditional(tree: &Tree, t: usize, own: Status) -> bool {
    let content = matches!(tree.rel(t), Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj);
    let opens = |c: usize| marked(tree, c, &STATUS.condition);
    let ahead = || tree.group(t).is_some_and(|g| g.modal.is_some() || g.tense == Tense::Future);
    // where the tree has the two clauses the wrong way round
    let follows = || tree.rel(t) == Deprel::Advcl && !opens(t) && tree.head(t).is_some_and(|h| h < t && opens(h));
    !content && opens(t)
        || matches!(tree.rel(t), Deprel::Advcl | Deprel::Ccomp) && inverted(tree, t)
        || follows() && ahead()
        || own != Status::Negated && ahead() && consequence(tree, t)
}

/// Whether a clause has a condition, its own or that of the clause it is joined to.
fn consequence(tree: &Tree, v: usize) -> bool {
    let first = (tree.rel(v) == Deprel::Conj).then(|| tree.head(v)).flatten();
    // "If rain falls, he warned, the dam would break": the tree has the condition on the saying
    let saying = tree.head(v).filter(|&s| tree.rel(v) == Deprel::Ccomp && s < v);
    let parted = |s: usize| {
        let opens = |&a: &usize| a < s && marked(tree, a, &STATUS.condition);
        tree.kids_by(s, &[Deprel::Advcl]).any(|a| opens(&a)) && (s + 1..v).any(|k| tree.upos(k) == Upos::Punct)
    };
    if saying.is_some_and(parted) {
        return true;
    }
    std::iter::once(v).chain(first).any(|v| {
        tree.kids_by(v, &[Deprel::Ccomp]).any(|a| inverted(tree, a))
            || tree.kids_by(v, &[Deprel::Advcl]).any(|a| {
                marked(tree, a, &STATUS.condition)
                    || inverted(tree, a)
                    || marked(tree, a, &STATUS.meanwhile) && awaited(tree, a)
            })
    })
}

/// Whether an auxiliary before its subject opens a condition: "should they meet again".
fn inverted(tree: &Tree, clause: usize) -> bool {
    // "there had been no arrests": the expletive stands where a subject does
    let subject = tree.kids_by(clause, &[Deprel::Expl, Deprel::Nsubj, Deprel::NsubjPass]).next();
    let first = tree.kids_by(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next();
    first.zip(subject).is_some_and(|(a, s)| a < s && STATUS.inverted.contains(tree.lemma(a)))
}

/// Whether a clause of time is one that the other waits for: "only after", "until".
fn awaited(tree: &Tree, clause: usize) -> bool {
    let marks = || tree.kids_by(clause, &[Deprel::Mark, Deprel::Advmod, Deprel::Case]);
    let only = |k: usize| STATUS.only.contains(&tree.lemma(k).to_lowercase());
    let before = marks().next().and_then(|m| m.checked_sub(1));
    marks().any(|k| STATUS.awaited.contains(&tree.lemma(k).to_lowercase()) || only(k)) || before.is_some_and(only)
}

fn marked(tree: &Tree, clause: usize, words: &foldhash::HashSet<String>) -> bool {
    tree.kids_by(clause, &[Deprel::Mark, Deprel::Advmod]).any(|m| words.contains(&tree.lemma(m).to_lowercase()))
}

fn case_in(tree: &Tree, noun: usize, words: &foldhash::HashSet<String>) -> bool {
    tree.kids_by(noun, &[Deprel::Case]).any(|k| words.contains(&tree.lemma(k).to_lowercase()))
}

/// Whether the one who says so is nobody to rely on: "reports said", "a source told".
fn weak(tree: &Tree, saying: usize) -> bool {
    tree.kids_by(saying, &[Deprel::Nsubj]).any(|s| STATUS.weak.contains(&tree.lemma(s).to_lowercase()))
}
