//! `annals parse`.

use super::{Failure, Global};
use clap::Args;

/// Arguments of `annals parse`.
#[derive(Args)]
pub struct Parse {}

impl Parse {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        Err(Failure { code: 2, message: "not there yet".into() })
    }
}
