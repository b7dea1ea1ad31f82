//! Opens `data/en/extract`: the classes of acts and the words of role, status and time.

use super::phrase::Phrase;
use crate::knowledge;
use crate::model::{EventType, Role, Status};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// How a title is put together.
#[derive(Debug, Deserialize)]
pub struct TitleWords {
    /// Third persons that no rule gives.
    pub irregular: HashMap<String, String>,
    /// Endings of the lemma, what is cut and what is put; the first that fits.
    pub endings: Vec<(String, usize, String)>,
    /// Determiners that point back.
    pub definite: HashSet<String>,
    /// Determiners that a title leaves out.
    pub articles: HashSet<String>,
    /// Joins the last of several actors.
    pub and: String,
}

/// How titles are put together, opened once.
pub static TITLE: LazyLock<TitleWords> = LazyLock::new(|| knowledge::open("en/extract/title.yaml"));

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
    roles: BTreeMap<String, Slot>,
}

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
    /// PLOVER root.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Its file, without the ending.
    pub rule: String,
    /// Which role each slot has; none where a slot has no role.
    pub roles: HashMap<String, Option<Role>>,
    /// Its place in the order of precedence; smaller is stronger.
    pub rank: usize,
}

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
    /// Predicate adjectives by lemma.
    pub adjectives: HashMap<String, Vec<Entry>>,
    /// What governing words make of an event.
    pub complement: HashMap<String, Status>,
    /// What words on the event make of it.
    pub modifier: HashMap<String, Status>,
    /// What modals make of their verb.
    pub modal: HashMap<String, Status>,
    /// Words that open a condition.
    pub condition: HashSet<String>,
    /// Verbs that lend an event noun their tense.
    pub support: HashSet<String>,
    /// Verbs that end the state that is their object.
    pub ending: HashSet<String>,
    /// Verbs whose object does what the infinitive says.
    pub object_control: HashSet<String>,
    /// Relative pronouns.
    pub relative: HashSet<String>,
    /// The preposition of belonging.
    pub genitive: String,
    /// The preposition of the doer.
    pub agent: String,
    /// Prepositions of place.
    pub local: HashSet<String>,
    /// Prepositions whose phrase an event noun takes over from the verb that carries it.
    pub carried: HashSet<String>,
    /// Prepositions of the one who is urged.
    pub urged: HashSet<String>,
    /// "formerly".
    pub earlier: HashSet<String>,
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
    object_control: HashSet<String>,
    relative: HashSet<String>,
    link: HashSet<String>,
    genitive: String,
    agent: String,
    local: HashSet<String>,
    carried: HashSet<String>,
    urged: HashSet<String>,
}

#[derive(Deserialize)]
struct StatusFile {
    complement: BTreeMap<Status, Vec<String>>,
    modifier: BTreeMap<Status, Vec<String>>,
    modal: BTreeMap<Status, Vec<String>>,
    condition: HashSet<String>,
    support: HashSet<String>,
    ending: HashSet<String>,
}

#[derive(Deserialize)]
struct TimeFile {
    earlier: HashSet<String>,
}

impl Lexicon {
    fn open() -> Lexicon {
        let defaults: RoleFile = knowledge::open("en/extract/roles.yaml");
        let status: StatusFile = knowledge::open("en/extract/status.yaml");
        let time: TimeFile = knowledge::open("en/extract/time.yaml");
        let order = knowledge::open::<Precedence>("en/extract/precedence.yaml").order;
        let mut lexicon = Lexicon {
            acts: Vec::new(),
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            adjectives: HashMap::new(),
            complement: by_word(status.complement),
            modifier: by_word(status.modifier),
            modal: by_word(status.modal),
            condition: status.condition,
            support: status.support,
            ending: status.ending,
            object_control: defaults.object_control,
            relative: defaults.relative,
            genitive: defaults.genitive,
            agent: defaults.agent,
            local: defaults.local,
            carried: defaults.carried,
            urged: defaults.urged,
            earlier: time.earlier,
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
        for (list, map) in
            [(&act.verbs, &mut self.verbs), (&act.nouns, &mut self.nouns), (&act.adjectives, &mut self.adjectives)]
        {
            let verbal = !std::ptr::eq(list, &act.nouns);
            for text in list {
                for phrase in Phrase::read(text, if verbal { None } else { Some(link) }) {
                    map.entry(phrase.head.clone()).or_default().push(Entry { act: n, phrase, never: false });
                }
            }
        }
        for text in &act.never {
            for (verbal, map) in [(true, &mut self.verbs), (false, &mut self.nouns)] {
                for phrase in Phrase::read(text, if verbal { None } else { Some(link) }) {
                    map.entry(phrase.head.clone()).or_default().push(Entry { act: n, phrase, never: true });
                }
            }
        }
        let slots = defaults.iter().chain(&act.roles);
        let roles = slots.map(|(word, slot)| (word.clone(), role(*slot))).collect();
        let rule = file.trim_end_matches(".yaml").to_owned();
        self.acts.push(Act { kind: act.kind, plover: act.plover, cameo: act.cameo, rule, roles, rank });
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

fn by_word(lists: BTreeMap<Status, Vec<String>>) -> HashMap<String, Status> {
    lists.into_iter().flat_map(|(status, words)| words.into_iter().map(move |w| (w, status))).collect()
}

/// The codes of a type of event: PLOVER root and CAMEO code; none where the scheme has no place for it.
pub fn codes(kind: EventType) -> (Option<&'static str>, Option<&'static str>) {
    let act = LEXICON.acts.iter().find(|a| a.kind == kind);
    act.map_or((None, None), |a| (a.plover.as_deref(), a.cameo.as_deref()))
}
