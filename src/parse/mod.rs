//! Tags, lemmas, heads, verb groups and names.
//!
//! Sentences with tokens come in; each token gets its part of speech, dictionary form, head and relation, and the sentence
//! its verb groups and names. In "Iran freed the sailors on Thursday." "Iran" is the subject of "freed", past and finite.

mod encode;
mod forms;
mod hash;
mod infinitive;
mod lemma;
mod model;
pub mod names;
mod net;
mod opening;
mod product;
mod subjects;
mod table;
#[cfg(test)]
mod tests;
pub mod train;
mod tree;
mod unit;
mod verbs;
mod voice;
mod word;

pub use names::Actors;

use crate::model::{Article, Deprel, Sentence, Token, Tree, Upos};
use encode::Encoder;
use model::Model;
use std::cell::RefCell;
use std::sync::LazyLock;
use tree::{Trees, PIECE};

/// The English model of the binary.
static ENGLISH: LazyLock<Model> = LazyLock::new(|| Model::open(include_bytes!("../../data/en/parse/english.model")));

/// Fills tags, lemmas, heads, verb groups and names of an article's sentences.
pub fn parse(article: &Article, sentences: &mut [Sentence], actors: &Actors) {
    syntax(article, sentences);
    names::link(article, sentences, actors);
}

/// Fills tags, lemmas, heads and verb groups only.
pub fn syntax(article: &Article, sentences: &mut [Sentence]) {
    thread_local! {
        static READER: RefCell<Reader<'static>> = RefCell::new(Reader::new(&ENGLISH));
    }
    READER.with_borrow_mut(|reader| sentences.iter_mut().for_each(|s| reader.sentence(&article.text, s)));
}

/// Reads sentences with one model; keeps its working space from sentence to sentence.
struct Reader<'a> {
    model: &'a Model<'a>,
    encoder: Encoder<'a>,
    lemmas: lemma::Met,
    scores: Vec<f32>,
    trees: Trees,
    labels: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        Reader {
            model,
            encoder: Encoder::new(&model.net),
            lemmas: lemma::Met::default(),
            scores: Vec::new(),
            trees: Trees::default(),
            labels: Vec::new(),
        }
    }

    fn sentence(&mut self, text: &str, sentence: &mut Sentence) {
        let model = self.model;
        if model.tags.is_empty() {
            return;
        }
        let forms: Vec<&str> = sentence.tokens.iter().map(|t| &text[t.span.start..t.span.end]).collect();
        self.encoder.read(&forms);
        let tags: Vec<model::Tag> = self.encoder.tags.iter().map(|t| model.tags[usize::from(*t)]).collect();
        let words = forms.iter().zip(&self.encoder.tags).zip(&tags);
        for (token, ((form, number), tag)) in sentence.tokens.iter_mut().zip(words) {
            token.upos = tag.upos;
            token.lemma = self.lemmas.lemma(form, *number, || model.lemmas.lemma(form, tag));
        }
        self.tree(&mut sentence.tokens);
        infinitive::open(&mut sentence.tokens);
        opening::subject(&mut sentence.tokens);
        voice::active(&mut sentence.tokens);
        sentence.verbs = verbs::groups(&Tree::new(text, sentence), &tags);
    }

    /// Heads and relations, piece by piece; the root of a later piece hangs on that of the first.
    fn tree(&mut self, tokens: &mut [Token]) {
        let mut root = None;
        for (from, to) in pieces(tokens) {
            self.encoder.arcs(from, to, &mut self.scores);
            self.trees.find(&self.scores, to - from);
            self.encoder.labels(from, &self.trees.heads, &mut self.labels);
            subjects::one_each(&mut self.encoder, from, &self.scores, &mut self.trees.heads, &mut self.labels);
            let found = self.trees.heads.iter().zip(&self.labels);
            for (token, (head, label)) in tokens[from..to].iter_mut().zip(found) {
                let head = (*head < to - from).then_some(from + head);
                token.head = head.or(root);
                token.deprel = match (head, root) {
                    (None, None) => Deprel::Root,
                    (None, Some(_)) => Deprel::Parataxis,
                    _ => Deprel::ALL[*label].0,
                };
            }
            let top = (from..to).find(|i| self.trees.heads[i - from] == to - from);
            root = root.or(top);
        }
    }
}

/// Where a sentence is cut when it is too long to be parsed as one: after a mark, where there is one in the second half.
fn pieces(tokens: &[Token]) -> Vec<(usize, usize)> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    while from < tokens.len() {
        let most = (from + PIECE).min(tokens.len());
        let mark = || (from + PIECE / 2..most).rev().find(|i| tokens[*i].upos == Upos::Punct).map(|i| i + 1);
        let to = if most == tokens.len() { most } else { mark().unwrap_or(most) };
        pieces.push((from, to));
        from = to;
    }
    pieces
}
