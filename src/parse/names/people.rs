//! The persons of one article: a surname after the full name is the same man, and so is "the ambassador".
//!
//! In: the drafts of all sentences. Out: the same with ids linked. "Crocker" after "Ryan Crocker" has his id.

use super::draft::{Article, Draft, Of};
use super::leaders;
use super::line::Line;
use super::words::{Is, WORDS};
use crate::model::{ActorKind, NameKind};
use foldhash::HashMap;

/// A person of the article.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// The fullest name.
    pub full: String,
    /// True he, false she, where something tells.
    pub male: Option<bool>,
    /// Whom they act for.
    pub acts_for: Option<String>,
    /// Where they belong.
    pub home: Option<String>,
    /// The offices they are named with.
    pub offices: Vec<u32>,
    /// Whether a title of rank stands before the name somewhere: "King Hussein".
    pub titled: bool,
    /// Whether a word says that the office is theirs no more.
    pub former: bool,
}

/// How many persons a plural may mean: "the foreign ministers".
const SEVERAL: usize = 6;

/// All persons, and the parts of their names.
#[derive(Debug, Default)]
pub(super) struct People {
    /// In order of first mention.
    pub all: Vec<Person>,
    parts: HashMap<String, Vec<usize>>,
    last_parts: HashMap<String, Vec<usize>>,
    /// By their fullest names.
    by_name: HashMap<String, usize>,
}

/// The parts of a name that it can be called by: words that are neither small nor initials.
pub(super) fn parts(name: &str) -> Vec<String> {
    name.split([' ', '-', '\u{2011}'])
        .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1 && !w.ends_with('.'))
        .map(|w| w.to_lowercase())
        .filter(|w| !WORDS.bits(w).is(Is::Small) && !WORDS.bits(w).is(Is::After))
        .collect()
}

impl People {
    /// Registers all persons of the drafts, fullest names first, and gives each draft its person's id.
    pub fn link(lines: &[Line], drafts: &mut [Vec<Draft>], year: Option<i32>) -> People {
        let mut people = People::default();
        for pass in [true, false] {
            for (line, sentence) in lines.iter().zip(drafts.iter()) {
                for d in sentence {
                    if matches!(d.of, Of::Person(_)) && (parts(&d.id).len() > 1) == pass {
                        people.add(line, d);
                    }
                }
            }
        }
        people.all.iter_mut().for_each(|person| leaders::know(person, year));
        people.by_name = people.all.iter().enumerate().map(|(p, person)| (person.full.clone(), p)).collect();
        for (line, sentence) in lines.iter().zip(drafts.iter_mut()) {
            people.overlooked(line, sentence);
            for d in sentence {
                people.name(line, d);
            }
        }
        people
    }

    /// Adds the surnames of persons where nothing was taken for a name: "Okello announced" with a wrong tag.
    fn overlooked(&self, line: &Line, sentence: &mut Vec<Draft>) {
        let mut k = 0;
        for i in 0..line.len() {
            while sentence.get(k).is_some_and(|d| d.tokens.end <= i) {
                k += 1;
            }
            let word = line.words[i];
            let taken = sentence.get(k).is_some_and(|d| d.tokens.start <= i);
            if taken || !word.capital || word.dated || line.headline || line.form(i).len() < 4 || line.is(i, Is::Plain)
            {
                continue;
            }
            let joined = i > 0 && line.hyphen(i - 1) || line.hyphen(i + 1) || line.capital(i + 1);
            let lower = line.form(i).to_lowercase();
            if let Some([one]) = self.last_parts.get(&lower).map(Vec::as_slice).filter(|_| !joined) {
                sentence.insert(k, Draft::person(i, line.form(i), self.all[*one].male));
            }
        }
    }

    fn add(&mut self, line: &Line, d: &Draft) {
        let words = parts(&d.id);
        let Some(last) = words.last() else { return };
        let male = if let Of::Person(m) = d.of { m } else { None };
        let near = self.parts.get(last).cloned().unwrap_or_default();
        let same = near.into_iter().find(|&p| {
            let full = parts(&self.all[p].full);
            let fits = words.iter().all(|w| full.contains(w)) || full.iter().all(|w| words.contains(w));
            fits && !opposite(self.all[p].male, male)
                && (words.len() > 1 || full.last() == Some(last) || full.first() == Some(last) || words.len() == 1)
        });
        let at = same.unwrap_or(self.all.len());
        if same.is_none() {
            self.all.push(Person::default());
        }
        let person = &mut self.all[at];
        if d.id.chars().count() > person.full.chars().count() {
            person.full = d.id.clone();
        }
        person.male = person.male.or(male);
        person.acts_for = person.acts_for.take().or_else(|| d.acts_for.clone());
        person.home = person.home.take().or_else(|| d.home.clone());
        person.offices.extend(d.office);
        let before = d.tokens.start..d.core.start;
        person.titled |= before.clone().any(|i| line.words[i].bits.any(&[Is::Male, Is::Female]));
        person.former |= (before.start.saturating_sub(1)..before.end).any(|i| line.is(i, Is::Former));
        for word in &words {
            let list = self.parts.entry(word.clone()).or_default();
            if !list.contains(&at) {
                list.push(at);
            }
        }
        let list = self.last_parts.entry(last.clone()).or_default();
        if !list.contains(&at) {
            list.push(at);
        }
    }

    /// The person that a short name calls.
    fn called(&self, words: &[String], male: Option<bool>) -> Option<usize> {
        let last = words.last()?;
        let fits = |p: &&usize| {
            let person = &self.all[**p];
            let full = parts(&person.full);
            words.iter().all(|w| full.contains(w)) && !opposite(person.male, male)
        };
        let by_last: Vec<&usize> = self.last_parts.get(last).into_iter().flatten().filter(fits).collect();
        if let Some(p) = by_last.first() {
            return Some(**p);
        }
        let mut any = self.parts.get(last).into_iter().flatten().filter(fits);
        let found = any.next().copied();
        if any.next().is_some() {
            None
        } else {
            found
        }
    }

    fn name(&self, line: &Line, d: &mut Draft) {
        let male = match d.of {
            Of::Person(m) => m,
            Of::Unknown if d.kind != NameKind::Actor(ActorKind::Organisation) && d.core.len() <= 6 => None,
            _ => return,
        };
        let words = parts(&d.id);
        if d.of == Of::Unknown && (words.is_empty() || line.is(d.core.start, Is::Plain)) {
            return;
        }
        if let Some(p) = self.called(&words, male) {
            let person = &self.all[p];
            d.id = person.full.clone();
            d.of = Of::Person(person.male);
            d.kind = NameKind::Actor(ActorKind::Person);
            if d.office.is_none() || d.acts_for.is_none() && d.home.is_none() {
                d.acts_for = person.acts_for.clone();
                d.home = person.home.clone();
            }
        }
    }

    /// Gives descriptions the id of the one person they fit, or of all whom a plural means: "the two ambassadors".
    pub fn describe(&self, lines: &[Line], drafts: &mut [Vec<Draft>]) {
        for (line, sentence) in lines.iter().zip(drafts.iter_mut()) {
            for k in (0..sentence.len()).rev() {
                let all = self.described_all(line, &sentence[k]);
                if !all.is_empty() {
                    sentence.splice(k..=k, all);
                }
            }
        }
        // the persons told of so far, the latest last
        let mut told: Vec<usize> = Vec::new();
        for (line, sentence) in lines.iter().zip(drafts) {
            for k in 0..sentence.len() {
                let d = &sentence[k];
                if let (Of::Person(_), Some(p)) = (&d.of, self.by_name.get(&d.id)) {
                    told.retain(|t| t != p);
                    told.push(*p);
                }
                if !matches!(d.of, Of::Role(_)) && d.same.is_none() {
                    continue;
                }
                let found = match d.same {
                    Some(start) => sentence.iter().find(|o| o.tokens.start == start).map(|o| o.id.clone()),
                    None if d.article != Article::Definite || unowned(line, d) => None,
                    None => self.described(d, &told).map(|p| self.all[p].full.clone()),
                };
                let d = &mut sentence[k];
                if let Some(id) = found.filter(|id| !id.is_empty()) {
                    d.id = id;
                    d.of = Of::Person(None);
                    d.kind = NameKind::Actor(ActorKind::Person);
                    if let Some(p) = self.by_surname(&d.id) {
                        d.of = Of::Person(p.male);
                        d.acts_for = d.acts_for.take().or_else(|| p.acts_for.clone());
                    }
                }
            }
        }
    }

    /// All persons whom a plural with "two" or "both" means, when there are just two.
    fn described_all(&self, line: &Line, d: &Draft) -> Vec<Draft> {
        let Of::Role(r) = d.of else { return Vec::new() };
        let pair = |i: usize| line.is(i, Is::Pair);
        let two = (d.tokens.start.saturating_sub(1)..d.core.start).any(pair);
        let told = two || d.article == Article::Definite;
        if !told || d.acts_for.is_some() || d.home.is_some() {
            return Vec::new();
        }
        let role = WORDS.get(r);
        let held = |p: &&Person| p.offices.iter().any(|&o| role.plural_of(WORDS.get(o)));
        let them: Vec<&Person> = self.all.iter().filter(held).collect();
        let one = |p: &&Person| Draft {
            id: p.full.clone(),
            of: Of::Person(p.male),
            kind: NameKind::Actor(ActorKind::Person),
            acts_for: p.acts_for.clone(),
            home: p.home.clone(),
            ..d.clone()
        };
        if them.len() == 2 || !two && (2..=SEVERAL).contains(&them.len()) {
            them.iter().map(one).collect()
        } else {
            Vec::new()
        }
    }

    /// The one person with a surname or a full name.
    pub fn by_surname(&self, name: &str) -> Option<&Person> {
        let words = parts(name);
        let list = self.last_parts.get(words.last()?)?;
        let mut fits = list.iter().filter(|&&p| words.len() == 1 || self.all[p].full == name);
        let one = fits.next()?;
        fits.next().is_none().then(|| &self.all[*one])
    }

    /// The person who fits a description, "the American envoy": the only one, or the only one of that very office, or of those
    /// of one state the one told of last.
    fn described(&self, d: &Draft, told: &[usize]) -> Option<usize> {
        let Of::Role(r) = d.of else { return None };
        let role = WORDS.get(r);
        let owned = d.acts_for.is_some() || d.home.is_some();
        let fits = |p: &Person| {
            let office = p.offices.iter().any(|&o| WORDS.get(o).fits(role));
            let owner = !owned
                || (d.acts_for.is_some() && (d.acts_for == p.acts_for || d.acts_for == p.home))
                || (d.home.is_some() && d.home == p.home);
            office && owner
        };
        let all: Vec<usize> = (0..self.all.len()).filter(|&p| fits(&self.all[p])).collect();
        let same = |p: &&usize| {
            let person = &self.all[**p];
            person.offices.iter().any(|&o| WORDS.get(o).same(role))
                && (d.acts_for.is_none() || d.acts_for == person.acts_for || d.acts_for == person.home)
        };
        let exact: Vec<usize> = all.iter().filter(same).copied().collect();
        match (&all[..], &exact[..]) {
            ([one], _) | (_, [one]) => Some(*one),
            (_, []) if owned => told.iter().rev().find(|p| all.contains(p)).copied(),
            _ => None,
        }
    }
}

/// Whether words that name no state say whose an office is: "the Chancellor of the Reich".
fn unowned(line: &Line, d: &Draft) -> bool {
    d.acts_for.is_none() && d.home.is_none() && line.is(d.tokens.end, Is::Of)
}

fn opposite(a: Option<bool>, b: Option<bool>) -> bool {
    matches!((a, b), (Some(x), Some(y)) if x != y)
}
