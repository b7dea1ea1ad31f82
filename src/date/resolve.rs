//! What the rules mean: each find becomes a time on the calendar, a length or a repetition, with its arithmetic.
//!
//! In: rule `back` with count 3 and unit week, in an article of 2007-05-29. Out: 2007-W19 (2007-05-29 - 3 weeks).

use super::codes::{self, modifier_name, Ref, Tense, Unit, Which, PARTS, SEASONS};
use super::context::{Context, Told};
use super::fit::{Found, Slots};
use super::holiday;
use super::number::Count;
use super::point::{days_after, months_after, ymd, Point};
use super::rules::Slot;
use super::scan::Token;
use super::Knowledge;
use crate::model::{Bounds, Dated, Edtf, Lean, Length, Moment, Span, TimexModifier, TimexType, Window};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// What a rule means. Data names one of these; it never computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Not a time at all: keeps the words from being taken for one.
    Nothing,
    /// A date by its parts, any of which may be missing: year, month, day, weekday, season, quarter.
    Date,
    /// A date all in figures.
    Figures,
    /// A day counted from publication: `offset` days.
    Deictic,
    /// The past, the present, the future.
    Reference,
    /// Which one: "last week", "the following Monday".
    Pick,
    /// So long before now: "ago".
    Back,
    /// So long after now: "from now", "in … time".
    Ahead,
    /// So long before what was told: "a year earlier".
    Earlier,
    /// So long after what was told: "two days later".
    Later,
    /// A length.
    Duration,
    /// A length that ends now: "the past three weeks".
    Past,
    /// A length that begins now: "the next three weeks".
    Coming,
    /// Running in its n-th unit: "in its fourth month".
    NthUnit,
    /// Repeated: every unit, weekday, part, month, season.
    Every,
    /// Repeated so often within a unit: "twice a year", "a year" in "$5 a year".
    Rate,
    /// A time of day.
    Clock,
    /// Morning, noon, night.
    PartOfDay,
    /// A find, with a modifier: "early", "about", "more than", "the end of".
    Modify,
    /// A time of day on a day.
    OnDay,
    /// A finer time within a coarser one: "May of that year".
    Within,
    /// Two dates in one: "March 1-3".
    Range,
    /// A feast or named day.
    Holiday,
    /// "the 1990s".
    Decade,
    /// "the 19th century".
    Century,
    /// A find before the common era: "the autumn of 480 BC".
    BeforeEra,
    /// Counted from a find: "two days after Christmas".
    FromFind,
    /// The week of a day.
    WeekOf,
    /// The current or latest quarter or year of accounts: "the quarter", "the year-earlier period".
    Period,
    /// A find as it is, with more words around it.
    Same,
    /// A named period of history.
    Named,
}

/// What sort of expression a find is, for the rules over finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Nothing,
    Day,
    Month,
    Year,
    Period,
    Part,
    Time,
    Moment,
    Duration,
    Set,
    Reference,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 11] = [
        Kind::Nothing,
        Kind::Day,
        Kind::Month,
        Kind::Year,
        Kind::Period,
        Kind::Part,
        Kind::Time,
        Kind::Moment,
        Kind::Duration,
        Kind::Set,
        Kind::Reference,
    ];

    /// The classes that patterns know it by.
    pub fn classes(self) -> &'static [&'static str] {
        match self {
            Kind::Nothing => &[],
            Kind::Day => &["date", "aday"],
            Kind::Month => &["date", "amonth"],
            Kind::Year => &["date", "ayear"],
            Kind::Period => &["date", "aperiod"],
            Kind::Part => &["apart"],
            Kind::Time => &["time"],
            Kind::Moment => &["moment"],
            Kind::Duration => &["duration"],
            Kind::Set => &["set"],
            Kind::Reference => &["reference"],
        }
    }

    /// The sort that a rule's find is of.
    pub fn of(means: Meaning, slots: &Slots) -> Kind {
        let by_unit = |unit: Option<Unit>| match unit {
            Some(Unit::Day) => Kind::Day,
            Some(Unit::Month) => Kind::Month,
            Some(Unit::Year) => Kind::Year,
            Some(Unit::Part) => Kind::Moment,
            _ => Kind::Period,
        };
        let by_slots = || {
            let has = |list: &[Slot]| list.iter().any(|s| slots.has(*s));
            if has(&[Slot::Part]) {
                Kind::Moment
            } else if has(&[Slot::Day, Slot::Weekday, Slot::Holiday]) {
                Kind::Day
            } else if has(&[Slot::Season, Slot::Ordinal]) {
                Kind::Period
            } else if has(&[Slot::Month]) {
                Kind::Month
            } else if has(&[Slot::Unit]) {
                by_unit(slots.get(Slot::Unit).and_then(codes::unit))
            } else {
                Kind::Year
            }
        };
        match means {
            Meaning::Nothing => Kind::Nothing,
            Meaning::Date | Meaning::Pick | Meaning::Within | Meaning::BeforeEra | Meaning::Same => by_slots(),
            Meaning::Figures | Meaning::Deictic | Meaning::Holiday | Meaning::Range => Kind::Day,
            Meaning::Reference => Kind::Reference,
            Meaning::Back | Meaning::Ahead | Meaning::Earlier | Meaning::Later | Meaning::FromFind => by_slots(),
            Meaning::Duration | Meaning::Past | Meaning::Coming | Meaning::NthUnit => Kind::Duration,
            Meaning::Every | Meaning::Rate => Kind::Set,
            Meaning::Clock => Kind::Time,
            Meaning::PartOfDay => Kind::Part,
            Meaning::OnDay => Kind::Moment,
            Meaning::Modify => Kind::Nothing,
            Meaning::Decade | Meaning::Century | Meaning::WeekOf | Meaning::Period | Meaning::Named => Kind::Period,
        }
    }

    /// The sort of a find that has another inside.
    pub fn over(self, inner: Option<Kind>, means: Meaning) -> Kind {
        match (means, inner) {
            (Meaning::Modify | Meaning::Same | Meaning::BeforeEra, Some(inner)) => inner,
            _ => self,
        }
    }
}

/// What an expression was counted from.
#[derive(Debug, Clone, PartialEq)]
enum Anchor {
    None,
    Published,
    Told(Span, String),
}

/// A find that is understood.
#[derive(Debug, Clone)]
struct Sense {
    kind: TimexType,
    value: String,
    point: Option<Point>,
    bounds: Bounds,
    modifier: Option<TimexModifier>,
    length: Option<Length>,
    lean: Lean,
    quant: Option<&'static str>,
    freq: Option<String>,
    anchor: Anchor,
    stated: bool,
    with_year: bool,
    why: String,
}

impl Sense {
    fn at(point: Point) -> Sense {
        let kind = if point.grain < Unit::Day { TimexType::Time } else { TimexType::Date };
        Sense { point: Some(point), bounds: Bounds::within(point.window()), ..Sense::blank(kind, point.value()) }
    }

    fn blank(kind: TimexType, value: String) -> Sense {
        Sense {
            kind,
            why: String::new(),
            value,
            point: None,
            bounds: Bounds::OPEN,
            modifier: None,
            length: None,
            lean: Lean::At,
            quant: None,
            freq: None,
            anchor: Anchor::None,
            stated: false,
            with_year: false,
        }
    }

    fn stated(self) -> Sense {
        Sense { stated: true, with_year: true, ..self }
    }
}

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
        if let Some(mut sense) = self.sense(found) {
            self.lean(found.first, &mut sense);
            let before_join = found.last;
            let dated = self.tell(found.first, before_join, sense, rule.name);
            out.push(dated);
        }
    }

    fn tell(&mut self, first: usize, last: usize, sense: Sense, rule: &'static str) -> Dated {
        let span = Span::new(
            self.offset + self.tokens[first].start as usize,
            self.offset + self.tokens[last - 1].end as usize,
        );
        let words = &self.text[self.tokens[first].start as usize..self.tokens[last - 1].end as usize];
        if let Some(point) = sense.point.filter(|_| matches!(sense.kind, TimexType::Date | TimexType::Time)) {
            self.context.tell(Told {
                point,
                span,
                words: words.to_owned(),
                with_year: sense.with_year,
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

    /// The words right before it lean it.
    fn lean(&self, first: usize, sense: &mut Sense) {
        if sense.lean != Lean::At {
            return;
        }
        for back in 1..=2 {
            if first < back || self.tokens[first - back].after_blank() && back > 1 {
                return;
            }
            if let Some(lean) = self.k.lexicon.lean(self.tokens[first - back].entry).and_then(codes::lean) {
                sense.lean = lean;
                return;
            }
        }
    }

    fn range(&mut self, found: &Found, cut: usize, rule: &'static str, out: &mut Vec<Dated>) {
        let s = &found.slots;
        let (year, month) = (s.get(Slot::Year), s.get(Slot::Month));
        let month2 = s.get(Slot::Month2).or(month);
        let (day, day2) = (s.get(Slot::Day), s.get(Slot::Day2));
        // "1939-45", "March 1-3", "1-3 March 1980", "March 30 - April 2, 1981"
        let (a, b) = if let Some(short) = s.get(Slot::Short) {
            let first = year.unwrap_or(0);
            (
                self.parts(Parts { year, ..Parts::default() }, found),
                self.parts(Parts { year: Some(first.div_euclid(100) * 100 + short), ..Parts::default() }, found),
            )
        } else {
            let year2 = s.get(Slot::Year2).or(year);
            (
                self.parts(Parts { year: year.or(year2), month, day, ..Parts::default() }, found),
                self.parts(Parts { year: year2, month: month2, day: day2, ..Parts::default() }, found),
            )
        };
        let mut first_end = cut;
        while first_end > found.first + 1 && self.joins(first_end - 1) {
            first_end -= 1;
        }
        for (first, last, sense, lean) in [(found.first, first_end, a, Lean::From), (cut, found.last, b, Lean::Until)] {
            if let Some(mut sense) = sense {
                sense.lean = lean;
                let dated = self.tell(first, last, sense, rule);
                out.push(dated);
            }
        }
    }

    /// Whether a token only joins the two ends of a range.
    fn joins(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.shape == super::scan::Shape::Word
            && (t.end - t.start == 1 || self.k.lexicon.lean(t.entry).is_some() || self.k.joiner(t.entry))
    }

    fn sense(&self, found: &Found) -> Option<Sense> {
        let s = &found.slots;
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let count = s.get(Slot::Count).map(Count::unpack);
        let sense = match self.k.rules.rules[found.rule as usize].means {
            Meaning::Nothing | Meaning::Range => None,
            Meaning::Date => self.parts(Parts::of(s), found),
            Meaning::Figures => figures(s.get(Slot::Figures)?),
            Meaning::Deictic => self.deictic(s),
            Meaning::Reference => Some(self.reference(codes::reference(s.get(Slot::Ref)?)?)),
            Meaning::Pick => self.pick(s, found),
            Meaning::Back => self.count_from(count?, unit?, -1, false),
            Meaning::Ahead => self.count_from(count?, unit?, 1, false),
            Meaning::Earlier => self.count_from(count?, unit?, -1, true),
            Meaning::Later => self.count_from(count?, unit?, 1, true),
            Meaning::Duration => duration(count.unwrap_or(ONE), unit?, s.get(Slot::Extra).unwrap_or(0)),
            Meaning::Past | Meaning::Coming => {
                let mut sense = duration(count.unwrap_or(ONE), unit?, 0)?;
                let back = self.k.rules.rules[found.rule as usize].means == Meaning::Past;
                if let Some(now) = self.context.published {
                    let far = count.and_then(Count::whole).and_then(|n| now.plus(if back { -n } else { n }, unit?));
                    if let Some(far) = far {
                        let (from, to) = if back { (far, now) } else { (now, far) };
                        sense.bounds =
                            Bounds::within(Window { earliest: from.window().earliest, latest: to.window().latest });
                        sense.anchor = Anchor::Published;
                        sense.why = format!("{} {} {}", now.value(), if back { "-" } else { "+" }, sense.value);
                    }
                }
                Some(sense)
            }
            Meaning::NthUnit => self.nth_unit(s.get(Slot::Ordinal)?, unit?),
            Meaning::Every => every(s, unit),
            Meaning::Rate => {
                let length = duration(count.unwrap_or(ONE), unit?, 0)?;
                let freq = s.get(Slot::Frequency).map(|n| format!("{n}X"));
                Some(Sense { kind: TimexType::Set, freq, length: None, ..length })
            }
            Meaning::Clock | Meaning::PartOfDay => self.on_day(found, None),
            Meaning::Modify => self.modify(s),
            Meaning::OnDay => {
                let day = match s.get(Slot::Inner) {
                    Some(n) => self.sense(&self.all[n as usize])?,
                    None => return None,
                };
                let time = s.get(Slot::Inner2).map(|n| self.all[n as usize]).unwrap_or(*found);
                self.on_day(&time, Some(day))
            }
            Meaning::Within => self.within(s, found),
            Meaning::Holiday => self.holiday(s, None),
            Meaning::Decade => self.decade(s),
            Meaning::Century => century(s),
            Meaning::BeforeEra => self.before_era(s),
            Meaning::FromFind => {
                let base = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                let (count, unit) = (count.unwrap_or(ONE), unit?);
                let sign = s.get(Slot::Offset).unwrap_or(1);
                let n = count.whole()?;
                let point = base.point?.plus(sign * n, unit)?;
                let grain =
                    if unit < Unit::Day { base.point?.grain } else { unit.min(base.point?.grain.max(Unit::Day)) };
                let moved = point.at(grain).unwrap_or(point);
                Some(Sense {
                    anchor: base.anchor,
                    stated: base.stated,
                    why: format!("{} {} {} {}", base.value, if sign < 0 { "-" } else { "+" }, n, unit_name(unit)),
                    ..Sense::at(moved)
                })
            }
            Meaning::WeekOf => {
                let base = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                Some(Sense { anchor: base.anchor, stated: base.stated, ..Sense::at(base.point?.at(Unit::Week)?) })
            }
            Meaning::Period => self.period(s, unit),
            Meaning::Same => {
                let mut sense = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
                if let Some(lean) = s.get(Slot::Lean).and_then(codes::lean) {
                    sense.lean = lean;
                }
                Some(sense)
            }
            Meaning::Named => {
                let (from, to) = self.k.named(s.get(Slot::Named)?)?;
                let bounds = Bounds { start: from, end: to };
                let text = format!("{}/{}", from.earliest?.earliest_text(), to.latest?.latest_text());
                Some(Sense { bounds, stated: true, ..Sense::blank(TimexType::Date, text) })
            }
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

    fn reference(&self, r: Ref) -> Sense {
        let mut sense = Sense::blank(
            TimexType::Date,
            match r {
                Ref::Past => "PAST_REF",
                Ref::Present => "PRESENT_REF",
                Ref::Future => "FUTURE_REF",
            }
            .to_owned(),
        );
        if let Some(now) = self.context.published {
            let w = now.window();
            sense.bounds = Bounds::within(match r {
                Ref::Past => Window { earliest: None, latest: w.latest },
                Ref::Present => w,
                Ref::Future => Window { earliest: w.earliest, latest: None },
            });
            sense.anchor = Anchor::Published;
        }
        sense
    }

    /// The day that "today" is: publication, or what a history tells.
    fn now(&self) -> Option<(Point, Anchor)> {
        match (self.context.published, &self.context.told) {
            (Some(p), _) if !self.context.narrative => Some((p, Anchor::Published)),
            (_, Some(t)) => Some((t.point, Anchor::Told(t.span, t.words.clone()))),
            (Some(p), None) => Some((p, Anchor::Published)),
            (None, None) => None,
        }
    }

    /// What was told last, else publication.
    fn then(&self) -> Option<(Point, Anchor)> {
        match &self.context.told {
            Some(t) => Some((t.point, Anchor::Told(t.span, t.words.clone()))),
            None => self.context.published.map(|p| (p, Anchor::Published)),
        }
    }

    fn deictic(&self, s: &Slots) -> Option<Sense> {
        let offset = s.get(Slot::Offset)?;
        let Some((now, anchor)) = self.context.published.map(|p| (p, Anchor::Published)).or_else(|| self.then()) else {
            let mut value = "XXXX-XX-XX".to_owned();
            if let Some(part) = s.get(Slot::Part) {
                value = format!("{value}T{}", PARTS[part.clamp(0, 5) as usize]);
                return Some(Sense::blank(TimexType::Time, value));
            }
            return Some(Sense::blank(TimexType::Date, value));
        };
        let day = days_after(now.day, offset)?;
        let point = match s.get(Slot::Part) {
            Some(part) => Point::part(day, part),
            None => Point::new(Unit::Day, day),
        };
        Some(Sense { anchor, why: plus_text(&now, offset, Unit::Day), ..Sense::at(point) })
    }

    fn tense(&self, found: &Found) -> Option<Tense> {
        Context::tense(self.tokens, found.first, found.last, self.k)
    }

    /// A date by its parts; what is missing comes from what was told, or from publication and tense.
    fn parts(&self, p: Parts, found: &Found) -> Option<Sense> {
        let stated = p.year.is_some() || p.short.is_some();
        if let Some(year) = self.said_year(&p) {
            let point = p.on_year(year)?;
            let sense = Sense::at(point);
            return Some(if stated { sense.stated() } else { sense });
        }
        if let (Some(weekday), None, None) = (p.weekday, p.month, p.day) {
            return self.weekday(weekday, found);
        }
        if let (None, Some(day)) = (p.month, p.day) {
            // "the 9th": of the month that was told.
            let (base, anchor) = self.then()?;
            let date = ymd(base.year(), i64::from(base.day.month()), day)?;
            return Some(Sense {
                anchor,
                why: format!("{} of {}", day, base.value()),
                ..Sense::at(Point::new(Unit::Day, date))
            });
        }
        let Some((year, anchor, why)) = self.year_for(&p, found) else {
            return Some(p.without_year());
        };
        let point = p.on_year(year).or_else(|| p.on_year(year - 1)).or_else(|| p.on_year(year + 1))?;
        Some(Sense { anchor, why, ..Sense::at(point) })
    }

    fn said_year(&self, p: &Parts) -> Option<i64> {
        if let Some(y) = p.year {
            return Some(match p.before_era {
                Some(true) => 1 - y,
                _ => y,
            });
        }
        let short = p.short?;
        let pivot = self.context.published.map_or(2030, |d| d.year() + 10);
        let century = self
            .context
            .told
            .as_ref()
            .filter(|t| t.with_year && self.context.narrative)
            .map_or(pivot.div_euclid(100) * 100, |t| t.point.year().div_euclid(100) * 100);
        Some(if self.context.narrative || century + short <= pivot { century + short } else { century - 100 + short })
    }

    /// The year of a date that does not say it: its number, where it comes from, and the words for it.
    fn year_for(&self, p: &Parts, found: &Found) -> Option<(i64, Anchor, String)> {
        let c = &*self.context;
        let told = c.told.as_ref();
        let from_told =
            |t: &Told| (t.point.year(), Anchor::Told(t.span, t.words.clone()), format!("the year of {}", t.words));
        let Some(now) = c.published else { return told.map(from_told) };
        if c.narrative {
            if let Some(t) = told {
                return Some(from_told(t));
            }
        }
        if let Some(t) =
            told.filter(|t| t.with_year && t.sentence + 1 >= c.sentence && (now.year() - t.point.year()).abs() > 1)
        {
            return Some(from_told(t));
        }
        let here = now.year();
        let mut best: Option<(i64, i64)> = None;
        let tense = self.tense(found);
        for year in [here, here - 1, here + 1] {
            let Some(point) = p.on_year(year) else { continue };
            let w = point.window();
            let (Some(first), Some(last), Some(today)) = (w.earliest, w.latest, now.window().earliest) else {
                continue;
            };
            let first = if point.grain == Unit::Season && point.sub == 3 { Moment::of_date(point.day) } else { first };
            let away = if today < first {
                first.0 - today.0
            } else if today > last {
                last.0 - today.0
            } else {
                0
            };
            let days = away / 1440;
            let fine = point.grain <= Unit::Day;
            let cost = match tense {
                Some(Tense::Past) if days > 0 => days.abs() * if fine { 4 } else { 9 } + 30,
                Some(Tense::Future) if days < 0 => days.abs() * if fine { 4 } else { 9 } + 30,
                _ => days.abs(),
            };
            if best.is_none_or(|(_, c)| cost < c) {
                best = Some((year, cost));
            }
        }
        let why = format!(
            "nearest {} to {}",
            match tense {
                Some(Tense::Past) => "earlier",
                Some(Tense::Future) => "later",
                _ => "one",
            },
            c.published_text
        );
        best.map(|(year, _)| (year, Anchor::Published, why))
    }

    fn weekday(&self, weekday: i64, found: &Found) -> Option<Sense> {
        let base = if self.context.narrative {
            self.context.told_day.as_ref().map(|t| (t.point, Anchor::Told(t.span, t.words.clone())))
        } else {
            None
        };
        let narrated = base.is_some();
        let Some((now, anchor)) = base.or_else(|| self.context.published.map(|p| (p, Anchor::Published))) else {
            return Some(Sense::blank(TimexType::Date, format!("XXXX-WXX-{weekday}")));
        };
        let today = i64::from(now.day.weekday().num_days_from_monday()) + 1;
        let tense = self.tense(found);
        let forward = (weekday - today).rem_euclid(7);
        let (n, word) = match tense {
            _ if narrated => (forward, "from"),
            Some(Tense::Future) => (if forward == 0 { 0 } else { forward }, "after"),
            _ => (if forward == 0 { 0 } else { forward - 7 }, "before"),
        };
        let point = Point::new(Unit::Day, days_after(now.day, n)?);
        Some(Sense { anchor, why: format!("the weekday {word} {}", now.value()), ..Sense::at(point) })
    }

    fn pick(&self, s: &Slots, found: &Found) -> Option<Sense> {
        let which = codes::which(s.get(Slot::Which)?)?;
        let told = matches!(which, Which::Previous | Which::Following | Which::Same);
        let step = match which {
            Which::Last | Which::Previous | Which::Past => -1,
            Which::This | Which::Same => 0,
            Which::Next | Which::Following | Which::Coming => 1,
        };
        let weekday = s.get(Slot::Weekday);
        let Some((base, anchor)) = (if told { self.then() } else { self.now() }) else {
            return Some(match (weekday, s.get(Slot::Part)) {
                (Some(w), _) => Sense::blank(TimexType::Date, format!("XXXX-WXX-{w}")),
                (_, Some(p)) => Sense::blank(TimexType::Time, format!("XXXX-XX-XXT{}", PARTS[p.clamp(0, 5) as usize])),
                _ => Sense::blank(TimexType::Date, "XXXX-XX-XX".into()),
            });
        };
        let year = base.year();
        let mut note = String::new();
        let point = if let Some(weekday) = weekday {
            let today = i64::from(base.day.weekday().num_days_from_monday()) + 1;
            let n = match step {
                -1 => {
                    let back = (today - weekday).rem_euclid(7);
                    if back == 0 {
                        -7
                    } else {
                        -back
                    }
                }
                1 => {
                    let on = (weekday - today).rem_euclid(7);
                    if on == 0 {
                        7
                    } else {
                        on
                    }
                }
                _ => weekday - today,
            };
            note = plus_text(&base, n, Unit::Day);
            Point::new(Unit::Day, days_after(base.day, n)?)
        } else if let Some(month) = s.get(Slot::Month) {
            let here = i64::from(base.day.month());
            let y = match step {
                -1 if month >= here => year - 1,
                1 if month <= here => year + 1,
                _ => year,
            };
            match s.get(Slot::Day) {
                Some(d) => Point::new(Unit::Day, ymd(y, month, d)?),
                None => Point::month(y, month)?,
            }
        } else if let Some(season) = s.get(Slot::Season) {
            let first = Point::season(year, season)?;
            let y = match step {
                -1 if first.day >= base.day
                    || base.at(Unit::Season).is_some_and(|p| p.sub == season && p.year() == year) =>
                {
                    year - 1
                }
                1 if first.day <= base.day => year + 1,
                0 if season == 3 && base.day.month() < 3 => year - 1,
                _ => year,
            };
            Point::season(y, season)?
        } else if let Some(part) = s.get(Slot::Part) {
            let n = if told || which == Which::Next { step } else { step.min(0) };
            Point::part(days_after(base.day, n)?, part)
        } else if let Some(holiday) = s.get(Slot::Holiday) {
            return self.holiday(s, Some((step, base, anchor, holiday)));
        } else if let (Some(Unit::Quarter), Some(q)) = (s.get(Slot::Unit).and_then(codes::unit), s.get(Slot::Ordinal)) {
            Point::quarter(year + step, q)?
        } else {
            let unit = s.get(Slot::Unit).and_then(codes::unit)?;
            if told && base.grain > unit {
                return Some(match unit {
                    Unit::Day => Sense::blank(TimexType::Date, format!("{}-XX", pad(&base))),
                    Unit::Month => Sense::blank(TimexType::Date, format!("{}-XX", base.at(Unit::Year)?.value())),
                    _ => Sense::at(base.at(unit)?.plus(step, unit)?),
                });
            }
            note = plus_text(&base, step, unit);
            let moved = base.at(unit)?.plus(step, unit)?;
            if unit == Unit::Season {
                Point { sub: moved.sub, ..moved }
            } else {
                moved
            }
        };
        let _ = found;
        if s.get(Slot::Month).is_none() && s.get(Slot::Part).is_some() && s.get(Slot::Weekday).is_some() {
            let part = s.get(Slot::Part)?;
            return Some(Sense { anchor, why: note, ..Sense::at(Point::part(point.day, part)) });
        }
        Some(Sense { anchor, why: note, ..Sense::at(point) })
    }

    fn count_from(&self, count: Count, unit: Unit, sign: i64, told: bool) -> Option<Sense> {
        let Some(n) = count.whole() else {
            // "several years ago"; half units are counted in the next finer one below.
            if count.quarters == 0 || count.upper > 0 {
                return Some(self.vague_from(unit, sign, told));
            }
            let (n, finer) = finer(count, unit)?;
            return self.count_from(Count { quarters: n * 4, upper: 0, rough: count.rough }, finer, sign, told);
        };
        let Some((base, anchor)) = (if told { self.then() } else { self.now() }) else {
            return Some(Sense::blank(TimexType::Date, unknown(unit).to_owned()));
        };
        let Some(moved) = base.plus(sign * n, unit) else {
            return Some(self.reference(if sign < 0 { Ref::Past } else { Ref::Future }));
        };
        let grain = match unit {
            _ if unit < Unit::Day => {
                if base.grain < Unit::Day {
                    base.grain
                } else {
                    Unit::Day
                }
            }
            Unit::Fortnight => Unit::Week,
            Unit::Week if told && base.grain <= Unit::Day => Unit::Day,
            Unit::Decade | Unit::Century if n > 1 || unit == Unit::Decade => Unit::Year,
            unit => unit,
        };
        let quarter = told && base.grain == Unit::Quarter && unit == Unit::Year;
        let point = moved.at(if quarter { Unit::Quarter } else { grain })?;
        let mut sense = Sense {
            anchor,
            why: format!("{} {} {} {}", base.value(), if sign < 0 { "-" } else { "+" }, n, unit_name(unit)),
            ..Sense::at(point)
        };
        if matches!(unit, Unit::Decade | Unit::Century) || count.rough {
            widen(&mut sense, unit);
        }
        Some(sense)
    }

    fn vague_from(&self, unit: Unit, sign: i64, told: bool) -> Sense {
        let mut sense = self.reference(if sign < 0 { Ref::Past } else { Ref::Future });
        if told {
            if let Some((base, anchor)) = self.then() {
                let w = base.window();
                sense.bounds = Bounds::within(if sign < 0 {
                    Window { earliest: None, latest: w.latest }
                } else {
                    Window { earliest: w.earliest, latest: None }
                });
                sense.anchor = anchor;
                let year = base.at(Unit::Year).map(|p| p.value());
                if let (Some(year), true) = (year, unit < Unit::Year) {
                    sense.value = match unit {
                        Unit::Month => format!("{year}-XX"),
                        Unit::Week => format!("{year}-WXX"),
                        _ => format!("{year}-XX-XX"),
                    };
                }
            }
        }
        sense
    }

    fn nth_unit(&self, ordinal: i64, unit: Unit) -> Option<Sense> {
        let count = Count { quarters: ordinal.saturating_mul(4), upper: 0, rough: false };
        let mut sense = duration(count, unit, 0)?;
        sense.lean = Lean::NthUnit;
        // From the day the text speaks of: the last one told when that lies within days of publication.
        let near = |t: &Told| {
            let away = self.context.published.map_or(0, |p| (p.day - t.point.day).num_days().abs());
            t.point.grain <= Unit::Day && away <= 14
        };
        let told = self.context.told.as_ref().filter(|t| near(t));
        let (base, anchor) = match (told, self.context.published) {
            (Some(t), _) => (Point::new(Unit::Day, t.point.day), Anchor::Told(t.span, t.words.clone())),
            (None, Some(p)) => (p, Anchor::Published),
            (None, None) => return Some(sense),
        };
        let earliest = base.plus(-ordinal, unit)?.window().earliest;
        let latest = base.plus(1 - ordinal, unit)?.window().latest;
        sense.bounds = Bounds {
            start: Window { earliest, latest },
            end: Window { earliest: base.window().earliest, latest: None },
        };
        sense.why = format!("{} - {ordinal} .. {} {}: the beginning of", base.value(), ordinal - 1, unit_name(unit));
        sense.anchor = anchor;
        Some(sense)
    }

    fn on_day(&self, time: &Found, day: Option<Sense>) -> Option<Sense> {
        let s = &time.slots;
        let s = match s.get(Slot::Inner2) {
            Some(n) if !s.has(Slot::Clock) && !s.has(Slot::Part) => &self.all[n as usize].slots,
            _ => s,
        };
        let clock = s.get(Slot::Clock).map(|c| {
            let c = c + s.get(Slot::Minute).unwrap_or(0);
            match s.get(Slot::Meridiem) {
                Some(1) if c < 720 => c + 720,
                Some(0) if (720..780).contains(&c) => c - 720,
                _ => c,
            }
        });
        let base = match day {
            Some(day) => match day.point {
                Some(point) => Some((point.day, day.anchor, day.stated, day.why)),
                None => {
                    let mut day = day;
                    day.kind = TimexType::Time;
                    day.value = match (clock, s.get(Slot::Part)) {
                        (Some(c), _) => format!("{}T{:02}:{:02}", day.value, c / 60, c % 60),
                        (None, Some(p)) => format!("{}T{}", day.value, PARTS[p.clamp(0, 5) as usize]),
                        _ => day.value,
                    };
                    return Some(day);
                }
            },
            None => {
                // The day that is being told, when one was; else the day of publication.
                let told = self.context.told_day.as_ref().map(|t| {
                    (t.point.day, Anchor::Told(t.span, t.words.clone()), false, format!("the day of {}", t.words))
                });
                told.or_else(|| {
                    self.context
                        .published
                        .map(|p| (p.day, Anchor::Published, false, format!("the day of {}", p.value())))
                })
            }
        };
        let Some((day, anchor, stated, why)) = base else {
            let value = match (clock, s.get(Slot::Part)) {
                (Some(c), _) => format!("XXXX-XX-XXT{:02}:{:02}", c / 60 % 24, c % 60),
                (None, p) => format!("XXXX-XX-XXT{}", PARTS[p?.clamp(0, 5) as usize]),
            };
            return Some(Sense::blank(TimexType::Time, value));
        };
        let point = match (clock, s.get(Slot::Part)) {
            (Some(c), _) => Point::minute(day, c, Unit::Minute),
            (None, p) => Point::part(day, p?),
        };
        Some(Sense { anchor, stated, with_year: stated, why, ..Sense::at(point) })
    }

    fn modify(&self, s: &Slots) -> Option<Sense> {
        let mut sense = self.sense(&self.all[s.get(Slot::Inner).or(s.get(Slot::Inner2))? as usize])?;
        let m = codes::modifier(s.get(Slot::Mod)?)?;
        if let Some(lean) = s.get(Slot::Lean).and_then(codes::lean) {
            sense.lean = lean;
        }
        apply(m, &mut sense);
        if sense.lean == Lean::Within {
            self.within_length(&mut sense);
        }
        Some(sense)
    }

    /// "in less than a month": from publication to a month on.
    fn within_length(&self, sense: &mut Sense) {
        if let (Some(now), Some(length)) = (self.context.published, sense.length) {
            let far = months_after(now.day, length.months).map(|d| Moment::of_date(d).plus(length.minutes));
            sense.bounds = Bounds::within(Window { earliest: now.window().earliest, latest: far.map(|m| m.day_end()) });
            sense.anchor = Anchor::Published;
            sense.why = format!("{} + at most {}:", now.value(), sense.value);
        }
    }

    /// The finer parts of `found` within the find it holds.
    fn within(&self, s: &Slots, found: &Found) -> Option<Sense> {
        let outer = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
        let Some(base) = outer.point else {
            return Some(outer);
        };
        let year = base.year();
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let point = if let Some(month) = s.get(Slot::Month) {
            match s.get(Slot::Day) {
                Some(day) => Point::new(Unit::Day, ymd(year, month, day)?),
                None => Point::month(year, month)?,
            }
        } else if let Some(season) = s.get(Slot::Season) {
            Point::season(year, season)?
        } else if let Some(weekday) = s.get(Slot::Weekday) {
            let monday = base.at(Unit::Week)?.day;
            Point::new(Unit::Day, days_after(monday, weekday - 1)?)
        } else if let Some(holiday) = s.get(Slot::Holiday) {
            let day = holiday::day(holiday, year)?;
            Point::new(Unit::Day, day)
        } else if let Some(part) = s.get(Slot::Part) {
            Point::part(base.day, part)
        } else if let (Some(n), Some(unit)) = (s.get(Slot::Ordinal), unit) {
            match unit {
                Unit::Quarter => Point::quarter(year, n)?,
                Unit::Half if base.grain == Unit::Year => Point::half(year, n)?,
                Unit::Half => {
                    let mut sense = outer;
                    sense.modifier = Some(if n == 1 { TimexModifier::Start } else { TimexModifier::End });
                    return Some(sense);
                }
                Unit::Day => Point::new(Unit::Day, days_after(base.day, n - 1)?),
                Unit::Week => Point::new(Unit::Week, days_after(base.day, (n - 1) * 7)?).at(Unit::Week)?,
                unit => base.at(unit)?.plus(n - 1, unit)?,
            }
        } else if let Some(day) = s.get(Slot::Day) {
            Point::new(Unit::Day, ymd(year, i64::from(base.day.month()), day)?)
        } else {
            return Some(outer);
        };
        let _ = found;
        Some(Sense {
            anchor: outer.anchor,
            stated: outer.stated,
            with_year: outer.with_year,
            why: outer.why,
            ..Sense::at(point)
        })
    }

    fn holiday(&self, s: &Slots, picked: Option<(i64, Point, Anchor, i64)>) -> Option<Sense> {
        let id = s.get(Slot::Holiday)?;
        if let Some(year) = s.get(Slot::Year) {
            return holiday::day(id, year).map(|d| Sense::at(Point::new(Unit::Day, d)).stated());
        }
        let (step, base, anchor) = match picked {
            Some((step, base, anchor, _)) => (step, base, anchor),
            None => match self.now() {
                Some((base, anchor)) => (0, base, anchor),
                None => return Some(Sense::blank(TimexType::Date, "XXXX-XX-XX".into())),
            },
        };
        let days = (-1..=1).filter_map(|n| holiday::day(id, base.year() + n));
        let day = match step {
            -1 => days.filter(|d| *d < base.day).max(),
            1 => days.filter(|d| *d > base.day).min(),
            _ if picked_this(&anchor, self.context) => days.min_by_key(|d| (*d - base.day).num_days().abs()),
            _ => days.min_by_key(|d| (*d - base.day).num_days().abs()),
        }?;
        Some(Sense { anchor, why: format!("nearest to {}", base.value()), ..Sense::at(Point::new(Unit::Day, day)) })
    }

    fn decade(&self, s: &Slots) -> Option<Sense> {
        let first = s.get(Slot::Decade)?;
        let first = if first >= 100 {
            first
        } else {
            let century = match (&self.context.told, self.context.narrative) {
                (Some(t), true) => t.point.year().div_euclid(100) * 100,
                _ => 1900,
            };
            century + first
        };
        let first = if s.has(Slot::Era) && s.get(Slot::Era) == Some(0) { -first - 9 } else { first };
        Some(Sense::at(Point::years(Unit::Decade, first)?).stated())
    }

    fn before_era(&self, s: &Slots) -> Option<Sense> {
        let inner = self.sense(&self.all[s.get(Slot::Inner)? as usize])?;
        let point = inner.point?;
        let day = ymd(1 - point.year(), i64::from(point.day.month()), i64::from(point.day.day()))?;
        Some(Sense::at(Point { day, ..point }).stated())
    }

    fn period(&self, s: &Slots, unit: Option<Unit>) -> Option<Sense> {
        let back = s.get(Slot::Offset).unwrap_or(0);
        let (base, anchor) = match (&self.context.told_quarter, self.context.published) {
            (Some(t), _) => (t.point, Anchor::Told(t.span, t.words.clone())),
            (None, Some(p)) => (p.plus(-1, Unit::Quarter)?.at(Unit::Quarter)?, Anchor::Published),
            (None, None) => return None,
        };
        let base = match s.get(Slot::Ordinal) {
            Some(q) => Point::quarter(base.year(), q)?,
            None => base,
        };
        let point = match unit {
            Some(Unit::Year) => self.context.published?.at(Unit::Year)?,
            _ => base,
        };
        let point = point.plus(back, Unit::Year)?;
        Some(Sense { anchor, why: plus_text(&base, back, Unit::Year), ..Sense::at(point) })
    }
}

fn picked_this(_: &Anchor, _: &Context) -> bool {
    true
}

/// The parts of a date.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    year: Option<i64>,
    short: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    weekday: Option<i64>,
    season: Option<i64>,
    quarter: Option<i64>,
    half: Option<i64>,
    before_era: Option<bool>,
}

impl Parts {
    fn of(s: &Slots) -> Parts {
        let unit = s.get(Slot::Unit).and_then(codes::unit);
        let ordinal = s.get(Slot::Ordinal);
        Parts {
            year: s
                .get(Slot::Year)
                .or_else(|| s.get(Slot::Era).and(s.get(Slot::Count)).and_then(|c| Count::unpack(c).whole())),
            short: s.get(Slot::Short),
            month: s.get(Slot::Month),
            day: s.get(Slot::Day),
            weekday: s.get(Slot::Weekday),
            season: s.get(Slot::Season),
            quarter: ordinal.filter(|_| unit == Some(Unit::Quarter)),
            half: ordinal.filter(|_| unit == Some(Unit::Half)),
            before_era: s.get(Slot::Era).map(|e| e == 0),
        }
    }

    fn on_year(&self, year: i64) -> Option<Point> {
        if let Some(month) = self.month {
            return match self.day {
                Some(day) => ymd(year, month, day).map(|d| Point::new(Unit::Day, d)),
                None => Point::month(year, month),
            };
        }
        if let Some(season) = self.season {
            return Point::season(year, season);
        }
        if let Some(q) = self.quarter.filter(|q| (1..=4).contains(q)) {
            return Point::quarter(year, q);
        }
        if let Some(h) = self.half.filter(|h| (1..=2).contains(h)) {
            return Point::half(year, h);
        }
        Point::years(Unit::Year, year)
    }

    fn without_year(&self) -> Sense {
        let value = match (self.month, self.day) {
            (Some(m), Some(d)) => format!("XXXX-{m:02}-{d:02}"),
            (Some(m), None) => format!("XXXX-{m:02}"),
            _ => match (self.season, self.quarter, self.half) {
                (Some(s), _, _) => format!("XXXX-{}", SEASONS[s.clamp(0, 3) as usize]),
                (_, Some(q), _) => format!("XXXX-Q{q}"),
                (_, _, Some(h)) => format!("XXXX-H{h}"),
                _ => "XXXX".to_owned(),
            },
        };
        Sense::blank(TimexType::Date, value)
    }
}

const ONE: Count = Count { quarters: 4, upper: 0, rough: false };

fn plus_text(base: &Point, n: i64, unit: Unit) -> String {
    if n == 0 {
        return String::new();
    }
    format!("{} {} {} {}", base.value(), if n < 0 { "-" } else { "+" }, n.abs(), unit_name(unit))
}

/// A unit's letter in a TIMEX3 duration, and how many of it.
fn letter(unit: Unit) -> (&'static str, bool, i64) {
    match unit {
        Unit::Second => ("S", true, 1),
        Unit::Minute => ("M", true, 1),
        Unit::Hour => ("H", true, 1),
        Unit::Part | Unit::Day => ("D", false, 1),
        Unit::Weekend => ("WE", false, 1),
        Unit::Week => ("W", false, 1),
        Unit::Fortnight => ("W", false, 2),
        Unit::Month => ("M", false, 1),
        Unit::Quarter => ("Q", false, 1),
        Unit::Season => ("M", false, 3),
        Unit::Half => ("M", false, 6),
        Unit::Year => ("Y", false, 1),
        Unit::Decade => ("Y", false, 10),
        Unit::Century => ("Y", false, 100),
        Unit::Millennium => ("Y", false, 1000),
    }
}

/// Months and minutes of a unit.
fn extent(unit: Unit) -> (i64, i64) {
    match unit {
        Unit::Second => (0, 0),
        Unit::Minute => (0, 1),
        Unit::Hour => (0, 60),
        Unit::Part | Unit::Day => (0, 1440),
        Unit::Weekend => (0, 2880),
        Unit::Week => (0, 10_080),
        Unit::Fortnight => (0, 20_160),
        Unit::Month => (1, 0),
        Unit::Quarter | Unit::Season => (3, 0),
        Unit::Half => (6, 0),
        Unit::Year => (12, 0),
        Unit::Decade => (120, 0),
        Unit::Century => (1200, 0),
        Unit::Millennium => (12_000, 0),
    }
}

fn unit_name(unit: Unit) -> String {
    let (l, time, n) = letter(unit);
    format!("{}{n}{l}", if time { "PT" } else { "P" })
}

fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => "XXXX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        u if u > Unit::Month => "XXXX",
        _ => "XXXX-XX-XX",
    }
}

fn pad(point: &Point) -> String {
    match point.grain {
        Unit::Month => point.value(),
        _ => format!("{}-XX", point.at(Unit::Year).map(|p| p.value()).unwrap_or_default()),
    }
}

/// "half a year" in months, "a year and a half" too: the count in the next finer unit.
fn finer(count: Count, unit: Unit) -> Option<(i64, Unit)> {
    let (per, finer) = match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Week => (7, Unit::Day),
        Unit::Month => (4, Unit::Week),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        _ => return None,
    };
    Some(((count.quarters * per + 2) / 4, finer))
}

fn duration(count: Count, unit: Unit, extra: i64) -> Option<Sense> {
    let (letters, time, per) = letter(unit);
    let prefix = if time { "PT" } else { "P" };
    let quarters = count.quarters + extra;
    let total = quarters.checked_mul(per)?;
    let value = if count.quarters == 0 {
        let letters = match unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            _ => letters,
        };
        format!("{prefix}X{letters}")
    } else if total % 4 == 0 {
        format!("{prefix}{}{letters}", total / 4)
    } else if unit == Unit::Hour {
        format!("PT{}H{}M", total / 4, total % 4 * 15).replace("PT0H", "PT")
    } else if unit == Unit::Minute {
        format!("PT{}M{}S", total / 4, total % 4 * 15).replace("PT0M", "PT")
    } else {
        let text = format!("{:.2}", total as f64 / 4.0);
        format!("{prefix}{}{letters}", text.trim_end_matches('0'))
    };
    let (months, minutes) = extent(unit);
    let length = (count.quarters > 0).then(|| Length {
        months: quarters.saturating_mul(months) / 4,
        minutes: quarters.saturating_mul(minutes) / 4 + if months > 0 { quarters * months % 4 * 10_950 } else { 0 },
        unit_months: months,
        unit_minutes: minutes,
    });
    let length = length.or(Some(Length { months: 0, minutes: 0, unit_months: months, unit_minutes: minutes }));
    let mut sense = Sense { length, ..Sense::blank(TimexType::Duration, value) };
    if count.rough {
        sense.modifier = Some(TimexModifier::Approx);
    }
    Some(sense)
}

fn every(s: &Slots, unit: Option<Unit>) -> Option<Sense> {
    let value = if let Some(w) = s.get(Slot::Weekday) {
        match s.get(Slot::Part) {
            Some(p) => format!("XXXX-WXX-{w}T{}", PARTS[p.clamp(0, 5) as usize]),
            None => format!("XXXX-WXX-{w}"),
        }
    } else if let Some(p) = s.get(Slot::Part) {
        format!("XXXX-XX-XXT{}", PARTS[p.clamp(0, 5) as usize])
    } else if let Some(m) = s.get(Slot::Month) {
        format!("XXXX-{m:02}")
    } else if let Some(season) = s.get(Slot::Season) {
        format!("XXXX-{}", SEASONS[season.clamp(0, 3) as usize])
    } else {
        let count = s.get(Slot::Count).map_or(ONE, Count::unpack);
        duration(count, unit?, 0)?.value
    };
    let freq = s.get(Slot::Frequency).map(|n| format!("{n}X"));
    Some(Sense { quant: Some("EVERY"), freq, ..Sense::blank(TimexType::Set, value) })
}

fn figures(code: i64) -> Option<Sense> {
    let day = NaiveDate::from_num_days_from_ce_opt((code >> 16) as i32)?;
    let minute = code & 0xFFFF;
    let point = if minute == 0xFFFF { Point::new(Unit::Day, day) } else { Point::minute(day, minute, Unit::Minute) };
    Some(Sense::at(point).stated())
}

fn century(s: &Slots) -> Option<Sense> {
    let n = s.get(Slot::Ordinal)?;
    let first = if s.get(Slot::Era) == Some(0) { -100 * n } else { (n - 1) * 100 };
    let mut point = Point::years(Unit::Century, first.max(-200_000))?;
    if s.get(Slot::Era) == Some(0) {
        point = Point::years(Unit::Century, -n * 100 + 1)?;
    }
    let mut sense = Sense::at(point).stated();
    if s.get(Slot::Era) != Some(0) && first == 0 {
        sense.value = "00".into();
    }
    Some(sense)
}

/// A modifier narrows or widens what it stands at.
fn apply(m: TimexModifier, sense: &mut Sense) {
    sense.modifier = Some(m);
    if !matches!(sense.kind, TimexType::Date | TimexType::Time) {
        return;
    }
    let w = sense.bounds.start;
    let (Some(a), Some(b)) = (w.earliest, w.latest) else { return };
    let span = b.0 - a.0 + 1;
    let window = match m {
        // Loosely: people disagree about where "early" ends, so each third reaches to the middle.
        TimexModifier::Start => Window::new(a, a.plus(span / 2)),
        TimexModifier::End => Window::new(a.plus(span / 2), b),
        TimexModifier::Mid => Window::new(a.plus(span / 4), b.plus(-span / 4)),
        TimexModifier::Approx => Window::new(a.plus(-span), b.plus(span)),
        TimexModifier::Before => Window { earliest: None, latest: Some(a.plus(-1)) },
        TimexModifier::After => Window { earliest: Some(b.plus(1)), latest: None },
        TimexModifier::OnOrBefore | TimexModifier::EqualOrLess => Window { earliest: None, latest: Some(b) },
        TimexModifier::OnOrAfter | TimexModifier::EqualOrMore => Window { earliest: Some(a), latest: None },
        TimexModifier::LessThan => Window { earliest: Some(a), latest: None },
        TimexModifier::MoreThan => Window { earliest: None, latest: Some(b) },
    };
    // Parts of days and bounds of days stay whole days.
    let whole =
        |w: Window| Window { earliest: w.earliest.map(Moment::day_start), latest: w.latest.map(Moment::day_end) };
    let window = if sense.point.is_some_and(|p| p.grain > Unit::Day) { whole(window) } else { window };
    sense.bounds = Bounds::within(window);
    if !sense.why.is_empty() {
        sense.why = format!("{} {}", modifier_name(m), sense.why);
    }
}

/// A count that is only rough: one unit's worth of doubt on either side.
fn widen(sense: &mut Sense, unit: Unit) {
    let (months, minutes) = extent(unit);
    let by = (months * 43_800 + minutes) / 2;
    let w = sense.bounds.start;
    sense.bounds = Bounds::within(Window {
        earliest: w.earliest.map(|m| m.plus(-by).day_start()),
        latest: w.latest.map(|m| m.plus(by).day_end()),
    });
}

/// The EDTF of what is understood.
fn edtf(sense: &Sense) -> Option<Edtf> {
    if !matches!(sense.kind, TimexType::Date | TimexType::Time) {
        return None;
    }
    let edtf = match sense.point {
        Some(point) => point.edtf()?,
        None => return sense.value.parse().ok(),
    };
    match sense.modifier {
        Some(TimexModifier::Approx) => format!("{edtf}~").parse().ok(),
        Some(TimexModifier::Before | TimexModifier::OnOrBefore) => format!("../{edtf}").parse().ok(),
        Some(TimexModifier::After | TimexModifier::OnOrAfter) => format!("{edtf}/..").parse().ok(),
        _ => Some(edtf),
    }
}
