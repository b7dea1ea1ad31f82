//! Who has the floor: whose report goes on in the next sentence.
//!
//! In: the sentences of an article, one after the other. Out: for one that only goes on with what the one before reports, who
//! reports it. "The ministry said that he was ill. He *would* be flown home": so the ministry says.

use super::reality::STATUS;
use super::reported::{is_saying, speaker, Told};
use super::roles;
use super::trigger::Trigger;
use crate::model::{Deprel, EventType, Sentence, Status, Tree};

/// Who spoke last, as far as his report may go on.
#[derive(Default)]
pub struct Floor {
    /// The sentence that may go on with it: its paragraph, its number.
    next: (usize, usize),
    by: Option<String>,
    tellers: Vec<String>,
}

impl Floor {
    /// Those who are told to do what nobody else does in a sentence that goes on with a report; notes who reports it.
    pub fn take(&mut self, number: usize, tree: &Tree, triggers: &[Trigger], told: &mut [Told]) -> &[String] {
        let sentence: &Sentence = tree.sentence;
        let says = |t: &&Trigger| t.act.kind == EventType::SayStatement && is_saying(t);
        let saying = triggers.iter().find(says).map(|t| t.token);
        let here = (sentence.paragraph, number);
        match saying {
            Some(verb) => {
                self.by = speaker(tree, verb);
                self.tellers = roles::tellers(tree, verb);
            }
            None if self.by.is_some() && self.next == here && backshifted(tree) => {
                let unsaid = told.iter_mut().filter(|t| t.by.is_none() && t.saying.is_none());
                unsaid.for_each(|t| t.by = self.by.clone());
            }
            None => *self = Floor::default(),
        }
        self.next = (sentence.paragraph, number + 1);
        if saying.is_none() {
            &self.tellers
        } else {
            &[]
        }
    }
}

/// Whether the main verb of a sentence tells what is ahead from somebody's past, under no condition: "would be flown home".
fn backshifted(tree: &Tree) -> bool {
    let Some(root) = (0..tree.len()).find(|&t| tree.head(t).is_none()) else { return false };
    let modal = tree.group(root).and_then(|g| g.modal.as_ref());
    let opens = |m: usize| STATUS.condition.contains(&tree.lemma(m).to_lowercase());
    let mut clauses = tree.kids_by(root, &[Deprel::Advcl]);
    modal.is_some_and(|m| STATUS.modal.get(m) == Some(&Status::Conditional))
        && !clauses.any(|c| tree.kids_by(c, &[Deprel::Mark]).any(opens))
}
