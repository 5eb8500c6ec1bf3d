//! The JSON form of every question and answer: what the C and JavaScript doors speak.
//!
//! A question is an object with one key, and its answer an object with the same key:
//! `{"standing": {"agreement": "padang-mou-2016", "on": "2024-03-11"}}`. What cannot be answered
//! gives `{"errors": […]}` with every problem's code, path, message and help.
//! `questions` holds what each question asks for.

use alloc::{boxed::Box, string::String};

use serde::{Deserialize, Serialize};

#[cfg(feature = "reading")]
use crate::reading::Reading;
use crate::{
    answers::{
        Acts, Agenda, Check, DeadlineDays, Diff, Find, History, PeriodEnd, Procedure, Reports,
        Responsible, Standing, Standings, Targets, Timeline, Workload, YearlyReport,
    },
    json::{self, Read, Write},
    model::Change,
    problem::Problems,
};

mod questions;
mod stamp;

pub use crate::answers::{
    AgendaQuestion, ChangesQuestion, CheckQuestion, DayQuestion, DeadlineQuestion, DiffQuestion,
    FindQuestion, HistoryQuestion, PeriodQuestion, ProcedureQuestion, ReadingQuestion,
    ReportsQuestion, ResponsibleQuestion, StandingQuestion, TimelineQuestion, WorkloadQuestion,
    YearlyReportQuestion,
};
pub use questions::{Form, KnownOnQuestion, RenderQuestion};
pub use stamp::{Stamp, StampError};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Where does an agreement stand on a day?
    Standing(StandingQuestion),
    /// Where do all agreements stand on a day?
    Standings(DayQuestion),
    /// Who answers for a subject on a day?
    Responsible(ResponsibleQuestion),
    /// What does a unit lead, coordinate and owe on a day?
    Workload(WorkloadQuestion),
    /// Which reports fall due in a window, and what is their state on a day?
    Reports(ReportsQuestion),
    /// How far is every target on a day?
    Targets(DayQuestion),
    /// What wants attention on a day, and up to another?
    Agenda(AgendaQuestion),
    /// What happens in a window of days?
    Timeline(TimelineQuestion),
    /// What did a year come to, and what does the next one plan?
    YearlyReport(YearlyReportQuestion),
    /// What is odd about the register?
    Check(CheckQuestion),
    /// What bears a name?
    Find(FindQuestion),
    /// When does a length of time end?
    Period(PeriodQuestion),
    /// Which day does a deadline name in a year?
    Deadline(DeadlineQuestion),
    /// What are the steps of a signing, and how does a dossier stand?
    Procedure(ProcedureQuestion),
    /// What may be done to an agreement on a day?
    Acts(StandingQuestion),
    /// What was recorded, by whom and when?
    History(HistoryQuestion),
    /// How is a change made that was made on an earlier revision?
    Rebase(Box<Change>),
    /// What differs between two days, or between two registers?
    Diff(DiffQuestion),
    /// What was the answer to a question by what was known on a day?
    KnownOn(KnownOnQuestion),
    /// What does a text say, as changes to the register?
    Reading(ReadingQuestion),
    /// The answer to a question as a text for people.
    Render(RenderQuestion),
}

/// An answer laid out for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rendered {
    /// UTF-8; lines end with a line feed, in iCalendar and CSV with carriage return and line feed.
    pub text: String,
}

/// What comes back: an answer under its question's key, or every problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "each variant answers the question of that name"
)]
pub enum Reply {
    Standing(Standing),
    Standings(Standings),
    Responsible(Responsible),
    Workload(Workload),
    Reports(Reports),
    Targets(Targets),
    Agenda(Agenda),
    Timeline(Timeline),
    YearlyReport(YearlyReport),
    Check(Check),
    Find(Find),
    Period(PeriodEnd),
    Deadline(DeadlineDays),
    Procedure(Procedure),
    Acts(Acts),
    History(History),
    Rebase(Box<Change>),
    Diff(Diff),
    KnownOn(Box<Reply>),
    #[cfg(feature = "reading")]
    Reading(Reading),
    Render(Rendered),
    Errors(Problems),
}

impl Problems {
    /// The problems as the contract writes them: `{"errors": […]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&Reply::Errors(self.clone()))
    }
}
