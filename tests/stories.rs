//! Whole articles (`tests/stories/`): what a careful reader finds in them, in which order, with which doubt.
//!
//! Each story names an article, the events it must hold in their order, and who answers "what was before …?" and how.

#![allow(clippy::unwrap_used)] // a test

use annals::model::{Article, Edtf, Event, Question, TimeQuestion, Timeline, Window};
use annals::{ask::ask, build, Options};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// A file, seen from the project's root.
    article: Option<String>,
    /// Or the text itself.
    text: Option<String>,
    published: Option<String>,
    /// Or several of them, on one matter.
    #[serde(default)]
    articles: Vec<Told>,
    /// In the order of the timeline.
    events: Vec<Expected>,
    /// Of questions "before D": where the events stand in the answer.
    #[serde(default)]
    before: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// One of several articles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    published: String,
    text: String,
}

/// An event, found by the word that names it and, where that is not enough, by words around it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    word: String,
    #[serde(default)]
    near: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    status: Option<String>,
    /// Earliest and latest; `..` is open.
    start: Option<String>,
    end: Option<String>,
    /// Each of them takes part, as `ID role`.
    #[serde(default)]
    actors: Vec<String>,
    reporter: Option<String>,
    /// How many documents tell it.
    documents: Option<usize>,
    /// Other words that tell it too.
    #[serde(default)]
    also: Vec<String>,
    /// The word of the event that fulfils it.
    fulfilled_by: Option<String>,
}

/// The texts of a story by their documents' ids.
type Texts = BTreeMap<String, Vec<char>>;

fn cut(texts: &Texts, document: &str, [from, to]: [usize; 2]) -> String {
    texts[document][from..to.min(texts[document].len())].iter().collect()
}

/// The words that name an event.
fn words(e: &Event, texts: &Texts) -> Vec<String> {
    e.evidence.iter().filter_map(|x| x.trigger.map(|t| cut(texts, &x.document, t))).collect()
}

impl Expected {
    fn find<'t>(&self, timeline: &'t Timeline, texts: &Texts) -> Option<(usize, &'t Event)> {
        let flat = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        timeline.events.iter().enumerate().find(|(_, e)| {
            e.evidence.iter().any(|x| {
                let around = [x.chars[0].saturating_sub(80), x.chars[1] + 80];
                x.trigger.is_some_and(|t| cut(texts, &x.document, t) == self.word)
                    && flat(&cut(texts, &x.document, around)).contains(&self.near)
            })
        })
    }

    /// What is not as it should be.
    fn wrong(&self, e: &Event, timeline: &Timeline, texts: &Texts) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut check = |what: &str, expected: &Option<String>, found: String| {
            if expected.as_ref().is_some_and(|x| *x != found) {
                wrong.push(format!("{}: {what} is {found}, not {}", self.word, expected.as_deref().unwrap()));
            }
        };
        check("type", &self.kind, e.kind.name().into());
        check("status", &self.status, named(&e.status));
        check("start", &self.start, range(e.start));
        check("end", &self.end, range(e.end));
        check("reporter", &self.reporter, e.reporter.clone().unwrap_or_default());
        let mut documents: Vec<&str> = e.evidence.iter().map(|x| x.document.as_str()).collect();
        documents.sort_unstable();
        documents.dedup();
        check("number of documents", &self.documents.map(|n| n.to_string()), documents.len().to_string());
        let told = words(e, texts);
        wrong
            .extend(self.also.iter().filter(|w| !told.contains(w)).map(|w| format!("{}: {w} stands apart", self.word)));
        if let Some(word) = &self.fulfilled_by {
            let by = timeline.events.iter().find(|x| e.fulfilled_by.as_ref() == Some(&x.id));
            if !by.is_some_and(|x| words(x, texts).contains(word)) {
                wrong.push(format!("{}: fulfilled by {:?}, not {word}", self.word, e.fulfilled_by));
            }
        }
        for actor in &self.actors {
            let found: Vec<String> = e.actors.iter().map(|p| format!("{} {}", p.id, named(&p.role))).collect();
            if !found.contains(actor) {
                wrong.push(format!("{}: {actor} is not among {found:?}", self.word));
            }
        }
        wrong
    }
}

/// As the timeline file has it.
fn named(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_string()
}

fn range(window: Option<Window>) -> String {
    let w = window.unwrap_or(Window::OPEN);
    let day = |text: Option<String>| text.map_or("..".to_string(), |t| t[..10.min(t.len())].to_string());
    let (a, b) = (day(w.earliest.map(|m| m.earliest_text())), day(w.latest.map(|m| m.latest_text())));
    if a == b {
        a
    } else {
        format!("{a} {b}")
    }
}

fn check(path: &Path) -> Vec<String> {
    let story: Story = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edtf = |text: &String| text.parse::<Edtf>().unwrap();
    let mut articles: Vec<Article> = story
        .articles
        .iter()
        .enumerate()
        .map(|(n, told)| {
            let mut article = Article::new(format!("story-{}", n + 1), &told.text);
            article.published = Some(edtf(&told.published));
            article
        })
        .collect();
    if articles.is_empty() {
        let text = story.text.unwrap_or_else(|| std::fs::read_to_string(root.join(story.article.unwrap())).unwrap());
        articles.push(Article::new("story", &text));
    }
    let texts: Texts = articles.iter().map(|a| (a.id.clone(), a.text.chars().collect())).collect();
    let published: Option<Edtf> = story.published.as_ref().map(edtf);
    let options = Options { published: published.as_ref(), ..Options::default() };
    let timeline = build(articles, vec![], &options);
    let mut wrong = Vec::new();
    let mut last: Option<(usize, &str)> = None;
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for told in &story.events {
        let Some((at, event)) = told.find(&timeline, &texts) else {
            wrong.push(format!("{} {} is missing", told.word, told.near));
            continue;
        };
        wrong.extend(told.wrong(event, &timeline, &texts));
        if let Some((_, word)) = last.filter(|(before, _)| *before > at) {
            wrong.push(format!("{} stands before {word}", told.word));
        }
        last = Some((at, &told.word));
        places.entry(&told.word).or_insert(at);
    }
    for (day, answers) in &story.before {
        let times = vec![TimeQuestion::Before(day.parse::<Edtf>().unwrap().window())];
        let answer = ask(&timeline, &Question { times, ..Question::default() }).unwrap();
        for (part, words) in answers {
            for word in words {
                let at = places.get(word.as_str()).copied().unwrap_or(usize::MAX);
                let found = match () {
                    () if answer.certain.contains(&at) => "certain",
                    () if answer.begun.contains(&at) => "begun",
                    () if answer.possible.contains(&at) => "possible",
                    () => "no",
                };
                if found != part {
                    wrong.push(format!("before {day}: {word} is {found}, not {part}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn every_story_is_read_as_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|f| check(f).into_iter().map(move |w| format!("{}: {w}", f.file_stem().unwrap().to_string_lossy())))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
