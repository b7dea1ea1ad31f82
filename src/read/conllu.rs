//! CoNLL-U, of which only the words and comments are read.

use crate::model::{Article, Sentence, Span, Token};

/// A sentence of a CoNLL-U file: its words as an article of their own, and its lines that are no words.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The words, a space between each.
    pub article: Article,
    /// One sentence, with the places of the words.
    pub sentence: Sentence,
    /// Comments, and the other lines with how many words stand before each.
    pub others: Vec<(usize, String)>,
}

/// Reads blocks of lines; those without a word are passed over.
pub fn conllu(text: &str) -> impl Iterator<Item = Rows> + '_ {
    let mut lines = text.lines();
    std::iter::from_fn(move || {
        let mut rows = Rows::default();
        let mut words = String::new();
        for line in lines.by_ref() {
            if line.trim().is_empty() {
                if !rows.sentence.tokens.is_empty() {
                    break;
                }
                rows = Rows::default();
                continue;
            }
            let mut columns = line.split('\t');
            let number = columns.next().unwrap_or("");
            match columns.next().filter(|_| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())) {
                Some(form) => {
                    let start = words.len();
                    words.push_str(form);
                    let span = Span::new(start, words.len());
                    rows.sentence.tokens.push(Token { span, ..Token::default() });
                    words.push(' ');
                }
                None => rows.others.push((rows.sentence.tokens.len(), line.to_owned())),
            }
        }
        rows.sentence.span = Span::new(0, words.len());
        rows.article = Article::new("", words);
        (!rows.sentence.tokens.is_empty()).then_some(rows)
    })
}
