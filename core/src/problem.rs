//! What is wrong with a register or a question: every problem, each with a code and a path.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};

use crate::words::{Bilingual, Say, Words, words};

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
    /// A change was made on another revision of the register than this one.
    StaleRevision,
    /// A change is recorded on a day before that of the change before it.
    RecordedBackwards,
    /// A change records on a day what happens only after it.
    NotYetHappened,
    /// What is to be done to an agreement cannot be done in its phase.
    WrongPhase,
    /// A change contradicts what is recorded of an agreement.
    Contradictory,
    /// An agreement bears a name that the Law keeps for treaties.
    TreatyName,
    /// An agreement was signed before its legal regime was in force.
    WrongRegime,
    /// The province has become part of another, which now signs.
    ProvinceMerged,
    /// A unit does not exist on the day.
    UnitNotExisting,
    /// What is to be recorded is recorded already.
    AlreadyDone,
    /// Two things that a change brings together do not belong together.
    DoesNotMatch,
    /// A record to be corrected does not stand as the correction says.
    RecordDiffers,
    /// More problems than are listed; how many is said in the message.
    MoreProblems,
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
            Self::StaleRevision => "stale_revision",
            Self::RecordedBackwards => "recorded_backwards",
            Self::NotYetHappened => "not_yet_happened",
            Self::WrongPhase => "wrong_phase",
            Self::Contradictory => "contradictory",
            Self::TreatyName => "treaty_name",
            Self::WrongRegime => "wrong_regime",
            Self::ProvinceMerged => "province_merged",
            Self::UnitNotExisting => "unit_not_existing",
            Self::AlreadyDone => "already_done",
            Self::DoesNotMatch => "does_not_match",
            Self::RecordDiffers => "record_differs",
            Self::MoreProblems => "more_problems",
        }
    }
}

/// A kind of problem in the words of both languages: a message with so many gaps, and a help.
pub(crate) struct Fault<const IN_MESSAGE: usize = 0, const IN_HELP: usize = 0> {
    pub(crate) code: Code,
    pub(crate) message: Words<IN_MESSAGE>,
    pub(crate) help: Words<IN_HELP>,
}

impl<const IN_MESSAGE: usize, const IN_HELP: usize> Fault<IN_MESSAGE, IN_HELP> {
    /// The problem at a path, with what stands in the gaps of its message and of its help.
    pub(crate) fn at(
        &self,
        path: String,
        message: &[&dyn Say; IN_MESSAGE],
        help: &[&dyn Say; IN_HELP],
    ) -> Problem {
        Problem {
            code: self.code,
            path,
            message: self.message.with(message),
            help: self.help.with(help),
        }
    }
}

/// Everything that is wrong with a text, or the first thousand; never empty.
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
pub struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    /// The problems, in the order of the text where they have one.
    pub fn iter(&self) -> core::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The same problems of a text that stands at `path` in a larger one.
    pub(crate) fn under(mut self, path: &str) -> Self {
        for problem in &mut self.0 {
            problem.path.insert_str(0, path);
        }
        self
    }

    /// The same problems of a text that stands as one value at `path`: each says first where inside it.
    pub(crate) fn all_at(mut self, path: &str) -> Self {
        for problem in &mut self.0 {
            let inside = core::mem::replace(&mut problem.path, String::from(path));
            if !inside.is_empty() {
                problem.message = words!("{}: {}").with(&[&inside, &problem.message]);
            }
        }
        self
    }

    /// The most problems that are told of one text; of more, the last one says how many.
    pub const MOST: usize = 1_000;
}

/// Problems as they are found: the first are kept, the others only counted, so that a text with a
/// million of them costs hardly more than one without.
#[derive(Debug)]
pub(crate) struct Found {
    kept: Vec<Problem>,
    most: usize,
    others: usize,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            most: Problems::MOST,
            others: 0,
        }
    }
}

impl Found {
    /// Keeps every problem, for one who mends them all.
    pub(crate) fn all() -> Self {
        Self {
            most: usize::MAX,
            ..Self::default()
        }
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        if self.kept.len() < self.most {
            self.kept.push(problem);
        } else {
            self.others = self.others.saturating_add(1);
        }
    }

    /// How many were found.
    pub(crate) fn count(&self) -> usize {
        self.kept.len().saturating_add(self.others)
    }

    /// What is kept, to be put in order.
    pub(crate) fn kept(&mut self) -> &mut Vec<Problem> {
        &mut self.kept
    }

    /// Nothing if nothing was found.
    pub(crate) fn check(self) -> Result<(), Problems> {
        if self.kept.is_empty() {
            Ok(())
        } else {
            Err(self.into())
        }
    }
}

impl From<Found> for Problems {
    fn from(mut found: Found) -> Self {
        if found.others > 0 {
            // The last one kept gives its place to the one that counts.
            found.kept.pop();
            let others = found.others.saturating_add(1);
            found.kept.push(MORE.at(String::new(), &[&others], &[]));
        }
        Self(found.kept)
    }
}

static MORE: Fault<1> = Fault {
    code: Code::MoreProblems,
    message: words!(
        "Còn {} lỗi nữa không nêu ở đây.",
        "There are {} more problems that are not listed here.",
    ),
    help: words!(
        "Sửa các lỗi đã nêu rồi đọc lại.",
        "Correct those that are listed and read the text again.",
    ),
};

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

/// A path extended by one step.
#[must_use]
pub(crate) fn pointer(base: &str, step: &str) -> String {
    let mut path = String::with_capacity(base.len().saturating_add(step.len()).saturating_add(1));
    path.push_str(base);
    push_step(&mut path, step);
    path
}

/// Extends a path by a position in a list.
pub(crate) fn push_position(path: &mut String, position: usize) {
    // Writing to a `String` never fails.
    let _ = write!(path, "/{position}");
}

/// Extends a path by one step, escaped as RFC 6901 says.
pub(crate) fn push_step(path: &mut String, step: &str) {
    path.push('/');
    for character in step.chars() {
        match character {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
}
