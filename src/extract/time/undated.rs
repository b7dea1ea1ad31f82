//! Events that no date of their sentence tells of: placed by tense, by who speaks, by what was told just before.
//!
//! In: an event and where the story stands. Out: bounds, as wide as the doubt. In "On Monday he left. He was seized at the
//! border", the seizure was on Monday too.

use super::attach::with_its_verb;
use super::{Focus, Placed, Story, REACH};
use crate::extract::lexicon::{SAME, TIME};
use crate::extract::status::{looks_back, Fact, Told};
use crate::extract::trigger::Trigger;
use crate::extract::{reported, title};
use crate::model::{
    ActorKind, Aspect, Basis, Bounds, Deprel, Moment, Mood, NameKind, Status, Tense, Tree, VerbGroup, Window,
};
use foldhash::HashSet;

/// Where an undated event stands.
pub(super) struct At<'a> {
    pub number: usize,
    pub tree: &'a Tree<'a>,
    pub trigger: &'a Trigger,
    /// When it was said, if it is told in a saying.
    pub saying: Option<Window>,
}

impl Story {
    /// Places an event that no date of its sentence tells of.
    pub(super) fn undated(&self, at: &At, fact: &Fact) -> Placed {
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
        let here = at.tree.sentence.paragraph;
        let told = self.focus.filter(|f| f.paragraph == here && self.chronicle == Some(here)).map(|f| f.window);
        if let (Some(window), Status::Ongoing, Told::Present) = (told, fact.status, fact.told) {
            let (bounds, basis) = (Bounds::within(window), Basis::Inferred);
            return Placed { status: Status::Occurred, bounds, basis, ..Placed::default() };
        }
        let (bounds, basis) = match (fact.status, fact.told) {
            // "I thank you", he said: done as it is said
            (Status::Occurred, Told::Past | Told::Present | Told::Open | Told::Before) if performed(at) => {
                (Bounds::within(at.saying.unwrap_or(Window::OPEN)), Basis::Inferred)
            }
            (Status::Occurred, Told::Long) => {
                (Bounds::within(Window { earliest: None, latest: self.year_ago() }), Basis::Inferred)
            }
            (Status::Planned | Status::Conditional, _) | (Status::Negated, Told::Future) => assumed(ahead),
            (Status::Hypothetical | Status::Denied | Status::Alleged, Told::Past | Told::Before) => assumed(past),
            (Status::Hypothetical | Status::Denied, _) => assumed(ahead),
            (Status::Ongoing, _) | (Status::Alleged | Status::Negated, Told::Present) => assumed(lasting),
            (Status::Occurred | Status::Negated, Told::Past | Told::Before) => self.on_the_line(at, fact, until),
            (Status::Occurred, Told::Open) if told_by_its_clause(at) => {
                self.on_the_line(at, &Fact { told: Told::Past, main: true, ..*fact }, until)
            }
            _ => assumed(past),
        };
        Placed { status: fact.status, bounds, basis, ..Placed::default() }
    }

    /// The day of printing, a year before.
    pub(super) fn year_ago(&self) -> Option<Moment> {
        self.published.latest.map(|p| p.plus_months(-12))
    }

    /// A past event of the news: right after the day told last, with its speaker's other words, or since the news began.
    fn on_the_line(&self, at: &At, fact: &Fact, until: Option<Moment>) -> (Bounds, Basis) {
        let saying = reported::is_saying(at.trigger);
        let within = |earliest, latest| Bounds::within(Window { earliest, latest });
        let t = at.trigger.token;
        let earlier = looks_back(at.tree, t, &TIME.earlier);
        // "earlier held a meeting": before, and in the news still
        let simple = at.tree.group(t).is_some_and(|g| g.tense == Tense::Past && g.aspect == Aspect::Simple);
        let lately = fact.main && simple && looks_back(at.tree, t, &TIME.lately);
        let perfect = !earlier && at.tree.group(t).is_some_and(|g| g.tense == Tense::Present);
        // "data showed the plane falling" tells the fall
        let told = |h: usize| at.tree.rel(h) == Deprel::Obj && at.saying.is_some();
        let aside = match at.tree.rel(t) {
            Deprel::Acl => !at.tree.head(t).is_some_and(told),
            rel => matches!(rel, Deprel::AclRelcl | Deprel::AdvclRelcl),
        };
        // "said the spokesman, who declined to comment" spoke then; "the group, which Chile accused of it" is of any time
        let person = |h: usize| at.tree.name(h).is_some_and(|n| n.kind == NameKind::Actor(ActorKind::Person));
        let speaker = |h: usize| at.tree.rel(h) == Deprel::Nsubj || person(h);
        let spoke = saying && (!aside || at.tree.head(t).is_some_and(speaker) || reported::by_pronoun(at.tree, t));
        let news = fact.main || spoke || at.saying.is_some() && !aside;
        if fact.told == Told::Before && !perfect && !lately || !news || prepared(at) {
            return (within(None, until), Basis::Assumed);
        }
        let recent = |w: &Window| w.earliest >= self.since;
        // one paragraph of background is over when it ends; a story told from long ago goes on
        let here = at.tree.sentence.paragraph;
        let over = |f: &Focus| saying && !recent(&f.window) && f.paragraph != here && self.background.1 < 2;
        let focus = self.focus.filter(|f| f.sentence + REACH >= at.number && !over(f));
        let news = focus.is_none_or(|f| recent(&f.window));
        if saying && fact.told == Told::Past {
            let known = reported::speaker(at.tree, at.trigger.token).and_then(|id| self.voices.get(&id)).copied();
            // "he", "they": whoever spoke last
            let pronoun = reported::by_pronoun(at.tree, at.trigger.token);
            let here = self.voice.filter(|v| pronoun && v.0 == at.tree.sentence.paragraph);
            let last = self.speaker.as_ref().filter(|_| pronoun).and_then(|id| self.voices.get(id)).copied();
            if let Some(w) = known.or(last).filter(|_| news).or(here.map(|v| v.1)).filter(recent) {
                return (Bounds::within(w), Basis::Inferred);
            }
        }
        let goes_on = |f: &Focus| {
            let next = f.sentence + 1 >= at.number && f.paragraph == at.tree.sentence.paragraph;
            next && f.window.is_one_day() && recent(&f.window)
        };
        // "Before coming to Porto, he led Braga": both look back
        let opens = |m: usize| TIME.ahead.contains(&at.tree.lemma(m).to_lowercase());
        let fronted = at.tree.rel(t) == Deprel::Advcl && at.tree.head(t).is_some_and(|h| t < h);
        if fronted && at.tree.kids_by(t, &[Deprel::Mark]).any(opens) {
            return (within(None, until), Basis::Assumed);
        }
        if fact.main && !saying {
            let verb = at.trigger.carried.unwrap_or(t);
            let marked = |rels: &[Deprel], words: &HashSet<String>| {
                let on = |k: &usize| at.tree.kids_by(*k, &[Deprel::Mark, Deprel::Case]).map(|m| at.tree.lemma(m));
                at.tree.kids_by(verb, rels).find(|k| on(k).any(|w| words.contains(&w.to_lowercase())))
            };
            // "Before coming to Porto, he led Braga": it looks back
            if marked(&[Deprel::Advcl], &TIME.ahead).is_some_and(|k| k < verb) {
                return (within(None, until), Basis::Assumed);
            }
            // "Crowds marched after the murder": counted from there
            if marked(&[Deprel::Advcl, Deprel::Obl], &TIME.behind).is_some() {
                return (within(None, until), Basis::Inferred);
            }
        }
        match focus {
            // "He later flew home": on the day told last
            Some(f) if later_that_day(at) && f.window.is_one_day() && recent(&f.window) => {
                (Bounds::within(f.window), Basis::Inferred)
            }
            Some(f) if !saying && fact.main && fact.told == Told::Past && goes_on(&f) => {
                (Bounds::within(f.window), Basis::Inferred)
            }
            // somewhere in a story told from long ago
            Some(f) if (self.since.is_none() || !recent(&f.window)) && f.paragraph != here => {
                (within(None, until), Basis::Assumed)
            }
            Some(f) => {
                let earliest = [f.window.earliest, self.since].into_iter().flatten().min();
                (within(earliest.filter(|e| until.is_none_or(|u| *e <= u)), until), Basis::Inferred)
            }
            None => (within(self.since.filter(|e| until.is_none_or(|u| *e <= u)), until), Basis::Inferred),
        }
    }
}

/// Whether it is done by the words of a quote: "I thank you", "we have been heartened".
fn performed(at: &At) -> bool {
    let (tree, t) = (at.tree, at.trigger.token);
    let verb = std::iter::once(t).chain(tree.head(t).filter(|_| tree.rel(t) == Deprel::Xcomp)).find(|&v| {
        tree.group(v).is_some_and(|g| g.tense == Tense::Present)
            && tree
                .kids_by(v, &[Deprel::Nsubj, Deprel::NsubjPass])
                .any(|s| SAME.speaker.contains(&tree.lemma(s).to_lowercase()))
    });
    at.saying.is_some() && reported::is_saying(at.trigger) && verb.is_some()
}

/// Whether it came after what was told, with no word of how long after: "later", not "years later".
fn later_that_day(at: &At) -> bool {
    let (tree, t) = (at.tree, at.trigger.token);
    let bare = |k: usize| TIME.later.contains(&tree.word(k).to_lowercase()) && tree.kids(k).next().is_none();
    let later = |v: usize| tree.kids_by(v, &[Deprel::Advmod]).any(bare);
    later(t) || tree.kids_by(t, &[Deprel::Advcl]).any(|c| c < t && later(c))
}

/// Whether it led up to a deed that is known: "plotted the attacks".
fn prepared(at: &At) -> bool {
    let mut of = at.tree.kids_by(at.trigger.token, &[Deprel::Obj, Deprel::NsubjPass]);
    at.trigger.act.kind.is_preparation() && of.any(|k| title::definite(at.tree, k))
}

/// Whether an event without a tense of its own has that of a clause on the main line, told as past.
fn told_by_its_clause(at: &At) -> bool {
    let (tree, t) = (at.tree, at.trigger.token);
    let main = |v: usize| matches!(tree.rel(v), Deprel::Root | Deprel::Conj | Deprel::Parataxis | Deprel::Ccomp);
    let past = |v: usize| {
        let simple = |g: &VerbGroup| {
            g.tense == Tense::Past && matches!(g.aspect, Aspect::Simple | Aspect::Progressive)
                || g.tense == Tense::Present && g.aspect == Aspect::Simple && at.tree.rel(t) == Deprel::Nsubj
        };
        main(v) && tree.group(v).is_some_and(simple)
    };
    match tree.group(t) {
        Some(_) if main(t) => true,
        // "…, ending the war", "went on to add"
        Some(g) => {
            let along = match tree.rel(t) {
                Deprel::Advcl => g.mood != Mood::Infinitive,
                rel => rel == Deprel::Xcomp,
            };
            along && tree.head(t).is_some_and(past)
        }
        None => with_its_verb(tree, t) && tree.head(t).is_some_and(past),
    }
}
