//! The moment at which something is made, as iCalendar writes it. The library has no clock: it comes
//! from the caller.

use alloc::string::{String, ToString};
use core::{fmt, str::FromStr};

use thiserror::Error;

use crate::{
    json::as_text,
    time::{Day, digits},
};

/// A moment in UTC, written `20250915T000000Z` (RFC 5545, 3.3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(String);

/// A text that is not a moment in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a moment in UTC written like 20250915T000000Z")]
pub struct StampError;

impl FromStr for Stamp {
    type Err = StampError;

    /// Reads a moment; the day must exist, and the second may be 60 for a leap second.
    ///
    /// # Errors
    /// [`StampError`] for anything else.
    fn from_str(text: &str) -> Result<Self, StampError> {
        let number = |from: usize, until: usize| {
            digits(text.get(from..until)?, until.saturating_sub(from)).ok()
        };
        let read = || {
            let year = i32::try_from(number(0, 4)?).ok()?;
            Day::new(year, number(4, 6)?, number(6, 8)?)?;
            let time = [number(9, 11)?, number(11, 13)?, number(13, 15)?];
            let in_range = time.iter().zip([23, 59, 60]).all(|(at, most)| *at <= most);
            (in_range && text.get(8..9)? == "T" && text.get(15..)? == "Z").then_some(())
        };
        read().map(|()| Self(text.to_string())).ok_or(StampError)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

as_text! {
    Stamp,
    "một thời điểm theo giờ UTC, viết như 20250915T000000Z",
    "a moment in UTC, written like 20250915T000000Z",
    else Self(String::new())
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Stamp {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Stamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^\\d{8}T\\d{6}Z$",
            "description": "A moment in UTC, like 20250915T000000Z."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moments_in_utc_are_read() {
        for good in ["20250915T000000Z", "20240229T235960Z"] {
            assert_eq!(good.parse::<Stamp>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "20250915",
            "20250915T000000",
            "20250229T000000Z",
            "20250915T240000Z",
            "20250915T006000Z",
            "20250915T000061Z",
            "20250915t000000Z",
            "20250915T000000z",
            "20250915T000000ZZ",
            "+0250915T000000Z",
            "2025-09-15T00:00:00Z",
            "２0250915T000000Z",
        ] {
            assert_eq!(bad.parse::<Stamp>(), Err(StampError), "{bad}");
        }
    }
}
