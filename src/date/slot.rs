//! What the places of a pattern hold: the names that data files give them, as a closed set.
//!
//! In: "monthname". Out: [`Slot::Month`]; a class of words that holds nothing is [`Slot::Nothing`].

use serde::de::{self, value::StrDeserializer};
use serde::Deserialize;
use std::fmt;

/// What a captured number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Slot {
    Nothing,
    #[serde(alias = "number", alias = "amount")]
    Count,
    #[serde(
        alias = "units",
        alias = "secondunit",
        alias = "quarterword",
        alias = "halfword",
        alias = "picked",
        alias = "pickeds",
        alias = "spoken",
        alias = "rununit",
        alias = "shortunits",
        alias = "longunits",
        alias = "longunit",
        alias = "yearword",
        alias = "longpicked"
    )]
    Unit,
    #[serde(alias = "monthname", alias = "unsuremonth", alias = "firstname", alias = "nofirstname", alias = "nofirst")]
    Month,
    Month2,
    #[serde(alias = "dayof", alias = "nth", alias = "bothdays", alias = "twodays")]
    Day,
    Day2,
    Year,
    Year2,
    #[serde(alias = "yy")]
    Short,
    #[serde(alias = "weekdayname", alias = "weekdays")]
    Weekday,
    Weekday2,
    #[serde(alias = "seasons", alias = "sureseason")]
    Season,
    Season2,
    #[serde(alias = "parts", alias = "nightpart", alias = "twilight")]
    Part,
    #[serde(alias = "lastrank", alias = "halfrank", alias = "finalrank")]
    Ordinal,
    Ordinal2,
    #[serde(alias = "now", alias = "lastnext", alias = "told", alias = "that")]
    Which,
    #[serde(alias = "dotclock", alias = "zulu", alias = "group", alias = "military")]
    #[serde(alias = "hour", alias = "dayhour")]
    Clock,
    Minute,
    Meridiem,
    Zone,
    Ref,
    #[serde(alias = "edge", alias = "bound")]
    Mod,
    Mod2,
    Lean,
    Offset,
    #[serde(alias = "decadeword")]
    Decade,
    Era,
    Holiday,
    Figures,
    Extra,
    #[serde(alias = "times", alias = "periodic")]
    Frequency,
    Split,
    #[serde(
        alias = "date",
        alias = "aday",
        alias = "amonth",
        alias = "ayear",
        alias = "aperiod",
        alias = "reference",
        alias = "moment",
        alias = "duration",
        alias = "set"
    )]
    Inner,
    #[serde(alias = "time", alias = "apart")]
    Inner2,
    Inner3,
    Grain,
    Named,
    Tense,
    Suffix,
}

/// The slot of a name; a name that holds nothing is that of a class of words only.
pub fn slot(name: &str) -> Slot {
    Slot::deserialize(StrDeserializer::<Unknown>::new(name)).unwrap_or(Slot::Nothing)
}

/// A name that is no slot's: most are none, so it is told without a word (all the names take longer to write than to try).
#[derive(Debug)]
struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unknown {}

impl de::Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Unknown {
        Unknown
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Unknown {
        Unknown
    }
}
