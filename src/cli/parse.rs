//! `annals parse`.

use super::{Failure, Global};
use clap::Args;

/// Arguments of `annals parse`.
#[derive(Args)]
pub struct Parse {
    #[arg(long)]
    model: String,
    file: String,
}

impl Parse {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let bytes = std::fs::read(&self.model).map_err(|e| Failure { code: 3, message: e.to_string() })?;
        let text = std::fs::read_to_string(&self.file).map_err(|e| Failure { code: 3, message: e.to_string() })?;
        let mut r = annals::parse::Reader::new(&bytes);
        for b in text.split("\n\n") {
            let forms: Vec<&str> = b
                .lines()
                .filter(|l| !l.starts_with('#'))
                .map(|l| l.split('\t').collect::<Vec<_>>())
                .filter(|c| c.len() > 8 && c[0].bytes().all(|b| b.is_ascii_digit()))
                .map(|c| c[1])
                .collect();
            if forms.is_empty() {
                continue;
            }
            let mut t = String::new();
            let mut s = annals::model::Sentence::default();
            for f in &forms {
                let a = t.len();
                t.push_str(f);
                s.tokens
                    .push(annals::model::Token { span: annals::model::Span::new(a, t.len()), ..Default::default() });
                t.push(' ');
            }
            r.sentence(&t, &mut s);
            for (i, k) in s.tokens.iter().enumerate() {
                println!(
                    "{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t_",
                    i + 1,
                    forms[i],
                    k.lemma,
                    k.upos.name(),
                    k.head.map_or(0, |h| h + 1),
                    k.deprel.name()
                );
            }
            println!();
        }
        Ok(())
    }
}
