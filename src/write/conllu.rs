//! A parsed sentence as CoNLL-U.

use crate::model::{Article, Sentence};
use std::fmt::Write;

/// Appends a sentence; `others` are lines that stand before the word of that number.
pub fn conllu(article: &Article, sentence: &Sentence, others: &[(usize, String)], out: &mut String) {
    let mut others = others.iter().peekable();
    for (i, token) in sentence.tokens.iter().enumerate() {
        while let Some((_, line)) = others.next_if(|(before, _)| *before <= i) {
            out.push_str(line);
            out.push('\n');
        }
        let form = article.words(token.span);
        let lemma = if token.lemma.is_empty() { "_" } else { &token.lemma };
        let (upos, head, deprel) = (token.upos.name(), token.head.map_or(0, |h| h + 1), token.deprel.name());
        let glued = sentence.tokens.get(i + 1).is_some_and(|next| next.span.start == token.span.end);
        let misc = if glued { "SpaceAfter=No" } else { "_" };
        let _ = writeln!(out, "{}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t{misc}", i + 1);
    }
    out.push('\n');
}
