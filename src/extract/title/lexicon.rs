//! Opens `data/en/extract/title.yaml`: how titles are put together.

use crate::knowledge;
use crate::model::Role;
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// How a title is put together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleWords {
    /// Presents that no rule gives: of one, of several.
    pub irregular: HashMap<String, [String; 2]>,
    /// Endings of the lemma, what is cut and what is put; the first that fits.
    pub endings: Vec<(String, usize, String)>,
    /// The verb that negation is told with.
    pub does: String,
    /// Negates.
    pub not: String,
    /// Stands before a verb that is meant to happen.
    pub to: String,
    /// Stands before what is to be suffered.
    pub be: String,
    /// Modals that only tell the future.
    pub future: HashSet<String>,
    /// Subjects that are several without an ending that says so.
    pub plural: HashSet<String>,
    /// Roles of those who act.
    pub doers: Vec<Role>,
    /// Prepositions whose phrase a title leaves out.
    pub leave: HashSet<String>,
    /// Marks that a title leaves out.
    pub quotes: HashSet<String>,
    /// Determiners that point back.
    pub definite: HashSet<String>,
    /// Determiners that a title leaves out.
    pub articles: HashSet<String>,
    /// Verbs that take no object from the verb they are joined to.
    pub alone: HashSet<String>,
    /// Joins several actors.
    pub and: String,
}

/// How titles are put together, opened once.
pub static TITLE: LazyLock<TitleWords> = LazyLock::new(|| knowledge::open("en/extract/title.yaml"));
