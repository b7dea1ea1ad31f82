//! Minimal sets (`tests/minimal.yaml`): the same act as done, planned, possible, undone, denied, said, conditional, remembered.
//!
//! Each act goes into each frame; its status and its days must be as the frame says. MINIMAL=1 lists what is not so.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Mention, Moment};
use annals::parse::Actors;
use serde_yaml::Value;

/// How many of a hundred must be right.
const FLOOR: usize = 97;

fn days(m: &Mention) -> (String, String) {
    let text = |moment: Option<Moment>, f: fn(Moment) -> String| {
        moment.map_or("..".to_owned(), |m| f(m).chars().take(10).collect::<String>())
    };
    (text(m.bounds.start.earliest, Moment::earliest_text), text(m.bounds.end.latest, Moment::latest_text))
}

#[test]
fn acts_are_told_apart_by_their_telling() {
    let sets: Value = serde_yaml::from_str(include_str!("minimal.yaml")).unwrap();
    let row = |v: &Value| -> Vec<String> {
        v.as_sequence().unwrap().iter().map(|x| x.as_str().unwrap().to_owned()).collect()
    };
    let (mut all, mut flaws) = (0, Vec::new());
    for act in sets["acts"].as_sequence().unwrap() {
        let [forms, rest, noun, kind] = &row(act)[..] else { panic!("four to an act: {act:?}") };
        let forms: Vec<&str> = forms.split(' ').collect();
        for (name, frame) in sets["frames"].as_mapping().unwrap() {
            let [sentence, status, from, to] = &row(frame)[..] else { panic!("four to a frame: {frame:?}") };
            let mut text = sentence.replace("<noun>", noun);
            for (gap, form) in ["<do>", "<did>", "<done>", "<does>"].iter().zip(&forms) {
                text = text.replace(gap, &format!("{form} {rest}"));
            }
            let mut article = Article::new("set", text.clone());
            article.published = Some(sets["published"].as_str().unwrap().parse().unwrap());
            let found = annals::reading(&article, &Actors::default()).mentions;
            let word = |m: &Mention| serde_json::to_value(m.kind).unwrap().as_str().unwrap().to_owned();
            let right = |m: &&Mention| {
                let told = serde_json::to_value(m.status).unwrap();
                word(m) == *kind && told == status.as_str() && days(m) == (from.clone(), to.clone())
            };
            all += 1;
            if !found.iter().any(|m| right(&m)) {
                let got: Vec<String> =
                    found.iter().map(|m| format!("{} {:?} {:?}", word(m), m.status, days(m))).collect();
                flaws.push(format!("{}: {text}\n    {}", name.as_str().unwrap(), got.join("; ")));
            }
        }
    }
    if std::env::var("MINIMAL").is_ok() {
        flaws.iter().for_each(|f| println!("{f}"));
    }
    let good = all - flaws.len();
    println!("{good} of {all} are right");
    assert!(good * 100 >= all * FLOOR, "{good} of {all} are right; MINIMAL=1 lists the others");
}
