//! Where something is written (trích dẫn).

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::{Document, Id};
use crate::json::{Read, Write};

/// The place that states a record: a document, its section, and the few words relied on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The document.
    pub document: Id<Document>,
    /// The section, as the document numbers it: `III.1.1.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The few words relied on, where the wording matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The document does not say it outright: it is inferred, and may be corrected.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub inferred: bool,
}

impl Citation {
    /// The place in one line: the document's id, and the section where there is one.
    #[must_use]
    pub fn short(&self) -> String {
        match &self.section {
            Some(section) => alloc::format!("{}, {section}", self.document),
            None => alloc::format!("{}", self.document),
        }
    }
}
