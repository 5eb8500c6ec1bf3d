//! What each question asks for.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Question, Stamp};
use crate::{
    answers::{AgendaGrouping, Signatory},
    json::{Read, Write},
    model::Language,
    time::{CalendarYear, Count, Day, Deadline, FirstDay, ImpreciseDate, Length, Reading, Roll},
};

/// A question about an agreement on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingQuestion {
    /// The id of an agreement.
    pub agreement: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about everything on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayQuestion {
    /// The day asked for.
    pub on: Day,
}

/// A question about who answers for a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponsibleQuestion {
    /// The id of a responsibility, partner, agreement or planned action.
    pub subject: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkloadQuestion {
    /// The id of a unit.
    pub unit: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about the reports of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportsQuestion {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
    /// The day on which the states are told.
    pub on: Day,
    /// With the duties that the law lays on every province, beside the province's own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub statutory: bool,
}

/// A question about what wants attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaQuestion {
    /// The day asked for.
    pub on: Day,
    /// The first day from which ends, notice days and targets that have come and gone are still
    /// listed, such as the day of the last look; the day asked for, when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day looked at, included.
    pub until: Day,
    /// With the reports that the law asks of every province and that fall due in the window, beside
    /// the province's own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub statutory: bool,
    /// By what the items are also given in groups; in none, when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_by: Option<AgendaGrouping>,
}

impl AgendaQuestion {
    /// A look from the day asked for up to another, at the register's own, in one list.
    ///
    /// * `on`: the day asked for.
    /// * `until`: the last day looked at, included.
    #[must_use]
    pub const fn new(on: Day, until: Day) -> Self {
        Self {
            on,
            from: None,
            until,
            statutory: false,
            group_by: None,
        }
    }
}

/// A question about what happens in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineQuestion {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
}

/// A question about what a year came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearlyReportQuestion {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The day asked for.
    pub on: Day,
}

/// A question about the register itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The day asked for; without one, nothing is said of what is open though its time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// A question about a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindQuestion {
    /// Part of a name, an alias, a number or an id; marks and capitals do not matter.
    pub text: String,
}

/// A question about the end of a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodQuestion {
    /// The day from which it is counted, known to some precision.
    pub from: ImpreciseDate,
    /// How long.
    pub length: Length,
    /// How many times in a row, all counted from the one first day; once when not given.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: Count<1_000>,
    /// Whether the first day is counted; not, when not given.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

fn once() -> Count<1_000> {
    Count::ONE
}

fn is_once(times: &Count<1_000>) -> bool {
    *times == once()
}

/// A question about a deadline in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeadlineQuestion {
    /// The deadline as it is worded.
    pub by: Deadline,
    /// The year, 1 to 9999.
    pub year: u16,
    /// How "trước ngày" is read; strictly, when not given.
    #[serde(default)]
    pub reading: Reading,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// A question about the steps of a signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcedureQuestion {
    /// Who signs.
    pub signer: Signatory,
    /// By the short procedure.
    #[serde(default)]
    pub short: bool,
    /// Only the name of the Vietnamese party changes, in an agreement that passed to another province;
    /// by the simplified procedure, where it runs on the day of the dossier (Decree 177/2025).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub name_only: bool,
    /// The opinions disagree, so that the Prime Minister decides.
    #[serde(default)]
    pub disagreement: bool,
    /// The day on which the dossier was full.
    pub dossier: Day,
    /// The day on which the last opinion came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinions: Option<Day>,
    /// The day on which the Prime Minister decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prime_minister: Option<Day>,
    /// The day on which the chair decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// The day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Day>,
    /// The day of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// The day asked for.
    pub on: Day,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// A question about what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryQuestion {
    /// The revision from which on; from the first change on, when not given.
    #[serde(default)]
    pub since: u32,
}

/// A question about what differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DiffQuestion {
    /// Between two days of this register.
    Days(TimelineQuestion),
    /// Between this register and another, given as its JSON text.
    Register(String),
    /// Between this register and another, with the changes that lead to it.
    Changes(ChangesQuestion),
}

/// A question about the changes that lead to another register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangesQuestion {
    /// The other register as its JSON text.
    pub to: String,
    /// The day on which the changes are to be recorded.
    pub recorded: Day,
    /// Who is to record them.
    pub by: String,
}

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
