//! Everything that wants attention, the most urgent first.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    ActionState, Holder, Phase, PhaseCount, ReportOccurrence, ReportState, TargetProgress, Targets,
    Why,
};
use crate::{
    Register,
    contract::AgendaQuestion,
    model::{Agreement, Bilingual, Citation, Duty, Id, Partner, Term},
    order,
    problem::Problems,
    time::{Day, Window},
    words,
};

mod groups;

pub use groups::{AgendaGroup, AgendaGrouping};

/// Everything that wants attention on a day, and what is coming up to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// The day asked.
    pub on: Day,
    /// The first day from which what has come and gone is still listed, where one was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day looked at, included.
    pub until: Day,
    /// The province's name on the day asked.
    pub province: Bilingual,
    /// How many agreements stand in each phase.
    pub counts: Vec<PhaseCount>,
    /// How many agreements state no term.
    pub term_not_stated: u32,
    /// How far each target is.
    pub targets: Vec<TargetProgress>,
    /// What wants attention, the most urgent first.
    pub items: Vec<AgendaItem>,
    /// The items by what was asked to group them by; an item may stand in several groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<AgendaGroup>,
}

/// One thing that wants attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// The same from look to look, so that it can be marked as read.
    pub id: String,
    /// Its kind.
    pub kind: AgendaKind,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What it is.
    pub title: Bilingual,
    /// The last candidate day: after it, it is certainly too late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// The candidate days.
    pub window: Window,
    /// The record it is about.
    pub subject: String,
    /// The partners it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Id<Partner>>,
    /// Who answers for it on the day asked.
    pub answers: Vec<Answering>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// Somebody who answers for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answering {
    /// The unit's id; absent for a group, and where the unit cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The name on the day asked, or in words what is known.
    pub name: Bilingual,
}

/// Kinds of thing that want attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgendaKind {
    /// A report that is due or overdue.
    Report,
    /// An agreement that runs out, certainly or possibly.
    Expiry,
    /// The last day on which notice keeps an agreement from renewing itself.
    Notice,
    /// A planned action that is due, missed, or without a time.
    Action,
    /// A target that is, or may be, behind an even pace.
    Target,
    /// A responsibility of which it cannot be told who answers.
    Unresolved,
    /// A fact that nobody recorded, and that would change what is known of an agreement.
    MissingFact,
}

/// How urgent a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Its last day has certainly passed.
    Overdue,
    /// Its last day lies within the next 30 days.
    Soon,
    /// Its last day lies further on, within the window asked.
    Later,
    /// It has no day of its own: a time not given, a unit not known, a fact missing.
    Undated,
}

/// Days that count as soon.
const SOON: i64 = 30;

impl Register {
    /// Everything that wants attention on a day, the most urgent first.
    ///
    /// What is overdue is there however long ago its day was, so nothing is lost between two looks.
    ///
    /// * `on`: the day asked for.
    /// * `until`: the last day looked at, included.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `on`.
    ///
    /// # Example: what runs out in the coming months?
    /// ```
    /// use hoptac::{Register, answers::AgendaKind, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "agreements": [{"id": "champasak-mou-2021", "signed": "2021-12-28", "entry": {"on": "2022-01-01"},
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với tỉnh Champasak"}, "ours": [], "theirs": [],
    ///         "term": {"period": "2022/2026"}, "regime": "law_70_2020",
    ///         "cites": [{"document": "plan-107", "section": "III.1.1.1"}]}]
    /// }"#)?;
    /// let agenda = register.agenda(day!(2026-09-15), day!(2027-03-15))?;
    /// let item = &agenda.items[0];
    /// assert_eq!((item.kind, item.subject.as_str()), (AgendaKind::Expiry, "champasak-mou-2021"));
    /// assert_eq!(item.day, Some(day!(2026-12-31)));
    /// assert_eq!(item.cites[0].short(), "plan-107, III.1.1.1");
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn agenda(&self, on: impl Into<Day>, until: impl Into<Day>) -> Result<Agenda, Problems> {
        self.agenda_asked(&AgendaQuestion::new(on.into(), until.into()))
    }

    /// As [`Register::agenda`], also with what came and went since the last look, with the duties of
    /// the law, and grouped.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `on`, or `on` before `from`.
    ///
    /// # Example: what ran out since the last look?
    /// ```
    /// use hoptac::{Register, answers::Urgency, contract::AgendaQuestion, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "agreements": [{"id": "champasak-mou-2021", "signed": "2021-12-28", "entry": {"on": "2022-01-01"},
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với tỉnh Champasak"}, "ours": [], "theirs": [],
    ///         "term": {"period": "2022/2026"}, "regime": "law_70_2020",
    ///         "cites": [{"document": "plan-107", "section": "III.1.1.1"}]}]
    /// }"#)?;
    /// let (last_look, on, until) = (day!(2026-12-20), day!(2027-01-10), day!(2027-03-31));
    /// assert!(register.agenda(on, until)?.items.is_empty());
    ///
    /// let ask = AgendaQuestion { from: Some(last_look), ..AgendaQuestion::new(on, until) };
    /// let item = &register.agenda_asked(&ask)?.items[0];
    /// assert_eq!((item.subject.as_str(), item.urgency), ("champasak-mou-2021", Urgency::Overdue));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn agenda_asked(&self, ask: &AgendaQuestion) -> Result<Agenda, Problems> {
        let (on, until) = (ask.on, ask.until);
        crate::contract::window_in_order("/agenda/until", on, until)?;
        let from = ask.from.unwrap_or(on);
        crate::contract::window_in_order("/agenda/on", from, on)?;
        let Targets { targets, .. } = self.targets(on);
        let look = Look {
            register: self,
            on,
            from,
            until,
        };
        let mut items = look.reports(ask.statutory);
        items.extend(look.expiries());
        items.extend(look.notices());
        items.extend(look.actions());
        items.extend(look.targets(&targets));
        items.extend(look.unresolved());
        items.extend(look.missing_facts());
        order::sort(&mut items, |a, b| {
            let key = |item: &AgendaItem| (item.urgency, item.window.latest, item.kind);
            key(a).cmp(&key(b))
        });
        let not_stated = |agreement: &&Agreement| agreement.term == Term::NotStated;
        let unstated = self.records().agreements.iter().filter(not_stated).count();
        Ok(Agenda {
            on,
            from: ask.from,
            until,
            province: self.province_on(on).clone(),
            counts: self.standings(on).counts,
            term_not_stated: u32::try_from(unstated).unwrap_or(u32::MAX),
            targets,
            groups: ask
                .group_by
                .map_or_else(Vec::new, |by| self.groups(by, &items)),
            items,
        })
    }

    /// The reports that want attention, or may, up to a day, by their days: all of the province's
    /// own, and of those that the law asks of every province what falls due from a day on, for
    /// nothing says which of the earlier ones were sent.
    pub(crate) fn pressing_reports(
        &self,
        on: Day,
        until: Day,
        statutory_from: Option<Day>,
    ) -> Vec<ReportOccurrence> {
        let so_far = Window {
            latest: until,
            ..Window::UNKNOWN
        };
        let mut reports = self.occurrences(so_far, on, statutory_from.is_some());
        reports.retain(|report| {
            let wanted = matches!(
                report.state,
                ReportState::Due | ReportState::Blocked | ReportState::Overdue
            );
            let own = self.by_id::<Duty>(report.duty.as_str()).is_some();
            wanted
                && report.due.earliest <= until
                && (own || statutory_from.is_some_and(|from| from <= report.due.latest))
        });
        reports
    }
}

/// One look at the register on a day: from a day, before it or the same, up to another.
struct Look<'r> {
    register: &'r Register,
    on: Day,
    from: Day,
    until: Day,
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

    fn reports(&self, statutory: bool) -> Vec<AgendaItem> {
        let statutory_from = statutory.then_some(self.from);
        let reports = self
            .register
            .pressing_reports(self.on, self.until, statutory_from);
        reports
            .into_iter()
            .map(|report| AgendaItem {
                id: alloc::format!("report:{}", report.id),
                kind: AgendaKind::Report,
                urgency: self.urgency(report.due),
                title: words::report(&report),
                day: known_day(report.due),
                window: report.due,
                subject: String::from(report.duty.as_str()),
                partners: Vec::new(),
                answers: report
                    .obliged
                    .iter()
                    .filter(|obliged| obliged.state.is_owed())
                    .map(|obliged| Answering {
                        unit: Some(obliged.unit.id.clone()),
                        name: obliged.unit.name.clone(),
                    })
                    .collect(),
                cites: report.cites,
                why: report.why,
            })
            .collect()
    }

    /// Agreements that are or may be in force, and certainly have an end that may come by the last
    /// day looked at. The id names the last day: once it moves, there is something new to read.
    fn expiries(&self) -> Vec<AgendaItem> {
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
                items.push(AgendaItem {
                    id: alloc::format!("expiry:{}:{}", agreement.id, last.latest),
                    kind: AgendaKind::Expiry,
                    urgency: self.urgency(last),
                    title: words::runs_out(&agreement.title, end.into, last.latest < self.on),
                    day: known_day(last),
                    window: last,
                    subject: String::from(agreement.id.as_str()),
                    partners: agreement.partners().cloned().collect(),
                    answers: self.answering(agreement),
                    cites: agreement.cites.clone(),
                    why: self.why(agreement),
                });
            }
        }
        items
    }

    /// Agreements that go on by themselves unless notice is given.
    fn notices(&self) -> Vec<AgendaItem> {
        let mut items = Vec::new();
        for (agreement, life) in self.register.lives() {
            let mut terms = life.running_terms(self.from);
            for term in life.running_terms(self.on) {
                if terms.iter().all(|known| known.renewal != term.renewal) {
                    terms.push(term);
                }
            }
            for term in terms {
                let Some(window) = term.notice_by else {
                    continue;
                };
                if window.latest < self.from || window.earliest > self.until {
                    continue;
                }
                items.push(AgendaItem {
                    id: alloc::format!("notice:{}:{}", agreement.id, window.latest),
                    kind: AgendaKind::Notice,
                    urgency: self.urgency(window),
                    title: words::notice(&agreement.title),
                    day: known_day(window),
                    window,
                    subject: String::from(agreement.id.as_str()),
                    partners: agreement.partners().cloned().collect(),
                    answers: self.answering(agreement),
                    cites: agreement.cites.clone(),
                    why: self.why(agreement),
                });
            }
        }
        items
    }

    fn actions(&self) -> Vec<AgendaItem> {
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
                answers: action.leads.iter().map(answering).collect(),
                cites: action.cites,
                why: action.why,
            })
            .collect()
    }

    fn targets(&self, targets: &[TargetProgress]) -> Vec<AgendaItem> {
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
            .collect()
    }

    fn unresolved(&self) -> Vec<AgendaItem> {
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
                answers: assignment.leads.iter().map(answering).collect(),
                cites: assignment.cites,
                why: assignment.why,
            })
            .collect()
    }

    fn missing_facts(&self) -> Vec<AgendaItem> {
        let mut items = Vec::new();
        for (agreement, life) in self.register.lives() {
            let facts = life.facts_that_matter(self.on);
            if facts.is_empty() {
                continue;
            }
            let why = self.why(agreement);
            for (fact, _) in facts {
                items.push(AgendaItem {
                    id: alloc::format!("fact:{}:{}", agreement.id, fact.as_str()),
                    kind: AgendaKind::MissingFact,
                    urgency: Urgency::Undated,
                    title: words::missing(&words::fact(fact), &agreement.title),
                    day: None,
                    window: Window::UNKNOWN,
                    subject: String::from(agreement.id.as_str()),
                    partners: agreement.partners().cloned().collect(),
                    answers: self.answering(agreement),
                    cites: agreement.cites.clone(),
                    why: why.clone(),
                });
            }
        }
        items
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
            .collect()
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
