//! A timeline becomes a text in some format.
//!
//! In: a timeline and a format. Out: the whole file, a text with a line end at its end. The same timeline gives the same bytes.
//! "The two sides met on Monday" becomes a row `2007-05-28 | United States and Iran meet | occurred`.

mod behind;
mod conllu;
mod csv;
mod date;
mod dot;
mod graph;
mod graphml;
mod html;
mod ical;
mod json;
mod jsonl;
mod jsonld;
mod left;
mod markdown;
mod markwhen;
mod mermaid;
mod node;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod timelinejs;
mod timeml;
mod timex;
mod why;
mod yaml;

pub use behind::Behind;
pub use conllu::conllu;
pub use timex::TimeMl;
pub use why::{why, WhyFormat};

use crate::model::Timeline;
use left::Told;

/// What a timeline can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The timeline file: YAML that reads back the same in every YAML reader.
    Yaml,
    /// The same shape, with both bounds on every event.
    Json,
    /// A page for people: one paragraph an event, with its quotes.
    Markdown,
    /// A page that needs nothing else: chart, list, evidence.
    Html,
    /// One row an event.
    Csv,
    /// One event a line, then one relation a line, as JSON: for size; valid input again.
    JsonLines,
    /// schema.org and OWL-Time.
    JsonLd,
    /// A calendar.
    ICalendar,
    /// Slides of TimelineJS.
    TimelineJs,
    /// A text for Markwhen.
    Markwhen,
    /// A diagram for Mermaid.
    Mermaid,
    /// TimeML 1.2.1: quotes with events and dates marked, and links.
    TimeMl,
    /// A graph for Graphviz.
    Dot,
    /// A graph for everybody else.
    GraphMl,
    /// A database.
    #[cfg(feature = "sqlite")]
    Sqlite,
    /// Columns for a terminal.
    Table {
        /// How many columns the terminal has.
        width: usize,
        /// Whether to colour.
        color: bool,
    },
}

impl Format {
    /// The format that a file's name asks for by its ending.
    pub fn of_name(name: &str) -> Option<Format> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Format::Yaml),
            "json" => Some(Format::Json),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            "csv" => Some(Format::Csv),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "jsonld" => Some(Format::JsonLd),
            "ics" => Some(Format::ICalendar),
            "mw" => Some(Format::Markwhen),
            "mmd" | "mermaid" => Some(Format::Mermaid),
            "tml" | "timeml" => Some(Format::TimeMl),
            "dot" | "gv" => Some(Format::Dot),
            "graphml" => Some(Format::GraphMl),
            #[cfg(feature = "sqlite")]
            "sqlite" | "sqlite3" | "db" => Some(Format::Sqlite),
            "txt" => Some(Format::Table { width: 120, color: false }),
            _ => None,
        }
    }
}

/// The timeline as the bytes of a file (UTF-8 text but for [`Format::Sqlite`](Format)), and for every format that people
/// hand on a line that says how many events were written, how many left out and why, and what it cannot hold. Never fails.
pub fn write(timeline: &Timeline, format: Format, behind: &Behind) -> (Vec<u8>, Option<String>) {
    let all = |text: String, without| Told::all(text, timeline, without);
    let told = match format {
        Format::Yaml => return (yaml::write(timeline).into(), None),
        Format::Json => return (json::write(timeline).into(), None),
        Format::Table { width, color } => return (table::write(timeline, width, color).into(), None),
        Format::Markdown => all(markdown::write(timeline), "relations"),
        Format::Html => all(html::write(timeline, behind, false), ""),
        Format::Csv => {
            all(csv::write(timeline), "relations, contradictions or notes; of the quotes it holds the first")
        }
        Format::JsonLines => jsonl::write(timeline),
        Format::JsonLd => jsonld::write(timeline),
        Format::ICalendar => ical::write(timeline),
        Format::TimelineJs => timelinejs::write(timeline),
        Format::Markwhen => markwhen::write(timeline),
        Format::Mermaid => mermaid::write(timeline),
        Format::TimeMl => timeml::write(timeline),
        Format::Dot => dot::write(timeline),
        Format::GraphMl => graphml::write(timeline),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => sqlite::write(timeline),
    };
    let line = told.line();
    (told.bytes, Some(line))
}

/// The page of a timeline that a server on this machine shows: it asks every second whether `version` has changed.
pub fn live_page(timeline: &Timeline, behind: &Behind) -> String {
    html::write(timeline, behind, true)
}
