//! The items of an agenda, kind by kind.

use alloc::vec::Vec;
use core::fmt::Display;

use super::{AgendaItem, AgendaKind, Answering, Urgency, titles};
use crate::{
    Register,
    answers::{
        ActionStanding, ActionState, Holder, Phase, ReportOccurrence, ReportState, TargetProgress,
        Why,
    },
    model::{Agreement, Bilingual, Citation, Id, Partner, Subject},
    time::{Day, Window},
    words,
};

/// Days that count as soon.
const SOON: i64 = 30;

/// One look at the register on a day: from a day, before it or the same, up to another.
pub(super) struct Look<'r> {
    pub(super) register: &'r Register,
    pub(super) on: Day,
    pub(super) from: Day,
    pub(super) until: Day,
    /// What wants attention, kind by kind.
    pub(super) items: Vec<AgendaItem>,
}

impl Look<'_> {
    fn urgency(&self, window: Window) -> Urgency {
        match window.latest {
            Day::MAX => Urgency::Undated,
            latest if latest < self.on => Urgency::Overdue,
            latest if latest <= self.on.plus_days(SOON) => Urgency::Soon,
            _ => Urgency::Later,
        }
    }

    /// The reports that want attention, or may, by their days: all of the province's own, and with
    /// `statutory`, of those that the law asks of every province, what falls due from the first day
    /// looked at, for nothing says which of the earlier ones were sent.
    pub(super) fn pressing(&self, statutory: bool) -> Vec<ReportOccurrence> {
        let so_far = Window {
            latest: self.until,
            ..Window::UNKNOWN
        };
        let wanted = |report: &ReportOccurrence| {
            let wanted = matches!(
                report.state,
                ReportState::Due | ReportState::Blocked | ReportState::Overdue
            );
            let own = self.register.get(&report.duty).is_some();
            wanted && report.due.earliest <= self.until && (own || self.from <= report.due.latest)
        };
        let register = self.register;
        register.occurrences(so_far, self.on, statutory, &wanted)
    }

    pub(super) fn add_reports(&mut self, pressing: &[ReportOccurrence]) {
        for report in pressing {
            let about = About {
                subject: report.duty.as_str(),
                partners: Vec::new(),
                answers: report.owing(),
                cites: &report.cites,
                why: &report.why,
            };
            let title = words::told(report);
            self.add(AgendaKind::Report, &report.id, title, report.due, &about);
        }
    }

    /// Agreements that are or may be in force, and certainly have an end that may come by the last
    /// day looked at. The id names the last day: once it moves, there is something new to read.
    pub(super) fn add_expiries(&mut self) {
        for (agreement, life) in self.register.lives() {
            if !life.phases_on(self.from).contains(Phase::InForce) {
                continue;
            }
            for end in life.ends() {
                let mut window = end.window;
                if end.into == Phase::Expired {
                    // It may end otherwise before, but it does not go on after.
                    window.latest = window.latest.min(life.gone_by());
                }
                let comes = window.latest < Day::MAX
                    && window.latest > self.from
                    && window.earliest <= self.until.next();
                if comes {
                    // People ask for the last day in force, not for the first without.
                    let last = window.map(Day::previous);
                    let mut title =
                        titles::runs_out(&agreement.title, end.into, last.latest < self.on);
                    if let Some(successor) = self.register.re_signing(agreement) {
                        title = titles::re_signed(&title, &successor.title);
                    }
                    let why = self.register.why_standing(agreement, life, self.on);
                    let about = self.about(agreement, &why);
                    let id = format_args!("{}:{}", agreement.id, last.latest);
                    self.add(AgendaKind::Expiry, &id, title, last, &about);
                }
            }
        }
    }

    /// Agreements that go on by themselves unless notice is given.
    pub(super) fn add_notices(&mut self) {
        for (agreement, life) in self.register.lives() {
            let mut terms = life.running_terms(self.from);
            if self.from < self.on {
                for term in life.running_terms(self.on) {
                    if terms.iter().all(|known| known.renewal != term.renewal) {
                        terms.push(term);
                    }
                }
            }
            for window in terms.iter().filter_map(|term| term.notice_by) {
                if window.latest >= self.from && window.earliest <= self.until {
                    let title = titles::notice(&agreement.title);
                    let why = self.register.why_standing(agreement, life, self.on);
                    let about = self.about(agreement, &why);
                    let id = format_args!("{}:{}", agreement.id, window.latest);
                    self.add(AgendaKind::Notice, &id, title, window, &about);
                }
            }
        }
    }

    pub(super) fn add_actions(&mut self) {
        let until = self.until;
        let open = |action: &ActionStanding| {
            action.window.earliest <= until && action.state != ActionState::Done
        };
        for action in &self.register.actions_on(self.on, &open) {
            let known = self.register.get(&action.action);
            let subjects = known.map_or(&[][..], |known| &known.subjects);
            let about = About {
                subject: action.action.as_str(),
                partners: self.register.partners_among(subjects),
                answers: answering(&action.leads),
                cites: &action.cites,
                why: &action.why,
            };
            let (id, title) = (&action.action, action.title.clone());
            self.add(AgendaKind::Action, id, title, action.window, &about);
            if let Some(item) = self.items.last_mut().filter(|_| action.no_time_given) {
                item.urgency = Urgency::Undated;
            }
        }
    }

    pub(super) fn add_targets(&mut self, targets: &[TargetProgress]) {
        for target in targets {
            let period = target.period;
            let looked_at = period.earliest <= self.on && self.from <= period.latest;
            if looked_at && target.behind != Some(false) {
                let about = About {
                    subject: target.target.as_str(),
                    partners: Vec::new(),
                    answers: Vec::new(),
                    cites: &target.cites,
                    why: &target.why,
                };
                let (id, title) = (&target.target, words::told(target));
                self.add(AgendaKind::Target, id, title, period, &about);
            }
        }
    }

    pub(super) fn add_unresolved(&mut self) {
        for responsibility in &self.register.records().responsibilities {
            if self.register.stated_since(&responsibility.cites) > self.on {
                continue;
            }
            let assignment = self.register.assignment(responsibility, self.on);
            let unresolved = |lead: &Holder| matches!(lead, Holder::Unresolved(_));
            if assignment.leads.iter().any(unresolved) {
                let about = About {
                    subject: responsibility.id.as_str(),
                    partners: self.register.partners_among(&responsibility.subjects),
                    answers: answering(&assignment.leads),
                    cites: &assignment.cites,
                    why: &assignment.why,
                };
                let (kind, title) = (
                    AgendaKind::Unresolved,
                    titles::unresolved(&assignment.title),
                );
                self.add(kind, &responsibility.id, title, Window::UNKNOWN, &about);
            }
        }
    }

    pub(super) fn add_missing_facts(&mut self) {
        for (agreement, life) in self.register.lives() {
            let facts = life.facts_that_matter(self.on);
            if facts.is_empty() {
                continue;
            }
            // The steps are worked out once for all of an agreement's facts.
            let why = self.register.why_standing(agreement, life, self.on);
            let about = self.about(agreement, &why);
            for (fact, _) in facts {
                let title = titles::missing(fact, &agreement.title);
                let id = format_args!("{}:{}", agreement.id, fact.as_str());
                self.add(AgendaKind::MissingFact, &id, title, Window::UNKNOWN, &about);
            }
        }
    }

    /// Adds an item that comes on a day of a window, if on any.
    ///
    /// * `id`: what tells it from all others of its kind.
    fn add(
        &mut self,
        kind: AgendaKind,
        id: &dyn Display,
        title: Bilingual,
        window: Window,
        about: &About<'_>,
    ) {
        let of_kind = match kind {
            AgendaKind::Report => "report",
            AgendaKind::Expiry => "expiry",
            AgendaKind::Notice => "notice",
            AgendaKind::Action => "action",
            AgendaKind::Target => "target",
            AgendaKind::Unresolved => "unresolved",
            AgendaKind::MissingFact => "fact",
        };
        self.items.push(AgendaItem {
            id: alloc::format!("{of_kind}:{id}"),
            kind,
            urgency: self.urgency(window),
            title,
            day: (window.latest < Day::MAX).then_some(window.latest),
            window,
            subject: about.subject.into(),
            partners: about.partners.clone(),
            answers: about.answers.clone(),
            cites: about.cites.to_vec(),
            why: about.why.clone(),
        });
    }

    fn about<'a>(&self, agreement: &'a Agreement, why: &'a Why) -> About<'a> {
        About {
            subject: agreement.id.as_str(),
            partners: self
                .register
                .partners_among(&[Subject::Agreement(agreement.id.clone())]),
            answers: self.leading(agreement),
            cites: &agreement.cites,
            why,
        }
    }

    /// Who leads the cooperation that an agreement belongs to.
    fn leading(&self, agreement: &Agreement) -> Vec<Answering> {
        let register = self.register;
        let responsibilities = register.responsibilities_for_agreement(agreement);
        let stated = responsibilities
            .into_iter()
            .find(|responsibility| register.stated_since(&responsibility.cites) <= self.on);
        match stated {
            Some(responsibility) => answering(&register.assignment(responsibility, self.on).leads),
            None => Vec::new(),
        }
    }
}

/// What an item is about, and what it rests on.
struct About<'a> {
    subject: &'a str,
    partners: Vec<Id<Partner>>,
    answers: Vec<Answering>,
    cites: &'a [Citation],
    why: &'a Why,
}

fn answering(holders: &[Holder]) -> Vec<Answering> {
    let mut answering = Vec::new();
    for holder in holders {
        let unit = match holder {
            Holder::Unit(passed) => Some(passed.unit.id.clone()),
            _ => None,
        };
        let name = holder.words();
        answering.push(Answering { unit, name });
    }
    answering
}
