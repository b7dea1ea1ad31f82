//! Reads EDTF texts.

use super::{
    date::Date,
    expression::{Expression, Member, Point, Side},
    time::Time,
};
use std::str::FromStr;

/// The most members that a set may have.
const MEMBERS: usize = 10_000;

impl FromStr for Expression {
    type Err = String;

    fn from_str(text: &str) -> Result<Expression, String> {
        if text.is_empty() {
            return Err("it is empty".into());
        }
        let list = text.starts_with(['[', '{']);
        let stray = |(i, c): &(usize, char)| {
            let after_comma = list && *c == ' ' && text[..*i].ends_with(',');
            !c.is_ascii_graphic() && !after_comma
        };
        if let Some((_, c)) = text.char_indices().find(stray) {
            return Err(format!("`{}` has no place in it", c.escape_default()));
        }
        for (open, close, make) in [
            ('[', ']', Expression::OneOf as fn(Vec<Member>) -> Expression),
            ('{', '}', Expression::AllOf as fn(Vec<Member>) -> Expression),
        ] {
            if let Some(rest) = text.strip_prefix(open) {
                let list = rest.strip_suffix(close).ok_or_else(|| format!("`{open}` is not closed by `{close}`"))?;
                return members(list).map(make);
            }
        }
        match text.split_once('/') {
            None => point(text).map(Expression::Point),
            Some((from, to)) => {
                let (from, to) = (side(from)?, side(to)?);
                match (from, to) {
                    (Side::At(_), _) | (_, Side::At(_)) => Ok(Expression::Interval(from, to)),
                    _ => Err("an interval needs a date on one side of its slash".into()),
                }
            }
        }
    }
}

fn members(list: &str) -> Result<Vec<Member>, String> {
    if list.is_empty() {
        return Err("a set has at least one member".into());
    }
    let all: Vec<Member> =
        list.split(',').take(MEMBERS + 1).map(|m| member(m.trim_start())).collect::<Result<_, _>>()?;
    let ends = |m: &Member| matches!(m, Member::Range(None, _) | Member::Range(_, None));
    if all.len() > MEMBERS {
        return Err(format!("a set has at most {MEMBERS} members"));
    }
    let last = all.len() - 1;
    let stray = all.iter().enumerate().any(|(i, m)| {
        ends(m) && !matches!((m, i), (Member::Range(None, _), 0)) && !(matches!(m, Member::Range(_, None)) && i == last)
    });
    if stray {
        return Err("`..` without a date on its left opens a set, without one on its right it closes it".into());
    }
    Ok(all)
}

fn member(text: &str) -> Result<Member, String> {
    let date = |t: &str| if t.is_empty() { Ok(None) } else { Date::read(t).map(Some) };
    match text.split_once("..") {
        None => Date::read(text).map(Member::One),
        Some((from, to)) => match (date(from)?, date(to)?) {
            (None, None) => Err("`..` needs a date on one side".into()),
            (Some(a), Some(b)) if a.minutes()?.0 > b.minutes()?.1 => Err(format!("{from} lies after {to}")),
            (from, to) => Ok(Member::Range(from, to)),
        },
    }
}

fn side(text: &str) -> Result<Side, String> {
    match text {
        ".." => Ok(Side::Open),
        "" => Ok(Side::Unknown),
        _ => point(text).map(Side::At),
    }
}

fn point(text: &str) -> Result<Point, String> {
    let Some((date, time)) = text.split_once('T') else { return Ok(Point { date: Date::read(text)?, time: None }) };
    let date = Date::read(date)?;
    if !date.is_day() {
        return Err("a time of day stands behind a whole date".into());
    }
    Ok(Point { date, time: Some(Time::read(time)?) })
}
