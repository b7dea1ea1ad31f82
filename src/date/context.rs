//! What the text has told so far, and what the words around an expression tell of its tense.
//!
//! In: "He will leave Friday" in an article of a Wednesday. Out: future; so Friday is the coming one.

use super::codes::{self, Tense, Unit};
use super::lexicon::NO_ENTRY;
use super::point::Point;
use super::scan::{Shape, Token};
use super::Knowledge;
use crate::model::{Edtf, Lean, Span};

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
    /// Whether it only tells which thing is meant ("the August 1792 uprising") or how far something went ("until 1945").
    pub aside: bool,
    /// Which sentence.
    pub sentence: usize,
}

/// Everything that settles what an expression means.
#[derive(Debug, Default)]
pub struct Context {
    /// The day of publication; the first that it may be.
    pub published: Option<Point>,
    /// How much later it may be, in minutes: a month may be all that is known.
    pub doubt: i64,
    /// As it was given.
    pub published_text: String,
    /// The last date told.
    pub told: Option<Told>,
    /// The last day told.
    pub told_day: Option<Told>,
    /// The year told last, when it was in passing: "that year" is this one.
    pub named_year: Option<Told>,
    /// The last year that was said, not concluded.
    pub said_year: Option<i64>,
    /// The last quarter told.
    pub told_quarter: Option<Told>,
    /// Whether accounts have gone on from that quarter to the year so far ("for the nine months").
    pub to_date: bool,
    /// Whether the date about to be told is one that another is compared with ("a year earlier").
    pub compared: bool,
    /// Whether the time about to be told does not lead the story on ("overnight").
    pub passing: bool,
    /// Whether the text tells a history rather than news.
    pub narrative: bool,
    /// Counted sentences.
    pub sentence: usize,
    /// Whether the last year told was before the common era.
    pub before_era: bool,
}

/// How many words of a text are its first sentences.
const LEAD: usize = 60;
/// For how many words of news one counts that stands there.
const LEADS: usize = 5;

impl Context {
    /// A context that knows only when the text was published.
    pub fn new(published: Option<&Edtf>) -> Context {
        let window = published.map(|p| p.window());
        let point = window.and_then(|w| w.earliest).map(|m| Point::new(Unit::Day, m.date()));
        let ends = window.and_then(|w| Some((w.earliest?, w.latest?)));
        let doubt = ends.map_or(0, |(a, b)| b.day_start().0 - a.day_start().0);
        let published_text = published.map(|p| p.to_string()).unwrap_or_default();
        Context { published: point, narrative: published.is_none(), published_text, doubt, ..Context::default() }
    }

    /// Looks at the beginning of the text: many years far from publication, and few words that count days from it
    /// ("Monday", "yesterday"), make it a history. Such a word in the first sentences, before any year, weighs more: so
    /// news of one begins that looks back on years ("Yesterday the club announced …").
    pub fn look_ahead(&mut self, tokens: &[Token], k: &Knowledge) {
        let Some(now) = self.published else { return };
        let (mut far, mut near) = (0, 0);
        for (at, t) in tokens.iter().enumerate() {
            if t.shape == Shape::Int && t.b == 4 {
                far += usize::from((1000..now.year() - 1).contains(&i64::from(t.a)));
            } else if t.entry != NO_ENTRY {
                let news = k.lexicon.has(t.entry, k.news);
                let leads = news && at < LEAD && far + near == 0;
                near += usize::from(news) * if leads { LEADS } else { 1 };
                far += usize::from(k.lexicon.has(t.entry, k.era));
            }
        }
        self.narrative = far >= 3 && far > near;
    }

    /// Remembers a date.
    pub fn tell(&mut self, told: Told) {
        if std::mem::take(&mut self.passing) {
            return;
        }
        if told.point.grain <= Unit::Day {
            self.told_day = Some(told.clone());
        }
        // Accounts are of a quarter that is over, not of one that is expected or compared with.
        let over = self.published.is_none_or(|now| told.point.window().latest < now.window().latest);
        let later = |t: &Told| told.point.window().latest >= t.point.window().latest;
        if told.point.grain == Unit::Quarter && over && !self.compared {
            self.to_date = false;
            if self.told_quarter.as_ref().is_none_or(later) {
                self.told_quarter = Some(told.clone());
            }
        }
        // "a year earlier" only compares: what comes after still speaks of what came before.
        if std::mem::take(&mut self.compared) && !self.narrative {
            return;
        }
        self.before_era = told.point.year() <= 0;
        // A year in passing ("a plan for 1976") does not lead a history away from its months and days.
        let passing = told.point.grain >= Unit::Year && !told.leads;
        let kept = self.told.as_ref().is_some_and(|t| t.point.grain < Unit::Year && t.sentence + 5 >= self.sentence);
        // So does not, within one sentence, what was before: "fell to 200, from 1,600 in June 2007".
        let before = self.told.as_ref().is_some_and(|t| {
            t.sentence == self.sentence
                && t.with_year
                && told.with_year
                && told.point.window().latest < t.point.window().earliest
        });
        let leads = !(self.narrative && (passing && kept || (before || told.aside) && self.told.is_some()));
        self.named_year = (!leads).then(|| told.clone());
        if leads {
            if told.with_year {
                self.said_year = Some(told.point.year());
            }
            self.told = Some(told);
        }
    }

    /// What a word tells of tense, seen with the words right around it.
    fn cue(tokens: &[Token], i: usize, k: &Knowledge) -> Option<Tense> {
        let t = &tokens[i];
        let is = |i: usize, class| tokens.get(i).is_some_and(|t| k.lexicon.has(t.entry, class));
        let before = || tokens[..i].iter().enumerate().rev().take(3);
        // "April and May" are no verbs.
        if t.capital() && !t.opens() && is(i, k.unsure) {
            return None;
        }
        let told = k.lexicon.tense(t.entry).or((t.past_form() && !t.capital()).then_some(Tense::Past))?;
        match told {
            // "is to meet", "were to sign", but "was to have flown".
            Tense::Past | Tense::Present if is(i, k.copula) && is(i + 1, k.to) && !is(i + 2, k.have) => {
                Some(Tense::Future)
            }
            // "the proposed visit": no verb.
            Tense::Past
                if i > 0 && (is(i - 1, k.determiner) || i > 1 && is(i - 1, k.adverb) && is(i - 2, k.determiner)) =>
            {
                None
            }
            // "are banned until": a state, not a past.
            Tense::Past
                if i > 0 && is(i - 1, k.copula) && k.lexicon.tense(tokens[i - 1].entry) == Some(Tense::Present) =>
            {
                Some(Tense::Present)
            }
            // "will be finished", "to be completed by", "will shut": the form does not tell.
            Tense::Past => {
                let own = |t: &Token| k.lexicon.tense(t.entry).or(t.past_form().then_some(Tense::Past));
                let ahead = |(at, t): (usize, &Token)| is(at, k.be) || own(t) == Some(Tense::Future) && !t.opens();
                (!before().take_while(|(_, t)| own(t) != Some(Tense::Past)).any(ahead)).then_some(Tense::Past)
            }
            // "had been due Friday" did not come to pass.
            Tense::Future if before().any(|(at, _)| is(at, k.been)) && before().any(|(at, _)| is(at, k.had)) => {
                Some(Tense::Past)
            }
            // "did not arrive until Friday".
            Tense::Future
                if k.lexicon.lean(t.entry).and_then(codes::lean) == Some(Lean::Until)
                    && (0..i).rev().take(8).take_while(|at| !tokens[*at].opens()).any(|at| {
                        is(at, k.not) && at > 0 && k.lexicon.tense(tokens[at - 1].entry) == Some(Tense::Past)
                    }) =>
            {
                Some(Tense::Past)
            }
            // "could not be reached Friday".
            Tense::Future if is(i, k.could) && is(i + 1, k.not) => Some(Tense::Past),
            // "did not meet", "will meet", "to meet" speak through their helpers; "leaders meet Friday" looks ahead.
            Tense::Base => {
                let helped = before().find_map(|(at, t)| {
                    k.lexicon
                        .tense(t.entry)
                        .filter(|o| *o == Tense::To || is(at, k.helper))
                        .or(t.opens().then_some(told))
                });
                helped.is_none_or(|t| t == Tense::Base).then_some(Tense::Future)
            }
            // "announced the plan Friday", but "plans talks Friday".
            Tense::Purpose if i > 0 && is(i - 1, k.determiner) => Some(Tense::Purpose),
            Tense::Purpose => Some(Tense::Future),
            tense => Some(tense),
        }
    }

    /// The tense that the words near an expression speak in; none when they do not say.
    ///
    /// Looks at most some thirty tokens back and twenty on, within the sentence; the nearest word that tells wins, and
    /// words before the expression weigh more than words after it.
    pub fn tense(tokens: &[Token], first: usize, last: usize, k: &Knowledge) -> Option<Tense> {
        // "Friday's bombing", "the Friday attack": it has happened.
        let behind = tokens[last..].iter().take(3).take_while(|t| !t.opens());
        if behind.clone().any(|t| k.lexicon.has(t.entry, k.happened)) && !behind.clone().any(|t| t.shape != Shape::Word)
        {
            let own = tokens.get(last).is_some_and(|t| k.lexicon.has(t.entry, k.own));
            if own || k.lexicon.has(tokens[last].entry, k.happened) {
                return Some(Tense::Past);
            }
        }
        // "a June agreement" has been made.
        let made = tokens.get(last).is_some_and(|t| k.lexicon.tense(t.entry) == Some(Tense::Aim));
        if made && first > 0 && k.lexicon.has(tokens[first - 1].entry, k.determiner) {
            return Some(Tense::Past);
        }
        // "agreed to meet Friday" looks ahead, "agreed Friday" back.
        let settled = |tense: Tense, to: bool| match (tense, to) {
            (Tense::Intent, false) => Some(Tense::Past),
            (Tense::Intent | Tense::Present | Tense::Purpose | Tense::Aim, true) => Some(Tense::Future),
            (Tense::Purpose | Tense::Aim | Tense::To | Tense::Base, _) => None,
            _ => Some(tense),
        };
        let mut best: Option<(usize, Tense)> = None;
        let mut announced = false;
        if tokens.get(first).is_some_and(|t| !t.opens()) {
            let mut to = false;
            for (n, i) in (0..first).rev().take(30).enumerate() {
                let t = &tokens[i];
                match Self::cue(tokens, i, k) {
                    Some(Tense::To) => {
                        to = true;
                        let plain =
                            |t: &Token| !t.capital() && t.shape == Shape::Word && !k.lexicon.has(t.entry, k.determiner);
                        announced = i > 0 && tokens[i - 1].capital() && tokens.get(i + 1).is_some_and(plain);
                    }
                    // "Until Monday, he was ..." is no verb.
                    Some(Tense::Future) if t.opens() => {}
                    Some(tense) => {
                        if let Some(tense) = settled(tense, to) {
                            best = Some((n * 2, tense));
                            break;
                        }
                    }
                    None => {}
                }
                if t.opens() || k.lexicon.has(t.entry, k.clause) {
                    break;
                }
            }
        }
        for (n, i) in (last..tokens.len()).take(20).enumerate() {
            // "had spoken on Friday and would travel": another verb's tense
            if tokens[i].opens() || best.is_some() && k.lexicon.has(tokens[i].entry, k.conjunction) {
                break;
            }
            if let Some(tense) = Self::cue(tokens, i, k).and_then(|t| settled(t, false)) {
                if best.is_none_or(|(d, _)| n * 2 + 5 < d) {
                    best = Some((n * 2 + 5, tense));
                }
                break;
            }
        }
        // "Council to meet on Monday", with no verb of its own
        best.map(|b| b.1).or(announced.then_some(Tense::Future))
    }
}
