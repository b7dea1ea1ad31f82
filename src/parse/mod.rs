//! Tags, lemmas, heads and names.

mod context;
mod hash;
mod labels;
mod lemma;
mod lexicon;
mod model;
mod moves;
mod names;
mod state;
mod table;
mod tagger;
pub mod train;
mod tree;
mod word;

pub use names::Actors;

use crate::model::{Article, Deprel, Sentence};
use context::Context;
use model::Model;
use state::State;
use word::Word;

/// Reads sentences with one model; keeps its working space from sentence to sentence.
pub struct Reader<'a> {
    model: Model<'a>,
    words: Vec<Word>,
    tags: Vec<u8>,
    context: Context,
    state: State,
}

impl<'a> Reader<'a> {
    /// With the bytes of a model file.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (words, tags) = (Vec::new(), Vec::new());
        Reader { model: Model::open(bytes), words, tags, context: Context::default(), state: State::default() }
    }

    /// Fills tags, dictionary forms, heads and relations of a sentence of `text`.
    pub fn sentence(&mut self, text: &str, sentence: &mut Sentence) {
        let model = &self.model;
        if model.tags.is_empty() {
            return;
        }
        self.words.clear();
        self.words.extend(sentence.tokens.iter().map(|t| Word::new(&text[t.span.start..t.span.end], &model.lexicon)));
        tagger::tag(model, &self.words, &mut self.tags);
        self.context.fill(model, &self.words, &self.tags);
        let n = sentence.tokens.len();
        tree::parse(model, &self.context, n, &mut self.state);
        for (i, token) in sentence.tokens.iter_mut().enumerate() {
            let tag = &model.tags[usize::from(self.tags[i])];
            let node = &self.state.nodes[i];
            token.upos = tag.upos;
            token.lemma = model.lemmas.lemma(&text[token.span.start..token.span.end], tag);
            token.head = (node.head < n as u32).then_some(node.head as usize);
            token.deprel = Deprel::ALL[usize::from(node.label)].0;
        }
    }
}

/// Fills tags, lemmas, heads and names of an article's sentences.
pub fn parse(article: &Article, sentences: &mut [Sentence], actors: &Actors) {
    names::link(article, sentences, actors);
}
