//! TimeML: an article with its day of creation; or, as annotated, the timeline that its EVENT, TIMEX3 and TLINK tell.
//!
//! `They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" value="2007-05-28">Monday</TIMEX3>` is the text "They met on
//! Monday"; with its annotations the events `…-e1` and `…-t1`, and every TLINK a relation between two such.

mod marks;
mod value;

use super::{decode::decode, fingerprint, stem, Contents, ReadError};
use crate::model::{
    Article, Basis, Bounds, Document, Event, EventType, Evidence, Gap, Relation, RelationKind, Status, Timeline,
};
use marks::{Mark, Marks};
use std::collections::HashMap;

/// The text and its day of creation.
///
/// # Errors
/// When it is no text, or no XML.
pub fn article(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    Ok(Contents { articles: vec![marked(name, bytes)?.1], ..Contents::default() })
}

/// The events, times and links as they are annotated.
///
/// TimeML tells no kind of act: sayings become `say.statement`, all others `state.relation`, of which nothing is assumed.
///
/// # Errors
/// When it is no text, or no XML.
pub fn annotations(name: &str, bytes: &[u8]) -> Result<Contents, ReadError> {
    let (marks, article) = marked(name, bytes)?;
    Ok(Contents { timeline: Some(Reader::new(&marks, &article).timeline()), ..Contents::default() })
}

fn marked(name: &str, bytes: &[u8]) -> Result<(Marks, Article), ReadError> {
    let (source, _) = decode(bytes).map_err(|why| ReadError::new(name, format!("this is no text: {why}")))?;
    let marks = Marks::read(&source).map_err(|(line, why)| {
        ReadError::new(name, format!("this is no XML: {why}"))
            .at(line, &source)
            .help("TimeML is XML: <TimeML>…</TimeML>")
    })?;
    if marks.text.trim().is_empty() {
        return Err(ReadError::new(name, "it holds no text").help("TimeML has its text between <TEXT> and </TEXT>"));
    }
    let mut article = Article::new(if marks.id.is_empty() { stem(name) } else { marks.id.clone() }, &*marks.text);
    article.file = (name != "-").then(|| name.replace('\\', "/"));
    article.sha256 = fingerprint(&article.text);
    article.title = marks.title.clone();
    if let Some(created) = marks.created() {
        article.published(created.get("value"));
    }
    Ok((marks, article))
}

/// Annotations on their way to a timeline.
struct Reader<'a> {
    marks: &'a Marks,
    article: &'a Article,
    chars: Vec<char>,
    /// The event that each id of an instance, an event or a time stands for.
    ids: HashMap<&'a str, String>,
    /// Where each stands.
    places: HashMap<&'a str, [usize; 2]>,
}

impl<'a> Reader<'a> {
    fn new(marks: &'a Marks, article: &'a Article) -> Reader<'a> {
        Reader { marks, article, chars: marks.text.chars().collect(), ids: HashMap::new(), places: HashMap::new() }
    }

    fn timeline(mut self) -> Timeline {
        let a = self.article;
        let mut timeline = Timeline { title: a.title.clone(), ..Timeline::default() };
        timeline.documents.push(Document {
            id: a.id.clone(),
            file: a.file.clone(),
            title: a.title.clone(),
            source: None,
            published: a.published.clone(),
            sha256: Some(a.sha256.clone()),
        });
        let mut instances: HashMap<&str, Vec<&Mark>> = HashMap::new();
        for instance in &self.marks.instances {
            instances.entry(instance.get("eventID")).or_default().push(instance);
        }
        for mark in &self.marks.events {
            let none = vec![];
            let told = instances.get(mark.get("eid")).unwrap_or(&none);
            for instance in told.iter().copied().map(Some).chain(told.is_empty().then_some(None)) {
                let id = instance.map_or(mark.get("eid"), |i| i.get("eiid"));
                let event = self.event(mark, instance);
                timeline.events.extend(self.named(id, mark, event));
            }
            // a link may name the event itself
            if let Some(first) = told.first().and_then(|i| self.ids.get(i.get("eiid"))).cloned() {
                self.ids.entry(mark.get("eid")).or_insert(first);
                self.places.entry(mark.get("eid")).or_insert(mark.chars);
            }
        }
        for mark in &self.marks.times {
            let event = self.time(mark);
            timeline.events.extend(self.named(mark.get("tid"), mark, event));
        }
        timeline.relations = self.marks.links.iter().filter_map(|link| self.relation(link)).collect();
        timeline
    }

    /// The event under an id of its own; none when that id is taken already.
    fn named(&mut self, id: &'a str, mark: &Mark, event: Event) -> Option<Event> {
        let whole = format!("{}-{id}", self.article.id);
        if id.is_empty() || self.ids.insert(id, whole.clone()).is_some() {
            return None;
        }
        self.places.insert(id, mark.chars);
        Some(Event { id: whole, ..event })
    }

    fn event(&self, mark: &Mark, instance: Option<&Mark>) -> Event {
        let told = |key: &str| instance.map_or("", |i| i.get(key));
        let kind = match mark.get("class") {
            "REPORTING" => EventType::SayStatement,
            _ => EventType::StateRelation,
        };
        let status = match (told("polarity"), told("modality")) {
            ("NEG", _) => Status::Negated,
            (_, "" | "NONE") => Status::Occurred,
            _ => Status::Hypothetical,
        };
        self.blank(mark, kind, status, Basis::Unknown)
    }

    /// A time lasts from its first minute to its last.
    fn time(&self, mark: &Mark) -> Event {
        let when = value::edtf(mark.get("value"));
        let bounds = value::extent(mark.get("value")).unwrap_or(Bounds::OPEN);
        let basis = if bounds == Bounds::OPEN { Basis::Unknown } else { Basis::Stated };
        let mut event = self.blank(mark, EventType::StateRelation, Status::Occurred, basis);
        event.when = when;
        (event.start, event.end) = (Some(bounds.start), Some(bounds.end));
        if basis == Basis::Stated {
            event.evidence.iter_mut().for_each(|e| {
                (e.start, e.end, e.basis) = (event.start, event.end, Some(basis));
                e.says = Some(e.quote.clone());
                e.why = Some(format!("value {}", mark.get("value")));
            });
        }
        event
    }

    fn blank(&self, mark: &Mark, kind: EventType, status: Status, basis: Basis) -> Event {
        let evidence = self.evidence(mark.chars, format!("timeml/{}", mark.name.to_lowercase()));
        let words: Vec<&str> = mark.words.split_whitespace().collect();
        let title = if words.is_empty() { mark.get("value").to_string() } else { words.join(" ") };
        Event {
            id: String::new(),
            title,
            kind,
            when: None,
            start: None,
            end: None,
            basis,
            status,
            actors: vec![],
            place: None,
            reporter: None,
            fulfilled_by: None,
            confidence: 1.0,
            salience: 0.0,
            evidence: evidence.into_iter().collect(),
        }
    }

    /// The words between two places in the text; none outside of it.
    fn evidence(&self, chars: [usize; 2], rule: String) -> Option<Evidence> {
        let quote: String = self.chars.get(chars[0]..chars[1]).filter(|q| !q.is_empty())?.iter().collect();
        Some(Evidence { document: self.article.id.clone(), chars, quote, rule: Some(rule), ..Evidence::default() })
    }

    fn relation(&self, link: &Mark) -> Option<Relation> {
        let side = |keys: [&str; 2]| keys.into_iter().map(|k| link.get(k)).find(|id| !id.is_empty());
        let (a, b) = (side(["eventInstanceID", "timeID"])?, side(["relatedToEventInstance", "relatedToTime"])?);
        let at_once = Some(Gap { min: None, max: Some(0) });
        let (kind, gap, turned) = match link.get("relType") {
            "BEFORE" => (RelationKind::Before, None, false),
            "AFTER" => (RelationKind::After, None, false),
            "IBEFORE" => (RelationKind::Before, at_once, false),
            "IAFTER" => (RelationKind::After, at_once, false),
            "INCLUDES" | "DURING_INV" => (RelationKind::Includes, None, false),
            "IS_INCLUDED" | "DURING" => (RelationKind::During, None, false),
            "SIMULTANEOUS" | "IDENTITY" => (RelationKind::SameTime, None, false),
            "BEGINS" => (RelationKind::Starts, None, false),
            "BEGUN_BY" => (RelationKind::Starts, None, true),
            "ENDS" => (RelationKind::Finishes, None, false),
            "ENDED_BY" => (RelationKind::Finishes, None, true),
            _ => return None, // NONE, VAGUE: nothing is said of their order
        };
        let (from, to) = if turned { (b, a) } else { (a, b) };
        let (place, other) = (self.places.get(from).copied(), self.places.get(to).copied());
        let both = place.zip(other).filter(|(p, o)| p[0] < p[1] && o[0] < o[1]);
        let both = both.map(|(p, o)| [p[0].min(o[0]), p[1].max(o[1])]).filter(|c| c[1] - c[0] <= LONGEST);
        let chars = both.or(place.filter(|p| p[0] < p[1])).or(other);
        let evidence = chars.and_then(|c| self.evidence(c, format!("timeml/tlink-{}", link.get("lid"))));
        let (from, to) = (self.ids.get(from)?.clone(), self.ids.get(to)?.clone());
        (from != to).then(|| Relation {
            from,
            to,
            relation: kind,
            gap,
            basis: Basis::Stated,
            evidence: evidence.map(Box::new),
        })
    }
}

/// The longest quote that joins the two words of a link.
const LONGEST: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;

    const TALKS: &[u8] = b"<?xml version=\"1.0\"?><TimeML><DOCID>talks</DOCID>\
        <DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2007-05-29\" functionInDocument=\"CREATION_TIME\">May 29</TIMEX3></DCT>\
        <TEXT>They <EVENT eid=\"e1\" class=\"OCCURRENCE\">met</EVENT> on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2007-05-28\">\
        Monday</TIMEX3> &amp; <EVENT eid=\"e2\" class=\"REPORTING\">said</EVENT> so.</TEXT>\
        <MAKEINSTANCE eiid=\"ei1\" eventID=\"e1\" polarity=\"POS\"/><MAKEINSTANCE eiid=\"ei2\" eventID=\"e2\" polarity=\"NEG\"/>\
        <TLINK lid=\"l1\" eventInstanceID=\"ei1\" relatedToTime=\"t1\" relType=\"IS_INCLUDED\"/>\
        <TLINK lid=\"l2\" eventInstanceID=\"ei1\" relatedToEventInstance=\"ei2\" relType=\"BEFORE\"/>\
        <TLINK lid=\"l3\" timeID=\"t1\" relatedToTime=\"t0\" relType=\"VAGUE\"/></TimeML>";

    #[test]
    fn a_text_with_its_day() {
        let found = article("a.tml", TALKS).unwrap().articles.remove(0);
        assert_eq!((found.id.as_str(), found.text.as_str()), ("talks", "They met on Monday & said so."));
        assert_eq!(found.published.unwrap().to_string(), "2007-05-29");
    }

    #[test]
    fn annotations_are_a_timeline() {
        let t = annotations("a.tml", TALKS).unwrap().timeline.unwrap();
        let ids: Vec<(&str, &str)> = t.events.iter().map(|e| (e.id.as_str(), e.title.as_str())).collect();
        assert_eq!(ids, [("talks-ei1", "met"), ("talks-ei2", "said"), ("talks-t0", "May 29"), ("talks-t1", "Monday")]);
        assert_eq!(t.events[1].status, Status::Negated);
        let (first, last) = (t.events[3].start().earliest, t.events[3].end().latest);
        assert_eq!(
            (first.map(Moment::earliest_text), last.map(Moment::latest_text)),
            (Some("2007-05-28".into()), Some("2007-05-28".into()))
        );
        let told: Vec<String> =
            t.relations.iter().map(|r| format!("{} {} {}", r.from, r.relation.name(), r.to)).collect();
        assert_eq!(told, ["talks-ei1 during talks-t1", "talks-ei1 before talks-ei2"]);
        assert_eq!(t.relations[0].evidence.as_ref().unwrap().quote, "met on Monday");
    }

    #[test]
    fn what_is_broken_is_named_or_read() {
        for (bad, told) in [("<TimeML><TEXT> </TEXT></TimeML>", "no text"), ("<TimeML><TEXT>a</TEXT><", "no XML")] {
            let error = article("a.tml", bad.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        let odd = "<TimeML><TEXT>AT&T &x; <EVENT eid=\"e1\">left</EVENT> </EVENT></TEXT><TLINK relType=\"BEFORE\" timeID=\"t9\"/></TimeML>";
        assert_eq!(annotations("a.tml", odd.as_bytes()).unwrap().timeline.unwrap().events.len(), 1);
    }
}
