//! Dictionary forms that are known, not guessed: "bombed" is "bomb", "overthrew" is "overthrow".
//!
//! In: a form in small letters and its part of speech. Out: its dictionary form, for the words of `data/en/parse/forms.yaml`.

use crate::knowledge;
use crate::model::Upos;
use foldhash::HashMap;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Words {
    regular: Vec<String>,
    doubling: Vec<String>,
    irregular: HashMap<String, String>,
    nouns: HashMap<String, String>,
    endings: Vec<(String, String)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge::open("en/parse/forms.yaml"));

static BASES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let words = &*WORDS;
    let mut bases = words.irregular.clone();
    let doubled = |verb: &String| verb.chars().last().map(|c| format!("{verb}{c}"));
    let regular = words.regular.iter().map(|v| (v.clone(), v));
    let doubling = words.doubling.iter().filter_map(|v| Some((doubled(v)?, v)));
    for (stem, verb) in regular.chain(doubling) {
        for (ending, off) in &words.endings {
            // a silent e goes before an ending, and never stays
            let fits =
                if off.is_empty() { !stem.ends_with('e') || ending == "s" } else { stem.ends_with(off.as_str()) };
            if fits {
                bases.entry(format!("{}{ending}", &stem[..stem.len() - off.len()])).or_insert_with(|| verb.clone());
            }
        }
    }
    bases
});

/// The dictionary form of a verb's or noun's form, where it is known.
pub fn base(form: &str, upos: Upos) -> Option<&'static str> {
    let known = match upos {
        Upos::Verb => &*BASES,
        Upos::Noun => &WORDS.nouns,
        _ => return None,
    };
    known.get(form).map(String::as_str)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_example_of_forms() {
        let path = format!("{}/data/en/parse/forms.yaml", env!("CARGO_MANIFEST_DIR"));
        let yaml: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (form, wanted) in yaml["on"].as_mapping().unwrap() {
            let (form, wanted) = (form.as_str().unwrap(), wanted.as_str().unwrap());
            assert_eq!(super::base(form, crate::model::Upos::Verb).unwrap_or_default(), wanted, "{form}");
        }
    }
}
