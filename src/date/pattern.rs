//! Reads the patterns of rules: "[the] <ordinal> (of|in) <year>".
//!
//! In: a line of `fits:`. Out: its pieces, as a tree.

use super::slot::{slot, Slot};

/// One piece of a pattern.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A word, a mark or a class, and the slot it fills.
    Symbol(String, Slot),
    /// Where the second of two dates begins.
    Split,
    /// May be missing.
    Optional(Vec<Piece>),
    /// One of several.
    Either(Vec<Vec<Piece>>),
}

/// The words and brackets of a pattern.
pub fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut angle = false;
    for c in text.chars() {
        match c {
            '<' => {
                angle = true;
                word.push(c);
            }
            '>' => {
                angle = false;
                word.push(c);
            }
            ' ' if !angle => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            '[' | ']' | '(' | ')' | '|' if !angle => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                words.push(c.to_string());
            }
            _ => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// The pieces up to a closing bracket, and what follows.
pub fn parse<'a>(mut words: &'a [String], file: &str) -> (Vec<Piece>, &'a [String]) {
    let mut pieces = Vec::new();
    while let Some((word, rest)) = words.split_first() {
        match word.as_str() {
            "]" | ")" => break,
            "[" => {
                let (inner, after) = parse_alternatives(rest, file);
                pieces.push(Piece::Optional(vec![Piece::Either(inner)]));
                words = after.split_first().unwrap_or_else(|| panic!("data/{file}: [ without ]")).1;
            }
            "(" => {
                let (inner, after) = parse_alternatives(rest, file);
                pieces.push(Piece::Either(inner));
                words = after.split_first().unwrap_or_else(|| panic!("data/{file}: ( without )")).1;
            }
            "|" => {
                pieces.push(Piece::Split);
                words = rest;
            }
            w if w.starts_with('<') => {
                let inner = w.trim_start_matches('<').trim_end_matches('>');
                let (name, class) = inner.split_once(':').unwrap_or((inner, inner));
                pieces.push(Piece::Symbol(format!("<{class}>"), slot(name)));
                words = rest;
            }
            w => {
                pieces.push(Piece::Symbol(w.to_lowercase(), Slot::Nothing));
                words = rest;
            }
        }
    }
    (pieces, words)
}

fn parse_alternatives<'a>(mut words: &'a [String], file: &str) -> (Vec<Vec<Piece>>, &'a [String]) {
    let mut all = vec![vec![]];
    loop {
        match words.split_first() {
            Some((w, rest)) if w == "|" => {
                all.push(vec![]);
                words = rest;
            }
            Some((w, _)) if w == "]" || w == ")" => return (all, words),
            None => return (all, words),
            Some(_) => {
                let cut = words.iter().scan(0i32, |depth, w| {
                    match w.as_str() {
                        "[" | "(" => *depth += 1,
                        "]" | ")" => *depth -= 1,
                        _ => {}
                    }
                    Some(*depth < 0 || (*depth == 0 && w == "|"))
                });
                let end = cut.into_iter().position(|stop| stop).unwrap_or(words.len());
                let (pieces, rest) = parse(&words[..end], file);
                assert!(rest.is_empty(), "data/{file}: brackets do not close");
                all.last_mut().expect("begun with one").extend(pieces);
                words = &words[end..];
            }
        }
    }
}
