//! What one or several mentions tell of an event, in a form that is quick to compare.
//!
//! In: a mention. Out: its words, names, places, parties and dates as sorted numbers; two tales of one event add up.

use super::lexicon::MERGING;
use crate::model::{Basis, Bounds, EventType, Mention, Moment, Naming, Role, Status, Window};
use foldhash::HashMap;
use std::sync::LazyLock;

/// Numbers for words: the same word, the same number.
#[derive(Default)]
pub struct Numbers<'a>(HashMap<&'a str, u32>);

impl<'a> Numbers<'a> {
    fn of(&mut self, word: &'a str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }

    fn all(&mut self, words: impl Iterator<Item = &'a (impl AsRef<str> + 'a)>) -> Vec<u32> {
        let mut all: Vec<u32> = words.map(|w| self.of(w.as_ref())).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What is told of an event.
#[derive(Debug, Clone)]
pub struct Tale {
    /// Its types.
    pub kinds: Vec<EventType>,
    /// A bit for each family that these are of.
    pub families: u128,
    /// The words that name it.
    pub lemmas: Vec<u32>,
    /// The sets of words that these stand in.
    pub sets: Vec<u32>,
    /// Who takes part.
    pub parties: Vec<u32>,
    /// Whether some of these may be anybody: "several ministers".
    pub open: bool,
    /// Who and what is named, the parties included.
    pub names: Vec<u32>,
    /// Where: towns and regions.
    pub places: Vec<u32>,
    /// In which states.
    pub lands: Vec<u32>,
    /// Of a visit, who is visited.
    pub goals: Vec<u32>,
    /// Of what befalls people once, whom: of an arrest, a release, a death.
    pub befallen: Vec<u32>,
    /// Other words on it.
    pub words: Vec<u32>,
    /// Its time by words that date it; none where no words do.
    pub dated: Option<Bounds>,
    /// The days that its clause has, where it has none of its own.
    pub borrowed: Option<Window>,
    /// The printing of the latest article that tells it as past.
    pub told: Option<Moment>,
    /// What is told of its reality by other than nouns that point back; none while only these tell it.
    pub real: Option<Reality>,
    /// How it is named: the strongest naming.
    pub naming: Naming,
    /// Whether nouns in the plural name it; none while no noun does.
    pub plural: Option<bool>,
    /// The reality that its first telling has by itself.
    pub seems: Reality,
    /// Whether only side clauses tell it, and no saying.
    pub aside: bool,
    /// Whether it is a saying.
    pub speech: bool,
    /// The sentence of its last mention, in the article at hand.
    pub last: usize,
    /// The sentence of its first.
    pub first: usize,
    /// How many mentions.
    pub size: usize,
}

/// What kind of reality: these are never one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reality {
    /// It has happened or goes on.
    Done,
    /// It is ahead or thought of.
    Ahead,
    /// It did not happen.
    Not,
    /// Somebody alleges it.
    Alleged,
}

impl Reality {
    /// Of a status.
    pub fn of(status: Status) -> Reality {
        match status {
            Status::Occurred | Status::Ongoing => Reality::Done,
            Status::Planned | Status::Conditional | Status::Hypothetical => Reality::Ahead,
            Status::Negated | Status::Denied => Reality::Not,
            Status::Alleged => Reality::Alleged,
        }
    }
}

/// Whether somebody is known only as one of many: "several ministers", "world leaders".
pub fn unnamed(id: &str) -> bool {
    // "Several ministers" at the head of a sentence, but not "World Bank"
    let crowd = |(first, rest): (&str, &str)| {
        MERGING.unnamed.contains(&first.to_lowercase()) && !rest.contains(char::is_uppercase)
    };
    id.split_once(' ').is_some_and(crowd)
}

/// Whether what people have that role in befalls them but once.
fn befalls(kind: EventType, role: Role) -> bool {
    matches!(kind.family(), "detain" | "deport" | "release" | "hostage" | "life")
        && matches!(role, Role::Recipient | Role::Object)
}

impl Tale {
    /// What one mention tells.
    pub fn of<'a>(m: &'a Mention, numbers: &mut Numbers<'a>) -> Tale {
        let parties = numbers.all(m.actors.iter().chain(&m.on_behalf).map(|p| &p.id));
        let names = union(&numbers.all(m.about.names.iter()), &parties);
        let places = numbers.all(m.about.places.iter().chain(&m.place));
        let mut sets = MERGING.tellings.get(&m.lemma.to_lowercase()).cloned().unwrap_or_default();
        sets.sort_unstable();
        let by_words = m.says.is_some() && matches!(m.basis, Basis::Stated | Basis::Anchored);
        let points_back = matches!(m.about.naming, Naming::Definite | Naming::Bare);
        Tale {
            kinds: vec![m.kind],
            families: bit(m.kind),
            lemmas: vec![numbers.of(&m.lemma)],
            sets,
            parties,
            open: m.actors.iter().any(|p| unnamed(&p.id)),
            names,
            places,
            goals: numbers.all(
                m.actors.iter().filter(|p| m.kind.family() == "visit" && p.role == Role::Recipient).map(|p| &p.id),
            ),
            befallen: numbers.all(m.actors.iter().filter(|p| befalls(m.kind, p.role)).map(|p| &p.id)),
            lands: numbers.all(m.about.lands.iter()),
            words: numbers.all(m.about.words.iter()),
            dated: by_words.then_some(m.bounds),
            borrowed: m.says.as_ref().filter(|_| !by_words).map(|_| days(m.bounds)),
            told: m.bounds.start.latest.filter(|_| Reality::of(m.status) == Reality::Done),
            real: (!points_back).then_some(Reality::of(m.status)),
            naming: m.about.naming,
            // "broke relations": the noun of a phrase says nothing of how many
            plural: (m.about.naming != Naming::Told && !m.about.carried).then_some(m.about.plural),
            seems: Reality::of(m.status),
            aside: !m.main && m.told_in.is_none(),
            speech: matches!(m.kind.family(), "say" | "ask" | "meta"),
            last: m.sentence,
            first: m.sentence,
            size: 1,
        }
    }

    /// Adds what another tale of the same event tells.
    pub fn add(&mut self, other: &Tale) {
        let both = |a: &mut Vec<u32>, b: &[u32]| *a = union(a, b);
        both(&mut self.lemmas, &other.lemmas);
        both(&mut self.sets, &other.sets);
        both(&mut self.parties, &other.parties);
        self.open |= other.open;
        both(&mut self.names, &other.names);
        both(&mut self.places, &other.places);
        both(&mut self.lands, &other.lands);
        both(&mut self.goals, &other.goals);
        both(&mut self.befallen, &other.befallen);
        both(&mut self.words, &other.words);
        for kind in &other.kinds {
            if !self.kinds.contains(kind) {
                self.kinds.push(*kind);
            }
        }
        self.families |= other.families;
        self.borrowed = self.borrowed.or(other.borrowed);
        self.dated = match (self.dated, other.dated) {
            (Some(a), Some(b)) => Some(Some(a.meet(b)).filter(|m| !m.is_empty()).unwrap_or(a)),
            (a, b) => a.or(b),
        };
        self.told = match (self.told, other.told) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.real = self.real.or(other.real);
        self.plural = self.plural.or(other.plural);
        self.aside &= other.aside;
        self.speech &= other.speech;
        self.last = self.last.max(other.last);
        self.first = self.first.min(other.first);
        self.size += other.size;
    }

    /// The days it is dated to.
    pub fn days(&self) -> Option<Window> {
        self.dated.map(days)
    }
}

fn days(b: Bounds) -> Window {
    Window { earliest: b.start.earliest, latest: b.end.latest }
}

/// Kinds whose tellings may be of one happening have one name.
fn family(kind: EventType) -> &'static str {
    match kind.family() {
        "meet" | "negotiate" | "followup" => "meet",
        other => other,
    }
}

/// The bit of a type's family.
pub fn bit(kind: EventType) -> u128 {
    static BITS: LazyLock<Vec<u128>> = LazyLock::new(|| {
        let mut known: Vec<&str> = Vec::new();
        let bit = |(kind, _): &(EventType, &str)| {
            let at = known.iter().position(|f| *f == family(*kind)).unwrap_or(known.len());
            if at == known.len() {
                known.push(family(*kind));
            }
            1 << at
        };
        EventType::ALL.iter().map(bit).collect()
    });
    BITS[kind as usize]
}

/// The bits of some families.
pub fn bits(families: &[&str]) -> u128 {
    let of = EventType::ALL.iter().map(|(kind, _)| *kind).filter(|k| families.contains(&family(*k)));
    of.fold(0, |bits, kind| bits | bit(kind))
}

/// What either list has; both sorted.
pub fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// How many numbers both lists have; both sorted.
pub fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}
