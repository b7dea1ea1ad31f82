//! A time expression found in a text: what `date` hands on.

use super::{Bounds, Edtf, Span};
use serde::{Deserialize, Serialize};

/// TIMEX3's four types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar time of a day or longer: "Monday", "1979".
    Date,
    /// A time of day: "10:30 a.m.", "this morning".
    Time,
    /// A length: "four hours", "27-year".
    Duration,
    /// A repeated time: "every Tuesday".
    Set,
}

/// TIMEX3's `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimexModifier {
    /// "before 1980", as part of the expression.
    Before,
    /// "after 1980".
    After,
    /// "no later than Monday".
    OnOrBefore,
    /// "no sooner than Monday".
    OnOrAfter,
    /// "less than a month".
    LessThan,
    /// "more than a decade".
    MoreThan,
    /// "at most a week".
    EqualOrLess,
    /// "at least a week".
    EqualOrMore,
    /// "early Monday", "the start of 1980".
    Start,
    /// "mid-1979".
    Mid,
    /// "late 1979".
    End,
    /// "about 1980".
    Approx,
}

/// How an expression stands to what it dates, by the words right at it: it says when the thing happened, began, ended …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lean {
    /// In or on it: "on Monday", "in 1979", "Monday".
    #[default]
    At,
    /// From it on, still lasting: "since 1964".
    Since,
    /// Up to it: "until Friday".
    Until,
    /// At or before it: "by June".
    By,
    /// Before it: "before 1980", "prior to Monday".
    Before,
    /// After it: "after Monday".
    After,
    /// From it on: "from May 3", "as of May 3", "starting Monday".
    From,
    /// Lasting all through it: "throughout 1979", "for four hours", "during the war".
    Throughout,
    /// At some time in a length from now: "in less than a month", "within a week".
    Within,
    /// Running into the n-th unit: "now in its fourth month"; the bounds are those of the beginning.
    NthUnit,
}

/// A length of time as said, in whole units; both ends none for "some days", "months".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Length {
    /// Whole months: 27 years are 324.
    pub months: i64,
    /// Minutes beside the months: a week is 10,080.
    pub minutes: i64,
    /// The unit it was counted in, as months and minutes: how coarse the count is ("27 years": 12 months).
    pub unit_months: i64,
    /// See `unit_months`: for "four hours" 60.
    pub unit_minutes: i64,
}

/// One time expression, found and normalised.
///
/// "Monday" in an article of 2007-05-29: `type` DATE, `value` 2007-05-28, `bounds` that day.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// Its exact words, in the article's text.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: `2007-05-28`, `P27Y`, `PRESENT_REF`, `1998-W33`, …
    pub value: String,
    /// TIMEX3 mod.
    pub modifier: Option<TimexModifier>,
    /// SET: how often within the period (TIMEX3 freq), "2X".
    pub freq: Option<String>,
    /// SET: TIMEX3 quant, "EVERY".
    pub quant: Option<String>,
    /// The earliest start and latest end of the time it names (DATE, TIME), with all doubt; open where unknown.
    pub bounds: Bounds,
    /// The same as EDTF, when it names a time.
    pub edtf: Option<Edtf>,
    /// DURATION: how long.
    pub length: Option<Length>,
    /// How the words right at it lean it on what it dates.
    pub lean: Lean,
    /// The time it was counted from, as words: "published 2007-05-29", or the earlier expression's words.
    pub anchor: Option<String>,
    /// Where the earlier expression stands that it was counted from.
    pub anchor_span: Option<Span>,
    /// Whether the date is said outright, by its own words alone ("28 May 2007"), without an anchor.
    pub stated: bool,
    /// The rule that found it: its file's name below `data/`, without the ending ("en/date/rules/ago").
    pub rule: &'static str,
    /// The arithmetic, for a person: "2007-05-29 - 3 weeks = 2007-05-08".
    pub why: String,
}
