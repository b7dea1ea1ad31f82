//! When it happened: the dates of the sentence on the right events; the story's day and the tense for the rest.
//!
//! In: triggers with their facts. Out: bounds for each. In "Crocker said Monday that Iran would meet again in June",
//! *Monday* dates the saying, *in June* the meeting.

mod attach;
mod dated;
mod sides;
mod undated;

use super::lexicon::TIME;
use super::reported::{self, Told as Reported};
use super::status::{Fact, Told};
use super::trigger::Trigger;
use crate::model::{
    Article, Basis, Bounds, Dated, Deprel, Edtf, Lean, Moment, Sentence, Status, TimexModifier, TimexType, Tree, Upos,
    Window,
};
use attach::attach;
use foldhash::{HashMap, HashMapExt};
use undated::At;

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
    /// The last paragraph with a time before the news, and how many such stand in a row.
    background: (usize, usize),
    /// From when to when each speaker is said to have spoken.
    voices: HashMap<String, Window>,
    /// The last of them, when that was, and in which paragraph.
    voice: Option<(usize, Window)>,
    /// When somebody last spoke, and in which paragraph.
    spoke: Option<(usize, Window)>,
    /// Who spoke last.
    speaker: Option<String>,
    /// Dates that stand on nouns alone, by where they begin in the article.
    aside: HashMap<usize, Moment>,
    /// Dates counted from another day than was found, by where they begin: by how many minutes they moved.
    moved: HashMap<usize, i64>,
    /// The last paragraph that told the past in the present.
    chronicle: Option<usize>,
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
        let published = article.told().map_or(Window::OPEN, Edtf::window);
        let near = |w: &Window| match (w.earliest, w.latest, published.latest) {
            (Some(a), Some(b), Some(p)) => w.is_one_day() && b <= p && p.0 - a.0 < NEWS * DAY,
            _ => false,
        };
        let first = |sentences: &[Sentence]| {
            let dates = sentences.iter().flat_map(|s| s.dates.iter().filter(|d| !on_noun(s, d)));
            dates.filter(|d| d.lean == Lean::At).map(window).filter(near).filter_map(|w| w.earliest).min()
        };
        let since = first(&sentences[..sentences.len().min(LEAD)]).or_else(|| first(sentences));
        let headline = sentences.first().is_some_and(|s| {
            let words = article.words(s.span).trim_end();
            !words.ends_with(['.', '!', '"', '\'']) && s.tokens.len() < 25
        });
        Story {
            published,
            since,
            focus: None,
            background: (0, 0),
            voices: HashMap::new(),
            voice: None,
            spoke: None,
            speaker: None,
            aside: HashMap::new(),
            moved: HashMap::new(),
            chronicle: None,
            headline,
        }
    }

    /// Whether a sentence is the headline.
    pub fn headline(&self, number: usize) -> bool {
        number == 0 && self.headline
    }

    /// Places the triggers of the next sentence; `quoted` is whether it goes on with what somebody said before.
    pub fn place(
        &mut self,
        number: usize,
        tree: &Tree,
        triggers: &[Trigger],
        facts: &[Fact],
        (told, quoted): (&[Reported], bool),
    ) -> Vec<Placed> {
        let spoken = self.spoke.filter(|s| quoted && s.0 == tree.sentence.paragraph).map(|s| s.1);
        let hung = attach(tree, triggers);
        let dates: Vec<Dated> = tree.sentence.dates.iter().map(|d| of_noun(tree.sentence, self.in_story(d))).collect();
        // a year gives a day its year, and is not counted from
        let days = hung.aside.iter().filter(|&&n| window(&dates[n]).is_one_day());
        self.aside.extend(days.filter_map(|&n| Some((dates[n].span.start, dates[n].bounds.start.earliest?))));
        let date = |n: usize| &dates[n];
        let mut placed: Vec<Option<Placed>> = vec![None; triggers.len()];
        for (k, fact) in facts.iter().enumerate() {
            // the day of an anniversary is not that of what is remembered
            let then = |d: &&Dated| fact.told != Told::Long || window(d).latest < self.year_ago();
            let dated = |d: &&Dated| {
                self.dates(d) && !(d.lean == Lean::Within && matches!(fact.told, Told::Past | Told::Before))
            };
            let own = hung.own[k].iter().map(|&n| date(n)).find(dated).filter(then);
            let shared = hung.shared[k].map(date).filter(|d| self.shareable(d, fact)).filter(then);
            placed[k] = match (own, shared) {
                // "after the 1979 revolution": the year is the revolution's, the word before it is not
                (Some(d), _) if d.lean != Lean::NthUnit && before_its_noun(tree, &triggers[k], d) => {
                    Some(self.by_date(&Dated { lean: Lean::At, ..d.clone() }, fact))
                }
                (Some(d), _) => {
                    let placed = self.by_date(d, &holding(tree, d, fact));
                    let until = hung.own[k].iter().map(|&n| date(n)).find(|u| u.lean == Lean::Until && u.span > d.span);
                    Some(until.filter(|_| d.lean == Lean::From).map_or(placed.clone(), |u| to_end(placed, u)))
                }
                (None, Some(d)) => Some(Placed { basis: Basis::Inferred, ..self.by_date(d, &holding(tree, d, fact)) }),
                (None, None) => None,
            };
        }
        let present = |f: &Fact| f.status == Status::Ongoing && f.told == Told::Present;
        let past = |p: &Option<Placed>| p.as_ref().is_some_and(|p| p.status == Status::Occurred);
        if facts.iter().zip(&placed).any(|(f, p)| present(f) && past(p)) {
            self.chronicle = Some(tree.sentence.paragraph);
        }
        // a saying is placed before what it tells
        for _ in 0..triggers.len() {
            for k in 0..triggers.len() {
                let ready = told[k].saying.is_none_or(|s| placed[s].is_some());
                if placed[k].is_none() && ready {
                    let saying = told[k].saying.and_then(|s| placed[s].as_ref()).map(|p| whole(&p.bounds));
                    let at = At { number, tree, trigger: &triggers[k], saying: saying.or(spoken) };
                    // what a quotation goes on to tell is not the line of the story
                    let fact = Fact { main: facts[k].main && spoken.is_none(), ..facts[k] };
                    placed[k] = Some(self.undated(&at, &fact));
                }
            }
            if placed.iter().all(Option::is_some) {
                break;
            }
        }
        let mut placed: Vec<Placed> = placed.into_iter().map(Option::unwrap_or_default).collect();
        sides::behind(tree, triggers, &mut placed);
        sides::beside(tree, triggers, (&hung, &dates), self.published.latest, &mut placed);
        for (k, dates) in hung.own.iter().enumerate() {
            let length = dates.iter().map(|&n| date(n)).find(|d| d.kind == TimexType::Duration && d.lean == Lean::At);
            if let Some(d) = length {
                self.ended(tree, triggers, k, d, &mut placed);
            }
        }
        if let Some(n) = hung.main {
            self.turn(number, tree.sentence.paragraph, window(date(n)));
        }
        self.remember(number, tree, triggers, facts, &placed);
        placed
    }

    /// "The following day" after "on Monday they met on the March treaty": counted from the Monday, where the story stands,
    /// not from a date that only stands on a noun.
    fn in_story(&mut self, d: &Dated) -> Dated {
        let day = self.focus.filter(|f| f.window.is_one_day()).and_then(|f| f.window.earliest).map(Moment::day_start);
        let by = d.anchor_span.and_then(|a| match (self.moved.get(&a.start), self.aside.get(&a.start), day) {
            (Some(&by), _, _) => Some(by),
            (None, Some(noun), Some(day)) => Some(day.0 - noun.day_start().0).filter(|by| *by != 0),
            _ => None,
        });
        let Some((by, day)) = by.zip(day).filter(|_| window(d).is_one_day()) else { return d.clone() };
        let plus =
            |w: Window| Window { earliest: w.earliest.map(|m| m.plus(by)), latest: w.latest.map(|m| m.plus(by)) };
        let bounds = Bounds { start: plus(d.bounds.start), end: plus(d.bounds.end) };
        let Some(edtf) = bounds.start.earliest.and_then(|m| m.day_start().earliest_text().parse::<Edtf>().ok()) else {
            return d.clone();
        };
        self.moved.insert(d.span.start, by);
        Dated {
            bounds,
            anchor: Some(format!("the day told before, {}", day.earliest_text())),
            why: format!("{} counted from {} = {edtf}", d.value, day.earliest_text()),
            edtf: Some(edtf),
            ..d.clone()
        }
    }

    /// Keeps what later sentences lean on: the time last told, and when each speaker spoke.
    fn remember(&mut self, number: usize, tree: &Tree, triggers: &[Trigger], facts: &[Fact], placed: &[Placed]) {
        let paragraph = tree.sentence.paragraph;
        for (k, p) in placed.iter().enumerate() {
            let window = whole(&p.bounds);
            if facts[k].main && !reported::by_pronoun(tree, triggers[k].token) {
                // somebody else has the word
                self.speaker = reported::speaker(tree, triggers[k].token);
                self.voice = None;
            }
            if facts[k].main && reported::is_saying(&triggers[k]) && p.status == Status::Occurred {
                self.spoke = Some((paragraph, window));
            }
            let told = matches!(p.basis, Basis::Stated | Basis::Anchored | Basis::Inferred);
            if !told || p.status != Status::Occurred || window.earliest.is_none() || window.latest.is_none() {
                continue;
            }
            if spoken(&triggers[k]) && window.is_one_day() {
                if let Some(id) = reported::speaker(tree, triggers[k].token) {
                    let heard = self.voices.entry(id).or_insert(window);
                    heard.earliest = heard.earliest.min(window.earliest);
                    heard.latest = heard.latest.max(window.latest);
                }
                self.voice = Some((paragraph, window));
            }
            // a lasting state does not move the story
            if facts[k].main && p.bounds.start == p.bounds.end && (p.says.is_some() || window.is_one_day()) {
                self.turn(number, paragraph, window);
            }
        }
    }

    /// The story turns to another time.
    fn turn(&mut self, sentence: usize, paragraph: usize, window: Window) {
        self.focus = Some(Focus { sentence, paragraph, window });
        if window.earliest < self.since && self.background.0 != paragraph {
            let row = if self.background.0 + 3 >= paragraph { self.background.1 + 1 } else { 1 };
            self.background = (paragraph, row);
        }
    }
}

/// "From 1983 to 2005": begun in the one and over in the other.
fn to_end(placed: Placed, until: &Dated) -> Placed {
    let bounds = Bounds { start: placed.bounds.start, end: window(until) };
    let over = placed.status == Status::Ongoing && placed.bounds.end.earliest > window(until).latest;
    let status = if over { Status::Occurred } else { placed.status };
    Placed { bounds, status, ..placed }
}

/// "As of Friday he was in hospital": then it went on.
fn holding(tree: &Tree, d: &Dated, fact: &Fact) -> Fact {
    let first = tree.at(d.span);
    let before: Vec<&str> = first.map_or(vec![], |t| (t.saturating_sub(2)..t).map(|k| tree.lemma(k)).collect());
    let holds = TIME.holding.contains(&before.join(" ").to_lowercase());
    let goes_on = holds && fact.status == Status::Occurred;
    Fact { status: if goes_on { Status::Ongoing } else { fact.status }, sure: fact.sure || goes_on, ..*fact }
}

/// Whether somebody speaks: sayings, and what is done by words.
fn spoken(trigger: &Trigger) -> bool {
    reported::is_saying(trigger)
        || trigger.verbal && matches!(trigger.act.kind.family(), "offer" | "accept" | "invite" | "agree")
}

/// Whether a date only tells which one a noun means: "the May 3 treaty".
fn on_noun(sentence: &Sentence, d: &Dated) -> bool {
    let tokens = &sentence.tokens;
    let inside = |t: usize| tokens[t].span.overlaps(d.span);
    let top = (0..tokens.len()).filter(|&t| inside(t)).find(|&t| tokens[t].head.is_none_or(|h| !inside(h)));
    top.and_then(|t| Some((t, tokens[t].head?))).is_some_and(|(t, head)| {
        head > t
            && tokens[head].upos == Upos::Noun
            && matches!(tokens[t].deprel, Deprel::Compound | Deprel::Amod | Deprel::Nummod | Deprel::NmodPoss)
    })
}

/// "After this year's cup he resigned": the year is the cup's; he resigned in it or later, "before" it in it or earlier.
fn of_noun(sentence: &Sentence, d: Dated) -> Dated {
    match d.lean {
        Lean::After if on_noun(sentence, &d) => Dated { modifier: Some(TimexModifier::OnOrAfter), ..d },
        Lean::Before if on_noun(sentence, &d) => Dated { lean: Lean::By, ..d },
        _ => d,
    }
}

/// Whether an expression stands right before the noun that it dates.
fn before_its_noun(tree: &Tree, trigger: &Trigger, d: &Dated) -> bool {
    let n = tree.token(trigger.token).span;
    // "Monday's raid"
    let alone = |t: usize| tree.case(t).is_none() || tree.rel(t) == Deprel::NmodPoss;
    !trigger.verbal && d.span.end <= n.start && tree.at(d.span).is_some_and(alone)
}

fn window(d: &Dated) -> Window {
    Window { earliest: d.bounds.start.earliest, latest: d.bounds.end.latest }
}

/// From its earliest start to its latest end.
fn whole(bounds: &Bounds) -> Window {
    Window { earliest: bounds.start.earliest, latest: bounds.end.latest }
}
