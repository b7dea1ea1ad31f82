//! What the text has told so far, and what the words around an expression tell of its tense.
//!
//! In: "He will leave Friday" in an article of a Wednesday. Out: future; so Friday is the coming one.

use super::codes::{Tense, Unit};
use super::lexicon::NO_ENTRY;
use super::point::Point;
use super::scan::{Shape, Token};
use super::Knowledge;
use crate::model::{Edtf, Span};

/// A date that was told, and where.
#[derive(Debug, Clone)]
pub struct Told {
    /// The date.
    pub point: Point,
    /// Where its words stand.
    pub span: Span,
    /// Its words.
    pub words: String,
    /// Whether its year was said, not concluded.
    pub with_year: bool,
    /// Whether its sentence, or a heading, begins with it.
    pub leads: bool,
    /// Which sentence.
    pub sentence: usize,
}

/// Everything that settles what an expression means.
#[derive(Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub published: Option<Point>,
    /// As it was given.
    pub published_text: String,
    /// The last date told.
    pub told: Option<Told>,
    /// The last day told.
    pub told_day: Option<Told>,
    /// The last quarter told.
    pub told_quarter: Option<Told>,
    /// Whether the date about to be told is one that another is compared with ("a year earlier").
    pub compared: bool,
    /// Whether the text tells a history rather than news.
    pub narrative: bool,
    /// Counted sentences.
    pub sentence: usize,
    /// Whether the last year told was before the common era.
    pub before_era: bool,
}

impl Context {
    /// A context that knows only when the text was published.
    pub fn new(published: Option<&Edtf>) -> Context {
        let point = published.and_then(|p| p.window().earliest).map(|m| Point::new(Unit::Day, m.date()));
        let published_text = published.map(|p| p.to_string()).unwrap_or_default();
        Context { published: point, narrative: published.is_none(), published_text, ..Context::default() }
    }

    /// Looks at the beginning of the text: many years far from publication, and few words that count days from it
    /// ("Monday", "yesterday"), make it a history.
    pub fn look_ahead(&mut self, tokens: &[Token], k: &Knowledge) {
        let Some(now) = self.published else { return };
        let (mut far, mut near) = (0, 0);
        for t in tokens {
            if t.shape == Shape::Int && t.b == 4 {
                far += usize::from((1000..now.year() - 1).contains(&i64::from(t.a)));
            } else if t.entry != NO_ENTRY {
                near += usize::from(k.lexicon.has(t.entry, k.news));
                far += usize::from(k.lexicon.has(t.entry, k.era));
            }
        }
        self.narrative = far >= 3 && far > near;
    }

    /// Remembers a date.
    pub fn tell(&mut self, told: Told) {
        if told.point.grain <= Unit::Day {
            self.told_day = Some(told.clone());
        }
        // Accounts are of a quarter that is over, not of one that is expected or compared with.
        let over = self.published.is_none_or(|now| told.point.window().latest < now.window().latest);
        if told.point.grain == Unit::Quarter && over && !self.compared {
            self.told_quarter = Some(told.clone());
        }
        // "a year earlier" only compares: what comes after still speaks of what came before.
        if std::mem::take(&mut self.compared) && !self.narrative {
            return;
        }
        self.before_era = told.point.year() <= 0;
        // A year in passing ("a plan for 1976") does not lead a history away from its months and days.
        let passing = told.point.grain >= Unit::Year && !told.leads;
        let kept = self.told.as_ref().is_some_and(|t| t.point.grain < Unit::Year && t.sentence + 5 >= self.sentence);
        if !(self.narrative && passing && kept) {
            self.told = Some(told);
        }
    }

    /// Whether one of the last three words looks ahead.
    fn ahead(before: &[Token], k: &Knowledge) -> bool {
        let ahead = |t: &Token| k.lexicon.tense(t.entry) == Some(Tense::Future) && !t.opens();
        before.iter().rev().take(3).take_while(|t| !t.past_form()).any(ahead)
    }

    /// The tense that the words near an expression speak in; none when they do not say.
    ///
    /// Looks at most some thirty tokens back and fifteen on, within the sentence; the nearest word that tells wins, and
    /// words before the expression weigh more than words after it.
    pub fn tense(tokens: &[Token], first: usize, last: usize, k: &Knowledge) -> Option<Tense> {
        let cue = |t: &Token| -> Option<Tense> {
            k.lexicon.tense(t.entry).or((t.past_form() && !t.capital()).then_some(Tense::Past))
        };
        // "agreed to meet Friday" looks ahead, "agreed Friday" back; "is to meet" ahead.
        let settled = |tense: Tense, to: bool| match (tense, to) {
            (Tense::Intent, false) => Tense::Past,
            (Tense::Intent | Tense::Present, true) => Tense::Future,
            _ => tense,
        };
        let mut best: Option<(usize, Tense)> = None;
        let mut consider = |distance: usize, tense: Tense| {
            if best.is_none_or(|(d, _)| distance < d) {
                best = Some((distance, tense));
            }
        };
        if tokens.get(first).is_some_and(|t| !t.opens()) {
            let mut to = false;
            for (n, t) in tokens[..first].iter().rev().take(30).enumerate() {
                match cue(t) {
                    // "will be finished": what is done lies ahead.
                    Some(Tense::Past) if t.past_form() && Self::ahead(&tokens[..first - 1 - n], k) => {
                        consider(n * 2, Tense::Future);
                        break;
                    }
                    Some(Tense::To) => to = true,
                    // "Until Monday, he was ..." is no verb.
                    Some(Tense::Future) if t.opens() => {}
                    Some(tense) => {
                        consider(n * 2, settled(tense, to));
                        break;
                    }
                    None => {}
                }
                if t.opens() {
                    break;
                }
            }
        }
        for (n, t) in tokens[last..].iter().take(20).enumerate() {
            if t.opens() {
                break;
            }
            if let Some(tense) = cue(t).filter(|t| *t != Tense::To) {
                consider(n * 2 + 5, settled(tense, false));
                break;
            }
        }
        best.map(|b| b.1)
    }
}
