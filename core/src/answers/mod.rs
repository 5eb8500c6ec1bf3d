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
mod reports;
mod responsible;
mod standing;
mod targets;
mod timeline;
mod why;
mod workload;
mod yearly_report;

pub use actions::{ActionStanding, ActionState};
pub use acts::{ActVerdict, Acts};
pub use agenda::{Agenda, AgendaGroup, AgendaGrouping, AgendaItem, AgendaKind, Answering, Urgency};
pub use check::{Check, Finding, FindingKind, Severity};
pub use diff::{Diff, Difference, EventDiff, LeftDiff, Obstacle, PhaseDiff, RecordDiff};
pub use find::{Find, Match};
pub use history::{History, HistoryEntry};
pub use period::{DeadlineDays, PeriodEnd};
pub use procedure::{Procedure, ProcedureStage, ProcedureStep, Signatory, StepState};
pub use reports::{Obliged, ReportOccurrence, ReportState, Reports};
pub use responsible::{Assignment, Holder, PassedTo, Responsible, Unresolved, UnresolvedReason};
pub use standing::{
    BareStanding, Fact, MissingFact, PhaseCount, Standing, StandingLine, Standings,
};
pub use targets::{Counted, TargetProgress, Targets};
pub use timeline::{Event, EventKind, Timeline};
pub use why::{Inputs, Rule, Step, Why};
pub use workload::{Workload, WorkloadEntry};
pub use yearly_report::{LateUnits, ResultGroup, YearResult, YearlyReport};

pub use crate::life::{Phase, Phases, RunningTerm, Turn};

use serde::{Deserialize, Serialize};

use crate::json::Write;
use crate::model::{Bilingual, Id};

/// A record by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    /// Its id.
    pub id: alloc::string::String,
    /// Its name on the day asked.
    pub name: Bilingual,
}

impl Named {
    pub(crate) fn of<R>(id: &Id<R>, name: &Bilingual) -> Self {
        Self {
            id: id.as_str().into(),
            name: name.clone(),
        }
    }
}

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
