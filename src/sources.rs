//! The sources of a run: every article under an id of its own, every timeline joined into one.
//!
//! In: articles and timelines as read, in any order. Out: the same in one order, whatever order they came in.

use crate::model::{Article, Document, Note, Timeline};
use std::collections::{BTreeMap, BTreeSet};

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

/// One timeline of several: what has the same id is the same thing, told by whoever comes first; evidence adds up.
pub fn join(timelines: Vec<Timeline>) -> Timeline {
    let mut all = Timeline::default();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for t in timelines {
        all.title = all.title.or(t.title);
        for d in t.documents {
            if all.documents.iter().all(|x| x.id != d.id) {
                all.documents.push(d);
            }
        }
        for a in t.actors {
            if all.actors.iter().all(|x| x.id != a.id) {
                all.actors.push(a);
            }
        }
        for event in t.events {
            match place.get(&event.id) {
                Some(&at) => {
                    let new =
                        event.evidence.into_iter().filter(|e| !all.events[at].evidence.contains(e)).collect::<Vec<_>>();
                    all.events[at].evidence.extend(new);
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
    let mut kept = Vec::new();
    for r in std::mem::take(&mut all.relations) {
        if !kept.contains(&r) {
            kept.push(r);
        }
    }
    all.relations = kept;
    all.notes.sort();
    all.notes.dedup();
    all
}
