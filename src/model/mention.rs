//! One telling of an event in one article: what `extract` hands to `merge`.

use super::{Basis, Bounds, EventType, Gap, Participant, RelationKind, Role, Span, Status};
use std::sync::Arc;

/// One place in one article that tells an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Which sentence of the article, counted from 0.
    pub sentence: usize,
    /// Its clause.
    pub clause: Span,
    /// The one word that names it.
    pub trigger: Span,
    /// That word's lemma.
    pub lemma: Arc<str>,
    /// What kind of act.
    pub kind: EventType,
    /// Its PLOVER root, if it has one.
    pub plover: Option<&'static str>,
    /// Its CAMEO code, if it has one.
    pub cameo: Option<&'static str>,
    /// Whether it happened, by this telling.
    pub status: Status,
    /// Who, in which role.
    pub actors: Vec<Participant>,
    /// The states or organisations that the persons among them act for, in the same roles.
    pub on_behalf: Vec<Participant>,
    /// The states that those who act for none are at home in ("Hamas", "Egyptian students"), in the same roles.
    pub home: Vec<Participant>,
    /// The role of a speaker who tells it of himself in words that are quoted: "we met".
    pub speaker: Option<Role>,
    /// Where.
    pub place: Option<String>,
    /// Who says so, when not the article itself.
    pub reporter: Option<String>,
    /// The saying that tells it: its place among the article's mentions.
    pub told_in: Option<usize>,
    /// One line, as a historian would write it.
    pub title: String,
    /// Another mention of the sentence that tells the same event: its place among the article's mentions.
    pub same_as: Option<usize>,
    /// What stands on it, and how it names the event.
    pub about: About,
    /// Whether it stands on the main line of the story (not in a side clause).
    pub main: bool,
    /// What the words alone say of its time.
    pub bounds: Bounds,
    /// How sure that is.
    pub basis: Basis,
    /// The place of the words that date it.
    pub says: Option<Span>,
    /// What a relative date was counted from.
    pub anchor: Option<String>,
    /// The arithmetic of its date.
    pub why: Option<String>,
    /// The date as EDTF, where its own words give one.
    pub when: Option<super::Edtf>,
    /// The rule that read it.
    pub rule: &'static str,
    /// How sure the reading is, 0 to 1.
    pub confidence: f64,
}

/// How words name an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// A verb or adjective tells it: "bombed".
    #[default]
    Told,
    /// A noun that points back, or whose owner is told: "the bombing", "Iran's reply".
    Definite,
    /// A noun without determiner: "bombings".
    Bare,
    /// A noun that brings in something new: "a bombing".
    Indefinite,
    /// A noun for one more than those told: "another bombing", "further talks".
    Further,
    /// A noun for none in particular: "any attack", "several raids".
    Vague,
}

/// What a mention is about, as far as the words on it tell: each list sorted, without doubles.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// How the event is named.
    pub naming: Naming,
    /// Whether a noun names several.
    pub plural: bool,
    /// Whether a verb takes the noun into its own phrase: "held talks", "condemned the attack".
    pub carried: bool,
    /// Ids of who and what is named on it, with the states that places and persons belong to.
    pub names: Vec<String>,
    /// The towns and regions named on it.
    pub places: Vec<String>,
    /// The states that these lie in, or that are themselves named as the place.
    pub lands: Vec<String>,
    /// The lemmas of the other content words on it, in lower case.
    pub words: Vec<Arc<str>>,
}

/// How two mentions of one article stand to each other: what `relate` hands to `merge`.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its place in the article's mentions.
    pub from: usize,
    /// Its place in the article's mentions.
    pub to: usize,
    /// How `from` stands to `to`.
    pub relation: RelationKind,
    /// How far apart, when told.
    pub gap: Option<Gap>,
    /// How sure.
    pub basis: Basis,
    /// The words that say so.
    pub words: Span,
    /// The clause or sentence they stand in.
    pub clause: Span,
    /// The rule that read them.
    pub rule: &'static str,
}
