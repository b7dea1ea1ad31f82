//! Whether it happened (`tests/status.yaml`): sentences of many kinds, and what becomes of the acts in them.
//!
//! STATUS=1 lists what is not so.

#![allow(clippy::unwrap_used)] // a test

use annals::model::Article;
use annals::parse::Actors;
use std::collections::BTreeMap;

/// How many of a hundred must be right.
const FLOOR: usize = 88;

#[test]
fn words_say_whether_it_happened() {
    let rows: Vec<BTreeMap<String, String>> = serde_yaml::from_str(include_str!("status.yaml")).unwrap();
    let (mut all, mut flaws) = (0, Vec::new());
    for row in &rows {
        let mut article = Article::new("row", row["text"].clone());
        article.published = Some("2024-03-15".parse().unwrap());
        let found = annals::reading(&article, &Actors::default()).mentions;
        let told = |m: &annals::model::Mention| serde_json::to_value(m.status).unwrap().as_str().unwrap().to_owned();
        for (word, status) in row.iter().filter(|(word, _)| *word != "text") {
            all += 1;
            let got: Vec<String> = found.iter().filter(|m| article.words(m.trigger) == word).map(told).collect();
            if !got.contains(status) {
                flaws.push(format!("{}\n    {word}: {status}, not {got:?}", row["text"]));
            }
        }
    }
    if std::env::var("STATUS").is_ok() {
        flaws.iter().for_each(|f| println!("{f}"));
    }
    let good = all - flaws.len();
    println!("{good} of {all} are right");
    assert!(good * 100 >= all * FLOOR, "{good} of {all} are right; STATUS=1 lists the others");
}
