//! TimeML: a text with its time expressions marked, part by part.
//!
//! In: "On Monday they met." and what `date` found in it. Out: `On <TIMEX3 tid="t1" type="DATE" value="2007-05-28"
//! temporalFunction="true" anchorTimeID="t0">Monday</TIMEX3> they met.` See ISO 24617-1 and TimeML 1.2.1.

use crate::model::{Dated, Edtf, Lean, Moment, TimexType};
use std::collections::VecDeque;

/// How many finds can still be pointed back to.
const REMEMBERED: usize = 4096;

/// A TimeML document in the course of being written.
pub struct TimeMl {
    published: Option<String>,
    next: usize,
    before: VecDeque<(usize, usize)>,
}

impl TimeMl {
    /// Begins a document: its name, when it was printed.
    pub fn open(name: &str, published: Option<&Edtf>, out: &mut String) -> TimeMl {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>");
        escape(name, out);
        out.push_str("</DOCID>\n");
        let published = published.map(Edtf::to_string);
        if let Some(day) = &published {
            out.push_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"");
            escape(day, out);
            out.push_str("\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
            escape(day, out);
            out.push_str("</TIMEX3></DCT>\n");
        }
        out.push_str("<TEXT>");
        TimeMl { published, next: 1, before: VecDeque::new() }
    }

    /// The next part of the text, which begins at byte `from` of it, and what was found there.
    pub fn part(&mut self, part: &str, from: usize, found: &[Dated], out: &mut String) {
        let mut at = 0;
        for d in found {
            let (start, end) = (d.span.start - from, d.span.end - from);
            escape(&part[at..start], out);
            let id = self.id();
            let points = self.points(d);
            self.tag(d, id, &points, out);
            escape(&part[start..end], out);
            out.push_str("</TIMEX3>");
            for (_, id, value) in points.iter().filter_map(|p| p.as_ref()).filter(|p| p.1 > 0) {
                out.push_str(&format!(
                    "<TIMEX3 tid=\"t{id}\" type=\"DATE\" value=\"{value}\" temporalFunction=\"true\"/>"
                ));
            }
            at = end;
            self.before.push_back((d.span.start, id));
            if self.before.len() > REMEMBERED {
                self.before.pop_front();
            }
        }
        escape(&part[at..], out);
    }

    /// Ends the document.
    pub fn close(self, out: &mut String) {
        out.push_str("</TEXT>\n</TimeML>\n");
    }

    fn id(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// When a length begins and ends, if it is known: the attribute, the time's number (0 is the day of printing), its value.
    fn points(&mut self, d: &Dated) -> [Option<(&'static str, usize, String)>; 2] {
        if d.kind != TimexType::Duration || d.lean == Lean::NthUnit {
            return [None, None];
        }
        let ends = [
            ("beginPoint", d.bounds.start.earliest.map(Moment::earliest_text)),
            ("endPoint", d.bounds.end.latest.map(Moment::latest_text)),
        ];
        ends.map(|(name, value)| {
            let value = value?;
            let id = if self.published.as_ref() == Some(&value) { 0 } else { self.id() };
            Some((name, id, value))
        })
    }

    fn tag(&self, d: &Dated, id: usize, points: &[Option<(&'static str, usize, String)>; 2], out: &mut String) {
        let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let mut pairs =
            vec![("tid", format!("t{id}")), ("type", name(serde_json::json!(d.kind))), ("value", d.value.clone())];
        pairs.extend(d.modifier.map(|m| ("mod", name(serde_json::json!(m)))));
        pairs.extend(d.quant.clone().map(|q| ("quant", q)));
        pairs.extend(d.freq.clone().map(|f| ("freq", f)));
        pairs.extend(points.iter().flatten().map(|(key, id, _)| (*key, format!("t{id}"))));
        if let Some(anchor) = self.anchor(d) {
            pairs.push(("temporalFunction", "true".to_owned()));
            pairs.push(("anchorTimeID", format!("t{anchor}")));
        }
        out.push_str("<TIMEX3");
        for (key, value) in pairs {
            out.push_str(&format!(" {key}=\""));
            escape(&value, out);
            out.push('"');
        }
        out.push('>');
    }

    /// The time that a find was counted from.
    fn anchor(&self, d: &Dated) -> Option<usize> {
        match d.anchor_span {
            Some(span) => self.before.iter().rev().find(|(start, _)| *start == span.start).map(|(_, id)| *id),
            None => d.anchor.as_ref().and(self.published.as_ref()).map(|_| 0),
        }
    }
}

/// Text as XML holds it: what XML cannot hold becomes U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;

    #[test]
    fn times_stand_in_the_text_with_what_they_were_counted_from() {
        for (text, expected) in [
            ("<On> Monday", "&lt;On&gt; <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2007-05-28\" temporalFunction=\"true\" anchorTimeID=\"t0\">Monday</TIMEX3>"),
            ("in 1979", "in <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1979\">1979</TIMEX3>"),
            ("no time\u{1}", "no time\u{fffd}"),
            ("the past three weeks", "<TIMEX3 tid=\"t1\" type=\"DURATION\" value=\"P3W\" beginPoint=\"t2\" endPoint=\"t0\" temporalFunction=\"true\" anchorTimeID=\"t0\">the past three weeks</TIMEX3><TIMEX3 tid=\"t2\" type=\"DATE\" value=\"2007-05-08\" temporalFunction=\"true\"/>"),
            ("twice a year", "<TIMEX3 tid=\"t1\" type=\"SET\" value=\"P1Y\" freq=\"2X\">twice a year</TIMEX3>"),
        ] {
            let (mut head, mut out) = (String::new(), String::new());
            let published: Edtf = "2007-05-29".parse().unwrap();
            let mut timeml = TimeMl::open("a&b", Some(&published), &mut head);
            timeml.part(text, 0, &date(text, Some(&published)), &mut out);
            assert_eq!(out, expected);
            assert!(head.contains("<DOCID>a&amp;b</DOCID>"), "{head}");
        }
    }
}
