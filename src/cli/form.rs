//! Which format to write: what was asked, else the file's ending, else a table for a person and YAML for a pipe.

use super::{output, pager, sources, Failure, Global};
use annals::model::{Document, Timeline};
use annals::write::{write, Behind, Format};
use clap::{Args, ValueEnum};
use std::collections::HashMap;

/// `--format` and `-o`.
#[derive(Args)]
pub struct Output {
    /// Write to FILE (whole or not at all) instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// The format (default: by FILE's ending; else a table on a terminal, YAML in a pipe)
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Name>,
}

/// The formats by name.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// The timeline file
    Yaml,
    /// The same shape, for programs
    Json,
    /// A page with quotes
    Markdown,
    /// A page for the browser that needs nothing else
    Html,
    /// One row an event
    Csv,
    /// One event or relation a line, as JSON: for size; valid input again
    Jsonl,
    /// schema.org events with OWL-Time intervals
    Jsonld,
    /// A calendar
    Ical,
    /// Slides for TimelineJS
    Timelinejs,
    /// A text for Markwhen
    Markwhen,
    /// A diagram for Mermaid
    Mermaid,
    /// TimeML: events, dates and links marked in the quotes
    Timeml,
    /// A graph for Graphviz
    Dot,
    /// A graph for Gephi, yEd, networkx
    Graphml,
    /// A database
    #[cfg(feature = "sqlite")]
    Sqlite,
    /// Columns for a terminal
    Table,
}

impl Output {
    /// Writes the timeline where and how it was asked; `beside` is the timeline's own file, near which its sources may lie.
    ///
    /// # Errors
    /// Usage (2) when the ending of the file is not known; 3 when it cannot be written.
    pub fn put(&self, timeline: &Timeline, beside: Option<&str>, global: &Global) -> Result<(), Failure> {
        let format = self.format(global)?;
        let behind = behind(timeline, format, beside);
        let (bytes, told) = write(timeline, format, &behind);
        if let Some(line) = told {
            global.tell(|| line);
        }
        match &self.output {
            Some(path) if path != "-" => output::file(path, &bytes),
            _ if matches!(format, Format::Table { .. }) => pager::show(&bytes, global),
            _ => output::stdout(&bytes),
        }
    }

    /// The format; asked for before the work starts, so that a wrong one costs nothing.
    ///
    /// # Errors
    /// Usage (2).
    pub fn format(&self, global: &Global) -> Result<Format, Failure> {
        let path = self.output.as_deref().filter(|p| *p != "-");
        let screen = path.is_none() && output::on_terminal();
        let width = terminal_width().unwrap_or(if screen { 100 } else { 120 });
        let table = Format::Table { width, color: path.is_none() && global.colored() };
        Ok(match (self.format, path) {
            (Some(Name::Yaml), _) => Format::Yaml,
            (Some(Name::Json), _) => Format::Json,
            (Some(Name::Markdown), _) => Format::Markdown,
            (Some(Name::Html), _) => Format::Html,
            (Some(Name::Csv), _) => Format::Csv,
            (Some(Name::Jsonl), _) => Format::JsonLines,
            (Some(Name::Jsonld), _) => Format::JsonLd,
            (Some(Name::Ical), _) => Format::ICalendar,
            (Some(Name::Timelinejs), _) => Format::TimelineJs,
            (Some(Name::Markwhen), _) => Format::Markwhen,
            (Some(Name::Mermaid), _) => Format::Mermaid,
            (Some(Name::Timeml), _) => Format::TimeMl,
            (Some(Name::Dot), _) => Format::Dot,
            (Some(Name::Graphml), _) => Format::GraphMl,
            #[cfg(feature = "sqlite")]
            (Some(Name::Sqlite), _) => Format::Sqlite,
            (Some(Name::Table), _) => table,
            (None, None) if screen => table,
            (None, None) => Format::Yaml,
            (None, Some(path)) if path.starts_with("/dev/") => Format::Yaml,
            (None, Some(path)) => Format::of_name(path).ok_or_else(|| {
                if cfg!(not(feature = "sqlite")) && [".sqlite", ".sqlite3", ".db"].iter().any(|e| path.ends_with(e)) {
                    let help = "help: cargo install --path . --features sqlite";
                    return Failure::usage(format!("{path}: this annals was built without SQLite\n  {help}"));
                }
                let allowed = ".yaml, .yml, .json, .md, .html, .csv, .jsonl, .jsonld, .ics, .mw, .mmd, .tml, .dot, .graphml, .sqlite, .txt";
                let told = "its ending names no format";
                Failure::usage(format!("{path}: {told}\n  allowed: {allowed}\n  help: or say --format yaml"))
            })?,
        })
    }
}

/// The most statements that a chain on a page has.
const CHAIN: usize = 24;

/// What a page shows beside the timeline: quotes in their article, and the chains behind dates.
pub fn behind(timeline: &Timeline, format: Format, beside: Option<&str>) -> Behind {
    match format {
        Format::Html => Behind { texts: texts(timeline, beside), reasons: annals::order::reasons(timeline, CHAIN) },
        _ => Behind::default(),
    }
}

/// The texts that the timeline was made of, by their fingerprints: whatever else a file may hold by now is not shown on.
fn texts(timeline: &Timeline, beside: Option<&str>) -> HashMap<String, String> {
    let mut articles = sources::articles(timeline, beside);
    let same = |d: &Document| {
        Some((d.id.clone(), articles.remove(&d.id).filter(|a| Some(&a.sha256) == d.sha256.as_ref())?.text))
    };
    timeline.documents.iter().filter_map(same).collect()
}

/// The terminal's columns, as `COLUMNS` or the terminal says.
fn terminal_width() -> Option<usize> {
    let told = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c > 0);
    let seen = || terminal_size::terminal_size().map(|(terminal_size::Width(w), _)| usize::from(w));
    told.or_else(|| output::on_terminal().then(seen).flatten())
}
