//! The items of an agenda, kind by kind.

use alloc::{string::String, vec::Vec};

use super::{AgendaItem, AgendaKind, Answering, Urgency};
use crate::{
    Register,
    answers::{ActionState, Holder, Phase, ReportOccurrence, ReportState, TargetProgress, Why},
    list::Listed,
    model::{Agreement, Bilingual},
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
            latest if latest < self.on => Urgency::Overdue,
            latest if latest <= self.on.plus_days(SOON) => Urgency::Soon,
            Day::MAX => Urgency::Undated,
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
        let mut reports = self.register.occurrences(so_far, self.on, statutory);
        reports.retain(|report| {
            let wanted = matches!(
                report.state,
                ReportState::Due | ReportState::Blocked | ReportState::Overdue
            );
            let own = self.register.get(&report.duty).is_some();
            wanted && report.due.earliest <= self.until && (own || self.from <= report.due.latest)
        });
        reports
    }

    pub(super) fn reports(&self, pressing: &[ReportOccurrence]) -> Vec<AgendaItem> {
        pressing
            .iter()
            .map(|report| AgendaItem {
                id: alloc::format!("report:{}", report.id),
                kind: AgendaKind::Report,
                urgency: self.urgency(report.due),
                title: words::report(report),
                day: known_day(report.due),
                window: report.due,
                subject: String::from(report.duty.as_str()),
                partners: Vec::new(),
                answers: report.owing(),
                cites: report.cites.clone(),
                why: report.why.clone(),
            })
            .list()
    }

    /// Agreements that are or may be in force, and certainly have an end that may come by the last
    /// day looked at. The id names the last day: once it moves, there is something new to read.
    pub(super) fn expiries(&self) -> Vec<AgendaItem> {
        let mut items = Vec::new();
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
                items.push(self.of(agreement, AgendaKind::Expiry, id, title, last));
            }
        }
        items
    }

    /// Agreements that go on by themselves unless notice is given.
    pub(super) fn notices(&self) -> Vec<AgendaItem> {
        let mut items = Vec::new();
        for (agreement, life) in self.register.lives() {
            let mut terms = life.running_terms(self.from);
            if self.from < self.on {
                let known: Vec<_> = terms.iter().map(|term| term.renewal).list();
                let since = life.running_terms(self.on).into_iter();
                terms.extend(since.filter(|term| !known.contains(&term.renewal)));
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
                items.push(self.of(agreement, AgendaKind::Notice, id, title, window));
            }
        }
        items
    }

    pub(super) fn actions(&self) -> Vec<AgendaItem> {
        let actions = self.register.actions_on(self.on).into_iter();
        actions
            .filter(|action| action.window.earliest <= self.until)
            .filter(|action| action.state != ActionState::Done)
            .map(|action| AgendaItem {
                id: alloc::format!("action:{}", action.action),
                kind: AgendaKind::Action,
                urgency: if action.no_time_given {
                    Urgency::Undated
                } else {
                    self.urgency(action.window)
                },
                title: action.title,
                day: known_day(action.window),
                window: action.window,
                subject: String::from(action.action.as_str()),
                partners: self
                    .register
                    .get(&action.action)
                    .map_or_else(Vec::new, |action| {
                        self.register.partners_among(&action.subjects)
                    }),
                answers: action.leads.iter().map(answering).list(),
                cites: action.cites,
                why: action.why,
            })
            .list()
    }

    pub(super) fn targets(&self, targets: &[TargetProgress]) -> Vec<AgendaItem> {
        targets
            .iter()
            .filter(|target| target.behind != Some(false))
            .filter(|target| target.period.earliest <= self.on && self.from <= target.period.latest)
            .map(|target| AgendaItem {
                id: alloc::format!("target:{}", target.target),
                kind: AgendaKind::Target,
                urgency: self.urgency(target.period),
                title: words::target(target),
                day: known_day(target.period),
                window: target.period,
                subject: String::from(target.target.as_str()),
                partners: Vec::new(),
                answers: Vec::new(),
                cites: target.cites.clone(),
                why: target.why.clone(),
            })
            .list()
    }

    pub(super) fn unresolved(&self) -> Vec<AgendaItem> {
        let register = self.register;
        let responsibilities = register.records().responsibilities.iter();
        responsibilities
            .filter(|responsibility| register.stated_since(&responsibility.cites) <= self.on)
            .map(|responsibility| register.assignment(responsibility, self.on))
            .filter(|assignment| {
                let unresolved = |lead: &Holder| matches!(lead, Holder::Unresolved(_));
                assignment.leads.iter().any(unresolved)
            })
            .map(|assignment| AgendaItem {
                id: alloc::format!("unresolved:{}", assignment.responsibility),
                kind: AgendaKind::Unresolved,
                urgency: Urgency::Undated,
                title: words::unresolved(&assignment.title),
                day: None,
                window: Window::UNKNOWN,
                subject: String::from(assignment.responsibility.as_str()),
                partners: register
                    .get(&assignment.responsibility)
                    .map_or_else(Vec::new, |known| register.partners_among(&known.subjects)),
                answers: assignment.leads.iter().map(answering).list(),
                cites: assignment.cites,
                why: assignment.why,
            })
            .list()
    }

    pub(super) fn missing_facts(&self) -> Vec<AgendaItem> {
        let mut items = Vec::new();
        for (agreement, life) in self.register.lives() {
            let facts = life.facts_that_matter(self.on);
            if facts.is_empty() {
                continue;
            }
            // All but the fact is the same, and the steps are worked out once.
            let kind = AgendaKind::MissingFact;
            let of_all = self.of(
                agreement,
                kind,
                String::new(),
                agreement.title.clone(),
                Window::UNKNOWN,
            );
            for (fact, _) in facts {
                items.push(AgendaItem {
                    id: alloc::format!("fact:{}:{}", agreement.id, fact.as_str()),
                    title: words::missing(words::fact(fact), &agreement.title),
                    ..of_all.clone()
                });
            }
        }
        items
    }

    /// An item about an agreement, which comes on a day of a window, if on any.
    fn of(
        &self,
        agreement: &Agreement,
        kind: AgendaKind,
        id: String,
        title: Bilingual,
        window: Window,
    ) -> AgendaItem {
        AgendaItem {
            id,
            kind,
            urgency: self.urgency(window),
            title,
            day: known_day(window),
            window,
            subject: String::from(agreement.id.as_str()),
            partners: agreement.partners().cloned().list(),
            answers: self.answering(agreement),
            cites: agreement.cites.clone(),
            why: self.why(agreement),
        }
    }

    /// Who leads the cooperation that an agreement belongs to.
    fn answering(&self, agreement: &Agreement) -> Vec<Answering> {
        let register = self.register;
        register
            .responsibilities_for_agreement(agreement)
            .into_iter()
            .filter(|responsibility| register.stated_since(&responsibility.cites) <= self.on)
            .take(1)
            .flat_map(|responsibility| register.assignment(responsibility, self.on).leads)
            .map(|lead| answering(&lead))
            .list()
    }

    fn why(&self, agreement: &Agreement) -> Why {
        self.register
            .standing(agreement.id.as_str(), self.on)
            .map(|standing| standing.why)
            .unwrap_or_default()
    }
}

fn known_day(window: Window) -> Option<Day> {
    (window.latest < Day::MAX).then_some(window.latest)
}

fn answering(holder: &Holder) -> Answering {
    Answering {
        unit: match holder {
            Holder::Unit(passed) => Some(passed.unit.id.clone()),
            _ => None,
        },
        name: holder.words(),
    }
}
