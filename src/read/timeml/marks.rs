//! The marks of a TimeML file and the text they stand in.

use quick_xml::{
    events::{BytesStart, Event},
    Reader,
};
use std::collections::BTreeMap;

/// One element: its attributes, and where its words stand in the text.
#[derive(Debug, Default)]
pub struct Mark {
    pub name: String,
    attributes: BTreeMap<String, String>,
    /// In Unicode characters, half-open; empty for what stands outside of the text.
    pub chars: [usize; 2],
    pub words: String,
}

impl Mark {
    /// An attribute; empty when it is not there.
    pub fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", |v| v.as_str())
    }
}

/// What a file marks.
#[derive(Debug, Default)]
pub struct Marks {
    pub id: String,
    pub title: Option<String>,
    pub text: String,
    pub events: Vec<Mark>,
    pub times: Vec<Mark>,
    pub instances: Vec<Mark>,
    pub links: Vec<Mark>,
}

impl Marks {
    /// Reads a file; entities that are none stand as they are, and so do stray ends.
    ///
    /// # Errors
    /// The line, and why it is no XML.
    pub fn read(source: &str) -> Result<Marks, (usize, String)> {
        let mut reader = Reader::from_str(source);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut marks = Marks::default();
        let (mut open, mut length): (Vec<Mark>, usize) = (vec![], 0);
        // files of before version 1.2 may have no TEXT: all is text then
        let (has_text, mut inside) = (source.contains("<TEXT"), false);
        loop {
            let at = reader.buffer_position() as usize;
            let broken = |e: quick_xml::Error| (source[..at.min(source.len())].lines().count().max(1), e.to_string());
            let told = match reader.read_event().map_err(broken)? {
                Event::Eof => return Ok(marks),
                Event::Start(e) => {
                    let mark = mark(&e, length);
                    inside |= mark.name == "TEXT";
                    open.push(mark);
                    continue;
                }
                Event::Empty(e) => {
                    marks.keep(mark(&e, length), 0);
                    continue;
                }
                Event::End(e) => {
                    let name = String::from_utf8_lossy(e.local_name().as_ref()).into_owned();
                    inside &= name != "TEXT";
                    if let Some(place) = open.iter().rposition(|m| m.name == name) {
                        for mark in open.drain(place..) {
                            marks.keep(mark, length);
                        }
                    }
                    continue;
                }
                Event::Text(t) => {
                    t.unescape().map_or_else(|_| String::from_utf8_lossy(&t).into_owned(), |t| t.into_owned())
                }
                Event::CData(t) => String::from_utf8_lossy(&t).into_owned(),
                _ => continue,
            };
            for mark in &mut open {
                if matches!(&*mark.name, "EVENT" | "TIMEX3" | "DOCID" | "TITLE") {
                    mark.words.push_str(&told);
                }
            }
            if inside || !has_text {
                length += told.chars().count();
                marks.text.push_str(&told);
            }
        }
    }

    fn keep(&mut self, mut mark: Mark, end: usize) {
        mark.chars[1] = end.max(mark.chars[0]);
        match &*mark.name {
            "EVENT" => self.events.push(mark),
            "TIMEX3" => self.times.push(mark),
            "MAKEINSTANCE" => self.instances.push(mark),
            "TLINK" => self.links.push(mark),
            "DOCID" => self.id = mark.words.trim().into(),
            "TITLE" => self.title = Some(mark.words.trim().into()).filter(|t: &String| !t.is_empty()),
            _ => {}
        }
    }

    /// The time that the document was made, by its mark.
    pub fn created(&self) -> Option<&Mark> {
        let made = |m: &&Mark| matches!(m.get("functionInDocument"), "CREATION_TIME" | "PUBLICATION_TIME");
        self.times.iter().find(made).or_else(|| self.times.iter().find(|m| m.get("tid") == "t0"))
    }
}

fn mark(e: &BytesStart, at: usize) -> Mark {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let value = |a: &quick_xml::events::attributes::Attribute| {
        a.unescape_value().map_or_else(|_| text(&a.value), |v| v.into_owned())
    };
    let mut attributes = e.attributes();
    let attributes = attributes.with_checks(false).flatten();
    Mark {
        name: text(e.local_name().as_ref()),
        attributes: attributes.map(|a| (text(a.key.local_name().as_ref()), value(&a))).collect(),
        chars: [at, at],
        words: String::new(),
    }
}
