//! What must not change when the input changes in a way that tells nothing new.
//!
//! A later day of printing moves the dates that are counted from it and no other; paragraphs that carry their own dates may
//! stand in any order; an article told twice is told once, by two documents; an article on something else changes nothing.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Basis, Event, Moment, Timeline, Window};
use annals::{build, Options};
use std::collections::BTreeMap;

const ARTICLES: [&str; 3] = ["us-iran-talks-2007", "falklands-1982", "trent-1861"];

/// Paragraphs that carry their own dates, of other places and times.
const DATED: [&str; 6] = [
    "On March 3, 1931, police in Lima arrested two officers. They were released on March 9, 1931.",
    "Chile recalled its ambassador from La Paz on 12 April 1962.",
    "The two ministers met in Bern on June 1, 1954, and signed a treaty on June 4, 1954.",
    "In 1911 troops occupied the port. They withdrew in 1913.",
    "Students protested in Prague on November 17, 1989.",
    "A ferry sank off Samar on October 24, 1980.",
];

fn article(id: &str, text: &str, published: &str) -> Article {
    let mut article = Article::new(id, text);
    article.published = Some(published.parse().unwrap());
    article
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/data/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(articles: Vec<Article>) -> Timeline {
    build(articles, vec![], &Options::default())
}

fn shifted(w: Option<Window>, days: i64) -> Option<Window> {
    let shift = |m: Moment| m.plus(days * 24 * 60);
    w.map(|w| Window { earliest: w.earliest.map(shift), latest: w.latest.map(shift) })
}

/// An event without what names its documents.
fn told(e: &Event) -> (String, Option<Window>, Option<Window>, String, Vec<String>) {
    let quotes = e.evidence.iter().map(|x| x.quote.clone()).collect();
    (e.title.clone(), e.start, e.end, format!("{:?}", e.status), quotes)
}

#[test]
fn a_later_printing_moves_what_is_counted_from_it() {
    // so many weeks that a weekday stays one, and no year or month that a date leaves open becomes another
    const DAYS: i64 = 7;
    let text = "KINSHASA -- Rebels attacked the town on Monday. The army had withdrawn on June 3, 1996. The president arrived \
                yesterday and met the governor on Friday. Two ministers resigned three days ago. In 1994 the bridge was bombed. \
                The talks will resume tomorrow.";
    let (early, late) = (read(vec![article("a", text, "1997-05-14")]), read(vec![article("a", text, "1997-05-21")]));
    let dates = |t: &Timeline| {
        let all = t.events.iter().flat_map(|e| &e.evidence).filter(|x| x.says.is_some());
        all.map(|x| ((x.chars, x.trigger), (x.basis, x.start, x.end))).collect::<BTreeMap<_, _>>()
    };
    let (early, late) = (dates(&early), dates(&late));
    assert_eq!(early.keys().collect::<Vec<_>>(), late.keys().collect::<Vec<_>>());
    let mut moved = 0;
    for (at, (basis, start, end)) in &early {
        let days = if *basis == Some(Basis::Stated) { 0 } else { DAYS };
        moved += usize::from(days > 0);
        let other = &late[at];
        assert_eq!((other.1, other.2), (shifted(*start, days), shifted(*end, days)), "{at:?}");
    }
    assert!(moved >= 4 && early.len() > moved, "{moved} of {} dates moved", early.len());
}

#[test]
fn paragraphs_with_their_own_dates_may_stand_in_any_order() {
    let dates = |order: &[usize]| {
        let text = order.iter().map(|&n| DATED[n]).collect::<Vec<_>>().join("\n\n");
        let timeline = read(vec![article("a", &text, "2001-02-03")]);
        let all = timeline.events.iter().flat_map(|e| e.evidence.iter().map(move |x| (e, x)));
        all.map(|(e, x)| ((x.quote.clone(), e.kind.name()), (e.start, e.end))).collect::<BTreeMap<_, _>>()
    };
    let first = dates(&[0, 1, 2, 3, 4, 5]);
    assert!(first.len() >= 8, "{first:#?}");
    for order in [[5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 4, 3], [3, 5, 0, 4, 2, 1]] {
        assert_eq!(first, dates(&order), "{order:?}");
    }
}

#[test]
fn the_same_article_twice_is_told_by_two_documents() {
    for name in ARTICLES {
        let text = sample(name);
        let once = read(vec![Article::new("a", &text)]);
        let twice = read(vec![Article::new("a", &text), Article::new("b", &text)]);
        assert_eq!(once.events.len(), twice.events.len(), "{name}");
        for (one, two) in once.events.iter().zip(&twice.events) {
            assert_eq!((&one.id, one.start, one.end, one.status), (&two.id, two.start, two.end, two.status), "{name}");
            let by = |d: &str| two.evidence.iter().filter(|x| x.document == d).count();
            assert_eq!((by("a"), by("b")), (one.evidence.len(), one.evidence.len()), "{name}: {}", one.id);
        }
    }
}

#[test]
fn an_article_on_something_else_changes_nothing() {
    let other =
        "OSLO, March 2, 1988 -- A glacier in the north has lost ten metres since 1950, the institute said on Tuesday. \
                 Its director visited Tromsø last week.";
    for name in ARTICLES {
        let alone = read(vec![Article::new("a", sample(name))]);
        let both = read(vec![Article::new("a", sample(name)), article("z", other, "1988-03-02")]);
        let own = |t: &Timeline| {
            let of_a = |e: &&Event| e.evidence.iter().any(|x| x.document == "a");
            t.events.iter().filter(of_a).map(|e| (e.id.clone(), told(e))).collect::<BTreeMap<_, _>>()
        };
        assert!(both.events.len() > alone.events.len(), "{name}");
        assert_eq!(own(&alone), own(&both), "{name}");
    }
}
