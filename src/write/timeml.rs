//! A timeline as TimeML 1.2.1: a paragraph an event, in timeline order, its date and its quotes with the words that tell it
//! and date it marked; relations as TLINK and SLINK.
//!
//! "The two sides met on Monday" becomes `The two sides <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on
//! <TIMEX3 tid="t2" type="DATE" value="2007-05-28">Monday</TIMEX3>`, an instance, and a link to the day.

use super::date::{bounds, shown, word, ymd};
use super::html::escape;
use super::left::{heading, Told};
use crate::model::{Event, Evidence, Moment, RelationKind, Status, Timeline, Window};
use std::collections::HashMap;

/// The document. Every event stands in it; one that nothing dates has no link to a date.
pub fn write(timeline: &Timeline) -> Told {
    let mut doc = Document::default();
    let mut first = HashMap::new(); // the first instance of each event
    for event in &timeline.events {
        let instance = doc.event(event);
        first.insert(event.id.as_str(), (instance, event.status));
    }
    for r in &timeline.relations {
        let (Some((from, _)), Some((to, status))) = (first.get(r.from.as_str()), first.get(r.to.as_str())) else {
            continue;
        };
        match r.relation {
            RelationKind::Before => doc.link("BEFORE", from, "relatedToEventInstance", to),
            RelationKind::After => doc.link("AFTER", from, "relatedToEventInstance", to),
            RelationKind::Includes => doc.link("INCLUDES", from, "relatedToEventInstance", to),
            RelationKind::During => doc.link("IS_INCLUDED", from, "relatedToEventInstance", to),
            RelationKind::SameTime => doc.link("SIMULTANEOUS", from, "relatedToEventInstance", to),
            RelationKind::Starts => doc.link("BEGINS", from, "relatedToEventInstance", to),
            RelationKind::Finishes => doc.link("ENDS", from, "relatedToEventInstance", to),
            RelationKind::StartsBefore | RelationKind::Overlaps => {} // TimeML has no word for either
            RelationKind::Reports => doc.subordinate(*status, from, to),
        }
    }
    let title = escape(heading(timeline));
    // the collection is as old as the last of its documents
    let told = timeline.documents.iter().filter_map(|d| d.published.as_ref()?.window().latest).max();
    let value = told.map_or("XXXX-XX-XX".into(), |m| date(m.day_start()).unwrap_or("XXXX-XX-XX".into()));
    let dct = format!(
        "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{value}\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{value}</TIMEX3>"
    );
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>{title}</DOCID>\n<DCT>{dct}</DCT>\n<TITLE>{title}</TITLE>\n<TEXT>\n{}</TEXT>\n{}{}</TimeML>\n",
        doc.text, doc.instances, doc.links
    );
    Told::all(
        text,
        timeline,
        "fulfilments, lengths of gaps or orders of starts alone; of the documents nothing but the quotes",
    )
}

/// What has been written, and the numbers that have been given.
#[derive(Default)]
struct Document {
    text: String,
    instances: String,
    links: String,
    /// The ends of this paragraph's stretches of time: value, name.
    points: Vec<(String, String)>,
    times: usize,
    events: usize,
    lines: usize,
}

impl Document {
    /// One event's paragraph, instances and date; the name of its first instance.
    fn event(&mut self, event: &Event) -> String {
        let (start, end) = bounds(event);
        let when = [
            (Window { earliest: start.earliest, latest: end.latest }, "IS_INCLUDED"),
            (start, "BEGUN_BY"),
            (end, "ENDED_BY"),
        ];
        let whole = |w: &Window| w.earliest.is_some() && w.latest.is_some();
        let known = |w: &Window| w.earliest.is_some() || w.latest.is_some();
        let (window, how) = when.into_iter().find(|(w, _)| whole(w)).unwrap_or(when[0]);
        let about = event.when.as_ref().is_some_and(|w| w.to_string().contains(['~', '%']));
        let day = known(&window).then(|| self.time(window, about, &shown(event))).flatten();
        if day.is_some() {
            self.text.push_str(": ");
        }
        let first = format!("ei{}", self.events + 1);
        if event.evidence.is_empty() {
            self.trigger(event, "", &event.title);
        }
        for (n, evidence) in event.evidence.iter().enumerate() {
            if n > 0 {
                self.text.push_str(" | ");
            }
            self.quote(event, evidence);
            if n > 0 {
                let same = format!("ei{}", self.events);
                self.link("IDENTITY", &same, "relatedToEventInstance", &first);
            }
        }
        let points = std::mem::take(&mut self.points).into_iter().map(|(value, id)| {
            let kind = if value.contains('T') { "TIME" } else { "DATE" };
            format!("<TIMEX3 tid=\"{id}\" type=\"{kind}\" value=\"{value}\">{value}</TIMEX3>")
        });
        let points: Vec<String> = points.collect();
        if !points.is_empty() {
            self.text.push_str(&format!(" [{}]", points.join(" .. ")));
        }
        self.text.push('\n');
        if let Some(day) = day {
            self.link(how, &first, "relatedToTime", &day);
        }
        first
    }

    /// A quote with its trigger and the words that date it.
    fn quote(&mut self, event: &Event, evidence: &Evidence) {
        let chars: Vec<char> = evidence.quote.chars().collect();
        let words = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
        let inside = |[a, b]: [usize; 2]| a < b && b <= chars.len();
        let shift = |t: [usize; 2]| Some([t[0].checked_sub(evidence.chars[0])?, t[1].checked_sub(evidence.chars[0])?]);
        let [t0, t1] = evidence.trigger.and_then(shift).filter(|t| inside(*t)).unwrap_or([0, chars.len()]);
        let said = evidence.says.as_deref().filter(|s| !s.is_empty()).and_then(|says| {
            let from = evidence.quote[..evidence.quote.find(says)?].chars().count();
            Some([from, from + says.chars().count()])
        });
        let said = said.filter(|s| s[1] <= t0 || t1 <= s[0]);
        let place = format!("{} {}-{}", evidence.document, evidence.chars[0], evidence.chars[1]);
        let window =
            Window { earliest: evidence.start.and_then(|w| w.earliest), latest: evidence.end.and_then(|w| w.latest) };
        let mut parts = vec![([t0, t1], true)];
        parts.extend(said.map(|s| (s, false)));
        parts.sort_unstable();
        let mut at = 0;
        for ([from, to], trigger) in parts {
            self.text.push_str(&escape(&words(at, from)));
            match trigger {
                true => self.trigger(event, &place, &words(from, to)),
                false => match self.time(window, false, &words(from, to)) {
                    Some(_) => {}
                    None => self.text.push_str(&escape(&words(from, to))),
                },
            }
            at = to;
        }
        self.text.push_str(&escape(&words(at, chars.len())));
    }

    /// The words that name the event, and an instance of it.
    fn trigger(&mut self, event: &Event, place: &str, words: &str) {
        self.events += 1;
        let n = self.events;
        let class = match event.kind.family() {
            "say" | "ask" | "accuse" | "reject" | "criticise" | "accept" => "REPORTING",
            "state" => "STATE",
            _ => "OCCURRENCE",
        };
        let comment = if place.is_empty() { String::new() } else { format!(" comment=\"{}\"", escape(place)) };
        self.text.push_str(&format!("<EVENT eid=\"e{n}\" class=\"{class}\"{comment}>{}</EVENT>", escape(words)));
        let polarity = if matches!(event.status, Status::Negated | Status::Denied) { "NEG" } else { "POS" };
        let modality = match event.status {
            Status::Occurred | Status::Ongoing | Status::Negated => String::new(),
            other => format!(" modality=\"{}\"", word(other)),
        };
        self.instances.push_str(&format!(
            "<MAKEINSTANCE eiid=\"ei{n}\" eventID=\"e{n}\" tense=\"NONE\" aspect=\"NONE\" pos=\"OTHER\" polarity=\"{polarity}\"{modality} comment=\"{} {}\"/>\n",
            escape(&event.id),
            event.kind.name()
        ));
    }

    /// A stretch of time behind its words: a calendar date, or a duration between two. None when no value can hold it.
    fn time(&mut self, window: Window, about: bool, words: &str) -> Option<String> {
        let about = if about { " mod=\"APPROX\"" } else { "" };
        let marked = |id: &str, rest: &str| format!("<TIMEX3 tid=\"{id}\" {rest}{about}>{}</TIMEX3>", escape(words));
        if let Some((kind, value)) = unit(window) {
            let id = self.number();
            self.text.push_str(&marked(&id, &format!("type=\"{kind}\" value=\"{value}\"")));
            return Some(id);
        }
        let begin = self.point("beginPoint", window.earliest)?;
        let end = self.point("endPoint", window.latest.map(|m| if m == m.day_end() { m.day_start() } else { m }))?;
        if begin.is_empty() && end.is_empty() {
            return None;
        }
        let days = window.earliest.zip(window.latest).map(|(a, b)| (b.0 - a.0) / (24 * 60) + 1);
        let value = days.map_or("PXX".into(), |n| format!("P{n}D"));
        let id = self.number();
        self.text.push_str(&marked(
            &id,
            &format!("type=\"DURATION\" value=\"{value}\"{begin}{end} temporalFunction=\"true\""),
        ));
        Some(id)
    }

    /// A reference to one end of a stretch; the day itself stands behind the paragraph. None when no value can hold it.
    fn point(&mut self, side: &str, m: Option<Moment>) -> Option<String> {
        let Some(m) = m else { return Some(String::new()) };
        let value = date(m)?;
        let known = self.points.iter().find(|(v, _)| *v == value).map(|(_, id)| id.clone());
        let id = known.unwrap_or_else(|| {
            let id = self.number();
            self.points.push((value, id.clone()));
            id
        });
        Some(format!(" {side}=\"{id}\""))
    }

    fn number(&mut self) -> String {
        self.times += 1;
        format!("t{}", self.times)
    }

    fn link(&mut self, kind: &str, from: &str, side: &str, to: &str) {
        self.lines += 1;
        let n = self.lines;
        self.links.push_str(&format!(
            "<TLINK lid=\"l{n}\" relType=\"{kind}\" eventInstanceID=\"{from}\" {side}=\"{to}\"/>\n"
        ));
    }

    /// What a saying tells: by how sure it is that it is so.
    fn subordinate(&mut self, status: Status, from: &str, to: &str) {
        self.lines += 1;
        let kind = match status {
            Status::Denied | Status::Negated => "NEG_EVIDENTIAL",
            Status::Planned | Status::Hypothetical => "MODAL",
            Status::Conditional => "CONDITIONAL",
            Status::Occurred | Status::Ongoing | Status::Alleged => "EVIDENTIAL",
        };
        let n = self.lines;
        self.links.push_str(&format!(
            "<SLINK lid=\"l{n}\" relType=\"{kind}\" eventInstanceID=\"{from}\" subordinatedEventInstance=\"{to}\"/>\n"
        ));
    }
}

/// Type and value of a window that is a year, a month, a day or a minute of the calendar.
fn unit(window: Window) -> Option<(&'static str, String)> {
    let (a, b) = (window.earliest?, window.latest?);
    let day = date(a)?;
    if a == b {
        return Some((if day.contains('T') { "TIME" } else { "DATE" }, day));
    }
    let whole = a == a.day_start() && b == b.day_end();
    let same = |months: i64| whole && a.plus_months(months) == b.plus(1);
    let month = day.strip_suffix("-01").map(String::from);
    let year = month.as_deref().and_then(|m| m.strip_suffix("-01")).map(String::from);
    if whole && b == a.day_end() {
        Some(("DATE", day))
    } else if same(1) && month.is_some() {
        month.map(|m| ("DATE", m))
    } else if same(12) && year.is_some() {
        year.map(|y| ("DATE", y))
    } else {
        None
    }
}

/// `2007-05-28`, `2007-05-28T10:30`, `BC0490-09-12`; none beyond the year 9999, which TIMEX3 has no digits for.
fn date(m: Moment) -> Option<String> {
    let (y, month, d) = ymd(m);
    let year = match y {
        1..=9999 => format!("{y:04}"),
        -9998..=0 => format!("BC{:04}", 1 - y),
        _ => return None,
    };
    let minute = m.minute_of_day();
    let clock = if minute == 0 { String::new() } else { format!("T{:02}:{:02}", minute / 60, minute % 60) };
    Some(format!("{year}-{month:02}-{d:02}{clock}"))
}
