//! Opens `data/en/extract`: the classes of acts and the words of role, status and time.

use super::phrase::Phrase;
use super::reality::STATUS;
use crate::knowledge;
use crate::model::{EventType, Role, Status};
use foldhash::{HashMap, HashMapExt, HashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that place events beside others in their sentence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWords {
    /// Adverbs that place an event before the story's day.
    pub earlier: HashSet<String>,
    /// Of these, those that look back no further than the news.
    pub lately: HashSet<String>,
    /// Words that place an event later on the day told last.
    pub later: HashSet<String>,
    /// Conjunctions whose clause has the time of its main clause.
    pub together: HashSet<String>,
    /// Prepositions of a day on which something went on.
    pub holding: HashSet<String>,
    /// Conjunctions whose clause is over when its main clause begins.
    pub behind: HashSet<String>,
    /// Conjunctions whose clause begins when its main clause is over.
    pub ahead: HashSet<String>,
    /// Prepositions of the occasion on which something is done.
    pub occasion: HashSet<String>,
    /// The same of an occasion not told of before.
    pub loosely: HashSet<String>,
}

/// How words place events, opened once.
pub static TIME: LazyLock<TimeWords> = LazyLock::new(|| knowledge::open("en/extract/time.yaml"));

/// Words by which a sentence tells one event twice, or names what was told before.
#[derive(Debug, Deserialize)]
pub struct SameWords {
    /// Verbs of outcome.
    pub outcomes: HashSet<String>,
    /// Nouns and verbs of accidents that nobody can have meant.
    pub nature: HashSet<String>,
    /// Prepositions that join a verb to the noun of the same event.
    pub joins: HashSet<String>,
    /// Of a noun that names one more event.
    pub further: HashSet<String>,
    /// Of a noun that names no certain event.
    pub vague: HashSet<String>,
    /// Of a noun that brings in something new.
    pub indefinite: HashSet<String>,
    /// Nouns whose plural names one event.
    pub masses: HashSet<String>,
    /// Pronouns of the one who speaks.
    pub speaker: HashSet<String>,
}

/// Those words, opened once.
pub static SAME: LazyLock<SameWords> = LazyLock::new(|| knowledge::open("en/extract/same.yaml"));

/// One class of acts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActFile {
    #[serde(rename = "type")]
    kind: EventType,
    plover: Option<String>,
    cameo: Option<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    modals: Vec<String>,
    #[serde(default)]
    said: Vec<String>,
    #[serde(default)]
    codes: BTreeMap<String, Code>,
    #[serde(default)]
    roles: BTreeMap<String, Slot>,
    #[serde(default)]
    by_state: BTreeMap<String, EventType>,
}

/// A PLOVER root and a CAMEO code; none where the scheme has no place for it.
pub type Code = (Option<String>, Option<String>);

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Slot {
    Actor,
    Recipient,
    Participant,
    Mediator,
    Object,
    None,
}

/// What the engine knows of one class of acts.
#[derive(Debug)]
pub struct Act {
    /// Its type.
    pub kind: EventType,
    /// Its PLOVER root and CAMEO code.
    pub code: Code,
    /// Other codes, where certain words stand.
    pub codes: Vec<(Phrase, Code)>,
    /// Its file, without the ending.
    pub rule: String,
    /// Which role each slot has; none where a slot has no role.
    pub roles: HashMap<String, Option<Role>>,
    /// Its place in the order of precedence; smaller is stronger.
    pub rank: usize,
    /// What it is when a state does it, by the lemma of its verb.
    by_state: BTreeMap<String, EventType>,
}

impl Act {
    /// What it is when a state does it with this verb, if that is something else.
    pub fn of_state(&self, lemma: &str) -> Option<&'static Act> {
        let kind = *self.by_state.get(lemma)?;
        LEXICON.acts.iter().find(|a| a.kind == kind)
    }
}

/// In a list of what is said: any deed that is a wrong.
const WRONG: &str = "<wrong>";

/// One entry of an act's file.
#[derive(Debug)]
pub struct Entry {
    /// Which act, by its place in [`Lexicon::acts`].
    pub act: usize,
    /// What must be there.
    pub phrase: Phrase,
    /// Whether the entry says that this is *not* the act.
    pub never: bool,
}

/// All that `data/en/extract` says.
#[derive(Debug)]
pub struct Lexicon {
    /// The classes of acts.
    pub acts: Vec<Act>,
    /// Verb entries by the lemma of their verb.
    pub verbs: HashMap<String, Vec<Entry>>,
    /// Noun entries by the lemma of their head.
    pub nouns: HashMap<String, Vec<Entry>>,
    /// Modals of duty, by the act that a saying is which lays them on somebody.
    pub duty: HashMap<String, usize>,
    /// What makes the saying that tells it an act, by the lemma of its head.
    pub said: HashMap<String, Vec<Entry>>,
    /// The act that a saying is which tells another's wrong.
    pub blame: Option<usize>,
    /// What a status makes of a PLOVER root.
    pub by_status: HashMap<Status, BTreeMap<String, Code>>,
    /// Predicate adjectives by lemma.
    pub adjectives: HashMap<String, Vec<Entry>>,
    /// Verbs that lend an event noun their tense, their subject or their place.
    pub support: HashSet<String>,
    /// Verbs that end the state that is their object.
    pub ending: HashSet<String>,
}

/// The lexicon, opened once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::open);

#[derive(Deserialize)]
struct Precedence {
    order: Vec<EventType>,
}

#[derive(Deserialize)]
struct RoleFile {
    roles: BTreeMap<String, Slot>,
    link: HashSet<String>,
}

impl Lexicon {
    fn open() -> Lexicon {
        let defaults: RoleFile = knowledge::open("en/extract/roles.yaml");
        let order = knowledge::open::<Precedence>("en/extract/precedence.yaml").order;
        let mut lexicon = Lexicon {
            acts: Vec::new(),
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            adjectives: HashMap::new(),
            duty: HashMap::new(),
            said: HashMap::new(),
            blame: None,
            by_status: knowledge::open("en/extract/codes.yaml"),
            support: STATUS.object_carriers.union(&STATUS.subject_carriers).cloned().collect(),
            ending: STATUS.ending.clone(),
        };
        for (file, act) in knowledge::load::<ActFile>("en/extract/acts") {
            let rank = order.iter().position(|k| *k == act.kind).unwrap_or(order.len());
            lexicon.add(file, act, &defaults.roles, &defaults.link, rank);
        }
        lexicon
    }

    fn add(
        &mut self,
        file: &str,
        act: ActFile,
        defaults: &BTreeMap<String, Slot>,
        link: &HashSet<String>,
        rank: usize,
    ) {
        let n = self.acts.len();
        let forms = |text: &str, verbal: bool| Phrase::read(text, if verbal { None } else { Some(link) });
        let put = |map: &mut HashMap<String, Vec<Entry>>, phrase: Phrase, never: bool| {
            map.entry(phrase.head.clone()).or_default().push(Entry { act: n, phrase, never });
        };
        for text in &act.verbs {
            match Phrase::predicate(text) {
                // "be at war", "be to blame": the last word bears it
                Some(phrases) => {
                    for phrase in phrases {
                        put(&mut self.nouns, phrase.clone(), false);
                        put(&mut self.verbs, phrase.clone(), false);
                        put(&mut self.adjectives, phrase, false);
                    }
                }
                None => forms(text, true).into_iter().for_each(|p| put(&mut self.verbs, p, false)),
            }
        }
        for text in &act.nouns {
            forms(text, false).into_iter().for_each(|p| put(&mut self.nouns, p, false));
        }
        for text in &act.adjectives {
            forms(text, true).into_iter().for_each(|p| put(&mut self.adjectives, p, false));
        }
        for text in &act.said {
            if text == WRONG {
                self.blame = Some(n);
                continue;
            }
            let phrases = Phrase::predicate(text).unwrap_or_else(|| forms(text, true));
            phrases.into_iter().for_each(|p| put(&mut self.said, p, false));
        }
        for text in &act.never {
            forms(text, true).into_iter().for_each(|p| put(&mut self.verbs, p, true));
            forms(text, false).into_iter().for_each(|p| put(&mut self.nouns, p, true));
        }
        self.duty.extend(act.modals.into_iter().map(|m| (m, n)));
        let both = |text: &str| [forms(text, true), forms(text, false)].concat();
        let codes: Vec<(Phrase, Code)> =
            act.codes.iter().flat_map(|(text, code)| both(text).into_iter().map(|p| (p, code.clone()))).collect();
        let slots = defaults.iter().chain(&act.roles);
        let roles = slots.map(|(word, slot)| (word.clone(), role(*slot))).collect();
        let rule = file.trim_end_matches(".yaml").to_owned();
        self.acts.push(Act {
            kind: act.kind,
            code: (act.plover, act.cameo),
            codes,
            rule,
            roles,
            rank,
            by_state: act.by_state,
        });
    }
}

fn role(slot: Slot) -> Option<Role> {
    match slot {
        Slot::Actor => Some(Role::Actor),
        Slot::Recipient => Some(Role::Recipient),
        Slot::Participant => Some(Role::Participant),
        Slot::Mediator => Some(Role::Mediator),
        Slot::Object => Some(Role::Object),
        Slot::None => None,
    }
}

/// The codes of an event. The schemes have no status: a plan is coded as a promise or a threat, a refusal as such.
pub fn codes(code: &'static Code, status: Status) -> (Option<&'static str>, Option<&'static str>) {
    let made = LEXICON.by_status.get(&status).zip(code.0.as_ref());
    let code = match made {
        Some((made, root)) => made.get(root),
        None => Some(code),
    };
    code.map_or((None, None), |(plover, cameo)| (plover.as_deref(), cameo.as_deref()))
}
