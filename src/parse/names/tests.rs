//! The tables hold what they promise, and every line under `on:` of `data/actors/` is found as it says.

use super::*;
use crate::model::{Span, Token};
use std::{fs, path::Path, path::PathBuf};

/// A tiny tokeniser, so that the room can be tested without the others.
fn split(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let add = |tokens: &mut Vec<Token>, start: usize, end: usize| {
        if start < end {
            tokens.push(Token { span: Span::new(start, end), ..Default::default() });
        }
    };
    let mut at = 0;
    for raw in text.split_inclusive(char::is_whitespace) {
        let word = raw.trim_end();
        let (mut start, mut end) = (at, at + word.len());
        at += raw.len();
        while start < end && text[start..end].starts_with(['"', '(', '\'']) {
            add(&mut tokens, start, start + 1);
            start += 1;
        }
        let mut tail = Vec::new();
        while start < end {
            let last = text[start..end].chars().next_back().expect("not empty");
            let short = last == '.'
                && (text[start..end - 1].contains('.')
                    || (end - start <= 4
                        && word.len() < 5
                        && text[start..].starts_with(char::is_uppercase)
                        && at < text.len()));
            if !",.;:!?\")'".contains(last) || short {
                break;
            }
            end -= 1;
            tail.push(end);
        }
        let mut from = start;
        if let Some(mark) = text[start..end].find("'s").filter(|m| start + m + 2 == end) {
            add(&mut tokens, start, start + mark);
            from = start + mark;
        }
        while let Some(hyphen) = text[from..end].find('-') {
            add(&mut tokens, from, from + hyphen);
            add(&mut tokens, from + hyphen, from + hyphen + 1);
            from += hyphen + 1;
        }
        add(&mut tokens, from, end);
        for t in tail.iter().rev() {
            add(&mut tokens, *t, t + 1);
        }
        let stop = tail.iter().any(|&t| text[t..].starts_with(['.', '!', '?']));
        if (stop || at >= text.len()) && !tokens.is_empty() {
            let tokens = std::mem::take(&mut tokens);
            let span = tokens[0].span.join(tokens[tokens.len() - 1].span);
            sentences.push(Sentence { span, tokens, ..Default::default() });
        }
    }
    sentences
}

/// The names of a text as lines of `on:` write them.
fn names(text: &str) -> String {
    let article = Article::new("test", text);
    let mut sentences = split(text);
    link(&article, &mut sentences, Actors::built_in());
    show(&article, &sentences)
}

pub(super) fn show(article: &Article, sentences: &[Sentence]) -> String {
    let mut out = Vec::new();
    for s in sentences {
        for n in &s.names {
            let span = s.tokens[n.tokens.start].span.join(s.tokens[n.tokens.end - 1].span);
            let sign = match n.kind {
                NameKind::Place => '@',
                _ if n.adjective => '~',
                _ => '=',
            };
            let mut line = format!("{}{sign}{}", article.words(span).replace('\n', " "), n.id);
            if let Some(state) = &n.acts_for {
                line += &format!(" > {state}");
            }
            if let Some(state) = &n.of {
                line += &format!(" < {state}");
            }
            out.push(line);
        }
    }
    out.join("; ")
}

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

#[test]
fn every_line_of_the_files_holds() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/actors"), &mut paths);
    paths.sort();
    let (mut failed, mut count) = (Vec::new(), 0);
    for path in paths {
        let file: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let on = file.get("on").and_then(|v| v.as_mapping()).unwrap_or_else(|| panic!("{path:?} has no `on:`")).clone();
        for (text, expected) in on {
            let (text, expected) = (text.as_str().unwrap().to_owned(), expected.as_str().unwrap().to_owned());
            let found = names(&text);
            count += 1;
            if found != expected {
                failed.push(format!("{}: {text}\n  wanted {expected}\n  found  {found}", path.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count}\n{}", failed.len(), failed.join("\n"));
}
