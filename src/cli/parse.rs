//! `annals parse`: raw text or CoNLL-U in, CoNLL-U out.

use super::{actors::Known, output, Failure, Global};
use annals::model::{Article, Sentence};
use annals::parse::Actors;
use annals::{parse, read, split, write};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::io::Read;

/// Arguments of `annals parse`.
#[derive(Args)]
pub struct Parse {
    /// What comes in: raw text, or CoNLL-U, whose words alone are read
    #[arg(long, value_name = "FORM", default_value = "text")]
    input: Input,
    /// What goes out
    #[arg(long, value_name = "FORM", default_value = "conllu")]
    format: Format,
    /// Write who is named as well: `Entity=(USA)` in the last column (said by --actors too)
    #[arg(long)]
    names: bool,
    #[command(flatten)]
    known: Known,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    /// Text of any length
    Text,
    /// A word a line, an empty line after each sentence
    Conllu,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// ID, FORM, LEMMA, UPOS, HEAD, DEPREL
    Conllu,
}

/// How many bytes are read at once.
const PIECE: usize = 1 << 19;

impl Parse {
    /// Runs the command.
    ///
    /// # Errors
    /// Exit code 3 when standard input or the list of actors cannot be read.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let Format::Conllu = self.format;
        let known = self.known.read()?;
        let actors = (self.names || known.is_some()).then(|| known.as_ref().unwrap_or(Actors::built_in()));
        let mut bytes = Vec::new();
        let mut input = std::io::stdin().lock();
        loop {
            let most = PIECE as u64;
            let failure = |e: std::io::Error| Failure { code: 3, message: format!("standard input: {e}") };
            let count = input.by_ref().take(most).read_to_end(&mut bytes).map_err(failure)?;
            let end = if count == 0 { bytes.len() } else { paragraphs(&bytes) };
            let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
            output::stdout(self.piece(&text, actors))?;
            bytes.drain(..end);
            if count == 0 {
                return Ok(());
            }
        }
    }

    fn piece(&self, text: &str, actors: Option<&Actors>) -> String {
        match self.input {
            Input::Text => pieces(text).into_par_iter().map(|piece| raw(piece, actors)).collect(),
            Input::Conllu => pieces(text).into_par_iter().map(|piece| words(piece, actors)).collect(),
        }
    }
}

/// Where the last whole paragraph ends.
fn paragraphs(bytes: &[u8]) -> usize {
    bytes.windows(2).rposition(|w| w == b"\n\n").map_or(0, |at| at + 2)
}

/// Cuts at empty lines into pieces that threads can share.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while rest.len() > PIECE / 16 {
        let from = (PIECE / 16..=rest.len()).find(|i| rest.is_char_boundary(*i)).unwrap_or(rest.len());
        let Some(at) = rest[from..].find("\n\n") else { break };
        let (piece, more) = rest.split_at(from + at + 2);
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}

/// Grammar, and the names when anybody is to be known.
fn grammar(article: &Article, sentences: &mut [Sentence], actors: Option<&Actors>) {
    match actors {
        Some(actors) => parse::parse(article, sentences, actors),
        None => parse::syntax(article, sentences),
    }
}

fn raw(text: &str, actors: Option<&Actors>) -> String {
    let article = Article::new("", text);
    let mut sentences = split::split(&article);
    grammar(&article, &mut sentences, actors);
    let mut out = String::with_capacity(text.len() * 8);
    for sentence in &sentences {
        let mut line = "# text =".to_owned();
        for word in article.words(sentence.span).split_whitespace() {
            line.push(' ');
            line.push_str(word);
        }
        write::conllu(&article, sentence, &[(0, line)], &mut out);
    }
    out
}

fn words(text: &str, actors: Option<&Actors>) -> String {
    let mut out = String::with_capacity(text.len());
    for mut rows in read::conllu(text) {
        grammar(&rows.article, std::slice::from_mut(&mut rows.sentence), actors);
        write::conllu(&rows.article, &rows.sentence, &rows.others, &mut out);
    }
    out
}
