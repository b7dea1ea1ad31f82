//! Named periods of history: the interval that a rule's row gives them.
//!
//! In: "1962-10-16/1962-10-28", in a row for the Cuban missile crisis. Out: one number that a match carries, and from it
//! the period again: its value, and when it began and ended.

use super::codes::Unit;
use super::point::Point;
use super::sense::Sense;
use crate::model::{Bounds, Edtf, Moment, TimexType, Window};

/// Days and whether the year alone is known, in one number: 25 bits for each end.
const END: i64 = 1 << 25;
const DAYS: i64 = 1 << 24;

/// The number of an interval; none when it is not one.
pub fn code(interval: &str) -> Option<i64> {
    let (from, to) = interval.split_once('/')?;
    let end = |text: &str| -> Option<i64> {
        let day: i64 = text.parse::<Edtf>().ok()?.window().earliest?.0.div_euclid(1440) + DAYS / 2;
        Some(day | if text.len() == 4 { DAYS } else { 0 })
    };
    Some(end(from)? * END + end(to)?)
}

/// The period of a number.
pub fn named(code: i64) -> Option<Sense> {
    let end = |code: i64| -> Option<(String, Window)> {
        let day = Moment((code % DAYS - DAYS / 2) * 1440);
        let text = day.earliest_text();
        let text = if code >= DAYS { text[..4].to_owned() } else { text };
        let window = text.parse::<Edtf>().ok()?.window();
        Some((text, window))
    };
    let ((from, start), (to, last)) = (end(code / END)?, end(code % END)?);
    if from == to && from.len() > 4 {
        return Some(Sense::at(Point::new(Unit::Day, start.earliest?.date())).stated());
    }
    let value = format!("{from}/{to}");
    Some(Sense { bounds: Bounds { start, end: last }, ..Sense::blank(TimexType::Date, value) }.stated())
}
