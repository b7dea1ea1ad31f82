//! Every example of `data/en/split`, and texts as they come.

use super::split;
use crate::model::Article;
use std::collections::BTreeMap;

fn sentences(text: &str) -> Vec<String> {
    let article = Article::new("a", text);
    split(&article).iter().map(|s| article.words(s.span).to_owned()).collect()
}

fn tokens(text: &str) -> String {
    let article = Article::new("a", text);
    let all = split(&article);
    let tokens = all.iter().flat_map(|s| &s.tokens).map(|t| article.words(t.span));
    tokens.collect::<Vec<_>>().join(" ")
}

fn on<T: serde::de::DeserializeOwned>(file: &str) -> BTreeMap<String, T> {
    let path = format!("{}/data/en/split/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
    let yaml: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    serde_yaml::from_value(yaml["on"].clone()).unwrap()
}

#[test]
fn every_example_of_abbreviations() {
    for (text, expected) in on::<Vec<String>>("abbreviations") {
        assert_eq!(sentences(&text), expected, "{text}");
    }
}

#[test]
fn every_example_of_tokens() {
    for (text, expected) in on::<String>("tokens") {
        assert_eq!(tokens(&text), expected, "{text}");
    }
}

#[test]
fn lines() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<String> = sentences(text).iter().map(|s| s.replace('\n', " ")).collect();
        assert_eq!(found, expected);
    };
    check("Envoys meet in Doha\n\nDOHA (AP) -- They met.", &["Envoys meet in Doha", "DOHA (AP) --", "They met."]);
    check("Seoul, May 28 (Yonhap) -- \"We left,\" he said.", &["Seoul, May 28 (Yonhap) --", "\"We left,\" he said."]);
    check(
        "NATO - the alliance - met. OPEC -- not we -- did.",
        &["NATO - the alliance - met.", "OPEC -- not we -- did."],
    );
    check("PARIS-based envoys met.", &["PARIS-based envoys met."]);
    let wrapped = "Envoys Meet in Doha\nDOHA, May 3 -- The two envoys who had not spoken for\nseven years met on Monday, an aide\nsaid. They agreed on nothing\nbut on the date of the next meeting.\nNo more was known.\n";
    check(
        wrapped,
        &[
            "Envoys Meet in Doha",
            "DOHA, May 3 --",
            "The two envoys who had not spoken for seven years met on Monday, an aide said.",
            "They agreed on nothing but on the date of the next meeting.",
            "No more was known.",
        ],
    );
    check("They want:\n* peace\n* bread\n", &["They want:", "* peace", "* bread"]);
    check("\"Leave!\" she said. \"Now.\" They left.", &["\"Leave!\" she said.", "\"Now.\"", "They left."]);
}

#[test]
fn nonsense() {
    for text in [
        "",
        "\n\n",
        "....",
        "''''''''",
        "a\u{0}b\u{fffd}",
        "''s",
        "’",
        "-",
        "$",
        "%%%",
        "\u{200b}",
        "((((((((",
        "n't",
        "I.",
        "é.é.é",
    ] {
        split(&Article::new("a", text));
    }
    let long = "x-".repeat(100_000);
    assert!(!split(&Article::new("a", long)).is_empty());
}
