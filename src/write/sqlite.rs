//! A timeline as an SQLite database: the tables of `sqlite.sql`, filled from the JSON shape; the same timeline, the same bytes.
//!
//! "Iran and the United States met on Monday" becomes a row of `events`, two of `participants`, one of `evidence`.

use super::json;
use super::left::Told;
use crate::model::Timeline;
use rusqlite::{params_from_iter, types::Value as Cell, Connection};
use serde_json::Value;

/// The columns of a table and where each stands in the JSON value.
type Columns = &'static [(&'static str, &'static str)];

const DOCUMENTS: Columns = &[
    ("id", "/id"),
    ("file", "/file"),
    ("title", "/title"),
    ("source", "/source"),
    ("published", "/published"),
    ("sha256", "/sha256"),
];
const ACTORS: Columns = &[("id", "/id"), ("name", "/name"), ("kind", "/kind")];
const EVENTS: Columns = &[
    ("id", "/id"),
    ("title", "/title"),
    ("type", "/type"),
    ("\"when\"", "/when"),
    ("start_earliest", "/start/0"),
    ("start_latest", "/start/1"),
    ("end_earliest", "/end/0"),
    ("end_latest", "/end/1"),
    ("basis", "/basis"),
    ("status", "/status"),
    ("place", "/place"),
    ("reporter", "/reporter"),
    ("fulfilled_by", "/fulfilled_by"),
    ("confidence", "/confidence"),
    ("salience", "/salience"),
];
const PARTICIPANTS: Columns = &[("actor", "/id"), ("role", "/role")];
const EVIDENCE: Columns = &[
    ("document", "/document"),
    ("from_char", "/chars/0"),
    ("to_char", "/chars/1"),
    ("trigger_from", "/trigger/0"),
    ("trigger_to", "/trigger/1"),
    ("quote", "/quote"),
    ("says", "/says"),
    ("rule", "/rule"),
    ("anchor", "/anchor"),
    ("why", "/why"),
    ("start_earliest", "/start/0"),
    ("start_latest", "/start/1"),
    ("end_earliest", "/end/0"),
    ("end_latest", "/end/1"),
    ("basis", "/basis"),
];
const RELATIONS: Columns = &[
    ("from_event", "/from"),
    ("to_event", "/to"),
    ("relation", "/relation"),
    ("gap_min", "/gap/min"),
    ("gap_max", "/gap/max"),
    ("basis", "/basis"),
    ("document", "/evidence/document"),
    ("from_char", "/evidence/chars/0"),
    ("to_char", "/evidence/chars/1"),
    ("quote", "/evidence/quote"),
    ("says", "/evidence/says"),
    ("rule", "/evidence/rule"),
    ("anchor", "/evidence/anchor"),
    ("why", "/evidence/why"),
];
const CONTRADICTIONS: Columns = &[("retracted", "/retracted"), ("why", "/why")];
const NOTES: Columns =
    &[("document", "/document"), ("from_char", "/chars/0"), ("to_char", "/chars/1"), ("text", "/text")];

/// The database as the bytes of its file.
pub fn write(timeline: &Timeline) -> Told {
    let bytes = database(timeline).expect("a database in memory takes what fits into memory");
    Told::all(bytes, timeline, "")
}

fn database(timeline: &Timeline) -> rusqlite::Result<Vec<u8>> {
    let all = &Value::Object(json::frame(timeline));
    let mut db = Connection::open_in_memory()?;
    db.execute_batch(include_str!("sqlite.sql"))?;
    db.execute_batch("begin")?;
    put(&db, "timeline", &[("annals", "/annals"), ("title", "/title")], &[], all)?;
    for (name, columns) in [("documents", DOCUMENTS), ("actors", ACTORS), ("notes", NOTES)] {
        list(all, name).try_for_each(|row| put(&db, name, columns, &[], row))?;
    }
    let mut relations = timeline.relations.iter().map(json::relation);
    relations.try_for_each(|row| put(&db, "relations", RELATIONS, &[], &row))?;
    for (i, event) in timeline.events.iter().map(json::event).enumerate() {
        let event = &event;
        put(&db, "events", EVENTS, &[("position", i.into())], event)?;
        let owner = [("event", event["id"].clone())];
        list(event, "actors").try_for_each(|row| put(&db, "participants", PARTICIPANTS, &owner, row))?;
        list(event, "evidence").try_for_each(|row| put(&db, "evidence", EVIDENCE, &owner, row))?;
    }
    for (i, contradiction) in list(all, "contradictions").enumerate() {
        put(&db, "contradictions", CONTRADICTIONS, &[("position", i.into())], contradiction)?;
        let owner = [("contradiction", i.into())];
        list(contradiction, "statements")
            .try_for_each(|row| put(&db, "statements", &[("statement", "")], &owner, row))?;
    }
    for part in ["certain", "begun", "possible"] {
        let owner = [("part", part.into())];
        list(&all["answer"], part).try_for_each(|row| put(&db, "answers", &[("event", "")], &owner, row))?;
    }
    db.execute_batch("commit")?;
    Ok(db.serialize("main")?.to_vec())
}

fn list<'a>(owner: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    owner[name].as_array().into_iter().flatten()
}

/// Adds one row: the owner's cells first, then what the pointers find.
fn put(
    db: &Connection,
    table: &str,
    columns: &[(&str, &str)],
    owner: &[(&str, Value)],
    row: &Value,
) -> rusqlite::Result<()> {
    let names: Vec<&str> = owner.iter().map(|o| o.0).chain(columns.iter().map(|c| c.0)).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("insert or ignore into {table} ({}) values ({marks})", names.join(", "));
    let found = columns.iter().map(|(_, at)| row.pointer(at).cloned().unwrap_or_default());
    let cells = owner.iter().map(|o| o.1.clone()).chain(found).map(cell);
    db.prepare_cached(&sql)?.execute(params_from_iter(cells)).map(|_| ())
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(b) => Cell::Integer(b.into()),
        Value::Number(n) => n.as_i64().map_or_else(|| Cell::Real(n.as_f64().unwrap_or_default()), Cell::Integer),
        Value::String(s) => Cell::Text(s),
        nested => Cell::Text(nested.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;

    #[test]
    fn a_database_holds_the_events_in_order_and_is_the_same_each_time() {
        let event = |id: &str, title: &str| {
            serde_json::from_value::<Event>(serde_json::json!({"id": id, "title": title, "type": "accuse",
                "actors": [{"id": "IRN", "role": "actor"}], "when": "2007-05"}))
            .unwrap()
        };
        let events = vec![event("b", "Later'); drop table events; --"), event("a", "Élysée")];
        let timeline = Timeline { events, ..Timeline::default() };
        let bytes = write(&timeline).bytes;
        assert!(bytes.starts_with(b"SQLite format 3\0"));
        assert_eq!(bytes, write(&timeline).bytes);
        let mut db = Connection::open_in_memory().unwrap();
        db.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true).unwrap();
        let sql = "select group_concat(id || start_earliest || actor, ' ') from events join participants on event = id";
        let told: String = db.query_row(sql, [], |r| r.get(0)).unwrap();
        assert_eq!(told, "b2007-05-01IRN a2007-05-01IRN");
    }
}
