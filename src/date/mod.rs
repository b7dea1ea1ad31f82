//! Finds the time expressions of a text and says what they mean.
//!
//! In: a text and when it was published, "On Monday, Mr. Crocker met his counterpart." of 2007-05-29. Out: "Monday", a
//! DATE, 2007-05-28, and why.
//!
//! The way: [`scan`] makes tokens, [`fit`] fits the [`rules`] to them, [`resolve`] puts each find on the calendar, seen from
//! what the [`context`] has told so far. It goes piece by piece (a piece ends at an empty line), so memory stays small;
//! a piece costs time linear in its length.

mod clock;
mod codes;
mod context;
mod find;
mod fit;
mod holiday;
mod length;
mod lexicon;
mod meaning;
mod named;
mod number;
mod parts;
mod pattern;
mod pick;
mod point;
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
use context::Context;
use lexicon::{Lexicon, Symbol};
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
    happened: Symbol,
    could: Symbol,
    not: Symbol,
    helper: Symbol,
    scheduled: Symbol,
    own: Symbol,
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

/// The beginning of a text that tells what sort of text it is.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(8 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The longest piece, in bytes: a longer one is cut at white space.
const PIECE: usize = 16 * 1024;

/// Every time expression of a text, in order; spans are bytes of `text`.
///
/// `published` is when the text was printed; without it, what needs an anchor stays open ("XXXX-05-28").
/// Never fails. Time is linear in the text, memory in its longest paragraph (at most 16 KB) and in what is found.
pub fn date(text: &str, published: Option<&Edtf>) -> Vec<Dated> {
    let k: &'static Knowledge = &KNOWLEDGE;
    let mut out = Vec::new();
    let mut context = Context::new(published);
    let mut tokens = Vec::new();
    if published.is_some() {
        scan::scan(beginning(text), &k.lexicon, &mut tokens);
        context.look_ahead(&tokens, k);
    }
    let mut memory = find::Memory::default();
    let mut at = 0;
    while at < text.len() {
        let end = at + piece(&text[at..]);
        let part = &text[at..end];
        scan::scan(part, &k.lexicon, &mut tokens);
        find::find(&tokens, k, &mut memory);
        let mut seen = 0;
        for &n in &memory.standing {
            let found = memory.all[n];
            if !find::tells(&found, k) {
                continue;
            }
            context.sentence += tokens[seen..=found.first].iter().filter(|t| t.opens()).count();
            seen = found.first + 1;
            let mut resolver = resolve::Resolver {
                k,
                text: part,
                offset: at,
                tokens: &tokens,
                all: &memory.all,
                context: &mut context,
            };
            resolver.resolve(&found, &mut out);
        }
        context.sentence += tokens[seen.min(tokens.len())..].iter().filter(|t| t.opens()).count();
        at = end;
    }
    out
}

/// The length of the first piece of a text: to an empty line, or to white space before the limit.
fn piece(text: &str) -> usize {
    let bytes = text.as_bytes();
    let limit = bytes.len().min(PIECE);
    let mut i = 0;
    while i + 1 < limit {
        if bytes[i] == b'\n' && bytes[i + 1] == b'\n' {
            while i < bytes.len() && bytes[i] == b'\n' {
                i += 1;
            }
            return i;
        }
        i += 1;
    }
    if limit == bytes.len() {
        return limit;
    }
    let cut = bytes[..limit].iter().rposition(|b| b.is_ascii_whitespace()).map_or(limit, |n| n + 1);
    let mut cut = cut.max(1);
    while !text.is_char_boundary(cut) {
        cut += 1;
    }
    cut
}
