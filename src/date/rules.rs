//! The rules of `data/en/date/rules`, compiled into two tries: one over words, one over what the first has found.
//!
//! In: `fits: "<count> <units> ago"`, `means: back`. Out: a trie whose edges are symbols of the lexicon.
//!
//! A pattern is words and marks, `<class>` (or `<slot:class>`), `[optional]`, `(one|other)`. `|` alone marks where the
//! second of two dates begins. A hyphen between words is skipped ("27-year") unless the pattern itself asks for it.

use super::lexicon::{Lexicon, Symbol};
use super::meaning::Meaning;
use super::pattern::{parse, split, Piece};
use super::slot::{slot, Slot};
use crate::knowledge;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    fits: Vec<String>,
    /// Patterns that each add something of their own: `{"bastille day": {holiday: 07-14}}`.
    #[serde(default)]
    each: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
    means: Meaning,
    /// What the rule itself adds to what its words say: `{unit: day}`.
    #[serde(default)]
    with: BTreeMap<String, serde_json::Value>,
    /// Only in a history: its words are none of the news.
    #[serde(default)]
    history: bool,
    /// Words or classes one of which must stand right before it.
    #[serde(default)]
    only_after: Vec<String>,
    /// … right after it.
    #[serde(default)]
    only_before: Vec<String>,
    /// Words or classes that must not stand right before it.
    #[serde(default)]
    not_after: Vec<String>,
    /// … right after it.
    #[serde(default)]
    not_before: Vec<String>,
}

/// A rule as the engine uses it.
pub struct Rule {
    /// Its file below `data/`, without the ending.
    pub name: &'static str,
    /// What it means.
    pub means: Meaning,
    /// Slots it fills by itself.
    pub with: Vec<(Slot, i64)>,
    /// Whether it is read in a history only.
    pub history: bool,
    /// Neighbours that it needs or forbids.
    pub only_after: Vec<Symbol>,
    /// See `only_after`.
    pub only_before: Vec<Symbol>,
    /// See `only_after`.
    pub not_after: Vec<Symbol>,
    /// See `only_after`.
    pub not_before: Vec<Symbol>,
}

/// Classes that only the first round's finds have: a pattern with one of them belongs to the second trie.
pub const FOUND: [&str; 11] = [
    "<date>",
    "<aday>",
    "<amonth>",
    "<ayear>",
    "<aperiod>",
    "<time>",
    "<apart>",
    "<moment>",
    "<duration>",
    "<set>",
    "<reference>",
];

/// A node: edges sorted by symbol, and the rules that are complete here.
#[derive(Default)]
pub struct Node {
    /// Symbol, slot, next node.
    pub edges: Vec<(Symbol, Slot, u32)>,
    /// Rules that end here.
    pub rules: Vec<u16>,
    /// Where a `|` leads.
    pub split: Option<u32>,
    /// Whether an edge takes a number read from several tokens.
    pub numbers: bool,
    /// Whether an edge takes an unknown word, or any capital one.
    pub open: bool,
}

/// Everything compiled.
pub struct Rules {
    /// In order of their files' names.
    pub rules: Vec<Rule>,
    /// Node 0 is the root over words, node 1 the root over finds.
    pub nodes: Vec<Node>,
    /// Whether a symbol begins a pattern over words.
    pub wakes: Vec<bool>,
}

/// Reads and compiles all rules, with the lexicon they need.
pub fn compile() -> (Lexicon, Rules) {
    let files: Vec<(&'static str, RuleFile)> = knowledge::load("en/date/rules");
    let mut literals = Vec::new();
    let mut parsed = Vec::new();
    for (name, file) in &files {
        let mut patterns = Vec::new();
        for text in file.fits.iter().chain(file.each.keys()) {
            let words = split(text);
            let (pieces, rest) = parse(&words, name);
            assert!(rest.is_empty(), "data/{name}: `{text}` closes more than it opens");
            collect(&pieces, &mut literals);
            patterns.push(pieces);
        }
        for list in [&file.only_after, &file.only_before, &file.not_after, &file.not_before] {
            literals.extend(list.iter().filter(|w| !w.starts_with('<')).cloned());
        }
        parsed.push(patterns);
    }
    literals.sort();
    literals.dedup();
    let lexicon = Lexicon::new(&literals);
    let mut rules = Rules { rules: vec![], nodes: vec![Node::default(), Node::default()], wakes: vec![] };
    for ((name, file), patterns) in files.into_iter().zip(parsed) {
        let symbols = |list: &[String]| -> Vec<Symbol> { list.iter().map(|w| known(&lexicon, w, name)).collect() };
        let (shared, own) = patterns.split_at(file.fits.len());
        let nothing = BTreeMap::new();
        let mut rows = vec![(shared, &nothing)];
        rows.extend(own.chunks(1).zip(file.each.values()));
        for (patterns, added) in rows.into_iter().filter(|r| !r.0.is_empty()) {
            let number = rules.rules.len() as u16;
            for pattern in patterns {
                let root = u32::from(over_finds(pattern));
                rules.insert(&lexicon, name, &[root], pattern, number);
            }
            let with = file.with.iter().chain(added).map(|(k, v)| {
                let value = super::codes::code(slot(k), v);
                (slot(k), value.unwrap_or_else(|| panic!("data/{name}: {k} knows no `{v}`")))
            });
            rules.rules.push(Rule {
                name: name.trim_end_matches(".yaml"),
                means: file.means,
                history: file.history,
                with: with.collect(),
                only_after: symbols(&file.only_after),
                only_before: symbols(&file.only_before),
                not_after: symbols(&file.not_after),
                not_before: symbols(&file.not_before),
            });
        }
    }
    for node in &mut rules.nodes {
        node.edges.sort_by_key(|e| e.0);
        let takes = |classes: &[&str]| {
            let wanted: Vec<Symbol> = classes.iter().filter_map(|c| lexicon.symbol(c)).collect();
            node.edges.iter().any(|e| wanted.contains(&e.0))
        };
        node.numbers = takes(&["<number>", "<count>", "<ordinal>", "<year>", "<dayof>"]);
        node.open = takes(&["<any>", "<capital>"]);
    }
    rules.wakes = vec![false; lexicon.symbols()];
    for edge in &rules.nodes[0].edges {
        rules.wakes[edge.0 as usize] = true;
    }
    (lexicon, rules)
}

fn known(lexicon: &Lexicon, name: &str, file: &str) -> Symbol {
    lexicon.symbol(name).unwrap_or_else(|| panic!("data/{file}: no word list has the class {name}"))
}

fn collect(pieces: &[Piece], literals: &mut Vec<String>) {
    for piece in pieces {
        match piece {
            Piece::Symbol(name, _) if !name.starts_with('<') => literals.push(name.clone()),
            Piece::Symbol(..) | Piece::Split => {}
            Piece::Optional(inner) => collect(inner, literals),
            Piece::Either(all) => all.iter().for_each(|inner| collect(inner, literals)),
        }
    }
}

fn over_finds(pieces: &[Piece]) -> bool {
    pieces.iter().any(|p| match p {
        Piece::Symbol(name, _) => FOUND.contains(&name.as_str()),
        Piece::Split => false,
        Piece::Optional(inner) => over_finds(inner),
        Piece::Either(all) => all.iter().any(|inner| over_finds(inner)),
    })
}

impl Rules {
    fn insert(&mut self, lexicon: &Lexicon, file: &str, from: &[u32], pieces: &[Piece], rule: u16) {
        for node in self.grow(lexicon, file, from.to_vec(), pieces) {
            assert!(node > 1, "data/{file}: a pattern that fits nothing at all");
            let rules = &mut self.nodes[node as usize].rules;
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
    }

    /// The nodes reached from `at` by the pieces; shares what other patterns have grown.
    fn grow(&mut self, lexicon: &Lexicon, file: &str, mut at: Vec<u32>, pieces: &[Piece]) -> Vec<u32> {
        for piece in pieces {
            let mut next = Vec::new();
            match piece {
                Piece::Symbol(name, slot) => {
                    let symbol = lexicon.symbol(name).filter(|_| !name.is_empty());
                    let symbol = symbol.unwrap_or_else(|| panic!("data/{file}: no word list has the class {name}"));
                    for node in at {
                        next.push(self.child(node, symbol, *slot));
                    }
                }
                Piece::Split => {
                    for node in at {
                        let to = match self.nodes[node as usize].split {
                            Some(to) => to,
                            None => {
                                self.nodes.push(Node::default());
                                let to = self.nodes.len() as u32 - 1;
                                self.nodes[node as usize].split = Some(to);
                                to
                            }
                        };
                        next.push(to);
                    }
                }
                Piece::Optional(inner) => {
                    next = self.grow(lexicon, file, at.clone(), inner);
                    next.extend(at);
                }
                Piece::Either(all) => {
                    for inner in all {
                        next.extend(self.grow(lexicon, file, at.clone(), inner));
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            at = next;
        }
        at
    }

    fn child(&mut self, node: u32, symbol: Symbol, slot: Slot) -> u32 {
        if let Some(edge) = self.nodes[node as usize].edges.iter().find(|e| e.0 == symbol && e.1 == slot) {
            return edge.2;
        }
        self.nodes.push(Node::default());
        let to = self.nodes.len() as u32 - 1;
        self.nodes[node as usize].edges.push((symbol, slot, to));
        to
    }
}
