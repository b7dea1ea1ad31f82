//! `annals train`: makes the parser's model file from treebanks.

use super::{Failure, Global};
use annals::parse::train::{train, Settings};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `annals train`.
#[derive(Args)]
pub struct Train {
    /// Treebanks in CoNLL-U (UD English EWT and GUM)
    #[arg(required = true, value_name = "CONLLU")]
    treebanks: Vec<PathBuf>,
    /// Word vectors: a word and its numbers a line, the most frequent first (GloVe 6B, 50 dimensions)
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Where to write the model
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Where chance starts: the same files and seed make the same bytes
    #[arg(long, default_value_t = Settings::default().seed)]
    seed: u64,
    /// How often the taggers see each sentence
    #[arg(long, default_value_t = Settings::default().tagger_rounds)]
    tagger_rounds: usize,
    /// How often the parsers see each sentence
    #[arg(long, default_value_t = Settings::default().parser_rounds)]
    parser_rounds: usize,
    /// How many taggers and parsers are averaged
    #[arg(long, default_value_t = Settings::default().parsers)]
    parsers: usize,
    /// Features count that were updated at least so often
    #[arg(long, default_value_t = Settings::default().updates)]
    updates: u32,
}

impl Train {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let read = |path: &PathBuf| {
            let failure = |e| Failure { code: 3, message: format!("{}: {e}", path.display()) };
            std::fs::read_to_string(path).map_err(failure)
        };
        let treebanks = self.treebanks.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let vectors = self.vectors.as_ref().map(read).transpose()?.unwrap_or_default();
        let Train { seed, tagger_rounds, parser_rounds, parsers, updates, .. } = self;
        let settings = Settings { seed, tagger_rounds, parser_rounds, parsers, updates };
        let started = std::time::Instant::now();
        let tell = |s: &str| eprintln!("{:6.1}s {s}", started.elapsed().as_secs_f32());
        let bytes = train(&treebanks, &vectors, &settings, &tell);
        let failure = |e| Failure { code: 3, message: format!("{}: {e}", self.output.display()) };
        std::fs::write(&self.output, bytes).map_err(failure)
    }
}
