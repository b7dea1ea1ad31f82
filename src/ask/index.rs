//! A timeline made ready for many questions.

use super::{
    error::AskError,
    fold::{fold, holds},
    reach::{start, Reach},
    time::{after, before, between, known_before, on, part, Part},
};
use crate::model::{Answer, Bounds, Event, Question, TimeQuestion, Timeline, Window};
use std::{
    collections::{BTreeSet, HashMap},
    sync::OnceLock,
};

/// A timeline ready for questions of time in logarithmic time and that of the answer.
#[derive(Debug)]
pub struct Index<'a> {
    timeline: &'a Timeline,
    /// Events by earliest start, open ones first.
    sorted: Vec<u32>,
    /// Over `sorted`: the greatest latest start and latest end in each part; open ones are greatest.
    latest: Vec<[i64; 2]>,
    places: OnceLock<HashMap<&'a str, usize>>,
    reach: OnceLock<Reach>,
}

/// What a time question asks of an event, its own needs at hand.
type Test<'t> = Box<dyn Fn(usize) -> Option<Part> + 't>;

impl<'a> Index<'a> {
    /// Sorts the events once.
    pub fn new(timeline: &'a Timeline) -> Index<'a> {
        // in lists of their own: events lie far apart in memory
        let events = timeline.events.iter();
        let mut sorted: Vec<_> = events.clone().map(|e| e.start().earliest).zip(0u32..).collect();
        sorted.sort_unstable();
        let last = |e: &Event| [e.start().latest, e.end().latest].map(|m| m.map_or(i64::MAX, |m| m.0));
        let ends: Vec<[i64; 2]> = events.map(last).collect();
        let sorted: Vec<u32> = sorted.into_iter().map(|(_, i)| i).collect();
        let n = sorted.len().next_power_of_two();
        let mut latest = vec![[i64::MIN; 2]; 2 * n];
        for (k, &i) in sorted.iter().enumerate() {
            latest[n + k] = ends[i as usize];
        }
        for k in (1..n).rev() {
            let (a, b) = (latest[2 * k], latest[2 * k + 1]);
            latest[k] = [a[0].max(b[0]), a[1].max(b[1])];
        }
        Index { timeline, sorted, latest, places: OnceLock::new(), reach: OnceLock::new() }
    }

    /// What answers the question.
    ///
    /// # Errors
    /// As [`ask`](super::ask).
    pub fn ask(&self, question: &Question) -> Result<Answer, AskError> {
        let tests = question.times.iter().map(|t| self.test(t)).collect::<Result<Vec<Test>, _>>()?;
        let fits = Fits::new(self.timeline, question);
        let mut candidates = match question.times.first() {
            Some(time) => self.candidates(time),
            None => (0..self.timeline.events.len()).collect(),
        };
        candidates.sort_unstable();
        let mut answer = Answer::default();
        for i in candidates {
            let parts = tests.iter().map(|test| test(i)).try_fold(Part::Certain, |worst, p| p.map(|p| worst.max(p)));
            let Some(part) = parts.filter(|_| fits.fits(&self.timeline.events[i])) else { continue };
            match part {
                Part::Certain => answer.certain.push(i),
                Part::Begun => answer.begun.push(i),
                Part::Possible => answer.possible.push(i),
            }
        }
        Ok(answer)
    }

    /// Events that can answer a question of time; those that cannot are left out where the index knows it.
    fn candidates(&self, time: &TimeQuestion) -> Vec<usize> {
        match time {
            TimeQuestion::Before(w) => self.reaching(w.earliest.map(|m| m.plus(-1).0), i64::MIN, 1),
            TimeQuestion::After(w) => self.reaching(None, w.latest.map_or(i64::MIN, |m| m.plus(1).0), 1),
            TimeQuestion::Between(w) => self.reaching(w.latest.map(|m| m.0), w.earliest.map_or(i64::MIN, |m| m.0), 0),
            TimeQuestion::On(w) => self.reaching(w.latest.map(|m| m.0), w.earliest.map_or(i64::MIN, |m| m.0), 1),
            _ => (0..self.timeline.events.len()).collect(),
        }
    }

    /// Events whose earliest start is not after `to`, and whose latest start (0) or end (1) is not before `from`.
    fn reaching(&self, to: Option<i64>, from: i64, which: usize) -> Vec<usize> {
        let events = &self.timeline.events;
        let starts_by = |&i: &u32| to.is_none_or(|to| events[i as usize].start().earliest.is_none_or(|m| m.0 <= to));
        let upto = self.sorted.partition_point(starts_by);
        let n = self.latest.len() / 2;
        let (mut found, mut walk) = (vec![], vec![(1usize, 0usize, n)]);
        while let Some((node, first, width)) = walk.pop() {
            if first >= upto || self.latest[node][which] < from {
                continue;
            }
            if width == 1 {
                found.push(self.sorted[first] as usize);
            } else {
                walk.push((2 * node, first, width / 2));
                walk.push((2 * node + 1, first + width / 2, width / 2));
            }
        }
        found
    }

    fn bounds(&self, event: usize) -> Bounds {
        let e = &self.timeline.events[event];
        Bounds { start: e.start(), end: e.end() }
    }

    /// The place of an event, by its id.
    ///
    /// # Errors
    /// When there is none.
    pub fn place(&self, id: &str) -> Result<usize, AskError> {
        self.places().get(id).copied().ok_or_else(|| AskError::NoEvent(id.into()))
    }

    fn places(&self) -> &HashMap<&'a str, usize> {
        let all = || self.timeline.events.iter().enumerate().map(|(i, e)| (e.id.as_str(), i)).collect();
        self.places.get_or_init(all)
    }

    fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::new(self.timeline, self.places()))
    }

    fn test(&self, time: &TimeQuestion) -> Result<Test<'_>, AskError> {
        let straight = |w: &Window| if w.is_empty() { Err(AskError::Reversed) } else { Ok(*w) };
        Ok(match time {
            TimeQuestion::Before(w) => {
                let day = straight(w)?.earliest.ok_or(AskError::NoBeginning)?;
                Box::new(move |i| before(self.bounds(i), day))
            }
            TimeQuestion::After(w) => {
                let day = straight(w)?.latest.ok_or(AskError::NoEnd)?;
                Box::new(move |i| after(self.bounds(i), day))
            }
            TimeQuestion::Between(w) => {
                let w = straight(w)?;
                Box::new(move |i| between(self.bounds(i), w))
            }
            TimeQuestion::On(w) => {
                let w = straight(w)?;
                Box::new(move |i| on(self.bounds(i), w))
            }
            TimeQuestion::BeforeEvent(id) => self.before_event(self.place(id)?),
            TimeQuestion::AfterEvent(id) => self.after_event(self.place(id)?),
            TimeQuestion::During(id) => self.during(self.place(id)?),
        })
    }

    /// Over before the event's start; or started before it; or may have.
    fn before_event(&self, x: usize) -> Test<'_> {
        let at = self.bounds(x).start;
        let [ahead, behind] = [true, false].map(|ahead| self.reach().from(start(x), ahead));
        Box::new(move |i| {
            let (s, b) = (start(i), self.bounds(i));
            let sooner = |p: u32| ahead.get(&p).is_some_and(|&d| d < 0);
            let certain = sooner(s + 1) || known_before(b.end.latest, at.earliest);
            let begun = sooner(s) || known_before(b.start.latest, at.earliest);
            let ruled_out = behind.get(&s).is_some_and(|&d| d <= 0) || known_before(at.latest, b.start.earliest);
            part(certain, begun, !ruled_out).filter(|_| i != x)
        })
    }

    /// Started after the event's end; or lasted beyond it; or may have.
    fn after_event(&self, x: usize) -> Test<'_> {
        let at = self.bounds(x).end;
        let [ahead, behind] = [true, false].map(|ahead| self.reach().from(start(x) + 1, ahead));
        Box::new(move |i| {
            let (s, b) = (start(i), self.bounds(i));
            let later = |p: u32| behind.get(&p).is_some_and(|&d| d < 0);
            let certain = later(s) || known_before(at.latest, b.start.earliest);
            let begun = later(s + 1) || known_before(at.latest, b.end.earliest);
            let ruled_out = ahead.get(&(s + 1)).is_some_and(|&d| d <= 0) || known_before(b.end.latest, at.earliest);
            part(certain, begun, !ruled_out).filter(|_| i != x)
        })
    }

    /// Inside the event's time; or shares some of it for certain; or may.
    fn during(&self, x: usize) -> Test<'_> {
        let at = self.bounds(x);
        let [start_ahead, start_behind] = [true, false].map(|ahead| self.reach().from(start(x), ahead));
        let [end_ahead, end_behind] = [true, false].map(|ahead| self.reach().from(start(x) + 1, ahead));
        Box::new(move |i| {
            let (s, b) = (start(i), self.bounds(i));
            let most = |far: &HashMap<u32, i64>, p: u32, n: i64| far.get(&p).is_some_and(|&d| d <= n);
            let starts_inside = most(&start_behind, s, 0) || known_before(at.start.latest, b.start.earliest);
            let ends_inside = most(&end_ahead, s + 1, 0) || known_before(b.end.latest, at.end.earliest);
            let starts_by = most(&end_ahead, s, 0) || known_before(b.start.latest, at.end.earliest);
            let lasts = most(&start_behind, s + 1, 0) || known_before(at.start.latest, b.end.earliest);
            let ruled_out = most(&start_ahead, s + 1, -1)
                || known_before(b.end.latest, at.start.earliest)
                || most(&end_behind, s, -1)
                || known_before(at.end.latest, b.start.earliest);
            part(starts_inside && ends_inside, starts_by && lasts, !ruled_out).filter(|_| i != x)
        })
    }
}

/// The parts of a question that are not about time.
struct Fits<'q> {
    question: &'q Question,
    actors: Option<BTreeSet<String>>,
    words: Vec<String>,
}

impl<'q> Fits<'q> {
    fn new(timeline: &'q Timeline, question: &'q Question) -> Fits<'q> {
        let actors = (!question.actors.is_empty()).then(|| {
            let mut ids: BTreeSet<String> = question.actors.iter().map(|a| fold(a)).collect();
            let named = timeline.actors.iter().filter(|a| ids.contains(&fold(&a.name))).map(|a| fold(&a.id));
            let named: Vec<String> = named.collect();
            ids.extend(named);
            ids
        });
        let words = fold(question.text.as_deref().unwrap_or_default()).split_whitespace().map(String::from).collect();
        Fits { question, actors, words }
    }

    fn fits(&self, event: &Event) -> bool {
        let q = self.question;
        let texts = || {
            let quotes = event.evidence.iter().map(|e| e.quote.as_str());
            let all = quotes.chain([event.title.as_str()]).chain(event.place.as_deref());
            all.map(fold).collect::<Vec<_>>()
        };
        (q.types.is_empty() || q.types.contains(&event.kind))
            && (q.statuses.is_empty() || q.statuses.contains(&event.status))
            && self.actors.as_ref().is_none_or(|ids| event.actors.iter().any(|a| ids.contains(&fold(&a.id))))
            && (self.words.is_empty() || holds(&self.words, &texts()))
    }
}
