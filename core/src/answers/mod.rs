//! The questions, one file each: pure functions of a register and a day.
//!
//! Every rule that more than one question needs stands outside: an agreement's life in `life`,
//! the passage of tasks from unit to unit in `units`.

mod actions;
mod acts;
mod agenda;
mod check;
mod diff;
mod find;
mod grouped;
mod history;
mod period;
mod procedure;
mod reading;
mod reports;
mod responsible;
mod standing;
mod targets;
mod timeline;
mod why;
mod window;
mod workload;
mod yearly_report;

pub use actions::{ActionStanding, ActionState};
pub use acts::{ActVerdict, Acts};
pub use agenda::{
    Agenda, AgendaGroup, AgendaGrouping, AgendaItem, AgendaKind, AgendaQuestion, Answering, Urgency,
};
pub use check::{Check, CheckQuestion, Finding, FindingKind, Severity};
pub use diff::{
    ChangesQuestion, Diff, DiffQuestion, Difference, EventDiff, LeftDiff, Obstacle, PhaseDiff,
    RecordDiff,
};
pub use find::{Find, FindQuestion, Match};
pub use history::{History, HistoryEntry, HistoryQuestion};
pub use period::{DeadlineDays, DeadlineQuestion, PeriodEnd, PeriodQuestion};
pub use procedure::{
    Procedure, ProcedureQuestion, ProcedureStage, ProcedureStep, Signatory, StepState,
};
pub use reading::ReadingQuestion;
pub use reports::{Obliged, ReportOccurrence, ReportState, Reports, ReportsQuestion};
pub use responsible::{
    Assignment, Holder, PassedTo, Responsible, ResponsibleQuestion, Unresolved, UnresolvedReason,
};
pub use standing::{
    BareStanding, DayQuestion, MissingFact, PhaseCount, Standing, StandingLine, StandingQuestion,
    Standings,
};
pub use targets::{Counted, TargetProgress, Targets};
pub use timeline::{Event, EventKind, Timeline, TimelineQuestion};
pub use why::{Inputs, Rule, Step, Why};
pub use workload::{Workload, WorkloadEntry, WorkloadQuestion};
pub use yearly_report::{LateUnits, ResultGroup, YearResult, YearlyReport, YearlyReportQuestion};

pub use crate::life::{Fact, Phase, Phases, RunningTerm, Turn};
pub use crate::model::Named;
pub(crate) use grouped::{ACTIONS, NO_FIELD, NO_PARTNER, NOBODY_NAMED, UNITS};
pub(crate) use reports::WhoOwes;
pub(crate) use targets::Progress;

use alloc::string::{String, ToString};

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    words::{Language, Say},
};

/// A count that is known only to lie between two numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Range {
    /// Counts one more thing that is possible, and perhaps certain.
    pub(crate) fn count(&mut self, certain: bool) {
        self.most = self.most.saturating_add(1);
        if certain {
            self.least = self.least.saturating_add(1);
        }
    }
}

impl core::fmt::Display for Range {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.least == self.most {
            write!(f, "{}", self.least)
        } else {
            write!(f, "{}–{}", self.least, self.most)
        }
    }
}

impl Say for Range {
    fn say(&self, _: Language, text: &mut String) {
        text.push_str(&self.to_string());
    }
}
