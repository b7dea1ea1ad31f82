//! What an EDTF text says: a point in time, an interval, one of several, all of several; and how it is written.

use super::{date::Date, time::Time};
use std::fmt;

/// A whole EDTF text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    /// A date, or a date and a time.
    Point(Point),
    /// From one side to the other.
    Interval(Side, Side),
    /// `[..]`: one of these, it is not known which.
    OneOf(Vec<Member>),
    /// `{..}`: all of these.
    AllOf(Vec<Member>),
}

/// A date, with the time of day when that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub date: Date,
    pub time: Option<Time>,
}

/// One side of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// From it, or up to it.
    At(Point),
    /// `..`: without end.
    Open,
    /// Nothing: there is an end, it is not known.
    Unknown,
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// One date.
    One(Date),
    /// `1670..1672`, `..1984`, `1760-12..`: every date of that precision between them; not both are none.
    Range(Option<Date>, Option<Date>),
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |members: &[Member]| members.iter().map(Member::to_string).collect::<Vec<_>>().join(",");
        match self {
            Expression::Point(point) => point.fmt(f),
            Expression::Interval(from, to) => write!(f, "{from}/{to}"),
            Expression::OneOf(members) => write!(f, "[{}]", list(members)),
            Expression::AllOf(members) => write!(f, "{{{}}}", list(members)),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(f)?;
        self.time.map_or(Ok(()), |t| write!(f, "T{t}"))
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Side::At(point) => point.fmt(f),
            Side::Open => f.write_str(".."),
            Side::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = match self {
            Member::One(date) => return date.fmt(f),
            Member::Range(from, to) => (from, to),
        };
        from.map_or(Ok(()), |d| d.fmt(f))?;
        f.write_str("..")?;
        to.map_or(Ok(()), |d| d.fmt(f))
    }
}
