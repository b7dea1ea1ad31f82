//! What must hold for any text and any string, whoever made it: `tests/robust.rs` and the fuzz targets ask the same.

#![allow(dead_code)] // each of its users asks a part

pub mod network;

use annals::date::{date, Reading};
use annals::model::{Dated, Edtf};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Every check of the time expressions of a text, printed so many days after 1 January of the year 1700, if that is known.
///
/// # Panics
/// When one does not hold.
pub fn dates(text: &str, day: Option<u16>) {
    let published: Option<Edtf> = day.map(|day| {
        let day = NaiveDate::from_ymd_opt(1700, 1, 1).and_then(|d| d.checked_add_days(Days::new(u64::from(day) * 2)));
        day.expect("a day of these centuries").to_string().parse().expect("it reads as EDTF")
    });
    let found = date(text, published.as_ref());
    let mut at = 0;
    for (n, d) in found.iter().enumerate() {
        let words = text.get(d.span.start..d.span.end).expect("a span is words of the text");
        assert!(d.span.start >= at && !words.trim().is_empty(), "`{words}` stands where another does");
        at = d.span.end;
        assert!(!d.value.is_empty() && !d.rule.is_empty(), "`{words}`: {d:?}");
        for w in [d.bounds.start, d.bounds.end] {
            assert!(w.earliest.zip(w.latest).is_none_or(|(a, b)| a <= b), "`{words}`: {d:?}");
        }
        let span = d.bounds.start.earliest.zip(d.bounds.end.latest);
        assert!(span.is_none_or(|(a, b)| a <= b), "`{words}`: {d:?}");
        if let Some(edtf) = &d.edtf {
            assert_eq!(edtf.to_string().parse().as_ref(), Ok(edtf), "`{words}`: {d:?}");
        }
        replay(d, words, text, &found[..n]);
    }
    in_parts(text, published.as_ref(), &found);
    // Where the month of printing is all that is known, bounds are bounds still.
    let month = published.and_then(|p| p.to_string().get(..7)?.parse::<Edtf>().ok());
    for d in month.iter().flat_map(|m| date(text, Some(m))) {
        let span = d.bounds.start.earliest.zip(d.bounds.end.latest);
        assert!(span.is_none_or(|(a, b)| a <= b), "{d:?}");
    }
}

/// What is read as EDTF is written, and reads back the same.
///
/// # Panics
/// When it does not.
pub fn edtf(text: &str) {
    if let Ok(edtf) = text.parse::<Edtf>() {
        let written = edtf.to_string();
        let again: Edtf = written.parse().unwrap_or_else(|e| panic!("`{text}` is written as `{written}`: {e}"));
        assert_eq!(again, edtf, "`{text}` is written as `{written}`");
        assert_eq!(again.to_string(), written);
        assert_eq!(again.bounds(), edtf.bounds());
    }
}

/// A text may be read in parts of any size.
fn in_parts(text: &str, published: Option<&Edtf>, whole: &[Dated]) {
    let (mut from, mut to, mut found) = (0, 0, Vec::new());
    let mut reading = Reading::new(text, published);
    while from < text.len() {
        to = (to + 1 + text.len() / 3).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        from += reading.read(&text[from..to], to == text.len(), &mut found);
    }
    assert!(found == whole, "in parts other times are found");
}

/// The arithmetic of a find, done again by other means.
fn replay(d: &Dated, words: &str, text: &str, before: &[Dated]) {
    let Some((sum, value)) = d.why.rsplit_once(" = ") else { return };
    assert_eq!(value, d.value, "`{words}` is reasoned to be something else");
    if let Some(span) = d.anchor_span {
        let told = before.iter().any(|b| b.span == span) || d.span.start < span.end;
        assert!(told && text.get(span.start..span.end).is_some(), "`{words}` is counted from what nobody told: {d:?}");
    }
    let sum =
        sum.split_once(' ').filter(|(m, _)| m.chars().all(|c| c.is_ascii_uppercase() || c == '_')).map_or(sum, |s| s.1);
    let Some((first, last)) = days(value) else { return };
    let rest = |prefix: &str| sum.strip_prefix(prefix).and_then(days);
    if let Some((day, _)) = rest("the weekday before ") {
        assert!(first <= day && (day - first).num_days() < 7, "{d:?}");
    } else if let Some((day, _)) = rest("the weekday after ").or_else(|| rest("the weekday on from ")) {
        assert!(first >= day && (first - day).num_days() < 7, "{d:?}");
    } else if let [base, sign @ ("+" | "-"), count, unit] = sum.split(' ').collect::<Vec<_>>()[..] {
        let (Some((base, _)), Ok(count)) = (days(base), count.parse::<u32>()) else { return };
        let months = |n: u32| match sign {
            "+" => base.checked_add_months(Months::new(n)),
            _ => base.checked_sub_months(Months::new(n)),
        };
        let by_days = |n: u32| match sign {
            "+" => base.checked_add_days(Days::new(n.into())),
            _ => base.checked_sub_days(Days::new(n.into())),
        };
        let moved = match unit.trim_end_matches('s') {
            "day" => by_days(count),
            "week" => by_days(count * 7),
            "month" => months(count),
            "year" => months(count * 12),
            "decade" => months(count * 120),
            _ => return,
        };
        // What is told as coarse as a year may be found within it ("spring of next year").
        let year = moved.is_some_and(|m| m.year() == first.year()) && first.year() == last.year();
        assert!(moved.is_some_and(|m| first <= m && m <= last) || year, "{moved:?} is not in {value}: {d:?}");
    }
}

/// The first and the last day of a TIMEX3 value; none for what is not a time of the common era.
fn days(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let value = value.split('T').next()?;
    if let Ok(day) = value.parse::<NaiveDate>() {
        return Some((day, day));
    }
    let year: i32 = value.get(..4).and_then(|y| y.parse().ok())?;
    let month = |m: u32, n: u32| {
        let from = NaiveDate::from_ymd_opt(year, m, 1)?;
        Some((from, from.checked_add_months(Months::new(n))?.pred_opt()?))
    };
    match value.get(4..)? {
        "" => month(1, 12),
        "-SP" => month(3, 3),
        "-SU" => month(6, 3),
        "-FA" => month(9, 3),
        "-WI" => month(12, 3),
        rest => match (rest.get(..2)?, rest.get(2..)?.trim_end_matches("-WE")) {
            ("-W", week) => {
                let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, chrono::Weekday::Mon)?;
                // A weekend may be of the year after its Monday's.
                let first = if rest.ends_with("-WE") { 5 } else { 0 };
                Some((monday.checked_add_days(Days::new(first))?, monday.checked_add_days(Days::new(6))?))
            }
            ("-Q", quarter) => month(quarter.parse::<u32>().ok()?.checked_sub(1)? * 3 + 1, 3),
            ("-H", half) => month(half.parse::<u32>().ok()?.checked_sub(1)? * 6 + 1, 6),
            _ => month(rest.strip_prefix('-')?.parse().ok()?, 1),
        },
    }
}
