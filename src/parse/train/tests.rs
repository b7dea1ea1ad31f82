//! Training makes a model that opens and reads, and the same one again.

use super::{train, Settings};
use crate::parse::model::Model;

/// Trees of a few sentences, in CoNLL-U, often enough to learn from.
fn treebank() -> String {
    let rows = |words: &[(&str, &str, &str, &str, usize, &str)]| {
        let row = |(i, w): (usize, &(&str, &str, &str, &str, usize, &str))| {
            format!("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n", i + 1, w.0, w.1, w.2, w.3, w.4, w.5)
        };
        words.iter().enumerate().map(row).collect::<String>() + "\n"
    };
    let freed = rows(&[
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("freed", "free", "VERB", "VBD", 0, "root"),
        ("the", "the", "DET", "DT", 4, "det"),
        ("sailors", "sailor", "NOUN", "NNS", 2, "obj"),
        (".", ".", "PUNCT", ".", 2, "punct"),
    ]);
    let fled = rows(&[
        ("The", "the", "DET", "DT", 2, "det"),
        ("king", "king", "NOUN", "NN", 3, "nsubj"),
        ("fled", "flee", "VERB", "VBD", 0, "root"),
        (".", ".", "PUNCT", ".", 3, "punct"),
    ]);
    (freed + &fled).repeat(20)
}

#[test]
fn same_files_and_seed_make_the_same_bytes() {
    let settings = Settings { rounds: 12, rate: 0.02, ..Settings::default() };
    let made = || train(&[treebank()], "iran 0.5 0.1\nking 0.4 0.2\n", &treebank(), &settings, &|_| ());
    let (first, second) = (made(), made());
    assert!(first == second, "two trainings differ");
    let model = Model::open(&first);
    assert!(model.tags.iter().any(|t| t.fine == "VBD"));
    let fled = model.tags.iter().find(|t| t.fine == "VBD").unwrap();
    assert_eq!(model.lemmas.lemma("fled", fled), "flee");
    assert_eq!(model.lemmas.lemma("shook", fled), "shake", "a form that no sentence holds");
}
