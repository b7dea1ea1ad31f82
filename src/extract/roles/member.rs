//! Those of a crowd who are named.
//!
//! In: a noun of several people in its sentence. Out: the words that name some of them: "20 people, *among them Mora*", "*Mora*
//! was one of six people arrested".

use super::super::role_words::ROLES;
use crate::model::{Deprel, Tree, Upos};

/// Those of a crowd whom the sentence names.
pub fn members(tree: &Tree, crowd: usize) -> Vec<usize> {
    let listed = tree.kids_by(crowd, &[Deprel::Nmod, Deprel::Obl, Deprel::Appos]).filter(|&k| lists(tree, k));
    listed.chain(among_them(tree, crowd)).chain(said_to_be(tree, crowd)).collect()
}

/// Whether a noun is listed as some of those before it: "*including* Mora".
pub fn lists(tree: &Tree, k: usize) -> bool {
    tree.case(k).is_some_and(|c| ROLES.listing.contains(c))
}

fn ranks(tree: &Tree, k: usize) -> bool {
    tree.case(k).is_some_and(|c| ROLES.among.contains(c))
}

/// The name behind "among them", right behind the crowd.
fn among_them(tree: &Tree, crowd: usize) -> Option<usize> {
    let near = |from: usize, n: usize| from..tree.len().min(from + n);
    let them = near(crowd + 1, 4).find(|&t| tree.upos(t) == Upos::Pron && ranks(tree, t))?;
    near(them + 1, 6).find_map(|t| tree.name(t)).map(|n| n.head)
}

/// Of whom it is said that he is one: "*Mora* was among those killed", "among the dead was *Mora*".
pub fn said_to_be(tree: &Tree, crowd: usize) -> Option<usize> {
    let head = |rels: &[Deprel]| tree.head(crowd).filter(|_| rels.contains(&tree.rel(crowd)));
    let one = || head(&[Deprel::Nmod]).filter(|&h| ROLES.one.contains(&tree.lemma(h).to_lowercase()));
    let top = if ranks(tree, crowd) { crowd } else { one()? };
    let is = |h: usize| tree.kids_by(h, &[Deprel::Cop]).next().is_some();
    let before = tree.kids_by(top, &[Deprel::Nsubj]).find(|&s| s < top && (top == crowd || is(top)));
    before.or_else(|| head(&[Deprel::Nmod, Deprel::Obl]).filter(|&who| top == crowd && who > crowd && is(who)))
}

/// Whether what is joined to a crowd only tells of whom it consists: "five envoys, *two Danes and three Finns*, met".
pub fn broken_down(tree: &Tree, crowd: usize) -> bool {
    let counted = |k: usize| tree.kids_by(k, &[Deprel::Nummod, Deprel::Det]).next().is_some();
    let joined = || tree.kids_by(crowd, &[Deprel::Conj]);
    let comma = |t: usize| t < tree.len() && tree.word(t) == ",";
    // a list of equals has no comma behind it
    let closed = tree.kids_by(crowd, &[Deprel::Nummod]).next().is_some()
        && joined().map(|k| tree.reach(k, |_| false).1).max().is_some_and(|last| comma(last + 1));
    closed && joined().all(counted) && joined().min().is_some_and(|k| tree.kids_by(k, &[Deprel::Cc]).next().is_none())
}
