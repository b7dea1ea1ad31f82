//! `annals schema`: the JSON Schema of the timeline file, made from the types.

use super::{output, Failure, Global};
use annals::model::Timeline;
use clap::Args;

/// Arguments of `annals schema`.
#[derive(Args)]
pub struct Schema {}

impl Schema {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let schema = schemars::schema_for!(Timeline);
        let text = serde_json::to_string_pretty(&schema).map_err(|e| Failure { code: 3, message: e.to_string() })?;
        output::stdout(text + "\n")
    }
}
