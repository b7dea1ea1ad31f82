//! The proleptic Gregorian calendar over any year that an EDTF can name, farther than dates of other libraries reach.

use crate::model::{Moment, Window};

/// The farthest year, either way, that can be counted.
pub(super) const FARTHEST: i64 = 1_000_000_000_000;

/// The farthest year, either way, that a [`Moment`] is told apart in.
const SCALE: i64 = 262_000;

/// How many days a month has.
pub(super) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first minute of a day, counted from 1970; the day may be any number, counted from the month's first.
///
/// Hinnant, "chrono-compatible low-level date algorithms": years from March, in eras of 400.
pub(super) fn minute(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let in_era = year.rem_euclid(400);
    let from_march = (153 * ((month + 9) % 12) + 2) / 5;
    let days = year.div_euclid(400) * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + from_march + day - 1;
    (days - 719_468) * 24 * 60
}

/// The window between two minutes. What lies beyond the scale is open, or the scale's end where that is still true.
pub(super) fn window(first: i64, last: i64) -> Window {
    let (start, end) = (minute(-SCALE, 1, 1), minute(SCALE, 12, 31) + 24 * 60 - 1);
    Window {
        earliest: (first >= start).then_some(Moment(first.min(end))),
        latest: (last <= end).then_some(Moment(last.max(start))),
    }
}
