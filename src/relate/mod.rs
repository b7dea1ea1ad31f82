//! What the words and the acts imply of the order of events.
//!
//! In: an article's sentences and the mentions in them. Out: links between mentions, each with its words and rule.
//! "Ties were cut after the revolution" gives: *revolution* before *cut*, by "after".

mod about;
mod clause;
mod implied;
mod lexicon;
#[cfg(test)]
mod tests;
mod told;
mod toll;
mod worded;

use crate::model::{Article, Basis, Gap, Link, Mention, RelationKind, Sentence, Span, Status, Tree};

/// How the mentions of an article stand to each other. Never fails; linear in the text.
pub fn relate(article: &Article, sentences: &[Sentence], mentions: &[Mention]) -> Vec<Link> {
    let mut links = Links::default();
    let mut at = 0;
    let mut before: Option<usize> = None;
    let mut disaster: Option<usize> = None;
    let mut paragraph: Option<usize> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let from = at;
        while at < mentions.len() && mentions[at].sentence == number {
            at += 1;
        }
        if from == at {
            continue;
        }
        let tree = Tree::new(&article.text, sentence);
        let here = worded::Here::new(&tree, from, &mentions[from..at]);
        here.link(before, &mut links);
        let near = before.filter(|_| paragraph == Some(sentence.paragraph));
        here.look_back(near, &mut links);
        here.aims(&mut links);
        here.about(&mut links);
        here.along(&mut links);
        disaster = here.tolls(disaster, &mut links);
        paragraph = Some(sentence.paragraph);
        before = (from..at).rev().find(|&k| mentions[k].main && mentions[k].status == Status::Occurred).or(before);
    }
    told::sayings(mentions, &mut links);
    implied::link(mentions, &mut links);
    links.0
}

/// Links as they are found.
#[derive(Default)]
struct Links(Vec<Link>);

impl Links {
    /// Adds that `from` stands so to `to`; `words`: those that say so, and their clause.
    /// That one starts before another, as far as the words let infer.
    fn starts(&mut self, from: usize, to: usize, words: (Span, Span), rule: &'static str) {
        self.add(from, to, RelationKind::StartsBefore, Basis::Inferred, words, rule);
    }

    fn add(
        &mut self,
        from: usize,
        to: usize,
        relation: RelationKind,
        basis: Basis,
        words: (Span, Span),
        rule: &'static str,
    ) {
        self.apart(from, to, (relation, None), basis, words, rule);
    }

    /// The same, with how far apart.
    fn apart(
        &mut self,
        from: usize,
        to: usize,
        (relation, gap): (RelationKind, Option<Gap>),
        basis: Basis,
        (words, clause): (Span, Span),
        rule: &'static str,
    ) {
        self.0.push(Link { from, to, relation, gap, basis, words, clause, rule });
    }
}
