//! Why a date is what it is, or why one event comes before another: a small tree for a person; YAML, JSON for programs.
//!
//! In: a reason. Out: `not after 1980-12-31`, and below it the statements that say so, from the one that names a date on,
//! each with its words, what they were counted from, the sum, the rule and the source.

use super::table::{clean, wrap};
use super::{date::word, json, yaml};
use crate::model::{Basis, Bounds, Reason, Side, Standing, Step, Why, WhyBound, WhyOrder, Window, AXIOM};
use serde_json::Value;

/// What a reason can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyFormat {
    /// A tree for a terminal.
    Tree {
        /// How many columns it has; at least 40 are used.
        width: usize,
        /// Whether to colour.
        color: bool,
    },
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

/// The reason as text. Never fails.
pub fn why(reason: &Reason, format: WhyFormat) -> String {
    let value = || serde_json::to_value(reason).unwrap_or(Value::Null);
    match format {
        WhyFormat::Tree { width, color } => {
            let mut tree = Tree { width: width.max(40), color, out: String::new() };
            match reason {
                Reason::Date(why) => tree.date(why),
                Reason::Order(why) => tree.order(why),
            }
            tree.out
        }
        WhyFormat::Yaml => yaml::text(&value()),
        WhyFormat::Json => json::text(&value()),
    }
}

/// The parts of a tree, with the codes that colour them.
const PLAIN: &str = "";
const BOLD: &str = "1";
const FAINT: &str = "2";
const RED: &str = "31";
const CYAN: &str = "36";

struct Tree {
    width: usize,
    color: bool,
    out: String,
}

impl Tree {
    /// A text behind its branches, broken where it is too long: the first line behind `first`, the others behind `rest`.
    fn line(&mut self, first: &str, rest: &str, code: &str, text: &str) {
        let room = self.width.saturating_sub(first.chars().count()).max(20);
        for (i, part) in wrap(&clean(text), room).iter().enumerate() {
            self.out.push_str(if i == 0 { first } else { rest });
            let paint = self.color && !code.is_empty();
            self.out.push_str(&if paint { format!("\x1b[{code}m{part}\x1b[0m\n") } else { format!("{part}\n") });
        }
    }

    fn date(&mut self, why: &Why) {
        self.line("", "", BOLD, &format!("{}  @{}", why.title, why.event));
        let when = why.when.as_ref().map_or("no date".into(), |w| w.to_string());
        self.line("", "", PLAIN, &format!("{when} ({})", word(why.basis)));
        let open: Vec<&str> = why.bounds.iter().filter(|b| b.at.is_none()).map(|b| name(b.side)).collect();
        let groups = groups(&why.bounds);
        let mut left = groups.len() + usize::from(!open.is_empty()) + usize::from(!why.yielded.is_empty());
        let mut branch = || {
            left -= 1;
            if left == 0 {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            }
        };
        for group in &groups {
            let (first, rest) = branch();
            let told = told(group);
            self.line(first, rest, CYAN, &told);
            self.steps(rest, &told, &group[0].steps);
        }
        if !open.is_empty() {
            let (first, rest) = branch();
            self.line(first, rest, PLAIN, &format!("nothing tells its {}", open.join(", ")));
        }
        if !why.yielded.is_empty() {
            let (first, rest) = branch();
            self.line(first, rest, RED, "yielded to surer statements:");
            for c in &why.yielded {
                self.line(&format!("{rest}└─ "), &format!("{rest}   "), PLAIN, &format!("{}: {}", c.retracted, c.why));
            }
        }
    }

    fn order(&mut self, why: &WhyOrder) {
        let (a, b) = (&why.first, &why.second);
        let told = match why.standing {
            Standing::Before => format!("{a} is over before {b} starts"),
            Standing::After => format!("{a} starts after {b} is over"),
            Standing::SameTime => format!("{a} starts and ends together with {b}"),
            Standing::Includes => format!("{b} lies within {a}"),
            Standing::During => format!("{a} lies within {b}"),
            Standing::Overlaps => format!("{a} overlaps {b}: they share some time"),
            Standing::StartsBefore => format!("{a} starts before {b} starts; more is not known"),
            Standing::StartsAfter => format!("{a} starts after {b} starts; more is not known"),
            Standing::Unknown => format!("not known: nothing settles how {a} stands to {b}"),
        };
        self.line("", "", BOLD, &told);
        self.steps("", "", &why.steps);
    }

    /// The steps below a conclusion; `told` is what it says, which a single step need not repeat.
    fn steps(&mut self, indent: &str, told: &str, steps: &[Step]) {
        for (i, step) in steps.iter().enumerate() {
            let last = i + 1 == steps.len();
            let rest = format!("{indent}{}", if last { "   " } else { "│  " });
            let mut first = format!("{indent}{}", if last { "└─ " } else { "├─ " });
            for (code, text) in lines(step, told, steps.len() == 1) {
                self.line(&first, &rest, code, &text);
                first.clone_from(&rest);
            }
        }
    }
}

/// What a step says, with the code of each line's colour.
fn lines(step: &Step, told: &str, only: bool) -> Vec<(&'static str, String)> {
    let mut lines = vec![];
    // the statement's line names its source, which is told below in full
    let said = step.statement.split(&format!(" ({}, ", word(step.basis))).next().unwrap_or_default();
    if !only || !said.ends_with(&format!(": {told}")) {
        lines.push((PLAIN, said.to_string()));
    }
    if let Some(says) = &step.says {
        let from = step.anchor.as_ref().map(|a| format!(", counted from {a}")).unwrap_or_default();
        lines.push((PLAIN, format!("\"{says}\"{from}")));
    }
    lines.extend(step.why.iter().map(|sum| (PLAIN, sum.clone())));
    let surely = match (step.basis, &step.document) {
        (Basis::Stated, None) => None,
        (Basis::Inferred, _) => Some("inferred: from tense, the story's day or what such acts imply".into()),
        (Basis::Assumed, _) => Some("assumed: from tense and the day of printing".into()),
        (basis, Some(_)) => Some(word(basis)),
        (basis, None) => Some(format!("{}, as the timeline has it", word(basis))),
    };
    let rule = step.rule.as_ref().map(|r| format!("rule {r}"));
    let how: Vec<String> = surely.into_iter().chain(rule).collect();
    if !how.is_empty() {
        lines.push((FAINT, how.join("; ")));
    }
    if let (Some(document), Some([from, _]), Some(quote)) = (&step.document, step.chars, &step.quote) {
        lines.push((FAINT, format!("{document} at {from}: \"{}\"", clean(quote))));
    }
    if lines.is_empty() {
        lines.push((PLAIN, "as the timeline has it".into()));
    }
    if !only {
        lines.push((CYAN, format!("so {}", step.concludes)));
    }
    lines
}

/// For the page: each group of bounds in words, with the lines of its statements; without those that rest on nothing
/// but the event's own quotes or date, which the page shows anyway.
pub(super) fn chains(why: &Why) -> Vec<(String, Vec<Vec<String>>)> {
    let own = |s: &Step| s.statement == AXIOM || s.statement.split(": ").next() == Some(&why.event);
    let shown = |b: &WhyBound| b.steps.iter().all(own) && !b.steps.is_empty();
    let groups = groups(&why.bounds).into_iter().filter(|g| !shown(g[0]));
    let chain = |group: Vec<&WhyBound>| {
        let told = told(&group);
        let steps = &group[0].steps;
        let lines = |s| lines(s, &told, steps.len() == 1).into_iter().map(|(_, line)| line).collect();
        let lines = steps.iter().map(lines).collect();
        (told, lines)
    };
    groups.map(chain).collect()
}

/// Bounds that rest on the same statements, together, the one with the fewest steps first; open ones left out.
fn groups(bounds: &[WhyBound]) -> Vec<Vec<&WhyBound>> {
    let mut groups: Vec<Vec<&WhyBound>> = vec![];
    let claims = |b: &'_ WhyBound| -> Vec<String> {
        let steps = b.steps.iter().filter(|s| s.statement != AXIOM);
        steps.map(|s| s.statement.clone()).collect()
    };
    let latest = |b: &WhyBound| matches!(b.side, Side::LatestStart | Side::LatestEnd);
    for b in bounds.iter().filter(|b| b.at.is_some()) {
        let said = claims(b);
        let same = |a: &WhyBound| claims(a) == said && (said.len() == 1 || latest(a) == latest(b) && a.at == b.at);
        match groups.iter_mut().find(|g| same(g[0])) {
            Some(group) => group.push(b),
            None => groups.push(vec![b]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|b| b.steps.len());
    }
    groups
}

/// "happens 2007-05-28", "ends not after 1980-12-31".
fn told(group: &[&WhyBound]) -> String {
    let at = |side| group.iter().find(|b| b.side == side).and_then(|b| b.moment);
    let start = Window { earliest: at(Side::EarliestStart), latest: at(Side::LatestStart) };
    let end = Window { earliest: at(Side::EarliestEnd), latest: at(Side::LatestEnd) };
    Bounds { start, end }.told()
}

fn name(side: Side) -> &'static str {
    match side {
        Side::EarliestStart => "earliest start",
        Side::LatestStart => "latest start",
        Side::EarliestEnd => "earliest end",
        Side::LatestEnd => "latest end",
    }
}
