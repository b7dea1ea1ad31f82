//! One telling of an event in one article: what `extract` hands to `merge`.

use super::{Basis, Bounds, EventType, Gap, Participant, RelationKind, Span, Status};

/// One place in one article that tells an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The article's id.
    pub article: String,
    /// Which sentence of the article, counted from 0.
    pub sentence: usize,
    /// Its clause.
    pub clause: Span,
    /// The one word that names it.
    pub trigger: Span,
    /// That word's lemma.
    pub lemma: String,
    /// What kind of act.
    pub kind: EventType,
    /// Its PLOVER root, if it has one.
    pub plover: Option<String>,
    /// Its CAMEO code, if it has one.
    pub cameo: Option<String>,
    /// Whether it happened, by this telling.
    pub status: Status,
    /// Who, in which role.
    pub actors: Vec<Participant>,
    /// The states or organisations that the persons among them act for, in the same roles.
    pub on_behalf: Vec<Participant>,
    /// Where.
    pub place: Option<String>,
    /// Who says so, when not the article itself.
    pub reporter: Option<String>,
    /// The saying that tells it: its place among the article's mentions.
    pub told_in: Option<usize>,
    /// One line, as a historian would write it.
    pub title: String,
    /// Whether it is named by a noun that points back ("the meeting") rather than told.
    pub points_back: bool,
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
    pub rule: String,
    /// How sure the reading is, 0 to 1.
    pub confidence: f64,
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
    pub rule: String,
}
