//! The sources of a run: every article under an id of its own, every timeline joined into one.
//!
//! In: articles and timelines as read, in any order. Out: the same in one order, whatever order they came in.

use crate::model::{
    Actor, ActorKind, Article, Dated, Document, Event, NameKind, Note, Relation, Sentence, Span, Timeline,
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

/// Puts articles in the order of their ids and gives each an id of its own: the second `talks` becomes `talks-2`.
/// The same article given twice is kept once.
pub fn arrange(mut articles: Vec<Article>) -> (Vec<Article>, Vec<Note>) {
    let key =
        |a: &Article| (a.id.clone(), a.file.clone(), a.sha256.clone(), a.published.as_ref().map(|p| p.to_string()));
    articles.sort_by_cached_key(key);
    articles.dedup_by(|b, a| a.id == b.id && a.file == b.file && a.text == b.text);
    let mut taken: BTreeSet<String> = articles.iter().map(|a| a.id.clone()).collect();
    let (mut seen, mut notes) = (BTreeSet::new(), Vec::new());
    for article in &mut articles {
        if seen.insert(article.id.clone()) {
            continue;
        }
        let first = article.id.clone();
        let free = (2..).map(|n| format!("{first}-{n}")).find(|id| !taken.contains(id));
        article.id = free.expect("numbers do not end");
        taken.insert(article.id.clone());
        seen.insert(article.id.clone());
        let text = format!("another document is called {first}; this one stands as {}", article.id);
        notes.push(Note { document: Some(article.id.clone()), chars: None, text });
    }
    (articles, notes)
}

/// What a timeline tells of an article.
pub fn document(article: &Article) -> Document {
    Document {
        id: article.id.clone(),
        file: article.file.clone(),
        title: article.title.clone(),
        source: article.source.clone(),
        published: article.published.clone(),
        sha256: (!article.sha256.is_empty()).then(|| article.sha256.clone()),
    }
}

/// One timeline of several, each of which tells an id but once: what has the same id is the same thing, told by whoever
/// comes first; evidence adds up.
pub fn join(timelines: Vec<Timeline>) -> Timeline {
    let mut timelines = timelines.into_iter();
    let mut all = Timeline { answer: None, ..timelines.next().unwrap_or_default() };
    let (mut place, mut documents, mut actors) = (HashMap::new(), HashSet::new(), HashSet::new());
    if timelines.len() > 0 {
        place.extend(all.events.iter().enumerate().map(|(at, e)| (e.id.clone(), at)));
        documents.extend(all.documents.iter().map(|d| d.id.clone()));
        actors.extend(all.actors.iter().map(|a| a.id.clone()));
    }
    for t in timelines {
        all.title = all.title.or(t.title);
        all.documents.extend(t.documents.into_iter().filter(|d| documents.insert(d.id.clone())));
        all.actors.extend(t.actors.into_iter().filter(|a| actors.insert(a.id.clone())));
        for event in t.events {
            match place.get(&event.id) {
                Some(&at) => {
                    let there = &mut all.events[at].evidence;
                    let new: Vec<_> = event.evidence.into_iter().filter(|e| !there.contains(e)).collect();
                    there.extend(new);
                }
                None => {
                    place.insert(event.id.clone(), all.events.len());
                    all.events.push(event);
                }
            }
        }
        all.relations.extend(t.relations);
        all.contradictions.extend(t.contradictions);
        all.notes.extend(t.notes);
    }
    let again = again(&all.relations);
    if !again.is_empty() {
        let mut at = 0..;
        all.relations.retain(|_| at.next().is_some_and(|k| !again.contains(&k)));
    }
    all.notes.sort();
    all.notes.dedup();
    all
}

/// The places of relations that were told before, word by word.
fn again(relations: &[Relation]) -> HashSet<usize> {
    let hash = foldhash::fast::FixedState::default();
    let seems = |r: &Relation| hash.hash_one((&r.from, &r.to, r.relation));
    // most timelines tell nothing twice, and a list is sorted sooner than a map is filled
    let mut all: Vec<u64> = relations.iter().map(seems).collect();
    all.sort_unstable();
    if all.windows(2).all(|pair| pair[0] != pair[1]) {
        return HashSet::new();
    }
    let mut first: HashMap<u64, usize> = HashMap::with_capacity(relations.len());
    // of those that seem to be the same, all but the first
    let (mut others, mut again): (HashMap<u64, Vec<usize>>, _) = (HashMap::new(), HashSet::new());
    for (k, r) in relations.iter().enumerate() {
        let seems = seems(r);
        let before = *first.entry(seems).or_insert(k);
        if before == k {
            continue;
        }
        let others = others.entry(seems).or_default();
        if relations[before] == *r || others.iter().any(|&s| relations[s] == *r) {
            again.insert(k);
        } else {
            others.push(k);
        }
    }
    again
}

/// Gives each date to the sentence it stands in; `offset` is where the dated text starts in the article.
pub fn hand_out(dates: Vec<Dated>, offset: usize, sentences: &mut [Sentence]) {
    let mut at = 0;
    let shift = |s: Span| Span::new(s.start + offset, s.end + offset);
    for mut date in dates {
        date.span = shift(date.span);
        date.anchor_span = date.anchor_span.map(&shift);
        while at < sentences.len() && sentences[at].span.end <= date.span.start {
            at += 1;
        }
        if let Some(sentence) = sentences.get_mut(at).filter(|s| s.span.overlaps(date.span)) {
            sentence.dates.push(date);
        }
    }
}

/// Who is named in the sentences, each once, in order of their ids.
pub fn named(sentences: &[Sentence]) -> Vec<Actor> {
    let mut all: BTreeMap<&str, Actor> = BTreeMap::new();
    for name in sentences.iter().flat_map(|s| &s.names) {
        if let NameKind::Actor(kind) = name.kind {
            all.entry(&name.id).or_insert_with(|| Actor { id: name.id.clone(), name: name.name.clone(), kind });
        }
    }
    all.into_values().collect()
}

/// Adds what was read to a timeline, with those of the named who take part; `who` knows those that no article names itself.
pub fn add(
    timeline: &mut Timeline,
    events: Vec<Event>,
    relations: Vec<Relation>,
    named: impl Iterator<Item = Actor>,
    who: impl Fn(&str) -> Option<Actor>,
) {
    let mut known: HashMap<String, Actor> = HashMap::new();
    for actor in named {
        if !known.contains_key(&actor.id) {
            known.insert(actor.id.clone(), actor);
        }
    }
    let there: BTreeSet<String> = timeline.actors.iter().map(|a| a.id.clone()).collect();
    let taking_part = events.iter().flat_map(|e| e.actors.iter().map(|p| &p.id).chain(&e.reporter));
    for id in taking_part.collect::<BTreeSet<_>>() {
        if !there.contains(id) {
            let unknown = || Actor { id: id.clone(), name: id.clone(), kind: ActorKind::Other };
            timeline.actors.push(known.get(id).cloned().or_else(|| who(id)).unwrap_or_else(unknown));
        }
    }
    timeline.events.extend(events);
    timeline.relations.extend(relations);
}
