//! Stretches of text in which a new line is only a space: paragraphs, headlines, datelines, list items.
//!
//! Newswire is wrapped at some sixty letters, and a paragraph may end without an empty line after it: a line into which the
//! next line's first word would have fitted was ended on purpose.

use crate::model::Span;

/// A stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// The paragraph that it is, counted from 0.
    pub paragraph: usize,
}

/// Lines longer than this are paragraphs that nobody wrapped.
const WRAPPED: usize = 132;

/// All stretches of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let width = width(text);
    let mut at = 0;
    let mut before: Option<&str> = None;
    for line in text.split_inclusive(['\n', '\x0C']) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            before = None;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + trimmed.len());
            match blocks.last_mut() {
                Some(last) if before.is_some_and(|b| goes_on(b, line, width)) => last.span.end = span.end,
                _ => {
                    let paragraph = blocks.len();
                    let begins = start + dateline(trimmed);
                    if begins > start {
                        let end = start + trimmed[..begins - start].trim_end().len();
                        blocks.push(Block { span: Span::new(start, end), paragraph });
                    }
                    blocks.push(Block { span: Span::new(begins, span.end), paragraph });
                }
            }
            before = Some(trimmed);
        }
        at += line.len();
    }
    blocks
}

/// How far a paragraph's dateline reaches: "BAGHDAD, May 28 (Xinhua) -- ", "NAIROBI, Kenya (AP) _ ". 0 where there is none.
///
/// A place in capitals, or an agency in brackets, then a dash, and behind it a sentence that begins.
fn dateline(line: &str) -> usize {
    let dashes = line.char_indices().filter(|(_, c)| matches!(c, '-' | '_' | '\u{2013}' | '\u{2014}'));
    let Some((at, _)) = dashes.take_while(|(at, _)| *at < 100).find(|(at, _)| line[..*at].ends_with([' ', ')', '.']))
    else {
        return 0;
    };
    let rest = line[at..].trim_start_matches(['-', '_', '\u{2013}', '\u{2014}']);
    let text = rest.trim_start();
    let place: Vec<&str> = line[..at].split_whitespace().collect();
    let capitals = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() > 2 && !w.contains(char::is_lowercase);
    let agency = line[..at].trim_end().ends_with(')');
    let begins =
        text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '`' | '\'' | '\u{201C}' | '\u{2018}'));
    let named = place.first().is_some_and(|w| capitals(w) || agency && w.starts_with(char::is_uppercase));
    let no_sentence = !line[..at].contains(['"', ';', ':', '?', '!']) && place.len() <= 9;
    if named && no_sentence && begins && rest.len() > text.len() {
        line.len() - text.len()
    } else {
        0
    }
}

/// How wide the text is wrapped; none when it is not.
fn width(text: &str) -> Option<usize> {
    let mut lengths: Vec<usize> = text.lines().map(|l| l.trim().chars().count()).filter(|n| *n > 0).collect();
    lengths.sort_unstable();
    let widest = *lengths.get(lengths.len() * 19 / 20)?;
    (widest <= WRAPPED).then_some(widest)
}

/// Whether a line only goes on where the line before it was full.
fn goes_on(before: &str, line: &str, width: Option<usize>) -> bool {
    let next = line.trim();
    let first = next.chars().next().unwrap_or(' ');
    if bullet(next) {
        return false;
    }
    if first.is_lowercase() {
        return true;
    }
    let Some(width) = width else { return false };
    let word = next.split_whitespace().next().unwrap_or("").chars().count();
    let room = width.saturating_sub(before.chars().count());
    let last = before.trim_end_matches(['"', '\'', ')', '”', '’', ']']).chars().next_back().unwrap_or(' ');
    let ended = matches!(last, '.' | '!' | '?' | ':');
    if ended {
        return room < word + 3;
    }
    // no full stop: a headline or byline, unless the line may have been full
    matches!(last, ',' | ';' | '-') || room < word + 4 + width / 6
}

/// Whether a line starts as the item of a list.
fn bullet(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let spaced = chars.next().is_some_and(|c| c.is_whitespace());
    matches!(first, '•' | '●' | '■' | '◦' | '▪' | '·') || spaced && matches!(first, '*' | '+')
}
