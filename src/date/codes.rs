//! The closed sets that the words of `data/` name: units, seasons, parts of the day, directions, modifiers.
//!
//! In: a slot and a name from a data file (season, "SP"). Out: its number, which a match carries; and back.

use super::slot::Slot;
use crate::model::{Lean, TimexModifier};
use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::Value;

/// A unit that time is counted in, from fine to coarse; also how fine a point in time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 60 to the minute.
    Second,
    /// 60 to the hour.
    Minute,
    /// 24 to the day.
    Hour,
    /// Morning, afternoon, evening, night.
    Part,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// From Monday on.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Spring, summer, autumn, winter.
    Season,
    /// Six months.
    Half,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// Which one, seen from publication or from the last date told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// "last week": the one before now.
    Last,
    /// "this week": now.
    This,
    /// "next week".
    Next,
    /// "the previous week": before the one told.
    Previous,
    /// "the following week".
    Following,
    /// "the same week", "that week".
    Same,
    /// "the coming week", "the past week": a length that ends or begins now.
    Coming,
    /// See `Coming`.
    Past,
}

/// Where a time word without a date points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ref {
    /// PAST_REF.
    Past,
    /// PRESENT_REF.
    Present,
    /// FUTURE_REF.
    Future,
}

/// What letters glued to a number do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suffix {
    /// "3rd".
    Ordinal,
    /// "1990s".
    Decade,
    /// "0430Z".
    Zulu,
    /// "0430hrs".
    Hours,
    /// "10am": two tokens.
    Apart,
}

/// What a word tells of the tense around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// "said", "was".
    Past,
    /// "is", "has".
    Present,
    /// "will", "plans".
    Future,
    /// "agreed": past, but what it is "to" do lies ahead.
    Intent,
    /// "to": looks ahead from "is" and "agreed".
    To,
    /// "plan", "hope": a verb that looks ahead, or a noun that does so only with "to".
    Purpose,
    /// "agreement", "decision": a noun that looks ahead only with "to".
    Aim,
    /// "meet", "begin": a form that is no past, so that it looks ahead when nothing helps it.
    Base,
}

use Unit::*;

/// How many units there are.
pub const UNIT_COUNT: usize = 16;

const UNITS: [Unit; UNIT_COUNT] = [
    Second, Minute, Hour, Part, Day, Weekend, Week, Fortnight, Month, Quarter, Season, Half, Year, Decade, Century,
    Millennium,
];

const WHICH: [Which; 8] =
    [Which::Last, Which::This, Which::Next, Which::Previous, Which::Following, Which::Same, Which::Coming, Which::Past];

const REFS: [Ref; 3] = [Ref::Past, Ref::Present, Ref::Future];

const SUFFIXES: [Suffix; 5] = [Suffix::Ordinal, Suffix::Decade, Suffix::Zulu, Suffix::Hours, Suffix::Apart];

const TENSES: [Tense; 8] =
    [Tense::Past, Tense::Present, Tense::Future, Tense::Intent, Tense::To, Tense::Purpose, Tense::Aim, Tense::Base];

/// TIMEX3's letters for seasons, in order of the year.
pub const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// TIMEX3's letters for parts of the day.
pub const PARTS: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];

const MODIFIERS: [TimexModifier; 12] = [
    TimexModifier::Before,
    TimexModifier::After,
    TimexModifier::OnOrBefore,
    TimexModifier::OnOrAfter,
    TimexModifier::LessThan,
    TimexModifier::MoreThan,
    TimexModifier::EqualOrLess,
    TimexModifier::EqualOrMore,
    TimexModifier::Start,
    TimexModifier::Mid,
    TimexModifier::End,
    TimexModifier::Approx,
];

const LEANS: [Lean; 10] = [
    Lean::At,
    Lean::Since,
    Lean::Until,
    Lean::By,
    Lean::Before,
    Lean::After,
    Lean::From,
    Lean::Throughout,
    Lean::Within,
    Lean::NthUnit,
];

/// The name of a modifier, as TIMEX3 writes it.
pub fn modifier_name(m: TimexModifier) -> String {
    serde_json::to_value(m).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn at<T: Copy>(table: &[T], code: i64) -> Option<T> {
    usize::try_from(code).ok().and_then(|i| table.get(i)).copied()
}

/// The unit of a code.
pub fn unit(code: i64) -> Option<Unit> {
    at(&UNITS, code)
}

/// The direction of a code.
pub fn which(code: i64) -> Option<Which> {
    at(&WHICH, code)
}

/// The reference of a code.
pub fn reference(code: i64) -> Option<Ref> {
    at(&REFS, code)
}

/// The suffix of a code.
pub fn suffix(code: i64) -> Option<Suffix> {
    at(&SUFFIXES, code)
}

/// The tense of a code.
pub fn tense(code: i64) -> Option<Tense> {
    at(&TENSES, code)
}

/// The modifier of a code.
pub fn modifier(code: i64) -> Option<TimexModifier> {
    at(&MODIFIERS, code)
}

/// The lean of a code.
pub fn lean(code: i64) -> Option<Lean> {
    at(&LEANS, code)
}

/// The number of what a data file writes for a slot; none when the slot knows no such name.
pub fn code(slot: Slot, value: &Value) -> Option<i64> {
    fn find<T: DeserializeOwned + PartialEq>(table: &[T], value: &Value) -> Option<i64> {
        let wanted: T = serde_json::from_value(value.clone()).ok()?;
        table.iter().position(|v| *v == wanted).map(|i| i as i64)
    }
    let letters = |table: &[&str]| table.iter().position(|n| Some(*n) == value.as_str()).map(|i| i as i64);
    if let Some(n) = value.as_i64() {
        return Some(n);
    }
    match slot {
        Slot::Unit | Slot::Grain => find(&UNITS, value),
        Slot::Which => find(&WHICH, value),
        Slot::Ref => find(&REFS, value),
        Slot::Suffix => find(&SUFFIXES, value),
        Slot::Tense => find(&TENSES, value),
        Slot::Mod | Slot::Mod2 => find(&MODIFIERS, value),
        Slot::Lean => find(&LEANS, value),
        Slot::Holiday => super::holiday::code(value.as_str()?),
        Slot::Named => super::named::code(value.as_str()?),
        Slot::Season | Slot::Season2 => letters(&SEASONS),
        Slot::Part => letters(&PARTS),
        _ => None,
    }
}
