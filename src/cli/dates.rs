//! `annals dates`.

use super::{Failure, Global};
use clap::Args;

/// Arguments of `annals dates`.
#[derive(Args)]
pub struct Dates {}

impl Dates {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        Err(Failure { code: 2, message: "not there yet".into() })
    }
}
