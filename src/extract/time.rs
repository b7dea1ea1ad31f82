//! When it happened: the dates of the sentence on the right events; the story's day and the tense for the rest.
//!
//! In: triggers with their facts. Out: bounds for each. In "Crocker said Monday that Iran would meet again in June",
//! *Monday* dates the saying, *in June* the meeting.

use super::lexicon::LEXICON;
use super::reported::Told as Reported;
use super::status::{Fact, Told};
use super::trigger::Trigger;
use crate::model::{
    Article, Basis, Bounds, Dated, Deprel, Edtf, Lean, Length, Moment, Sentence, Status, TimexModifier, TimexType,
    Tree, Window,
};

/// When an event is, by its words or its place in the story.
#[derive(Debug, Clone, Default)]
pub struct Placed {
    /// Its status, once its date is known.
    pub status: Status,
    /// Its bounds.
    pub bounds: Bounds,
    /// How sure.
    pub basis: Basis,
    /// The words.
    pub says: Option<crate::model::Span>,
    /// What they were counted from.
    pub anchor: Option<String>,
    /// The arithmetic.
    pub why: Option<String>,
    /// The date to show.
    pub when: Option<Edtf>,
}

/// Where an article stands in time while it is read from top to bottom.
pub struct Story {
    published: Window,
    /// The day the lead tells of.
    day: Option<Window>,
    /// The last day told on the main line, and in which sentence.
    focus: Option<(usize, Window)>,
    headline: bool,
}

/// How far before publication the lead's day may lie, in days.
const NEWS: i64 = 10;
/// How many sentences a day told on the main line stays in force.
const REACH: usize = 12;
const DAY: i64 = 24 * 60;

impl Story {
    /// Looks for the day that the lead tells of.
    pub fn new(article: &Article, sentences: &[Sentence]) -> Story {
        let published = article.published.as_ref().map_or(Window::OPEN, Edtf::window);
        let near = |w: &Window| match (w.earliest, w.latest, published.latest) {
            (Some(a), Some(b), Some(p)) => w.is_one_day() && b <= p && p.0 - a.0 < NEWS * DAY,
            _ => false,
        };
        let lead = sentences.iter().filter(|s| !s.tokens.is_empty()).take(6).flat_map(|s| &s.dates);
        let day = lead.filter(|d| d.lean == Lean::At && !d.stated).map(window).find(near);
        let headline = sentences.first().is_some_and(|s| {
            let words = article.words(s.span).trim_end();
            !words.ends_with(['.', '!', '"', '\'']) && s.tokens.len() < 25
        });
        Story { published, day, focus: None, headline }
    }

    /// Whether a sentence is the headline.
    pub fn headline(&self, number: usize) -> bool {
        number == 0 && self.headline
    }

    /// Places the triggers of the next sentence.
    pub fn place(
        &mut self,
        number: usize,
        tree: &Tree,
        triggers: &[Trigger],
        facts: &[Fact],
        told: &[Reported],
    ) -> Vec<Placed> {
        let own = attach(tree, triggers);
        let mut placed: Vec<Placed> = Vec::with_capacity(triggers.len());
        for (k, fact) in facts.iter().enumerate() {
            let date = own[k].iter().map(|&d| &tree.sentence.dates[d]).find(|d| self.dates(d));
            let p = match date {
                // "after the 1979 revolution": the year is the revolution's, the word before it is not
                Some(d) if d.lean != Lean::NthUnit && before_its_noun(tree, &triggers[k], d) => {
                    self.by_date(&Dated { lean: Lean::At, ..d.clone() }, fact)
                }
                Some(d) => self.by_date(d, fact),
                None => self.by_tense(number, fact, &told[k]),
            };
            placed.push(p);
        }
        for (k, dates) in own.iter().enumerate() {
            let length = dates
                .iter()
                .map(|&d| &tree.sentence.dates[d])
                .find(|d| d.kind == TimexType::Duration && d.lean == Lean::At);
            if let Some(d) = length {
                self.ended(tree, triggers, k, d, &mut placed);
            }
        }
        self.share(tree, triggers, &mut placed);
        for (k, p) in placed.iter().enumerate() {
            let day = Window { earliest: p.bounds.start.earliest, latest: p.bounds.end.latest };
            if p.says.is_some() && facts[k].main && p.status == Status::Occurred && day.is_one_day() {
                self.focus = Some((number, day));
            }
        }
        placed
    }

    /// Whether an expression can place an event of itself.
    fn dates(&self, d: &Dated) -> bool {
        match d.kind {
            TimexType::Date | TimexType::Time => d.bounds != Bounds::OPEN,
            TimexType::Duration => match d.lean {
                Lean::Within => d.length.is_some() && self.published != Window::OPEN,
                Lean::NthUnit | Lean::Since => d.bounds != Bounds::OPEN,
                _ => false,
            },
            TimexType::Set => false,
        }
    }

    fn by_date(&self, d: &Dated, fact: &Fact) -> Placed {
        let w = window(d);
        let mut status = fact.status;
        let ahead = matches!((w.earliest, self.published.latest), (Some(a), Some(p)) if a > p);
        if ahead && status == Status::Occurred {
            status = Status::Planned;
        }
        let lasting = matches!(status, Status::Ongoing);
        let now = self.published.earliest;
        let bounds = match d.lean {
            Lean::At if lasting => Bounds {
                start: Window { earliest: None, latest: w.latest },
                end: Window { earliest: w.earliest, latest: None },
            },
            Lean::At | Lean::Throughout => Bounds::within(w),
            Lean::Since => {
                Bounds { start: w, end: Window { earliest: if lasting { now } else { w.earliest }, latest: None } }
            }
            Lean::From => Bounds { start: w, end: Window { earliest: w.earliest, latest: None } },
            Lean::Until => Bounds { start: Window { earliest: None, latest: w.latest }, end: w },
            Lean::By => Bounds::within(Window { earliest: if ahead { now } else { None }, latest: w.latest }),
            Lean::Before => Bounds::within(Window { earliest: None, latest: w.earliest.map(|m| m.plus(-1)) }),
            Lean::After => Bounds::within(Window { earliest: w.latest.map(|m| m.plus(1)), latest: None }),
            Lean::Within => Bounds::within(self.within(d)),
            Lean::NthUnit => Bounds { start: d.bounds.start, end: Window { earliest: now, latest: None } },
        };
        if d.lean == Lean::NthUnit && status == Status::Occurred {
            status = Status::Ongoing;
        }
        let bounds = self.past(bounds, status);
        Placed {
            status,
            bounds,
            basis: if d.stated { Basis::Stated } else { Basis::Anchored },
            says: Some(d.span),
            anchor: d.anchor.clone(),
            why: (!d.why.is_empty()).then(|| d.why.clone()),
            when: if d.lean == Lean::At && !lasting { d.edtf.clone() } else { None },
        }
    }

    /// What has occurred, began before it was printed; what is ahead, has not ended by then.
    fn past(&self, bounds: Bounds, status: Status) -> Bounds {
        let told = match status {
            Status::Occurred | Status::Ongoing => {
                Bounds { start: Window { earliest: None, latest: self.published.latest }, end: Window::OPEN }
            }
            _ => Bounds::OPEN,
        };
        let both = bounds.meet(told);
        if both.is_empty() {
            bounds
        } else {
            both
        }
    }

    /// "in less than a month": from now to then.
    fn within(&self, d: &Dated) -> Window {
        let less = d.modifier == Some(TimexModifier::LessThan);
        let end = match (self.published.latest, d.length) {
            (Some(p), Some(l)) => Some(far(p, l, 1).plus(if less && l.unit_minutes < DAY && l.unit_minutes > 0 {
                0
            } else if less {
                -DAY
            } else {
                0
            })),
            _ => None,
        };
        Window { earliest: self.published.earliest, latest: end }
    }

    fn by_tense(&self, number: usize, fact: &Fact, told: &Reported) -> Placed {
        let p = self.published;
        let until = Bounds::within(Window { earliest: None, latest: p.latest });
        let ahead = Bounds::within(Window { earliest: p.earliest, latest: None });
        let lasting = Bounds {
            start: Window { earliest: None, latest: p.latest },
            end: Window { earliest: p.earliest, latest: None },
        };
        let (bounds, basis) = match (fact.status, fact.told) {
            (Status::Planned | Status::Conditional, _) => (ahead, Basis::Assumed),
            (Status::Hypothetical | Status::Denied | Status::Negated | Status::Alleged, Told::Past | Told::Before) => {
                (until, Basis::Assumed)
            }
            (Status::Hypothetical | Status::Denied, _) => (ahead, Basis::Assumed),
            (Status::Ongoing, _) | (Status::Alleged | Status::Negated, Told::Present) => (lasting, Basis::Assumed),
            (Status::Negated, Told::Future) => (ahead, Basis::Assumed),
            (Status::Occurred, Told::Past) if fact.main && told.saying.is_none() => self.on_the_line(number),
            _ => (until, Basis::Assumed),
        };
        Placed { status: fact.status, bounds, basis, ..Placed::default() }
    }

    /// A past event of the main line: on the day last told, else between the story's day and publication.
    fn on_the_line(&self, number: usize) -> (Bounds, Basis) {
        let p = self.published;
        match (self.focus, self.day) {
            (Some((at, day)), _) if number - at <= REACH => (Bounds::within(day), Basis::Inferred),
            (_, Some(day)) => (Bounds::within(Window { earliest: day.earliest, latest: p.latest }), Basis::Inferred),
            _ => (Bounds::within(Window { earliest: None, latest: p.latest }), Basis::Assumed),
        }
    }

    /// "broke a 27-year freeze Monday": the freeze ended on Monday and began so long before.
    fn ended(&self, tree: &Tree, triggers: &[Trigger], k: usize, d: &Dated, placed: &mut [Placed]) {
        let Some(length) = d.length else { return };
        let Some(verb) = tree.head(triggers[k].token).filter(|&v| LEXICON.ending.contains(tree.lemma(v))) else {
            return;
        };
        if tree.rel(triggers[k].token) != Deprel::Obj {
            return;
        }
        let by_verb =
            triggers.iter().position(|t| t.token == verb).map(|v| (placed[v].bounds, placed[v].anchor.clone()));
        let dated = || tree.sentence.dates.iter().find(|x| x.kind == TimexType::Date && x.lean == Lean::At);
        let end = match (by_verb, dated()) {
            (Some((b, _)), _) if b.start.earliest.is_some() => {
                Window { earliest: b.start.earliest, latest: b.end.latest }
            }
            (_, Some(x)) => window(x),
            _ => return,
        };
        let (Some(a), Some(b)) = (end.earliest, end.latest) else { return };
        let earliest = far(a, length, -1);
        let earliest = earliest.plus_months(-length.unit_months).plus(-length.unit_minutes);
        let latest = far(b, length, -1);
        let latest = if length.unit_months >= 12 { latest.year_end() } else { latest };
        placed[k].bounds = Bounds { start: Window::new(earliest, latest), end };
        placed[k].basis = Basis::Anchored;
        placed[k].status = Status::Occurred;
        placed[k].says = Some(d.span);
        placed[k].anchor = Some(a.earliest_text());
        placed[k].why = Some(format!(
            "{} - {} = {}..{}",
            a.earliest_text(),
            d.value,
            earliest.earliest_text(),
            latest.latest_text()
        ));
    }

    /// What is joined to a dated event in one clause shares its date: "met on Monday and signed …".
    fn share(&self, tree: &Tree, triggers: &[Trigger], placed: &mut [Placed]) {
        for k in 0..triggers.len() {
            let t = triggers[k].token;
            if placed[k].says.is_some() || placed[k].status != Status::Occurred || !triggers[k].verbal {
                continue;
            }
            let joined = matches!(tree.rel(t), Deprel::Conj).then(|| tree.head(t)).flatten();
            let from = joined
                .and_then(|h| triggers.iter().position(|o| o.token == h))
                .filter(|&o| placed[o].status == Status::Occurred);
            if let Some(o) = from.filter(|&o| placed[o].says.is_some() && placed[o].basis != Basis::Inferred) {
                let shared = Placed { basis: Basis::Inferred, ..placed[o].clone() };
                placed[k] = shared;
            }
        }
    }
}

/// Whether an expression stands right before the noun that it dates.
fn before_its_noun(tree: &Tree, trigger: &Trigger, d: &Dated) -> bool {
    let n = tree.token(trigger.token).span;
    !trigger.verbal && d.span.end <= n.start && tree.at(d.span).is_some_and(|t| tree.case(t).is_none())
}

/// So many lengths from a moment.
fn far(from: Moment, length: Length, times: i64) -> Moment {
    from.plus_months(length.months * times).plus(length.minutes * times)
}

fn window(d: &Dated) -> Window {
    Window { earliest: d.bounds.start.earliest, latest: d.bounds.end.latest }
}

/// Which dates of the sentence hang on which trigger.
fn attach(tree: &Tree, triggers: &[Trigger]) -> Vec<Vec<usize>> {
    let mut own = vec![Vec::new(); triggers.len()];
    for (n, d) in tree.sentence.dates.iter().enumerate() {
        if let Some(k) = bearer(tree, triggers, d) {
            own[k].push(n);
        }
    }
    own
}

/// The trigger that a date hangs on: the first one above it, or the event noun that the verb above carries.
fn bearer(tree: &Tree, triggers: &[Trigger], d: &Dated) -> Option<usize> {
    let first = tree.at(d.span)?;
    let inside = |t: usize| tree.token(t).span.overlaps(d.span);
    let last = (first..tree.len()).take_while(|&t| inside(t)).last().unwrap_or(first);
    let top = (first..=last).find(|&t| tree.head(t).is_none_or(|h| h < first || h > last)).unwrap_or(last);
    let of = |t: usize| triggers.iter().position(|x| x.token == t);
    for above in std::iter::once(top).chain(tree.ancestors(top)) {
        if let Some(k) = of(above) {
            return Some(k);
        }
        if LEXICON.support.contains(tree.lemma(above)) {
            let carried = tree.kids_by(above, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj]).find_map(of);
            if carried.is_some() {
                return carried;
            }
        }
    }
    // nothing above it: the nearest one before, else after
    let before = triggers.iter().rposition(|t| t.token < first);
    before.or_else(|| triggers.iter().position(|t| t.token > last))
}
