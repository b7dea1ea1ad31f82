//! Sentences as others write them: headlines, telegrams, chats. "Iran freed the sailors." comes in, "IRAN FREED THE
//! SAILORS" goes out.

use super::{random::Random, treebank::Tree};
use crate::model::Upos;

/// A sentence, now and then written otherwise. Its words stay the same, but the last mark may be gone.
pub fn vary(tree: &Tree, random: &mut Random) -> Vec<String> {
    let mut forms = tree.forms.clone();
    let small = |w: &String| w.to_lowercase();
    let title = |w: &String| {
        let mut letters = w.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    match random.below(100) {
        0..2 => forms = forms.iter().map(small).collect(),
        2..4 => forms = forms.iter().map(|w| w.to_uppercase()).collect(),
        4..6 => {
            let long = |(i, w): (usize, &String)| if i == 0 || w.len() > 3 { title(w) } else { w.clone() };
            forms = forms.iter().enumerate().map(long).collect();
        }
        _ => {}
    }
    let last = forms.len() - 1;
    let free = tree.upos[last] == Upos::Punct && !tree.heads.contains(&(last as u32)) && tree.heads[last] < last as u32;
    if last > 1 && free && random.below(100) < 6 {
        forms.pop();
    }
    forms
}
