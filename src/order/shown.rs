//! The date that a reader sees: what the words said, while that is still right; else an EDTF made of the bounds.
//!
//! In: bounds. Out: EDTF. Start and end in May 2007 give `2007-05`; a start in 2003 and no end give `2003/..`.

use crate::model::{Bounds, Edtf, Moment, Window};
use foldhash::HashMap;

/// Dates for events; equal bounds are worked out once.
#[derive(Default)]
pub(super) struct Shown {
    made: HashMap<Bounds, Option<Edtf>>,
}

impl Shown {
    /// The date to show for these bounds, when the words said `told`.
    pub fn when(&mut self, told: Option<Edtf>, bounds: Bounds) -> Option<Edtf> {
        if let Some(told) = told.filter(|t| is_right(t, bounds)) {
            return Some(told);
        }
        self.made.entry(bounds).or_insert_with(|| fitting(bounds)).clone()
    }
}

/// Whether a date as told does not say less, or something else, than is known.
fn is_right(told: &Edtf, bounds: Bounds) -> bool {
    let said = told.bounds();
    if bounds == Bounds::OPEN {
        return false;
    }
    said.meet(bounds) == bounds || told.is_rough() && !said.meet(bounds).is_empty()
}

/// The first EDTF, from the plainest on, that allows all that the bounds allow.
fn fitting(bounds: Bounds) -> Option<Edtf> {
    let Bounds { start, end } = bounds;
    let whole = Window { earliest: start.earliest, latest: end.latest };
    let lasts = matches!((start.latest, end.earliest), (Some(a), Some(b)) if a.day_end() < b);
    let open = end.latest.is_none() && end.earliest > start.earliest;
    let fits = |text: String| text.parse::<Edtf>().ok().filter(|t| t.bounds().meet(bounds) == bounds);
    if !lasts && !open {
        let day = |m: Option<Moment>| m.map_or(String::new(), |m| m.day_start().earliest_text());
        let one_of = || fits(format!("[{}..{}]", day(whole.earliest), day(whole.latest)));
        let found = match unit(whole) {
            Some((text, true)) => fits(text),
            Some((text, false)) => one_of().or_else(|| fits(text)),
            None => one_of(),
        };
        if found.is_some() {
            return found;
        }
    }
    let side = |w: Window| unit(w).map_or("..".into(), |(text, _)| text);
    let (from, to) = (side(start), side(end));
    let tries = [format!("{from}/{to}"), format!("{from}/.."), format!("../{to}")];
    tries.into_iter().filter(|t| t != "../..").find_map(fits)
}

/// The smallest calendar unit that holds a window, and whether the window fills a good part of it.
fn unit(w: Window) -> Option<(String, bool)> {
    let (a, b) = (w.earliest?, w.latest?);
    let (first, last) = (a.day_start().earliest_text(), b.day_start().earliest_text());
    if first == last {
        return Some((first, true));
    }
    let cut = |text: &str| text.rsplit_once('-').map(|(rest, _)| rest.to_string());
    let (mut first, mut last) = (cut(&first)?, cut(&last)?);
    for days in [31, 366] {
        if first == last {
            return Some((first, (b.0 - a.0) * 3 >= days * 24 * 60));
        }
        (first, last) = (cut(&first)?, cut(&last)?);
    }
    None
}
