//! Whether a planned action is done, due, missed, or cannot be told.

use alloc::{string::ToString, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Holder, Rule, Why};
use crate::{
    Register,
    model::{Action, ActionKind, Bilingual, Citation, Id},
    time::{Day, Window},
    words,
};

/// A planned action as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActionStanding {
    /// The action.
    pub action: Id<Action>,
    /// Its kind.
    pub kind: ActionKind,
    /// What is planned.
    pub title: Bilingual,
    /// When it is planned.
    pub window: Window,
    /// No time is given: the window is that of the plan.
    pub no_time_given: bool,
    /// How it stands.
    pub state: ActionState,
    /// Who leads it on the day asked.
    pub leads: Vec<Holder>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// How a planned action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// An outcome is recorded.
    Done,
    /// Its time has not come.
    NotDue,
    /// Its time is now.
    Due,
    /// Its time has passed, and no outcome is recorded.
    Missed,
    /// No time is given, and no outcome is recorded.
    CannotBeTold,
}

impl Register {
    /// Every planned action that a document of this day or before plans, in the register's order.
    pub(crate) fn actions_on(&self, on: Day) -> Vec<ActionStanding> {
        self.records()
            .actions
            .iter()
            .filter(|action| self.stated_since(&action.cites) <= on)
            .map(|action| self.action_on(action, on))
            .collect()
    }

    fn action_on(&self, action: &Action, on: Day) -> ActionStanding {
        let mut why = Why::default();
        let (window, no_time_given) = self.planned(action);
        let said = if no_time_given {
            Bilingual::new(
                alloc::format!(
                    "Kế hoạch không ghi thời gian; kế hoạch kéo dài {}.",
                    words::window_vi(window)
                ),
                alloc::format!(
                    "The plan gives no time; it runs {}.",
                    words::window_en(window)
                ),
            )
        } else {
            Bilingual::new(
                alloc::format!("Dự kiến {}.", words::window_vi(window)),
                alloc::format!("Planned {}.", words::window_en(window)),
            )
        };
        why.add(Rule::ActionPlanned, &action.cites, &[], said);
        let done = action
            .outcome
            .as_ref()
            .is_some_and(|outcome| outcome.done.window().earliest <= on);
        let state = match () {
            () if done => ActionState::Done,
            () if on < window.earliest => ActionState::NotDue,
            () if on > window.latest => ActionState::Missed,
            () if no_time_given => ActionState::CannotBeTold,
            () => ActionState::Due,
        };
        if state == ActionState::Missed {
            why.add(
                Rule::NoOutcomeRecorded,
                &action.cites,
                &[("on", on.to_string())],
                Bilingual::new(
                    "Thời gian dự kiến đã qua và sổ không ghi kết quả.",
                    "The time planned has passed, and the register records no outcome.",
                ),
            );
        }
        ActionStanding {
            action: action.id.clone(),
            kind: action.kind,
            title: action.title.clone(),
            window,
            no_time_given,
            state,
            leads: self.action_leads(action, on, &mut why),
            cites: action.cites.clone(),
            why,
        }
    }

    /// When an action is planned, and whether that is only the time of its plan.
    pub(crate) fn planned(&self, action: &Action) -> (Window, bool) {
        if let Some(when) = action.when {
            return (when.widest(), false);
        }
        let plan = action
            .cites
            .iter()
            .filter_map(|citation| self.get(&citation.document))
            .find_map(|document| document.period);
        (plan.map_or(Window::UNKNOWN, |period| period.widest()), true)
    }

    fn action_leads(&self, action: &Action, on: Day, why: &mut Why) -> Vec<Holder> {
        let responsibility = action.responsibility.as_ref().and_then(|id| self.get(id));
        let fields = responsibility.map_or(&[][..], |responsibility| &responsibility.fields);
        let (leads, cites) = match responsibility {
            Some(responsibility) if action.leads.is_empty() => {
                (&responsibility.leads, &responsibility.cites)
            }
            _ => (&action.leads, &action.cites),
        };
        let since = self.stated_since(cites);
        leads
            .iter()
            .map(|assignee| self.holder(assignee, fields, since, on, cites, why))
            .collect()
    }
}
