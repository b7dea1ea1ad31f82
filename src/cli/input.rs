//! Paths become articles and timelines: files, folders with all below them, `-` for standard input.

use super::{warn, Failure, Global};
use annals::model::{Article, Note, Timeline};
use annals::read::{read, Contents, Form, ReadError};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// All that was read.
#[derive(Default)]
pub struct Input {
    /// The articles.
    pub articles: Vec<Article>,
    /// The timelines.
    pub timelines: Vec<Timeline>,
    /// What the user should know of the reading.
    pub notes: Vec<Note>,
    /// Whether something could not be read while the rest was.
    pub partial: bool,
}

impl Input {
    /// Reads every path; of TimeML the text, or, when `annotated`, what its annotations tell. What is bad is told on stderr; when nothing good is left, or a named timeline is flawed, it fails.
    ///
    /// # Errors
    /// Exit code 3.
    pub fn gather(paths: &[String], annotated: bool, global: &Global) -> Result<Input, Failure> {
        let mut input = Input::default();
        let mut errors = Vec::new();
        for (i, path) in paths.iter().enumerate() {
            if path == "-" && paths[..i].contains(path) {
                continue; // standard input can be read but once
            }
            let (files, named) = match expand(path) {
                Ok(found) => found,
                Err(e) => {
                    errors.push(e);
                    continue;
                }
            };
            if files.is_empty() {
                let told =
                    "no text file (.txt, .md, .tml), JSON Lines (.jsonl) or timeline (.yaml, .json) lies below it";
                errors.push(ReadError::new(path, told).help("name the files themselves if they end otherwise"));
            }
            for file in files {
                match contents(&file, annotated) {
                    Ok(found) => input.take(found, &mut errors),
                    Err(_) if !named && foreign(&file) => {
                        input.notes.push(Note {
                            document: None,
                            chars: None,
                            text: format!("{file} is no timeline: not read"),
                        });
                    }
                    Err(e) => errors.push(e),
                }
            }
        }
        let flawed = errors.iter().any(|e| matches!(Form::of(&e.name, b""), Form::Yaml | Form::Json));
        if input.is_empty() || flawed {
            let told: Vec<String> = errors.iter().map(ReadError::to_string).collect();
            return Err(Failure { code: 3, message: told.join("\nannals: ") });
        }
        for error in &errors {
            warn(&format!("not read: {error}"));
            let line = error.line.map(|l| format!(", line {l}")).unwrap_or_default();
            let text = format!("not read: {}{line}: {}", error.name, error.message);
            input.notes.push(Note { document: None, chars: None, text });
        }
        input.partial = !errors.is_empty();
        global.say(|| format!("read {} articles, {} timelines", input.articles.len(), input.timelines.len()));
        Ok(input)
    }

    fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.timelines.is_empty()
    }

    fn take(&mut self, found: Contents, errors: &mut Vec<ReadError>) {
        self.articles.extend(found.articles);
        self.timelines.extend(found.timeline);
        self.notes.extend(found.notes);
        errors.extend(found.bad);
    }
}

/// In a folder, YAML and JSON files that are something else altogether are none of our business.
fn foreign(file: &str) -> bool {
    let mut head = String::new();
    let read = File::open(file).and_then(|f| f.take(4096).read_to_string(&mut head));
    matches!(Form::of(file, b""), Form::Yaml | Form::Json) && read.is_ok() && !head.contains("annals")
}

/// The files below a path in a stable order, and whether the path named one file.
///
/// # Errors
/// When there is no such path or a folder cannot be read.
pub fn expand(path: &str) -> Result<(Vec<String>, bool), ReadError> {
    if path == "-" {
        return Ok((vec![path.into()], true));
    }
    let kind = std::fs::metadata(path).map_err(|e| trouble(path, &e))?;
    if !kind.is_dir() {
        return Ok((vec![path.into()], true));
    }
    let mut files = Vec::new();
    walk(Path::new(path), 0, &mut files).map_err(|e| trouble(path, &e))?;
    let mut files: Vec<String> = files.into_iter().map(|f| f.to_string_lossy().replace('\\', "/")).collect();
    files.sort();
    Ok((files, false))
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        match path.metadata() {
            Ok(m) if m.is_dir() && !hidden && depth < 40 => walk(&path, depth + 1, files)?,
            Ok(m) if m.is_file() && !hidden => {
                let known = ["txt", "text", "md", "markdown", "jsonl", "ndjson", "yaml", "yml", "json", "tml"];
                // what must be made text first is told, not passed over
                let told = ["pdf", "html", "htm", "rtf", "docx", "odt"];
                if known.contains(&ending.as_str()) || told.contains(&ending.as_str()) {
                    files.push(path);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What one file holds; JSON Lines are read piece by piece, so that one endless line cannot fill the memory.
fn contents(file: &str, annotated: bool) -> Result<Contents, ReadError> {
    let mut source: Box<dyn Read> = match file {
        "-" => Box::new(io::stdin().lock()),
        path => Box::new(File::open(path).map_err(|e| trouble(path, &e))?),
    };
    let mut fill = |bytes: &mut Vec<u8>, upto: usize| -> Result<(), ReadError> {
        let room = upto.saturating_sub(bytes.len()) as u64;
        source.by_ref().take(room).read_to_end(bytes).map(|_| ()).map_err(|e| trouble(file, &e))
    };
    let mut bytes = Vec::new();
    fill(&mut bytes, 4096)?;
    let form = match Form::of(file, &bytes) {
        Form::TimeMl if annotated => Form::Annotations,
        form => form,
    };
    let limit = form.limit();
    fill(&mut bytes, limit)?;
    if bytes.len() < limit {
        return Ok(read(file, form, 1, &bytes)?.finish(file));
    }
    let most = limit >> 20;
    if form != Form::Records {
        let told = format!("it is larger than the {most} MB that one article or timeline may have");
        return Err(ReadError::new(file, told).help("give a collection as one file an article, or as JSON Lines"));
    }
    let (mut all, mut line) = (Contents::default(), 1);
    loop {
        let last = bytes.len() < limit;
        let whole = if last { bytes.len() } else { bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) };
        if whole == 0 && !last {
            let told = format!("the line is longer than the {most} MB that one article may have");
            all.bad.push(ReadError { line: Some(line), ..ReadError::new(file, told) });
            while !bytes.is_empty() && !bytes.contains(&b'\n') {
                bytes.clear();
                fill(&mut bytes, limit)?;
            }
            bytes.drain(..bytes.iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| at + 1));
            line += 1;
        } else {
            line += all.more(file, line, &bytes[..whole])?;
            bytes.drain(..whole);
        }
        if last {
            return Ok(all.finish(file));
        }
        fill(&mut bytes, limit)?;
    }
}

/// The articles of a file; none when it cannot be read or holds something else.
pub fn articles(file: &str) -> Option<Vec<Article>> {
    contents(file, false).ok().map(|found| found.articles).filter(|articles| !articles.is_empty())
}

/// A small file that must be UTF-8, such as a list of actors.
///
/// # Errors
/// When it cannot be read, is larger than 16 MB, or is no UTF-8.
pub fn utf8(path: &str) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| trouble(path, &e))?;
    file.take((16 << 20) + 1).read_to_end(&mut bytes).map_err(|e| trouble(path, &e))?;
    if bytes.len() > 16 << 20 {
        return Err(ReadError::new(path, "it is larger than 16 MB"));
    }
    let text = String::from_utf8(bytes).map_err(|_| ReadError::new(path, "it is no UTF-8").help("save it as UTF-8"))?;
    Ok(text.trim_start_matches('\u{feff}').to_string())
}

fn trouble(path: &str, error: &io::Error) -> ReadError {
    let (told, help) = match error.kind() {
        ErrorKind::NotFound => {
            ("there is no such file or folder", "check the spelling; paths count from where you are")
        }
        ErrorKind::PermissionDenied => ("it may not be read", "check its permissions"),
        ErrorKind::IsADirectory => ("it is a folder", "name a file"),
        _ => return ReadError::new(path, error.to_string()),
    };
    ReadError::new(path, told).help(help)
}
