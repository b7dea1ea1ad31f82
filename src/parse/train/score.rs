//! How good a model is, by sentences that it did not learn from: tags, heads, and heads with relations, in percent.

use super::treebank::Tree;
use crate::model::{Article, Deprel, Sentence, Span, Token};
use crate::parse::{model::Model, Reader};

/// What a model file gets right.
pub fn of(bytes: &[u8], trees: &[Tree]) -> String {
    let model = Model::open(bytes);
    let mut reader = Reader::new(&model);
    let (mut all, mut tags, mut heads, mut labels) = (0usize, 0, 0, 0);
    for tree in trees {
        let article = Article::new("", tree.forms.join(" "));
        let mut at = 0;
        let token = |form: &String| {
            at += form.len() + 1;
            Token { span: Span::new(at - 1 - form.len(), at - 1), ..Token::default() }
        };
        let mut sentence = Sentence { tokens: tree.forms.iter().map(token).collect(), ..Sentence::default() };
        reader.sentence(&article.text, &mut sentence);
        for (i, token) in sentence.tokens.iter().enumerate() {
            let bare = |d: Deprel| d.name().split(':').next();
            let head = token.head.unwrap_or(sentence.tokens.len()) == tree.heads[i] as usize;
            all += 1;
            tags += usize::from(token.upos == tree.upos[i]);
            heads += usize::from(head);
            labels += usize::from(head && bare(token.deprel) == bare(Deprel::ALL[usize::from(tree.labels[i])].0));
        }
    }
    let share = |n: usize| n as f32 * 100.0 / all.max(1) as f32;
    format!("tags {:.2}, heads {:.2}, relations {:.2}", share(tags), share(heads), share(labels))
}
