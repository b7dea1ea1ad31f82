//! Feasts and named days: which day they fall on in a year.
//!
//! In: "easter+1" and 2024. Out: 2024-04-01. Data names a feast by one of these forms: `12-25` (a fixed day), `easter-2`
//! (from Western Easter), `pascha-2` (from Orthodox Easter), `nth 4 4 11` (the fourth Thursday of November; `nth 5 1 5` is
//! the last Monday of May), `after 2 11 2` (the Tuesday from 2 November on), `hijri 10 1` (a day of the tabular Islamic
//! calendar), `hijri 9` (a month of it), `tishri+9` (from the Jewish New Year), `kislev 25` (Hanukkah).

use super::point::{days_after, julian_lag, ymd};
use chrono::{Datelike, NaiveDate};

const EASTER: i64 = 10_000;
const NTH: i64 = 20_000;
const HIJRI: i64 = 40_000;
const AFTER: i64 = 50_000;
const PASCHA: i64 = 200_000;
const TISHRI: i64 = 210_000;
const KISLEV: i64 = 220_000;

/// The number of a form, as matches carry it.
pub fn code(form: &str) -> Option<i64> {
    for (name, base) in [("easter", EASTER), ("pascha", PASCHA), ("tishri", TISHRI)] {
        if let Some(offset) = form.strip_prefix(name) {
            let n: i64 = if offset.is_empty() { 0 } else { offset.parse().ok()? };
            return Some(base + 500 + n);
        }
    }
    let words: Vec<&str> = form.split(' ').collect();
    let n = |i: usize| words.get(i).and_then(|w| w.parse::<i64>().ok());
    match words.first()? {
        &"nth" => Some(NTH + n(1)? * 1000 + n(2)? * 100 + n(3)?),
        &"hijri" => Some(HIJRI + n(1)? * 100 + n(2).unwrap_or(0)),
        &"kislev" => Some(KISLEV + n(1)?),
        &"after" => Some(AFTER + n(1)? * 10_000 + n(2)? * 100 + n(3)?),
        fixed => {
            let (month, day) = fixed.split_once('-')?;
            Some(month.parse::<i64>().ok()? * 100 + day.parse::<i64>().ok()?)
        }
    }
}

/// The day of a feast in a year; for a feast of the Islamic year the first that falls in it.
pub fn day(code: i64, year: i64) -> Option<NaiveDate> {
    match code {
        ..EASTER => ymd(year, code / 100, code % 100),
        EASTER..NTH => days_after(easter(year)?, code - EASTER - 500),
        NTH..HIJRI => {
            let code = code - NTH;
            nth(year, code % 100, code / 100 % 10, code / 1000)
        }
        HIJRI..AFTER => {
            let code = code - HIJRI;
            let guess = (year - 622) * 33 / 32;
            (guess - 1..=guess + 2)
                .filter_map(|h| hijri(h, code / 100, (code % 100).max(1)))
                .find(|d| i64::from(d.year()) == year)
        }
        PASCHA..TISHRI => days_after(pascha(year)?, code - PASCHA - 500),
        TISHRI..KISLEV => days_after(tishri(year)?, code - TISHRI - 500),
        KISLEV.. => {
            // The second month has a day more in the longest years.
            let (this, next) = (tishri(year)?, tishri(year + 1)?);
            days_after(this, code - KISLEV + 58 + i64::from((next - this).num_days() % 10 == 5))
        }
        _ => {
            let code = code - AFTER;
            let from = ymd(year, code / 100 % 100, code % 100)?;
            let today = i64::from(from.weekday().num_days_from_monday()) + 1;
            days_after(from, (code / 10_000 - today).rem_euclid(7))
        }
    }
}

/// Whether a feast begins when the moon is seen.
pub fn sighted(code: i64) -> bool {
    (HIJRI..AFTER).contains(&code)
}

/// The last day of a feast that began on a day: the same, but for a whole month, and for Hanukkah.
pub fn last_day(code: i64, first: NaiveDate) -> NaiveDate {
    if code >= KISLEV {
        return days_after(first, 7).unwrap_or(first);
    }
    if !sighted(code) || code % 100 > 0 {
        return first;
    }
    let month = (code - HIJRI) / 100;
    let guess = (i64::from(first.year()) - 622) * 33 / 32;
    let next = (guess - 1..=guess + 2).filter_map(|h| hijri(h + month / 12, month % 12 + 1, 1)).find(|d| *d > first);
    next.and_then(|d| days_after(d, -1)).unwrap_or(first)
}

/// The n-th weekday of a month; the fifth is the last.
pub fn nth(year: i64, month: i64, weekday: i64, n: i64) -> Option<NaiveDate> {
    let first = ymd(year, month, 1)?;
    let today = i64::from(first.weekday().num_days_from_monday()) + 1;
    let day = days_after(first, (weekday - today).rem_euclid(7) + (n - 1) * 7)?;
    if n == 5 && i64::from(day.month()) != month {
        return days_after(day, -7);
    }
    Some(day)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, after Butcher).
fn easter(year: i64) -> Option<NaiveDate> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    ymd(year, n / 31, n % 31 + 1)
}

/// Easter Sunday of the Orthodox churches, by the Gregorian calendar (Meeus, Astronomical Algorithms, 1991).
fn pascha(year: i64) -> Option<NaiveDate> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let d = (19 * (year % 19) + 15) % 30;
    let n = d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114;
    let day = ymd(year, n / 31, n % 31 + 1)?;
    days_after(day, julian_lag(day))
}

/// The Jewish New Year that falls in a year (Reingold and Dershowitz, Calendrical Calculations, 2018).
fn tishri(year: i64) -> Option<NaiveDate> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let day = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        day + i64::from((3 * (day + 1)).rem_euclid(7) < 3)
    };
    let year = year + 3761;
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = if after - this == 356 { 2 } else { i64::from(this - before == 382) };
    // Day 1 of year 1 is 7 October 3761 BC of the Julian calendar.
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(this + delay - 1_373_427).ok()?)
}

/// A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty); the
/// sighted moon can differ by a day or two.
fn hijri(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    let days = day + (29 * (month - 1) + month / 2) + (year - 1) * 354 + (3 + 11 * year) / 30;
    // Day 1 of year 1 is 16 July 622 of the Julian calendar, 19 July of the Gregorian: day 227015 of the common era.
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days + 227_014).ok()?)
}
