//! The progress bar: on stderr, on a terminal only, and only for work that takes a while.

use super::{watched, Global, Switch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for so many articles; it draws nothing when nobody looks or when there is only one.
pub fn bar(articles: usize, global: &Global) -> ProgressBar {
    let wanted = match global.progress {
        Switch::Always => true,
        Switch::Never => false,
        Switch::Auto => watched() && !global.quiet && articles > 1,
    };
    if !wanted {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(articles as u64), ProgressDrawTarget::stderr_with_hz(5));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {eta} left") {
        bar.set_style(style);
    }
    bar
}
