//! `annals convert`: a timeline in another format.

use super::{form::Output, input::Input, Failure, Global};
use clap::Args;

/// Arguments of `annals convert`.
#[derive(Args)]
pub struct Convert {
    /// A timeline (YAML or JSON), - for stdin
    #[arg(value_name = "FILE")]
    file: String,
    #[command(flatten)]
    output: Output,
}

impl Convert {
    /// Runs the command.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        self.output.format(global)?;
        let input = Input::gather(std::slice::from_ref(&self.file), false, global)?;
        match input.timelines.as_slice() {
            [timeline] => self.output.put(timeline, Some(&self.file), global),
            _ => {
                let told =
                    format!("{} is no timeline\n  help: make one of it: annals build {0} -o timeline.yaml", self.file);
                Err(Failure { code: 3, message: told })
            }
        }
    }
}
