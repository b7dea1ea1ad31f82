//! How fast raw text becomes trees, on one thread: `cargo bench --bench parse`.

#![allow(missing_docs)] // what the macros make has none

use annals::model::Article;
use annals::{parse, split};
use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use std::hint::black_box;

/// An article as long as a report of a year, made of paragraphs that differ in their names and numbers.
fn article() -> Article {
    let places = ["Vienna", "Nairobi", "Lima", "Hanoi", "Ankara", "Oslo", "Quito"];
    let paragraph = |i: usize| {
        let (here, there) = (places[i % 7], places[(i * 3 + 1) % 7]);
        format!(
            "{}, 3 May — The foreign minister said on Tuesday that {i} prisoners, who had been captured by the rebels near \
             {there}, would be freed within days. \"We have not signed anything yet,\" she told reporters in {here}. If the \
             truce holds, the two governments are to exchange ambassadors in June.\n\n",
            here.to_uppercase()
        )
    };
    Article::new("bench", (0..600).map(paragraph).collect::<String>())
}

fn speed(c: &mut Criterion) {
    let article = article();
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(article.text.len() as u64)).sample_size(10);
    group.bench_function("split", |b| b.iter(|| black_box(split::split(&article))));
    group.bench_function("split, tags, trees", |b| {
        b.iter(|| {
            let mut sentences = split::split(&article);
            parse::syntax(&article, &mut sentences);
            black_box(sentences)
        });
    });
    let mut one_sentence = split::split(&article);
    let tokens = one_sentence.iter_mut().flat_map(|s| s.tokens.drain(..)).take(10_000).collect();
    one_sentence.truncate(1);
    one_sentence[0].tokens = tokens;
    group.bench_function("a sentence of 10,000 words", |b| b.iter(|| parse::syntax(&article, &mut one_sentence)));
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
