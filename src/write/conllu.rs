//! A parsed sentence as CoNLL-U; where names were looked for, each stands in brackets over its words, as in CorefUD:
//! `Entity=(USA)` at "Washington", `Entity=(Ryan_Crocker` and `Entity=Ryan_Crocker)` at the ends of "Ambassador Ryan Crocker".

use crate::model::{Article, Name, Sentence};
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
        let misc = match (entities(&sentence.names, i), glued) {
            (None, false) => "_".to_string(),
            (None, true) => "SpaceAfter=No".to_string(),
            (Some(names), false) => names,
            (Some(names), true) => format!("{names}|SpaceAfter=No"),
        };
        let _ = writeln!(out, "{}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t{misc}", i + 1);
    }
    out.push('\n');
}

/// The brackets that close and open at a word: inner ones close first, outer ones open first.
fn entities(names: &[Name], word: usize) -> Option<String> {
    let id = |n: &Name| {
        n.id.replace(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | '|' | '-' | '='), "_")
    };
    let (mut closing, mut opening): (Vec<&Name>, Vec<&Name>) = (vec![], vec![]);
    for name in names {
        match (name.tokens.start == word, name.tokens.end == word + 1) {
            (true, _) => opening.push(name),
            (false, true) => closing.push(name),
            (false, false) => {}
        }
    }
    closing.sort_by_key(|n| std::cmp::Reverse(n.tokens.start));
    opening.sort_by_key(|n| std::cmp::Reverse(n.tokens.end));
    let closed = closing.into_iter().map(|n| format!("{})", id(n)));
    let opened = opening.into_iter().map(|n| {
        let end = if n.tokens.end == word + 1 { ")" } else { "" };
        format!("({}{end}", id(n))
    });
    let all: String = closed.chain(opened).collect();
    (!all.is_empty()).then(|| format!("Entity={all}"))
}
