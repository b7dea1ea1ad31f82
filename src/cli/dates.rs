//! `annals dates`: time expressions, without the rest. JSON lines or plain text in; findings, marked text or TimeML out.
//!
//! `{"doc":"a","dct":"2007-05-29","text":"On Monday, they met."}` gives
//! `{"doc":"a","start":3,"end":9,"text":"Monday","type":"DATE","value":"2007-05-28",…}`: offsets count characters.

use super::long::{pass, Long};
use super::marked::{Form, Sheet};
use super::{Failure, Global};
use annals::date::Reading;
use annals::model::Edtf;
use clap::{Args, ValueEnum};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

/// Arguments of `annals dates`.
#[derive(Args)]
pub struct Dates {
    /// What comes in (default: JSON lines when it begins with { or [, else text)
    #[arg(long, value_name = "FORM", value_enum)]
    input: Option<Input>,
    /// What goes out
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Jsonl)]
    format: Form,
    /// When a text was published that does not say it (EDTF, e.g. 2007-05-29)
    #[arg(long, value_name = "DATE")]
    published: Option<Edtf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Input {
    /// JSON lines {"doc","dct","text"}; in one longer than 16 MB the text comes last
    Jsonl,
    /// One text of any length; its first lines may tell when it was printed
    Text,
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

/// How much of a text is read at a time, in bytes.
const PART: usize = 1 << 17;

/// The longest record that is held whole, in bytes.
const LONGEST: usize = 16 << 20;

type Stdin<'a> = BufReader<io::StdinLock<'a>>;

impl Dates {
    /// Runs the command.
    ///
    /// # Errors
    /// Exit code 3 when standard input cannot be read, 4 when a record cannot.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut sheet = Sheet::new(out, self.format, global.colored());
        let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
        let done = self.read(&mut input, &mut sheet).and_then(|bad| sheet.out.flush().map(|()| bad));
        match done {
            Ok(0) => Ok(()),
            Ok(n) => Err(Failure { code: 4, message: format!("{n} records could not be read; their lines say why") }),
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(e) => Err(Failure { code: 3, message: e.to_string() }),
        }
    }

    /// How many records could not be read.
    fn read(&self, input: &mut Stdin, sheet: &mut Sheet<impl Write>) -> io::Result<usize> {
        let begins = input.fill_buf()?.trim_ascii_start().first().copied();
        match (self.input, begins) {
            (Some(Input::Jsonl), _) | (None, None | Some(b'{' | b'[')) => self.records(input, sheet),
            (Some(Input::Text), _) | (None, _) => self.text(input, sheet),
        }
    }

    fn text(&self, input: &mut Stdin, sheet: &mut Sheet<impl Write>) -> io::Result<usize> {
        let (mut bytes, mut text) = (Vec::new(), String::new());
        let mut reading: Option<Reading> = None;
        loop {
            let last = input.by_ref().take(PART as u64).read_to_end(&mut bytes)? == 0;
            let whole = if last { bytes.len() } else { whole(&bytes) };
            text.push_str(&String::from_utf8_lossy(&bytes[..whole]));
            bytes.drain(..whole);
            let reading = reading.get_or_insert_with(|| {
                let published = self.published.clone().or_else(|| annals::printed_on(&text));
                sheet.open("-", published.as_ref());
                Reading::new(&text, published.as_ref())
            });
            step(reading, &mut text, last, sheet)?;
            if last {
                return Ok(0);
            }
        }
    }

    fn records(&self, input: &mut Stdin, sheet: &mut Sheet<impl Write>) -> io::Result<usize> {
        let (mut line, mut number, mut bad) = (Vec::new(), 0usize, 0);
        loop {
            line.clear();
            if input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
                return Ok(bad);
            }
            number += 1;
            let told = if line.len() > LONGEST {
                self.long(std::mem::take(&mut line), input, sheet)?
            } else if line.iter().all(u8::is_ascii_whitespace) {
                Ok(())
            } else {
                self.record(&line, sheet)?
            };
            if let Err(error) = told {
                bad += 1;
                let record = serde_json::json!({"line": number, "error": error});
                writeln!(sheet.out, "{record}")?;
            }
        }
    }

    /// A record longer than may be held.
    fn long(&self, line: Vec<u8>, input: &mut Stdin, sheet: &mut Sheet<impl Write>) -> io::Result<Result<(), String>> {
        let whole = |head: &[u8]| serde_json::from_slice::<Record>(head).is_ok();
        let Some((head, mut long)) = Long::open(line, whole) else {
            pass(input)?;
            let way = "let \"text\" come last, or give it alone, with --input text";
            return Ok(Err(format!("longer than 16 MB, and its text does not begin at once; {way}")));
        };
        let done = self.streamed(&head, &mut long, input, sheet);
        let clean = long.close(input)?;
        match done {
            Err(e) if e.kind() == io::ErrorKind::InvalidData => Ok(Err(e.to_string())),
            Ok(Ok(())) if !clean => Ok(Err("longer than 16 MB, and its text does not come last: let it".to_owned())),
            done => done,
        }
    }

    fn streamed(
        &self,
        head: &[u8],
        long: &mut Long,
        input: &mut Stdin,
        sheet: &mut Sheet<impl Write>,
    ) -> io::Result<Result<(), String>> {
        let record: Record = serde_json::from_slice(head)?;
        let published = match self.printed(&record) {
            Ok(date) => date,
            Err(e) => return Ok(Err(e)),
        };
        let mut text = String::new();
        let mut last = long.part(input, &mut text)?;
        let mut reading = Reading::new(&text, published.as_ref());
        sheet.open(&record.doc, published.as_ref());
        loop {
            step(&mut reading, &mut text, last, sheet)?;
            if last {
                return Ok(Ok(()));
            }
            last = long.part(input, &mut text)?;
        }
    }

    /// When a record was published: as it says, else as the command says.
    fn printed(&self, record: &Record) -> Result<Option<Edtf>, String> {
        let said = record.dct.as_deref().filter(|d| !d.is_empty()).map(published).transpose()?;
        Ok(said.or_else(|| self.published.clone()))
    }

    fn record(&self, line: &[u8], sheet: &mut Sheet<impl Write>) -> io::Result<Result<(), String>> {
        let record: Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(e) => return Ok(Err(format!("{e}; a record is {{\"doc\", \"dct\", \"text\"}}"))),
        };
        let published = match self.printed(&record) {
            Ok(date) => date,
            Err(e) => return Ok(Err(e)),
        };
        let text = &*record.text;
        let mut reading = Reading::new(text, published.as_ref());
        sheet.open(&record.doc, published.as_ref());
        let (mut from, mut found) = (0, Vec::new());
        while from < text.len() {
            let most = (from + PART).min(text.len());
            let to = (most..=text.len()).find(|to| text.is_char_boundary(*to)).unwrap_or(text.len());
            let done = reading.read(&text[from..to], to == text.len(), &mut found);
            sheet.part(&text[from..from + done], &found)?;
            found.clear();
            from += done;
        }
        sheet.close()?;
        Ok(Ok(()))
    }
}

/// A creation time: a date, or a date and time, of which the day counts.
fn published(text: &str) -> Result<Edtf, String> {
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    day.parse().map_err(|e: annals::model::EdtfError| format!("dct: {e}"))
}

/// Reads what there is of a text as far as it goes, and writes what was found; what is left over stays.
fn step(reading: &mut Reading, text: &mut String, last: bool, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    let mut found = Vec::new();
    let done = reading.read(text, last, &mut found);
    sheet.part(&text[..done], &found)?;
    text.drain(..done);
    if last {
        sheet.close()?;
    }
    Ok(())
}

/// How many of the bytes are whole characters.
fn whole(bytes: &[u8]) -> usize {
    let cut = bytes.iter().rev().take(3).position(|b| *b >= 0xC0);
    match cut {
        Some(n) if std::str::from_utf8(&bytes[bytes.len() - n - 1..]).is_err() => bytes.len() - n - 1,
        _ => bytes.len(),
    }
}
