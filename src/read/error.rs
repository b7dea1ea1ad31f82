//! Why something could not be read: where, what was seen, what is allowed, a way out.

use std::fmt;

/// An error in an input. It prints as
///
/// ```text
/// t.yaml:12: events[0]: unknown key `whne`
///   12 |   whne: 1980~
///   allowed: id, title, type, when, ...
///   help: did you mean `when`?
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadError {
    /// The file, as the user named it.
    pub name: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What stands on that line.
    pub saw: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What may stand there.
    pub allowed: Option<String>,
    /// A way out.
    pub help: Option<String>,
}

impl ReadError {
    /// An error about a whole file.
    pub fn new(name: &str, message: impl Into<String>) -> Self {
        ReadError { name: name.into(), message: message.into(), ..Default::default() }
    }

    /// The same, with a way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, at a line of the source.
    pub fn at(mut self, line: usize, source: &str) -> Self {
        self.line = Some(line);
        let saw = source.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        self.saw = Some(saw.chars().take(100).map(|c| if c.is_control() { ' ' } else { c }).collect());
        self
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.name, self.message)?,
            None => write!(f, "{}: {}", self.name, self.message)?,
        }
        if let (Some(line), Some(saw)) = (self.line, self.saw.as_ref().filter(|s| !s.trim().is_empty())) {
            write!(f, "\n  {line} | {saw}")?;
        }
        if let Some(allowed) = &self.allowed {
            write!(f, "\n  allowed: {allowed}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}
