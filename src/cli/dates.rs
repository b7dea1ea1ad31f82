//! `annals dates`: time expressions, without the rest. JSON lines or plain text in; findings out, in order.
//!
//! `{"doc":"a","dct":"2007-05-29","text":"On Monday, they met."}` gives
//! `{"doc":"a","start":3,"end":9,"text":"Monday","type":"DATE","value":"2007-05-28",…}`: offsets count characters.

use super::{Failure, Global};
use annals::model::{Dated, Edtf, Window};
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, BufRead, BufWriter, Write};

/// Arguments of `annals dates`.
#[derive(Args)]
pub struct Dates {
    /// What comes in and goes out
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// When a text was published that does not say it (EDTF, e.g. 2007-05-29)
    #[arg(long, value_name = "DATE")]
    published: Option<Edtf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// JSON lines {"doc","dct","text"} in, one finding a line out
    Jsonl,
}

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, default)]
    doc: Cow<'a, str>,
    #[serde(borrow, default)]
    dct: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Finding<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    r#type: annals::model::TimexType,
    value: &'a str,
    r#mod: Option<annals::model::TimexModifier>,
    earliest: Option<String>,
    latest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freq: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<&'a Edtf>,
    lean: annals::model::Lean,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<&'a str>,
    rule: &'a str,
    why: &'a str,
}

impl Dates {
    /// Runs the command.
    pub fn run(self, _global: &Global) -> Result<(), Failure> {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let bad = match self.jsonl(&mut out).and_then(|bad| out.flush().map(|()| bad)) {
            Ok(bad) => bad,
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Err(e) => return Err(Failure { code: 3, message: e.to_string() }),
        };
        match bad {
            0 => Ok(()),
            n => Err(Failure { code: 4, message: format!("{n} records could not be read; their lines say why") }),
        }
    }

    fn jsonl(&self, out: &mut impl Write) -> io::Result<usize> {
        let mut input = io::stdin().lock();
        let (mut line, mut number, mut bad) = (Vec::new(), 0usize, 0);
        loop {
            line.clear();
            if input.read_until(b'\n', &mut line)? == 0 {
                return Ok(bad);
            }
            number += 1;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if let Err(error) = self.record(&line, out)? {
                bad += 1;
                let record = serde_json::json!({"line": number, "error": error});
                writeln!(out, "{record}")?;
            }
        }
    }

    fn record(&self, line: &[u8], out: &mut impl Write) -> io::Result<Result<(), String>> {
        let record: Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(e) => return Ok(Err(format!("{e}; a record is {{\"doc\", \"dct\", \"text\"}}"))),
        };
        let published = match record.dct.as_deref().filter(|d| !d.is_empty()).map(published).transpose() {
            Ok(date) => date.or_else(|| self.published.clone()),
            Err(e) => return Ok(Err(e)),
        };
        let mut counter = Counter { text: &record.text, byte: 0, chars: 0 };
        for dated in annals::date::date(&record.text, published.as_ref()) {
            let (start, end) = (counter.at(dated.span.start), counter.at(dated.span.end));
            write_finding(out, &record, &dated, start, end)?;
        }
        Ok(Ok(()))
    }
}

/// A creation time: a date, or a date and time, of which the day counts.
fn published(text: &str) -> Result<Edtf, String> {
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    day.parse().map_err(|e: annals::model::EdtfError| format!("dct: {e}"))
}

fn write_finding(out: &mut impl Write, record: &Record, d: &Dated, start: usize, end: usize) -> io::Result<()> {
    let (earliest, latest) = (d.bounds.start.earliest, d.bounds.end.latest);
    let apart = d.bounds.start != d.bounds.end;
    let Window { latest: start_by, .. } = d.bounds.start;
    let finding = Finding {
        doc: &record.doc,
        start,
        end,
        text: &record.text[d.span.start..d.span.end],
        r#type: d.kind,
        value: &d.value,
        r#mod: d.modifier,
        earliest: earliest.map(|m| m.earliest_text()),
        latest: latest.map(|m| m.latest_text()),
        start_by: start_by.filter(|_| apart).map(|m| m.latest_text()),
        end_from: d.bounds.end.earliest.filter(|_| apart).map(|m| m.earliest_text()),
        freq: d.freq.as_deref(),
        quant: d.quant.as_deref(),
        edtf: d.edtf.as_ref(),
        lean: d.lean,
        anchor: d.anchor.as_deref(),
        rule: d.rule,
        why: &d.why,
    };
    serde_json::to_writer(&mut *out, &finding)?;
    out.write_all(b"\n")
}

/// Turns byte offsets, asked in growing order, into character offsets.
struct Counter<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl Counter<'_> {
    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        let part = &self.text.as_bytes()[self.byte..byte];
        self.chars += part.iter().filter(|b| (**b & 0xC0) != 0x80).count();
        self.byte = byte;
        self.chars
    }
}
