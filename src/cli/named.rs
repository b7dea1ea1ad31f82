//! Events that a user names by their id.

use super::Failure;
use annals::model::Timeline;

/// The place of the event with this id (or `@` and the id).
///
/// # Errors
/// Usage (2), with the ids that look like it.
pub fn named(timeline: &Timeline, id: &str) -> Result<usize, Failure> {
    let id = id.strip_prefix('@').unwrap_or(id);
    let ids = || timeline.events.iter().map(|e| e.id.as_str());
    if let Some(at) = ids().position(|e| e == id) {
        return Ok(at);
    }
    let asked = pairs(id);
    let mut alike: Vec<(f64, &str)> = ids().map(|e| (share(&asked, &pairs(e)), e)).filter(|(s, _)| *s >= 0.4).collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let nearest: Vec<&str> = alike.iter().take(5).map(|(_, e)| *e).collect();
    let help = match nearest.as_slice() {
        [] => "see the ids with: annals query FILE".into(),
        _ => format!("did you mean {}?", nearest.join(", ")),
    };
    Err(Failure::usage(format!("there is no event `{id}` in this timeline\n  help: {help}")))
}

/// Letters side by side, sorted.
fn pairs(id: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = id.to_lowercase().chars().collect();
    let mut pairs: Vec<(char, char)> = letters.windows(2).map(|w| (w[0], w[1])).collect();
    pairs.sort_unstable();
    pairs
}

/// How much of two lists is the same, 0 to 1 (Dice 1945).
fn share(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let (mut i, mut j, mut same) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 2),
        }
    }
    f64::from(same) / (a.len() + b.len()).max(1) as f64
}
