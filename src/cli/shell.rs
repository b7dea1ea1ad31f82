//! `annals completions SHELL` and `annals man`: what shells and `man` want to know, made from the commands themselves.

use super::{output, Cli, Failure, Global};
use clap::{Args, CommandFactory};
use std::path::Path;

/// Arguments of `annals completions`.
#[derive(Args)]
pub struct Completions {
    /// For which shell
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

impl Completions {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "annals", &mut script);
        output::stdout(&script)
    }
}

/// Arguments of `annals man`.
#[derive(Args)]
pub struct Man {
    /// Write all pages (annals.1, annals-build.1, ...) into this folder, instead of the first to standard output
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<String>,
}

impl Man {
    /// Runs the command.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        let failure = |e: std::io::Error| Failure { code: 3, message: e.to_string() };
        let page = |command: &clap::Command| {
            let mut roff = Vec::new();
            clap_mangen::Man::new(command.clone()).render(&mut roff).map(|()| roff)
        };
        let mut command = Cli::command();
        command.build();
        let Some(folder) = self.output else { return output::stdout(&page(&command).map_err(failure)?) };
        let seen = command.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help");
        let pages: Vec<&clap::Command> = std::iter::once(&command).chain(seen).collect();
        for command in &pages {
            let name = command.get_display_name().unwrap_or(command.get_name());
            let file = Path::new(&folder).join(format!("{name}.1"));
            output::file(&file.to_string_lossy(), &page(command).map_err(failure)?)?;
        }
        global.tell(|| format!("wrote {} pages into {folder}", pages.len()));
        Ok(())
    }
}
