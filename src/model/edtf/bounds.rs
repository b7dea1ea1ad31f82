//! What an EDTF bounds. `2007-05-28/..` starts within that day and has no end that is known.

use super::{
    calendar::window,
    date::Date,
    expression::{Expression, Member, Point, Side},
};
use crate::model::{Bounds, Window};

/// First and last minute; none where open.
type Span = (Option<i64>, Option<i64>);

impl Expression {
    /// The bounds of what it dates.
    ///
    /// # Errors
    /// When it ends before it starts, or lies farther than is counted.
    pub fn bounds(&self) -> Result<Bounds, String> {
        match self {
            Expression::Point(point) => point.minutes().map(|(a, b)| Bounds::within(window(a, b))),
            Expression::Interval(from, to) => {
                let (from, to) = (from.minutes()?, to.minutes()?);
                if matches!((from, to), (Some((a, _)), Some((_, b))) if a > b) {
                    return Err("it ends before it starts".into());
                }
                let bounds = |side: Option<(i64, i64)>| side.map_or(Window::OPEN, |(a, b)| window(a, b));
                Ok(Bounds { start: bounds(from), end: bounds(to) })
            }
            Expression::OneOf(members) => {
                let spans = members.iter().map(Member::hull).collect::<Result<Vec<_>, _>>()?;
                Ok(Bounds::within(between(lowest(spans.iter().map(|s| s.0)), highest(spans.iter().map(|s| s.1)))))
            }
            Expression::AllOf(members) => {
                let ends = members.iter().map(Member::ends).collect::<Result<Vec<_>, _>>()?;
                let (first, last) = (|| ends.iter().map(|e| e.0), || ends.iter().map(|e| e.1));
                Ok(Bounds {
                    start: between(lowest(first().map(|s| s.0)), lowest(first().map(|s| s.1))),
                    end: between(highest(last().map(|s| s.0)), highest(last().map(|s| s.1))),
                })
            }
        }
    }
}

impl Point {
    fn minutes(&self) -> Result<(i64, i64), String> {
        let (first, last) = self.date.minutes()?;
        Ok(self.time.map_or((first, last), |t| {
            let minute = first + i64::from(t.minute) - t.east();
            (minute, minute)
        }))
    }
}

impl Side {
    fn minutes(&self) -> Result<Option<(i64, i64)>, String> {
        match self {
            Side::At(point) => point.minutes().map(Some),
            Side::Open | Side::Unknown => Ok(None),
        }
    }
}

impl Member {
    /// Its bounds as one choice of several.
    pub fn bounds(&self) -> Result<Bounds, String> {
        self.hull().map(|(first, last)| Bounds::within(between(first, last)))
    }

    /// From its first minute to its last.
    fn hull(&self) -> Result<Span, String> {
        let ((first, _), (_, last)) = self.ends()?;
        Ok((first, last))
    }

    /// Its first date and its last.
    fn ends(&self) -> Result<(Span, Span), String> {
        let span = |date: &Date| date.minutes().map(|(a, b)| (Some(a), Some(b)));
        let open = |date: &Option<Date>| date.as_ref().map_or(Ok((None, None)), span);
        match self {
            Member::One(date) => span(date).map(|s| (s, s)),
            Member::Range(from, to) => Ok((open(from)?, open(to)?)),
        }
    }
}

/// The lowest; none when one is open.
fn lowest(all: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    all.collect::<Option<Vec<_>>>()?.into_iter().min()
}

/// The highest; none when one is open.
fn highest(all: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    all.collect::<Option<Vec<_>>>()?.into_iter().max()
}

fn between(first: Option<i64>, last: Option<i64>) -> Window {
    let scaled = window(first.unwrap_or(0), last.unwrap_or(0));
    Window { earliest: first.and(scaled.earliest), latest: last.and(scaled.latest) }
}
