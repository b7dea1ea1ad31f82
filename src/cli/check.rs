//! `annals check`: is a timeline still true to itself and to its sources?

use super::{input::Input, output, sources, Failure, Global};
use annals::model::{Article, Contradiction, Edtf, Event, Evidence, Status, Timeline};
use clap::Args;
use std::collections::{BTreeMap, HashMap};

/// Arguments of `annals check`.
#[derive(Args)]
pub struct Check {
    /// Timelines (YAML or JSON)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Take the events, times and links of TimeML files (.tml) as they are annotated
    #[arg(long)]
    annotations: bool,
}

impl Check {
    /// Runs the command: silent and 0 when all is well, else one line a finding on standard output and 1.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        let mut found = Vec::new();
        for file in &self.files {
            let input = Input::gather(std::slice::from_ref(file), self.annotations, global)?;
            if !input.articles.is_empty() {
                let help = "check reads timelines\n  help: make one of it: annals build PATH -o timeline.yaml";
                return Err(Failure { code: 3, message: format!("{file} is an article; {help}") });
            }
            for timeline in input.timelines {
                found.extend(findings(file, timeline).into_iter().map(|f| format!("{file}: {f}\n")));
            }
        }
        output::stdout(found.concat())?;
        if found.is_empty() {
            return Ok(());
        }
        Err(Failure::silent(1))
    }
}

/// All that is wrong, one line each.
fn findings(file: &str, timeline: Timeline) -> Vec<String> {
    let mut found = Vec::new();
    let printed: BTreeMap<&str, &Edtf> =
        timeline.documents.iter().filter_map(|d| Some((d.id.as_str(), d.published.as_ref()?))).collect();
    for event in &timeline.events {
        found.extend(dates(event, &printed));
    }
    let events = timeline.events.iter().flat_map(|e| e.evidence.iter().map(move |x| (e.id.clone(), x)));
    let relations =
        timeline.relations.iter().filter_map(|r| Some((format!("{} {}", r.from, r.to), r.evidence.as_deref()?)));
    let mut quotes: BTreeMap<&str, Vec<(String, &Evidence)>> = BTreeMap::new();
    for (id, evidence) in events.chain(relations) {
        quotes.entry(&evidence.document).or_default().push((id, evidence));
    }
    let articles = sources::articles(&timeline, Some(file));
    for document in &timeline.documents {
        let Some(path) = &document.file else { continue };
        let Some(article) = articles.get(&document.id) else {
            found
                .push(format!("document {}: its file {path} cannot be read, so its quotes are unchecked", document.id));
            continue;
        };
        let chars: Vec<char> = article.text.chars().collect();
        for (id, evidence) in quotes.get(document.id.as_str()).into_iter().flatten() {
            found.extend(quote(id, evidence, &chars));
        }
    }
    // the contradictions that the file itself names, and those that its dates and relations hold now
    let mut told = timeline.contradictions.clone();
    let mut solved = annals::build(vec![], vec![timeline], &annals::Options::default());
    solved.contradictions.retain(|c| !told.contains(c));
    told.append(&mut solved.contradictions);
    found.extend(told.iter().map(|c| contradiction(c, &articles)));
    found
}

/// The statements that cannot all be true, each on a line with its source's words and their line there; then which one
/// yielded, and why.
fn contradiction(c: &Contradiction, articles: &HashMap<String, Article>) -> String {
    let mut told = String::from("contradiction: these cannot all be true:");
    for statement in &c.statements {
        let yielded = if *statement == c.retracted { format!(" - yielded: {}", c.why) } else { String::new() };
        told.push_str(&format!("\n    {}{yielded}", with_line(statement, articles)));
    }
    told
}

/// A statement with the line of its source that it stands on, where that can be read.
fn with_line(statement: &str, articles: &HashMap<String, Article>) -> String {
    let line = || {
        let (document, at, end) = annals::order::source(statement)?;
        let before = articles.get(document)?.text.chars().take(at);
        Some((end, before.filter(|c| *c == '\n').count() + 1))
    };
    match line() {
        Some((end, line)) => format!("{}, line {line}{}", &statement[..end], &statement[end..]),
        None => statement.into(),
    }
}

fn dates(event: &Event, printed: &BTreeMap<&str, &Edtf>) -> Vec<String> {
    let mut found = Vec::new();
    let (start, end) = (event.start(), event.end());
    if let Some(said) = event.when.as_ref().map(|w| w.bounds()) {
        if said.start.meet(start).is_empty() || said.end.meet(end).is_empty() {
            let when = event.when.as_ref().map(|w| w.to_string()).unwrap_or_default();
            found.push(format!("event {}: `when: {when}` lies outside its start and end", event.id));
        }
    }
    let told = event.evidence.iter().filter_map(|e| printed.get(e.document.as_str())?.window().latest).max();
    if let (Some(told), Some(from), Status::Occurred) = (told, start.earliest, event.status) {
        if from > told {
            let (from, told) = (from.earliest_text(), told.latest_text());
            found.push(format!("event {}: occurred on or after {from}, but was told by {told}", event.id));
        }
    }
    found
}

fn quote(id: &str, evidence: &Evidence, chars: &[char]) -> Option<String> {
    let [from, to] = evidence.chars;
    let there: Option<String> = chars.get(from..to).map(|c| c.iter().collect());
    let place = format!("{} {from}..{to}", evidence.document);
    match there {
        Some(text) if text == evidence.quote => None,
        Some(text) => Some(format!("{id}: the quote no longer stands at {place}: \"{}\" stands there", short(&text))),
        None => Some(format!("{id}: the quote no longer stands at {place}: the text ends before")),
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        line
    } else {
        line.chars().take(57).chain("...".chars()).collect()
    }
}
