//! One year of the working-day calendar, as data: its days off, its working Saturdays, where that is
//! written, and whether it was `decided` or is only `computed` by the labour code.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::Day;
use super::calendar_table::Decided;
use super::holidays::is_weekend;
use crate::json::{Read, Write};

/// Which days of one year are worked.
///
/// Saturdays and Sundays are rest days unless listed; other days are worked unless listed.
///
/// # Example: how do I add a year that has just been decided?
/// ```
/// use hoptac::{day, time::{CalendarYear, Reliance, WorkingDayCalendar}};
/// let mut year = CalendarYear::computed(2027)?;
/// year.status = hoptac::time::Status::Decided;
/// year.source = "Thông báo của Bộ Nội vụ về nghỉ lễ, Tết năm 2027".into();
/// let calendar = WorkingDayCalendar::vietnam().with_years([year]).map_err(|problems| format!("{problems:?}"))?;
/// assert_eq!(calendar.is_working_day(day!(2027-09-01))?.reliance, Reliance::Decided);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year, 2007 to 2100.
    pub year: i32,
    /// Whether somebody decided it.
    pub status: Status,
    /// The decision or the rule, for people to look up.
    pub source: String,
    /// Holidays, days in lieu and days off by swap; days that fall on a weekend may be among them.
    pub days_off: Vec<Day>,
    /// Saturdays and Sundays worked in exchange for a day off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub working_weekend_days: Vec<Day>,
    /// Days about which something is to be known, but which are worked as any other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<NotedDay>,
}

/// A day whose status is not settled; it does not change any answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotedDay {
    /// The day.
    pub day: Day,
    /// What is to be known, for Vietnamese readers.
    pub vi: String,
    /// What is to be known, for English readers.
    pub en: String,
}

/// Whether the days off of a year are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Announced for the year.
    Decided,
    /// Worked out from the labour code; the decision may differ.
    Computed,
}

impl CalendarYear {
    /// Whether a day of the year is worked.
    pub(super) fn works_on(&self, day: Day) -> bool {
        if is_weekend(day) {
            self.working_weekend_days.contains(&day)
        } else {
            !self.days_off.contains(&day)
        }
    }
}

impl From<&Decided> for CalendarYear {
    fn from(decided: &Decided) -> Self {
        Self {
            year: decided.year,
            status: Status::Decided,
            source: decided.source.into(),
            days_off: decided.days_off.into(),
            working_weekend_days: decided.working_weekend_days.into(),
            noted: decided
                .noted
                .iter()
                .map(|(day, vi, en)| NotedDay {
                    day: *day,
                    vi: (*vi).into(),
                    en: (*en).into(),
                })
                .collect::<Vec<_>>(),
        }
    }
}
