//! Writes a made-up timeline as JSON lines: `cargo run --release --example many -- 1000000 > many.jsonl`.
//!
//! Arguments: how many events, what shape (news, chain, star, grid, nest, equal), how many planted contradictions, the seed.

#![allow(missing_docs)]

use std::io::Write;

#[path = "../benches/order/many.rs"]
mod many;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize, other: usize| arguments.get(i).and_then(|a| a.parse().ok()).unwrap_or(other);
    let (n, planted, seed) = (number(0, 1000).max(4), number(2, 0), number(3, 1) as u64);
    let timeline = match arguments.get(1).map(String::as_str) {
        Some("chain") => many::chain(n),
        Some("star") => many::star(n),
        Some("grid") => many::grid(n),
        Some("nest") => many::nest(n),
        Some("equal") => many::equal(n),
        _ => many::news(many::Plan { planted, seed, ..many::Plan::news(n) }),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let events = timeline.events.iter().map(serde_json::to_string);
    let relations = timeline.relations.iter().map(serde_json::to_string);
    for line in events.chain(relations).flatten() {
        let _ = writeln!(out, "{line}");
    }
}
