//! Words without case and diacritics: "Élysée" and "elysee" are the same to a searcher.

use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

/// The text in small letters without diacritics.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return out;
    }
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            '\u{2019}' => out.push('\''),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether every wanted word begins a word of one of the texts: "talk" is in "Talks collapse". Both sides folded.
pub(super) fn holds(wanted: &[String], texts: &[String]) -> bool {
    let begins =
        |text: &str, word: &str| text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric));
    wanted.iter().all(|word| texts.iter().any(|text| begins(text, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        for (text, folded) in [
            ("Élysée", "elysee"),
            ("ŁÓDŹ", "lodz"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("Tokyo", "tokyo"),
            ("Erdoğan’s", "erdogan's"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn words_begin_words() {
        let texts = [fold("Talks collapse in Vientiane")];
        assert!(holds(&[fold("talk"), fold("VIEN")], &texts));
        assert!(!holds(&[fold("alks")], &texts));
    }
}
