//! `annals events`.

use super::{Failure, Global};
use clap::Args;

/// Arguments of `annals events`.
#[derive(Args)]
pub struct Events {}

impl Events {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        Err(Failure { code: 2, message: "not there yet".into() })
    }
}
