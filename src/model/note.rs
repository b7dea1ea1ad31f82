//! What the reader of a timeline should know.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A remark on the reading: nothing failed, but the user should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The document's id, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where in the document: Unicode characters, half-open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chars: Option<[usize; 2]>,
    /// One sentence.
    pub text: String,
}
