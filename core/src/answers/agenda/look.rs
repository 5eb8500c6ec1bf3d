//! The items of an agenda, kind by kind.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{AgendaItem, AgendaKind, Answering, Urgency};
use crate::{
    Register,
    answers::{
        ActionStanding, ActionState, Holder, Phase, ReportOccurrence, ReportState, TargetProgress,
        Why,
    },
    list::Listed,
    model::{Agreement, Bilingual, Citation, Id, Partner},
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

    pub(super) fn add_reports(&self, items: &mut Vec<AgendaItem>, pressing: &[ReportOccurrence]) {
        for report in pressing {
            let id = alloc::format!("report:{}", report.id);
            let (kind, title) = (AgendaKind::Report, words::told(report));
            let about = About {
                subject: report.duty.to_string(),
                partners: Vec::new(),
                answers: report.owing(),
                cites: report.cites.clone(),
                why: report.why.clone(),
            };
            items.push(self.item(kind, id, title, report.due, about));
        }
    }

    /// Agreements that are or may be in force, and certainly have an end that may come by the last
    /// day looked at. The id names the last day: once it moves, there is something new to read.
    pub(super) fn add_expiries(&self, items: &mut Vec<AgendaItem>) {
        for (agreement, life) in self.register.lives() {
            if !life.phases_on(self.from).contains(Phase::InForce) {
                continue;
            }
            for end in life.ends() {
                let comes = end.window.latest < Day::MAX
                    && end.window.latest > self.from
                    && end.window.earliest <= self.until.next();
                if !comes {
                    continue;
                }
                // People ask for the last day in force, not for the first without.
                let last = end.window.map(Day::previous);
                let id = alloc::format!("expiry:{}:{}", agreement.id, last.latest);
                let title = words::runs_out(&agreement.title, end.into, last.latest < self.on);
                let about = self.about(agreement);
                items.push(self.item(AgendaKind::Expiry, id, title, last, about));
            }
        }
    }

    /// Agreements that go on by themselves unless notice is given.
    pub(super) fn add_notices(&self, items: &mut Vec<AgendaItem>) {
        for (agreement, life) in self.register.lives() {
            let mut terms = life.running_terms(self.from);
            if self.from < self.on {
                for term in life.running_terms(self.on) {
                    if terms.iter().all(|known| known.renewal != term.renewal) {
                        terms.push(term);
                    }
                }
            }
            for term in terms {
                let Some(window) = term.notice_by else {
                    continue;
                };
                if window.latest < self.from || window.earliest > self.until {
                    continue;
                }
                let id = alloc::format!("notice:{}:{}", agreement.id, window.latest);
                let title = words::notice(&agreement.title);
                let about = self.about(agreement);
                items.push(self.item(AgendaKind::Notice, id, title, window, about));
            }
        }
    }

    pub(super) fn add_actions(&self, items: &mut Vec<AgendaItem>) {
        let open = |action: &ActionStanding| {
            action.window.earliest <= self.until && action.state != ActionState::Done
        };
        for action in self.register.actions_on(self.on, &open) {
            let id = alloc::format!("action:{}", action.action);
            let known = self.register.get(&action.action);
            let subjects = known.map_or(&[][..], |known| &known.subjects);
            let about = About {
                subject: action.action.to_string(),
                partners: self.register.partners_among(subjects),
                answers: answering(&action.leads),
                cites: action.cites,
                why: action.why,
            };
            let mut item = self.item(AgendaKind::Action, id, action.title, action.window, about);
            if action.no_time_given {
                item.urgency = Urgency::Undated;
            }
            items.push(item);
        }
    }

    pub(super) fn add_targets(&self, items: &mut Vec<AgendaItem>, targets: &[TargetProgress]) {
        for target in targets {
            let period = target.period;
            let looked_at = period.earliest <= self.on && self.from <= period.latest;
            if !looked_at || target.behind == Some(false) {
                continue;
            }
            let id = alloc::format!("target:{}", target.target);
            let about = About {
                subject: target.target.to_string(),
                partners: Vec::new(),
                answers: Vec::new(),
                cites: target.cites.clone(),
                why: target.why.clone(),
            };
            items.push(self.item(AgendaKind::Target, id, words::told(target), period, about));
        }
    }

    pub(super) fn add_unresolved(&self, items: &mut Vec<AgendaItem>) {
        for responsibility in &self.register.records().responsibilities {
            if self.register.stated_since(&responsibility.cites) > self.on {
                continue;
            }
            let assignment = self.register.assignment(responsibility, self.on);
            let unresolved = |lead: &Holder| matches!(lead, Holder::Unresolved(_));
            if !assignment.leads.iter().any(unresolved) {
                continue;
            }
            let id = alloc::format!("unresolved:{}", responsibility.id);
            let (kind, title) = (AgendaKind::Unresolved, words::unresolved(&assignment.title));
            let about = About {
                subject: responsibility.id.to_string(),
                partners: self.register.partners_among(&responsibility.subjects),
                answers: answering(&assignment.leads),
                cites: assignment.cites,
                why: assignment.why,
            };
            items.push(self.item(kind, id, title, Window::UNKNOWN, about));
        }
    }

    pub(super) fn add_missing_facts(&self, items: &mut Vec<AgendaItem>) {
        for (agreement, life) in self.register.lives() {
            let facts = life.facts_that_matter(self.on);
            if facts.is_empty() {
                continue;
            }
            // The steps are worked out once for all of an agreement's facts.
            let about = self.about(agreement);
            for (fact, _) in facts {
                let id = alloc::format!("fact:{}:{}", agreement.id, fact.as_str());
                let title = words::missing(fact, &agreement.title);
                let (kind, about) = (AgendaKind::MissingFact, about.clone());
                items.push(self.item(kind, id, title, Window::UNKNOWN, about));
            }
        }
    }

    /// An item that comes on a day of a window, if on any.
    fn item(
        &self,
        kind: AgendaKind,
        id: String,
        title: Bilingual,
        window: Window,
        about: About,
    ) -> AgendaItem {
        AgendaItem {
            id,
            kind,
            urgency: self.urgency(window),
            title,
            day: (window.latest < Day::MAX).then_some(window.latest),
            window,
            subject: about.subject,
            partners: about.partners,
            answers: about.answers,
            cites: about.cites,
            why: about.why,
        }
    }

    fn about(&self, agreement: &Agreement) -> About {
        About {
            subject: agreement.id.to_string(),
            partners: agreement.partners().cloned().list(),
            answers: self.leading(agreement),
            cites: agreement.cites.clone(),
            why: self.register.standing_of(agreement, self.on).why,
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
#[derive(Clone)]
struct About {
    subject: String,
    partners: Vec<Id<Partner>>,
    answers: Vec<Answering>,
    cites: Vec<Citation>,
    why: Why,
}

fn answering(holders: &[Holder]) -> Vec<Answering> {
    let each = holders.iter().map(|holder| Answering {
        unit: match holder {
            Holder::Unit(passed) => Some(passed.unit.id.clone()),
            _ => None,
        },
        name: holder.words(),
    });
    each.list()
}
