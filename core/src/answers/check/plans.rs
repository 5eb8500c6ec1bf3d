//! What is odd about responsibilities, planned actions, report duties, submissions and targets.

use alloc::{format, string::ToString, vec::Vec};

use super::{About, Finding, FindingKind};
use crate::{
    Register,
    model::{
        Action, Assignee, Bilingual, Citation, Covers, Deed, Duty, Field, Id, Outcome,
        Responsibility, Unit, Verb,
    },
    order,
    time::{Day, Order, Window},
    units::PassageEnd,
};

impl Register {
    pub(super) fn check_responsibilities(&self, findings: &mut Vec<Finding>) {
        for (position, responsibility) in self.records().responsibilities.iter().enumerate() {
            let title = &responsibility.title;
            let about = &mut About::record(responsibility, position, title, findings);
            if responsibility.leads.is_empty() {
                about.find(FindingKind::ResponsibilityWithoutLead, "leads");
            }
            for (key, list) in [
                ("leads", &responsibility.leads),
                ("coordinators", &responsibility.coordinators),
            ] {
                self.check_assignees(list, key, responsibility, about);
            }
            let missing = responsibility.leads.iter().find_map(|lead| match lead {
                Assignee::MissingTable(table) => Some(table),
                _ => None,
            });
            if let Some(table) = missing {
                about.find_with(FindingKind::TableMissing, "leads", table);
            }
        }
    }

    /// A document names units of its own day.
    fn check_assignees(
        &self,
        list: &[Assignee],
        key: &str,
        responsibility: &Responsibility,
        about: &mut About<'_>,
    ) {
        let (cites, fields) = (&responsibility.cites, &responsibility.fields);
        let stated = self.stated(cites);
        if stated.earliest == Day::MIN {
            return;
        }
        for (position, assignee) in list.iter().enumerate() {
            if let Assignee::Unit(id) = assignee {
                let key = format!("{key}/{position}/unit");
                let named = |unit: &Unit| list.contains(&Assignee::Unit(unit.id.clone()));
                self.check_unit(id, stated, fields, &named, &key, about);
            }
        }
    }

    /// A record names a unit of its own time, or else should name its heir, unless it does that too.
    pub(super) fn check_unit(
        &self,
        id: &Id<Unit>,
        then: Window,
        fields: &[Id<Field>],
        named: &dyn Fn(&Unit) -> bool,
        key: &str,
        about: &mut About<'_>,
    ) {
        if let Some(unit) = self.get(id).filter(|unit| !unit.exists_in(then)) {
            about.find_with(FindingKind::UnitOutsideItsTime, key, &unit.name);
            if let Some(heir) = self.heir_of(unit, fields, then)
                && !named(heir)
            {
                about.mended_by_heir(key, heir);
            }
        }
    }

    /// The unit to which the tasks of one that had ended before a window had passed by then, if
    /// sources say so outright.
    fn heir_of(&self, unit: &Unit, fields: &[Id<Field>], then: Window) -> Option<&Unit> {
        let last = unit.last_day()?;
        let heir_on = |day: Day| {
            let passage = self.passage(self.get(&unit.id)?, fields, last, day);
            let outright = |citation: &Citation| !citation.inferred;
            let mut chain = passage.chain.iter();
            match passage.end {
                PassageEnd::Unit(heir) if heir.id != unit.id => chain
                    .all(|succession| succession.cites.iter().any(outright))
                    .then_some(heir),
                _ => None,
            }
        };
        let heir = heir_on(then.earliest).filter(|_| last < then.earliest)?;
        (heir_on(then.latest)?.id == heir.id).then_some(heir)
    }

    pub(super) fn check_actions(&self, findings: &mut Vec<Finding>) {
        for (position, action) in self.records().actions.iter().enumerate() {
            let about = &mut About::record(action, position, &action.title, findings);
            if action.leads.is_empty() && action.responsibility.is_none() {
                about.find(FindingKind::ActionWithoutLead, "leads");
            }
            match &action.outcome {
                None => self.check_undone(action, about),
                Some(outcome) => self.check_outcome(outcome, about),
            }
        }
    }

    /// Whether an action without an outcome has certainly been done by an agreement of known day.
    fn check_undone(&self, action: &Action, about: &mut About<'_>) {
        let (window, _) = self.planned(action);
        let done = self.done_by(action, window, Day::MAX);
        let Some((agreement, _)) = done.iter().find(|(_, certain)| *certain) else {
            return;
        };
        about.find_with(FindingKind::ActionSeemsDone, "outcome", &agreement.title);
        if let Some(done) = agreement.signed {
            about.mended_by(Verb::RecordAction(Deed {
                action: action.id.clone(),
                outcome: Outcome {
                    done,
                    agreement: Some(agreement.id.clone()),
                    cites: agreement.cites.clone(),
                },
            }));
        }
    }

    fn check_outcome(&self, outcome: &Outcome, about: &mut About<'_>) {
        let agreement = outcome.agreement.as_ref().and_then(|id| self.get(id));
        if let Some(agreement) = agreement
            && !self.signing(agreement).meets(outcome.done.window())
        {
            about.find_with(
                FindingKind::OutcomeDiffers,
                "outcome/done",
                &agreement.title,
            );
        }
    }

    pub(super) fn check_duties(&self, findings: &mut Vec<Finding>) {
        for (position, duty) in self.records().duties.iter().enumerate() {
            let about = &mut About::record(duty, position, &duty.title, findings);
            for (number, level) in duty.levels.iter().enumerate() {
                if let Assignee::Unit(id) = &level.to
                    && let Some(unit) = self.lost_by_the_end(duty, id)
                {
                    let key = format!("levels/{number}/to/unit");
                    about.find_with(FindingKind::ReportToNobody, &key, &unit.name);
                }
            }
        }
    }

    /// The unit to which a duty's reports go, if it is not known who answers for it when the duty ends.
    fn lost_by_the_end(&self, duty: &Duty, id: &Id<Unit>) -> Option<&Unit> {
        let unit = self.get(id)?;
        let end = duty
            .period
            .map_or(Day::MAX, |period| period.widest().latest);
        let passage = self.passage(unit, &[], self.stated_since(&duty.cites), end);
        (!matches!(passage.end, PassageEnd::Unit(_))).then_some(unit)
    }

    pub(super) fn check_submissions(&self, findings: &mut Vec<Finding>) {
        let submissions = &self.records().submissions;
        let mut reports = Vec::new();
        for submission in submissions {
            let (duty, unit) = (submission.duty.as_str(), submission.unit.as_str());
            reports.push((duty, unit, submission.covers.to_string()));
        }
        let before = order::same_before(&reports, Ord::cmp);
        for (position, submission) in submissions.iter().enumerate() {
            let Some(duty) = self.get(&submission.duty) else {
                continue;
            };
            let about = &mut About::record(submission, position, &duty.title, findings);
            let covers = submission.covers;
            let period = Covers(&[covers]);
            let received = Window::exactly(submission.received);
            self.check_unit(&submission.unit, received, &[], &|_| false, "unit", about);
            if received.compare(covers.widest()) == Order::Before {
                about.find_with(FindingKind::SubmissionBeforeItsPeriod, "received", &period);
            }
            let is_second = order::at(submissions, &before, position).is_some();
            if is_second && submission.replaces.is_none() {
                about.find_with(FindingKind::ReceivedTwice, "covers", &period);
            }
            if !self.asks_for(duty, covers) {
                about.find_with(FindingKind::SubmissionForNoReport, "covers", &period);
            }
        }
    }

    pub(super) fn check_targets(&self, findings: &mut Vec<Finding>) {
        for (position, target) in self.records().targets.iter().enumerate() {
            let about = &mut About::record(target, position, &target.title, findings);
            for (number, country) in target.countries.iter().enumerate() {
                let partners = &self.records().partners;
                if !partners.iter().any(|partner| partner.country == *country) {
                    let name = Bilingual::new(country.name_vi(), country.name_en());
                    let key = format!("countries/{number}");
                    about.find_with(FindingKind::TargetCountryWithoutPartner, &key, &name);
                }
            }
        }
    }
}
