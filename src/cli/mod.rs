//! The commands: one file each. Here: the arguments they share, and what becomes of their errors.

mod actors;
mod build;
mod check;
mod convert;
mod dates;
mod events;
mod form;
mod input;
mod long;
mod marked;
mod named;
mod output;
mod pager;
mod parse;
mod progress;
mod query;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod sources;
mod train;
mod when;
mod why;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Dated, sourced, ordered timelines from news articles and diplomatic papers.
///
/// Exit codes: 0 ok; 1 nothing matched or a check failed; 2 usage; 3 unreadable or invalid input; 4 partial.
#[derive(Parser)]
#[command(version, about, long_about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Args, Clone)]
pub struct Global {
    /// How many threads (default: as many as cores)
    #[arg(short = 'j', long = "jobs", global = true, help_heading = "Everywhere", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true, help_heading = "Everywhere", conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say on stderr what is being done
    #[arg(short, long, global = true, help_heading = "Everywhere")]
    pub verbose: bool,
    /// Colours in tables
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "WHEN", default_value = "auto")]
    pub color: Switch,
    /// A progress bar on stderr
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "WHEN", default_value = "auto")]
    pub progress: Switch,
    /// A pager for long tables (ANNALS_PAGER, PAGER, or less)
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "WHEN", default_value = "auto")]
    pub pager: Switch,
}

/// On, off, or as the terminal is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// When a person looks at it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Global {
    /// Whether to colour what goes to standard output. `NO_COLOR` (set, not empty) turns `auto` off.
    pub fn colored(&self) -> bool {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        match self.color {
            Switch::Always => true,
            Switch::Never => false,
            Switch::Auto => output::on_terminal() && !unwanted && !dumb,
        }
    }

    /// Tells what is being done, with `-v`.
    pub fn say(&self, what: impl FnOnce() -> String) {
        if self.verbose {
            warn(&what());
        }
    }

    /// Tells what was done, without `-q`.
    pub fn tell(&self, what: impl FnOnce() -> String) {
        if !self.quiet {
            warn(&what());
        }
    }
}

/// A line on stderr. A closed stderr is no error.
pub fn warn(line: &str) {
    let _ = writeln!(std::io::stderr(), "annals: {line}");
}

#[derive(Subcommand)]
enum Command {
    /// Build a timeline from articles (and timelines): text files, JSON Lines, folders, - for stdin
    Build(build::Build),
    /// Ask what happened before, after, between, on: certain, begun and possible apart
    #[command(visible_alias = "q")]
    Query(query::Query),
    /// Say why an event is dated as it is; or how two events stand to each other, and what proves it
    Why(why::Why),
    /// Check timelines: contradictions, quotes that no longer match their source, bad dates
    Check(check::Check),
    /// Write a timeline in another format
    Convert(convert::Convert),
    /// Show a timeline's page in the browser, reloading when its files change (on this machine only)
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Print the JSON Schema of the timeline file
    Schema(schema::Schema),
    /// Find time expressions: text or JSON lines {"doc","dct","text"} in; findings, marked text or TimeML out
    Dates(dates::Dates),
    /// Tag and parse: raw text or CoNLL-U in, CoNLL-U out
    Parse(parse::Parse),
    /// Train the parser's model from treebanks
    #[command(hide = true)]
    Train(train::Train),
    /// Code the events of single texts: JSON lines {"id","text","date"} in, one record a line out
    Events(events::Events),
    /// Print completions for a shell
    Completions(shell::Completions),
    /// Print the manual page, or write all of them
    Man(shell::Man),
}

/// Why a command did not end well: a message for the user, and the exit code.
#[derive(Debug)]
pub struct Failure {
    /// 1 nothing matched, 2 usage, 3 unreadable or invalid input, 4 partial.
    pub code: u8,
    /// What to say on stderr; empty for nothing.
    pub message: String,
}

impl Failure {
    /// The exit code alone: all has been said.
    pub fn silent(code: u8) -> Failure {
        Failure { code, message: String::new() }
    }

    /// A usage error, with a way out.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure { code: 2, message: message.into() }
    }
}

/// Reads the arguments, runs the command, and tells how it ended.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    output::end_at_ctrl_c();
    if let Some(jobs) = cli.global.jobs {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    }
    let done = match cli.command {
        Command::Build(c) => c.run(&cli.global),
        Command::Query(c) => c.run(&cli.global),
        Command::Why(c) => c.run(&cli.global),
        Command::Check(c) => c.run(&cli.global),
        Command::Convert(c) => c.run(&cli.global),
        #[cfg(feature = "serve")]
        Command::Serve(c) => c.run(&cli.global),
        Command::Completions(c) => c.run(&cli.global),
        Command::Man(c) => c.run(&cli.global),
        Command::Schema(c) => c.run(&cli.global),
        Command::Dates(c) => c.run(&cli.global),
        Command::Parse(c) => c.run(&cli.global),
        Command::Train(c) => c.run(&cli.global),
        Command::Events(c) => c.run(&cli.global),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, message }) => {
            if !message.is_empty() {
                warn(&message);
            }
            ExitCode::from(code)
        }
    }
}

/// Whether a person looks at stderr.
fn watched() -> bool {
    std::io::stderr().is_terminal()
}
