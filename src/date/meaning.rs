//! What rules mean, and what sort of expression a find is.
//!
//! In: `means: back` of a rule file. Out: [`Meaning::Back`], whose finds are dates as coarse as their unit.

use super::codes::{self, Unit};
use super::find::Slots;
use super::slot::Slot;
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
    /// Two lengths that are one: "four years and two months".
    Sum,
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
    /// A telegram's date-time group: "281430Z MAY 07".
    Group,
    /// Morning, noon, night.
    PartOfDay,
    /// A part of any day: "at night".
    AnyPart,
    /// A find, with a modifier: "early", "about", "more than", "the end of".
    Modify,
    /// A time of day on a day.
    OnDay,
    /// A time of day, the same by another clock, and their day: "9:20 a.m. (0620 GMT) Tuesday".
    TwoClocks,
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
    /// A day of the month that is now, or so many months from it: "the 3d instant".
    OfMonth,
    /// A find whose day is of the Julian calendar: "(O.S.)".
    Julian,
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
            Kind::Day => &["<date>", "<aday>"],
            Kind::Month => &["<date>", "<amonth>"],
            Kind::Year => &["<date>", "<ayear>"],
            Kind::Period => &["<date>", "<aperiod>"],
            Kind::Part => &["<apart>"],
            Kind::Time => &["<time>"],
            Kind::Moment => &["<moment>"],
            Kind::Duration => &["<duration>"],
            Kind::Set => &["<set>"],
            Kind::Reference => &["<reference>"],
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
            Meaning::Figures | Meaning::Deictic | Meaning::Holiday => Kind::Day,
            // Two dates are no date that anything else could hold.
            Meaning::Range | Meaning::TwoClocks => Kind::Nothing,
            Meaning::OfMonth | Meaning::Julian => Kind::Day,
            Meaning::Reference => Kind::Reference,
            Meaning::Back | Meaning::Ahead | Meaning::Earlier | Meaning::Later | Meaning::FromFind => by_slots(),
            Meaning::Duration | Meaning::Sum | Meaning::Past | Meaning::Coming | Meaning::NthUnit => Kind::Duration,
            Meaning::Every | Meaning::Rate => Kind::Set,
            Meaning::Clock => Kind::Time,
            Meaning::PartOfDay | Meaning::AnyPart => Kind::Part,
            Meaning::OnDay | Meaning::Group => Kind::Moment,
            Meaning::Modify => Kind::Nothing,
            Meaning::Decade | Meaning::Century | Meaning::WeekOf | Meaning::Period | Meaning::Named => Kind::Period,
        }
    }

    /// The sort of a find that has another inside.
    pub fn over(self, inner: Option<Kind>, other: Option<Kind>, means: Meaning) -> Kind {
        match (means, inner, other) {
            (Meaning::Modify | Meaning::Same | Meaning::BeforeEra, Some(inner), _) => inner,
            (Meaning::Modify, None, Some(inner)) | (Meaning::Within, _, Some(inner)) => inner,
            (Meaning::FromFind, Some(inner), None) | (Meaning::FromFind, _, Some(inner)) => inner,
            _ => self,
        }
    }
}
