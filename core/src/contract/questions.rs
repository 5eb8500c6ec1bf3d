//! What each question asks for.

use alloc::boxed::Box;

use serde::{Deserialize, Serialize};

use super::{Question, Stamp};
use crate::{
    json::{Read, Write},
    model::Language,
    time::Day,
};

/// A question to be answered by what was known on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownOnQuestion {
    /// The day up to which documents were dated.
    pub on: Day,
    /// The question.
    pub question: Box<Question>,
}

/// A question whose answer is to be read by people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenderQuestion {
    /// The question: any but this one itself.
    pub question: Box<Question>,
    /// In which language; Vietnamese when not given.
    #[serde(default)]
    pub language: Language,
    /// With the steps that led to each line.
    #[serde(default)]
    pub why: bool,
    /// With everything in full; without, a first look that counts what it does not list.
    #[serde(default)]
    pub all: bool,
    /// In which form; plain text when not given.
    #[serde(default)]
    pub form: Form,
    /// The moment at which an iCalendar is made; only this form needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
}

/// A form in which answers are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Form {
    /// Plain text, 100 characters wide.
    #[default]
    Text,
    /// Markdown: CommonMark with the tables of GitHub.
    Markdown,
    /// A calendar, RFC 5545, of the agenda or the reports.
    Icalendar,
    /// A table, RFC 4180 with a byte order mark, of the agenda, reports, standings, targets or a
    /// unit's workload.
    Csv,
}
