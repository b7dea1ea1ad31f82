//! How long large timelines take, on made-up ones of several shapes: `cargo bench --bench order`.
//!
//! RAYON_NUM_THREADS=1 keeps to one thread. From 10,000 events to a million the time for each event should hardly grow.

#![allow(missing_docs)] // what the macros make has none

mod many;

use annals::ask::Index;
use annals::model::{Bounds, Moment, Question, RelationKind, TimeQuestion, Timeline, Window};
use annals::order::{order, Network, Statement};
use criterion::{criterion_group, criterion_main, BatchSize, BenchmarkId, Criterion, Throughput};
use many::Plan;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// All that a made-up timeline states, as a network not yet solved.
fn network(t: &Timeline) -> Network {
    let mut net = Network::with_capacity(t.events.len(), t.events.len() + t.relations.len());
    for (i, e) in t.events.iter().enumerate() {
        net.event();
        net.state(Statement::within(i, Bounds { start: e.start(), end: e.end() }));
    }
    let number = |id: &str| id[1..].parse().expect("ids are e and a number");
    for r in &t.relations {
        net.state(Statement::relates(number(&r.from), r.relation, number(&r.to), r.gap));
    }
    net
}

fn solve(c: &mut Criterion) {
    let mut group = c.benchmark_group("solve");
    group.sample_size(10);
    for n in [10_000, 100_000, 1_000_000] {
        let timeline = many::news(Plan::news(n));
        let net = network(&timeline);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(BenchmarkId::new("news", n), |b| {
            b.iter_batched_ref(|| net.clone(), |net| assert!(net.solve().is_empty()), BatchSize::PerIteration);
        });
        group.bench_function(BenchmarkId::new("index", n), |b| b.iter(|| black_box(Index::new(&timeline))));
    }
    let n = 100_000;
    group.throughput(Throughput::Elements(n as u64));
    for (shape, timeline) in [
        ("chain", many::chain(n)),
        ("star", many::star(n)),
        ("grid", many::grid(n)),
        ("nest", many::nest(n)),
        ("equal", many::equal(n)),
    ] {
        let net = network(&timeline);
        group.bench_function(BenchmarkId::new(shape, n), |b| {
            b.iter_batched_ref(|| net.clone(), |net| assert!(net.solve().is_empty()), BatchSize::PerIteration);
        });
    }
    group.finish();
}

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("order");
    group.sample_size(10).throughput(Throughput::Elements(100_000));
    for planted in [0, 3] {
        let timeline = many::news(Plan { planted, ..Plan::news(100_000) });
        group.bench_function(BenchmarkId::new("contradictions", planted), |b| {
            b.iter_batched(
                || timeline.clone(),
                |t| {
                    let ordered = order(t);
                    assert_eq!(ordered.contradictions.len(), planted);
                    ordered
                },
                BatchSize::PerIteration,
            );
        });
    }
    // the network alone: every contradiction named, one statement of each taken out
    for planted in [0, 3] {
        let net = network(&many::news(Plan { planted, ..Plan::news(100_000) }));
        group.bench_function(BenchmarkId::new("named", planted), |b| {
            b.iter_batched_ref(|| net.clone(), |net| assert_eq!(named(net), planted), BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// How many contradictions a network has: one statement of each is taken out, until all can be true.
fn named(net: &mut Network) -> usize {
    let mut all = 0;
    loop {
        let found = net.solve();
        if found.is_empty() {
            return all;
        }
        all += found.len();
        found.into_iter().filter_map(|set| set.into_iter().max()).for_each(|s| net.withdraw(s));
    }
}

fn one_by_one(c: &mut Criterion) {
    let timeline = many::news(Plan::news(100_000));
    let mut net = network(&timeline);
    assert!(net.solve().is_empty());
    let mut dice = many::Dice::new(7);
    c.bench_function("a statement comes and goes", |b| {
        b.iter(|| {
            let (from, to) = (dice.roll(100_000) as usize, dice.roll(100_000) as usize);
            if let Ok(id) = net.add(Statement::relates(from, RelationKind::Before, to, None)) {
                net.retract(id);
            }
        });
    });
    let mut took: Vec<Duration> = (0..20_000)
        .map(|_| {
            let (from, to) = (dice.roll(100_000) as usize, dice.roll(100_000) as usize);
            let (statement, started) = (Statement::relates(from, RelationKind::Before, to, None), Instant::now());
            let added = net.add(statement);
            let took = started.elapsed();
            added.into_iter().for_each(|id| net.retract(id));
            took
        })
        .collect();
    took.sort();
    println!("a statement comes: 99 of 100 in {:?}", took[took.len() / 100 * 99]);
    let ordered = order(timeline);
    let index = Index::new(&ordered);
    let day = Window::new(Moment(0), Moment(1439));
    let question = Question { times: vec![TimeQuestion::On(day)], ..Question::default() };
    c.bench_function("what was on a day", |b| b.iter(|| black_box(index.ask(&question))));
}

criterion_group!(benches, solve, whole, one_by_one);
criterion_main!(benches);
