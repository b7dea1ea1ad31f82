//! What the page's script reads: rows instead of records, minutes instead of dates, places instead of ids.
//!
//! The script names the columns: see `events.js`. Nothing that a timeline says is left out but fingerprints of files.

use crate::model::{Document, Evidence, Reply, Timeline, Window};
use crate::write::date::{bounds, word};
use crate::write::{why::chains, Behind};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The data as JSON in which no `<` stands, so that it cannot end its own block.
pub fn json(timeline: &Timeline, behind: &Behind) -> String {
    value(timeline, behind).to_string().replace('<', "\\u003c")
}

fn value(t: &Timeline, behind: &Behind) -> Value {
    let mut types: Vec<&str> = t.events.iter().map(|e| e.kind.name()).collect();
    types.sort_unstable();
    types.dedup();
    let docs = places(t.documents.iter().map(|d| d.id.as_str()));
    let ids = places(t.events.iter().map(|e| e.id.as_str()));
    let (actors, actor_rows) = actors(t);
    let events: Vec<Value> = t
        .events
        .iter()
        .map(|e| {
            let (start, end) = bounds(e);
            let who: Vec<Value> = e.actors.iter().map(|a| json!([actors[a.id.as_str()], word(a.role)])).collect();
            let mut row = vec![
                json!(e.id),
                json!(e.title),
                json!(types.binary_search(&e.kind.name()).unwrap_or(0)),
                json!(e.when.as_ref().map(|w| w.to_string())),
            ];
            row.extend(minutes(start).into_iter().chain(minutes(end)));
            row.extend([
                json!(word(e.basis)),
                json!(word(e.status)),
                json!(who),
                json!(e.place),
                json!(e.reporter.as_deref().map(|r| actors.get(r).map_or(json!(r), |&k| actor_rows[k][1].clone()))),
                json!(e.fulfilled_by.as_deref().and_then(|id| ids.get(id))),
                if e.confidence == 1.0 { Value::Null } else { json!(e.confidence) },
                Value::Array(e.evidence.iter().map(|x| evidence(x, &docs)).collect()),
            ]);
            trimmed(row)
        })
        .collect();
    let relations: Vec<Value> = t
        .relations
        .iter()
        .filter_map(|r| {
            let (from, to) = (ids.get(r.from.as_str())?, ids.get(r.to.as_str())?);
            let quote = r.evidence.as_ref().map(|e| e.quote.as_str());
            let gap = r.gap.map(|g| g.told());
            let (kind, basis) = (word(r.relation), word(r.basis));
            Some(trimmed(vec![json!(from), json!(to), json!(kind), json!(basis), json!(quote), json!(gap)]))
        })
        .collect();
    let published = |d: &Document| d.published.as_ref().map(|p| p.to_string());
    let passages = behind.passages(t);
    let documents: Vec<Value> = t
        .documents
        .iter()
        .zip(&passages)
        .map(|(d, around)| json!([d.id, d.title, d.source, published(d), d.file, around]))
        .collect();
    let (steps, reasons) = reasons(behind);
    let disputes: Vec<Value> = t.contradictions.iter().map(|c| json!([c.statements, c.retracted, c.why])).collect();
    json!({
        "question": t.answer.as_ref().map(|a| a.question.clone()),
        "answer": t.answer.as_ref().map(|a| parts(t, a)),
        "types": types,
        "docs": documents,
        "actors": actor_rows,
        "events": events,
        "relations": relations,
        "contradictions": disputes,
        "steps": steps,
        "reasons": reasons,
    })
}

/// The statements of all chains, each once, and for each event the chains that its own quotes do not show already:
/// `["starts not before 1979-01-01", 4, 7]`, the last of them the place of the last statement; none where all are shown.
fn reasons(behind: &Behind) -> (Vec<Vec<String>>, Vec<Value>) {
    let (mut place, mut steps) = (BTreeMap::new(), Vec::new());
    let mut step = |lines: Vec<String>| {
        *place.entry(lines).or_insert_with_key(|lines| {
            steps.push(lines.clone());
            steps.len() - 1
        })
    };
    let reasons = behind.reasons.iter().map(|why| {
        let chains = chains(why).into_iter().map(|(concludes, lines)| {
            let mut row = vec![json!(concludes)];
            row.extend(lines.into_iter().map(|lines| json!(step(lines))));
            Value::Array(row)
        });
        trimmed(vec![Value::Array(chains.collect())])
    });
    let reasons = reasons.collect();
    (steps, reasons)
}

/// For each event its part of the answer: 0 certain, 1 begun, 2 possible, 3 none.
fn parts(t: &Timeline, reply: &Reply) -> Vec<u8> {
    let mut part: BTreeMap<&str, u8> = BTreeMap::new();
    for (n, list) in [(2, &reply.possible), (1, &reply.begun), (0, &reply.certain)] {
        part.extend(list.iter().map(|id| (id.as_str(), n)));
    }
    t.events.iter().map(|e| part.get(e.id.as_str()).copied().unwrap_or(3)).collect()
}

/// Where each actor stands, and the rows; one that takes part without being listed is listed by its id.
fn actors(t: &Timeline) -> (BTreeMap<&str, usize>, Vec<Value>) {
    let mut rows: Vec<Value> = t.actors.iter().map(|a| json!([a.id, a.name, word(a.kind)])).collect();
    let mut at = places(t.actors.iter().map(|a| a.id.as_str()));
    for id in t.events.iter().flat_map(|e| e.actors.iter().map(|a| a.id.as_str())) {
        at.entry(id).or_insert_with(|| {
            rows.push(json!([id, id, "other"]));
            rows.len() - 1
        });
    }
    (at, rows)
}

fn places<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    ids.enumerate().map(|(i, id)| (id, i)).collect()
}

fn evidence(x: &Evidence, docs: &BTreeMap<&str, usize>) -> Value {
    let [t0, t1] = x.trigger.map_or([None, None], |t| t.map(Some));
    let mut row = vec![
        json!(docs.get(x.document.as_str())),
        json!(x.chars[0]),
        json!(x.chars[1]),
        json!(t0),
        json!(t1),
        json!(x.quote),
        json!(x.says),
        json!(x.rule),
        json!(x.anchor),
        json!(x.why),
    ];
    row.extend(minutes(x.start.unwrap_or_default()).into_iter().chain(minutes(x.end.unwrap_or_default())));
    row.push(json!(x.basis.map(word)));
    trimmed(row)
}

fn minutes(w: Window) -> [Value; 2] {
    [w.earliest, w.latest].map(|m| json!(m.map(|m| m.0)))
}

/// Without the empty columns at its end.
fn trimmed(mut row: Vec<Value>) -> Value {
    while row.last().is_some_and(|v| v.is_null() || v.as_array().is_some_and(Vec::is_empty)) {
        row.pop();
    }
    Value::Array(row)
}
