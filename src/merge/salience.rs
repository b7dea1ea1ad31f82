//! How much an event matters to its story: told early, told often, told on the main line, a deed rather than a word.
//!
//! In: the mentions of an event. Out: 0 to 1. The signing in the headline scores higher than a remark at the end.

use crate::model::{EventType, Mention, Status};

/// The score of an event told by these mentions, each with the share of its article that lies before it (0 to 1).
pub fn score(told: &[(f64, &Mention)]) -> f64 {
    let Some((_, first)) = told.first() else { return 0.0 };
    let early = told.iter().map(|(at, _)| 1.0 - at).fold(0.0, f64::max);
    let often = 1.0 - 1.0 / told.len() as f64;
    let main = f64::from(told.iter().any(|(_, m)| m.main));
    let dated = f64::from(told.iter().any(|(_, m)| m.says.is_some()));
    let deed = match first.kind.family() {
        "say" | "meta" => 0.0,
        "state" => 0.2,
        "ask" | "accuse" | "criticise" | "threaten" | "reject" | "offer" => 0.6,
        _ => 1.0,
    };
    let real = match first.status {
        Status::Occurred | Status::Ongoing => 1.0,
        Status::Planned | Status::Denied | Status::Alleged => 0.8,
        Status::Conditional => 0.5,
        Status::Negated | Status::Hypothetical => 0.2,
    };
    let parties = told.iter().map(|(_, m)| m.actors.len()).max().unwrap_or(0).min(2) as f64 / 2.0;
    let sum = 0.3 * early + 0.15 * often + 0.05 * main + 0.05 * dated + 0.3 * deed + 0.1 * real + 0.05 * parties;
    let unreal: f64 = if first.kind == EventType::MetaPublish { 0.0 } else { real };
    ((sum * (0.5 + unreal / 2.0)) * 100.0).round() / 100.0
}
