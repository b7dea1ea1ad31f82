//! When it happened: the dates of the sentence on the right events; the story's day and the tense for the rest.
//!
//! In: triggers with their facts. Out: bounds for each. In "Crocker said Monday that Iran would meet again in June",
//! *Monday* dates the saying, *in June* the meeting.

mod attach;

use super::lexicon::LEXICON;
use super::reported::{self, Told as Reported};
use super::status::{Fact, Told};
use super::trigger::Trigger;
use crate::model::{
    Article, Basis, Bounds, Dated, Deprel, Edtf, Lean, Length, Moment, Sentence, Status, Tense, TimexModifier,
    TimexType, Tree, Window,
};
use attach::attach;
use std::collections::HashMap;

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
    /// The earliest day of the news: what is told without a date happened from it on.
    since: Option<Moment>,
    /// The last time told on the main line.
    focus: Option<Focus>,
    /// When each speaker was last said to speak.
    voices: HashMap<String, Window>,
    headline: bool,
}

/// A time told on the main line, and where.
#[derive(Clone, Copy)]
struct Focus {
    sentence: usize,
    paragraph: usize,
    window: Window,
}

/// In how many sentences at its top an article tells its news; what comes later may be background.
const LEAD: usize = 10;
/// For how many sentences a time told on the main line holds.
const REACH: usize = 15;
/// How far before publication the days of the news may lie, in days.
const NEWS: i64 = 60;
const DAY: i64 = 24 * 60;

impl Story {
    /// Looks for the earliest day of the news.
    pub fn new(article: &Article, sentences: &[Sentence]) -> Story {
        let published = article.published.as_ref().map_or(Window::OPEN, Edtf::window);
        let near = |w: &Window| match (w.earliest, w.latest, published.latest) {
            (Some(a), Some(b), Some(p)) => w.is_one_day() && b <= p && p.0 - a.0 < NEWS * DAY,
            _ => false,
        };
        let first = |sentences: &[Sentence]| {
            let days = sentences.iter().flat_map(|s| &s.dates).filter(|d| d.lean == Lean::At).map(window).filter(near);
            days.filter_map(|w| w.earliest).min()
        };
        let since = first(&sentences[..sentences.len().min(LEAD)]).or_else(|| first(sentences));
        let headline = sentences.first().is_some_and(|s| {
            let words = article.words(s.span).trim_end();
            !words.ends_with(['.', '!', '"', '\'']) && s.tokens.len() < 25
        });
        Story { published, since, focus: None, voices: HashMap::new(), headline }
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
        let hung = attach(tree, triggers);
        let date = |n: usize| &tree.sentence.dates[n];
        let mut placed: Vec<Option<Placed>> = vec![None; triggers.len()];
        for (k, fact) in facts.iter().enumerate() {
            let own = hung.own[k].iter().map(|&n| date(n)).find(|d| self.dates(d));
            let shared = hung.shared[k].map(date).filter(|d| self.shareable(d, fact));
            placed[k] = match (own, shared) {
                // "after the 1979 revolution": the year is the revolution's, the word before it is not
                (Some(d), _) if d.lean != Lean::NthUnit && before_its_noun(tree, &triggers[k], d) => {
                    Some(self.by_date(&Dated { lean: Lean::At, ..d.clone() }, fact))
                }
                (Some(d), _) => Some(self.by_date(d, fact)),
                (None, Some(d)) => Some(Placed { basis: Basis::Inferred, ..self.by_date(d, fact) }),
                (None, None) => None,
            };
        }
        // a saying is placed before what it tells
        for _ in 0..triggers.len() {
            for k in 0..triggers.len() {
                let ready = told[k].saying.is_none_or(|s| placed[s].is_some());
                if placed[k].is_none() && ready {
                    let saying = told[k].saying.and_then(|s| placed[s].as_ref()).map(|p| whole(&p.bounds));
                    let at = At { number, tree, trigger: &triggers[k], saying };
                    placed[k] = Some(self.undated(&at, &facts[k]));
                }
            }
            if placed.iter().all(Option::is_some) {
                break;
            }
        }
        let mut placed: Vec<Placed> = placed.into_iter().map(Option::unwrap_or_default).collect();
        for (k, dates) in hung.own.iter().enumerate() {
            let length = dates.iter().map(|&n| date(n)).find(|d| d.kind == TimexType::Duration && d.lean == Lean::At);
            if let Some(d) = length {
                self.ended(tree, triggers, k, d, &mut placed);
            }
        }
        self.remember(number, tree, triggers, facts, &placed);
        placed
    }

    /// Keeps what later sentences lean on: the time last told, and when each speaker spoke.
    fn remember(&mut self, number: usize, tree: &Tree, triggers: &[Trigger], facts: &[Fact], placed: &[Placed]) {
        for (k, p) in placed.iter().enumerate() {
            let window = whole(&p.bounds);
            if p.says.is_none() || p.status != Status::Occurred || window.earliest.is_none() || window.latest.is_none()
            {
                continue;
            }
            if reported::is_saying(&triggers[k]) {
                if let Some(id) = reported::speaker(tree, triggers[k].token) {
                    self.voices.insert(id, window);
                }
            }
            // a lasting state does not move the story
            if facts[k].main && p.bounds.start == p.bounds.end {
                self.focus = Some(Focus { sentence: number, paragraph: tree.sentence.paragraph, window });
            }
        }
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
            // "just before 10:30": on that day still
            Lean::Before => Bounds::within(Window {
                earliest: w.earliest.filter(|_| d.kind == TimexType::Time).map(Moment::day_start),
                latest: w.earliest.map(|m| m.plus(-1)),
            }),
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

    /// Whether an event may share a date of its sentence: what is past or denied may, what is ahead only a day ahead.
    fn shareable(&self, d: &Dated, fact: &Fact) -> bool {
        let ahead = matches!((window(d).earliest, self.published.latest), (Some(a), Some(p)) if a > p);
        self.dates(d)
            && match fact.status {
                Status::Occurred | Status::Ongoing | Status::Negated | Status::Alleged => fact.told != Told::Before,
                Status::Planned | Status::Conditional => ahead,
                Status::Hypothetical | Status::Denied => false,
            }
    }

    /// Places an event that no date of its sentence tells of.
    fn undated(&self, at: &At, fact: &Fact) -> Placed {
        let p = self.published;
        let (since, until) = match at.saying {
            Some(w) => (w.earliest.or(self.since), w.latest),
            None => (p.earliest, p.latest),
        };
        let past = Bounds::within(Window { earliest: None, latest: until });
        let ahead = Bounds::within(Window { earliest: since, latest: None });
        let lasting =
            Bounds { start: Window { earliest: None, latest: until }, end: Window { earliest: since, latest: None } };
        let assumed = |bounds| (bounds, Basis::Assumed);
        let (bounds, basis) = match (fact.status, fact.told) {
            (Status::Planned | Status::Conditional, _) | (Status::Negated, Told::Future) => assumed(ahead),
            (Status::Hypothetical | Status::Denied | Status::Alleged, Told::Past | Told::Before) => assumed(past),
            (Status::Hypothetical | Status::Denied, _) => assumed(ahead),
            (Status::Ongoing, _) | (Status::Alleged | Status::Negated, Told::Present) => assumed(lasting),
            (Status::Occurred | Status::Negated, Told::Past | Told::Before) => self.on_the_line(at, fact, until),
            _ => assumed(past),
        };
        Placed { status: fact.status, bounds, basis, ..Placed::default() }
    }

    /// A past event of the news: right after the day told last, with its speaker's other words, or since the news began.
    fn on_the_line(&self, at: &At, fact: &Fact, until: Option<Moment>) -> (Bounds, Basis) {
        let saying = reported::is_saying(at.trigger);
        let within = |earliest, latest| Bounds::within(Window { earliest, latest });
        let perfect = at.tree.group(at.trigger.token).is_some_and(|g| g.tense == Tense::Present);
        if fact.told == Told::Before && !perfect || !(fact.main || saying || at.saying.is_some()) {
            return (within(None, until), Basis::Assumed);
        }
        let recent = |w: &Window| w.earliest >= self.since;
        if saying && fact.told == Told::Past {
            let voice = reported::speaker(at.tree, at.trigger.token).and_then(|id| self.voices.get(&id)).copied();
            if let Some(w) = voice.filter(recent) {
                return (Bounds::within(w), Basis::Inferred);
            }
        }
        let focus = self.focus.filter(|f| f.sentence + REACH >= at.number);
        let goes_on = |f: &Focus| {
            let next = f.sentence + 1 >= at.number && f.paragraph == at.tree.sentence.paragraph;
            next && f.window.is_one_day() && recent(&f.window)
        };
        match focus {
            Some(f) if !saying && fact.main && fact.told == Told::Past && goes_on(&f) => {
                (Bounds::within(f.window), Basis::Inferred)
            }
            Some(f) => {
                let earliest = [f.window.earliest, self.since].into_iter().flatten().min();
                (within(earliest.filter(|e| until.is_none_or(|u| *e <= u)), until), Basis::Inferred)
            }
            None => (within(self.since.filter(|e| until.is_none_or(|u| *e <= u)), until), Basis::Inferred),
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
}

/// Where an undated event stands.
struct At<'a> {
    number: usize,
    tree: &'a Tree<'a>,
    trigger: &'a Trigger,
    /// When it was said, if it is told in a saying.
    saying: Option<Window>,
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

/// From its earliest start to its latest end.
fn whole(bounds: &Bounds) -> Window {
    Window { earliest: bounds.start.earliest, latest: bounds.end.latest }
}
