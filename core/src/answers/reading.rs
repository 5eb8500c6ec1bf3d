//! What is asked of a text: the question stands in every build, its answer in those with `reading`.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{
    json::{Read, Write},
    time::Day,
};

/// A question about what a text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadingQuestion {
    /// The text: typed, copied from a page, or recognised from a scan.
    pub text: String,
    /// The day on which the changes are to be recorded.
    pub recorded: Day,
    /// Who is to record them, as the host names its officers; never empty.
    pub by: String,
}
