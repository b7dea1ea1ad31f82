//! Fits the rules to tokens: first over words, then over what was found, until nothing grows any more.
//!
//! In: the tokens of a piece. Out: finds in order, none overlapping: which rule, which tokens, what each slot holds.
//! Leftmost, then longest, then the rule that comes first. A pattern has no loops, so the time is linear in the tokens.

use super::lexicon::{Lexicon, Symbol, NO_ENTRY};
use super::number::{Number, Numbers};
use super::resolve::{Kind, Meaning};
use super::rules::{Rules, Slot};
use super::scan::{Shape, Token};
use super::Knowledge;

/// How many slots a find can fill.
const MOST: usize = 10;

/// What a find's slots hold.
#[derive(Debug, Clone, Copy)]
pub struct Slots {
    held: [(Slot, i64); MOST],
    len: u8,
}

impl Slots {
    const EMPTY: Slots = Slots { held: [(Slot::Nothing, 0); MOST], len: 0 };

    fn push(&mut self, slot: Slot, value: i64) {
        if (self.len as usize) < MOST {
            self.held[self.len as usize] = (slot, value);
            self.len += 1;
        }
    }

    /// What a slot holds.
    pub fn get(&self, slot: Slot) -> Option<i64> {
        self.held[..self.len as usize].iter().find(|(s, _)| *s == slot).map(|(_, v)| *v)
    }

    /// Whether a slot holds anything.
    pub fn has(&self, slot: Slot) -> bool {
        self.get(slot).is_some()
    }
}

/// A rule that fits.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub last: usize,
    /// Number of the rule.
    pub rule: u16,
    /// What its slots hold; `Inner` and `Inner2` hold numbers of other finds.
    pub slots: Slots,
    /// What sort of expression it is, for the rules over finds.
    pub kind: Kind,
}

/// Working memory, kept from piece to piece.
#[derive(Default)]
pub struct Memory {
    /// Every find, also those inside others.
    pub all: Vec<Found>,
    /// Those that stand, in order.
    pub standing: Vec<usize>,
    numbers: Vec<(usize, Number)>,
    at: Vec<u32>,
}

struct Best {
    last: usize,
    rule: u16,
    slots: Slots,
}

struct Fitter<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    rules: &'a Rules,
    numbers: Numbers<'a>,
    symbols: &'a Symbols,
    /// Finds by first token, in the second round.
    at: &'a [u32],
    all: &'a [Found],
    hyphen: u16,
    budget: u32,
}

/// The symbols that tokens get by their shape.
pub struct Symbols {
    number: Symbol,
    count: Symbol,
    day: Symbol,
    dayof: Symbol,
    year: Symbol,
    yy: Symbol,
    hour: Symbol,
    clock: Symbol,
    ordinal: Symbol,
    decade: Symbol,
    figures: Symbol,
    zulu: Symbol,
    capital: Symbol,
    any: Symbol,
    mixed: Symbol,
    amount: Symbol,
    minute: Symbol,
    found: Vec<(Kind, Vec<Symbol>)>,
}

impl Symbols {
    /// Their numbers in a lexicon.
    pub fn new(lexicon: &Lexicon) -> Symbols {
        let s = |name: &str| lexicon.symbol(name).unwrap_or(0);
        let found = Kind::ALL
            .iter()
            .map(|k| (*k, k.classes().iter().filter_map(|c| lexicon.symbol(&format!("<{c}>"))).collect()))
            .collect();
        Symbols {
            number: s("<number>"),
            count: s("<count>"),
            day: s("<day>"),
            dayof: s("<dayof>"),
            year: s("<year>"),
            yy: s("<yy>"),
            hour: s("<hour>"),
            clock: s("<clock>"),
            ordinal: s("<ordinal>"),
            decade: s("<decade>"),
            figures: s("<figures>"),
            zulu: s("<zulu>"),
            capital: s("<capital>"),
            any: s("<any>"),
            mixed: s("<mixed>"),
            amount: s("<amount>"),
            minute: s("<minute>"),
            found,
        }
    }
}

/// Finds every expression in the tokens, into `memory`.
pub fn fit(tokens: &[Token], k: &Knowledge, memory: &mut Memory) {
    memory.all.clear();
    memory.standing.clear();
    let mut numbers = std::mem::take(&mut memory.numbers);
    let mut i = 0;
    while i < tokens.len() {
        let t = &tokens[i];
        let awake = match t.shape {
            Shape::Word => t.entry != NO_ENTRY && k.awake[t.entry as usize],
            _ => true,
        };
        if awake {
            let mut fitter = Fitter::new(tokens, k, &[], &memory.all);
            let mut best = None;
            fitter.walk(0, i, i, Slots::EMPTY, &mut numbers, &mut best);
            if let Some(b) = best {
                let kind = Kind::of(k.rules.rules[b.rule as usize].means, &b.slots);
                memory.standing.push(memory.all.len());
                memory.all.push(Found { first: i, last: b.last, rule: b.rule, slots: b.slots, kind });
                i = b.last;
                continue;
            }
        }
        i += 1;
    }
    if memory.standing.iter().any(|n| memory.all[*n].kind != Kind::Nothing) {
        for _ in 0..3 {
            if !compose(tokens, k, memory, &mut numbers) {
                break;
            }
        }
    }
    memory.numbers = numbers;
}

/// One round over finds: each grows into the longest pattern that it is part of. Whether anything grew.
fn compose(tokens: &[Token], k: &Knowledge, memory: &mut Memory, numbers: &mut Vec<(usize, Number)>) -> bool {
    memory.at.clear();
    memory.at.resize(tokens.len(), u32::MAX);
    for n in &memory.standing {
        memory.at[memory.all[*n].first] = *n as u32;
    }
    let old = std::mem::take(&mut memory.standing);
    let mut standing = Vec::with_capacity(old.len());
    let (mut free, mut grew, mut next) = (0, false, 0);
    while next < old.len() {
        let found = memory.all[old[next]];
        if found.first < free {
            next += 1;
            continue;
        }
        let mut grown = None;
        if found.kind != Kind::Nothing {
            for from in found.first.saturating_sub(7).max(free)..=found.first {
                let mut fitter = Fitter::new(tokens, k, &memory.at, &memory.all);
                let mut best: Option<Best> = None;
                fitter.walk(1, from, from, Slots::EMPTY, numbers, &mut best);
                if let Some(b) = best.filter(|b| b.last > found.first) {
                    grown = Some((from, b));
                    break;
                }
            }
        }
        match grown {
            Some((from, b)) => {
                grew = true;
                let kind = Kind::of(k.rules.rules[b.rule as usize].means, &b.slots);
                let inner = b.slots.get(Slot::Inner).or(b.slots.get(Slot::Inner2)).map(|n| memory.all[n as usize].kind);
                let kind = kind.over(inner, k.rules.rules[b.rule as usize].means);
                standing.push(memory.all.len());
                memory.all.push(Found { first: from, last: b.last, rule: b.rule, slots: b.slots, kind });
                free = b.last;
            }
            None => {
                standing.push(old[next]);
                free = found.last;
            }
        }
        next += 1;
    }
    memory.standing = standing;
    grew
}

impl<'a> Fitter<'a> {
    fn new(tokens: &'a [Token], k: &'a Knowledge, at: &'a [u32], all: &'a [Found]) -> Self {
        let numbers = Numbers { tokens, lexicon: &k.lexicon, numerals: &k.numerals };
        Fitter {
            tokens,
            lexicon: &k.lexicon,
            rules: &k.rules,
            numbers,
            symbols: &k.symbols,
            at,
            all,
            hyphen: k.hyphen,
            budget: 4000,
        }
    }

    fn walk(
        &mut self,
        node: u32,
        start: usize,
        i: usize,
        slots: Slots,
        numbers: &mut Vec<(usize, Number)>,
        best: &mut Option<Best>,
    ) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let rules = self.rules;
        let here = &rules.nodes[node as usize];
        for &rule in &here.rules {
            let better = match best {
                Some(b) => i > b.last || (i == b.last && rule < b.rule),
                None => true,
            };
            if better && self.may_stand(rule, start, i) {
                let mut slots = slots;
                for (slot, value) in &rules.rules[rule as usize].with {
                    slots.push(*slot, *value);
                }
                *best = Some(Best { last: i, rule, slots });
            }
        }
        if let Some(to) = here.split {
            let mut slots = slots;
            slots.push(Slot::Split, i as i64);
            self.walk(to, start, i, slots, numbers, best);
        }
        if here.edges.is_empty() || i >= self.tokens.len() {
            return;
        }
        let t = self.tokens[i];
        if i > start && t.after_blank() {
            return;
        }
        if let Some(&found) = self.at.get(i).filter(|f| **f != u32::MAX) {
            let found_at = self.all[found as usize];
            let symbols = self.symbols;
            if let Some((_, classes)) = symbols.found.iter().find(|(k, _)| *k == found_at.kind) {
                for &symbol in classes {
                    self.follow(here, symbol, i64::from(found), found_at.last, start, slots, numbers, best);
                }
            }
            return;
        }
        if t.shape == Shape::Word {
            if t.entry != NO_ENTRY {
                let lexicon = self.lexicon;
                for &(symbol, value, cased) in lexicon.senses(t.entry) {
                    if !cased || t.capital() {
                        self.follow(here, symbol, value, i + 1, start, slots, numbers, best);
                    }
                }
            }
        } else {
            self.figures(here, &t, i, start, slots, numbers, best);
        }
        self.counts(here, i, start, slots, numbers, best);
        if here.edges.iter().any(|e| e.0 == self.symbols.any) && (t.shape != Shape::Word || t.entry == NO_ENTRY) {
            self.follow(here, self.symbols.any, 0, i + 1, start, slots, numbers, best);
        }
        if t.capital() && here.edges.iter().any(|e| e.0 == self.symbols.capital) {
            self.follow(here, self.symbols.capital, 0, i + 1, start, slots, numbers, best);
        }
        if i > start && t.entry == self.hyphen && !t.spaced() && t.shape == Shape::Word {
            if let Some(next) = self.tokens.get(i + 1).filter(|n| !n.spaced()) {
                let joined = next.shape != Shape::Word || next.entry != NO_ENTRY;
                if joined && !here.edges.is_empty() && here.rules.is_empty() {
                    self.walk(node, start, i + 1, slots, numbers, best);
                } else if joined {
                    self.walk_on(node, start, i + 1, slots, numbers, best);
                }
            }
        }
    }

    /// Goes on behind a skipped hyphen without letting the pattern end there.
    fn walk_on(
        &mut self,
        node: u32,
        start: usize,
        i: usize,
        slots: Slots,
        numbers: &mut Vec<(usize, Number)>,
        best: &mut Option<Best>,
    ) {
        let saved = best.take();
        self.walk(node, start, i, slots, numbers, best);
        let longer = best.take().filter(|b| b.last > i && saved.as_ref().is_none_or(|s| b.last > s.last));
        *best = longer.or(saved);
    }

    #[allow(clippy::too_many_arguments)]
    fn follow(
        &mut self,
        here: &super::rules::Node,
        symbol: Symbol,
        value: i64,
        next: usize,
        start: usize,
        slots: Slots,
        numbers: &mut Vec<(usize, Number)>,
        best: &mut Option<Best>,
    ) {
        let from = here.edges.partition_point(|e| e.0 < symbol);
        for edge in here.edges[from..].iter().take_while(|e| e.0 == symbol) {
            let mut slots = slots;
            if edge.1 != Slot::Nothing {
                slots.push(edge.1, value);
            }
            self.walk(edge.2, start, next, slots, numbers, best);
        }
    }

    /// The classes of a token of digits, by its shape alone.
    #[allow(clippy::too_many_arguments)]
    fn figures(
        &mut self,
        here: &super::rules::Node,
        t: &Token,
        i: usize,
        start: usize,
        slots: Slots,
        numbers: &mut Vec<(usize, Number)>,
        best: &mut Option<Best>,
    ) {
        let s = self.symbols;
        let a = i64::from(t.a);
        let classes: [(Symbol, i64, bool); 6] = match t.shape {
            Shape::Int => [
                (s.day, a, t.b <= 2 && (1..=31).contains(&a)),
                (s.dayof, a, t.b <= 2 && (1..=31).contains(&a)),
                (s.year, a, t.b == 4 && (1000..=2199).contains(&a)),
                (s.yy, a, t.b == 2),
                (s.hour, a * 60, t.b <= 2 && a <= 24),
                (s.minute, a, t.b == 2 && a < 60),
            ],
            Shape::Ordinal => [(s.dayof, a, (1..=31).contains(&a)), NONE, NONE, NONE, NONE, NONE],
            Shape::Clock => [(s.clock, a, true), NONE, NONE, NONE, NONE, NONE],
            Shape::Zulu => [(s.zulu, a, true), NONE, NONE, NONE, NONE, NONE],
            Shape::Decade => [(s.decade, a, true), NONE, NONE, NONE, NONE, NONE],
            Shape::Figures => {
                [(s.figures, a << 16 | i64::from(t.b.max(-1)) & 0xFFFF, true), NONE, NONE, NONE, NONE, NONE]
            }
            Shape::Amount => [(s.amount, a, true), (s.clock, i64::from(t.b), t.b >= 0), NONE, NONE, NONE, NONE],
            Shape::Mixed => [(s.mixed, 0, true), NONE, NONE, NONE, NONE, NONE],
            Shape::Fraction | Shape::Word => [NONE; 6],
        };
        for (symbol, value, holds) in classes {
            if holds {
                self.follow(here, symbol, value, i + 1, start, slots, numbers, best);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn counts(
        &mut self,
        here: &super::rules::Node,
        i: usize,
        start: usize,
        slots: Slots,
        numbers: &mut Vec<(usize, Number)>,
        best: &mut Option<Best>,
    ) {
        let s = self.symbols;
        let wanted = here
            .edges
            .iter()
            .any(|e| e.0 == s.number || e.0 == s.count || e.0 == s.ordinal || e.0 == s.year || e.0 == s.dayof);
        if !wanted {
            return;
        }
        let mark = numbers.len();
        self.numbers.read(i, numbers);
        let mut k = mark;
        while k < numbers.len() {
            let (next, number) = numbers[k];
            match number {
                Number::Count(count) => {
                    self.follow(here, s.count, count.pack(), next, start, slots, numbers, best);
                    if count.whole().is_some() && !self.numbers.article(i) {
                        self.follow(here, s.number, count.pack(), next, start, slots, numbers, best);
                    }
                }
                Number::Year(year) => self.follow(here, s.year, year, next, start, slots, numbers, best),
                Number::Ordinal(n) => {
                    self.follow(here, s.ordinal, n, next, start, slots, numbers, best);
                    if self.tokens[i].shape != Shape::Ordinal && n <= 31 {
                        self.follow(here, s.dayof, n, next, start, slots, numbers, best);
                    }
                }
            }
            k += 1;
        }
        numbers.truncate(mark);
    }

    fn may_stand(&self, rule: u16, first: usize, last: usize) -> bool {
        let r = &self.rules.rules[rule as usize];
        if last == first {
            return false;
        }
        let before = |s: &Symbol| first > 0 && self.stands_for(first - 1, *s);
        let after = |s: &Symbol| last < self.tokens.len() && self.stands_for(last, *s);
        (r.only_after.is_empty() || r.only_after.iter().any(before))
            && (r.only_before.is_empty() || r.only_before.iter().any(after))
            && !r.not_after.iter().any(before)
            && !r.not_before.iter().any(after)
    }

    /// Whether one token has a symbol.
    fn stands_for(&self, i: usize, symbol: Symbol) -> bool {
        let (t, s) = (&self.tokens[i], self.symbols);
        if symbol == s.capital {
            return t.capital();
        }
        if symbol == s.number {
            return t.shape != Shape::Word;
        }
        if symbol == s.mixed {
            return t.shape == Shape::Mixed;
        }
        if symbol == s.year {
            return t.shape == Shape::Int && t.b == 4;
        }
        if symbol == s.any {
            return t.shape == Shape::Word && t.entry == NO_ENTRY;
        }
        if symbol == s.day {
            return t.shape == Shape::Int && t.b <= 2;
        }
        t.entry != NO_ENTRY && self.lexicon.senses(t.entry).iter().any(|x| x.0 == symbol && (!x.2 || t.capital()))
    }
}

const NONE: (Symbol, i64, bool) = (0, 0, false);

/// Which entries wake the rules.
pub fn awake(lexicon: &Lexicon, rules: &Rules, numerals: &super::number::Numerals) -> Vec<bool> {
    let s = |name: &str| lexicon.symbol(name).unwrap_or(0);
    let counts = ["<number>", "<count>", "<ordinal>", "<year>", "<dayof>"].map(s);
    let counted = counts.iter().any(|c| rules.wakes[*c as usize]);
    (0..lexicon.len())
        .map(|n| {
            lexicon
                .senses(n as u16)
                .iter()
                .any(|(symbol, _, _)| rules.wakes[*symbol as usize] || (counted && numerals.begins(*symbol)))
        })
        .collect()
}

/// Whether a find counts as one for the reader.
pub fn tells(found: &Found, k: &Knowledge) -> bool {
    k.rules.rules[found.rule as usize].means != Meaning::Nothing
}
