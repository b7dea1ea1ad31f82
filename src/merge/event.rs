//! A group of mentions as an event: the surest telling names it, every telling is evidence.
//!
//! In: mentions. Out: an [`Event`] whose evidence quotes the article exactly.

use super::cluster::Place;
use super::tale::unnamed;
use super::{salience, Reading};
use crate::model::{Article, Basis, Event, EventType, Evidence, Mention, Naming, Participant, Role, Span, Status};

/// An article's text with its character offsets at hand.
pub struct Quotes<'a> {
    document: &'a str,
    text: &'a str,
    /// For every 64th byte, how many characters come before.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Quotes<'a> {
    /// Counts the characters once; linear in the text.
    pub fn new(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut chars = 0;
        for (i, b) in text.bytes().enumerate() {
            if i % STEP == 0 {
                marks.push(chars);
            }
            chars += usize::from(b & 0xC0 != 0x80);
        }
        marks.push(chars);
        Quotes { document: &article.id, text, marks }
    }

    fn chars(&self, byte: usize) -> usize {
        let mark = (byte / STEP).min(self.marks.len() - 1);
        let from = (mark * STEP).min(byte);
        self.marks[mark] + self.text.as_bytes()[from..byte].iter().filter(|b| **b & 0xC0 != 0x80).count()
    }

    fn span(&self, span: Span) -> [usize; 2] {
        [self.chars(span.start), self.chars(span.end)]
    }

    /// A quote of the article.
    pub fn evidence(&self, clause: Span, word: Option<Span>) -> Evidence {
        Evidence {
            document: self.document.to_owned(),
            chars: self.span(clause),
            trigger: word.map(|w| self.span(w)),
            quote: self.text[clause.start..clause.end].to_owned(),
            ..Evidence::default()
        }
    }

    /// How much of the article lies before a place, 0 to 1.
    fn share(&self, span: Span) -> f64 {
        span.start as f64 / self.text.len().max(1) as f64
    }

    fn says(&self, span: Span) -> String {
        self.text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The event that a group of mentions tells.
pub fn event(group: &[Place], readings: &[Reading], quotes: &[Quotes]) -> Event {
    let told: Vec<(usize, &Mention)> = group.iter().map(|&(a, k)| (a, &readings[a].mentions[k])).collect();
    let best = told.iter().map(|(_, m)| *m).fold(told[0].1, |best, m| if weight(m) > weight(best) { m } else { best });
    let placed: Vec<(f64, &Mention)> = told.iter().map(|(a, m)| (quotes[*a].share(m.trigger), *m)).collect();
    let dated_by_words = told.iter().any(|(_, m)| m.says.is_some());
    let dated = told.iter().map(|(_, m)| *m).find(|m| m.says.is_some() && m.when.is_some());
    let status = status(best, &told);
    // "detained in January, … are still in custody": the date of the one telling is that of the start
    let goes_on = |m: &Mention| status == Status::Ongoing && m.status == Status::Occurred;
    let mut actors: Vec<Participant> = Vec::new();
    for (_, m) in &told {
        for p in parties(m) {
            if !actors.iter().any(|q| q.id == p.id) {
                actors.push(p);
            }
        }
    }
    // "several ministers" are those whom another telling names
    let named = |list: &[Participant], role: Role| list.iter().any(|p| p.role == role && !unnamed(&p.id));
    let beside = |p: &Participant| told.iter().any(|(_, m)| m.actors.contains(p) && named(&m.actors, p.role));
    let spare = |p: &Participant| unnamed(&p.id) && named(&actors, p.role) && !beside(p);
    let actors: Vec<Participant> = actors.iter().filter(|p| !spare(p)).cloned().collect();
    Event {
        id: String::new(),
        title: best.title.clone(),
        kind: kind(best, &told),
        when: dated.filter(|m| !goes_on(m)).and_then(|m| m.when.clone()),
        start: None,
        end: None,
        basis: told.iter().map(|(_, m)| m.basis).min().unwrap_or(Basis::Unknown),
        status,
        actors,
        place: told.iter().find_map(|(_, m)| m.place.clone()),
        reporter: best.reporter.clone(),
        fulfilled_by: None,
        confidence: (told.iter().map(|(_, m)| m.confidence).fold(0.0, f64::max) * 100.0).round() / 100.0,
        salience: salience::score(&placed),
        evidence: told.iter().map(|(a, m)| evidence(&quotes[*a], m, dated_by_words, goes_on(m))).collect(),
    }
}

/// Whether it happened: by what is told with a verb, where it is; what one telling finds still going on does.
fn status(best: &Mention, told: &[(usize, &Mention)]) -> Status {
    let all = || told.iter().map(|(_, m)| *m);
    let tells = |m: &&Mention| m.about.naming == Naming::Told;
    let best = if tells(&best) {
        best
    } else {
        all()
            .filter(tells)
            .fold(None, |b: Option<&Mention>, m| b.filter(|b| weight(b) >= weight(m)).or(Some(m)))
            .unwrap_or(best)
    };
    let any = |status: Status| all().any(|m| m.status == status);
    match best.status {
        Status::Occurred if !tells(&best) && any(Status::Alleged) => Status::Alleged,
        Status::Occurred if !best.kind.is_brief() && any(Status::Ongoing) => Status::Ongoing,
        Status::Hypothetical | Status::Planned if all().filter(tells).any(|m| m.status == Status::Occurred) => {
            Status::Occurred
        }
        status => status,
    }
}

/// What kind of act: where one telling says only that somebody spoke, another may say what he did with his words.
fn kind(best: &Mention, told: &[(usize, &Mention)]) -> EventType {
    let speech = |m: &Mention| matches!(m.kind.family(), "say" | "ask" | "accuse" | "criticise" | "threaten");
    let deed = told.iter().map(|(_, m)| *m).find(|m| m.kind != EventType::SayStatement && speech(m));
    match deed {
        Some(m) if best.kind == EventType::SayStatement => m.kind,
        _ => best.kind,
    }
}

/// Verbs on the main line with parties and a date name an event best.
pub fn weight(m: &Mention) -> usize {
    usize::from(m.says.is_some()) * 2
        + usize::from(matches!(m.about.naming, Naming::Told | Naming::Indefinite)) * 2
        + m.actors.len().min(2) * 2
        + usize::from(m.main)
}

/// Who takes part: of persons who act for a state, in acts between states, the state too.
fn parties(m: &Mention) -> Vec<Participant> {
    let between_states = matches!(
        m.kind.family(),
        "meet"
            | "relations"
            | "envoy"
            | "mission"
            | "agree"
            | "force"
            | "sanction"
            | "negotiate"
            | "followup"
            | "aid"
            | "support"
            | "offer"
            | "investigate"
    );
    let mut all = m.actors.clone();
    // what an envoy offers or means to do his state does
    let deed = matches!(m.kind.family(), "aid" | "support" | "force" | "sanction" | "relations" | "mission");
    let meant = matches!(m.status, Status::Planned | Status::Conditional | Status::Hypothetical);
    let one = |list: &[Participant]| list.iter().filter(|p| p.role == Role::Actor).count() == 1;
    if deed && meant && one(&m.actors) && one(&m.on_behalf) {
        all.retain(|p| p.role != Role::Actor);
    }
    if between_states {
        all.extend(m.on_behalf.iter().cloned());
    }
    all
}

fn evidence(quotes: &Quotes, m: &Mention, dated_by_words: bool, goes_on: bool) -> Evidence {
    let open = crate::model::Window::OPEN;
    // where the words of one telling date the event, what is only inferred for another says nothing
    let silent = dated_by_words && m.says.is_none();
    let base = quotes.evidence(m.clause, Some(m.trigger));
    Evidence {
        says: m.says.map(|s| quotes.says(s)),
        rule: Some(m.rule.to_owned()),
        anchor: m.anchor.clone(),
        why: m.why.clone(),
        start: (m.bounds.start != open && !silent).then_some(m.bounds.start),
        end: (m.bounds.end != open && !silent && !goes_on).then_some(m.bounds.end),
        basis: Some(m.basis),
        ..base
    }
}

/// The mentions of a group in the article printed first, the one that names the event best before the others.
pub fn first<'a>(group: &[Place], readings: &'a [Reading], rank: &[usize]) -> Vec<&'a Mention> {
    let article = group.iter().map(|&(a, _)| a).min_by_key(|&a| rank[a]);
    let mut told: Vec<&Mention> =
        group.iter().filter(|(a, _)| Some(*a) == article).map(|&(a, k)| &readings[a].mentions[k]).collect();
    told.sort_by_key(|m| (std::cmp::Reverse(weight(m)), m.trigger));
    told
}
