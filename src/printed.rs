//! When an article was printed, by what it says of itself at its top and at its end.
//!
//! In: an article, and `date` to read its lines with. Out: the day, and whose print it is where that stands beside it.
//! "(China Daily via AP May 29, 2007)" as the last line: 2007-05-29, China Daily via AP.
//! No word is looked for: layout tells a line that dates the article from a sentence that tells of some day.

use crate::model::{Article, Dated, Edtf, Span, TimexType};

/// What an article says of its printing.
#[derive(Debug, Default, PartialEq)]
pub struct Printing {
    /// The day.
    pub day: Option<Edtf>,
    /// The day of its dateline, where it is days before that of printing.
    pub written: Option<Edtf>,
    /// Who printed it.
    pub source: Option<String>,
    /// The headline, when the date's line shows that the line above is one.
    pub title: Option<String>,
    /// What is missing, for the user.
    pub note: Option<String>,
}

/// How many lines at the top and at the end may date an article.
const TOP: usize = 8;
const END: usize = 3;

/// By how many days a dateline may be older than its print: from a night to what a slow ship takes.
const WRITTEN: std::ops::RangeInclusive<i64> = 1..=200;

/// Of a line longer than this, in bytes, only the beginning may date the article.
const LONG: usize = 400;

/// A line with a date in it that may be the article's own.
struct Candidate<'a> {
    rank: u8,
    place: usize,
    line: &'a str,
    date: Span,
    value: String,
}

/// What the article says of its printing; what is settled already (front matter, record) stays.
pub fn printing(article: &Article, date: &dyn Fn(&str) -> Vec<Dated>) -> Printing {
    let lines: Vec<&str> = article.words(article.body).lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let end = lines.len().saturating_sub(END).max(TOP.min(lines.len()));
    let own: Vec<(usize, &str)> = lines.iter().copied().enumerate().filter(|(i, _)| *i < TOP || *i >= end).collect();
    let mut found: Vec<Candidate> = own.iter().flat_map(|(i, line)| candidates(*i, line, *i < TOP, date)).collect();
    found.sort_by_key(|c| (std::cmp::Reverse(c.rank), c.place));
    let best = found.iter().find(|c| c.value.parse().is_ok_and(|day: Edtf| day.window().is_one_day()));
    let told = article.printed.as_deref();
    let worded = told.and_then(|words| only(words, &date(words)));
    let mut out = Printing {
        day: article.published.clone().or(worded),
        source: own.iter().take(TOP).find_map(|(_, line)| agency(line)),
        ..Printing::default()
    };
    if let (None, Some(words)) = (&out.day, told) {
        out.note = Some(format!("published: `{words}` is not understood; write it as 2007-05-29"));
    }
    if let Some(best) = best {
        out.source = beside(best).or(out.source.take());
        out.title = lines
            .first()
            .filter(|l| best.place == 1 && l.chars().count() <= 200 && !l.ends_with('.'))
            .map(|l| l.to_string());
        out.day = out.day.or_else(|| best.value.parse().ok());
    }
    if out.day.is_none() {
        out.day = found.iter().find_map(|c| with_year(c, &own, date));
    }
    let lines = found.iter().filter(|c| c.rank == 1 && dateline(&c.line[..c.date.start], &c.line[c.date.end..]));
    out.written = out.day.as_ref().and_then(|day| lines.into_iter().find_map(|c| written(&c.value, day)));
    if out.day.is_none() && out.note.is_none() {
        let told = found.first().map(|c| format!(" (\"{}\" tells no year)", &c.line[c.date.start..c.date.end]));
        out.note = Some(format!(
            "nothing tells when it was printed{}: what it dates by that day stays open; say --published DATE",
            told.unwrap_or_default()
        ));
    }
    out
}

/// The day that words name, when they name one day and nothing else.
pub fn only(words: &str, dates: &[Dated]) -> Option<Edtf> {
    let [one] = dates else { return None };
    let rest = |t: &str| !t.chars().any(char::is_alphanumeric);
    let alone = rest(&words[..one.span.start]) && rest(&words[one.span.end..]);
    let said = matches!(one.kind, TimexType::Date | TimexType::Time) && one.stated;
    one.edtf.clone().filter(|_| alone && said)
}

/// The dates of a line that stand where a line dates an article.
fn candidates<'a>(place: usize, line: &'a str, top: bool, date: &dyn Fn(&str) -> Vec<Dated>) -> Vec<Candidate<'a>> {
    if line.len() > LONG {
        let cut = (200..=260).rev().find(|n| line.is_char_boundary(*n)).unwrap_or(0);
        return candidates(place, &line[..cut], top, date).into_iter().filter(|c| c.rank == 1).collect();
    }
    let of_day = |d: &Dated| matches!(d.kind, TimexType::Date | TimexType::Time) && d.value.len() >= 10;
    let (mut found, all) = (Vec::new(), date(line));
    let beside: usize =
        words(line) - all.iter().map(|d| words(&line[d.span.start..d.span.end])).sum::<usize>().min(words(line));
    let sentence = line.ends_with(['.', '!', '?', '"', '\u{201d}']);
    for d in all.iter().filter(|d| of_day(d) && sure(d)) {
        let (before, after) = (&line[..d.span.start], &line[d.span.end..]);
        let rank = if in_brackets(before, after) || words(before) + words(after) <= 3 {
            3
        } else if top && words(after) == 0 && words(before) <= 12 && set_off(before) {
            2
        } else if top && (dateline(before, after) || place > 0 && beside <= 6 && !sentence && d.stated) {
            1
        } else {
            continue;
        };
        let value = d.value.get(..10).unwrap_or_default().to_string();
        found.push(Candidate { rank, place, line, date: d.span, value });
    }
    found
}

/// Whether it can mean one day only: "5/3/2016" may be of May or of March.
fn sure(d: &Dated) -> bool {
    let (from, to) = (d.bounds.start.earliest, d.bounds.end.latest);
    d.kind == TimexType::Time || from.zip(to).is_none_or(|(a, b)| a.earliest_text() == b.latest_text())
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// A mark stands between it and what goes before: "Foreign Office, July 24", not "on July 24".
fn set_off(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric())
}

/// "(China Daily via AP May 29, 2007)": a line in brackets of its own, or brackets at its end.
fn in_brackets(before: &str, after: &str) -> bool {
    let open = before.rfind(['(', '[']).filter(|at| !before[*at..].contains([')', ']']));
    let closed = after.trim_start().strip_prefix([')', ']']);
    matches!((open, closed), (Some(at), Some(rest)) if words(rest) == 0 && words(&before[at..]) <= 8 && words(&before[..at]) <= 8)
}

/// "BAGHDAD, May 28 (Xinhua) --": a place, the day, and a mark that the text begins.
fn dateline(before: &str, after: &str) -> bool {
    let place = before.trim_end().trim_end_matches([',', '.', '(']).trim_end();
    let named = (1..=6).contains(&words(place)) && place.starts_with(char::is_uppercase) && set_off(before);
    let after = after.trim_start();
    named && (after.starts_with(':') || opens(after.trim_start_matches([',', '.', ')'])))
}

/// What stands behind a dateline's day: a dash, or the agency in brackets and a dash.
fn opens(after: &str) -> bool {
    let dash = |t: &str| t.trim_start().starts_with(['-', '\u{2013}', '\u{2014}', '_', '/']);
    let after = after.trim_start();
    match after.strip_prefix('(').and_then(|t| t.split_once(')')) {
        Some((agency, rest)) => words(agency) <= 6 && (dash(rest) || rest.trim().is_empty() || rest.starts_with(':')),
        None => dash(after),
    }
}

/// "NAIROBI, Kenya (AP) _", "JOHANNESBURG, August 7 (Xinhua) --": the agency.
fn agency(line: &str) -> Option<String> {
    let (before, rest) = line.split_once('(')?;
    let (name, after) = rest.split_once(')')?;
    let opening = before.chars().count() <= 80 && words(before) <= 8 && !after.trim().is_empty();
    (opening && (opens(after) || after.starts_with(':')) && (1..=6).contains(&words(name)))
        .then(|| name.trim().to_string())
}

/// Who stands beside the date in its brackets.
fn beside(c: &Candidate) -> Option<String> {
    let (before, after) = (&c.line[..c.date.start], &c.line[c.date.end..]);
    let inner = &before[before.rfind(['(', '['])? + 1..];
    in_brackets(before, after).then_some(())?;
    let name = inner.trim().trim_end_matches([',', ';', ':', '-', '\u{2013}', '\u{2014}', '|']).trim();
    (words(name) > 0).then(|| name.to_string())
}

/// The words and numbers of a line that are no part of a day.
fn bare<'a>(line: &'a str, date: &dyn Fn(&str) -> Vec<Dated>) -> Vec<&'a str> {
    let days = date(line).into_iter().filter(|d| d.value.len() >= 10 && d.stated).map(|d| d.span);
    let mut rest = Vec::new();
    let mut at = 0;
    for span in days {
        rest.push(&line[at..span.start]);
        at = span.end;
    }
    rest.push(&line[at..]);
    rest.into_iter().flat_map(|part| part.split(|x: char| !x.is_alphanumeric())).collect()
}

/// Dates counted from the day of a dateline say so: they were read as if it had been printed then.
pub fn anchored(article: &Article, mut dates: Vec<Dated>) -> Vec<Dated> {
    if let Some(written) = &article.written {
        let printed = format!("published {written}");
        for anchor in dates.iter_mut().filter_map(|d| d.anchor.as_mut()).filter(|a| **a == printed) {
            *anchor = format!("written {written}");
        }
    }
    dates
}

/// The day of a dateline, with its year or the last such day before the print, where it is days before.
fn written(value: &str, printed: &Edtf) -> Option<Edtf> {
    let printed = printed.window().earliest?;
    let days = |day: &Edtf| day.window().earliest.map(|d| (printed.0 - d.0) / 1440);
    let known = |day: &Edtf| day.window().is_one_day() && days(day).is_some_and(|n| WRITTEN.contains(&n));
    let year: i64 = printed.earliest_text().get(..4)?.parse().ok()?;
    let years = match value.strip_prefix("XXXX") {
        Some(day) => vec![format!("{year:04}{day}"), format!("{:04}{day}", year - 1)],
        None => vec![value.to_owned()],
    };
    years.into_iter().filter_map(|day| day.parse().ok()).find(known)
}

/// A day without its year, with the one year that the other lines of its kind tell.
fn with_year(c: &Candidate, own: &[(usize, &str)], date: &dyn Fn(&str) -> Vec<Dated>) -> Option<Edtf> {
    let day = c.value.strip_prefix("XXXX")?;
    let year = |w: &&str| w.len() == 4 && matches!(w.parse(), Ok(1500..=2199));
    let mut years: Vec<&str> = own
        .iter()
        .filter(|(_, l)| words(l) <= if l.ends_with('.') { 6 } else { 12 })
        .flat_map(|(_, l)| bare(l, date))
        .filter(year)
        .collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [one] => format!("{one}{day}").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;

    /// text => day | source | title
    #[test]
    fn a_line_of_its_own_dates_an_article_and_a_sentence_does_not() {
        for (text, expected) in [
            ("They met.\nThey left.\n(China Daily via AP May 29, 2007)", "2007-05-29|China Daily via AP|"),
            ("Talks open\nThursday, February 28, 2008 \nThey met on March 3, 2007.", "2008-02-28||Talks open"),
            ("BAGHDAD, May 28, 2007 (Xinhua) -- They met.", "2007-05-28|Xinhua|"),
            ("BAGHDAD, May 28 (Xinhua) --\nThey met.\n(c) 2007 Xinhua", "2007-05-28|Xinhua|"),
            ("BAGHDAD, May 28 (Xinhua) -- They met.", "|Xinhua|"),
            ("NAIROBI, Kenya (AP) _\n\nA bomb exploded.", "|AP|"),
            ("Published: 28 May 2007\nThey met.", "2007-05-28||"),
            ("Talks open in Geneva\nBy Ann Reporter, 28 May 2007\nThey met.", "2007-05-28||Talks open in Geneva"),
            ("Foreign Office, July 24, 1914.\nSir,\nI have seen the Ambassador.", "1914-07-24||"),
            ("They met.\n28 May 2007", "2007-05-28||"),
            ("Talks open\nPosted on March 5, 2016 by editor\nThey met.", "2016-03-05||Talks open"),
            ("Talks open\n05/03/2016\nThey met.", "||"),
            ("Talks open\n25/03/2016\nThey met.", "2016-03-25||Talks open"),
            ("NEW DELHI, March 5, 2016: They met.", "2016-03-05||"),
            ("New Delhi, Mar 5, 2016 (PTI): They met.", "2016-03-05|PTI|"),
            ("TEHRAN, Mar. 05 (MNA) -- They met.\nThe talks of 3 June 1999 had failed.", "|MNA|"),
            ("R 281430Z MAY 07\nFM EMBASSY\nThey met.", "2007-05-28||"),
            ("Washington, June 3, 1914--4 p.m.\nThey met.", "1914-06-03||"),
            ("The two sides met on May 28, 2007 in Baghdad.\nThey left.", "||"),
            ("They signed the treaty in Paris on May 28, 2007", "||"),
            ("They met.\nThe treaty of May 28, 2007 holds, they said.", "||"),
        ] {
            let p = printing(&Article::new("a", text), &|t| date(t, None));
            let day = p.day.as_ref().map(|d| d.to_string()).unwrap_or_default();
            let told = format!("{day}|{}|{}", p.source.unwrap_or_default(), p.title.unwrap_or_default());
            assert_eq!(told, expected, "{text}");
            assert_eq!(p.note.is_some(), day.is_empty(), "{text}");
        }
    }
}
