//! `annals query`: what happened before, after, between, on.

use super::build::{built, Published};
use super::{form::Output, named::named, when, Failure, Global};
use annals::ask::ask;
use annals::model::{EventType, Question, Status, TimeQuestion, Timeline, Window};
use clap::Args;

/// Arguments of `annals query`.
///
/// D is EDTF (2007, 2007-05, 1980~), a date in words ("27 May 2007"), or @ and an event's id.
#[derive(Args)]
pub struct Query {
    /// A timeline; or articles, from which one is built first; - for stdin
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<String>,
    /// Over before D
    #[arg(long, value_name = "D")]
    before: Vec<String>,
    /// Started after D
    #[arg(long, value_name = "D")]
    after: Vec<String>,
    /// Wholly from D to D
    #[arg(long, num_args = 2, value_names = ["D", "D"])]
    between: Vec<String>,
    /// At least partly on D, or while @EVENT-ID lasted
    #[arg(long, visible_alias = "during", value_name = "D")]
    on: Vec<String>,
    /// With this actor (id or name); several: any of them
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    /// Of this type (relations.break) or family (relations); several: any of them
    #[arg(long = "type", value_name = "TYPE")]
    kind: Vec<String>,
    /// Of this status (occurred, ongoing, planned, ...); several: any of them
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// With these words in title, quote or place
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// As it was known on D: only what documents published by then tell, dated by them alone
    #[arg(long, value_name = "D")]
    known_by: Option<String>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    dated: Published,
}

impl Query {
    /// Runs the command: exit code 1 when nothing matched.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        self.output.format(global)?;
        let question = self.question()?;
        let known_by = self.known_by.as_deref().map(|d| when::day("--known-by", d)).transpose()?;
        let (mut timeline, partial) = built(&self.paths, &self.dated, global)?;
        if let Some(day) = known_by.and_then(|d| d.window().latest) {
            timeline = annals::known_by(&timeline, day);
        }
        // the process ends soon: the memory of a million events need not be given back one by one
        let timeline = std::mem::ManuallyDrop::new(timeline);
        known(&question, &timeline)?;
        let answer = ask(&timeline, &question).map_err(|e| Failure::usage(e.to_string()))?;
        self.output.put(&answer.timeline(&timeline, &self.asked()), self.paths.first().map(String::as_str), global)?;
        match (answer.is_empty(), partial) {
            (true, _) => {
                global.tell(|| format!("nothing matches: {}", self.asked()));
                Err(Failure::silent(1))
            }
            (false, true) => Err(Failure::silent(4)),
            (false, false) => Ok(()),
        }
    }

    fn question(&self) -> Result<Question, Failure> {
        let mut times = Vec::new();
        for d in &self.before {
            times.push(match d.strip_prefix('@') {
                Some(id) => TimeQuestion::BeforeEvent(id.into()),
                None => TimeQuestion::Before(when::day("--before", d)?.window()),
            });
        }
        for d in &self.after {
            times.push(match d.strip_prefix('@') {
                Some(id) => TimeQuestion::AfterEvent(id.into()),
                None => TimeQuestion::After(when::day("--after", d)?.window()),
            });
        }
        for pair in self.between.chunks(2) {
            let [from, to] = pair else { continue };
            let (a, b) = (when::day("--between", from)?.window(), when::day("--between", to)?.window());
            let window = Window { earliest: a.earliest, latest: b.latest };
            if window.is_empty() {
                let told =
                    format!("--between {from} {to}: it ends before it starts\n  help: write --between {to} {from}");
                return Err(Failure::usage(told));
            }
            times.push(TimeQuestion::Between(window));
        }
        for d in &self.on {
            times.push(match d.strip_prefix('@') {
                Some(id) => TimeQuestion::During(id.into()),
                None => TimeQuestion::On(when::day("--on", d)?.window()),
            });
        }
        Ok(Question {
            times,
            actors: self.actor.clone(),
            types: types(&self.kind)?,
            statuses: statuses(&self.status)?,
            text: self.text.clone(),
        })
    }

    /// The question as it was put.
    fn asked(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, values: &[String]| parts.extend(values.iter().map(|v| format!("{name} {v}")));
        add("before", &self.before);
        add("after", &self.after);
        add("between", &self.between.chunks(2).map(|p| p.join(" and ")).collect::<Vec<_>>());
        add("on", &self.on);
        add("actor", &self.actor);
        add("type", &self.kind);
        add("status", &self.status);
        add("text", self.text.as_slice());
        add("known by", self.known_by.as_slice());
        if parts.is_empty() {
            "everything".into()
        } else {
            parts.join(", ")
        }
    }
}

/// Types by name or by family.
fn types(named: &[String]) -> Result<Vec<EventType>, Failure> {
    let mut found = Vec::new();
    for name in named {
        let before = found.len();
        found.extend(EventType::ALL.iter().filter(|(t, n)| n == name || t.family() == name).map(|(t, _)| *t));
        if found.len() == before {
            let all: Vec<&str> = EventType::ALL.iter().map(|(_, n)| *n).collect();
            return Err(Failure::usage(format!("--type {name}: there is no such type\n  allowed: {}", all.join(", "))));
        }
    }
    Ok(found)
}

fn statuses(named: &[String]) -> Result<Vec<Status>, Failure> {
    let read = |name: &String| {
        serde_json::from_value(serde_json::Value::from(name.to_lowercase())).map_err(|_| {
            let allowed = "occurred, ongoing, planned, conditional, hypothetical, negated, alleged, denied";
            Failure::usage(format!("--status {name}: there is no such status\n  allowed: {allowed}"))
        })
    };
    named.iter().map(read).collect()
}

/// The events that the question names must be there.
fn known(question: &Question, timeline: &Timeline) -> Result<(), Failure> {
    for time in &question.times {
        if let TimeQuestion::BeforeEvent(id) | TimeQuestion::AfterEvent(id) | TimeQuestion::During(id) = time {
            named(timeline, id)?;
        }
    }
    Ok(())
}
