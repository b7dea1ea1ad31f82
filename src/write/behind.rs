//! What stands behind a timeline and not in it: the words around its quotes, the chains behind its dates.
//!
//! In: the texts of the documents, as far as they can still be read, and the reasons. Out, for a document: the passages
//! around its quotes. "… **The two sides met on Monday.** …" becomes the paragraph that this stands in.

use crate::model::{Timeline, Why};
use std::collections::HashMap;

/// What formats show beside the timeline, where it is known; [`Behind::default`] where nothing is.
#[derive(Debug, Clone, Default)]
pub struct Behind {
    /// The texts of documents by their ids, as read when the offsets were made.
    pub texts: HashMap<String, String>,
    /// Why each event is dated as it is, in the order of the events; or none at all.
    pub reasons: Vec<Why>,
}

/// How many characters around a quote are shown.
const AROUND: usize = 260;

/// A run of a text: where it starts (in characters), and its words.
pub type Passage = (usize, String);

impl Behind {
    /// For each document the passages that its quotes stand in, in order; a quote that its text does not hold has none.
    pub fn passages(&self, timeline: &Timeline) -> Vec<Vec<Passage>> {
        let mut quotes: HashMap<&str, Vec<([usize; 2], &str)>> = HashMap::new();
        for x in timeline.events.iter().flat_map(|e| &e.evidence) {
            quotes.entry(&x.document).or_default().push((x.chars, &x.quote));
        }
        let of = |id: &str| Some(passages(self.texts.get(id)?, quotes.remove(id)?));
        timeline.documents.iter().map(|d| d.id.as_str()).map(of).map(Option::unwrap_or_default).collect()
    }
}

fn passages(text: &str, mut quotes: Vec<([usize; 2], &str)>) -> Vec<Passage> {
    let chars: Vec<char> = text.chars().collect();
    quotes.sort_unstable();
    let mut spans: Vec<[usize; 2]> = Vec::new();
    for ([from, to], quote) in quotes {
        if !chars.get(from..to).is_some_and(|c| c.iter().copied().eq(quote.chars())) {
            continue;
        }
        let [from, to] = [before(&chars, from), after(&chars, to)];
        match spans.last_mut().filter(|last| from <= last[1]) {
            Some(last) => last[1] = last[1].max(to),
            None => spans.push([from, to]),
        }
    }
    spans.into_iter().map(|[from, to]| (from, chars[from..to].iter().collect())).collect()
}

/// Back to where the paragraph starts, or to a word not farther away than is shown.
fn before(chars: &[char], at: usize) -> usize {
    let least = at.saturating_sub(AROUND);
    let paragraph = (least..at).rev().find(|&i| ends(chars, i));
    let word = || (least..at).find(|&i| i == 0 || chars[i - 1].is_whitespace());
    paragraph.map(|i| i + 1).or_else(word).unwrap_or(at)
}

/// On to where the paragraph ends, or to the end of a word not farther away than is shown.
fn after(chars: &[char], at: usize) -> usize {
    let most = (at + AROUND).min(chars.len());
    let paragraph = (at..most).find(|&i| ends(chars, i));
    let word = || (at..=most).rev().find(|&i| chars.get(i).is_none_or(|c| c.is_whitespace()));
    paragraph.or_else(word).unwrap_or(at)
}

/// Whether this line end is one of several around an empty line.
fn ends(chars: &[char], at: usize) -> bool {
    let again = |c: &&char| **c == '\n';
    let ahead = chars[at + 1..].iter().take_while(|c| c.is_whitespace()).find(again);
    let behind = || chars[..at].iter().rev().take_while(|c| c.is_whitespace()).find(again);
    chars[at] == '\n' && (ahead.is_some() || behind().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_in_its_paragraph_and_a_changed_one_nowhere() {
        let text = "A headline\n\nThey met in Genoa. They parted.\nLater they wrote.\n\nA third paragraph.";
        for (quotes, expected) in [
            (vec![([12, 20], "They met")], vec![(12, "They met in Genoa. They parted.\nLater they wrote.")]),
            (vec![([12, 20], "They sat")], vec![]),
            (vec![([900, 901], "x")], vec![]),
            (vec![([2, 10], "headline"), ([65, 70], "third")], vec![(0, "A headline"), (63, "A third paragraph.")]),
        ] {
            let expected: Vec<Passage> = expected.into_iter().map(|(at, words)| (at, words.to_string())).collect();
            assert_eq!(passages(text, quotes.clone()), expected, "{quotes:?}");
        }
        let long = "word ".repeat(200);
        let found = passages(&long, vec![([500, 504], "word")]);
        assert!(found[0].0 >= 240 && found[0].1.starts_with("word") && found[0].1.ends_with("word"), "{found:?}");
    }
}
