//! Bounds and order from all that is stated.
//!
//! In: a timeline whose events say what their own words say, and whose relations say how they stand to each other. Out:
//! the same with every event's bounds, the date to show, the order to show it in, and what contradicted.
//!
//! "Relations broke after the 1979 revolution" gives the break an earliest start: no sooner than 1979-01-01.

#[cfg(test)]
pub(crate) mod brute;
mod change;
mod claims;
mod concede;
mod conclude;
mod conflict;
mod display;
mod knots;
mod network;
mod repair;
mod rows;
mod settle;
mod shown;
mod solve;
mod standing;
mod statement;
mod why;

pub use claims::source;
pub use network::Network;
pub use statement::Statement;
pub use why::{reasons, why, why_order};

use crate::model::Timeline;

/// Draws all conclusions from what a timeline states: solved bounds, `when`, basis, order, contradictions.
///
/// Statements are the windows of each piece of evidence, the dates of events that no quote dates (or that were changed
/// by hand to say more than the quotes), and the relations. Of statements that cannot all be true the weakest yields and
/// is listed under `contradictions`; what is listed there once stays retracted. Never fails. A timeline that was ordered
/// comes out the same again. Linear, but for what contradicts and for knots of equalities and gaps.
pub fn order(mut timeline: Timeline) -> Timeline {
    for _ in 0..READINGS {
        if !conclude::conclude(&mut timeline) {
            break;
        }
    }
    timeline
}

/// Where statements yielded, what is handed out is what its own reading gives; after so many readings it is left as it is.
const READINGS: usize = 5;
