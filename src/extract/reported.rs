//! Who says so: the saying that a happening is told in, within the sentence and across quoted sentences.
//!
//! In: the triggers of a sentence. Out: for each the reporter and the saying. In "Kazemi said the sides would meet again",
//! *meet* is told by Kazemi, in *said*.

use super::lexicon::SAME;
use super::reality::{Effect, STATUS};
use super::role_words::ROLES;
use super::roles;
use super::trigger::Trigger;
use crate::model::{Article, Deprel, EventType, Mention, NameKind, Participant, Sentence, Tree, Upos};

/// Who tells an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// The actor's id.
    pub by: Option<String>,
    /// The saying's place among the triggers of the sentence.
    pub saying: Option<usize>,
}

/// For each trigger of a sentence: who tells it.
pub fn of(tree: &Tree, triggers: &[Trigger]) -> Vec<Told> {
    let mut told = vec![Told::default(); triggers.len()];
    for (k, trigger) in triggers.iter().enumerate() {
        if let Some(saying) =
            saying_above(tree, triggers, trigger.token).or_else(|| aside(tree, triggers, trigger.token))
        {
            told[k] = Told { by: speaker(tree, triggers[saying].token), saying: Some(saying) };
        } else if !is_saying(trigger) {
            told[k].by = account(tree, trigger.token).and_then(|a| actor(tree, a));
        }
    }
    told
}

/// Whether a trigger is a saying.
pub fn is_saying(trigger: &Trigger) -> bool {
    trigger.verbal
        && matches!(trigger.act.kind.family(), "say" | "ask" | "accuse" | "threaten" | "reject" | "criticise")
}

/// Whose account a happening is, by a preposition on its clause: "according to the ministry".
pub fn account(tree: &Tree, token: usize) -> Option<usize> {
    let on = |v: usize| {
        let by = |k: &usize| tree.case(*k).is_some_and(|c| STATUS.account.contains(c));
        tree.kids_by(v, &[Deprel::Obl, Deprel::Nmod]).find(by)
    };
    std::iter::once(token)
        .chain(tree.ancestors(token))
        .take_while(|&a| !matches!(tree.rel(a), Deprel::AclRelcl | Deprel::AdvclRelcl))
        .find_map(on)
}

/// Whose wrong somebody tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// His own side's: "said that Iran had attacked nobody".
    Own,
    /// Another's: "said that the rebels had burned the village".
    Another,
}

/// Whose wrong a trigger tells in a saying, or in the words of a quotation that goes on; none where it is no wrong, is not said,
/// or blames nobody.
pub fn wrong(tree: &Tree, triggers: &[Trigger], k: usize, told: &Told, quoted: bool) -> Option<Wrong> {
    let trigger = &triggers[k];
    let granted = |s: usize| STATUS.complement(tree.lemma(triggers[s].token), &["<clause>"]) == Some(Effect::Given);
    let says = |s: usize| triggers[s].act.kind == EventType::SayStatement && triggers[s].verbal && !granted(s);
    // "urged Iran to stop arming them" claims that it arms them
    let asks = |s: usize| triggers[s].act.kind.family() == "ask";
    let saying = told.saying.filter(|&s| says(s) || asks(s));
    let said_here = saying.is_some() || quoted && told.saying.is_none();
    if !said_here || !trigger.verbal || !STATUS.wrongs.contains(&trigger.act.kind) {
        return None;
    }
    let top = saying.map(|s| triggers[s].token);
    let path = || std::iter::once(trigger.token).chain(tree.ancestors(trigger.token)).take_while(|&a| Some(a) != top);
    let doer = doer(tree, trigger.token, top)?;
    let speaker = match top {
        Some(top) => Some(roles::subjects(tree, top).into_iter().next()?),
        None => None,
    };
    // "witnesses said that bombs exploded" blames nobody
    if triggers.iter().any(|x| x.token == doer) {
        return None;
    }
    let acts_for = |a: &crate::model::Name, b: &crate::model::Name| a.acts_for.as_ref() == Some(&b.id);
    let own = match (tree.name(doer), speaker.and_then(|s| tree.name(s))) {
        (Some(a), Some(b)) => a.id == b.id || acts_for(a, b) || acts_for(b, a),
        _ if tree.upos(doer) == Upos::Pron => return own_pronoun(tree, doer).then_some(Wrong::Own),
        _ => false,
    };
    let said = |a: usize| {
        matches!(tree.rel(a), Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj | Deprel::Xcomp | Deprel::Root)
    };
    match own {
        true => Some(Wrong::Own),
        false => path().all(said).then_some(Wrong::Another),
    }
}

/// Who does what a verb tells, in a saying or in words that nobody's saying stands above.
pub fn doer(tree: &Tree, verb: usize, saying: Option<usize>) -> Option<usize> {
    if tree.kids_by(verb, &[Deprel::NsubjPass, Deprel::AuxPass]).next().is_some() {
        return tree.kids_by(verb, &[Deprel::OblAgent]).next();
    }
    let mut path = std::iter::once(verb).chain(tree.ancestors(verb)).take_while(|&a| Some(a) != saying);
    path.find_map(|a| roles::subjects(tree, a).into_iter().next())
}

/// Whether a pronoun is that of whoever speaks: "we".
fn own_pronoun(tree: &Tree, t: usize) -> bool {
    SAME.speaker.contains(&tree.lemma(t).to_lowercase())
}

/// The nearest saying whose content clause holds the token.
fn saying_above(tree: &Tree, triggers: &[Trigger], token: usize) -> Option<usize> {
    let mut below = token;
    for above in tree.ancestors(token) {
        if matches!(tree.rel(below), Deprel::Ccomp | Deprel::Parataxis | Deprel::Obj) {
            if let Some(k) = triggers.iter().position(|t| t.token == above && is_saying(t)) {
                if tree.rel(below) != Deprel::Obj || tree.group(below).is_some() {
                    return Some(k);
                }
            }
        }
        below = above;
    }
    None
}

/// "The talks, he said, went well": the saying hangs on what it tells.
fn aside(tree: &Tree, triggers: &[Trigger], token: usize) -> Option<usize> {
    let mut above: Vec<usize> = std::iter::once(token).chain(tree.ancestors(token)).collect();
    above.dedup();
    triggers.iter().position(|t| {
        is_saying(t)
            && t.token != token
            && tree.rel(t.token) == Deprel::Parataxis
            && tree.head(t.token).is_some_and(|h| above.contains(&h))
            && !above.contains(&t.token)
    })
}

/// The id of who says it.
pub fn speaker(tree: &Tree, verb: usize) -> Option<String> {
    actor(tree, roles::subjects(tree, verb).into_iter().next()?)
}

fn actor(tree: &Tree, t: usize) -> Option<String> {
    let name = tree.name(t)?;
    matches!(name.kind, NameKind::Actor(_)).then(|| name.id.clone())
}

/// Whether a pronoun says it, or nobody named: "he added", "adding".
pub fn by_pronoun(tree: &Tree, verb: usize) -> bool {
    let joined = || (tree.rel(verb) == Deprel::Conj).then(|| roles::subjects(tree, verb).into_iter().next()).flatten();
    let subject = tree.kids_by(verb, &[Deprel::Nsubj]).next().or_else(joined);
    subject.is_none_or(|s| tree.upos(s) == Upos::Pron && !ROLES.relative.contains(tree.lemma(s)))
}

/// Where an article's reader stands between quotation marks, sentence by sentence.
#[derive(Default)]
pub struct Quotation {
    paragraph: usize,
    /// Whether one is open.
    open: bool,
    /// Whether somebody has spoken in this paragraph.
    heard: bool,
}

impl Quotation {
    /// Whether a sentence stands wholly inside a quotation whose speaker was told before; `says` is whether it tells one itself.
    pub fn goes_on(&mut self, words: &str, paragraph: usize, says: bool) -> bool {
        if paragraph != self.paragraph {
            *self = Quotation { paragraph, ..Quotation::default() };
        }
        let inside = !says && (self.open || self.heard && open_after(opening(words), false));
        self.heard |= says;
        self.open = open_after(words, self.open);
        inside
    }
}

/// Gives sentences that stand wholly inside a quotation the speaker of the saying that framed it.
pub fn across(article: &Article, sentences: &[Sentence], mentions: &mut [Mention]) {
    let mut at = 0;
    let mut last: Option<String> = None;
    let mut quotation = Quotation::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let from = at;
        while at < mentions.len() && mentions[at].sentence == number {
            at += 1;
        }
        let own = &mut mentions[from..at];
        let saying = own.iter().find(|m| m.kind.family() == "say" && m.reporter.is_none());
        let speaker = saying.and_then(|m| m.actors.first()).map(|p| p.id.clone());
        if quotation.goes_on(article.words(sentence.span), sentence.paragraph, speaker.is_some()) {
            own.iter_mut().filter(|m| m.reporter.is_none()).for_each(|m| m.reporter = last.clone());
        }
        last = speaker.or(last);
    }
}

/// Whoever tells something of himself takes part in it.
pub fn of_himself(mention: &mut Mention) {
    let (Some(role), Some(id)) = (mention.speaker, mention.reporter.clone()) else { return };
    if mention.actors.iter().all(|p| p.role != role && p.id != id) {
        mention.actors.insert(0, Participant { id, role });
    }
}

/// The marks that words begin with.
fn opening(words: &str) -> &str {
    let end = words.find(|c: char| c.is_alphanumeric()).unwrap_or(words.len());
    &words[..end]
}

/// Whether a quotation is open after these words.
fn open_after(words: &str, before: bool) -> bool {
    let mut open = before;
    let mut previous = ' ';
    for c in words.chars() {
        match c {
            '"' => open = !open,
            '\u{201C}' => open = true,
            '\u{201D}' => open = false,
            '`' if previous == '`' => open = true,
            '\'' if previous == '\'' => open = false,
            _ => {}
        }
        previous = c;
    }
    open
}
