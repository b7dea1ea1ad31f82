//! The closed sets that the words of `data/` name: units, seasons, parts of the day, directions, modifiers.
//!
//! In: a class of words and a name from a data file ("season", "SP"). Out: its number, which a match carries.

use crate::model::{Lean, TimexModifier};

/// A unit that time is counted in, from fine to coarse; also how fine a point in time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ref {
    /// PAST_REF.
    Past,
    /// PRESENT_REF.
    Present,
    /// FUTURE_REF.
    Future,
}

/// What letters glued to a number do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "said", "was".
    Past,
    /// "is", "has".
    Present,
    /// "will", "plans".
    Future,
}

const UNITS: [(&str, Unit); 16] = [
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("part", Unit::Part),
    ("day", Unit::Day),
    ("weekend", Unit::Weekend),
    ("week", Unit::Week),
    ("fortnight", Unit::Fortnight),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("season", Unit::Season),
    ("half", Unit::Half),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
    ("millennium", Unit::Millennium),
];

const WHICH: [(&str, Which); 8] = [
    ("last", Which::Last),
    ("this", Which::This),
    ("next", Which::Next),
    ("previous", Which::Previous),
    ("following", Which::Following),
    ("same", Which::Same),
    ("coming", Which::Coming),
    ("past", Which::Past),
];

const REFS: [(&str, Ref); 3] = [("past", Ref::Past), ("present", Ref::Present), ("future", Ref::Future)];

const SUFFIXES: [(&str, Suffix); 5] = [
    ("ordinal", Suffix::Ordinal),
    ("decade", Suffix::Decade),
    ("zulu", Suffix::Zulu),
    ("hours", Suffix::Hours),
    ("apart", Suffix::Apart),
];

const TENSES: [(&str, Tense); 3] = [("past", Tense::Past), ("present", Tense::Present), ("future", Tense::Future)];

/// TIMEX3's letters for seasons, in order of the year.
pub const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// TIMEX3's letters for parts of the day.
pub const PARTS: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];

const MODIFIERS: [(&str, TimexModifier); 12] = [
    ("BEFORE", TimexModifier::Before),
    ("AFTER", TimexModifier::After),
    ("ON_OR_BEFORE", TimexModifier::OnOrBefore),
    ("ON_OR_AFTER", TimexModifier::OnOrAfter),
    ("LESS_THAN", TimexModifier::LessThan),
    ("MORE_THAN", TimexModifier::MoreThan),
    ("EQUAL_OR_LESS", TimexModifier::EqualOrLess),
    ("EQUAL_OR_MORE", TimexModifier::EqualOrMore),
    ("START", TimexModifier::Start),
    ("MID", TimexModifier::Mid),
    ("END", TimexModifier::End),
    ("APPROX", TimexModifier::Approx),
];

const LEANS: [(&str, Lean); 10] = [
    ("at", Lean::At),
    ("since", Lean::Since),
    ("until", Lean::Until),
    ("by", Lean::By),
    ("before", Lean::Before),
    ("after", Lean::After),
    ("from", Lean::From),
    ("throughout", Lean::Throughout),
    ("within", Lean::Within),
    ("nth_unit", Lean::NthUnit),
];

/// The name of a modifier, as TIMEX3 writes it.
pub fn modifier_name(m: TimexModifier) -> &'static str {
    MODIFIERS.iter().find(|(_, x)| *x == m).map_or("", |(n, _)| n)
}

/// The name of a lean, as data files write it.
#[cfg(test)]
pub fn lean_name(l: Lean) -> &'static str {
    LEANS.iter().find(|(_, x)| *x == l).map_or("", |(n, _)| n)
}

fn at<T: Copy>(table: &[(&str, T)], code: i64) -> Option<T> {
    usize::try_from(code).ok().and_then(|i| table.get(i)).map(|(_, v)| *v)
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

/// The number of a name in a class, as data files write it; none when the class knows no such name.
pub fn code(class: &str, name: &str) -> Option<i64> {
    fn find<T>(table: &[(&str, T)], name: &str) -> Option<i64> {
        table.iter().position(|(n, _)| *n == name).map(|i| i as i64)
    }
    match class {
        "unit" | "units" | "secondunit" => find(&UNITS, name),
        "which" | "now" | "told" | "that" => find(&WHICH, name),
        "ref" => find(&REFS, name),
        "suffix" => find(&SUFFIXES, name),
        "tense" => find(&TENSES, name),
        "mod" | "edge" | "bound" => find(&MODIFIERS, name),
        "lean" => find(&LEANS, name),
        "holiday" => super::holiday::code(name),
        "season" | "seasons" | "sureseason" => SEASONS.iter().position(|n| *n == name).map(|i| i as i64),
        "part" | "parts" => PARTS.iter().position(|n| *n == name).map(|i| i as i64),
        _ => None,
    }
}
