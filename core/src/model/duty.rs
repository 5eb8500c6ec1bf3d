//! Report duties (chế độ báo cáo) and reports received (bản báo cáo).

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Assignee, Bilingual, Citation, Id, Regime, Unit};
use crate::{
    json::{Read, Write},
    time::{Day, Deadline, Length, MonthDay, Period, Roll},
    words::{Filled, Language, Say, words},
};

/// Who reports what to whom, how often and by which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
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
    /// The regimes whose agreements it follows, for a duty after events; all when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<Regime>,
    /// The days between which a yearly report's figures lie; not stated when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_window: Option<DataWindow>,
    /// Where a last day goes that is not a working day; it stays, unless the duty says otherwise.
    #[serde(default, skip_serializing_if = "Roll::is_default")]
    pub roll: Roll,
    /// The reports that need not be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<Waiver>,
    /// A report may also be asked for at any time (đột xuất).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub also_on_request: bool,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// How often a report is due.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Hằng năm.
    Year,
    /// 6 tháng.
    HalfYear,
    /// Hằng quý.
    Quarter,
    /// Hằng tháng.
    Month,
    /// Một lần, about the duty's whole period.
    Once,
    /// Đột xuất: only when asked for.
    OnRequest,
    /// After each event of a kind, for the agreements of the register.
    After(DutyEvent),
}

/// An event after which a report is due.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DutyEvent {
    /// An agreement is signed.
    Signing,
    /// An extension, amendment, termination or other change of an agreement takes effect.
    Change,
}

/// One step of a report's way up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Who reports.
    pub from: Vec<Assignee>,
    /// To whom.
    pub to: Assignee,
    /// By which day; absent when no day is stated, and then none is invented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Deadline>,
    /// Within which time after the event, for a duty that follows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Length>,
}

/// A report that need not be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The period whose report is waived.
    pub covers: Period,
    /// The unit that need not report; absent when nobody need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// The days of the year between which a report's figures lie (kỳ chốt số liệu).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DataWindow {
    /// The first day of every period's figures: a day of the year, in the year before when it lies
    /// after `until`.
    pub from: MonthDay,
    /// The last day, included.
    pub until: MonthDay,
}

/// A report that was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
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
    /// It holds only part of what is asked, so something is still owed.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub partial: bool,
    /// The earlier report that it takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Id<Submission>>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

impl Submission {
    /// Whether another is of the same unit's report for the same period.
    pub(crate) fn is_of_the_report_of(&self, other: &Self) -> bool {
        (&self.duty, &self.unit, self.covers) == (&other.duty, &other.unit, other.covers)
    }
}

/// What reports are about: `năm 2025`, `các năm 2023, 2024`, `6 tháng đầu năm 2025`.
pub(crate) struct Covers<'a>(pub(crate) &'a [Period]);

impl Say for Covers<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let is_year = |period: &Period| {
            let window = period.widest();
            let (first, last) = (window.earliest, window.latest);
            first == first.start_of_year() && last == first.end_of_year()
        };
        let years = self.0.len() > 1 && self.0.iter().all(is_year);
        if years {
            words!("các năm ", "").say(language, text);
        }
        let mut covered = Vec::new();
        for period in self.0 {
            covered.push(Covered(*period, years));
        }
        covered.say(language, text);
    }
}

/// One of them, and whether it stands as a year among years.
struct Covered(Period, bool);

impl Say for Covered {
    fn say(&self, language: Language, text: &mut String) {
        let window = self.0.widest();
        let (first, last) = (window.earliest, window.latest);
        let year = last.year();
        let is_whole = first.day_of_month() == 1 && last == last.end_of_month();
        let sentence = match (first.month(), last.month()) {
            _ if self.1 => words!("{}"),
            (1, 6) if is_whole && first.year() == year => {
                words!("6 tháng đầu năm {}", "first half of {}")
            }
            (7, 12) if is_whole && first.year() == year => {
                words!("6 tháng cuối năm {}", "second half of {}")
            }
            _ => return self.0.say(language, text),
        };
        Filled(sentence, &[&year]).say(language, text);
    }
}
