//! Long tables on a terminal go through a pager, as those of git do: `ANNALS_PAGER`, else `PAGER`, else `less`.

use super::{output, Failure, Global, Switch};
use std::io::Write;
use std::process::{Command, Stdio};

/// Shows a text on standard output; through the pager when a person looks and it is longer than the screen.
///
/// # Errors
/// Exit code 3 when it cannot be written.
pub fn show(text: &[u8], global: &Global) -> Result<(), Failure> {
    let rows = terminal_size::terminal_size().map_or(usize::MAX, |(_, terminal_size::Height(h))| usize::from(h));
    let long = || text.iter().filter(|b| **b == b'\n').count() >= rows;
    let wanted = match global.pager {
        Switch::Always => true,
        Switch::Auto => output::on_terminal() && long(),
        Switch::Never => false,
    };
    if wanted && paged(text) {
        return Ok(());
    }
    output::stdout(text)
}

/// Whether a pager took it. The pager answers Ctrl-C itself; one that ends early has been read enough.
fn paged(text: &[u8]) -> bool {
    let named = |name: &str| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
    let pager = named("ANNALS_PAGER").or_else(|| named("PAGER")).unwrap_or_else(|| "less".into());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next().filter(|p| *p != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if named("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    output::leave_ctrl_c_to_the_pager();
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(text);
    }
    child.wait().is_ok()
}
