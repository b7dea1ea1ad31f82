//! How an event's time answers one question of time.

use crate::model::{Bounds, Moment, Window};

/// The parts of an answer, from the surest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Certain,
    Begun,
    Possible,
}

/// The first part whose test holds.
pub(super) fn part(certain: bool, begun: bool, possible: bool) -> Option<Part> {
    match (certain, begun, possible) {
        (true, ..) => Some(Part::Certain),
        (_, true, _) => Some(Part::Begun),
        (_, _, true) => Some(Part::Possible),
        _ => None,
    }
}

/// Whether what is at `a` at the latest is known to lie before what is at `b` at the earliest.
pub(super) fn known_before(a: Option<Moment>, b: Option<Moment>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a < b)
}

fn no_later(a: Option<Moment>, b: Option<Moment>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a <= b)
}

/// Over before `day`; or started before it; or may have.
pub(super) fn before(e: Bounds, day: Moment) -> Option<Part> {
    let day = Some(day);
    let may = e.start.earliest.is_none() || known_before(e.start.earliest, day);
    part(known_before(e.end.latest, day), known_before(e.start.latest, day), may)
}

/// Started after `day`; or lasted beyond it; or may have.
pub(super) fn after(e: Bounds, day: Moment) -> Option<Part> {
    let day = Some(day);
    let may = e.end.latest.is_none() || known_before(day, e.end.latest);
    part(known_before(day, e.start.earliest), known_before(day, e.end.earliest), may)
}

/// Started and ended inside; or started inside; or may have started inside.
pub(super) fn between(e: Bounds, w: Window) -> Option<Part> {
    let from_inside = w.earliest.is_none() || no_later(w.earliest, e.start.earliest);
    let to_inside = |m: Option<Moment>| w.latest.is_none() || no_later(m, w.latest);
    let may = !known_before(w.latest, e.start.earliest) && !known_before(e.start.latest, w.earliest);
    part(from_inside && to_inside(e.end.latest), from_inside && to_inside(e.start.latest), may)
}

/// Shares a moment with the window for certain; or had begun by its end for certain; or may share one.
pub(super) fn on(e: Bounds, w: Window) -> Option<Part> {
    let begun = w.latest.is_none() || no_later(e.start.latest, w.latest);
    let lasts = w.earliest.is_none() || no_later(w.earliest, e.end.earliest);
    let may = !known_before(w.latest, e.start.earliest) && !known_before(e.end.latest, w.earliest);
    part(begun && lasts, begun && may, may)
}
