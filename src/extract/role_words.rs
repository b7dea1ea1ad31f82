//! The words of role of `data/en/extract/roles.yaml`: who stands in which slot, and what joins them.

use crate::knowledge;
use crate::model::EventType;
use foldhash::HashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words by which a sentence tells who does what to whom.
#[derive(Debug, Deserialize)]
pub struct RoleWords {
    /// Verbs whose object does what the infinitive says.
    pub object_control: HashSet<String>,
    /// Nouns of offices, whose holders do rather than suffer where they are subjects.
    pub offices: HashSet<String>,
    /// Relative pronouns.
    pub relative: HashSet<String>,
    /// Adverbs that stand for the place before them.
    pub places: HashSet<String>,
    /// The preposition of place whose slot that is.
    pub inside: String,
    /// The preposition of belonging.
    pub genitive: String,
    /// Prepositions of the one whose something is.
    pub owners: HashSet<String>,
    /// Participles that tell what their subject is like.
    pub stative: HashSet<String>,
    /// Pronouns that mean the subject of the clause above.
    pub back: HashSet<String>,
    /// Prepositions of the one to whom something planned is done.
    pub patient: HashSet<String>,
    /// The preposition of the doer.
    pub agent: String,
    /// Prepositions of those whom a thing is meant for.
    pub meant: HashSet<String>,
    /// Prepositions that tell a party of an act from far down its object.
    pub far: HashSet<String>,
    /// Verbs whose subject takes part in the event that a preposition joins to them.
    pub joins: HashSet<String>,
    /// Nouns of what somebody plans, attempts or hopes for.
    pub plans: HashSet<String>,
    /// Nouns of places: what is done there is done to whose they are.
    pub grounds: HashSet<String>,
    /// Nouns of people close to somebody who are not he.
    pub kin: HashSet<String>,
    /// Nouns whose adjective names a people and not a state.
    pub tongues: HashSet<String>,
    /// Prepositions by which a verb carries an event noun.
    pub carriers: HashSet<String>,
    /// Prepositions of what somebody gets something for.
    pub deserts: HashSet<String>,
    /// Prepositions of the deed that an act answers.
    pub causes: HashSet<String>,
    /// Prepositions of a deed that came before.
    pub follows: HashSet<String>,
    /// Kinds of act that answer a deed of those to whom they are done.
    pub answering: HashSet<EventType>,
    /// Verbs whose object speaks: "quoted the minister".
    pub quoting: HashSet<String>,
    /// Prepositions that may open a clause.
    pub subordinators: HashSet<String>,
    /// Gerunds that only join, as prepositions do.
    pub joining: HashSet<String>,
    /// Prepositions of some of those before them.
    pub listing: HashSet<String>,
    /// Prepositions of those of whom somebody is one.
    pub among: HashSet<String>,
    /// Numerals of one of several.
    pub one: HashSet<String>,
    /// Verbs whose subject gets what the noun tells from another.
    pub getting: HashSet<String>,
    /// The preposition of the one it comes from.
    pub source: String,
    /// Prepositions of the terms of a deal.
    pub terms: HashSet<String>,
    /// Prepositions of place.
    pub local: HashSet<String>,
    /// Prepositions whose phrase an event noun takes over from the verb that carries it.
    pub carried: HashSet<String>,
    /// Prepositions of the one who is urged.
    pub urged: HashSet<String>,
}

/// Those words, opened once.
pub static ROLES: LazyLock<RoleWords> = LazyLock::new(|| knowledge::open("en/extract/roles.yaml"));
