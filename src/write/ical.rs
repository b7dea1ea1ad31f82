//! A timeline as iCalendar (RFC 5545): one VEVENT an event that has a first day; whole days, or minutes where they are told.
//!
//! "The two sides met on Monday" becomes `DTSTART;VALUE=DATE:20070528`, `SUMMARY:…`, `STATUS:CONFIRMED`. What is not sure
//! is TENTATIVE, what did not happen CANCELLED; the four bounds stand in `X-ANNALS-` lines.

use super::date::{bounds, shown, word, ymd};
use super::left::{calendar, Told};
use crate::model::{Event, Moment, Status, Timeline};

/// The calendar, its lines folded at 75 bytes and ended as the standard asks.
pub fn write(timeline: &Timeline) -> Told {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//annals//annals 1//EN");
    if let Some(title) = &timeline.title {
        line(&mut out, &format!("X-WR-CALNAME:{}", escape(title)));
    }
    let (mut written, mut left) = (0, Vec::new());
    for event in &timeline.events {
        match calendar(event).and_then(|(a, b)| fits(a, b)) {
            Ok((from, to)) => {
                entry(event, from, to, &mut out);
                written += 1;
            }
            Err(why) => left.push((event.id.clone(), why)),
        }
    }
    line(&mut out, "END:VCALENDAR");
    Told { bytes: out.into(), written, left, without: "relations and no characters of quotes" }
}

fn fits(from: Moment, to: Moment) -> Result<(Moment, Moment), &'static str> {
    let ok = |m: Moment| (1..=9998).contains(&ymd(m).0);
    if ok(from) && ok(to) {
        Ok((from, to))
    } else {
        Err("a calendar holds the years 1 to 9998")
    }
}

fn entry(event: &Event, from: Moment, to: Moment, out: &mut String) {
    let days = from == from.day_start() && to == to.day_end();
    let after = to.plus(1);
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@annals", escape(&event.id)));
    line(out, "DTSTAMP:19700101T000000Z");
    if days {
        line(out, &format!("DTSTART;VALUE=DATE:{}", day(from)));
        line(out, &format!("DTEND;VALUE=DATE:{}", day(after)));
    } else {
        line(out, &format!("DTSTART:{}", minute(from)));
        if after > from {
            line(out, &format!("DTEND:{}", minute(after)));
        }
    }
    line(out, &format!("SUMMARY:{}", escape(&event.title)));
    let (start, end) = bounds(event);
    let sure = start.earliest.map(Moment::day_start) == start.latest.map(Moment::day_start);
    let status = match event.status {
        Status::Occurred | Status::Ongoing if sure => "CONFIRMED",
        Status::Negated | Status::Denied => "CANCELLED",
        _ => "TENTATIVE",
    };
    line(out, &format!("STATUS:{status}"));
    line(out, "TRANSP:TRANSPARENT");
    line(out, &format!("CATEGORIES:{},{}", escape(event.kind.name()), word(event.status)));
    if let Some(place) = &event.place {
        line(out, &format!("LOCATION:{}", escape(place)));
    }
    let mut told = vec![format!("{} ({}, {})", shown(event), word(event.status), word(event.basis))];
    told.extend(event.evidence.iter().map(|e| format!("\"{}\" ({})", e.quote, e.document)));
    line(out, &format!("DESCRIPTION:{}", escape(&told.join("\n"))));
    let early = |m: Option<Moment>| m.map(Moment::earliest_text);
    let late = |m: Option<Moment>| m.map(Moment::latest_text);
    let rows = [
        ("START-EARLIEST", early(start.earliest)),
        ("START-LATEST", late(start.latest)),
        ("END-EARLIEST", early(end.earliest)),
        ("END-LATEST", late(end.latest)),
    ];
    for (name, value) in rows {
        line(out, &format!("X-ANNALS-{name}:{}", value.unwrap_or_default()));
    }
    line(out, "END:VEVENT");
}

fn day(m: Moment) -> String {
    let (y, month, d) = ymd(m);
    format!("{y:04}{month:02}{d:02}")
}

fn minute(m: Moment) -> String {
    format!("{}T{:02}{:02}00", day(m), m.minute_of_day() / 60, m.minute_of_day() % 60)
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded so that no line is longer than 75 bytes and no character is cut.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}
