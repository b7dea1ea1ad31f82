//! The forms of the word files under `data/actors/`.
//!
//! In: what a file says. Out: its lists, each under the name that the file gives it: `male: [Hassan, Ryan]`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What an ambiguous name means when some words are near and others are not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reading {
    /// The ambiguous name.
    pub name: String,
    /// What it means then.
    pub mean: Meant,
    /// Words of which one is in the article.
    pub near: Vec<String>,
    /// Words of which none is.
    pub against: Vec<String>,
}

/// The other meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meant {
    /// An actor's id.
    pub id: Option<String>,
    /// A place in this state.
    pub place: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Readings {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub rows: Vec<Reading>,
    pub nothing: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleList {
    pub bare: bool,
    #[serde(default)]
    pub state: bool,
    #[serde(default)]
    pub there: bool,
    #[serde(default)]
    pub near: bool,
    #[serde(default)]
    pub again: bool,
    #[serde(default)]
    pub placed: bool,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleFile {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub government: Vec<String>,
    pub body: Vec<RoleList>,
    pub office: Vec<RoleList>,
    pub kin: Vec<Vec<String>>,
    pub crowd: Vec<RoleList>,
    pub bond: Vec<RoleList>,
    #[serde(rename = "for")]
    pub speaks: Vec<String>,
    pub near_to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleFile {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub before: Vec<String>,
    pub male: Vec<String>,
    pub female: Vec<String>,
    pub small: Vec<String>,
    pub after: Vec<String>,
    pub beside: Vec<String>,
    pub former: Vec<String>,
    pub against: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenFile {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub male: Vec<String>,
    pub female: Vec<String>,
    pub either: Vec<String>,
    pub doubtful: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeaderFile {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub offices: Vec<String>,
    pub of: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganisationWords {
    pub ends: Vec<String>,
    pub heads: Vec<String>,
    pub inside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceWords {
    pub ends: Vec<String>,
    pub heads: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventWords {
    pub ends: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SmallFile {
    #[serde(rename = "kind")]
    pub _kind: String,
    pub definite: Vec<String>,
    pub indefinite: Vec<String>,
    pub possessive: Vec<String>,
    pub owns: Vec<String>,
    pub he: Vec<String>,
    pub she: Vec<String>,
    pub they: Vec<String>,
    pub it: Vec<String>,
    pub whose: Vec<String>,
    pub institutions: Vec<String>,
    pub documents: Vec<String>,
    pub numbers: Vec<String>,
    pub pairs: Vec<String>,
    pub of: Vec<String>,
    #[serde(rename = "for")]
    pub speaks: Vec<String>,
    pub to: Vec<String>,
    #[serde(rename = "in")]
    pub within_place: Vec<String>,
    pub ethnic: Vec<String>,
    pub two: Vec<String>,
    pub motion: Vec<String>,
    pub within: Vec<String>,
    pub lives: Vec<String>,
    pub says: Vec<String>,
    pub and: Vec<String>,
    pub plain: Vec<String>,
    pub organisation: OrganisationWords,
    pub place: PlaceWords,
    pub event: EventWords,
}
