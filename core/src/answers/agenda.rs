//! Everything that wants attention, the most urgent first.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{PhaseCount, ReportOccurrence, TargetProgress, Targets, Why};
use crate::{
    Register,
    json::{Read, Write},
    model::{Bilingual, Citation, Id, Partner, Term},
    problem::Problems,
    time::{Day, Window},
    words::{Language, Say, called},
};

mod groups;
mod look;
mod titles;

pub use groups::{AgendaGroup, AgendaGrouping};
use look::Look;

/// A question about what wants attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaQuestion {
    /// The day asked for.
    pub on: Day,
    /// The first day from which ends, notice days and targets that have come and gone are still
    /// listed, such as the day of the last look; the day asked for, when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day looked at, included.
    pub until: Day,
    /// With the reports that the law asks of every province and that fall due in the window, beside
    /// the province's own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub statutory: bool,
    /// By what the items are also given in groups; in none, when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_by: Option<AgendaGrouping>,
}

impl AgendaQuestion {
    /// A look from the day asked for up to another, at the register's own, in one list.
    ///
    /// * `on`: the day asked for.
    /// * `until`: the last day looked at, included.
    #[must_use]
    pub const fn new(on: Day, until: Day) -> Self {
        Self {
            on,
            from: None,
            until,
            statutory: false,
            group_by: None,
        }
    }
}

/// Everything that wants attention on a day, and what is coming up to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answering {
    /// The unit's id; absent for a group, and where the unit cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The name on the day asked, or in words what is known.
    pub name: Bilingual,
}

/// Kinds of thing that want attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
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
        self.agenda_with_reports(ask, &mut Vec::new())
    }

    /// The agenda.
    ///
    /// * `reports`: becomes the reports that its items are about, by their days.
    pub(crate) fn agenda_with_reports(
        &self,
        ask: &AgendaQuestion,
        reports: &mut Vec<ReportOccurrence>,
    ) -> Result<Agenda, Problems> {
        let (on, until) = (ask.on, ask.until);
        super::window::window_in_order("/agenda/until", on, until)?;
        let from = ask.from.unwrap_or(on);
        super::window::window_in_order("/agenda/on", from, on)?;
        let Targets { targets, .. } = self.targets(on);
        let mut look = Look {
            register: self,
            on,
            from,
            until,
            items: Vec::new(),
        };
        *reports = look.pressing(ask.statutory);
        look.add_reports(reports);
        look.add_expiries();
        look.add_notices();
        look.add_actions();
        look.add_targets(&targets);
        look.add_unresolved();
        look.add_missing_facts();
        let mut items = look.items;
        items.sort_by(|a, b| {
            let key = |item: &AgendaItem| (item.urgency, item.window.latest, item.kind);
            key(a).cmp(&key(b))
        });
        let mut term_not_stated = 0_u32;
        for agreement in &self.records().agreements {
            if agreement.term == Term::NotStated {
                term_not_stated = term_not_stated.saturating_add(1);
            }
        }
        let mut groups = Vec::new();
        if let Some(by) = ask.group_by {
            groups = self.groups(by, &items);
        }
        Ok(Agenda {
            on,
            from: ask.from,
            until,
            province: self.province_on(on).clone(),
            counts: self.phase_counts(on),
            term_not_stated,
            targets,
            items,
            groups,
        })
    }
}

called! {
    /// How urgent a thing is.
    Urgency:
    Overdue "quá hạn", "overdue"
    Soon "trong 30 ngày", "within 30 days"
    Later "sau đó", "later"
    Undated "không có ngày", "undated"
}

called! {
    /// What kind of thing wants attention.
    AgendaKind:
    Report "báo cáo", "report"
    Expiry "hết hiệu lực", "end of force"
    Notice "hạn thông báo", "notice day"
    Action "việc dự kiến", "planned action"
    Target "chỉ tiêu", "target"
    Unresolved "chưa rõ đơn vị", "unit not known"
    MissingFact "thiếu thông tin", "missing fact"
}

impl Say for Answering {
    fn say(&self, language: Language, text: &mut String) {
        self.name.say(language, text);
    }
}
