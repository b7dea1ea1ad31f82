//! A timeline as one page that needs nothing else: no network, no library; its own script and style are named by hash.
//!
//! The sources lie beside this file: `page.html` (the frame), `page.css`, and the script in six parts, one room, one
//! scope. "Iran and the United States met on Monday" becomes a mark on a chart, a row of a list, and a panel with its quote.

mod data;
mod plain;

use super::{left::heading, Behind};
use crate::model::Timeline;
pub use plain::escape;
use sha2::{Digest, Sha256};

const FRAME: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: [&str; 6] = [
    include_str!("time.js"),
    include_str!("events.js"),
    include_str!("chart.js"),
    include_str!("list.js"),
    include_str!("panel.js"),
    include_str!("page.js"),
];
/// What a served page has besides: it asks its own server whether the timeline has changed.
const LIVE: &str = include_str!("live.js");

/// The page; `live` for the one that `annals serve` shows.
pub fn write(timeline: &Timeline, behind: &Behind, live: bool) -> String {
    let script = script(live);
    let connect = if live { "; connect-src 'self'" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'{connect}",
        hash(&script),
        hash(STYLE),
    );
    let title = escape(heading(timeline));
    let count = format!("{} events", timeline.events.len());
    let mut out = String::new();
    let mut parts = FRAME.split("{{");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("every mark of page.html is closed");
        match name {
            "policy" => out.push_str(&policy),
            "title" => out.push_str(&title),
            "style" => out.push_str(STYLE),
            "count" => out.push_str(&count),
            "list" => plain::list(timeline, &mut out),
            "data" => out.push_str(&data::json(timeline, behind)),
            "script" => out.push_str(&script),
            other => unreachable!("page.html asks for {other}"),
        }
        out.push_str(rest);
    }
    out
}

/// The whole script, in one scope; what only its authors read stays behind.
fn script(live: bool) -> String {
    let parts = SCRIPT.into_iter().chain(live.then_some(LIVE));
    let read =
        |line: &&str| !(line.is_empty() || line.starts_with("//") || line.starts_with("/**") && line.ends_with("*/"));
    let lines: Vec<&str> = parts.flat_map(str::lines).map(str::trim).filter(read).collect();
    format!("(() => {{\n'use strict';\n{}\n}})();\n", lines.join("\n"))
}

/// `sha256-…`, as a content security policy names a script or a style.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let n = three.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for k in 0..4 {
            let letter = LETTERS[(n >> (18 - 6 * k)) as usize & 63];
            out.push(if k <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn the_page_holds_no_mark_unfilled_and_its_script_stays_small() {
        let page = write(&Timeline::default(), &Behind::default(), false);
        assert!(!page.contains("{{") && !page.contains("}}"), "a mark was left, or a script holds one");
        assert!(script(true).len() < 60 * 1024, "the script has grown past 60 KiB");
    }

    #[test]
    fn nothing_in_a_timeline_can_end_its_block() {
        let title = Some("</script><script>alert(1)</script>{{data}}".to_string());
        let page = write(&Timeline { title, ..Timeline::default() }, &Behind::default(), false);
        assert!(!page.contains("<script>alert"));
        assert_eq!(page.matches("</script>").count(), 2);
    }
}
