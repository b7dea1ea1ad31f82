//! Heads of state and government whom papers name without saying of where.
//!
//! In: the drafts of an article, its persons, its year. Out: the same, with the state they act for: "Reagan said" in 1985, or "President
//! Reagan" at any time, acts for `USA`.

use super::draft::{Draft, Of};
use super::files::LeaderFile;
use super::line::Line;
use super::people::{parts, Person};
use super::words::{Is, WORDS};
use crate::knowledge;
use crate::model::{ActorKind, NameKind};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// One who leads or led a state.
struct Leader {
    name: String,
    words: Vec<String>,
    of: String,
    since: i32,
    until: i32,
}

struct Leaders {
    all: Vec<Leader>,
    offices: Vec<String>,
    /// By the last word of their names.
    last: HashMap<String, Vec<usize>>,
}

static LEADERS: LazyLock<Leaders> = LazyLock::new(Leaders::open);

impl Leaders {
    fn open() -> Leaders {
        let file: LeaderFile = knowledge::open("actors/persons/leaders.yaml");
        let mut leaders = Leaders { all: Vec::new(), offices: file.offices, last: HashMap::new() };
        for (of, rows) in file.of {
            for row in rows {
                let (name, years) = row.rsplit_once(' ').expect("name and years");
                let (since, until) = years.split_once('-').expect("since-until");
                let until = if until.is_empty() { i32::MAX - 1 } else { until.parse().expect("a year") };
                let words = parts(name);
                let last = words.last().expect("a name").clone();
                leaders.last.entry(last).or_default().push(leaders.all.len());
                let since = since.parse().expect("a year");
                leaders.all.push(Leader { name: name.to_owned(), words, of: of.clone(), since, until });
            }
        }
        leaders
    }

    /// The leaders that a name may mean.
    fn called<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Leader> {
        let list = words.last().and_then(|w| self.last.get(w)).map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|&k| &self.all[k]).filter(|l| words.iter().all(|w| l.words.contains(w)))
    }
}

impl Leader {
    fn holds(&self, year: i32) -> bool {
        // papers of the year after still know him
        self.since <= year && year <= self.until + 1
    }

    /// Whether the name is told by its last word alone, which a title must support: "King Hussein".
    fn titled(&self) -> bool {
        self.name
            .split(' ')
            .next()
            .is_some_and(|w| WORDS.bits(&w.to_lowercase()).any(&[Is::Male, Is::Female, Is::Before]))
    }
}

/// Makes persons of bare surnames that are leaders' in the article's year: "Gorbachev" in 1988.
pub(super) fn promote(lines: &[Line], drafts: &mut [Vec<Draft>], year: Option<i32>) {
    let Some(year) = year else { return };
    for (line, sentence) in lines.iter().zip(drafts) {
        for d in sentence.iter_mut().filter(|d| d.of == Of::Unknown && d.kind == NameKind::Actor(ActorKind::Other)) {
            let words = parts(&d.id);
            let known = |l: &Leader| l.holds(year) && !l.titled();
            let bare = d.core.len() == 1 && !line.headline && !line.is(d.core.start, Is::OrgEnd);
            if bare && LEADERS.called(&words).any(known) {
                d.of = Of::Person(None);
                d.kind = NameKind::Actor(ActorKind::Person);
            }
        }
    }
}

/// The state that a name leads in a year.
pub(super) fn state_of(name: &str, year: Option<i32>) -> Option<String> {
    let words = parts(name);
    let leader = LEADERS.called(&words).find(|l| year.is_some_and(|y| l.holds(y)) && !l.titled())?;
    Some(leader.of.clone())
}

/// Gives a person who is a leader the state: to act for, or only as a home.
pub(super) fn know(person: &mut Person, year: Option<i32>) {
    if person.acts_for.is_some() || person.home.is_some() {
        return;
    }
    let words = parts(&person.full);
    let office = person.offices.iter().any(|&o| LEADERS.offices.iter().any(|w| WORDS.get(o).text() == w));
    let titled = (office || person.titled) && !person.former;
    // "King Hussein" is none without the title
    let ranked = person.titled && LEADERS.called(&words).any(Leader::titled);
    let holds = |l: &&Leader| year.is_some_and(|y| l.holds(y));
    let fits = |l: &&Leader| l.titled() == ranked && (titled || words.len() > 1 || holds(l));
    let now = LEADERS.called(&words).filter(fits).find(holds);
    let Some(leader) = now.or_else(|| LEADERS.called(&words).find(fits)) else { return };
    let one_state = now.is_some() || LEADERS.called(&words).filter(fits).all(|l| l.of == leader.of);
    if !one_state || (words.len() == 1 && !titled && now.is_none()) {
        return;
    }
    if words.len() == 1 && now.is_some() && !leader.titled() && !person.former {
        person.full = leader.name.clone();
    }
    if (now.is_some() || titled) && !person.former {
        person.acts_for = Some(leader.of.clone());
    } else {
        person.home = Some(leader.of.clone());
    }
}
