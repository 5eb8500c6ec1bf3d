//! Which report is due to whom, by when, and what became of it.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Holder, Named, Rule, Why};
use crate::{
    Register,
    model::{Assignee, Bilingual, Citation, Duty, Frequency, Id, Level, Submission},
    problem::Problems,
    time::{Day, Deadline, Period, Reading, Window},
    words,
};

/// The reports of a window of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportOccurrence {
    /// The same from look to look: duty, period and level.
    pub id: String,
    /// The duty.
    pub duty: Id<Duty>,
    /// What is reported.
    pub title: Bilingual,
    /// The period it is about.
    pub covers: Period,
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

/// A unit that owes a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Received in time.
    Submitted,
    /// Received after its last day.
    SubmittedLate,
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
    ///         "levels": [{"from": [{"unit": "so-y-te"}], "to": "so-ngoai-vu", "by": {"before": "10-30"}}],
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
        crate::contract::window_in_order("/reports/until", from, until)?;
        Ok(Reports {
            from,
            until,
            on,
            occurrences: self.occurrences(from, until, on),
        })
    }

    /// The occurrences of all duties that meet a window of days, by their day.
    pub(crate) fn occurrences(&self, from: Day, until: Day, on: Day) -> Vec<ReportOccurrence> {
        let window = Window {
            earliest: from,
            latest: until,
        };
        let mut occurrences: Vec<_> = self
            .records()
            .duties
            .iter()
            .flat_map(|duty| self.occurrences_of(duty, window, on))
            .collect();
        occurrences.sort_by(|a, b| {
            (a.due.latest, a.due.earliest, &a.id).cmp(&(b.due.latest, b.due.earliest, &b.id))
        });
        occurrences
    }

    fn occurrences_of(&self, duty: &Duty, window: Window, on: Day) -> Vec<ReportOccurrence> {
        let since = self.stated_since(&duty.cites);
        let asked = duty
            .period
            .map_or(Window::from(since.start_of_year()), Period::widest);
        let first = asked
            .earliest
            .max(since)
            .max(window.earliest.plus_days(-366));
        let last = asked.latest.min(window.latest.plus_days(366));
        let mut occurrences = Vec::new();
        for year in first.year()..=last.year() {
            for covers in periods(duty.every, year) {
                if !covers.widest().lies_within(asked) {
                    continue;
                }
                let mut below: Option<ReportOccurrence> = None;
                for (position, level) in duty.levels.iter().enumerate() {
                    let below_due = below.as_ref().map(|below| below.due);
                    let Some(due) = due(level, covers, since, below_due) else {
                        break;
                    };
                    // A report whose last day lies before the document that asks for it is not owed.
                    if due.latest < since {
                        break;
                    }
                    let number = u32::try_from(position.saturating_add(1)).unwrap_or(u32::MAX);
                    let below_now = below.take();
                    let step = Step {
                        duty,
                        level,
                        number,
                        covers,
                        due,
                        since,
                    };
                    let occurrence = self.occurrence(&step, below_now.as_ref(), on);
                    below = Some(occurrence.clone());
                    if due.meets(window) {
                        occurrences.push(occurrence);
                    }
                }
            }
        }
        occurrences
    }

    fn occurrence(
        &self,
        step: &Step<'_>,
        below: Option<&ReportOccurrence>,
        on: Day,
    ) -> ReportOccurrence {
        let Step {
            duty,
            level,
            number,
            covers,
            due,
            since,
        } = *step;
        let mut why = Why::default();
        why_due(&mut why, step);
        let at = due.latest;
        let to = self.holder(
            &Assignee::Unit(level.to.clone()),
            &[],
            since,
            at,
            &duty.cites,
            &mut why,
        );
        let blocked_by: Vec<_> = below
            .into_iter()
            .flat_map(|below| &below.obliged)
            .filter(|part| part.state.is_owed())
            .map(|part| part.unit.clone())
            .collect();
        let (units, open) = self.obliged_units(duty, level, &to, since, at);
        let obliged: Vec<_> = units
            .into_iter()
            .map(|unit| {
                let submission = self.submission(duty, &unit, covers);
                let state = match submission {
                    Some(submission) if submission.received <= on => {
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
                Obliged {
                    unit,
                    state,
                    submission: submission
                        .filter(|submission| submission.received <= on)
                        .map(|submission| submission.id.clone()),
                }
            })
            .collect();
        let state = obliged.iter().map(|obliged| obliged.state).max();
        let state = state.unwrap_or(if on > due.latest {
            ReportState::Overdue
        } else {
            ReportState::Due
        });
        if state == ReportState::Blocked {
            why.add(
                Rule::WaitsForParts,
                &duty.cites,
                &[],
                Bilingual::new(
                    alloc::format!("Còn chờ báo cáo của {} đơn vị.", blocked_by.len()),
                    alloc::format!("It waits for the reports of {} units.", blocked_by.len()),
                ),
            );
        }
        if state == ReportState::Overdue {
            why.add(
                Rule::NoReportRecorded,
                &duty.cites,
                &[],
                Bilingual::new(
                    "Hạn đã qua và sổ chưa ghi nhận báo cáo.",
                    "The last day has passed, and the register records no report.",
                ),
            );
        }
        ReportOccurrence {
            id: alloc::format!("{}:{covers}:{number}", duty.id),
            duty: duty.id.clone(),
            title: duty.title.clone(),
            covers,
            level: number,
            due,
            by: level.by,
            to,
            obliged,
            open,
            state,
            blocked_by,
            cites: duty.cites.clone(),
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
    ) -> (Vec<Named>, bool) {
        let mut units: BTreeMap<String, Named> = BTreeMap::new();
        let mut order = Vec::new();
        let mut open = false;
        for assignee in &level.from {
            let holder = self.holder(assignee, &[], since, at, &duty.cites, &mut Why::default());
            open |= match &holder {
                // An open group that still exists has members even when none is recorded.
                Holder::Group { open, .. } => *open && self.group_exists(assignee, at),
                Holder::AndOthers | Holder::MissingTable(_) | Holder::Unresolved(_) => true,
                Holder::Unit(_) | Holder::AssignedIn { .. } => false,
            };
            for unit in holder.units() {
                if to.units().iter().all(|recipient| recipient.id != unit.id)
                    && units.insert(unit.id.clone(), unit.clone()).is_none()
                {
                    order.push(unit.id.clone());
                }
            }
        }
        let named = order.iter().filter_map(|id| units.remove(id)).collect();
        (named, open)
    }

    fn group_exists(&self, assignee: &Assignee, at: Day) -> bool {
        match assignee {
            Assignee::Group(id) => self
                .get(id)
                .and_then(|group| group.existence)
                .is_none_or(|period| period.widest().contains(at)),
            _ => false,
        }
    }

    fn submission(&self, duty: &Duty, unit: &Named, covers: Period) -> Option<&Submission> {
        self.records()
            .submissions
            .iter()
            .filter(|submission| {
                submission.duty == duty.id
                    && submission.unit.as_str() == unit.id
                    && submission.covers.widest() == covers.widest()
            })
            .min_by_key(|submission| submission.received)
    }
}

/// One step of one occurrence.
struct Step<'r> {
    duty: &'r Duty,
    level: &'r Level,
    number: u32,
    covers: Period,
    due: Window,
    since: Day,
}

/// The periods that a duty's reports of a year are about.
fn periods(every: Frequency, year: i32) -> Vec<Period> {
    let texts = match every {
        Frequency::Year => alloc::vec![alloc::format!("{year:04}")],
        Frequency::HalfYear => alloc::vec![
            alloc::format!("{year:04}-01/{year:04}-06"),
            alloc::format!("{year:04}-07/{year:04}-12"),
        ],
        Frequency::OnRequest => Vec::new(),
    };
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// The last day in time, or the window it lies in when no day is stated: the report falls due once
/// in its period, not before the document that asks for it, nor before the parts it is made of.
///
/// Nothing for a deadline that names a full day of another year.
fn due(level: &Level, covers: Period, since: Day, below: Option<Window>) -> Option<Window> {
    let period = covers.widest();
    Some(match level.by {
        Some(by) => Window::exactly(by.last_day_in(period.latest.year(), Reading::Strict)?),
        None => Window {
            earliest: period
                .earliest
                .max(since)
                .max(below.map_or(Day::MIN, |below| below.earliest))
                .min(period.latest),
            latest: period.latest,
        },
    })
}

fn why_due(why: &mut Why, step: &Step<'_>) {
    let year = step.covers.widest().latest.year();
    let cites = &step.duty.cites;
    match step.level.by {
        Some(by) => {
            let (rule, vi, en) = match by {
                Deadline::Before(_) => (
                    Rule::BeforeExcludesDay,
                    "“trước ngày” không tính chính ngày ấy",
                    "“before” excludes the day itself",
                ),
                Deadline::AtLatest(_) | Deadline::ByEndOf(_) => (
                    Rule::AtLatestIncludesDay,
                    "“chậm nhất”, “đến hết ngày” tính cả ngày ấy",
                    "“at the latest”, “by the end of” include the day itself",
                ),
            };
            let written = by.named_day().in_year(year).unwrap_or(step.due.latest);
            why.add(
                rule,
                cites,
                &[("written", written.to_string())],
                Bilingual::new(
                    alloc::format!(
                        "Văn bản ghi ngày {}; {vi}: hạn cuối {}.",
                        written.in_vietnamese(),
                        step.due.latest.in_vietnamese()
                    ),
                    alloc::format!(
                        "The document writes {}; {en}: the last day is {}.",
                        written.in_english(),
                        step.due.latest.in_english()
                    ),
                ),
            );
        }
        None => why.add(
            Rule::NoDayStated,
            cites,
            &[],
            Bilingual::new(
                alloc::format!(
                    "Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: {}.",
                    words::window_vi(step.due)
                ),
                alloc::format!(
                    "No day is stated; the report falls within its period: {}.",
                    words::window_en(step.due)
                ),
            ),
        ),
    }
}
