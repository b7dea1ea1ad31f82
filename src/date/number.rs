//! Numbers in words and figures, and the vague counts: "twenty-five", "two and a half", "a couple of", "several".
//!
//! In: tokens and a place. Out: how many tokens the number takes and what it counts, in quarters (5½ is 22).

use super::lexicon::{Lexicon, Symbol, NO_ENTRY};
use super::scan::{Shape, Token};

/// A count, packed into one number so that a match can carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// In quarters; 0 when nobody says how many.
    pub quarters: i64,
    /// The upper end of "two or three", in quarters; else 0.
    pub upper: i64,
    /// "a couple of".
    pub rough: bool,
}

const MOST: i64 = (1 << 30) - 1;

impl Count {
    fn of(quarters: i64) -> Count {
        Count { quarters: quarters.clamp(0, MOST), upper: 0, rough: false }
    }

    /// A whole number.
    pub fn of_whole(n: i64) -> Count {
        Count::of(n.saturating_mul(4))
    }

    /// So many quarters more: "a year and a half"; nobody's count stays nobody's.
    pub fn and(self, quarters: i64) -> Count {
        Count { quarters: if self.quarters > 0 { self.quarters + quarters } else { 0 }, ..self }
    }

    /// As one number.
    pub fn pack(self) -> i64 {
        self.quarters | (self.upper << 30) | (i64::from(self.rough) << 60)
    }

    /// Back from one number.
    pub fn unpack(code: i64) -> Count {
        Count { quarters: code & MOST, upper: (code >> 30) & MOST, rough: code >> 60 & 1 == 1 }
    }

    /// The whole number, if it is one and said.
    pub fn whole(self) -> Option<i64> {
        (self.quarters > 0 && self.quarters % 4 == 0 && self.upper == 0).then_some(self.quarters / 4)
    }
}

/// The symbols that numbers are made of.
pub struct Numerals {
    cardinal: Symbol,
    scale: Symbol,
    scales: Symbol,
    article: Symbol,
    vague: Symbol,
    couple: Symbol,
    and: Symbol,
    of: Symbol,
    or: Symbol,
    fraction: Symbol,
    fractions: Symbol,
    rank: Symbol,
    hyphen: u16,
}

impl Numerals {
    /// Their numbers in a lexicon.
    pub fn new(lexicon: &Lexicon) -> Numerals {
        let s = |name: &str| lexicon.symbol(name).unwrap_or(0);
        Numerals {
            cardinal: s("<cardinal>"),
            scale: s("<scale>"),
            scales: s("<scales>"),
            article: s("<article>"),
            vague: s("<vague>"),
            couple: s("<couple>"),
            and: s("<and>"),
            of: s("<of>"),
            or: s("<or>"),
            fraction: s("<fractionword>"),
            fractions: s("<fractionwords>"),
            rank: s("<rank>"),
            hyphen: lexicon.mark(b'-'),
        }
    }
}

impl Numerals {
    /// Whether a class can begin a number.
    pub fn begins(&self, symbol: Symbol) -> bool {
        [self.cardinal, self.scales, self.article, self.vague, self.couple, self.fraction, self.rank].contains(&symbol)
    }
}

/// Reads numbers out of tokens.
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    /// The tokens.
    pub tokens: &'a [Token],
    /// Their words.
    pub lexicon: &'a Lexicon,
    /// What numbers are made of.
    pub numerals: &'a Numerals,
}

/// What was read at a place.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A count: "three", "2.5", "several".
    Count(Count),
    /// A year in words: "nineteen ninety-four".
    Year(i64),
    /// An ordinal: "twenty-first", "3rd".
    Ordinal(i64),
}

impl Numbers<'_> {
    fn value(&self, i: usize, symbol: Symbol) -> Option<i64> {
        let t = self.tokens.get(i)?;
        if t.entry == NO_ENTRY {
            return None;
        }
        self.lexicon.senses(t.entry).iter().find(|s| s.0 == symbol).map(|s| s.1)
    }

    /// Whether "a" or "an" stands there.
    pub fn article(&self, i: usize) -> bool {
        self.is(i, self.numerals.article)
    }

    fn is(&self, i: usize, symbol: Symbol) -> bool {
        self.value(i, symbol).is_some()
    }

    fn hyphen(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.entry == self.numerals.hyphen && t.entry != NO_ENTRY && !t.spaced())
            && self.tokens.get(i + 1).is_some_and(|t| !t.spaced())
    }

    /// Past a hyphen, if there is one.
    fn past(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    /// Everything that begins at `i`, with the token after it. At most some ten tokens are looked at.
    pub fn read(&self, i: usize, out: &mut Vec<(usize, Number)>) {
        let n = self.numerals;
        let Some(t) = self.tokens.get(i) else { return };
        if t.shape == Shape::Word && t.entry == NO_ENTRY {
            return;
        }
        if let Some((j, value)) = self.integer(i) {
            self.counted(i, j, value, out);
        } else if t.shape == Shape::Amount && t.a > 0 {
            out.push((i + 1, Number::Count(Count::of(i64::from(t.a)))));
        } else if t.shape == Shape::Fraction && t.b > 0 && (i64::from(t.a) * 4) % i64::from(t.b) == 0 {
            out.push((i + 1, Number::Count(Count::of(i64::from(t.a) * 4 / i64::from(t.b)))));
        } else if let Some(quarters) = self.value(i, n.fraction) {
            // "half a century", "quarter-century", "half the year"
            let mut j = self.past(i + 1);
            if self.is(j, n.of) {
                j += 1;
            }
            if self.is(j, n.article) {
                j += 1;
            }
            out.push((j, Number::Count(Count::of(quarters))));
        } else if self.is(i, n.vague) {
            let j = i + 1 + usize::from(self.is(i + 1, n.of));
            out.push((j, Number::Count(Count { quarters: 0, upper: 0, rough: false })));
        } else if let (Some(value), true) = (self.value(i, n.couple), i > 0) {
            out.push((
                i + 1 + usize::from(self.is(i + 1, n.of)),
                Number::Count(Count { rough: true, ..Count::of(value * 4) }),
            ));
        } else if self.is(i, n.scales) {
            let j = i + 1 + usize::from(self.is(i + 1, n.of));
            out.push((j, Number::Count(Count { quarters: 0, upper: 0, rough: false })));
        } else if self.is(i, n.article) {
            self.after_article(i, out);
        }
        self.ordinal(i, out);
    }

    fn after_article(&self, i: usize, out: &mut Vec<(usize, Number)>) {
        let n = self.numerals;
        if let Some(quarters) = self.value(i + 1, n.fraction) {
            let mut j = self.past(i + 2);
            if self.is(j, n.of) && self.is(j + 1, n.article) {
                j += 2;
            }
            out.push((j, Number::Count(Count::of(quarters))));
        } else if self.is(i + 1, n.vague) {
            out.push((
                i + 2 + usize::from(self.is(i + 2, n.of)),
                Number::Count(Count { quarters: 0, upper: 0, rough: false }),
            ));
        } else if let Some(value) = self.value(i + 1, n.couple) {
            let j = i + 2 + usize::from(self.is(i + 2, n.of));
            out.push((j, Number::Count(Count { rough: true, ..Count::of(value * 4) })));
        }
        out.push((i + 1, Number::Count(Count::of(4))));
    }

    /// A whole number at `i` may go on: "and a half", "1/2", "or three", "to five".
    fn counted(&self, i: usize, j: usize, value: i64, out: &mut Vec<(usize, Number)>) {
        let n = self.numerals;
        let whole = Count::of(value.saturating_mul(4));
        let k = self.past(j);
        if self.is(k, n.and) {
            let k = self.past(k + 1);
            let k = self.past(k + usize::from(self.is(k, n.article)));
            if let Some(quarters) = self.value(k, n.fraction) {
                out.push((k + 1, Number::Count(Count::of(value.saturating_mul(4).saturating_add(quarters)))));
            }
        } else if self.tokens.get(j).is_some_and(|t| t.shape == Shape::Fraction && t.b > 0 && 4 % t.b == 0) {
            let t = self.tokens[j];
            let quarters = i64::from(t.a) * 4 / i64::from(t.b);
            out.push((j + 1, Number::Count(Count::of(value.saturating_mul(4).saturating_add(quarters)))));
        } else if self.is(k, n.or) || self.hyphen(j) {
            let from = if self.is(k, n.or) { self.past(k + 1) } else { k };
            if let Some((end, upper)) = self.integer(from) {
                if upper > value {
                    let upper = Count::of(upper.saturating_mul(4)).quarters;
                    out.push((end, Number::Count(Count { upper, ..whole })));
                }
            }
        }
        // "three quarters of an hour"
        if let Some(each) = self.value(k, n.fractions).filter(|_| self.is(k + 1, n.of) && self.is(k + 2, n.article)) {
            out.push((k + 3, Number::Count(Count::of(value.saturating_mul(each)))));
        }
        if let Some(year) = self.year_in_words(i) {
            out.push((year.0, Number::Year(year.1)));
        }
        out.push((j, Number::Count(whole)));
    }

    /// "nineteen ninety-four", "two thousand and three": the token after, and the year.
    fn year_in_words(&self, i: usize) -> Option<(usize, i64)> {
        let n = self.numerals;
        let century = self.value(i, n.cardinal).filter(|v| (10..=21).contains(v))?;
        let j = self.past(i + 1);
        let tens = self.value(j, n.cardinal).filter(|v| *v >= 10)?;
        let k = self.past(j + 1);
        match self.value(k, n.cardinal).filter(|v| *v < 10 && tens >= 20) {
            Some(ones) => Some((k + 1, century * 100 + tens + ones)),
            None => Some((j + 1, century * 100 + tens)),
        }
    }

    fn integer(&self, i: usize) -> Option<(usize, i64)> {
        let n = self.numerals;
        let t = self.tokens.get(i)?;
        match t.shape {
            Shape::Int => {
                let mut value = i64::from(t.a);
                let mut j = i + 1;
                while let Some(scale) = self.value(j, n.scale).filter(|s| *s > 12 && j < i + 3) {
                    value = value.saturating_mul(scale);
                    j += 1;
                }
                return Some((j, value));
            }
            Shape::Amount if t.a >= 0 && t.a % 4 == 0 => return Some((i + 1, i64::from(t.a / 4))),
            Shape::Word => {}
            _ => return None,
        }
        let (mut total, mut current, mut j) = (0i64, 0i64, i);
        if self.is(i, n.article) {
            self.value(i + 1, n.scale)?;
            (current, j) = (1, i + 1);
        }
        let mut seen = false;
        while j < i + 12 {
            if let Some(v) = self.value(j, n.cardinal) {
                // "twenty five" adds, "twenty twenty" does not.
                let fits = if v < 10 { current % 10 == 0 && current % 100 != 10 } else { current % 100 == 0 };
                if seen && !fits {
                    break;
                }
                current += v;
            } else if let Some(scale) = self.value(j, n.scale).filter(|_| seen || current > 0) {
                if scale >= 1000 {
                    total += current.saturating_mul(scale);
                    current = 0;
                } else {
                    current = current.saturating_mul(scale);
                }
            } else {
                break;
            }
            seen = true;
            j += 1;
            let joined = self.hyphen(j) && (self.is(j + 1, n.cardinal) || self.is(j + 1, n.scale));
            let added = self.is(j, n.and) && current % 100 == 0 && self.is(j + 1, n.cardinal);
            j += usize::from(joined || added);
        }
        seen.then(|| (j, total.saturating_add(current)))
    }

    fn ordinal(&self, i: usize, out: &mut Vec<(usize, Number)>) {
        let n = self.numerals;
        let t = self.tokens[i];
        if t.shape == Shape::Ordinal {
            out.push((i + 1, Number::Ordinal(i64::from(t.a))));
        } else if let Some(v) = self.value(i, n.rank) {
            out.push((i + 1, Number::Ordinal(v)));
        } else if let Some(tens) = self.value(i, n.cardinal).filter(|v| *v >= 20) {
            let j = self.past(i + 1);
            if let Some(v) = self.value(j, n.rank).filter(|v| *v < 10) {
                out.push((j + 1, Number::Ordinal(tens + v)));
            }
        }
    }
}
