//! Who is named again by a word for what they are: "the council" after "the Security Council", "the hospital" after "Santa Clara",
//! "the militia" after "Hezbollah"; and whose a document is that says something: "the statement added".
//!
//! In: an article's linked drafts. Out: the same, with such words in the place of a name as that one's. A word that an earlier
//! name holds is that one's; else it is that of the last one who did something in the paragraph, of whom nothing else is known.

use super::actors::Actors;
use super::draft::{Article, Draft, Of};
use super::line::Line;
use super::words::{Bond, Is, WORDS};
use crate::model::{ActorKind, Deprel, NameKind};

/// How many sentences back somebody may stand whose name does not say what he is.
const REACH: usize = 2;

/// An organisation told of.
struct Told {
    draft: Draft,
    /// The small-letter words of its name that say what it is.
    nouns: Vec<String>,
    sentence: usize,
    /// It did something, and its name does not say what it is.
    open: bool,
    /// It did something.
    leads: bool,
}

/// The article so far.
struct Memory<'a> {
    lines: &'a [Line<'a>],
    actors: &'a Actors,
    /// The sentence at hand.
    s: usize,
    told: Vec<Told>,
}

/// Gives words for a body, an institution, a group or a document the names that they stand for.
pub(super) fn link(lines: &[Line], drafts: &mut [Vec<Draft>], actors: &Actors) {
    let mut memory = Memory { lines, actors, s: 0, told: Vec::new() };
    for (s, (line, list)) in lines.iter().zip(drafts.iter_mut()).enumerate() {
        memory.s = s;
        if line.headline {
            continue;
        }
        let mut k = 0;
        for i in 0..line.len() {
            while list.get(k).is_some_and(|d| d.tokens.end <= i) {
                memory.remember(&list[k]);
                k += 1;
            }
            let at = list.get(k).filter(|d| d.tokens.start <= i);
            let Some(one) = memory.whom(i, at) else { continue };
            let again = Draft {
                tokens: i..i + 1,
                core: i..i + 1,
                article: Article::Definite,
                same: None,
                home: one.home.clone().or_else(|| at.and_then(|d| d.home.clone())),
                ..one.clone()
            };
            let owner = again.id.clone();
            if at.is_none() {
                list.insert(k, again);
            } else {
                list[k] = again;
            }
            // "the militia's foot soldiers"
            let theirs = |d: &&mut Draft| matches!(d.of, Of::Role(_)) && (i + 2..i + 4).contains(&d.tokens.start);
            if let Some(d) = list[k + 1..].iter_mut().find(theirs).filter(|_| line.possessive(i + 1)) {
                d.home = d.home.take().or(Some(owner));
            }
        }
        list[k..].iter().for_each(|d| memory.remember(d));
    }
}

impl Memory<'_> {
    /// Whom a word names again; `at`: the draft that it is in.
    fn whom(&self, i: usize, at: Option<&Draft>) -> Option<&Draft> {
        let line = &self.lines[self.s];
        let near = |t: &&Told| self.s - t.sentence <= REACH;
        if at.is_none() && document(line, i) {
            return self.told.iter().rev().filter(near).find(|t| t.leads).map(|t| &t.draft);
        }
        if at.is_some_and(|d| d.tokens.start != i || !bare(d)) || !definite(line, i) {
            return None;
        }
        let noun = line.form(i).to_lowercase();
        let role = WORDS
            .role(line.text, line.words[i].span.start, &noun)
            .filter(|(r, end)| (body(*r) || WORDS.get(*r).again) && *end == line.words[i].span.end)
            .map(|(r, _)| WORDS.get(r));
        if role.is_none() && !line.is(i, Is::Institution) || at.is_some_and(|d| d.tokens.len() > 1) {
            return None;
        }
        // "the embassy in Lima" is hers whose embassy was told of; "the hospital in Lima" is another
        let there = line.is(i + 1, Is::In) && lies(line, i + 2);
        if there && !role.is_some_and(|r| r.state) {
            return None;
        }
        let told = || self.told.iter().rev();
        let named = told().find(|t| t.nouns.contains(&noun));
        let group = |t: &&Told| near(t) && t.draft.kind == NameKind::Actor(ActorKind::Group);
        let grouped = || told().find(group).filter(|_| role.is_some_and(|r| r.again));
        let paragraph = |s: usize| self.lines[s].sentence.paragraph;
        let here = |t: &&Told| t.open && near(t) && paragraph(t.sentence) == paragraph(self.s);
        let doer = || told().find(here).filter(|_| line.is(i, Is::Institution) && line.subject(&(i..i + 1)));
        named.or_else(grouped).or_else(doer).map(|t| &t.draft)
    }
}

/// Whether a word is a document that says something, of which nothing tells whose it is: "a statement added".
fn document(line: &Line, i: usize) -> bool {
    let article = i.checked_sub(1).is_some_and(|b| line.is(b, Is::Definite) || line.is(b, Is::Indefinite));
    line.is(i, Is::Document) && article && !line.is(i + 1, Is::Of) && line.parsed && line.leads(&(i..i + 1))
}

/// Whether a place or a name follows, after an article or not.
fn lies(line: &Line, i: usize) -> bool {
    line.capital(i) && !line.words[i].dated || line.is(i, Is::Definite) && line.capital(i + 1)
}

/// Whether a role is an organ.
fn body(role: u32) -> bool {
    WORDS.get(role).bond == Bond::Body
}

/// Whether nothing says whose or which one a draft is.
fn bare(d: &Draft) -> bool {
    let none = d.acts_for.is_none() && d.same.is_none() && d.led_by.is_none();
    none && matches!(d.of, Of::Role(_) | Of::Unknown) && d.tokens == d.core
}

/// Whether a word stands alone behind "the", before nothing that tells more.
fn definite(line: &Line, i: usize) -> bool {
    let before = i.checked_sub(1).is_some_and(|b| line.is(b, Is::Definite));
    let more = line.is(i + 1, Is::Of) || line.hyphen(i + 1);
    let noun = !line.parsed || !matches!(line.sentence.tokens[i].deprel, Deprel::Compound | Deprel::Amod);
    before && !more && noun && !line.capital(i)
}

impl Memory<'_> {
    /// Remembers an organisation or a group, and a state that does something.
    fn remember(&mut self, d: &Draft) {
        let line = &self.lines[self.s];
        let leads = line.leads(&d.tokens);
        let nouns = |tokens: std::ops::Range<usize>| -> Vec<String> {
            let named = tokens.filter(|&i| line.capital(i) && line.words[i].bits.any(&[Is::OrgEnd, Is::OrgHead]));
            named.map(|i| line.form(i).to_lowercase()).collect()
        };
        let organisation = d.kind == NameKind::Actor(ActorKind::Organisation);
        let group = d.kind == NameKind::Actor(ActorKind::Group) && !d.people;
        let kind = |id: &String| self.actors.get(id).and_then(|k| k.kind);
        let of_group = [&d.acts_for, &d.home].into_iter().flatten().find(|id| kind(id) == Some(ActorKind::Group));
        let (draft, nouns) = match d.of {
            Of::Row(_) if d.kind == NameKind::Actor(ActorKind::State) && leads && !d.adjective => {
                (d.clone(), Vec::new())
            }
            Of::Row(_) if organisation || group => (d.clone(), nouns(d.core.clone())),
            Of::Unknown if organisation || d.kind == NameKind::Actor(ActorKind::Other) && !d.adjective => {
                (d.clone(), nouns(d.core.clone()))
            }
            // "Desert Guard commanders" tell of the Desert Guard
            Of::Role(_) if of_group.is_some() => {
                let id = of_group.cloned().unwrap_or_default();
                let kind = NameKind::Actor(ActorKind::Group);
                (
                    Draft {
                        of: Of::Some,
                        kind,
                        id,
                        acts_for: None,
                        home: None,
                        office: None,
                        party: None,
                        ..d.clone()
                    },
                    Vec::new(),
                )
            }
            Of::Role(r) if body(r) && d.acts_for.is_some() => (d.clone(), vec![WORDS.get(r).text().to_owned()]),
            // "a US Embassy official"
            Of::Role(_) | Of::Person(_) if d.acts_for.is_some() => {
                let inside = d.tokens.start..d.core.start;
                let organ = inside.clone().find_map(|i| {
                    let word = line.form(i).to_lowercase();
                    WORDS
                        .role(line.text, line.words[i].span.start, &word)
                        .filter(|(r, _)| body(*r))
                        .map(|(r, _)| (i, r))
                });
                let Some((i, r)) = organ else { return };
                let draft = Draft {
                    of: Of::Role(r),
                    kind: NameKind::Actor(ActorKind::Organisation),
                    id: line.phrase(inside.start..i + 1),
                    office: None,
                    ..d.clone()
                };
                (draft, vec![WORDS.get(r).text().to_owned()])
            }
            _ => return,
        };
        let open = d.of == Of::Unknown && nouns.is_empty() && leads;
        let draft = Draft { adjective: false, ..draft };
        self.told.retain(|t| t.draft.id != draft.id);
        self.told.push(Told { draft, nouns, sentence: self.s, open, leads });
    }
}
