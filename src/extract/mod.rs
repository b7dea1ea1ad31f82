//! Sentences become mentions of events.
//!
//! In: an article and its parsed sentences, with dates and names. Out: one [`Mention`] for each place that tells an
//! event, with who, whether, when and who says so, by the words of that place and its neighbours.
//! "Crocker met Kazemi on Monday" gives one: *met*, `meet.bilateral`, both men, occurred, that Monday.

mod about;
mod disaster;
mod floor;
mod governed;
mod lexicon;
mod phrase;
mod reality;
mod reported;
mod role_words;
mod roles;
mod said;
mod same;
mod status;
mod time;
mod title;
mod trigger;

#[cfg(test)]
mod tests;

use crate::model::{Article, Mention, Sentence, Status, Tree};
use trigger::Trigger;

/// The mentions of events in an article, in order of their place. Never fails; linear in the text.
pub fn extract(article: &Article, sentences: &[Sentence]) -> Vec<Mention> {
    let mut story = time::Story::new(article, sentences);
    let mut mentions: Vec<Mention> = Vec::with_capacity(2 * sentences.len());
    let mut meant: Vec<(usize, usize)> = Vec::new();
    let mut floor = floor::Floor::default();
    let mut quotation = reported::Quotation::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let tree = Tree::new(&article.text, sentence);
        let mut triggers = trigger::find(&tree);
        let mut told = reported::of(&tree, &triggers);
        let tellers = floor.take(number, &tree, &triggers, &mut told);
        let says =
            |(t, told): (&Trigger, &reported::Told)| t.verbal && t.act.kind.family() == "say" && told.saying.is_none();
        let says = triggers.iter().zip(&told).any(says);
        let quoted = quotation.goes_on(article.words(sentence.span), sentence.paragraph, says);
        let wrong = |k: usize| reported::wrong(&tree, &triggers, k, &told[k], quoted);
        let wrongs: Vec<Option<reported::Wrong>> = (0..triggers.len()).map(wrong).collect();
        said::retype(&tree, &mut triggers, &told, &wrongs);
        let fact = |(k, t)| status::of(&tree, t, story.headline(number)).told_of(wrongs[k]);
        let facts: Vec<status::Fact> = triggers.iter().enumerate().map(fact).collect();
        let times = story.place(number, &tree, &triggers, &facts, (&told, quoted));
        let again = same::of(&tree, &triggers, &facts, &told);
        let first = mentions.len();
        for (k, ((trigger, fact), time)) in triggers.iter().zip(&facts).zip(times).enumerate() {
            let told_in = told[k].saying.map(|s| first + s);
            let same_as = again[k].map(|s| first + s);
            let mut mention = mention(number, &tree, &triggers, trigger, fact, &told[k], time);
            (mention.told_in, mention.same_as) = (told_in, same_as);
            let real = matches!(mention.status, Status::Occurred | Status::Ongoing);
            if let Some(above) = trigger::governor(&tree, &triggers, trigger).filter(|_| !real) {
                (mention.plover, mention.cameo) = (None, None);
                meant.push((first + above, first + k));
            }
            mentions.push(mention);
        }
        again
            .iter()
            .enumerate()
            .filter_map(|(k, s)| Some((first + k, first + (*s)?)))
            .for_each(|(a, b)| roles::shared(&mut mentions, a, b));
        for (k, trigger) in triggers.iter().enumerate() {
            let own = told[k].saying.filter(|&s| triggers[s].verbal).map(|s| roles::tellers(&tree, triggers[s].token));
            roles::by_teller(&tree, trigger, own.as_deref().unwrap_or(tellers), &mut mentions[first + k]);
        }
        for a in roles::answers(&tree, &triggers) {
            roles::answered(&mut mentions, first + a.act, first + a.deed, a.loose);
        }
        for (k, modal) in triggers.iter().enumerate().filter_map(|(k, t)| Some((k, t.modal?))) {
            let again = said::duty(&tree, modal, &mentions[first + k], first + k);
            mentions.push(again);
        }
        meant.drain(..).rev().for_each(|(above, below)| roles::meant(&mut mentions, above, below));
    }
    disaster::losses(&mut mentions);
    reported::across(article, sentences, &mut mentions);
    mentions.iter_mut().for_each(reported::of_himself);
    // they are kept until all articles are read
    mentions.shrink_to_fit();
    mentions
}

fn mention(
    number: usize,
    tree: &Tree,
    triggers: &[Trigger],
    trigger: &Trigger,
    fact: &status::Fact,
    told: &reported::Told,
    time: time::Placed,
) -> Mention {
    let roles::Parties { actors, on_behalf, home, .. } = roles::of(tree, trigger, triggers);
    let title = title::of(tree, trigger, time.status, &actors);
    let (plover, cameo) = lexicon::codes(trigger.code, time.status);
    Mention {
        sentence: number,
        clause: tree.span(trigger::clause(tree, trigger.token)),
        trigger: tree.token(trigger.token).span,
        lemma: tree.token(trigger.token).lemma.clone(),
        kind: trigger.act.kind,
        plover,
        cameo,
        status: time.status,
        actors,
        on_behalf,
        home,
        speaker: roles::speaker(tree, trigger),
        place: roles::place(tree, trigger.token),
        reporter: told.by.clone(),
        told_in: None,
        same_as: None,
        title,
        about: about::of(tree, trigger),
        main: fact.main,
        bounds: time.bounds,
        basis: time.basis,
        says: time.says,
        anchor: time.anchor,
        why: time.why,
        when: time.when,
        rule: &trigger.act.rule,
        confidence: if fact.sure { trigger.confidence } else { trigger.confidence * 0.8 },
    }
}
