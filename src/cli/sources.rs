//! The articles that a timeline was made of, read again from where they lie.

use super::input;
use annals::model::{Article, Document, Timeline};
use std::collections::HashMap;
use std::path::Path;

/// The articles by the ids of their documents; a document whose file is gone or holds no such article is not among them.
///
/// Files are looked for where annals runs, then beside the timeline. Of a file that holds several articles the one with
/// the document's fingerprint is taken, or else with its id; a file of one article is taken as it is now.
pub fn articles(timeline: &Timeline, beside: Option<&str>) -> HashMap<String, Article> {
    let mut of_file: HashMap<&str, Vec<&Document>> = HashMap::new();
    for document in &timeline.documents {
        of_file.entry(document.file.as_deref().unwrap_or_default()).or_default().push(document);
    }
    of_file.remove("");
    let mut all = HashMap::new();
    for (file, documents) in of_file {
        let beside = beside.and_then(|t| Some(Path::new(t).parent()?.join(file).to_string_lossy().into_owned()));
        let found = [Some(file.to_string()), beside].into_iter().flatten().find_map(|f| input::articles(&f));
        let Some(articles) = found else { continue };
        let place = |of: fn(&Article) -> &str| -> HashMap<&str, usize> { articles.iter().map(of).zip(0..).collect() };
        let (prints, ids) = (place(|a| &a.sha256), place(|a| &a.id));
        for document in documents {
            let print = document.sha256.as_deref().and_then(|print| prints.get(print));
            let only = articles.len() == 1;
            if let Some(&n) = print.or_else(|| ids.get(document.id.as_str())).or(only.then_some(&0)) {
                all.insert(document.id.clone(), articles[n].clone());
            }
        }
    }
    all
}
