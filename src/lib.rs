//! `annals` reads news articles and diplomatic papers and builds the dated, sourced, ordered timeline of what happened.
//!
//! The story: read -> build -> ask -> write. The nouns stand in [`model`]; each verb is a room with one public function.

pub mod ask;
pub mod date;
pub mod extract;
#[allow(dead_code)]
mod knowledge;
pub mod merge;
pub mod model;
pub mod order;
pub mod parse;
pub mod read;
pub mod relate;
mod sources;
pub mod split;
pub mod write;

use model::{Article, Edtf, Timeline};

/// What a user may settle about a run.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The day of printing of every article, whatever it says itself.
    pub published: Option<&'a Edtf>,
    /// Called once for every article that is done.
    pub tick: Option<&'a (dyn Fn() + Sync)>,
}

/// Articles and timelines become one timeline, in order, every date with its reason.
pub fn build(articles: Vec<Article>, timelines: Vec<Timeline>, options: &Options) -> Timeline {
    let (mut articles, notes) = sources::arrange(articles);
    for article in &mut articles {
        article.published = options.published.cloned().or(article.published.take());
    }
    let mut timeline = sources::join(timelines);
    timeline.documents.extend(articles.iter().map(sources::document));
    timeline.notes.extend(notes);
    timeline
}

/// A date in words ("28 May 2007"), when it is one and nothing else, and says its year itself.
pub fn day_in_words(_text: &str) -> Option<Edtf> {
    None
}
