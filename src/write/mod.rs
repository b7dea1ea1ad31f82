//! A timeline becomes a text in some format.
//!
//! In: a timeline and a format. Out: the whole text, with a line end at its end. The same timeline gives the same bytes.
//! "The two sides met on Monday" becomes a row `2007-05-28 | United States and Iran meet | occurred`.

mod conllu;
mod csv;
mod date;
mod html;
mod json;
mod markdown;
mod table;
mod yaml;

pub use conllu::conllu;

use crate::model::Timeline;

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
            "txt" => Some(Format::Table { width: 120, color: false }),
            _ => None,
        }
    }
}

/// The timeline as text. Never fails.
pub fn write(timeline: &Timeline, format: Format) -> String {
    match format {
        Format::Yaml => yaml::write(timeline),
        Format::Json => json::write(timeline),
        Format::Markdown => markdown::write(timeline),
        Format::Html => html::write(timeline, false),
        Format::Csv => csv::write(timeline),
        Format::Table { width, color } => table::write(timeline, width, color),
    }
}
