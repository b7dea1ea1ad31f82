//! Fits one pattern of the tries at one place: the longest that fits.
//!
//! In: "27-year freeze" at "27". Out: rule `duration` over two tokens, count 27, unit year.

use super::find::{Found, Slots};
use super::lexicon::{Lexicon, Symbol, NO_ENTRY};
use super::meaning::Kind;
use super::number::{Number, Numbers, Numerals};
use super::rules::{Node, Rules};
use super::scan::{Shape, Token};
use super::slot::Slot;
use super::Knowledge;

/// The longest fit at a place.
pub struct Best {
    /// One past its last token.
    pub last: usize,
    /// Its rule.
    pub rule: u16,
    /// What its slots hold.
    pub slots: Slots,
}

/// The tries at work on the tokens of a piece.
pub struct Fitter<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    rules: &'a Rules,
    reader: Numbers<'a>,
    numbers: &'a mut Vec<(usize, Number)>,
    best: Option<Best>,
    start: usize,
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
    dotclock: Symbol,
    ordinal: Symbol,
    decade: Symbol,
    figures: Symbol,
    zulu: Symbol,
    group: Symbol,
    military: Symbol,
    nth: Symbol,
    both: Symbol,
    two: Symbol,
    capital: Symbol,
    any: Symbol,
    mixed: Symbol,
    amount: Symbol,
    minute: Symbol,
    plural: Symbol,
    found: Vec<(Kind, Vec<Symbol>)>,
}

impl Symbols {
    /// Their numbers in a lexicon.
    pub fn new(lexicon: &Lexicon) -> Symbols {
        let s = |name: &str| lexicon.symbol(name).unwrap_or(0);
        let found =
            Kind::ALL.iter().map(|k| (*k, k.classes().iter().filter_map(|c| lexicon.symbol(c)).collect())).collect();
        Symbols {
            number: s("<number>"),
            count: s("<count>"),
            day: s("<day>"),
            dayof: s("<dayof>"),
            year: s("<year>"),
            yy: s("<yy>"),
            hour: s("<hour>"),
            clock: s("<clock>"),
            dotclock: s("<dotclock>"),
            ordinal: s("<ordinal>"),
            decade: s("<decade>"),
            figures: s("<figures>"),
            zulu: s("<zulu>"),
            group: s("<group>"),
            military: s("<military>"),
            nth: s("<nth>"),
            both: s("<bothdays>"),
            two: s("<twodays>"),
            capital: s("<capital>"),
            any: s("<any>"),
            mixed: s("<mixed>"),
            amount: s("<amount>"),
            minute: s("<minute>"),
            plural: s("<plural>"),
            found,
        }
    }
}

impl<'a> Fitter<'a> {
    /// Ready to fit; `at` tells which find begins at a token, for the rules over finds.
    pub fn new(
        tokens: &'a [Token],
        k: &'a Knowledge,
        at: &'a [u32],
        all: &'a [Found],
        numbers: &'a mut Vec<(usize, Number)>,
    ) -> Self {
        Fitter {
            tokens,
            lexicon: &k.lexicon,
            rules: &k.rules,
            reader: Numbers { tokens, lexicon: &k.lexicon, numerals: &k.numerals },
            numbers,
            best: None,
            start: 0,
            symbols: &k.symbols,
            at,
            all,
            hyphen: k.hyphen,
            budget: 4000,
        }
    }

    /// The longest pattern below a root that fits at a token.
    pub fn best(mut self, root: u32, at: usize) -> Option<Best> {
        self.start = at;
        self.walk(root, at, Slots::EMPTY);
        self.best
    }

    fn walk(&mut self, node: u32, i: usize, slots: Slots) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let rules = self.rules;
        let here = &rules.nodes[node as usize];
        for &rule in &here.rules {
            let better = match &self.best {
                Some(b) => i > b.last || (i == b.last && rule < b.rule),
                None => true,
            };
            if better && self.may_stand(rule, self.start, i) {
                let mut slots = slots;
                for (slot, value) in &rules.rules[rule as usize].with {
                    slots.push(*slot, *value);
                }
                self.best = Some(Best { last: i, rule, slots });
            }
        }
        if let Some(to) = here.split {
            let mut slots = slots;
            slots.push(Slot::Split, i as i64);
            self.walk(to, i, slots);
        }
        if here.edges.is_empty() || i >= self.tokens.len() {
            return;
        }
        let t = self.tokens[i];
        if i > self.start && t.after_blank() {
            return;
        }
        if let Some(&found) = self.at.get(i).filter(|f| **f != u32::MAX) {
            let found_at = self.all[found as usize];
            let symbols = self.symbols;
            if let Some((_, classes)) = symbols.found.iter().find(|(k, _)| *k == found_at.kind) {
                for &symbol in classes {
                    self.follow(here, symbol, i64::from(found), found_at.last, slots);
                }
            }
            return;
        }
        if t.entry != NO_ENTRY {
            let lexicon = self.lexicon;
            for &(symbol, value, cased) in lexicon.senses(t.entry) {
                if !cased || t.capital() {
                    self.follow(here, symbol, value, i + 1, slots);
                }
            }
        }
        if t.shape != Shape::Word {
            self.figures(here, i, slots);
        }
        self.counts(here, i, slots);
        if here.open && (t.shape != Shape::Word || t.entry == NO_ENTRY) {
            self.follow(here, self.symbols.any, 0, i + 1, slots);
        }
        if here.open && t.capital() {
            self.follow(here, self.symbols.capital, 0, i + 1, slots);
        }
        if i > self.start && t.entry == self.hyphen && !t.spaced() && t.shape == Shape::Word {
            if let Some(next) = self.tokens.get(i + 1).filter(|n| !n.spaced()) {
                let joined = next.shape != Shape::Word || next.entry != NO_ENTRY;
                if joined && !here.edges.is_empty() && here.rules.is_empty() {
                    self.walk(node, i + 1, slots);
                } else if joined {
                    self.walk_on(node, i + 1, slots);
                }
            }
        }
    }

    /// Goes on behind a skipped hyphen without letting the pattern end there.
    fn walk_on(&mut self, node: u32, i: usize, slots: Slots) {
        let saved = self.best.take();
        self.walk(node, i, slots);
        let longer = self.best.take().filter(|b| b.last > i && saved.as_ref().is_none_or(|s| b.last > s.last));
        self.best = longer.or(saved);
    }

    fn follow(&mut self, here: &Node, symbol: Symbol, value: i64, next: usize, slots: Slots) {
        let from = here.edges.partition_point(|e| e.0 < symbol);
        for edge in here.edges[from..].iter().take_while(|e| e.0 == symbol) {
            let mut slots = slots;
            if edge.1 != Slot::Nothing {
                slots.push(edge.1, value);
            }
            self.walk(edge.2, next, slots);
        }
    }

    /// The classes of a token of digits, by its shape alone.
    fn figures(&mut self, here: &Node, i: usize, slots: Slots) {
        let t = self.tokens[i];
        let s = self.symbols;
        let a = i64::from(t.a);
        let classes: [(Symbol, i64, bool); MOST] = match t.shape {
            Shape::Int => [
                (s.day, a, t.b <= 2 && (1..=31).contains(&a)),
                (s.dayof, a, t.b <= 2 && (1..=31).contains(&a)),
                (s.year, a, t.b == 4 && (1000..=2199).contains(&a)),
                (s.yy, a, t.b == 2),
                (s.hour, a * 60, t.b <= 2 && a <= 24),
                (s.minute, a, t.b == 2 && a < 60),
                (s.military, a / 100 * 60 + a % 100, t.b == 4 && a < 2400 && a % 100 < 60),
            ],
            Shape::Ordinal => {
                let day = (1..=31).contains(&a);
                [(s.dayof, a, day), (s.nth, a, day), NONE, NONE, NONE, NONE, NONE]
            }
            Shape::Clock => [(s.clock, a, true), NONE, NONE, NONE, NONE, NONE, NONE],
            Shape::Zulu => [(s.zulu, a, t.b == 4), (s.group, a, t.b == 6), NONE, NONE, NONE, NONE, NONE],
            Shape::Decade => [(s.decade, a, true), NONE, NONE, NONE, NONE, NONE, NONE],
            Shape::Figures => {
                [(s.figures, a << 16 | i64::from(t.b.max(-1)) & 0xFFFF, true), NONE, NONE, NONE, NONE, NONE, NONE]
            }
            Shape::Amount => {
                [(s.amount, a, true), (s.dotclock, i64::from(t.b), t.b >= 0), NONE, NONE, NONE, NONE, NONE]
            }
            Shape::Mixed => [(s.mixed, 0, true), NONE, NONE, NONE, NONE, NONE, NONE],
            Shape::Fraction => {
                // The Julian calendar is ten to thirteen days behind.
                let both = (10..=13).contains(&(t.b as i64 - a)) && t.b <= 31;
                let two = (1..=30).contains(&a) && i64::from(t.b) == a + 1;
                [(s.both, i64::from(t.b), both), (s.two, a, two), NONE, NONE, NONE, NONE, NONE]
            }
            Shape::Word => [NONE; MOST],
        };
        for (symbol, value, holds) in classes {
            if holds {
                self.follow(here, symbol, value, i + 1, slots);
            }
        }
    }

    fn counts(&mut self, here: &Node, i: usize, slots: Slots) {
        let s = self.symbols;
        if !here.numbers {
            return;
        }
        let mark = self.numbers.len();
        self.reader.read(i, self.numbers);
        let mut k = mark;
        while k < self.numbers.len() {
            let (next, number) = self.numbers[k];
            match number {
                Number::Count(count) => {
                    self.follow(here, s.count, count.pack(), next, slots);
                    if count.whole().is_some() && !self.reader.article(i) {
                        self.follow(here, s.number, count.pack(), next, slots);
                    }
                }
                Number::Year(year) => self.follow(here, s.year, year, next, slots),
                Number::Ordinal(n) => {
                    self.follow(here, s.ordinal, n, next, slots);
                    if self.tokens[i].shape != Shape::Ordinal && n <= 31 {
                        self.follow(here, s.dayof, n, next, slots);
                    }
                }
            }
            k += 1;
        }
        self.numbers.truncate(mark);
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
        if symbol == s.plural {
            return t.plural();
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

/// How many classes a token of digits can have.
const MOST: usize = 7;

/// Which entries wake the rules.
pub fn awake(lexicon: &Lexicon, rules: &Rules, numerals: &Numerals) -> Vec<bool> {
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
