//! The words that time expressions are made of, from `data/en/date/words`, behind one hash table.
//!
//! In: the bytes of a word, in any case. Out: its entry: the classes it can stand for, each with its number
//! ("September": month 9; "second": ordinal 2, unit second).

use super::codes::{self, Suffix, Tense, Unit, UNIT_COUNT};
use super::slot::{slot, Slot};
use crate::knowledge;
use foldhash::HashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a place in a pattern asks for: a class of words, or one word. A small number.
pub type Symbol = u16;

/// The entry of words that are in no lexicon.
pub const NO_ENTRY: u16 = 0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    /// Only with a capital letter ("May", "March").
    #[serde(default)]
    cased: bool,
    /// Class, word, what it stands for.
    classes: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
}

#[derive(Default)]
struct Entry {
    word: Box<[u8]>,
    /// Classes and literals, each with its number and whether it wants a capital letter.
    senses: Vec<(Symbol, i64, bool)>,
    period: bool,
    /// Whether it is also a word without its period ("no", but not "Jan").
    bare: bool,
    tense: Option<Tense>,
    lean: Option<i64>,
    suffix: Option<Suffix>,
}

/// Every word, and the numbers of the symbols.
pub struct Lexicon {
    entries: Vec<Entry>,
    table: Vec<u16>,
    symbols: HashMap<String, Symbol>,
    marks: [u16; 128],
    endings: Vec<Box<[u8]>>,
    plurals: Vec<Box<[u8]>>,
    glue: Symbol,
    /// The words for one of a unit and for several.
    units: [(String, String); UNIT_COUNT],
}

fn hash(word: &[u8]) -> u32 {
    let mut h = 0x9E37_79B9u32;
    for &b in word {
        h = (h.rotate_left(5) ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x85EB_CA6B);
    }
    h ^ (h >> 15)
}

impl Lexicon {
    /// Reads the words, and takes in the literal words of the patterns.
    pub fn new(literals: &[String]) -> Lexicon {
        let mut words: BTreeMap<String, Entry> = BTreeMap::new();
        let mut symbols: HashMap<String, Symbol> = HashMap::default();
        let (mut endings, mut plurals) = (Vec::new(), Vec::new());
        let intern = |symbols: &mut HashMap<String, Symbol>, name: &str| -> Symbol {
            let next = symbols.len() as Symbol + 1;
            *symbols.entry(name.to_owned()).or_insert(next)
        };
        for name in BUILT_IN {
            intern(&mut symbols, name);
        }
        for (file, content) in knowledge::load::<WordFile>("en/date/words") {
            for (class, list) in content.classes {
                let symbol = intern(&mut symbols, &format!("<{class}>"));
                for (word, value) in list {
                    let value = codes::code(slot(&class), &value)
                        .unwrap_or_else(|| panic!("data/{file}: {class} knows no `{value}` ({word})"));
                    if let Some(list) = match class.as_str() {
                        "pastending" => Some(&mut endings),
                        "pluralending" => Some(&mut plurals),
                        _ => None,
                    } {
                        list.push(word.as_bytes().into());
                        continue;
                    }
                    let (word, period) = match word.strip_suffix('.') {
                        Some(w) if !w.is_empty() => (w, true),
                        _ => (word.as_str(), false),
                    };
                    let entry = words.entry(word.to_lowercase()).or_default();
                    entry.period |= period;
                    entry.bare |= !period;
                    match slot(&class) {
                        Slot::Tense => entry.tense = codes::tense(value),
                        Slot::Suffix => entry.suffix = codes::suffix(value),
                        Slot::Lean => entry.lean = Some(value),
                        _ => {}
                    }
                    entry.senses.push((symbol, value, content.cased));
                }
            }
        }
        for literal in literals {
            let symbol = intern(&mut symbols, literal);
            let entry = words.entry(literal.clone()).or_default();
            entry.bare = true;
            entry.senses.push((symbol, 0, false));
        }
        let mut units: [(String, String); UNIT_COUNT] = Default::default();
        for (word, entry) in &words {
            for (class, several) in [("<unit>", false), ("<secondunit>", false), ("<units>", true)] {
                let unit = entry.senses.iter().find(|s| Some(&s.0) == symbols.get(class)).map(|s| s.1 as usize);
                if let Some((one, more)) = unit.and_then(|n| units.get_mut(n)) {
                    let name = if several { more } else { one };
                    if word.len() > name.len() {
                        name.clone_from(word);
                    }
                }
            }
        }
        let mut entries = vec![Entry::default()];
        for (word, mut entry) in words {
            entry.word = word.into_bytes().into();
            entries.push(entry);
        }
        let size = (entries.len() * 4).next_power_of_two();
        let mut table = vec![NO_ENTRY; size];
        for (n, entry) in entries.iter().enumerate().skip(1) {
            let mut at = hash(&entry.word) as usize & (size - 1);
            while table[at] != NO_ENTRY {
                at = (at + 1) & (size - 1);
            }
            table[at] = n as u16;
        }
        let glue = symbols.get("<glue>").copied().unwrap_or(0);
        let mut lexicon = Lexicon { entries, table, symbols, marks: [NO_ENTRY; 128], endings, plurals, glue, units };
        for b in 0..128u8 {
            lexicon.marks[b as usize] = lexicon.find(&[b]);
        }
        lexicon
    }

    /// "3 weeks", in the words of the data.
    pub fn counted(&self, n: i64, unit: Unit) -> String {
        let (one, more) = &self.units[unit as usize];
        match if n == 1 { one } else { more } {
            word if word.is_empty() => format!("{n} {unit:?}"),
            word => format!("{n} {word}"),
        }
    }

    /// The number of a class ("<month>") or literal word; none when no data file names it.
    pub fn symbol(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).copied()
    }

    /// How many symbols there are.
    pub fn symbols(&self) -> usize {
        self.symbols.len() + 1
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry of a word, in any case.
    pub fn find(&self, word: &[u8]) -> u16 {
        if word.len() > 16 {
            return NO_ENTRY;
        }
        let mask = self.table.len() - 1;
        let mut at = hash(word) as usize & mask;
        loop {
            let n = self.table[at];
            if n == NO_ENTRY || self.entries[n as usize].word.eq_ignore_ascii_case(word) {
                return n;
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry of letters with periods between them ("a.m", "U.S"): stored without the last period.
    pub fn find_dotted(&self, word: &[u8]) -> u16 {
        self.find(word)
    }

    /// The entry of a mark.
    pub fn mark(&self, mark: u8) -> u16 {
        self.marks.get(mark as usize).copied().unwrap_or(NO_ENTRY)
    }

    /// The classes of an entry: symbol, number, whether it wants a capital letter.
    pub fn senses(&self, entry: u16) -> &[(Symbol, i64, bool)] {
        &self.entries[entry as usize].senses
    }

    /// What an entry stands for in a class, in any case.
    pub fn value(&self, entry: u16, class: Symbol) -> Option<i64> {
        self.senses(entry).iter().find(|s| s.0 == class).map(|s| s.1)
    }

    /// Whether an entry is of a class, in any case.
    pub fn has(&self, entry: u16, class: Symbol) -> bool {
        self.value(entry, class).is_some()
    }

    /// Whether a period after it belongs to it ("Sept.").
    pub fn may_end_in_period(&self, entry: u16) -> bool {
        self.entries[entry as usize].period
    }

    /// Whether it says anything only with its period ("Jan.", but not "no").
    pub fn wants_period(&self, entry: u16) -> bool {
        self.may_end_in_period(entry) && !self.entries[entry as usize].bare
    }

    /// What it tells of tense.
    pub fn tense(&self, entry: u16) -> Option<Tense> {
        self.entries[entry as usize].tense
    }

    /// How it leans what follows it.
    pub fn lean(&self, entry: u16) -> Option<i64> {
        self.entries[entry as usize].lean
    }

    /// What it does when glued to a number.
    pub fn suffix(&self, word: &[u8]) -> Option<Suffix> {
        self.entries[self.find(word) as usize].suffix
    }

    /// Whether digits may be glued to it ("FY99").
    pub fn glues(&self, entry: u16) -> bool {
        self.entries[entry as usize].senses.iter().any(|s| s.0 == self.glue)
    }

    /// Whether a word has the ending of a past form.
    pub fn past_ending(&self, word: &[u8]) -> bool {
        self.endings.iter().any(|e| word.ends_with(e))
    }

    /// Whether a word has the ending of a plural.
    pub fn plural_ending(&self, word: &[u8]) -> bool {
        self.plurals.iter().any(|e| word.ends_with(e))
    }
}

/// Classes that the engine itself gives to tokens, by their shape.
pub const BUILT_IN: [&str; 36] = [
    "<number>",
    "<count>",
    "<day>",
    "<year>",
    "<yy>",
    "<hour>",
    "<clock>",
    "<dotclock>",
    "<plural>",
    "<ordinal>",
    "<decade>",
    "<figures>",
    "<zulu>",
    "<military>",
    "<nth>",
    "<bothdays>",
    "<twodays>",
    "<group>",
    "<amount>",
    "<fraction>",
    "<mixed>",
    "<capital>",
    "<any>",
    "<dayof>",
    "<minute>",
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
