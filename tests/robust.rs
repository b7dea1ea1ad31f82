//! Texts and strings that nobody would write: made by a fixed seed out of the words of `data/`, marks and numbers, and by
//! spoiling the sample articles; and small networks and timelines of all kinds. For longer runs see `fuzz/`.

#![allow(clippy::unwrap_used)] // a test may

mod checks;

use std::fs;

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        &from[self.roll(from.len())]
    }
}

/// Words that times are made of, from the rules and word lists.
fn words() -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for folder in ["words", "rules"] {
        for entry in fs::read_dir(format!("{}/data/en/date/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let apart = |c: char| !c.is_alphanumeric() && c != '.' && c != '-';
            words.extend(text.split(apart).filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    words.sort();
    words.dedup();
    let marks = ". , ; : - -- ' \" ( ) / $ % 's \n \n\n the of a and 0 1 3 12 31 1979 99 2000 1,000 2.5 1/2 10:30 24:00 3rd 1990s \
        5/28/07 2007-05-28 0430Z 1939-45 May March é 日 \u{a0} — – 99999999999999 a.m. BC AD";
    let often: Vec<String> = marks.split(' ').map(str::to_owned).collect();
    for _ in 0..words.len() / often.len() {
        words.extend(often.iter().cloned());
    }
    words
}

#[test]
fn any_text_is_read() {
    let (words, mut dice) = (words(), Dice(1));
    for n in 0..3000 {
        let length = 1 + dice.roll(60);
        let mut text = String::new();
        for _ in 0..length {
            text.push_str(dice.pick(&words));
            text.push_str(["", " ", " ", " ", " ", "\n"][dice.roll(6)]);
        }
        checks::dates(&text, (n % 4 > 0).then(|| dice.roll(1 << 16) as u16));
    }
}

/// Words that hang on others: what is left of a sentence must not be followed in circles.
const SMALL: [&str; 24] = [
    "the",
    "his",
    "it",
    "It",
    "they",
    "She",
    "whose",
    "where",
    "in",
    "of",
    "and",
    "'s",
    "\"",
    ",",
    ";",
    "(",
    "\n\n",
    "who",
    "said",
    "to",
    "both sides",
    "each country",
    "the council",
    "after",
];

#[test]
fn spoiled_articles_are_built() {
    let mut dice = Dice(3);
    let articles: Vec<String> = fs::read_dir(format!("{}/data/articles", env!("CARGO_MANIFEST_DIR")))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let all: Vec<String> = articles.iter().flat_map(|a| a.split(' ')).map(str::to_owned).collect();
    let mut texts = ["She bribes; in people sent", "A start\nORDER: The envoy, Hans"].map(str::to_owned).to_vec();
    for n in 0..120 {
        let mut words: Vec<&str> = articles[n % articles.len()].split(' ').collect();
        for _ in 0..dice.roll(60) {
            let (at, to) = (dice.roll(words.len()), dice.roll(words.len()));
            match dice.roll(4) {
                0 => drop(words.remove(at)),
                1 => words.swap(at, to),
                2 => words[at] = dice.pick(&all),
                _ => words.insert(at, SMALL[dice.roll(SMALL.len())]),
            }
        }
        texts.push(words.join(" "));
    }
    for text in texts {
        let article = annals::model::Article::new("spoiled", text);
        annals::build(vec![article], vec![], &annals::Options::default());
    }
}

#[test]
fn spoiled_articles_are_read() {
    let mut dice = Dice(2);
    for entry in fs::read_dir(format!("{}/data/articles", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let article = fs::read_to_string(entry.unwrap().path()).unwrap();
        for _ in 0..40 {
            let mut letters: Vec<char> = article.chars().collect();
            for _ in 0..dice.roll(200) {
                let (from, to) = (dice.roll(letters.len()), dice.roll(letters.len()));
                match dice.roll(3) {
                    0 => letters[from] = letters[to],
                    1 => letters.swap(from, to),
                    _ => drop(letters.remove(from)),
                }
            }
            checks::dates(&letters.into_iter().collect::<String>(), Some(dice.roll(1 << 16) as u16));
        }
    }
}

#[test]
fn any_string_is_edtf_or_none() {
    let mut dice = Dice(3);
    let signs: Vec<String> = "0 1 2 9 X - / .. ~ ? % T : Z + , { } [ ] S E Y 1984 2004-06 -00 20 12 31 21 2001-21"
        .split(' ')
        .map(str::to_owned)
        .collect();
    for _ in 0..60_000 {
        let length = 1 + dice.roll(9);
        let text: String = (0..length).map(|_| dice.pick(&signs)).collect();
        checks::edtf(&text);
    }
}

#[test]
fn networks_and_questions_are_as_all_shortest_paths_say() {
    let mut dice = Dice(4);
    for _ in 0..10_000 {
        let length = 10 + dice.roll(60);
        let bytes: Vec<u8> = (0..length).map(|_| dice.roll(256) as u8).collect();
        checks::network::network(&bytes);
        checks::network::questions(&bytes);
    }
}
