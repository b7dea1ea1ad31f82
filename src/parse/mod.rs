//! Tags, lemmas, heads, verb groups and names.
//!
//! Sentences with tokens come in; each token gets its part of speech, dictionary form, head and relation, and the sentence
//! its verb groups and names. In "Iran freed the sailors on Thursday." "Iran" is the subject of "freed", past and finite.

mod context;
mod forms;
mod hash;
mod labels;
mod lemma;
mod lexicon;
mod model;
mod moves;
pub mod names;
mod state;
mod table;
mod tagger;
#[cfg(test)]
mod tests;
pub mod train;
mod tree;
mod verbs;
mod word;

pub use names::Actors;

use crate::model::{Article, Deprel, Sentence};
use context::Context;
use model::Model;
use state::State;
use std::sync::LazyLock;
use word::Word;

/// The English model of the binary.
static ENGLISH: LazyLock<Model> = LazyLock::new(|| Model::open(include_bytes!("../../data/en/parse/english.model")));

/// Fills tags, lemmas, heads, verb groups and names of an article's sentences.
pub fn parse(article: &Article, sentences: &mut [Sentence], actors: &Actors) {
    syntax(article, sentences);
    names::link(article, sentences, actors);
}

/// Fills tags, lemmas, heads and verb groups only.
pub fn syntax(article: &Article, sentences: &mut [Sentence]) {
    let mut reader = Reader::new(&ENGLISH);
    sentences.iter_mut().for_each(|s| reader.sentence(&article.text, s));
}

/// Reads sentences with one model; keeps its working space from sentence to sentence.
struct Reader<'a> {
    model: &'a Model<'a>,
    words: Vec<Word>,
    tags: Vec<u8>,
    context: Context,
    state: State,
}

impl<'a> Reader<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        Reader { model, words: Vec::new(), tags: Vec::new(), context: Context::default(), state: State::default() }
    }

    fn sentence(&mut self, text: &str, sentence: &mut Sentence) {
        let model = self.model;
        if model.tags.is_empty() {
            return;
        }
        let forms: Vec<&str> = sentence.tokens.iter().map(|t| &text[t.span.start..t.span.end]).collect();
        word::fill(forms.iter().copied(), &model.lexicon, &mut self.words);
        tagger::tag(model, &self.words, &mut self.tags);
        self.context.fill(model, &self.words, &self.tags);
        tree::parse(model, &self.context, forms.len(), &mut self.state);
        let tags: Vec<model::Tag> = self.tags.iter().map(|t| model.tags[usize::from(*t)]).collect();
        for (i, token) in sentence.tokens.iter_mut().enumerate() {
            let node = &self.state.nodes[i];
            token.upos = tags[i].upos;
            token.lemma = model.lemmas.lemma(forms[i], &tags[i]);
            token.head = Some(node.head as usize).filter(|h| *h < forms.len());
            token.deprel = Deprel::ALL[usize::from(node.label)].0;
        }
        sentence.verbs = verbs::groups(&forms, &sentence.tokens, &tags);
    }
}
