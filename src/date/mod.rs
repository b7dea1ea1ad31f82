//! Finds the time expressions of a text and says what they mean.
//!
//! In: a text and when it was published, "On Monday, Mr. Crocker met his counterpart." of 2007-05-29. Out: "Monday", a
//! DATE, 2007-05-28, and why.
//!
//! The way: [`scan`] makes tokens, [`fit`] fits the [`rules`] to them, [`resolve`] puts each find on the calendar, seen from
//! what the [`context`] has told so far. It goes piece by piece (a piece ends at an empty line), so memory stays small;
//! a piece costs time linear in its length.

mod accounts;
mod clock;
mod codes;
mod context;
mod era;
mod find;
mod fit;
mod holiday;
mod lean;
mod length;
mod lexicon;
mod meaning;
mod named;
mod number;
mod parts;
mod pattern;
mod pick;
mod point;
mod range;
mod reading;
mod refer;
mod resolve;
mod rules;
mod scan;
mod sense;
mod shapes;
mod slot;
#[cfg(test)]
mod tests;

use crate::model::{Dated, Edtf};
use lexicon::{Lexicon, Symbol};
pub use reading::Reading;
use std::sync::LazyLock;

/// Everything the room knows: words and rules, ready to use.
struct Knowledge {
    lexicon: Lexicon,
    rules: rules::Rules,
    numerals: number::Numerals,
    symbols: fit::Symbols,
    awake: Vec<bool>,
    hyphen: u16,
    joiner: Symbol,
    news: Symbol,
    era: Symbol,
    determiner: Symbol,
    fraction: Symbol,
    copula: Symbol,
    to: Symbol,
    have: Symbol,
    had: Symbol,
    be: Symbol,
    been: Symbol,
    clause: Symbol,
    adverb: Symbol,
    barely: Symbol,
    conjunction: Symbol,
    will: Symbol,
    dawn: Symbol,
    ended: Symbol,
    happened: Symbol,
    could: Symbol,
    not: Symbol,
    helper: Symbol,
    scheduled: Symbol,
    own: Symbol,
    open: Symbol,
    between: Symbol,
    glued: Symbol,
    inside: Symbol,
    rank: Symbol,
    unsure: Symbol,
}

impl Knowledge {
    fn open() -> Knowledge {
        let (lexicon, rules) = rules::compile();
        let numerals = number::Numerals::new(&lexicon);
        let symbols = fit::Symbols::new(&lexicon);
        let awake = fit::awake(&lexicon, &rules, &numerals);
        let hyphen = lexicon.mark(b'-');
        let symbol = |name| lexicon.symbol(name).unwrap_or(0);
        Knowledge {
            rules,
            numerals,
            symbols,
            awake,
            hyphen,
            joiner: symbol("<joiner>"),
            news: symbol("<newsword>"),
            era: symbol("<era>"),
            determiner: symbol("<determiner>"),
            fraction: symbol("<fractionword>"),
            copula: symbol("<copula>"),
            to: symbol("<towards>"),
            have: symbol("<have>"),
            had: symbol("<had>"),
            be: symbol("<be>"),
            been: symbol("<been>"),
            happened: symbol("<happened>"),
            own: symbol("<own>"),
            open: symbol("<open>"),
            between: symbol("<between>"),
            glued: symbol("<glued>"),
            inside: symbol("<inside>"),
            rank: symbol("<outstanding>"),
            unsure: symbol("<unsuremonth>"),
            clause: symbol("<clause>"),
            adverb: symbol("<adverb>"),
            barely: symbol("<barely>"),
            conjunction: symbol("<conjunction>"),
            will: symbol("<will>"),
            dawn: symbol("<dawn>"),
            ended: symbol("<ended>"),
            could: symbol("<could>"),
            not: symbol("<not>"),
            helper: symbol("<helper>"),
            scheduled: symbol("<scheduled>"),
            lexicon,
        }
    }

    /// Whether a word joins the two ends of a range ("to", "and").
    fn joiner(&self, entry: u16) -> bool {
        self.lexicon.has(entry, self.joiner)
    }
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::open);

/// Every time expression of a text, in order; spans are bytes of `text`.
///
/// `published` is when the text was printed; without it, what needs an anchor stays open ("XXXX-05-28").
/// Never fails. Time is linear in the text, memory in its longest paragraph (at most 16 KB) and in what is found.
pub fn date(text: &str, published: Option<&Edtf>) -> Vec<Dated> {
    let mut out = Vec::new();
    let mut reading = Reading::new(text, published);
    reading.read(text, true, &mut out);
    out
}
