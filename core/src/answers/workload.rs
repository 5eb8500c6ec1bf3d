//! What a unit leads, coordinates and owes on a day.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Assignment, Holder, Named, Obliged, ReportOccurrence};
use crate::{
    Register,
    json::{Read, Write},
    model::{Bilingual, Citation, Id, Responsibility, Unit},
    problem::Problems,
    time::{Day, Window},
};

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

/// What a unit leads, coordinates and owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Workload {
    /// The unit, by its name on the day asked.
    pub unit: Named,
    /// The day asked.
    pub on: Day,
    /// Whether the unit exists on that day.
    pub exists: bool,
    /// What it leads.
    pub leads: Vec<WorkloadEntry>,
    /// What it coordinates.
    pub coordinates: Vec<WorkloadEntry>,
    /// The reports it owes that fall due within the twelve months from the day asked, or are
    /// overdue from the twelve months before.
    pub owes: Vec<ReportOccurrence>,
}

/// One responsibility of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkloadEntry {
    /// The responsibility.
    pub responsibility: Id<Responsibility>,
    /// What it is about.
    pub title: Bilingual,
    /// The unit or group that the document names, where it is not this unit itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_to: Option<Named>,
    /// Where it says so.
    pub cites: Vec<Citation>,
}

impl Register {
    /// What a unit leads, coordinates and owes on a day.
    ///
    /// * `unit`: the id of a unit, one that no longer exists included.
    /// * `on`: the day asked for.
    ///
    /// # Errors
    /// `unknown_id` when the register has no such unit.
    ///
    /// # Example: what did a department take over?
    /// ```
    /// use hoptac::{Register, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "units": [
    ///         {"id": "so-ke-hoach-va-dau-tu", "kind": "department", "name": {"vi": "Sở Kế hoạch và Đầu tư"},
    ///             "existence": ["/2025-02-28"], "cites": [{"document": "plan-107"}]},
    ///         {"id": "so-tai-chinh", "kind": "department", "name": {"vi": "Sở Tài chính"},
    ///             "cites": [{"document": "plan-107"}]}],
    ///     "successions": [{"id": "merger", "on": "2025-03-01", "from": "so-ke-hoach-va-dau-tu",
    ///         "to": "so-tai-chinh", "cites": [{"document": "plan-107"}]}],
    ///     "responsibilities": [{"id": "amata", "kind": "cooperation", "title": {"vi": "Tập đoàn AMATA"},
    ///         "leads": [{"unit": "so-ke-hoach-va-dau-tu"}],
    ///         "cites": [{"document": "plan-107", "section": "III.1.3.1"}]}]
    /// }"#)?;
    /// assert!(register.workload("so-tai-chinh", day!(2025-02-28))?.leads.is_empty());
    ///
    /// let workload = register.workload("so-tai-chinh", day!(2025-03-01))?;
    /// assert_eq!(workload.leads[0].title.vi, "Tập đoàn AMATA");
    /// let written_to = workload.leads[0].written_to.as_ref();
    /// assert_eq!(written_to.map(|unit| unit.id.as_str()), Some("so-ke-hoach-va-dau-tu"));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn workload(&self, unit: &str, on: impl Into<Day>) -> Result<Workload, Problems> {
        let on = on.into();
        let unit: &Unit = self.asked_for(unit, "/workload/unit")?;
        let (mut leads, mut coordinates) = (Vec::new(), Vec::new());
        for responsibility in &self.records().responsibilities {
            if self.stated_since(&responsibility.cites) > on {
                continue;
            }
            let assignment = self.assignment(responsibility, on);
            if let Some(entry) = entry(&assignment, &assignment.leads, unit) {
                leads.push(entry);
            } else if let Some(entry) = entry(&assignment, &assignment.coordinators, unit) {
                coordinates.push(entry);
            }
        }
        let year = Window {
            earliest: on.plus_days(-365),
            latest: on.plus_days(365),
        };
        let own = |obliged: &Obliged| obliged.unit.id == unit.id.as_str();
        let mut owes = self.occurrences(year, on, false, &|occurrence| {
            let mut obliged = occurrence.obliged.iter();
            obliged.any(|obliged| own(obliged) && obliged.state.is_owed())
        });
        for occurrence in &mut owes {
            occurrence.obliged.retain(own);
        }
        Ok(Workload {
            unit: unit.named_on(on),
            on,
            exists: unit.exists_on(on),
            leads,
            coordinates,
            owes,
        })
    }
}

/// The entry of a responsibility for a unit that is among some of its holders.
fn entry(assignment: &Assignment, holders: &[Holder], unit: &Unit) -> Option<WorkloadEntry> {
    let holds = |named: &Named| named.id == unit.id.as_str();
    let holder = holders
        .iter()
        .find(|holder| holder.units().iter().any(holds))?;
    let written_to = match holder {
        Holder::Unit(passed) if passed.written.id != unit.id.as_str() => {
            Some(passed.written.clone())
        }
        Holder::Group { group, .. } => Some(group.clone()),
        Holder::AssignedIn { document, .. } => Some(document.clone()),
        _ => None,
    };
    Some(WorkloadEntry {
        responsibility: assignment.responsibility.clone(),
        title: assignment.title.clone(),
        written_to,
        cites: assignment.cites.clone(),
    })
}
