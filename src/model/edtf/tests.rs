//! `tests/edtf.yaml` case by case, and laws: what is written is read again, bounds are those of brute force.

use super::{
    calendar,
    date::{Date, Part},
    digits::{Digits, Mark},
    expression::{Expression, Member, Point, Side},
    time::{Second, Time, Zone},
    year::{Number, Year},
    Edtf,
};
use crate::model::{Moment, Window};
use chrono::{Datelike, NaiveDate};
use proptest::{collection::vec, option, prelude::*};
use serde_yaml::Value;

const DATA: &str = include_str!("../../../tests/edtf.yaml");

fn strings(map: &Value) -> Vec<(String, String)> {
    let text = |v: &Value| v.as_str().unwrap().to_string();
    map.as_mapping().unwrap().iter().map(|(k, v)| (text(k), text(v))).collect()
}

fn cases() -> Vec<(String, String)> {
    let data: Value = serde_yaml::from_str(DATA).unwrap();
    data["cases"].as_mapping().unwrap().values().flat_map(strings).collect()
}

/// `1984/..` becomes `1984-01-01 .. 1984-12-31 / open .. open`; an error becomes `none: why`.
fn told(text: &str) -> String {
    let edtf: Edtf = match text.parse() {
        Ok(edtf) => edtf,
        Err(e) => return format!("none: {}", e.why),
    };
    let bound = |m: Option<String>| m.unwrap_or_else(|| "open".into());
    let window = |w: Window| match (w.earliest.map(Moment::earliest_text), w.latest.map(Moment::latest_text)) {
        (Some(a), Some(b)) if a == b => a,
        (a, b) => format!("{} .. {}", bound(a), bound(b)),
    };
    let b = edtf.bounds();
    let bounds = if b.start == b.end { window(b.start) } else { format!("{} / {}", window(b.start), window(b.end)) };
    let written = edtf.to_string();
    if written == text {
        bounds
    } else {
        format!("{bounds}, written {written}")
    }
}

#[test]
fn every_case_is_read_bounded_and_written() {
    let cases = cases();
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| told(text) != *expected)
        .map(|(text, expected)| format!("{text}: {}\n  expected: {expected}", told(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 400, "only {} cases", cases.len());
}

#[test]
fn every_disagreement_with_another_implementation_is_about_a_case_and_has_a_reason() {
    let data: Value = serde_yaml::from_str(DATA).unwrap();
    let cases: std::collections::BTreeMap<_, _> = cases().into_iter().collect();
    for group in data["disagreements"].as_sequence().unwrap() {
        assert!(group["because"].as_str().is_some_and(|b| b.len() > 20), "no reason: {group:?}");
        for (text, theirs) in ["edtf.js", "python-edtf"].iter().filter_map(|p| group.get(p)).flat_map(strings) {
            let ours = cases.get(&text).unwrap_or_else(|| panic!("{text} is no case"));
            assert_ne!(*ours, theirs, "{text}: that is no disagreement");
        }
    }
}

fn digits<const N: usize>(low: i64, high: i64) -> impl Strategy<Value = Digits<N>> {
    (low..=high, any::<u8>()).prop_map(|(n, hidden)| {
        let text = format!("{n:0N$}");
        let shown = |i: usize, d: u8| if hidden >> i & 1 == 1 && hidden >= 128 { b'X' } else { d };
        let all: Vec<u8> = text.bytes().enumerate().map(|(i, d)| shown(i, d)).collect();
        Digits(all.try_into().expect("the number has N digits"))
    })
}

fn part<T: Clone + std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Part<T>> {
    let mark = || option::weighted(0.2, prop::sample::select(Mark::ALL.map(|(m, _)| m).to_vec()));
    (mark(), value, mark()).prop_map(|(before, value, after)| Part { before, value, after })
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        4 => (any::<bool>(), digits::<4>(1, 9999)).prop_map(|(negative, digits)| Number::Short { negative, digits }),
        1 => (10_000..300_000i64, any::<bool>()).prop_map(|(y, n)| Number::Long(if n { -y } else { y })),
        1 => (1..999i64, 1..9u8).prop_map(|(mantissa, exponent)| Number::Power { mantissa, exponent }),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    let month = prop_oneof![3 => digits::<2>(1, 12), 1 => digits::<2>(21, 41)];
    let rest = option::of((part(month), option::of(part(digits::<2>(1, 31)))));
    (part((number(), option::weighted(0.1, 1..5u8))), rest).prop_map(|(year, rest)| {
        let (number, significant) = year.value;
        Date {
            year: Part { before: year.before, value: Year { number, significant }, after: year.after },
            month: rest.map(|r| r.0),
            day: rest.and_then(|r| r.1),
        }
    })
}

fn time() -> impl Strategy<Value = Time> {
    let zone = prop_oneof![
        Just(Zone::Universal),
        (-1080..=1080i16).prop_filter("no -00:00", |m| *m != 0).prop_map(|m| Zone::East { minutes: m, short: false }),
        (1..=18i16).prop_map(|h| Zone::East { minutes: h * 60, short: true }),
    ];
    let second = (0..60u8, option::of((1..=9u8, 0..1_000_000_000u32))).prop_map(|(whole, f)| {
        let (digits, fraction) = f.unwrap_or((0, 0));
        Second { whole, fraction: fraction % 10u32.pow(digits.into()), digits }
    });
    (0..1440u16, option::of(second), option::of(zone)).prop_map(|(minute, second, zone)| Time { minute, second, zone })
}

fn expression() -> impl Strategy<Value = Expression> {
    let point = || (date(), option::weighted(0.2, time())).prop_map(|(date, time)| Point { date, time });
    let side = || prop_oneof![4 => point().prop_map(Side::At), 1 => Just(Side::Open), 1 => Just(Side::Unknown)];
    let member = || {
        prop_oneof![
            3 => date().prop_map(Member::One),
            1 => (option::of(date()), option::of(date())).prop_map(|(a, b)| Member::Range(a, b)),
        ]
    };
    prop_oneof![
        2 => point().prop_map(Expression::Point),
        2 => (side(), side()).prop_map(|(a, b)| Expression::Interval(a, b)),
        1 => vec(member(), 1..4).prop_map(Expression::OneOf),
        1 => vec(member(), 1..4).prop_map(Expression::AllOf),
    ]
}

/// First and last day that fit, by trying every day of every year.
fn brute(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let fits = |pattern: &str, n: String| pattern.chars().zip(n.chars()).all(|(p, d)| p == 'X' || p == d);
    let parts: Vec<&str> = text.split('-').collect();
    let years = (0..10_000).filter(|y| fits(parts[0], format!("{y:04}")));
    let mut days = years.flat_map(|y| {
        let first = NaiveDate::from_ymd_opt(y, 1, 1).unwrap();
        first
            .iter_days()
            .take_while(move |d| d.year() == y)
            .filter(|d| fits(parts[1], format!("{:02}", d.month())) && fits(parts[2], format!("{:02}", d.day())))
    });
    let first = days.next()?;
    Some((first, days.last().unwrap_or(first)))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(said in expression()) {
        let text = said.to_string();
        if let Ok(read) = text.parse::<Expression>() {
            prop_assert_eq!(&read, &said, "{}", text);
            if let Ok(edtf) = text.parse::<Edtf>() {
                prop_assert_eq!(edtf.to_string(), text);
                prop_assert!(!edtf.window().is_empty());
                let hull = |w: &Window| (w.earliest, w.latest);
                prop_assert!(edtf.choices().iter().all(|c| c.meet(edtf.bounds()).start == c.start), "{:?}", hull(&edtf.window()));
            }
        }
    }

    #[test]
    fn whole_dates_are_always_read(year in -9999..9999i32, day in 1..366u32) {
        let date = NaiveDate::from_yo_opt(year, day).unwrap();
        let edtf: Edtf = Edtf::day(date).to_string().parse().unwrap();
        prop_assert_eq!(&edtf, &Edtf::day(date));
        prop_assert_eq!(calendar::minute(year.into(), date.month().into(), date.day().into()), Moment::of_date(date).0);
    }

    #[test]
    fn nonsense_is_refused_or_read_the_same_twice(text in "[0-9XYESTZ+:./,~?%\\[\\]{}-]{0,24}|[0-9X]{4}[-/0-9X.~]{0,12}|\\PC{0,12}") {
        if let Ok(edtf) = text.parse::<Edtf>() {
            prop_assert!(!edtf.window().is_empty());
            prop_assert_eq!(edtf.to_string().parse::<Edtf>().unwrap(), edtf);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn bounds_are_those_of_every_day_tried(
        year in "(19|20|[01]X)[0-9X][0-9X]|19[0-9][0-9X]",
        month in "0[1-9]|1[0-2]|[0-1X]X|X[0-9]",
        day in "[0-2][0-9]|3[01]|[0-3X]X|X[0-9]",
    ) {
        let text = format!("{year}-{month}-{day}");
        let read = text.parse::<Edtf>().ok().map(|e| {
            let window = e.window();
            (window.earliest.unwrap().date(), window.latest.unwrap().date())
        });
        prop_assert_eq!(read, brute(&text), "{}", text);
    }
}
