//! The table of actors: states, organisations, groups, organs, places, with every name they go by.
//!
//! In: the rows of `data/actors/` and, when the user has some, more rows of the same form. Out: a table that finds the
//! longest name at a place in a text: in "Guinea-Bissau signed" the state of that name, not Guinea.

use super::table::{Sense, Table, Use};
use crate::knowledge;
use crate::model::{Actor, ActorKind};
use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One or several names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
enum Names {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Names::None => &[],
            Names::One(name) => std::slice::from_ref(name),
            Names::Many(names) => names,
        }
    }
}

/// A row of a file as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    name: String,
    kind: Option<ActorKind>,
    #[serde(default)]
    adjective: Names,
    #[serde(default)]
    person: Names,
    #[serde(default)]
    people: Names,
    #[serde(default)]
    capital: Names,
    #[serde(default)]
    also: Names,
    #[serde(default)]
    metonyms: Names,
    #[serde(default)]
    then: Names,
    acts_for: Option<String>,
    of: Option<String>,
    heir: Option<String>,
    since: Option<i32>,
    until: Option<i32>,
    #[serde(default)]
    plain_capital: bool,
    #[serde(default)]
    plain_adjective: bool,
    #[serde(default)]
    given: bool,
    #[serde(default)]
    surname: bool,
}

/// A row that has been checked: an error here is told with the line of the row.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
struct Checked(Written);

impl TryFrom<Written> for Checked {
    type Error = String;

    fn try_from(row: Written) -> Result<Self, String> {
        let names =
            [&row.adjective, &row.person, &row.people, &row.capital, &row.also, &row.metonyms, &row.then].into_iter();
        if row.id.trim().is_empty() || row.name.trim().is_empty() {
            return Err(format!("the actor `{}` needs an `id` and a `name` that are not empty", row.id));
        }
        if names.flat_map(Names::all).any(|n| !n.contains(char::is_alphanumeric)) {
            return Err(format!("the actor `{}` has a name without a letter", row.id));
        }
        if let (Some(since), Some(until)) = (row.since, row.until) {
            if since > until {
                return Err(format!("the actor `{}` ends ({until}) before it begins ({since})", row.id));
            }
        }
        Ok(Checked(row))
    }
}

/// A file of rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    kind: Option<ActorKind>,
    #[serde(default)]
    state: bool,
    #[serde(alias = "actors")]
    rows: Vec<Checked>,
}

/// Places, by the state they lie in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "in")]
    within: BTreeMap<String, Vec<String>>,
    wide: Vec<String>,
}

/// An actor or a place that we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Alpha-3 code of a state, short name of an organisation.
    pub id: String,
    /// As a reader knows them.
    pub name: String,
    /// What it is; none for a place.
    pub kind: Option<ActorKind>,
    /// The state or organisation whose organ it is.
    pub acts_for: Option<String>,
    /// The state it is at home in.
    pub of: Option<String>,
    /// The state that came after it.
    pub heir: Option<String>,
    /// First year.
    pub since: Option<i32>,
    /// Last year.
    pub until: Option<i32>,
    /// Its name is also a given name.
    pub given: bool,
    /// Its name is also a surname.
    pub surname: bool,
    /// As a party to an event it is the state that it acts for.
    pub state: bool,
}

/// Why a user's file of actors cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {what}; write for example `actors: [{{id: KRG, name: Kurdistan Regional Government, kind: organisation}}]`",
    .line.map(|l| format!(":{l}")).unwrap_or_default())]
pub struct ActorsError {
    /// The file as the user named it.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
}

/// The actors that names are looked up in.
#[derive(Debug, Clone)]
pub struct Actors {
    known: Vec<Known>,
    table: Table,
    by_id: HashMap<String, u32>,
}

static BUILT_IN: LazyLock<Actors> = LazyLock::new(|| {
    let mut actors = Actors { known: Vec::new(), table: Table::default(), by_id: HashMap::new() };
    for folder in ["states", "organisations", "organs", "groups"] {
        for (_, file) in knowledge::load::<Rows>(&format!("actors/{folder}")) {
            file.rows.iter().for_each(|row| actors.add(&row.0, file.kind, file.state));
        }
    }
    let places: Places = knowledge::open("actors/places/cities.yaml");
    places.within.iter().for_each(|(state, towns)| towns.iter().for_each(|t| actors.add_place(t, Some(state))));
    places.wide.iter().for_each(|region| actors.add_place(region, None));
    actors.table.sort();
    actors
});

impl Default for Actors {
    fn default() -> Self {
        BUILT_IN.clone()
    }
}

/// An error of the YAML reader, without the place that stands before it and the names of our types.
fn told(error: &str) -> String {
    let error = error.split(" at line ").next().unwrap_or(error);
    let error = error.replace("struct Rows", "`actors:` and a list").replace("field", "key");
    let short: String = error.chars().take(300).collect();
    if short.len() < error.len() {
        return format!("{short} ...");
    }
    short
}

impl Actors {
    /// The actors that `annals` knows by itself.
    pub fn built_in() -> &'static Actors {
        &BUILT_IN
    }

    /// These and the rows of a user's YAML text (`actors:` a list; each with `id`, `name` and, as far as it has them, `kind`,
    /// `adjective`, `also`, `people`, `capital`, `metonyms`, `acts_for`, `of`, `since`, `until`). A row with the id of one
    /// we know gives that one more names.
    ///
    /// # Errors
    /// When the text is no such list; the error tells file and line.
    pub fn extended(&self, file: &str, text: &str) -> Result<Actors, ActorsError> {
        let rows: Rows = serde_yaml::from_str(text).map_err(|e| ActorsError {
            file: file.into(),
            line: e.location().map(|l| l.line()),
            what: told(&e.to_string()),
        })?;
        let mut actors = self.clone();
        for row in &rows.rows {
            actors.add(&row.0, row.0.kind.or(rows.kind), rows.state);
        }
        actors.table.sort();
        Ok(actors)
    }

    /// The actor with an id.
    pub fn get(&self, id: &str) -> Option<&Known> {
        self.find(id).map(|(_, known)| known)
    }

    /// The actor with an id, as a timeline tells it; none for a place.
    pub fn actor(&self, id: &str) -> Option<Actor> {
        let known = self.get(id)?;
        Some(Actor { id: known.id.clone(), name: known.name.clone(), kind: known.kind? })
    }

    /// The actor with an id, and its place in the table.
    pub(super) fn find(&self, id: &str) -> Option<(u32, &Known)> {
        let row = *self.by_id.get(id)?;
        Some((row, self.row(row)))
    }

    /// Everything known, in order of the files.
    pub fn all(&self) -> &[Known] {
        &self.known
    }

    pub(super) fn table(&self) -> &Table {
        &self.table
    }

    pub(super) fn row(&self, place: u32) -> &Known {
        &self.known[place as usize]
    }

    fn add(&mut self, row: &Written, kind: Option<ActorKind>, state: bool) {
        let at = match self.by_id.get(&row.id) {
            Some(&at) => at,
            None => {
                self.by_id.insert(row.id.clone(), self.known.len() as u32);
                self.known.push(Known {
                    id: row.id.clone(),
                    name: row.name.clone(),
                    kind: Some(row.kind.or(kind).unwrap_or(ActorKind::Other)),
                    acts_for: row.acts_for.clone(),
                    of: row.of.clone(),
                    heir: row.heir.clone(),
                    since: row.since,
                    until: row.until,
                    given: row.given,
                    surname: row.surname,
                    state,
                });
                self.known.len() as u32 - 1
            }
        };
        let capital = if row.plain_capital { Use::Town } else { Use::Capital };
        let adjective = if row.plain_adjective { Use::Modifier } else { Use::Adjective };
        let lists = [
            (Use::Adjective, [].as_slice()),
            (adjective, row.adjective.all()),
            (Use::Person, row.person.all()),
            (Use::People, row.people.all()),
            (Use::Name, std::slice::from_ref(&row.name)),
            (Use::Name, row.also.all()),
            (Use::Name, if kind == Some(ActorKind::State) { &[] } else { std::slice::from_ref(&row.id) }),
            (Use::Metonym, row.metonyms.all()),
            (capital, row.capital.all()),
            (Use::Then, row.then.all()),
        ];
        for (how, names) in lists {
            for name in names {
                self.table.add(name, Sense { row: at, how });
            }
        }
    }

    fn add_place(&mut self, name: &str, of: Option<&String>) {
        self.known.push(Known {
            id: name.into(),
            name: name.into(),
            kind: None,
            acts_for: None,
            of: of.cloned(),
            heir: None,
            since: None,
            until: None,
            given: false,
            surname: false,
            state: false,
        });
        self.table.add(name, Sense { row: self.known.len() as u32 - 1, how: Use::Town });
    }
}
