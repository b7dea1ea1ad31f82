//! Clauses marked by hand (`tests/clauses.yaml`) against what the parser makes of them: who, whom, says, is, when.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Aspect, Deprel, Mood, Sentence, Tense, Tree, VerbGroup, Voice};
use annals::parse::Actors;
use std::collections::BTreeMap;

/// Slots right, of all that are marked, at least: what today's model does.
const RIGHT: f64 = 0.93;

type Slots = BTreeMap<String, String>;
use Deprel::{
    Acl, AclRelcl, Advcl, Ccomp, Conj, Csubj, Iobj, Nsubj, NsubjOuter, NsubjPass, Obj, OblAgent, Parataxis, Root, Xcomp,
};

fn is(tree: &Tree, group: &VerbGroup) -> String {
    let tense = ["", "past", "present", "future"][match group.tense {
        Tense::None => 0,
        Tense::Past => 1,
        Tense::Present => 2,
        Tense::Future => 3,
    }];
    let aspect = match group.aspect {
        Aspect::Simple => "",
        Aspect::Progressive => "progressive",
        Aspect::Perfect => "perfect",
        Aspect::PerfectProgressive => "perfect progressive",
    };
    let voice = if group.voice == Voice::Passive { "passive" } else { "" };
    let mood = match group.mood {
        Mood::Finite => "",
        Mood::Infinitive => "infinitive",
        Mood::Participle => "participle",
        Mood::Gerund => "gerund",
        Mood::Imperative => "imperative",
    };
    let not = if group.negated { "not" } else { "" };
    let words = [tense, aspect, voice, mood, group.modal.as_deref().unwrap_or(""), not];
    assert!(group.head < tree.len());
    words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn passive(tree: &Tree, verb: usize) -> bool {
    tree.group(verb).is_some_and(|g| g.voice == Voice::Passive)
}

/// What a relative pronoun stands for, or the word itself.
fn meant(tree: &Tree, verb: usize, word: usize) -> usize {
    let pronoun = ["that", "which", "who", "whom"].contains(&tree.word(word).to_lowercase().as_str());
    let noun = tree.head(verb).filter(|_| pronoun && tree.rel(verb) == AclRelcl);
    noun.unwrap_or(word)
}

/// The subject: its own, or that of the clause it continues or completes.
fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    let own = tree.kids_by(verb, &[Nsubj, NsubjPass, NsubjOuter, Csubj]).next();
    let above = || {
        let head = tree.head(verb)?;
        match tree.rel(verb) {
            Conj | Advcl => subject(tree, head),
            Xcomp if !passive(tree, head) => tree.kids_by(head, &[Obj]).next().or_else(|| subject(tree, head)),
            Xcomp => subject(tree, head),
            _ => None,
        }
    };
    own.map(|w| meant(tree, verb, w)).or_else(above)
}

fn who(tree: &Tree, verb: usize) -> Option<usize> {
    if passive(tree, verb) {
        tree.kids_by(verb, &[OblAgent]).next()
    } else {
        subject(tree, verb)
    }
}

fn whom(tree: &Tree, verb: usize) -> Option<usize> {
    if passive(tree, verb) {
        let noun = tree.head(verb).filter(|_| tree.rel(verb) == Acl);
        return subject(tree, verb).filter(|_| noun.is_none()).or(noun);
    }
    let object = tree.kids_by(verb, &[Obj]).next().or_else(|| tree.kids_by(verb, &[Iobj]).next());
    let own = object.map(|w| meant(tree, verb, w));
    // "the agreement the ministers signed"
    let gap = || tree.head(verb).filter(|h| tree.rel(verb) == AclRelcl && subject(tree, verb) != Some(*h));
    own.or_else(gap)
}

/// Who says the clause: the subject of the verb that it completes, or of the verb that is put beside it.
fn says(tree: &Tree, verb: usize) -> Option<usize> {
    let up =
        std::iter::once(verb).chain(tree.ancestors(verb)).find(|&v| matches!(tree.rel(v), Ccomp | Root | Parataxis));
    let up = up?;
    if tree.rel(up) == Ccomp {
        return subject(tree, tree.head(up)?);
    }
    tree.kids_by(up, &[Parataxis]).find_map(|v| subject(tree, v))
}

/// The verb that a date hangs on.
fn dated(tree: &Tree, word: usize) -> Option<usize> {
    tree.ancestors(word).find(|&v| tree.group(v).is_some())
}

fn right(article: &Article, sentence: &Sentence, slot: &str, verb: usize, expected: &str) -> bool {
    let tree = Tree::new(&article.text, sentence);
    let any_of = |found: Option<usize>| found.is_some_and(|w| expected.split(' ').any(|e| e == tree.word(w)));
    match slot {
        "who" => any_of(who(&tree, verb)),
        "whom" => any_of(whom(&tree, verb)),
        "says" => any_of(says(&tree, verb)),
        "is" => tree.group(verb).is_some_and(|g| is(&tree, g) == expected),
        "when" => {
            let tokens = || (0..tree.len()).filter(|&i| expected.split(' ').any(|e| e == tree.word(i)));
            tokens().any(|i| dated(&tree, i) == Some(verb))
        }
        other => panic!("no slot is called {other}"),
    }
}

#[test]
fn clauses_marked_by_hand() {
    let rows: Vec<BTreeMap<String, serde_yaml::Value>> = serde_yaml::from_str(include_str!("clauses.yaml")).unwrap();
    let (mut all, mut wrong) = (0, Vec::new());
    for row in rows {
        let article = Article::new("a", row["text"].as_str().unwrap());
        let sentences = annals::sentences(&article, &Actors::default());
        for (verb, slots) in row.iter().filter(|(verb, _)| *verb != "text") {
            let slots: Slots = serde_yaml::from_value(slots.clone()).unwrap();
            let place = sentences.iter().find_map(|s| {
                let word = |t: &annals::model::Token| article.words(t.span) == verb.as_str();
                s.tokens.iter().position(word).map(|at| (s, at))
            });
            let (sentence, at) = place.unwrap_or_else(|| panic!("no {verb} in {}", article.text));
            for (slot, expected) in slots {
                all += 1;
                if !right(&article, sentence, &slot, at, &expected) {
                    wrong.push(format!("{verb}: {slot} {expected} — {}", article.text));
                }
            }
        }
    }
    let share = (all - wrong.len()) as f64 / all as f64;
    println!("{} of {all} slots right ({:.1} %)\n{}", all - wrong.len(), share * 100.0, wrong.join("\n"));
    assert!(share >= RIGHT, "{:.3} of {all} slots right:\n{}", share, wrong.join("\n"));
}
