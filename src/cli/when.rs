//! Dates that a user writes: EDTF, or words, never a guess.

use super::Failure;
use annals::model::{Edtf, Moment};

/// A date from the command line; `asked` is the option it stands at.
///
/// # Errors
/// Usage (2): what was seen, what is allowed, and both readings where there are two.
pub fn day(asked: &str, text: &str) -> Result<Edtf, Failure> {
    let text = text.trim();
    if let Some([a, b, year]) = slashed(text) {
        let readings: Vec<String> = [(year, a, b), (year, b, a)]
            .into_iter()
            .filter_map(|(y, m, d)| Moment::of_day(i32::try_from(y).ok()?, m, d).map(Moment::earliest_text))
            .collect();
        let told = match readings.as_slice() {
            [one] => return parsed(asked, one),
            [one, other] if one == other => return parsed(asked, one),
            [one, other] => format!(
                "may be {one} (month first) or {other} (day first)\n  help: write {asked} {one} or {asked} {other}"
            ),
            _ => "is no day of the calendar\n  help: write the year first: 2007-05-28".to_string(),
        };
        return Err(Failure::usage(format!("{asked} {text}: this {told}")));
    }
    parsed(asked, text)
}

fn parsed(asked: &str, text: &str) -> Result<Edtf, Failure> {
    let error = match text.parse::<Edtf>() {
        Ok(edtf) => return Ok(edtf),
        Err(e) => e,
    };
    let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '~' | '?' | '%'));
    if let Some(edtf) = annals::day_in_words(text).filter(|_| !digits) {
        return Ok(edtf);
    }
    Err(Failure::usage(format!(
        "{asked} {text}: this is no date ({})\n  allowed: 2007, 2007-05, 2007-05-28, 1980~, 2007-05-28/2007-06-01, \"28 May 2007\", @EVENT-ID in a question",
        error.why
    )))
}

/// `05/06/2007`, `5.6.2007`: two numbers and a year, whose order nobody tells.
fn slashed(text: &str) -> Option<[u32; 3]> {
    let mark = ['/', '.', '-'].into_iter().find(|m| text.contains(*m))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [a, b, year] = parts.as_slice() else { return None };
    let number = |t: &str, most: usize| (1..=most).contains(&t.len()).then(|| t.parse().ok()).flatten();
    (year.len() == 4).then_some(())?;
    Some([number(a, 2)?, number(b, 2)?, number(year, 4)?])
}
