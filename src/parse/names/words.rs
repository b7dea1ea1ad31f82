//! The words around names: offices and bodies, titles, given names, articles, prepositions, pronouns.
//!
//! In: `data/actors/words`, `persons` and `ambiguous.yaml`, opened once. Out: for a word what it may be; for a place in a
//! text the office or body named there: in "Foreign Minister Mottaki said" the office "foreign minister".

use super::files::{GivenFile, Reading, Readings, RoleFile, RoleList, SmallFile, TitleFile};
use super::table::{key, stretch};
use crate::knowledge;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// What a word may be; a word can be several things at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Is {
    Definite, Indefinite, Institution, Document, Owns, Possessive, He, She, They, It, Whose, Number, Of, For, To, In, Ethnic, Pair, Motion, Within, Lives, Says, And, Plain,
    Beside, Former, Against, Before, Male, Female, Small, After, GivenMale, GivenFemale, GivenEither, Doubtful,
    OrgEnd, OrgHead, OrgInside, PlaceEnd, PlaceHead, EventEnd,
}

/// The things a word may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bits(u64);

impl Bits {
    /// Whether it may be that.
    pub fn is(self, what: Is) -> bool {
        self.0 & (1 << what as u64) != 0
    }

    /// Whether it may be one of those.
    pub fn any(self, what: &[Is]) -> bool {
        what.iter().any(|&w| self.is(w))
    }
}

/// How a role ties somebody to its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// It is the state itself.
    Government,
    /// An organ.
    Body,
    /// One person who acts for the owner.
    Office,
    /// People who act for the owner.
    Crowd,
    /// Only belongs to the owner.
    Belongs,
}

/// An office, body or crowd.
#[derive(Debug)]
pub(super) struct Role {
    text: Box<str>,
    /// The tie.
    pub bond: Bond,
    /// Tells an actor even when no owner stands beside it.
    pub bare: bool,
    /// As a party to an event it is the state or body that it acts for.
    pub state: bool,
    /// Where they are says whose they are.
    pub there: bool,
    /// People of one person: "his associates".
    pub near: bool,
    /// With "the", a group named before: "the militia".
    pub again: bool,
    /// Named with where they are: "reports in Chad".
    pub placed: bool,
    /// May be followed by "for" and the owner.
    pub speaks: bool,
    list: u16,
    kin: u32,
}

impl Role {
    /// The word itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether both may be said of one person.
    pub fn fits(&self, other: &Role) -> bool {
        self.text == other.text || self.list == other.list || self.kin & other.kin != 0
    }

    /// Whether its word is the plural of another's.
    pub fn plural_of(&self, one: &Role) -> bool {
        self.text.strip_suffix('s') == Some(&one.text)
    }

    /// Whether it is the same word.
    pub fn same(&self, other: &Role) -> bool {
        self.text == other.text
    }
}

/// What begins with a word.
#[derive(Default)]
pub(super) struct Entry {
    bits: Bits,
    roles: Vec<u32>,
    phrases: Vec<u32>,
}

/// All these words.
pub(super) struct Words {
    entries: HashMap<Box<str>, Entry>,
    roles: Vec<Role>,
    /// Fixed phrases: "both sides" (true), "Guinea pig" (false: names nobody).
    phrases: Vec<(Box<str>, bool)>,
    /// The ambiguous names.
    pub readings: Vec<Reading>,
    /// What people near to somebody are called after him, with `{people}` and `{person}`.
    pub near_to: String,
}

/// The words, opened at first use.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::open);

impl Words {
    fn open() -> Words {
        let mut words = Words {
            entries: HashMap::new(),
            roles: Vec::new(),
            phrases: Vec::new(),
            readings: Vec::new(),
            near_to: String::new(),
        };
        let t: TitleFile = knowledge::open("actors/words/titles.yaml");
        let s: SmallFile = knowledge::open("actors/words/small.yaml");
        let g: GivenFile = knowledge::open("actors/persons/given.yaml");
        let r: Readings = knowledge::open("actors/ambiguous.yaml");
        let lower: [(Is, &[String]); 33] = [
            (Is::Definite, &s.definite),
            (Is::Indefinite, &s.indefinite),
            (Is::Institution, &s.institutions),
            (Is::Document, &s.documents),
            (Is::Possessive, &s.possessive),
            (Is::Owns, &s.owns),
            (Is::He, &s.he),
            (Is::She, &s.she),
            (Is::They, &s.they),
            (Is::It, &s.it),
            (Is::Whose, &s.whose),
            (Is::Number, &s.numbers),
            (Is::Of, &s.of),
            (Is::For, &s.speaks),
            (Is::To, &s.to),
            (Is::In, &s.within_place),
            (Is::Ethnic, &s.ethnic),
            (Is::Pair, &s.two),
            (Is::Motion, &s.motion),
            (Is::Within, &s.within),
            (Is::Lives, &s.lives),
            (Is::Says, &s.says),
            (Is::And, &s.and),
            (Is::Plain, &s.plain),
            (Is::Beside, &t.beside),
            (Is::Former, &t.former),
            (Is::Against, &t.against),
            (Is::Small, &t.small),
            (Is::After, &t.after),
            (Is::Before, &t.before),
            (Is::Male, &t.male),
            (Is::Female, &t.female),
            (Is::OrgInside, &s.organisation.inside),
        ];
        let upper: [(Is, &[String]); 9] = [
            (Is::GivenMale, &g.male),
            (Is::GivenFemale, &g.female),
            (Is::GivenEither, &g.either),
            (Is::Doubtful, &g.doubtful),
            (Is::OrgEnd, &s.organisation.ends),
            (Is::OrgHead, &s.organisation.heads),
            (Is::PlaceEnd, &s.place.ends),
            (Is::PlaceHead, &s.place.heads),
            (Is::EventEnd, &s.event.ends),
        ];
        for (what, list) in lower.iter().chain(&upper) {
            for word in *list {
                let entry = words.entries.entry(word.to_lowercase().into()).or_default();
                entry.bits.0 |= 1 << *what as u64;
            }
        }
        words.add_roles();
        for (list, pair) in [(&s.pairs, true), (&r.nothing, false)] {
            for phrase in list {
                let entry = words.entries.entry(key(phrase).to_lowercase().into()).or_default();
                entry.phrases.push(words.phrases.len() as u32);
                words.phrases.push((phrase.as_str().into(), pair));
            }
        }
        words.readings = r.rows;
        let (roles, phrases) = (&words.roles, &words.phrases);
        for entry in words.entries.values_mut() {
            entry.roles.sort_by_key(|&r| std::cmp::Reverse(roles[r as usize].text.len()));
            entry.phrases.sort_by_key(|&p| std::cmp::Reverse(phrases[p as usize].0.len()));
        }
        words
    }

    fn add_roles(&mut self) {
        let f: RoleFile = knowledge::open("actors/words/roles.yaml");
        self.near_to.clone_from(&f.near_to);
        let government = vec![RoleList {
            bare: true,
            state: true,
            there: true,
            near: false,
            again: false,
            placed: false,
            words: f.government,
        }];
        let groups = [
            (Bond::Government, government),
            (Bond::Body, f.body),
            (Bond::Office, f.office),
            (Bond::Crowd, f.crowd),
            (Bond::Belongs, f.bond),
        ];
        let mut kin: HashMap<&str, u32> = HashMap::new();
        for (k, list) in f.kin.iter().enumerate() {
            list.iter().for_each(|w| *kin.entry(w).or_default() |= 1 << k);
        }
        let mut number = 0;
        for (bond, lists) in groups {
            for list in lists {
                number += 1;
                for word in &list.words {
                    let entry = self.entries.entry(key(word).to_lowercase().into()).or_default();
                    entry.roles.push(self.roles.len() as u32);
                    self.roles.push(Role {
                        text: word.as_str().into(),
                        bond,
                        bare: list.bare,
                        there: list.there,
                        near: list.near,
                        again: list.again,
                        placed: list.placed,
                        state: list.state || bond == Bond::Office,
                        speaks: f.speaks.contains(word),
                        list: number,
                        kin: kin.get(word.as_str()).copied().unwrap_or(0),
                    });
                }
            }
        }
    }

    /// Whether a name is among the ambiguous ones.
    pub fn ambiguous(&self, name: &str) -> bool {
        self.readings.iter().any(|r| r.name == name)
    }

    /// What a word, in lower case, may be.
    pub fn bits(&self, lower: &str) -> Bits {
        self.entries.get(lower).map_or(Bits::default(), |e| e.bits)
    }

    /// What begins with a word, in lower case.
    pub fn under(&self, first: &str) -> Option<&Entry> {
        self.entries.get(first)
    }

    /// The longest role that begins at a byte, and where it ends. `first` is the lower-case run of letters there.
    pub fn role(&self, text: &str, at: usize, first: &str) -> Option<(u32, usize)> {
        self.role_under(self.under(first)?, text, at)
    }

    /// The same, with what begins with that run.
    pub fn role_under(&self, entry: &Entry, text: &str, at: usize) -> Option<(u32, usize)> {
        entry.roles.iter().find_map(|&r| Some((r, stretch(text, at, &self.roles[r as usize].text, true)?)))
    }

    /// The longest fixed phrase that begins at a byte: whether it stands for a pair, and where it ends.
    pub fn phrase_under(&self, entry: &Entry, text: &str, at: usize) -> Option<(bool, usize)> {
        entry.phrases.iter().find_map(|&p| {
            let (phrase, pair) = &self.phrases[p as usize];
            Some((*pair, stretch(text, at, phrase, *pair)?))
        })
    }

    /// A role by its number.
    pub fn get(&self, role: u32) -> &Role {
        &self.roles[role as usize]
    }
}
