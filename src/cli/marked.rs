//! What `annals dates` writes: a finding a line, the text with its times marked in it, or TimeML.

use annals::model::{Dated, Edtf, Lean, TimexModifier, TimexType, Window};
use annals::write::TimeMl;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, Write};

/// What goes out.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Form {
    /// One finding a line, as JSON
    Jsonl,
    /// The text, its times marked in it; coloured for a terminal
    Text,
    /// One TimeML document a text
    Timeml,
}

/// A finding, as one line of JSON.
#[derive(Serialize)]
struct Finding<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    r#type: TimexType,
    value: &'a str,
    r#mod: Option<TimexModifier>,
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
    lean: Lean,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<&'a str>,
    rule: &'a str,
    why: &'a str,
}

/// Where the findings of one text after another are written, part by part.
pub struct Sheet<W> {
    /// Where to.
    pub out: W,
    form: Form,
    color: bool,
    doc: String,
    from: usize,
    chars: usize,
    timeml: Option<TimeMl>,
    ended: bool,
    buffer: String,
}

impl<W: Write> Sheet<W> {
    /// An empty sheet.
    pub fn new(out: W, form: Form, color: bool) -> Sheet<W> {
        Sheet {
            out,
            form,
            color,
            doc: String::new(),
            from: 0,
            chars: 0,
            timeml: None,
            ended: true,
            buffer: String::new(),
        }
    }

    /// A text begins.
    pub fn open(&mut self, doc: &str, published: Option<&Edtf>) {
        doc.clone_into(&mut self.doc);
        (self.from, self.chars) = (0, 0);
        self.timeml = (self.form == Form::Timeml).then(|| TimeMl::open(doc, published, &mut self.buffer));
    }

    /// The next part of the text, and what was found in it.
    pub fn part(&mut self, part: &str, found: &[Dated]) -> io::Result<()> {
        match (self.form, &mut self.timeml) {
            (Form::Timeml, Some(timeml)) => timeml.part(part, self.from, found, &mut self.buffer),
            (Form::Text, _) => self.marked(part, found),
            _ => self.lines(part, found)?,
        }
        self.from += part.len();
        self.ended = part.ends_with('\n') || part.is_empty() && self.ended;
        self.out.write_all(self.buffer.as_bytes())?;
        self.buffer.clear();
        Ok(())
    }

    /// The text ends.
    pub fn close(&mut self) -> io::Result<()> {
        match (self.form, self.timeml.take()) {
            (Form::Timeml, Some(timeml)) => timeml.close(&mut self.buffer),
            (Form::Text, _) if !self.ended => self.buffer.push('\n'),
            _ => {}
        }
        self.out.write_all(self.buffer.as_bytes())?;
        self.buffer.clear();
        Ok(())
    }

    fn lines(&mut self, part: &str, found: &[Dated]) -> io::Result<()> {
        let mut at = 0;
        let mut chars = self.chars;
        let mut count = |to: usize| {
            chars += part.as_bytes()[at..to].iter().filter(|b| (**b & 0xC0) != 0x80).count();
            at = to;
            chars
        };
        for d in found {
            let (from, to) = (d.span.start - self.from, d.span.end - self.from);
            let (start, end) = (count(from), count(to));
            let apart = d.bounds.start != d.bounds.end;
            let Window { latest: start_by, .. } = d.bounds.start;
            let finding = Finding {
                doc: &self.doc,
                start,
                end,
                text: &part[from..to],
                r#type: d.kind,
                value: &d.value,
                r#mod: d.modifier,
                earliest: d.bounds.start.earliest.map(|m| m.earliest_text()),
                latest: d.bounds.end.latest.map(|m| m.latest_text()),
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
            serde_json::to_writer(&mut self.out, &finding)?;
            self.out.write_all(b"\n")?;
        }
        self.chars = count(part.len());
        Ok(())
    }

    /// "On [Monday = 2007-05-28] they met", or with colours instead of brackets.
    fn marked(&mut self, part: &str, found: &[Dated]) {
        let mut at = 0;
        for d in found {
            let (from, to) = (d.span.start - self.from, d.span.end - self.from);
            plain(&part[at..from], &mut self.buffer);
            let [open, middle, close] =
                if self.color { ["\x1b[1;36m", "\x1b[0;2m ", "\x1b[0m"] } else { ["[", " = ", "]"] };
            self.buffer.push_str(open);
            plain(&part[from..to], &mut self.buffer);
            self.buffer.push_str(middle);
            self.buffer.push_str(&d.value);
            if let Some(m) = d.modifier {
                self.buffer.push(' ');
                self.buffer.push_str(serde_json::json!(m).as_str().unwrap_or_default());
            }
            self.buffer.push_str(close);
            at = to;
        }
        plain(&part[at..], &mut self.buffer);
    }
}

/// Text without what would steer the terminal.
fn plain(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t' | '\r') { '\u{fffd}' } else { c }));
}
