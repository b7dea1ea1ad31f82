//! What the words and the acts imply of the order of events.
//!
//! In: an article's sentences and the mentions in them. Out: links between mentions, each with its words and rule.
//! "Ties were cut after the revolution" gives: *revolution* before *cut*, by "after".

mod implied;
mod lexicon;
mod worded;

use crate::model::{Article, Basis, Link, Mention, RelationKind, Sentence, Status, Tree};

/// How the mentions of an article stand to each other. Never fails; linear in the text.
pub fn relate(article: &Article, sentences: &[Sentence], mentions: &[Mention]) -> Vec<Link> {
    let mut links = Vec::new();
    let mut at = 0;
    let mut before: Option<usize> = None;
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
        before = (from..at).rev().find(|&k| mentions[k].main && mentions[k].status == Status::Occurred).or(before);
    }
    sayings(mentions, &mut links);
    implied::link(mentions, &mut links);
    links
}

/// A saying reports what it tells; what it tells as past came before it, what it tells as planned comes after.
fn sayings(mentions: &[Mention], links: &mut Vec<Link>) {
    for (k, told) in mentions.iter().enumerate() {
        let Some(saying) = told.told_in else { continue };
        let link = |relation, from, to, basis, rule: &str| Link {
            from,
            to,
            relation,
            gap: None,
            basis,
            words: mentions[saying].trigger,
            clause: mentions[saying].clause,
            rule: rule.into(),
        };
        links.push(link(RelationKind::Reports, saying, k, Basis::Stated, "relate/reports"));
        let happened = mentions[saying].status == Status::Occurred;
        match told.status {
            Status::Occurred | Status::Negated | Status::Alleged if happened && told.says.is_none() => {
                links.push(link(RelationKind::StartsBefore, k, saying, Basis::Inferred, "relate/told-as-past"));
            }
            Status::Ongoing if happened => {
                links.push(link(RelationKind::StartsBefore, k, saying, Basis::Inferred, "relate/told-as-lasting"));
            }
            Status::Planned if happened => {
                links.push(link(RelationKind::Before, saying, k, Basis::Inferred, "relate/told-as-planned"));
            }
            _ => {}
        }
    }
}
