//! Report duties (chế độ báo cáo) and reports received (bản báo cáo).

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Assignee, Bilingual, Citation, Id, Unit};
use crate::time::{Day, Deadline, Period};

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
