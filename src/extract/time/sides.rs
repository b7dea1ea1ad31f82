//! What side clauses with "before" and "after" do to the day of what is told beside them.
//!
//! In: what a sentence tells, placed by its own dates. Out: narrower bounds. In "He fled in May, after shooting a guard", the
//! shooting was in May or earlier.

use super::{attach, whole, window, Placed};
use crate::extract::lexicon::TIME;
use crate::extract::trigger::Trigger;
use crate::model::{Basis, Bounds, Dated, Deprel, Lean, Moment, Status, Tree, Window};
use foldhash::HashSet;

/// "Earlier in May he fled, after shooting a guard": what is told by "after" was before the day of its verb.
pub(super) fn behind(tree: &Tree, triggers: &[Trigger], placed: &mut [Placed]) {
    for k in 0..triggers.len() {
        let joined = |t: usize| tree.head(t).filter(|_| tree.rel(t) == Deprel::Conj);
        let t = joined(triggers[k].token).unwrap_or(triggers[k].token);
        let after = tree.rel(t) == Deprel::Advcl
            && tree.kids_by(t, &[Deprel::Mark]).any(|m| TIME.behind.contains(&tree.lemma(m).to_lowercase()));
        let verb = tree.head(t).and_then(|h| triggers.iter().position(|x| x.token == h)).filter(|_| after);
        let day = verb.filter(|&v| placed[v].says.is_some()).and_then(|v| whole(&placed[v].bounds).latest);
        if let (Some(day), Basis::Assumed | Basis::Inferred) = (day, placed[k].basis) {
            let by = Window { earliest: None, latest: Some(day) };
            let by = Bounds { start: by, end: by };
            let both = placed[k].bounds.meet(by);
            if placed[k].says.is_none() && placed[k].status == Status::Occurred {
                // what was only inferred yields to the word
                placed[k].bounds = if both.is_empty() { by } else { both };
            }
        }
    }
}

/// "After joining in 1911, he was sent abroad": a date in a clause with such a word bounds the main clause, where what the
/// side clause tells is no event of its own.
pub(super) fn beside(
    tree: &Tree,
    triggers: &[Trigger],
    (hung, dates): (&attach::Hung, &[Dated]),
    until: Option<Moment>,
    placed: &mut [Placed],
) {
    for k in 0..triggers.len() {
        let t = triggers[k].token;
        if placed[k].says.is_some() || placed[k].status != Status::Occurred {
            continue;
        }
        for c in tree.kids_by(t, &[Deprel::Advcl]).filter(|&c| triggers.iter().all(|x| x.token != c)) {
            let mark = |words: &HashSet<String>| {
                tree.kids_by(c, &[Deprel::Mark]).any(|m| words.contains(&tree.lemma(m).to_lowercase()))
            };
            let day = hung.clause[c].map(|n| &dates[n]).filter(|d| d.lean == Lean::At);
            let Some((d, w)) = day.map(|d| (d, window(d))) else { continue };
            let by = match () {
                () if mark(&TIME.behind) => Window { earliest: w.earliest, latest: until },
                () if mark(&TIME.ahead) => Window { earliest: None, latest: w.latest },
                () => continue,
            };
            if until.is_none_or(|u| w.earliest.is_none_or(|e| e <= u)) {
                placed[k] = Placed {
                    bounds: Bounds::within(by),
                    basis: Basis::Inferred,
                    says: Some(d.span),
                    anchor: d.anchor.clone(),
                    why: (!d.why.is_empty()).then(|| d.why.clone()),
                    ..placed[k].clone()
                };
            }
        }
    }
}
