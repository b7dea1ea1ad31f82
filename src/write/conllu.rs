//! A parsed sentence as CoNLL-U; where names were looked for, each stands in brackets over its words, as in CorefUD:
//! `Entity=(USA)` at "Washington", `Entity=(Ryan_Crocker` and `Entity=Ryan_Crocker)` at the ends of "Ambassador Ryan Crocker".

use crate::model::{Article, Name, Sentence};

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
        number(i + 1, out);
        for column in ["\t", form, "\t", lemma, "\t", upos, "\t_\t_\t"] {
            out.push_str(column);
        }
        number(head, out);
        for column in ["\t", deprel, "\t_\t"] {
            out.push_str(column);
        }
        let names = entities(&sentence.names, i);
        let names = names.as_deref();
        out.push_str(names.unwrap_or(if glued { "" } else { "_" }));
        out.push_str(if glued && names.is_some() { "|" } else { "" });
        out.push_str(if glued { "SpaceAfter=No\n" } else { "\n" });
    }
    out.push('\n');
}

/// Appends a number; quicker than formatting, which half of this file's time went to.
fn number(n: usize, out: &mut String) {
    if n >= 10 {
        number(n / 10, out);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
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
