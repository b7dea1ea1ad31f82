//! Values of TIMEX3 that name a place in the calendar: `2007-05-28`, `2007-W22`, `2007-Q2`, `199`, `2007-05-28T10:30`.

use crate::model::{Bounds, Edtf, Moment, Window};

/// The EDTF of a value; none when it names no place in the calendar, or one that EDTF does not write.
pub fn edtf(value: &str) -> Option<Edtf> {
    let (day, _) = value.split_once('T').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let written = match (day.len(), day.split_once('-')) {
        (3, None) if digits(day) => format!("{day}X"),
        (2, None) if digits(day) => format!("{day}XX"),
        (_, Some((year, part))) if year.len() == 4 => match part {
            "SP" => format!("{year}-21"),
            "SU" => format!("{year}-22"),
            "FA" => format!("{year}-23"),
            "WI" => format!("{year}-24"),
            "Q1" | "Q2" | "Q3" | "Q4" => format!("{year}-3{}", 2 + part[1..].parse::<u8>().ok()?),
            "H1" => format!("{year}-40"),
            "H2" => format!("{year}-41"),
            _ => day.to_string(),
        },
        _ => day.to_string(),
    };
    written.parse().ok()
}

/// The first and the last minute of what a value names.
pub fn extent(value: &str) -> Option<Bounds> {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    let whole = week(day).or_else(|| edtf(day).map(|e| e.window()))?;
    let (mut first, mut last) = (whole.earliest?, whole.latest?);
    let mut parts = time.split(':').map(|p| p.parse::<i64>().ok());
    if let Some(hour) = parts.next().flatten().filter(|h| (0..24).contains(h)) {
        let minute = parts.next().flatten().filter(|m| (0..60).contains(m));
        first = first.plus(hour * 60 + minute.unwrap_or(0));
        last = minute.map_or(first.plus(59), |_| first);
    }
    Some(Bounds { start: Window::new(first, first), end: Window::new(last, last) })
}

/// A week of ISO 8601, `2007-W22`, its weekend, `2007-W22-WE`, or a day of it, `2007-W22-1`.
fn week(value: &str) -> Option<Window> {
    const DAY: i64 = 24 * 60;
    let (year, rest) = value.split_once("-W")?;
    let (number, part) = rest.split_once('-').unwrap_or((rest, ""));
    let number = number.parse::<i64>().ok().filter(|n| (1..=53).contains(n))?;
    // the fourth of January lies in the first week; the first of 1970 was a Thursday
    let fourth = Moment::of_day(year.parse().ok()?, 1, 4)?;
    let monday = fourth.plus(-((fourth.0.div_euclid(DAY) + 3).rem_euclid(7)) * DAY).plus((number - 1) * 7 * DAY);
    let (first, days) = match part {
        "" => (0, 7),
        "WE" => (5, 2),
        day => (day.parse::<i64>().ok().filter(|d| (1..=7).contains(d))? - 1, 1),
    };
    Some(Window::new(monday.plus(first * DAY), monday.plus((first + days) * DAY - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_place_or_none() {
        for (value, told) in [
            ("2007-05-28", "2007-05-28 to 2007-05-28"),
            ("2007-05", "2007-05-01 to 2007-05-31"),
            ("2007-W22", "2007-05-28 to 2007-06-03"),
            ("2007-W22-WE", "2007-06-02 to 2007-06-03"),
            ("1999-W01-1", "1999-01-04 to 1999-01-04"),
            ("2007-Q2", "2007-04-01 to 2007-06-30"),
            ("199", "1990-01-01 to 1999-12-31"),
            ("19", "1900-01-01 to 1999-12-31"),
            ("2007-05-28TMO", "2007-05-28 to 2007-05-28"),
            ("2007-05-28T10:30", "2007-05-28T10:30 to 2007-05-28T10:30"),
            ("2007-05-28T10", "2007-05-28T10:00 to 2007-05-28T10:59"),
            ("PRESENT_REF", ""),
            ("P3D", ""),
            ("XXXX-WXX-3", ""),
            ("", ""),
        ] {
            let got = extent(value).map_or(String::new(), |b| {
                let text = |m: Option<Moment>, f: fn(Moment) -> String| m.map_or(String::new(), f);
                format!(
                    "{} to {}",
                    text(b.start.earliest, Moment::earliest_text),
                    text(b.end.latest, Moment::latest_text)
                )
            });
            assert_eq!(got, told, "{value}");
        }
    }
}
