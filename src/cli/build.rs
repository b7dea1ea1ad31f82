//! `annals build`: articles in, a timeline out.

use super::{actors::Known, form::Output, input::Input, progress, when, Failure, Global};
use annals::model::Timeline;
use clap::Args;

/// Arguments of `annals build`.
#[derive(Args)]
pub struct Build {
    /// Articles: text files, JSON Lines, folders (with all below them), timelines, - for stdin
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    dated: Published,
    /// Keep only what a one-page timeline would
    #[arg(long)]
    brief: bool,
}

/// What the user knows of the articles better than they say themselves: `--published`, `--actors`.
#[derive(Args)]
pub struct Published {
    /// The day of printing of every article, whatever it says itself: 2007-05-29, "29 May 2007"
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    #[command(flatten)]
    known: Known,
    /// Take the events, times and links of TimeML files (.tml) as they are annotated, instead of reading the text
    #[arg(long)]
    annotations: bool,
    /// Whether to keep only what matters most: `build --brief`.
    #[arg(skip)]
    brief: bool,
}

impl Build {
    /// Runs the command.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        self.output.format(global)?;
        let dated = Published { brief: self.brief, ..self.dated };
        let (timeline, partial) = built(&self.paths, &dated, global)?;
        // the process ends soon: the memory of a million events need not be given back one by one
        let timeline = std::mem::ManuallyDrop::new(timeline);
        self.output.put(&timeline, self.paths.first().map(String::as_str), global)?;
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        if let Some(file) = self.output.output.filter(|p| p != "-") {
            global.tell(|| {
                let (documents, events) = (timeline.documents.len(), timeline.events.len());
                let contradictions = count(timeline.contradictions.len(), "contradiction");
                format!("wrote {file}: {}, {}, {contradictions}", count(documents, "document"), count(events, "event"))
            });
        }
        if partial {
            return Err(Failure::silent(4));
        }
        Ok(())
    }
}

/// The timeline of all that the paths hold, and whether something of it could not be read.
///
/// # Errors
/// Usage (2) for a bad date, 3 when nothing could be read or the list of actors is flawed.
pub fn built(paths: &[String], dated: &Published, global: &Global) -> Result<(Timeline, bool), Failure> {
    let published = dated.published.as_deref().map(|d| when::day("--published", d)).transpose()?;
    let actors = dated.known.read()?;
    let input = Input::gather(paths, dated.annotations, global)?;
    let bar = progress::bar(input.articles.len(), global);
    let tick = || bar.inc(1);
    let options = annals::Options {
        published: published.as_ref(),
        actors: actors.as_ref(),
        brief: dated.brief,
        tick: Some(&tick),
    };
    let mut timeline = annals::build(input.articles, input.timelines, &options);
    bar.finish_and_clear();
    timeline.notes.extend(input.notes);
    timeline.notes.sort();
    timeline.notes.dedup();
    Ok((timeline, input.partial))
}
