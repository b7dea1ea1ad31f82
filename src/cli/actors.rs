//! `--actors FILE`: who is who, beyond what `annals` knows itself.

use super::{input, Failure};
use annals::parse::Actors;
use clap::Args;

/// `--actors`.
#[derive(Args)]
pub struct Known {
    /// More actors to know, in YAML: `actors: [{id: KRG, name: Kurdistan Regional Government, kind: organisation}]`
    #[arg(long = "actors", value_name = "FILE")]
    files: Vec<String>,
}

impl Known {
    /// Those that are built in and those of every file.
    ///
    /// # Errors
    /// Exit code 3 when a file cannot be read or holds no such list.
    pub fn read(&self) -> Result<Option<Actors>, Failure> {
        let bad = |message: String| Failure { code: 3, message };
        let mut known: Option<Actors> = None;
        for file in &self.files {
            let text = input::utf8(file).map_err(|e| bad(e.to_string()))?;
            let before = known.as_ref().unwrap_or(Actors::built_in());
            known = Some(before.extended(file, &text).map_err(|e| bad(e.to_string()))?);
        }
        Ok(known)
    }
}
