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
const WRAPPED: usize = 110;

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
                    blocks.push(Block { span, paragraph });
                }
            }
            before = Some(trimmed);
        }
        at += line.len();
    }
    blocks
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
