//! Every example of `data/en/parse`.

use crate::model::{Article, Aspect, Mood, Sentence, Tense, VerbGroup, Voice};
use std::collections::BTreeMap;

fn parsed(text: &str) -> (Article, Vec<Sentence>) {
    let article = Article::new("a", text);
    let at = |(i, w): (usize, &str)| crate::model::Token {
        span: crate::model::Span::new(i, i + w.len()),
        ..Default::default()
    };
    let bare = text.trim_end_matches('.');
    let mut tokens: Vec<_> = bare.split(' ').map(|w| at((w.as_ptr() as usize - text.as_ptr() as usize, w))).collect();
    tokens.extend((bare.len() < text.len()).then(|| at((bare.len(), "."))));
    let mut sentences = vec![Sentence { tokens, ..Sentence::default() }];
    super::syntax(&article, &mut sentences);
    (article, sentences)
}

fn told(sentence: &Sentence, group: &VerbGroup) -> String {
    let tense = match group.tense {
        Tense::None => "",
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
    };
    let aspect = match group.aspect {
        Aspect::Simple => "",
        Aspect::Progressive => "progressive",
        Aspect::Perfect => "perfect",
        Aspect::PerfectProgressive => "perfect progressive",
    };
    let voice = if group.voice == Voice::Passive { "passive" } else { "" };
    let mood = match group.mood {
        Mood::Finite => "finite",
        Mood::Infinitive => "infinitive",
        Mood::Participle => "participle",
        Mood::Gerund => "gerund",
        Mood::Imperative => "imperative",
    };
    let modal = group.modal.as_deref().unwrap_or("");
    let negated = if group.negated { "negated" } else { "" };
    let all = [&sentence.tokens[group.head].lemma, tense, aspect, voice, mood, modal, negated];
    all.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn examples(file: &str) {
    let path = format!("{}/data/en/parse/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
    let yaml: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let on: BTreeMap<String, String> = serde_yaml::from_value(yaml["on"].clone()).unwrap();
    for (text, expected) in on {
        let (_, sentences) = parsed(&text);
        let found: Vec<String> = sentences[0].verbs.iter().map(|v| told(&sentences[0], v)).collect();
        // the words that only say "ahead" may have groups of their own
        let mut wanted = expected.split("; ").filter(|w| !w.is_empty());
        assert!(wanted.all(|w| found.iter().any(|f| f == w)), "{text}\n wanted {expected:?}\n found {found:?}");
    }
}

#[test]
fn every_example_of_verbs() {
    examples("verbs");
}

#[test]
fn every_example_of_irregular_verbs() {
    examples("irregular");
    assert!(
        parsed("The wound was deep.").1[0].verbs.iter().all(|v| v.head != 1),
        "a noun that looks like a past tense"
    );
}

#[test]
fn long_sentences_and_nonsense() {
    let long = "the ship sank , ".repeat(2_500);
    let marks = ")( \" -- ' ".repeat(2_000);
    let bytes: String = (1..20_000u32).filter_map(|i| char::from_u32(i * 7 % 70_001)).collect();
    for text in [long, marks, bytes, "x".repeat(100_000), String::new()] {
        let sentence = &parsed(text.trim()).1[0];
        let n = sentence.tokens.len();
        assert!(sentence.tokens.iter().enumerate().all(|(i, t)| t.head.is_none_or(|h| h < n && h != i)));
    }
}
