//! The words of a phrase, as many as a title has room for, cut at joints and never inside a name.
//!
//! In: the head of a phrase. Out: its tokens in order, and these as a line: "the 1,200 soldiers, who had come in May, of the
//! second brigade" is "1,200 soldiers of the second brigade".

use super::lexicon::TITLE;
use crate::model::{ActorKind, Deprel, Name, NameKind, Tree, Upos};

/// How much of a phrase is asked for.
pub struct Phrase {
    /// How many words, about.
    pub most: usize,
    /// Without its preposition or conjunction.
    pub bare: bool,
}

/// The tokens of a phrase in order: what must stand, then what follows the head as long as there is room.
pub fn phrase(tree: &Tree, head: usize, ask: &Phrase) -> Vec<usize> {
    let mut tokens = Vec::new();
    gather(tree, head, ask, &mut tokens, 0);
    tokens.sort_unstable();
    tokens.dedup();
    if let [first, _, ..] = tokens[..] {
        // an article that opens the line is left out
        if TITLE.articles.contains(&tree.lemma(first).to_lowercase()) && tree.upos(first) == Upos::Det {
            tokens.remove(0);
        }
    }
    tokens
}

fn gather(tree: &Tree, head: usize, ask: &Phrase, out: &mut Vec<usize>, depth: usize) {
    out.push(head);
    if depth > 12 {
        return;
    }
    let mut later = Vec::new();
    for k in tree.kids(head) {
        match part(tree, head, k, ask.bare) {
            Part::Never => {}
            Part::Always => gather(tree, k, &Phrase { most: ask.most, bare: false }, out, depth + 1),
            Part::Room => later.push(k),
        }
    }
    for k in later {
        let room = ask.most.saturating_sub(out.len());
        let mut more = Vec::new();
        gather(tree, k, &Phrase { most: room, bare: false }, &mut more, depth + 1);
        if more.len() <= room {
            out.extend(more);
        }
    }
}

/// How a word belongs to the phrase of its head.
enum Part {
    Never,
    Always,
    Room,
}

fn part(tree: &Tree, head: usize, k: usize, bare: bool) -> Part {
    let nominal = tree.upos(head) != Upos::Verb;
    match tree.rel(k) {
        Deprel::Nmod | Deprel::Obl | Deprel::OblUnmarked | Deprel::NmodUnmarked if dated(tree, k) => Part::Never,
        // "August 12, 1978 - Two gunboats sink a ship"
        _ if k < head && dated(tree, k) && (k..head).any(|t| tree.upos(t) == Upos::Punct && !dated(tree, t)) => {
            Part::Never
        }
        Deprel::Punct if glued(tree, k) => Part::Always,
        Deprel::Punct
        | Deprel::Parataxis
        | Deprel::Appos
        | Deprel::Advcl
        | Deprel::AclRelcl
        | Deprel::AdvclRelcl
        | Deprel::Discourse => Part::Never,
        Deprel::Vocative | Deprel::Dislocated | Deprel::Reparandum | Deprel::List => Part::Never,
        Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::CcPreconj if bare => Part::Never,
        // a noun that is said of somebody stands for itself
        Deprel::Nsubj | Deprel::NsubjOuter | Deprel::Cop | Deprel::Aux | Deprel::Advmod if nominal && bare => {
            Part::Never
        }
        Deprel::Conj if tree.group(k).is_some() && nominal => Part::Never,
        Deprel::Conj | Deprel::Acl | Deprel::Nmod | Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => Part::Room,
        _ => Part::Always,
    }
}

/// Whether a mark stands inside a word: a hyphen, a stroke.
fn glued(tree: &Tree, k: usize) -> bool {
    let span = tree.token(k).span;
    let ends = |i: Option<usize>| i.filter(|&i| i < tree.len()).map(|i| tree.token(i).span);
    ends(k.checked_sub(1)).is_some_and(|s| s.end == span.start)
        && ends(Some(k + 1)).is_some_and(|s| s.start == span.end)
        && !TITLE.quotes.contains(tree.word(k))
}

/// Tokens as one line; whoever is named stands under the name that readers know.
pub fn line(tree: &Tree, tokens: &[usize]) -> String {
    let mut line = String::new();
    let word = |t: &usize| tree.upos(*t) != Upos::Punct;
    let first = tokens.iter().position(word).unwrap_or(0);
    let tokens = &tokens[first..tokens.iter().rposition(word).map_or(first, |n| n + 1)];
    let mut last: Option<usize> = None;
    let mut skip = 0;
    for (n, &t) in tokens.iter().enumerate() {
        if n < skip || TITLE.quotes.contains(tree.word(t)) || before_person(tree, t) {
            continue;
        }
        let apart = last.is_some_and(|l| l + 1 != t || tree.token(l).span.end < tree.token(t).span.start);
        if apart {
            line.push(' ');
        }
        last = Some(t);
        match tree.name(t).filter(|name| known(tree, name)) {
            Some(name) => {
                line.push_str(&name.name);
                let inside = tokens[n..].iter().take_while(|i| name.tokens.contains(i)).count();
                skip = n + inside;
                last = Some(tokens[skip - 1]);
            }
            None if opens(tree, t) => line.extend(tree.word(t).chars().flat_map(char::to_lowercase)),
            None => line.push_str(tree.word(t)),
        }
    }
    line
}

/// Whether a word is the article of a description that somebody's name stands for: "the envoy".
fn before_person(tree: &Tree, t: usize) -> bool {
    let described = |n: &Name| n.kind == NameKind::Actor(ActorKind::Person) && tree.upos(n.head) == Upos::Noun;
    let next =
        Some(t + 1).filter(|&n| n < tree.len()).and_then(|n| tree.name(n)).filter(|n| known(tree, n) && described(n));
    next.is_some() && TITLE.definite.contains(&tree.word(t).to_lowercase())
}

/// Whether a word has its capital only because a sentence or quotation opens with it.
fn opens(tree: &Tree, t: usize) -> bool {
    let first = t.checked_sub(1).is_none_or(|p| tree.upos(p) == Upos::Punct && !glued(tree, p));
    let common = !matches!(tree.upos(t), Upos::Propn | Upos::X | Upos::Sym) && tree.name(t).is_none();
    first
        && common
        && tree.lemma(t).chars().all(char::is_lowercase)
        && tree.word(t).chars().skip(1).all(char::is_lowercase)
}

/// Whether a name stands for the one who is named, not on another noun ("Tehran" for Iran, but "the Tehran talks"), and says
/// all that its phrase does (but not "the Government of the Emperor", "the two sides").
fn known(tree: &Tree, name: &Name) -> bool {
    let head = name.head;
    if !matches!(name.kind, NameKind::Actor(_)) || name.adjective {
        return false;
    }
    if matches!(tree.rel(head), Deprel::Compound | Deprel::Amod | Deprel::Flat | Deprel::NmodPoss) {
        return false;
    }
    let plain = |k: usize| {
        name.tokens.contains(&k)
            || matches!(tree.rel(k), Deprel::Det | Deprel::Case | Deprel::Punct | Deprel::Conj | Deprel::Cc)
    };
    tree.upos(head) != Upos::Noun
        || tree.word(head).eq_ignore_ascii_case(tree.lemma(head)) && tree.kids(head).all(plain)
}

/// Whether a word stands in a date.
pub fn dated(tree: &Tree, t: usize) -> bool {
    tree.sentence.dates.iter().any(|d| d.span.overlaps(tree.token(t).span))
}
