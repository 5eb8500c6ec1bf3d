//! What is wrong with a register or a question: every problem, each with a code and a path.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::model::Bilingual;

/// One thing that is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What kind of problem it is; stable for ever.
    pub code: Code,
    /// Where: a JSON Pointer (RFC 6901) into the text; empty for the whole of it.
    pub path: String,
    /// What is wrong.
    pub message: Bilingual,
    /// What would be right.
    pub help: Bilingual,
}

/// Kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Code {
    /// The text is not JSON, is cut off, or is nested too deeply.
    NotJson,
    /// An object has the same key twice.
    DuplicateKey,
    /// A key that must be there is not.
    MissingField,
    /// A key that has no meaning here.
    UnknownField,
    /// A value of another JSON type than the place takes.
    WrongType,
    /// A choice that does not exist here.
    UnknownChoice,
    /// A text or number that does not have the form the place takes: an id, a date, a country …
    BadValue,
    /// The register is of a version that this library does not read.
    UnsupportedVersion,
    /// Two records have one id.
    DuplicateId,
    /// No record of the kind asked for has this id.
    UnknownId,
    /// A record cites nothing.
    MissingCitation,
    /// Something ends before it starts.
    EndsBeforeStart,
    /// A record refers to itself, directly or through others.
    Circular,
    /// A calendar does not reach the year that the answer depends on.
    YearNotCovered,
    /// A length of time ends after 9999-12-31.
    BeyondLastDay,
}

impl Code {
    /// The code as it is written in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::DuplicateKey => "duplicate_key",
            Self::MissingField => "missing_field",
            Self::UnknownField => "unknown_field",
            Self::WrongType => "wrong_type",
            Self::UnknownChoice => "unknown_choice",
            Self::BadValue => "bad_value",
            Self::UnsupportedVersion => "unsupported_version",
            Self::DuplicateId => "duplicate_id",
            Self::UnknownId => "unknown_id",
            Self::MissingCitation => "missing_citation",
            Self::EndsBeforeStart => "ends_before_start",
            Self::Circular => "circular",
            Self::YearNotCovered => "year_not_covered",
            Self::BeyondLastDay => "beyond_last_day",
        }
    }
}

/// Everything that is wrong with a text; never empty.
///
/// # Example: what is wrong with this register?
/// ```
/// use hoptac::Register;
/// let text = r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
///     "units": [{"id": "so-y-te", "kind": "department", "name": {"vi": "Sở Y tế"}, "cites": []}],
///     "fields": 5}"#;
/// let problems = Register::from_json(text).unwrap_err();
/// let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
/// assert_eq!(paths, ["/units/0/cites", "/fields"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems, in the order of the text where they have one.
    pub fn iter(&self) -> core::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The problems as the contract writes them: `{"errors": […]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::contract::write(&crate::contract::Reply::Errors(self.clone()))
    }

    /// Some problems; at least one.
    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        Self(problems)
    }

    /// Nothing if there are none.
    pub(crate) fn check(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Self(problems))
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(alloc::vec![problem])
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = alloc::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = core::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() {
            "/"
        } else {
            &self.path
        };
        write!(f, "{place}: {}", self.message.in_english())?;
        write!(f, " ({}); {}", self.code.as_str(), self.help.in_english())
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(problem, f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Problem {}
impl core::error::Error for Problems {}

/// A path extended by one step, escaped as RFC 6901 says.
#[must_use]
pub(crate) fn pointer(base: &str, step: &str) -> String {
    let mut path = String::with_capacity(base.len().saturating_add(step.len()).saturating_add(1));
    path.push_str(base);
    path.push('/');
    for character in step.chars() {
        match character {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
    path
}
