//! Whether a planned action is done, due, missed, or cannot be told.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Holder, Rule, Why};
use crate::{
    Register,
    json::Write,
    model::{Action, ActionKind, Agreement, Bilingual, ChangeKind, Citation, Id, Partner, Subject},
    time::{Day, Window},
    words::words,
};

/// A planned action as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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
    /// The agreements by which it is, or may be, done.
    pub done_by: Vec<Id<Agreement>>,
    /// Who leads it on the day asked.
    pub leads: Vec<Holder>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// How a planned action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
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
    /// No time is given and no outcome is recorded, or what may be its outcome is not dated closely
    /// enough.
    CannotBeTold,
}

impl Register {
    /// The planned actions that a document of this day or before plans, of those that are wanted, in
    /// the register's order.
    pub(crate) fn actions_on(
        &self,
        on: Day,
        wanted: &dyn Fn(&ActionStanding) -> bool,
    ) -> Vec<ActionStanding> {
        let mut actions = Vec::new();
        for action in &self.records().actions {
            if self.stated_since(&action.cites) <= on {
                let action = self.action_on(action, on);
                if wanted(&action) {
                    actions.push(action);
                }
            }
        }
        actions
    }

    fn action_on(&self, action: &Action, on: Day) -> ActionStanding {
        let mut why = Why::default();
        let (window, no_time_given) = self.planned(action);
        let sentence = if no_time_given {
            words!(
                "Kế hoạch không ghi thời gian; kế hoạch kéo dài {}.",
                "The plan gives no time; it runs {}.",
            )
        } else {
            words!("Dự kiến {}.", "Planned {}.")
        };
        why.add(
            Rule::ActionPlanned,
            &action.cites,
            &[],
            sentence,
            &[&window],
        );
        let done_by = self.done_by(action, window, on);
        let state = match () {
            () if is_done(action, &done_by, on) => ActionState::Done,
            () if on < window.earliest => ActionState::NotDue,
            () if !done_by.is_empty() => ActionState::CannotBeTold,
            () if on > window.latest => ActionState::Missed,
            () if no_time_given => ActionState::CannotBeTold,
            () => ActionState::Due,
        };
        let mut agreements = Vec::new();
        for (agreement, certain) in &done_by {
            agreements.push(agreement.id.clone());
            why.add(
                Rule::DoneBySigning,
                &agreement.cites,
                &[("agreement", &agreement.id)],
                if *certain {
                    words!("Đã thực hiện bằng {}.", "Done by {}.")
                } else {
                    words!(
                        "Có thể đã thực hiện bằng {}, ngày không đủ rõ.",
                        "May be done by {}, whose day is not known closely enough."
                    )
                },
                &[&agreement.title],
            );
        }
        if state == ActionState::Missed {
            why.add(
                Rule::NoOutcomeRecorded,
                &action.cites,
                &[("on", &on)],
                words!(
                    "Thời gian dự kiến đã qua và sổ không ghi kết quả.",
                    "The time planned has passed, and the register records no outcome.",
                ),
                &[],
            );
        }
        ActionStanding {
            action: action.id.clone(),
            kind: action.kind,
            title: action.title.clone(),
            window,
            no_time_given,
            state,
            done_by: agreements,
            leads: self.action_leads(action, on, &mut why),
            cites: action.cites.clone(),
            why,
        }
    }

    /// Whether an action is still to be done on a day, as far as is certain.
    pub(super) fn is_open(&self, action: &Action, on: Day) -> bool {
        let (window, _) = self.planned(action);
        !is_done(action, &self.done_by(action, window, on), on)
    }

    /// The agreements whose signing, or extension, does what an action plans, each with whether that
    /// is certain by a day: of a partner or agreement it names, of its kind, in its time, and not
    /// before the plan itself.
    pub(crate) fn done_by(
        &self,
        action: &Action,
        window: Window,
        on: Day,
    ) -> Vec<(&Agreement, bool)> {
        let time = Window {
            earliest: window.earliest.max(self.stated_since(&action.cites)),
            latest: window.latest.min(on),
        };
        let outcome = action.outcome.as_ref();
        let named = outcome.and_then(|outcome| self.get(outcome.agreement.as_ref()?));
        let mut done = Vec::new();
        for (agreement, life) in self.lives() {
            let day = match action.kind {
                ActionKind::Sign
                    if agreement.re_signs.is_none() && agreement.implements.is_none() =>
                {
                    Some(life.signing)
                }
                ActionKind::ReSign if agreement.re_signs.is_some() => Some(life.signing),
                ActionKind::DrawUpProgramme if agreement.implements.is_some() => Some(life.signing),
                ActionKind::Extend => extension_within(agreement, time),
                _ => None,
            };
            if let Some(day) = day
                && named.is_none_or(|named| named.id != agreement.id)
                && self.is_about(action, agreement)
                && day.meets(time)
            {
                done.push((agreement, day.lies_within(time)));
            }
        }
        if let Some(agreement) = named {
            done.push((agreement, true));
        }
        done
    }

    /// Whether an action names an agreement, one of its partners, or the one it comes after.
    fn is_about(&self, action: &Action, agreement: &Agreement) -> bool {
        action.subjects.iter().any(|subject| match subject {
            Subject::Partner(id) => {
                let mut partners = agreement.partners();
                partners.any(|partner| self.stands_for(id, partner))
            }
            Subject::Agreement(id) => {
                agreement.id == *id
                    || agreement.re_signs.as_ref() == Some(id)
                    || agreement.implements.as_ref() == Some(id)
            }
            Subject::Country(_) => false,
        })
    }

    /// The partners among the subjects of an action or a responsibility, those of agreements too.
    pub(super) fn partners_among(&self, subjects: &[Subject]) -> Vec<Id<Partner>> {
        let mut partners = Vec::new();
        for subject in subjects {
            match subject {
                Subject::Partner(id) => partners.push(id.clone()),
                Subject::Agreement(id) => {
                    if let Some(agreement) = self.get(id) {
                        for partner in agreement.partners() {
                            partners.push(partner.clone());
                        }
                    }
                }
                Subject::Country(_) => {}
            }
        }
        partners
    }

    /// When an action is planned, and whether that is only the time of its plan.
    pub(crate) fn planned(&self, action: &Action) -> (Window, bool) {
        if let Some(when) = action.when {
            return (when.widest(), false);
        }
        let mut cites = action.cites.iter();
        let plan = cites.find_map(|citation| self.get(&citation.document)?.period);
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
        self.holders(leads, fields, on, cites, why)
    }
}

/// Whether an outcome is recorded by a day, or one of the agreements certainly does the action.
fn is_done(action: &Action, done_by: &[(&Agreement, bool)], on: Day) -> bool {
    let outcome = action.outcome.as_ref();
    outcome.is_some_and(|outcome| outcome.done.window().earliest <= on)
        || done_by.iter().any(|(_, certain)| *certain)
}

/// The day of an extension that falls, or may fall, in a window.
pub(super) fn extension_within(agreement: &Agreement, window: Window) -> Option<Window> {
    let changes = agreement.changes.iter();
    changes
        .filter(|change| matches!(change.what, ChangeKind::Extend(_)))
        .map(|change| change.on.window())
        .find(|day| day.meets(window))
}
