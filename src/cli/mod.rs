//! The commands: one file each. Here: the arguments they share, and what becomes of their errors.

mod dates;
mod events;
mod parse;

use clap::{Args, Parser, Subcommand};
use std::process::ExitCode;

/// Dated, sourced, ordered timelines from news articles and diplomatic papers.
#[derive(Parser)]
#[command(version, about)]
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
    #[arg(short = 'j', long = "jobs", global = true, value_name = "N")]
    pub jobs: Option<usize>,
}

#[derive(Subcommand)]
enum Command {
    /// Find time expressions: JSON lines {"doc","dct","text"} in, one finding a line out
    Dates(dates::Dates),
    /// Tag and parse: raw text or CoNLL-U in, CoNLL-U out
    Parse(parse::Parse),
    /// Code the events of single texts: JSON lines {"id","text","date"} in, one record a line out
    Events(events::Events),
}

/// Why a command did not end well: a message for the user, and the exit code.
pub struct Failure {
    /// 1 nothing matched, 2 usage, 3 unreadable or invalid input, 4 partial.
    pub code: u8,
    /// What to say on stderr; empty for nothing.
    pub message: String,
}

/// Reads the arguments, runs the command, and tells how it ended.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Dates(c) => c.run(&cli.global),
        Command::Parse(c) => c.run(&cli.global),
        Command::Events(c) => c.run(&cli.global),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, message }) => {
            if !message.is_empty() {
                eprintln!("annals: {message}");
            }
            ExitCode::from(code)
        }
    }
}
