//! `annals why`: the chain behind a date, or the path that proves an order.

use super::build::{built, Published};
use super::{named::named, output, Failure, Global};
use annals::model::Reason;
use annals::order::{why, why_order};
use annals::write::{self, WhyFormat};
use clap::{Args, ValueEnum};

/// Arguments of `annals why`.
///
/// With one event: why it is dated as it is. With two: how the first stands to the second, and what proves it.
#[derive(Args)]
pub struct Why {
    /// A timeline; or an article or a folder of them, from which one is built first; - for stdin
    #[arg(value_name = "FILE")]
    path: String,
    /// The event's id
    #[arg(value_name = "EVENT")]
    event: String,
    /// Another event's id
    #[arg(value_name = "EVENT")]
    other: Option<String>,
    /// Write to FILE (whole or not at all) instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// The format
    #[arg(short, long, value_name = "FORMAT", default_value = "tree")]
    format: Name,
    #[command(flatten)]
    dated: Published,
}

/// The formats by name.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// A tree of statements, 80 columns wide
    Tree,
    /// For people and programs
    Yaml,
    /// For programs
    Json,
}

/// How wide the tree is.
const WIDTH: usize = 80;

impl Why {
    /// Runs the command.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        let (timeline, partial) = built(std::slice::from_ref(&self.path), &self.dated, global)?;
        let id = |asked: &str| named(&timeline, asked).map(|at| timeline.events[at].id.as_str());
        let event = id(&self.event)?;
        let reason = match &self.other {
            None => why(&timeline, event).map(Reason::Date),
            Some(other) => why_order(&timeline, event, id(other)?).map(Reason::Order),
        };
        let color = self.output.is_none() && global.colored();
        let format = match self.format {
            Name::Tree => WhyFormat::Tree { width: WIDTH, color },
            Name::Yaml => WhyFormat::Yaml,
            Name::Json => WhyFormat::Json,
        };
        let text = write::why(&reason.expect("its events were found above"), format);
        match self.output.as_deref() {
            Some(path) if path != "-" => output::file(path, text.as_bytes())?,
            _ => output::stdout(&text)?,
        }
        if partial {
            return Err(Failure::silent(4));
        }
        Ok(())
    }
}
