//! Which report is due to whom, by when, and what became of it.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Answering, Holder, Named, Rule, Why, period::deadline_rule};
use crate::{
    Register,
    answers::UNITS,
    json::{Read, Write},
    model::{
        Agreement, Assignee, Bilingual, Citation, Covers, Duty, Id, Level, Submission, Waiver,
    },
    order,
    problem::Problems,
    slots::{Due, Slot},
    time::{Day, Deadline, Period, Reading, Window},
    words::{Filled, Language, Quantity, Say, called, words},
};

/// A question about the reports of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportsQuestion {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
    /// The day on which the states are told.
    pub on: Day,
    /// With the duties that the law lays on every province, beside the province's own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub statutory: bool,
}

/// The reports of a window of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reports {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
    /// The day asked, on which the states are told.
    pub on: Day,
    /// Every occurrence that falls or may fall due in the window, by its day.
    pub occurrences: Vec<ReportOccurrence>,
}

/// One report that is due once: one duty, one period, one step of the way up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportOccurrence {
    /// The same from look to look: duty, period and level.
    pub id: String,
    /// The duty.
    pub duty: Id<Duty>,
    /// The agreement whose signing or change it follows, where it follows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id<Agreement>>,
    /// What is reported, and of which agreement.
    pub title: Bilingual,
    /// The period it is about.
    pub covers: Period,
    /// The days between which its figures lie, where that is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Window>,
    /// The step of the way up, from 1.
    pub level: u32,
    /// The last day in time: one day where a day is stated, else the window it lies in.
    pub due: Window,
    /// The deadline as it is worded, where a day is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Deadline>,
    /// To whom, as of the day it is due.
    pub to: Holder,
    /// Every unit that owes it, with its state.
    pub obliged: Vec<Obliged>,
    /// There are others that owe it, not named in the register.
    pub open: bool,
    /// The state of the whole: the worst of its parts.
    pub state: ReportState,
    /// The units whose parts are missing, when it waits for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<Named>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

impl ReportOccurrence {
    /// The units that have still to send their part.
    fn owed(&self) -> Vec<Named> {
        let mut owed = Vec::new();
        for part in &self.obliged {
            if part.state.is_owed() {
                owed.push(part.unit.clone());
            }
        }
        owed
    }

    /// The units that have still to send their part, as those who answer for it.
    pub(crate) fn owing(&self) -> Vec<Answering> {
        let mut owing = Vec::new();
        for Named { id, name } in self.owed() {
            let unit = Some(id);
            owing.push(Answering { unit, name });
        }
        owing
    }
}

/// A unit that owes a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Obliged {
    /// The unit.
    pub unit: Named,
    /// The state of its report.
    pub state: ReportState,
    /// The report received, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<Id<Submission>>,
}

/// The state of a report on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Received in time.
    Submitted,
    /// Received after its last day.
    SubmittedLate,
    /// It need not be made.
    Waived,
    /// The period it is about has not begun.
    NotDue,
    /// It may be sent; its last day has not certainly passed.
    Due,
    /// It waits for the parts of others.
    Blocked,
    /// Its last day has passed, and the register records no report.
    Overdue,
}

impl ReportState {
    /// Whether something is still to be sent.
    pub(crate) fn is_owed(self) -> bool {
        matches!(
            self,
            Self::Due | Self::Blocked | Self::Overdue | Self::NotDue
        )
    }
}

impl Register {
    /// Every report that falls or may fall due in a window of days, with its state on a day.
    ///
    /// * `from`, `until`: the first and last day of the window, both included.
    /// * `on`: the day on which the states are told.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `from`.
    ///
    /// # Example: which report is due, and what is its last day?
    /// ```
    /// use hoptac::{Register, answers::ReportState, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "units": [
    ///         {"id": "so-y-te", "kind": "department", "name": {"vi": "Sở Y tế"}, "cites": [{"document": "plan-107"}]},
    ///         {"id": "so-ngoai-vu", "kind": "department", "name": {"vi": "Sở Ngoại vụ"}, "cites": [{"document": "plan-107"}]}],
    ///     "duties": [{"id": "yearly", "title": {"vi": "Báo cáo hằng năm"}, "every": "year", "period": "2023/2028",
    ///         "levels": [{"from": [{"unit": "so-y-te"}], "to": {"unit": "so-ngoai-vu"}, "by": {"before": "10-30"}}],
    ///         "cites": [{"document": "plan-107", "section": "V.2"}]}]
    /// }"#)?;
    /// let reports = register.reports(day!(2027-01-01), day!(2027-12-31), day!(2027-10-15))?;
    /// let report = &reports.occurrences[0];
    /// assert_eq!(report.due.latest, day!(2027-10-29)); // "before 30 October" excludes the 30th
    /// assert_eq!(report.state, ReportState::Due);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn reports(
        &self,
        from: impl Into<Day>,
        until: impl Into<Day>,
        on: impl Into<Day>,
    ) -> Result<Reports, Problems> {
        let (from, until, on) = (from.into(), until.into(), on.into());
        self.reports_asked(&ReportsQuestion {
            from,
            until,
            on,
            statutory: false,
        })
    }

    /// As [`Register::reports`], and with `statutory` the duties that the law lays on every province
    /// too: Law 70/2020 arts 19, 33, 34, 42, 46 and Decree 09/2019 art. 13.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `from`.
    ///
    /// # Example: what does the law ask of every province?
    /// ```
    /// use hoptac::{Register, contract::ReportsQuestion, day};
    /// # let register = Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}}}"#)?;
    /// let (from, until) = (day!(2025-11-01), day!(2025-11-30));
    /// assert!(register.reports(from, until, from)?.occurrences.is_empty());
    ///
    /// let ask = ReportsQuestion { from, until, on: from, statutory: true };
    /// let reports = register.reports_asked(&ask)?.occurrences;
    /// assert!(reports.iter().any(|report| report.due.latest == day!(2025-11-15)));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn reports_asked(&self, ask: &ReportsQuestion) -> Result<Reports, Problems> {
        super::window::window_in_order("/reports/until", ask.from, ask.until)?;
        let window = Window {
            earliest: ask.from,
            latest: ask.until,
        };
        Ok(Reports {
            from: ask.from,
            until: ask.until,
            on: ask.on,
            occurrences: self.occurrences(window, ask.on, ask.statutory, &|_| true),
        })
    }

    /// The occurrences of all duties that meet a window of days, of those that are wanted, by their day.
    pub(crate) fn occurrences(
        &self,
        window: Window,
        on: Day,
        statutory: bool,
        wanted: &dyn Fn(&ReportOccurrence) -> bool,
    ) -> Vec<ReportOccurrence> {
        let built_in = if statutory {
            self.statutory_duties()
        } else {
            Vec::new()
        };
        let mut occurrences = Vec::new();
        for duties in &[&self.records().duties, &built_in] {
            for duty in *duties {
                let since = self.stated_since(&duty.cites);
                for slot in &self.slots(duty, since, window) {
                    let mut awaited = Vec::new();
                    for (number, (level, due)) in (1..).zip(duty.levels.iter().zip(&slot.dues)) {
                        let step = Step {
                            duty,
                            level,
                            number,
                            slot,
                            due: *due,
                            since,
                        };
                        let occurrence = self.occurrence(&step, awaited, on);
                        awaited = occurrence.owed();
                        if due.rolled.meets(window) && wanted(&occurrence) {
                            occurrences.push(occurrence);
                        }
                    }
                }
            }
        }
        occurrences.sort_by(|a, b| {
            (a.due.latest, a.due.earliest, &a.id).cmp(&(b.due.latest, b.due.earliest, &b.id))
        });
        occurrences
    }

    /// One step of a report's way up, for which the parts of these units are still awaited.
    fn occurrence(&self, step: &Step<'_>, mut blocked_by: Vec<Named>, on: Day) -> ReportOccurrence {
        let Step {
            duty,
            level,
            number,
            slot,
            due: Due { rolled: due, .. },
            since,
        } = *step;
        let covers = slot.covers;
        let mut why = Why::default();
        why_due(&mut why, step);
        let at = due.latest;
        let to = self.holder(&level.to, &[], since, at, &duty.cites, &mut why);
        let (units, open) = self.obliged_units(duty, level, &to, since, at, &mut why);
        let mut obliged = Vec::new();
        for unit in units {
            let submission = self.submission(duty, &unit, covers, on);
            let state = match submission {
                _ if waivers(duty, covers).any(|waiver| frees(waiver, &unit)) => {
                    ReportState::Waived
                }
                Some(submission) if !submission.partial => {
                    if submission.received <= due.latest {
                        ReportState::Submitted
                    } else {
                        ReportState::SubmittedLate
                    }
                }
                _ if on < covers.widest().earliest.max(since) => ReportState::NotDue,
                _ if !blocked_by.is_empty() => ReportState::Blocked,
                _ if on <= due.latest => ReportState::Due,
                _ => ReportState::Overdue,
            };
            obliged.push(Obliged {
                unit,
                state,
                submission: submission.map(|submission| submission.id.clone()),
            });
        }
        let state = obliged.iter().map(|obliged| obliged.state).max();
        let state = state.unwrap_or(if on > due.latest {
            ReportState::Overdue
        } else {
            ReportState::Due
        });
        for waiver in waivers(duty, covers) {
            why_waived(&mut why, waiver, &obliged);
        }
        if state == ReportState::Blocked {
            why.add(
                Rule::WaitsForParts,
                &duty.cites,
                &[],
                words!("Còn chờ báo cáo của {}.", "It waits for the reports of {}."),
                &[&Quantity(blocked_by.len(), UNITS)],
            );
        } else {
            blocked_by.clear();
        }
        if state == ReportState::Overdue {
            why.add(
                Rule::NoReportRecorded,
                &duty.cites,
                &[],
                words!(
                    "Hạn đã qua và sổ chưa ghi nhận báo cáo.",
                    "The last day has passed, and the register records no report."
                ),
                &[],
            );
        }
        let (mut title, mut cites) = (duty.title.clone(), duty.cites.clone());
        if let Some(agreement) = slot.agreement {
            title = words!("{}: {}").with(&[&title, &agreement.title]);
            cites.extend_from_slice(&agreement.cites);
        }
        ReportOccurrence {
            id: alloc::format!("{}:{}:{number}", duty.id, slot.key),
            duty: duty.id.clone(),
            agreement: slot.agreement.map(|agreement| agreement.id.clone()),
            title,
            covers,
            data: slot.data,
            level: number,
            due,
            by: level.by,
            to,
            obliged,
            open,
            state,
            blocked_by,
            cites,
            why,
        }
    }

    /// The units that owe a level's report on the day it is due, each once; the recipient does not
    /// report to itself, and a unit that no longer exists owes nothing: its successor does.
    fn obliged_units(
        &self,
        duty: &Duty,
        level: &Level,
        to: &Holder,
        since: Day,
        at: Day,
        why: &mut Why,
    ) -> (Vec<Named>, bool) {
        let recipients = to.units();
        let mut units = Vec::new();
        let mut open = false;
        for assignee in &level.from {
            // Who owes it is plain, but for a group: of that, who belongs to it on a known day.
            let is_group = matches!(assignee, Assignee::Group(_)) && at < Day::MAX;
            let mut plain = Why::default();
            let why = if is_group { &mut *why } else { &mut plain };
            let holder = self.holder(assignee, &[], since, at, &duty.cites, why);
            open |= match &holder {
                // An open group that still exists has members even when none is recorded.
                Holder::Group { open, .. } => *open && self.group_exists(assignee, at),
                Holder::AndOthers | Holder::MissingTable(_) | Holder::Unresolved(_) => true,
                Holder::Unit(_) | Holder::AssignedIn { .. } | Holder::Body(_) => false,
            };
            for unit in holder.units() {
                if recipients.iter().all(|recipient| recipient.id != unit.id) {
                    units.push(unit.clone());
                }
            }
        }
        let ids = units
            .iter()
            .map(|unit: &Named| unit.id.as_str())
            .collect::<Vec<_>>();
        let mut each_once = Vec::new();
        for (unit, before) in units.iter().zip(order::same_before(&ids, Ord::cmp)) {
            if before.is_none() {
                each_once.push(unit.clone());
            }
        }
        (each_once, open)
    }

    fn group_exists(&self, assignee: &Assignee, at: Day) -> bool {
        match assignee {
            Assignee::Group(id) => self.get(id).is_none_or(|group| group.exists_on(at)),
            _ => false,
        }
    }

    /// The report received by a day: the latest of those that nothing replaces, a whole one before
    /// one in part.
    fn submission(
        &self,
        duty: &Duty,
        unit: &Named,
        covers: Period,
        on: Day,
    ) -> Option<&Submission> {
        let received = self.records().submissions.iter();
        let received = received.filter(|submission| submission.received <= on);
        let replaced = |id: &Id<Submission>| {
            let mut later = received.clone();
            later.any(|submission| submission.replaces.as_ref() == Some(id))
        };
        let key = |submission: &Submission| (submission.partial, submission.received);
        let mut counts: Option<&Submission> = None;
        for submission in received.clone() {
            if submission.duty == duty.id
                && submission.unit.as_str() == unit.id
                && submission.covers.widest() == covers.widest()
                && !replaced(&submission.id)
                // The first of the equal stands.
                && counts.is_none_or(|known| key(submission) < key(known))
            {
                counts = Some(submission);
            }
        }
        counts
    }
}

/// What says that reports of a period need not be made.
fn waivers(duty: &Duty, covers: Period) -> impl Iterator<Item = &Waiver> {
    let waivers = duty.waived.iter();
    waivers.filter(move |waiver| waiver.covers.widest() == covers.widest())
}

/// Whether a waiver is for a unit; one without a unit is for all.
fn frees(waiver: &Waiver, unit: &Named) -> bool {
    let named = waiver.unit.as_ref();
    named.is_none_or(|named| named.as_str() == unit.id)
}

fn why_waived(why: &mut Why, waiver: &Waiver, obliged: &[Obliged]) {
    let mut freed = Vec::new();
    for Obliged { unit, .. } in obliged {
        if frees(waiver, unit) {
            freed.push(unit.clone());
        }
    }
    if !freed.is_empty() {
        why.add(
            Rule::ReportWaived,
            &waiver.cites,
            &[],
            words!(
                "Được miễn báo cáo kỳ này: {}.",
                "Need not report this time: {}."
            ),
            &[&freed],
        );
    }
}

/// One step of one occurrence.
struct Step<'r> {
    duty: &'r Duty,
    level: &'r Level,
    number: u32,
    slot: &'r Slot<'r>,
    due: Due,
    since: Day,
}

fn why_due(why: &mut Why, step: &Step<'_>) {
    let cites = &step.duty.cites;
    let due = step.due;
    let covers = &step.slot.covers;
    match (step.level.by, &due.written, step.level.within) {
        (Some(by), Some(written), _) => why.add(
            deadline_rule(by, Reading::Strict),
            cites,
            &[("written", written)],
            words!(
                "Văn bản ghi “{}”: hạn cuối {}.",
                "The document writes “{}”: the last day is {}."
            ),
            &[&by, &due.last.latest],
        ),
        (_, _, Some(within)) => why.add(
            Rule::WithinAfterEvent,
            cites,
            &[("event", covers)],
            words!(
                "Trong {} kể từ {}: hạn cuối {}.",
                "Within {} of {}: the last day is {}."
            ),
            &[&within, covers, &due.last],
        ),
        _ => why.add(
            Rule::NoDayStated,
            cites,
            &[],
            words!(
                "Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: {}.",
                "No day is stated; the report falls within its period: {}."
            ),
            &[&due.last],
        ),
    }
    if due.rolled != due.last {
        why.add(
            Rule::RolledAsAsked,
            cites,
            &[],
            words!(
                "Rơi vào ngày nghỉ nên chuyển: {}.",
                "It is a day off and moves: {}."
            ),
            &[&due.rolled],
        );
    }
}

called! {
    /// The state of a report.
    ReportState:
    Submitted "đã gửi", "submitted"
    SubmittedLate "đã gửi muộn", "submitted late"
    Waived "được miễn", "waived"
    NotDue "chưa đến kỳ", "not yet due"
    Due "đến kỳ", "due"
    Blocked "còn chờ", "waiting"
    Overdue "quá hạn", "overdue"
}

/// A report: what, for which period, who to whom.
impl Say for ReportOccurrence {
    fn say(&self, language: Language, text: &mut String) {
        let covers = Covers(&[self.covers]);
        let with: [&dyn Say; 4] = [&self.title, &covers, &WhoOwes(self), &self.to];
        Filled(words!("{} ({}): {} → {}"), &with).say(language, text);
    }
}

/// Who owes a report: the only unit by its name, several by their number, and how many of them are
/// still to send their part once some have.
pub(crate) struct WhoOwes<'a>(pub(crate) &'a ReportOccurrence);

impl Say for WhoOwes<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let Self(report) = self;
        let (units, owing) = match (report.obliged.as_slice(), report.open) {
            ([only], false) => return only.unit.say(language, text),
            ([], _) => {
                let nobody = words!(
                    "các đơn vị không có tên trong sổ",
                    "units that the register does not name"
                );
                return nobody.say(language, text);
            }
            (units, _) => (units.len(), report.owing().len()),
        };
        if owing != 0 && owing != units {
            Filled(words!("còn {} trong ", "{} of "), &[&owing]).say(language, text);
        }
        if report.open {
            words!("ít nhất ", "at least ").say(language, text);
        }
        Quantity(units, UNITS).say(language, text);
    }
}
