//! How fast times are found, on one thread, and that the time grows with the text alone: `cargo bench --bench dates`.

#![allow(missing_docs)] // what the macros make has none

use annals::date::Reading;
use annals::model::Edtf;
use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use std::hint::black_box;

/// News of a given length, made of paragraphs that differ in their names, days and numbers.
fn news(bytes: usize) -> String {
    let places = ["Vienna", "Nairobi", "Lima", "Hanoi", "Ankara", "Oslo", "Quito"];
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let mut text = String::with_capacity(bytes + 1000);
    for i in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (here, day) = (places[i % 7], days[i * 3 % 7]);
        text.push_str(&format!(
            "{}, 3 May (Reuters) - The foreign minister said on {day} that {i} prisoners, whom the rebels had held for more \
             than {} months, would be freed. The truce of {} had broken down two weeks earlier. \"We have not signed \
             anything yet,\" she told reporters, who had waited since dawn; the two governments are to exchange ambassadors \
             in June. Farmers in the hills, where bread costs twice what it did before the war, said they would wait.\n\n",
            here.to_uppercase(),
            i % 11 + 2,
            1950 + i % 57
        ));
    }
    text
}

/// Reads a text in parts, as the command does.
fn read(text: &str, published: &Edtf) -> usize {
    let mut reading = Reading::new(text, Some(published));
    let (mut from, mut count, mut found) = (0, 0, Vec::new());
    while from < text.len() {
        let to = (from + (1 << 17)).min(text.len());
        from += reading.read(&text[from..to], to == text.len(), &mut found);
        count += black_box(&found).len();
        found.clear();
    }
    count
}

fn speed(c: &mut Criterion) {
    let published: Edtf = "2007-05-29".parse().expect("a day");
    let mut group = c.benchmark_group("dates");
    group.sample_size(10);
    for megabytes in [1, 10, 100] {
        let text = news(megabytes * 1_000_000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("news, {megabytes} MB"), |b| b.iter(|| read(&text, &published)));
    }
    for (name, unit) in [
        ("second of the second of the", "second of the "),
        ("digits", "1"),
        ("ranges", "1-2-3-4-5-6-7-8-9-"),
        ("days of months", "March 1-"),
        ("parts of parts", "the first half of the second quarter of the "),
        ("numbers in words", "one hundred and two thousand and three or "),
        ("empty lines", "\n"),
    ] {
        for megabytes in [1, 10] {
            let text = unit.repeat(megabytes * 1_000_000 / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{name}, {megabytes} MB"), |b| b.iter(|| read(&text, &published)));
        }
    }
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
