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
    /// Word vectors: a word and its numbers a line, the most frequent first (GloVe 6B, 100 dimensions)
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Where to write the model
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Where chance starts: the same files and seed make the same bytes
    #[arg(long, default_value_t = Settings::default().seed)]
    seed: u64,
    /// A treebank that is not learned from, to tell how good the model is
    #[arg(long, value_name = "CONLLU")]
    dev: Option<PathBuf>,
    /// How often each sentence is seen
    #[arg(long, default_value_t = Settings::default().rounds)]
    rounds: usize,
    /// How many layers the network has
    #[arg(long, default_value_t = Settings::default().layers)]
    layers: usize,
    /// How many of the word vectors are taken
    #[arg(long, default_value_t = Settings::default().vectors)]
    most: usize,
    /// The size of a step at first
    #[arg(long, default_value_t = Settings::default().rate)]
    rate: f32,
    /// How much is left out while learning, to one
    #[arg(long, default_value_t = Settings::default().dropout)]
    dropout: f32,
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
        let dev = self.dev.as_ref().map(read).transpose()?.unwrap_or_default();
        let settings = Settings {
            seed: self.seed,
            rounds: self.rounds,
            layers: self.layers,
            vectors: self.most,
            rate: self.rate,
            dropout: self.dropout,
        };
        let started = std::time::Instant::now();
        let tell = |s: &str| eprintln!("{:6.1}s {s}", started.elapsed().as_secs_f32());
        let bytes = train(&treebanks, &vectors, &dev, &settings, &tell);
        let failure = |e| Failure { code: 3, message: format!("{}: {e}", self.output.display()) };
        std::fs::write(&self.output, bytes).map_err(failure)
    }
}
