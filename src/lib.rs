//! `annals` reads news articles and diplomatic papers and builds the dated, sourced, ordered timeline of what happened.
//!
//! The story: read -> build -> ask -> write. The nouns stand in [`model`]; each verb is a room with one public function.

pub mod ask;
mod brief;
pub mod date;
pub mod extract;
#[allow(dead_code)]
mod knowledge;
mod known;
pub mod merge;
pub mod model;
pub mod order;
pub mod parse;
mod printed;
pub mod read;
pub mod relate;
mod sources;
pub mod split;
pub mod write;

pub use known::known_by;

use model::{Article, Edtf, Note, Sentence, Timeline};
use rayon::prelude::*;

/// What a user may settle about a run.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The day of printing of every article, whatever it says itself.
    pub published: Option<&'a Edtf>,
    /// Who is who, beyond what `annals` knows itself.
    pub actors: Option<&'a parse::Actors>,
    /// Whether to keep only what a one-page timeline would.
    pub brief: bool,
    /// Called once for every article that is done.
    pub tick: Option<&'a (dyn Fn() + Sync)>,
}

/// Articles and timelines become one timeline, in order, every date with its reason.
pub fn build(articles: Vec<Article>, timelines: Vec<Timeline>, options: &Options) -> Timeline {
    let (mut articles, mut notes) = sources::arrange(articles);
    let silent = articles.par_iter_mut().map(|article| {
        article.published = options.published.cloned().or(article.published.take());
        let told = printed::printing(article, &|line| date::date(line, None));
        article.published = article.published.take().or(told.day);
        article.written = told.written;
        article.source = article.source.take().or(told.source);
        article.title = article.title.take().or(told.title);
        let note = told.note.filter(|_| article.published.is_none());
        note.map(|text| Note { document: Some(article.id.clone()), chars: None, text })
    });
    notes.extend(silent.collect::<Vec<_>>().into_iter().flatten());
    let actors = options.actors.unwrap_or(parse::Actors::built_in());
    let readings: Vec<merge::Reading> = articles
        .par_iter()
        .map(|article| {
            let reading = reading(article, actors);
            options.tick.inspect(|tick| tick());
            reading
        })
        .collect();
    let mut timeline = sources::join(timelines);
    let (events, relations) = merge::merge(&articles, &readings);
    sources::add(&mut timeline, events, relations, readings.into_iter().flat_map(|r| r.actors), |id| actors.actor(id));
    timeline.documents.extend(articles.iter().map(sources::document));
    timeline.notes.extend(notes);
    let timeline = order::order(timeline);
    if options.brief {
        return brief::brief(timeline);
    }
    timeline
}

/// Reads one article: sentences, dates, grammar, names, events, and how they stand to each other.
pub fn reading(article: &Article, actors: &parse::Actors) -> merge::Reading {
    let sentences = sentences(article, actors);
    let mentions = extract::extract(article, &sentences);
    let links = relate::relate(article, &sentences, &mentions);
    merge::Reading { mentions, links, actors: sources::named(&sentences) }
}

/// The sentences of an article with all that is known of them before events are looked for.
pub fn sentences(article: &Article, actors: &parse::Actors) -> Vec<Sentence> {
    let mut sentences = split::split(article);
    let dates = date::date(article.words(article.body), article.told());
    let dates = printed::anchored(article, dates);
    sources::hand_out(dates, article.body.start, &mut sentences);
    parse::parse(article, &mut sentences, actors);
    sentences
}

/// A date in words ("28 May 2007"), when it is one and nothing else, and says its year itself.
pub fn day_in_words(text: &str) -> Option<Edtf> {
    printed::only(text, &date::date(text, None))
}

/// The day of printing that the beginning of a text tells ("BAGHDAD, May 28, 2007 (Xinhua) --"), if it does.
pub fn printed_on(beginning: &str) -> Option<Edtf> {
    printed::printing(&model::Article::new("", beginning), &|line| date::date(line, None)).day
}
