//! `annals events`: codes the events of single texts.
//!
//! In: JSON lines `{"id","text","date"}`. Out: `{"id","events":[{"type","plover","cameo","status","trigger","actors":…}]}`, one
//! record for each, in order; a line that is no such record becomes `{"id":null,"error":…}` and the exit code 4.

use super::{actors::Known, output, Failure, Global};
use annals::model::{Article, Mention, Window};
use annals::parse::Actors;
use clap::Args;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{json, Value};
use std::io::BufRead;

/// Arguments of `annals events`.
#[derive(Args)]
pub struct Events {
    /// The form of the output
    #[arg(long, value_name = "FORM", default_value = "jsonl")]
    format: Form,
    #[command(flatten)]
    known: Known,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Form {
    Jsonl,
}

#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// How many records are worked on at a time.
const BATCH: usize = 512;

impl Events {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let Form::Jsonl = self.format;
        let known = self.known.read()?;
        let actors = known.as_ref().unwrap_or(Actors::built_in());
        let mut lines = std::io::stdin().lock().split(b'\n');
        let mut bad = 0;
        loop {
            let batch: Vec<Vec<u8>> = lines.by_ref().take(BATCH).collect::<Result<_, _>>().map_err(unreadable)?;
            if batch.is_empty() {
                break;
            }
            let done: Vec<Option<(String, bool)>> = batch.par_iter().map(|line| record(line, actors)).collect();
            let mut text = String::new();
            for (line, well) in done.into_iter().flatten() {
                bad += usize::from(!well);
                text.push_str(&line);
                text.push('\n');
            }
            output::stdout(&text)?;
        }
        match bad {
            0 => Ok(()),
            n => Err(Failure { code: 4, message: format!("{n} of the lines are no records; see their \"error\"") }),
        }
    }
}

fn unreadable(e: std::io::Error) -> Failure {
    Failure { code: 3, message: format!("standard input cannot be read: {e}") }
}

/// One line in, one line out, and whether it was a record; nothing for an empty line.
fn record(line: &[u8], actors: &Actors) -> Option<(String, bool)> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let record: Record = match serde_json::from_slice(line) {
        Ok(record) => record,
        Err(e) => return Some((json!({"id": null, "error": e.to_string()}).to_string(), false)),
    };
    let mut article = Article::new("text", record.text);
    if let Some(date) = &record.date {
        match date.parse() {
            Ok(date) => article.published = Some(date),
            Err(e) => return Some((json!({"id": record.id, "error": e.to_string()}).to_string(), false)),
        }
    }
    let mentions = annals::reading(&article, actors).mentions;
    // "held talks" is one event, named by its verb
    let events: Vec<Value> = mentions.iter().filter(|m| !m.about.carried).map(|m| event(&article, m)).collect();
    Some((json!({"id": record.id, "events": events}).to_string(), true))
}

fn event(article: &Article, m: &Mention) -> Value {
    // coders code a party by its state: "Egyptian students" are EGY as well
    let states = m.on_behalf.iter().chain(&m.home).filter(|p| !m.actors.contains(p));
    let actors: Vec<Value> = m.actors.iter().chain(states).map(|p| json!({"id": p.id, "role": p.role})).collect();
    let window = |w: Window| serde_json::to_value(w).unwrap_or(Value::Null);
    json!({
        "type": m.kind, "plover": m.plover, "cameo": m.cameo, "status": m.status, "trigger": article.words(m.trigger),
        "reporter": m.reporter, "actors": actors, "start": window(m.bounds.start), "end": window(m.bounds.end),
    })
}
