//! Whom a noun phrase stands for as a party to an event, and for whom they act.
//!
//! In: the head of a phrase and the slot that it fills. Out: "the Chadian army's tanks" are `TCD`.

use super::super::reality::STATUS;
use super::super::role_words::ROLES;
use super::super::trigger::Trigger;
use super::member::{broken_down, members};
use super::passive;
use super::subject::{speakers, teller};
use crate::model::{ActorKind, Deprel, Mention, Name, NameKind, Participant, Role, Status, Tree};

/// Who takes part, and whom they speak for or belong to, in the same roles.
#[derive(Default)]
pub struct Parties {
    /// Who, in which role.
    pub actors: Vec<Participant>,
    /// The states or organisations that the persons among them act for.
    pub on_behalf: Vec<Participant>,
    /// The states that those who act for none are at home in.
    pub home: Vec<Participant>,
    /// The role in which a state is named.
    pub state: Option<Role>,
}

/// One party of a noun phrase.
struct Party<'a> {
    id: &'a str,
    acts_for: Option<&'a str>,
    home: Option<&'a str>,
    state: bool,
}

impl Parties {
    /// Whether somebody has a role.
    pub fn has(&self, role: Role) -> bool {
        self.actors.iter().any(|p| p.role == role)
    }

    /// Whether somebody of theirs, or for whom they act, is among others.
    pub fn meets(&self, other: &Parties) -> bool {
        let all = |p: &Parties| p.actors.iter().chain(&p.on_behalf).map(|p| p.id.clone()).collect::<Vec<_>>();
        let theirs = all(other);
        all(self).iter().any(|id| theirs.contains(id))
    }

    /// Takes out the states to which only their own people go: who flies to a town of his own country visits none.
    pub fn leave_home(&mut self) {
        let own: Vec<&str> =
            self.on_behalf.iter().chain(&self.home).filter(|p| p.role == Role::Actor).map(|p| p.id.as_str()).collect();
        self.actors.retain(|p| p.role != Role::Recipient || !own.contains(&p.id.as_str()));
    }

    /// Adds whom a noun phrase stands for, in the role of its slot.
    pub fn add(&mut self, tree: &Tree, phrase: usize, slot: &str, trigger: &Trigger) {
        let Some(Some(role)) = trigger.act.roles.get(slot).copied() else { return };
        let mut who = Vec::new();
        people(tree, phrase, role, &mut who, 0);
        members(tree, phrase).into_iter().for_each(|m| people(tree, m, role, &mut who, 1));
        if role == Role::Recipient && trigger.act.kind.family() == "force" {
            hosts(tree, phrase, &mut who);
        }
        for party in who {
            push(&mut self.actors, party.id, role);
            self.state = self.state.or(party.state.then_some(role));
            // who speaks for a body of a state is at home there
            let list = if party.home.is_some() { &mut self.home } else { &mut self.on_behalf };
            party.acts_for.into_iter().for_each(|whom| push(list, whom, role));
            party.home.into_iter().for_each(|state| push(&mut self.home, state, role));
        }
    }
}

/// Gives an act that names nobody to whom it is done those to whom what it plans is done: "prepared for war on Chad".
pub fn meant(mentions: &mut [Mention], above: usize, below: usize) {
    let target = |p: &&Participant| p.role == Role::Recipient;
    if mentions[above].actors.iter().any(|p| p.role != Role::Actor) {
        return;
    }
    let from = mentions[below].clone();
    let to = &mut mentions[above];
    let mine = |list: &[Participant], id: &str| list.iter().any(|p| p.id == id);
    for p in from.actors.iter().filter(target) {
        if !mine(&to.actors, &p.id) && !mine(&to.on_behalf, &p.id) {
            to.actors.push(p.clone());
        }
    }
    from.on_behalf.iter().filter(target).for_each(|p| push(&mut to.on_behalf, &p.id, p.role));
    from.home.iter().filter(target).for_each(|p| push(&mut to.home, &p.id, p.role));
}

/// Those who tell of a deed and are able to do it: an organ, or that of an official, by the words that name who speaks.
pub fn tellers(tree: &Tree, saying: usize) -> Vec<String> {
    let who = speakers(tree, saying).into_iter().flat_map(|s| tree.names(s));
    let organ = who.filter_map(|who| match who.kind {
        NameKind::Actor(ActorKind::State | ActorKind::Organisation | ActorKind::Other) => {
            who.party.as_ref().or(Some(&who.id))
        }
        NameKind::Actor(ActorKind::Person) => who.party.as_ref().or(who.acts_for.as_ref()),
        _ => None,
    });
    organ.cloned().collect()
}

/// Of what nobody is said to do: those who tell of it, where only those do it who have power at home ("three men had been
/// arrested, the police said") or they tell of it as ahead ("the ministry said that they would be expelled").
pub fn by_teller(tree: &Tree, deed: &Trigger, tellers: &[String], m: &mut Mention) {
    let power = deed.act.roles.get("there").copied().flatten() == Some(Role::Actor);
    let undone = match deed.verbal {
        true => passive(tree, deed.token),
        false => tree.rel(deed.token) == Deprel::NsubjPass,
    };
    let ahead =
        matches!(m.status, Status::Planned | Status::Conditional) && undone && !STATUS.wrongs.contains(&deed.act.kind);
    let slot = |name: &str| deed.act.roles.get(name).copied().flatten();
    let role = [slot("subject"), slot(&ROLES.agent)].into_iter().flatten().find(|r| *r != Role::Recipient);
    let doer = |p: &Participant| p.role == Role::Actor;
    let Some(role) = role.filter(|_| power || ahead) else { return };
    if m.actors.iter().chain(&m.on_behalf).any(doer) {
        return;
    }
    for id in tellers {
        if !m.actors.iter().chain(&m.on_behalf).chain(&m.home).any(|p| p.id == *id) {
            push(&mut m.actors, id, role);
        }
    }
}

/// Gives each of two tellings of one event the doers or the targets that only the other names: "threw stones in a protest against
/// Chad".
pub fn shared(mentions: &mut [Mention], a: usize, b: usize) {
    for (to, from) in [(a, b), (b, a)] {
        if mentions[a].kind != mentions[b].kind || to == from {
            return;
        }
        let from = mentions[from].clone();
        let to = &mut mentions[to];
        for role in [Role::Actor, Role::Recipient] {
            if to.actors.iter().any(|p| p.role == role) {
                continue;
            }
            let theirs = |list: &[Participant]| list.iter().filter(|p| p.role == role).cloned().collect::<Vec<_>>();
            theirs(&from.actors).iter().for_each(|p| push(&mut to.actors, &p.id, role));
            theirs(&from.on_behalf).iter().for_each(|p| push(&mut to.on_behalf, &p.id, role));
            theirs(&from.home).iter().for_each(|p| push(&mut to.home, &p.id, role));
        }
    }
}

/// Adds somebody once.
pub fn push(list: &mut Vec<Participant>, id: &str, role: Role) {
    if !list.iter().any(|p| p.id == id) {
        list.push(Participant { id: id.to_owned(), role });
    }
}

impl<'a> Party<'a> {
    /// A name as a party; none for what is no actor. A town in a party's place stands for the state that it lies in.
    fn of(name: &'a Name, role: Role) -> Option<Party<'a>> {
        let (id, acts_for, home) = match (name.kind, &name.party) {
            (NameKind::Actor(_), Some(party)) => (party.as_str(), None, name.of.as_deref()),
            (NameKind::Actor(_), None) => (name.id.as_str(), name.acts_for.as_deref(), name.of.as_deref()),
            (NameKind::Place, _) if matches!(role, Role::Recipient | Role::Object) => (name.of.as_deref()?, None, None),
            (NameKind::Place, _) => return None,
        };
        // what has a home is no state
        let state = home.is_none() && acts_for.is_none() && name.kind == NameKind::Actor(ActorKind::State);
        Some(Party { id, acts_for, home, state })
    }
}

/// Who a noun phrase stands for.
fn people<'a>(tree: &Tree<'a>, head: usize, role: Role, out: &mut Vec<Party<'a>>, depth: usize) {
    if depth > 8 {
        return;
    }
    let before = out.len();
    out.extend(tree.names(head).filter_map(|name| Party::of(name, role)));
    let named = out.len() > before;
    // "leader Okello and President Ruiz", where the tree joins the second to a part of the first
    let inside = tree.name(head).map_or(0..0, |n| n.tokens.clone());
    for i in inside.clone().filter(|&i| i != head) {
        let joined = tree.kids_by(i, &[Deprel::Conj]).filter(|k| !inside.contains(k) && !teller(tree, *k));
        joined.for_each(|k| people(tree, k, role, out, depth + 1));
    }
    for k in tree.kids(head) {
        match tree.rel(k) {
            _ if teller(tree, k) => {}
            // "ministers Mora and Bell"
            _ if named && !inside.contains(&k) && same(tree, head, k) => people(tree, k, role, out, depth + 1),
            Deprel::Conj if broken_down(tree, head) => {}
            Deprel::Conj => people(tree, k, role, out, depth + 1),
            // "Greek, Cypriot and French envoys"
            Deprel::Amod | Deprel::Compound if named && !inside.contains(&k) && several(tree, head) => {
                let joined = tree.kids_by(k, &[Deprel::Conj]).filter(|j| !inside.contains(j));
                std::iter::once(k).chain(joined).for_each(|a| owner(tree, a, role, out));
            }
            // "ministers of Tanzania and Rwanda"
            Deprel::Nmod if named && several(tree, head) && tree.case(k) == Some(ROLES.genitive.as_str()) => {
                tree.kids_by(k, &[Deprel::Conj]).for_each(|j| people(tree, j, role, out, depth + 1));
            }
            Deprel::NmodPoss if ROLES.kin.contains(tree.lemma(head)) => {}
            Deprel::Amod if ROLES.tongues.contains(tree.lemma(head)) => {}
            Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::NmodDesc if !named => {
                owner(tree, k, role, out)
            }
            Deprel::Appos if !named => people(tree, k, role, out, depth + 1),
            Deprel::Nmod
                if !named && out.is_empty() && (belongs(tree, k) || role == Role::Recipient && home(tree, k)) =>
            {
                people(tree, k, role, out, depth + 1)
            }
            _ => {}
        }
    }
}

/// Where a state's organ is hit abroad, the land that it stands in is hit too: "the French embassy *in Mali*".
fn hosts<'a>(tree: &Tree<'a>, head: usize, out: &mut Vec<Party<'a>>) {
    let organ = |n: &Name| n.kind == NameKind::Actor(ActorKind::Organisation) && n.party.is_some();
    if !tree.names(head).any(organ) {
        return;
    }
    let local = |k: &usize| tree.case(*k).is_some_and(|c| ROLES.local.contains(c));
    // "attacked the embassy *in Mali*", where the tree hangs the place on the verb
    let behind = |k: &usize| tree.reach(*k, |b| b > *k).0 == head + 1;
    let beside = tree.head(head).into_iter().flat_map(|v| tree.kids_by(v, &[Deprel::Obl])).filter(behind);
    for k in tree.kids_by(head, &[Deprel::Nmod]).chain(beside).filter(local) {
        people(tree, k, Role::Recipient, out, 1);
    }
}

/// Whether two words name the same one.
fn same(tree: &Tree, a: usize, b: usize) -> bool {
    matches!((tree.name(a), tree.name(b)), (Some(x), Some(y)) if x.id == y.id)
}

/// Whether a noun names several people of a state: "envoys".
fn several(tree: &Tree, head: usize) -> bool {
    let crowd = |n: &Name| n.party.is_some() || n.kind == NameKind::Actor(ActorKind::Group);
    tree.name(head).is_some_and(crowd) && tree.word(head).len() > tree.lemma(head).len()
}

/// Whether a phrase names whose the noun before it is: "the government *of* Iran", "an offer *by* Spain".
pub fn belongs(tree: &Tree, k: usize) -> bool {
    tree.case(k).is_some_and(|c| ROLES.owners.contains(c))
}

/// Whether a phrase names where or whose the noun before it is that something is done to: "targets *in* Chad", "camps *for*
/// Malian refugees".
fn home(tree: &Tree, k: usize) -> bool {
    tree.case(k).is_some_and(|c| ROLES.local.contains(c) || ROLES.meant.contains(c))
}

/// Who owns a noun that names nobody: "*Iraqi* proposal", "*Hussein*'s plan".
fn owner<'a>(tree: &Tree<'a>, k: usize, role: Role, out: &mut Vec<Party<'a>>) {
    let actor = tree.name(k).filter(|n| matches!(n.kind, NameKind::Actor(_)));
    if let Some(party) = actor.and_then(|name| Party::of(name, role)) {
        if !out.iter().any(|p| p.id == party.id) {
            out.push(party);
        }
    }
}
