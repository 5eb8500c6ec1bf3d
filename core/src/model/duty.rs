//! Report duties (chế độ báo cáo) and reports received (bản báo cáo).

use alloc::{string::String, vec::Vec};
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Assignee, Bilingual, Citation, Id, Unit};
use crate::time::{Day, DayError, Period};

/// Who reports what to whom, how often and by which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id.
    pub id: Id<Duty>,
    /// What is reported.
    pub title: Bilingual,
    /// How often.
    pub every: Frequency,
    /// The steps upwards: the units to the focal unit, the focal unit to the People's Committee …
    pub levels: Vec<Level>,
    /// The years in which it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// A report may also be asked for at any time (đột xuất).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub also_on_request: bool,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// How often a report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Hằng năm.
    Year,
    /// 6 tháng.
    HalfYear,
    /// Đột xuất: only when asked for.
    OnRequest,
}

/// One step of a report's way up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Who reports.
    pub from: Vec<Assignee>,
    /// To whom.
    pub to: Id<Unit>,
    /// By which day; absent when no day is stated, and then none is invented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Deadline>,
}

/// A yearly deadline as it is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// "Trước ngày": the day itself is too late.
    Before(MonthDay),
    /// "Chậm nhất ngày", "đến hết ngày": the day itself is still in time.
    AtLatest(MonthDay),
}

impl Deadline {
    /// The last day in time in a year (1 to 9999). No statute defines "trước ngày"; it is read
    /// strictly, as recent instruments use it.
    #[must_use]
    pub fn last_day(self, year: i32) -> Day {
        match self {
            Self::Before(written) => written.in_year(year).previous(),
            Self::AtLatest(written) => written.in_year(year),
        }
    }

    /// The day that is written, in a year (1 to 9999).
    #[must_use]
    pub fn written_day(self, year: i32) -> Day {
        match self {
            Self::Before(written) | Self::AtLatest(written) => written.in_year(year),
        }
    }
}

/// A day of every year, written `10-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// This day in a year (1 to 9999); 29 February is 28 February in common years (Civil Code
    /// 2015 art. 148: the last day of the month where there is no corresponding day).
    #[must_use]
    pub fn in_year(self, year: i32) -> Day {
        Day::new(year, self.month, self.day)
            .or_else(|| Day::new(year, self.month, 28))
            .unwrap_or(Day::MAX)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for MonthDay {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let in_leap_year: Day = alloc::format!("2024-{text}").parse()?;
        Ok(Self {
            month: in_leap_year.month(),
            day: in_leap_year.day_of_month(),
        })
    }
}

impl Serialize for MonthDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| de::Error::invalid_value(de::Unexpected::Str(&text), &"a month and day"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MonthDay {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "MonthDay".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day of every year, written 10-30.",
            "pattern": "^[0-9]{2}-[0-9]{2}$"
        })
    }
}

/// A report that was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// Its id.
    pub id: Id<Submission>,
    /// The duty it fulfils.
    pub duty: Id<Duty>,
    /// Who sent it.
    pub unit: Id<Unit>,
    /// The period it is about: `2025`, `2025-01/2025-06`.
    pub covers: Period,
    /// The day it was received.
    pub received: Day,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}
