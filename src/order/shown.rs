//! The date that a reader sees: what the words said, while that is still right; else an EDTF made of the bounds.
//!
//! In: bounds. Out: EDTF. Start and end in May 2007 give `2007-05`; a start in 2003 and no end give `2003/..`.

use crate::model::{Bounds, Edtf, Window};

/// The date to show for these bounds, when the words said `told`.
pub(super) fn when(told: Option<Edtf>, bounds: Bounds) -> Option<Edtf> {
    told.filter(|t| is_right(t, bounds)).or_else(|| fitting(bounds))
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
    let allows = |t: &Edtf| t.bounds().meet(bounds) == bounds;
    let fits = |text: String| text.parse().ok().filter(allows);
    if !lasts && !open {
        let one_of = || Edtf::one_of(whole.earliest, whole.latest).filter(allows);
        let found = match unit(whole) {
            Some((text, true)) => match whole.earliest.filter(|_| whole.is_one_day() && !text.starts_with('Y')) {
                Some(day) => Some(Edtf::day(day.date())).filter(allows),
                None => fits(text),
            },
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
    let (a_day, b_day) = (a.day_start(), b.day_start());
    if a_day == b_day {
        return Some((a_day.earliest_text(), true));
    }
    if b.0 - a.0 > 366 * 24 * 60 {
        return None;
    }
    let (first, last) = (a_day.earliest_text(), b_day.earliest_text());
    let (mut first, mut last) = (first.as_str(), last.as_str());
    for days in [31, 366] {
        (first, last) = (first.rsplit_once('-')?.0, last.rsplit_once('-')?.0);
        if first == last {
            return Some((first.to_string(), (b.0 - a.0) * 3 >= days * 24 * 60));
        }
    }
    None
}
