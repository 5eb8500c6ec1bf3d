//! What a year came to: what the focal unit sends up, from the same rules as the other questions.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    ActionStanding, ActionState, Event, EventKind, NO_FIELD, NO_PARTNER, Named, Obliged,
    PhaseCount, Range, ReportOccurrence, ReportState, Standing, TargetProgress,
    grouped::{Titled, grouped},
    timeline::Events,
};
use crate::{
    Register,
    json::{Read, Write},
    life::{Life, OneOf, Phase},
    model::{Action, Agreement, Bilingual, Subject},
    problem::{Code, Fault, Problems},
    time::{Day, Window},
    words::{Words, words},
};

/// A question about what a year came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearlyReportQuestion {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The day asked for.
    pub on: Day,
}

/// What a calendar year came to, as far as the register tells on a day, and what the next one plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearlyReport {
    /// The year.
    pub year: u16,
    /// The day asked; what happened after it is left out.
    pub on: Day,
    /// The province's name on the day asked.
    pub province: Bilingual,
    /// How many agreements stand in each phase on the day asked.
    pub counts: Vec<PhaseCount>,
    /// Where each agreement stands on the day asked, in the order of the register.
    pub agreements: Vec<Standing>,
    /// What happened in the year up to the day asked, by its first candidate day.
    pub results: Vec<YearResult>,
    /// The results by partner, in the order of each partner's first; one may stand with several.
    pub by_partner: Vec<ResultGroup>,
    /// The results by field of cooperation, likewise.
    pub by_field: Vec<ResultGroup>,
    /// The actions that were planned for the year, or for a time that the year is part of.
    pub planned: Vec<ActionStanding>,
    /// How far the targets are whose period the year is part of, on the day asked.
    pub targets: Vec<TargetProgress>,
    /// The reports about the year, or about a part of it that ends in the year.
    pub reports: Vec<ReportOccurrence>,
    /// The units that sent one of these reports late, or have not sent it.
    pub late: Vec<LateUnits>,
    /// The actions planned for the next year that are not done.
    pub next_year: Vec<ActionStanding>,
}

/// Something that happened in the year, or may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearResult {
    /// What: a signing, a change, the end of an agreement, or a planned action done. An agreement
    /// that ran out ends with its last day in force.
    pub event: Event,
    /// Whether it certainly happened in the year.
    pub certain: bool,
}

/// The results that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResultGroup {
    /// The id of the partner or field; absent for the results that belong to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name of the partner or field, or in words that there is none.
    pub name: Bilingual,
    /// How many results.
    pub count: Range,
    /// Which: their positions among all results, from 0.
    pub results: Vec<u32>,
}

/// The units whose report came late, or has not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LateUnits {
    /// The report, by its id among the reports of the year.
    pub report: String,
    /// Whose report was received after its last day.
    pub late: Vec<Named>,
    /// Whose report is not recorded, though its last day has passed.
    pub missing: Vec<Named>,
}

impl Register {
    /// What a calendar year came to, as far as the register tells on a day, and what the next one
    /// plans.
    ///
    /// * `year`: the year, 1 to 9999.
    /// * `on`: the day asked for, within the year or after it; targets and agreements are told as
    ///   they stand on it.
    ///
    /// # Errors
    /// `bad_value` for a year that is none.
    ///
    /// # Example: what did the year bring, and what may it have brought?
    /// ```
    /// use hoptac::{Register, answers::EventKind, day};
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
    /// let report = register.yearly_report(2026, day!(2026-12-31))?;
    /// let ended = &report.results[0];
    /// assert_eq!((ended.event.kind, ended.certain), (EventKind::Ends, true));
    /// assert_eq!(ended.event.window.latest, day!(2026-12-31)); // the last day in force
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn yearly_report(&self, year: u16, on: impl Into<Day>) -> Result<YearlyReport, Problems> {
        let on = on.into();
        let first = Day::new(i32::from(year), 1, 1)
            .ok_or_else(|| NO_SUCH_YEAR.at("/yearly_report/year".into(), &[&year], &[]))?;
        let whole = year_of(first);
        let next = year_of(whole.latest.next());
        let results = self.results(Window {
            latest: whole.latest.min(on),
            ..whole
        });
        // A report about the year may fall due in the next one.
        let due = Window {
            latest: next.latest,
            ..whole
        };
        let reports = self.occurrences(due, on, false, &|report| {
            whole.contains(report.covers.widest().latest)
        });
        let mut agreements = Vec::new();
        for agreement in &self.records().agreements {
            agreements.push(self.standing_of(agreement, on));
        }
        Ok(YearlyReport {
            year,
            on,
            province: self.province_on(on).clone(),
            counts: self.phase_counts(on),
            agreements,
            by_partner: result_groups(&results, NO_PARTNER, &|subject| self.partners_of(subject)),
            by_field: result_groups(&results, NO_FIELD, &|subject| self.fields_of(subject)),
            results,
            planned: self.planned_for(whole, on, true),
            targets: self.targets_in(whole, on),
            late: late_units(&reports, on),
            reports,
            next_year: self.planned_for(next, on, false),
        })
    }

    /// The actions planned for some days, as they stand on a day: all, or those that are not done.
    fn planned_for(&self, time: Window, on: Day, all: bool) -> Vec<ActionStanding> {
        self.actions_on(on, &|action| {
            action.window.meets(time) && (all || action.state != ActionState::Done)
        })
    }

    /// What happened to agreements, and what was done of what was planned, within some days.
    fn results(&self, time: Window) -> Vec<YearResult> {
        let within = |window: Window| window.meets(time);
        let mut events = Events::those(&within);
        self.add_agreements(&mut events);
        // A first day in force is no result, and an end is told once, however many are possible.
        for (agreement, life) in self.lives() {
            add_end(&mut events, agreement, life);
        }
        self.add_done(&mut events);
        let mut results = Vec::new();
        for event in events.by_day() {
            let certain = event.window.lies_within(time);
            results.push(YearResult { event, certain });
        }
        results
    }

    /// The partners of an agreement, or those that an action is about.
    fn partners_of(&self, subject: &str) -> Vec<Titled> {
        let partners = match self.by_id::<Agreement>(subject) {
            Some(agreement) => self.partners_among(&[Subject::Agreement(agreement.id.clone())]),
            None => match self.by_id::<Action>(subject) {
                Some(action) => self.partners_among(&action.subjects),
                None => Vec::new(),
            },
        };
        self.titled(&partners)
    }

    /// The fields of an agreement, or of the responsibility that an action belongs to.
    fn fields_of(&self, subject: &str) -> Vec<Titled> {
        if let Some(agreement) = self.by_id::<Agreement>(subject) {
            return self.titled(&agreement.fields);
        }
        let action = self.by_id::<Action>(subject);
        match action.and_then(|action| self.get(action.responsibility.as_ref()?)) {
            Some(responsibility) => self.titled(&responsibility.fields),
            None => Vec::new(),
        }
    }
}

/// The year that begins with a day.
fn year_of(first: Day) -> Window {
    Window {
        earliest: first,
        latest: first.end_of_year(),
    }
}

/// The end of an agreement, whichever of its possible ends it is: of a term that runs out the last
/// day, else the first day without force.
fn add_end(events: &mut Events<'_>, agreement: &Agreement, life: &Life) {
    let (mut phases, mut window) = (Vec::new(), None);
    for end in life.ends() {
        let days = match end.into {
            Phase::Expired => end.window.map(Day::previous),
            _ => end.window,
        };
        window = Some(window.map_or(days, |known: Window| known.hull(days)));
        phases.push(end.into);
    }
    if let Some(window) = window {
        let (kind, what) = (EventKind::Ends, OneOf(&phases));
        events.add_to(agreement, kind, &what, window, &agreement.cites);
    }
}

/// The results in groups, in the order in which each group's first result stands.
///
/// * `none`: the name of the group of those that belong to none.
/// * `of`: what the results about a record belong to.
fn result_groups(
    results: &[YearResult],
    none: Words,
    of: &dyn Fn(&str) -> Vec<Titled>,
) -> Vec<ResultGroup> {
    let mut of_each = Vec::new();
    for result in results {
        of_each.push(of(&result.event.subject));
    }
    let mut groups = Vec::new();
    for ((id, name), positions) in grouped(of_each, none) {
        let mut count = Range::default();
        let mut numbers = Vec::new();
        for position in positions {
            count.count(results.get(position).is_some_and(|result| result.certain));
            numbers.push(u32::try_from(position).unwrap_or(u32::MAX));
        }
        groups.push(ResultGroup {
            id,
            name,
            count,
            results: numbers,
        });
    }
    groups
}

/// The units that sent a report late, or have not sent it though its last day has passed.
fn late_units(reports: &[ReportOccurrence], on: Day) -> Vec<LateUnits> {
    let mut late_units = Vec::new();
    for report in reports {
        let (mut late, mut missing) = (Vec::new(), Vec::new());
        for Obliged { unit, state, .. } in &report.obliged {
            if *state == ReportState::SubmittedLate {
                late.push(unit.clone());
            } else if state.is_owed() && on > report.due.latest {
                missing.push(unit.clone());
            }
        }
        if !late.is_empty() || !missing.is_empty() {
            late_units.push(LateUnits {
                report: report.id.clone(),
                late,
                missing,
            });
        }
    }
    late_units
}

static NO_SUCH_YEAR: Fault<1> = Fault {
    code: Code::BadValue,
    message: words!("Không có năm {}.", "There is no year {}."),
    help: words!("Ghi một năm từ 1 đến 9999.", "Give a year from 1 to 9999."),
};
