//! Sentences and tokens, as the English treebanks of Universal Dependencies cut them.
//!
//! An article comes in; out come its sentences with the places of their tokens. "``We're ready,'' he said." is one sentence of
//! nine tokens. Hard-wrapped lines are joined; headlines, datelines and list items stand alone. Linear in the text's length.

mod block;
mod lexicon;
mod sentence;
#[cfg(test)]
mod tests;
mod token;

use crate::model::{Article, Sentence, Span, Token};

/// The sentences of an article's body.
pub fn split(article: &Article) -> Vec<Sentence> {
    let text = article.text.get(article.body.start..article.body.end).unwrap_or_default();
    let lexicon = &*lexicon::ENGLISH;
    let mut sentences = Vec::new();
    for block in block::blocks(text) {
        let tokens = token::tokens(text, block.span, lexicon);
        for part in sentence::sentences(text, &tokens, lexicon) {
            let at = |span: &Span| Span::new(span.start + article.body.start, span.end + article.body.start);
            let tokens: Vec<Token> = part.iter().map(|s| Token { span: at(s), ..Token::default() }).collect();
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                let span = first.span.join(last.span);
                sentences.push(Sentence { span, paragraph: block.paragraph, tokens, ..Sentence::default() });
            }
        }
    }
    sentences
}
