//! A find that is understood, and what modifiers do to it.
//!
//! In: 1979 and "mid". Out: 1979 with mod MID, bounds April to September.

use super::codes::{modifier_name, Unit};
use super::length::extent;
use super::point::Point;
use crate::model::{Bounds, Edtf, Lean, Length, Moment, Span, TimexModifier, TimexType, Window};

/// What an expression was counted from.
#[derive(Debug, Clone, PartialEq)]
pub enum Anchor {
    /// Nothing: it says itself what it is.
    None,
    /// The day of publication.
    Published,
    /// An earlier expression: where it stands, its words.
    Told(Span, String),
}

/// A find that is understood.
#[derive(Debug, Clone)]
pub struct Sense {
    /// See [`Dated`](crate::model::Dated).
    pub kind: TimexType,
    /// See [`Dated`](crate::model::Dated).
    pub value: String,
    /// See [`Dated`](crate::model::Dated).
    pub point: Option<Point>,
    /// See [`Dated`](crate::model::Dated).
    pub bounds: Bounds,
    /// See [`Dated`](crate::model::Dated).
    pub modifier: Option<TimexModifier>,
    /// See [`Dated`](crate::model::Dated).
    pub length: Option<Length>,
    /// See [`Dated`](crate::model::Dated).
    pub lean: Lean,
    /// See [`Dated`](crate::model::Dated).
    pub quant: Option<&'static str>,
    /// See [`Dated`](crate::model::Dated).
    pub freq: Option<String>,
    /// See [`Dated`](crate::model::Dated).
    pub anchor: Anchor,
    /// See [`Dated`](crate::model::Dated).
    pub stated: bool,
    /// See [`Dated`](crate::model::Dated).
    pub with_year: bool,
    /// Whether nothing but its year was concluded: "May 3".
    pub calendar: bool,
    /// See [`Dated`](crate::model::Dated).
    pub why: String,
}

impl Sense {
    /// A time of the calendar.
    pub fn at(point: Point) -> Sense {
        let kind = if point.grain < Unit::Day { TimexType::Time } else { TimexType::Date };
        Sense { point: Some(point), bounds: Bounds::within(point.window()), ..Sense::blank(kind, point.value()) }
    }

    /// A value that is no time of the calendar.
    pub fn blank(kind: TimexType, value: String) -> Sense {
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
            calendar: false,
        }
    }

    /// The same, told of another point.
    pub fn on(self, point: Point) -> Sense {
        let Sense { anchor, stated, with_year, why, .. } = self;
        Sense { anchor, stated, with_year, why, ..Sense::at(point) }
    }

    /// Said outright.
    pub fn stated(self) -> Sense {
        Sense { stated: true, with_year: true, ..self }
    }
}

/// A modifier narrows or widens what it stands at.
pub fn apply(m: TimexModifier, sense: &mut Sense) {
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
pub fn widen(sense: &mut Sense, unit: Unit) {
    let (months, minutes) = extent(unit);
    let by = (months * 43_800 + minutes) / 2;
    let w = sense.bounds.start;
    sense.bounds = Bounds::within(Window {
        earliest: w.earliest.map(|m| m.plus(-by).day_start()),
        latest: w.latest.map(|m| m.plus(by).day_end()),
    });
}

/// The EDTF of what is understood.
pub fn edtf(sense: &Sense) -> Option<Edtf> {
    if !matches!(sense.kind, TimexType::Date | TimexType::Time) {
        return None;
    }
    let edtf = match sense.point {
        Some(point) => point.edtf()?,
        None => return sense.value.parse().ok(),
    };
    match sense.modifier {
        // "just before 10:30" is of that day
        _ if sense.point.is_some_and(|p| p.grain < Unit::Day) => Some(edtf),
        Some(TimexModifier::Approx) => format!("{edtf}~").parse().ok(),
        Some(TimexModifier::Before | TimexModifier::OnOrBefore) => format!("../{edtf}").parse().ok(),
        Some(TimexModifier::After | TimexModifier::OnOrAfter) => format!("{edtf}/..").parse().ok(),
        _ => Some(edtf),
    }
}
