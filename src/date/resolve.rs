//! Puts finds on the calendar: each becomes a time, a length or a repetition, with its arithmetic.
//!
//! In: rule `back` with count 3 and unit week, in an article of 2007-05-29. Out: 2007-W19 (2007-05-29 - 3 weeks).

use super::accounts::accounts;
use super::clock::{any_day, every};
use super::codes::{self, Tense, Unit, Which};
use super::context::{Context, Told};
use super::era::{century, quarter_of};
use super::find::Found;
use super::length::{duration, ONE};
use super::meaning::Meaning;
use super::named::named;
use super::number::Count;
use super::parts::{either_way, figures, Parts};
use super::point::{ymd, Point};
use super::scan::{Shape, Token};
use super::sense::{apply, edtf, Anchor, Sense};
use super::slot::Slot;
use super::Knowledge;
use crate::model::{Bounds, Dated, Lean, Span, TimexModifier, TimexType};
use chrono::Datelike;

/// Resolves the finds of one piece, in order.
pub struct Resolver<'a> {
    /// What is known.
    pub k: &'static Knowledge,
    /// The piece.
    pub text: &'a str,
    /// Where the piece begins in the whole text.
    pub offset: usize,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// All finds of the piece.
    pub all: &'a [Found],
    /// What was told, changed by what is found.
    pub context: &'a mut Context,
}

impl Resolver<'_> {
    /// Resolves one find, and remembers what it tells; a range gives two.
    pub fn resolve(&mut self, found: &Found, out: &mut Vec<Dated>) {
        let rule = &self.k.rules.rules[found.rule as usize];
        let cut = found.slots.get(Slot::Split).map(|at| at as usize);
        if let (Meaning::Range, Some(cut)) = (rule.means, cut) {
            self.range(found, cut, rule.name, out);
            return;
        }
        // "two weeks, three days" may be two lengths after all.
        if rule.means == Meaning::Sum && self.sum(&found.slots).is_none() {
            for slot in [Slot::Inner, Slot::Inner2] {
                if let Some(n) = found.slots.get(slot) {
                    self.resolve(&self.all[n as usize], out);
                }
            }
            return;
        }
        if rule.means == Meaning::TwoClocks {
            self.two_clocks(found, rule.name, out);
            return;
        }
        if rule.history && !(self.context.narrative && self.context.published.is_some()) {
            return;
        }
        if let Some(mut sense) = self.sense(found) {
            self.context.compared = matches!(rule.means, Meaning::Earlier | Meaning::Back | Meaning::Period)
                && (rule.means == Meaning::Period) == found.slots.has(Slot::Offset)
                && found.slots.get(Slot::Unit).and_then(codes::unit) >= Some(Unit::Quarter);
            self.context.to_date |= rule.means == Meaning::Duration
                && sense.length.is_some_and(|l| (6..12).contains(&l.months))
                && self.context.told_quarter.is_some();
            self.lean(found.first, &mut sense);
            self.spans(found.first, &mut sense, out);
            self.ahead(found, &mut sense);
            // "by next summer", in the words of those times
            let vague = matches!(sense.modifier, Some(TimexModifier::MoreThan | TimexModifier::LessThan));
            let quoted = |w| matches!(w, Which::Last | Which::Next);
            let quoted = found.slots.get(Slot::Which).and_then(codes::which).is_some_and(quoted);
            self.context.passing = rule.means == Meaning::Deictic && sense.kind == TimexType::Time
                || (rule.means == Meaning::Pick && quoted || vague) && self.context.narrative;
            let dated = self.tell(self.without_article(found), found.last, sense, rule.name);
            out.push(dated);
        }
    }

    pub(super) fn tell(&mut self, first: usize, last: usize, sense: Sense, rule: &'static str) -> Dated {
        let span = Span::new(
            self.offset + self.tokens[first].start as usize,
            self.offset + self.tokens[last - 1].end as usize,
        );
        let words = &self.text[self.tokens[first].start as usize..self.tokens[last - 1].end as usize];
        let sense = self.blur(sense);
        if let Some(point) = sense.point.filter(|_| matches!(sense.kind, TimexType::Date | TimexType::Time)) {
            self.context.tell(Told {
                point,
                span,
                words: words.to_owned(),
                with_year: sense.with_year,
                leads: (first.saturating_sub(2)..=first).any(|i| self.tokens[i].opens()),
                aside: self.aside(first, last, &sense),
                sentence: self.context.sentence,
            });
        }
        let edtf = edtf(&sense);
        let (anchor, anchor_span) = match sense.anchor {
            Anchor::None => (None, None),
            Anchor::Published => (Some(format!("published {}", self.context.published_text)), None),
            Anchor::Told(span, words) => (Some(words), Some(span)),
        };
        let why = if sense.why.is_empty() { sense.value.clone() } else { format!("{} = {}", sense.why, sense.value) };
        Dated {
            span,
            kind: sense.kind,
            modifier: sense.modifier,
            freq: sense.freq,
            quant: sense.quant.map(str::to_owned),
            bounds: sense.bounds,
            edtf,
            value: sense.value,
            length: sense.length,
            lean: sense.lean,
            anchor,
            anchor_span,
            stated: sense.stated,
            rule,
            why,
        }
    }

    /// Where a find begins for the reader: "the four-day visit" holds "four-day".
    fn without_article(&self, found: &Found) -> usize {
        let has = |i: usize, class| self.k.lexicon.has(self.tokens[i].entry, class);
        let glued = !found.slots.has(Slot::Season) && found.last >= found.first + 4 && {
            let (mark, word) = (self.tokens[found.last - 2], self.tokens[found.last - 1]);
            mark.entry == self.k.hyphen && !mark.spaced() && !word.spaced() && word.shape == Shape::Word
        };
        let article = has(found.first, self.k.determiner) && !has(found.first + 1, self.k.fraction);
        found.first + usize::from(glued && article)
    }

    pub(super) fn sense(&self, found: &Found) -> Option<Sense> {
        let s = &found.slots;
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let count = s.get(Slot::Count).map(Count::unpack).map(|c| c.and(s.get(Slot::Extra).unwrap_or(0)));
        let sense = match self.k.rules.rules[found.rule as usize].means {
            Meaning::Nothing | Meaning::Range | Meaning::TwoClocks => None,
            Meaning::Date => self.parts(Parts::of(s), found).map(|sense| {
                match (s.get(Slot::Extra), s.get(Slot::Part), sense.point) {
                    (Some(_), ..) => accounts(sense),
                    // "the night of March 9-10"
                    (_, Some(part), Some(p)) => sense.on(Point::part(p.day, part)),
                    _ => sense,
                }
            }),
            Meaning::Figures => figures(s.get(Slot::Figures)?).map(|sense| {
                let (first, last) = (self.tokens[found.first], self.tokens[found.last - 1]);
                either_way(&self.text[first.start as usize..last.end as usize], sense)
            }),
            Meaning::Deictic => self.deictic(s),
            Meaning::Reference => {
                let sense = self.reference(codes::reference(s.get(Slot::Ref)?)?);
                Some(if s.has(Slot::Extra) {
                    Sense { bounds: Bounds::OPEN, anchor: Anchor::None, ..sense }
                } else {
                    sense
                })
            }
            Meaning::Pick => self.pick(s, found),
            Meaning::Back => match s.get(Slot::Weekday) {
                Some(weekday) => self.weekday_from(-count?.whole()?, weekday),
                None => match s.get(Slot::Grain).and_then(codes::unit) {
                    Some(grain) => self.same_back(count?.whole()?, unit?, grain),
                    None => self.count_from(count?, unit?, -1, false),
                },
            },
            Meaning::Ahead => match s.get(Slot::Weekday) {
                Some(weekday) => self.weekday_from(count?.whole()?, weekday),
                None => self.count_from(count?, unit?, 1, false),
            },
            Meaning::Earlier => self.count_from(count?, unit?, -1, true),
            Meaning::Later => self.count_from(count?, unit?, 1, true),
            Meaning::Duration => duration(count.unwrap_or(ONE), unit?),
            Meaning::Past => self.stretch(count.unwrap_or(ONE), unit?, -1),
            Meaning::Coming => self.stretch(count.unwrap_or(ONE), unit?, 1),
            Meaning::NthUnit => self.nth_unit(s.get(Slot::Ordinal)?, unit?),
            Meaning::Sum => self.sum(s),
            Meaning::Every => every(s, unit),
            Meaning::Rate => {
                let length = duration(ONE, unit?)?;
                let times = s.get(Slot::Frequency).or(count.and_then(Count::whole));
                let freq = times.map(|n| format!("{n}X"));
                Some(Sense { kind: TimexType::Set, freq, length: None, ..length })
            }
            Meaning::Clock | Meaning::PartOfDay => self.on_day(found, None),
            Meaning::Group => self.group(s),
            Meaning::AnyPart => Some(any_day(None, Some(s.get(Slot::Part)?))),
            Meaning::Modify => self.modify(found),
            Meaning::OnDay => {
                let mut day = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                // "half past nine on Sunday evening"
                if let (Some(part), true) = (s.get(Slot::Part), s.has(Slot::Inner2)) {
                    day.point = day.point.map(|p| Point::part(p.day, part));
                }
                let time = s.get(Slot::Inner2).map(|n| self.all[n as usize]).unwrap_or(*found);
                self.on_day(&time, Some(day))
            }
            Meaning::Within => self.within(s),
            Meaning::Holiday => self.holiday(s, None),
            Meaning::Decade => self.decade(s),
            Meaning::Century => {
                let n = s.get(Slot::Ordinal)?;
                match s.get(Slot::Ordinal2) {
                    Some(of) => quarter_of(century(of, s.get(Slot::Era) == Some(0))?, n),
                    None => century(n, s.get(Slot::Era) == Some(0)),
                }
            }
            Meaning::BeforeEra => self.before_era(s),
            Meaning::FromFind => {
                // "two days after Christmas" holds two finds, "the day after Christmas" one.
                let (length, base) = match s.get(Slot::Inner2) {
                    Some(base) => (self.all[s.get(Slot::Inner)? as usize].slots, base),
                    None => (*s, s.get(Slot::Inner)?),
                };
                let base = self.sense(&self.all[base as usize])?;
                let count = length.get(Slot::Count).map_or(ONE, Count::unpack);
                let unit = codes::unit(length.get(Slot::Unit)?)?;
                let sign = s.get(Slot::Offset).unwrap_or(1);
                let n = count.whole()?;
                let point = base.point?.plus(sign * n, unit)?;
                let grain =
                    if unit < Unit::Day { base.point?.grain } else { unit.min(base.point?.grain.max(Unit::Day)) };
                let moved = point.at(grain).unwrap_or(point);
                Some(Sense {
                    anchor: base.anchor,
                    stated: base.stated,
                    why: format!(
                        "{} {} {}",
                        base.value,
                        if sign < 0 { "-" } else { "+" },
                        self.k.lexicon.counted(n, unit)
                    ),
                    ..Sense::at(moved)
                })
            }
            Meaning::WeekOf => {
                let base = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                Some(Sense { anchor: base.anchor, stated: base.stated, ..Sense::at(base.point?.at(Unit::Week)?) })
            }
            Meaning::Period => self.period(found, unit),
            Meaning::Same => {
                let mut sense = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                if let Some(lean) = s.get(Slot::Lean).and_then(codes::lean) {
                    sense.lean = lean;
                }
                Some(sense)
            }
            Meaning::Named => named(s.get(Slot::Named)?),
            Meaning::OfMonth => {
                let (now, anchor) = self.now()?;
                let month = now.at(Unit::Month)?.plus(s.get(Slot::Offset)?, Unit::Month)?;
                let day = ymd(month.year(), i64::from(month.day.month()), s.get(Slot::Day)?)?;
                let why = format!("the month of {}", now.value());
                Some(Sense { anchor, why, ..Sense::at(Point::new(Unit::Day, day)) })
            }
            Meaning::Julian => self.julian(s),
        };
        let mut sense = sense?;
        let means = self.k.rules.rules[found.rule as usize].means;
        if !matches!(means, Meaning::Modify | Meaning::Same) {
            if let Some(m) = s.get(Slot::Mod).and_then(codes::modifier) {
                apply(m, &mut sense);
            }
            if let Some(lean) = s.get(Slot::Lean).and_then(codes::lean) {
                sense.lean = lean;
            }
        }
        if means == Meaning::Duration && sense.lean == Lean::Within {
            self.within_length(&mut sense);
        }
        Some(sense)
    }

    pub(super) fn modify(&self, found: &Found) -> Option<Sense> {
        let s = &found.slots;
        let mut sense = self.sense(&self.all[s.get(Slot::Inner).or(s.get(Slot::Inner2))? as usize])?;
        let m = codes::modifier(s.get(Slot::Mod)?)?;
        if let Some(lean) = s.get(Slot::Lean).and_then(codes::lean) {
            sense.lean = lean;
        }
        apply(m, &mut sense);
        if sense.lean == Lean::Within {
            self.within_length(&mut sense);
        }
        if s.get(Slot::Offset) == Some(-1) && self.tense(found) != Some(Tense::Future) {
            self.over_length(&mut sense);
        }
        Some(sense)
    }
}
