//! The JSON form of every question and answer: what the C and JavaScript doors speak.
//!
//! A question is an object with one key, and its answer an object with the same key:
//! `{"standing": {"agreement": "padang-mou-2016", "on": "2024-03-11"}}`. What cannot be answered
//! gives `{"errors": […]}` with every problem's code, path, message and help.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    answers::{
        Acts, Agenda, AgendaGrouping, Check, DeadlineDays, Diff, Find, History, PeriodEnd,
        Procedure, Reports, Responsible, Signatory, Standing, Standings, Targets, Timeline,
        Workload, YearlyReport,
    },
    json::{self, References},
    model::{Bilingual, Change, Language},
    problem::{Code, Problem, Problems},
    render,
    time::{CalendarYear, Count, Day, Deadline, FirstDay, ImpreciseDate, Length, Reading, Roll},
    words,
};

mod stamp;

pub use stamp::{Stamp, StampError};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Where does an agreement stand on a day?
    Standing(StandingQuestion),
    /// Where do all agreements stand on a day?
    Standings(DayQuestion),
    /// Who answers for a subject on a day?
    Responsible(ResponsibleQuestion),
    /// What does a unit lead, coordinate and owe on a day?
    Workload(WorkloadQuestion),
    /// Which reports fall due in a window, and what is their state on a day?
    Reports(ReportsQuestion),
    /// How far is every target on a day?
    Targets(DayQuestion),
    /// What wants attention on a day, and up to another?
    Agenda(AgendaQuestion),
    /// What happens in a window of days?
    Timeline(TimelineQuestion),
    /// What did a year come to, and what does the next one plan?
    YearlyReport(YearlyReportQuestion),
    /// What is odd about the register?
    Check(CheckQuestion),
    /// What bears a name?
    Find(FindQuestion),
    /// When does a length of time end?
    Period(PeriodQuestion),
    /// Which day does a deadline name in a year?
    Deadline(DeadlineQuestion),
    /// What are the steps of a signing, and how does a dossier stand?
    Procedure(ProcedureQuestion),
    /// What may be done to an agreement on a day?
    Acts(StandingQuestion),
    /// What was recorded, by whom and when?
    History(HistoryQuestion),
    /// How is a change made that was made on an earlier revision?
    Rebase(Box<Change>),
    /// What differs between two days, or between two registers?
    Diff(DiffQuestion),
    /// What was the answer to a question by what was known on a day?
    KnownOn(KnownOnQuestion),
    /// The answer to a question as a text for people.
    Render(RenderQuestion),
}

/// A question about an agreement on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingQuestion {
    /// The id of an agreement.
    pub agreement: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about everything on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayQuestion {
    /// The day asked for.
    pub on: Day,
}

/// A question about who answers for a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponsibleQuestion {
    /// The id of a responsibility, partner, agreement or planned action.
    pub subject: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkloadQuestion {
    /// The id of a unit.
    pub unit: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about the reports of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A question about what wants attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A question about what happens in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineQuestion {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
}

/// A question about what a year came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearlyReportQuestion {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The day asked for.
    pub on: Day,
}

/// A question about the register itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The day asked for; without one, nothing is said of what is open though its time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// A question about a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindQuestion {
    /// Part of a name, an alias, a number or an id; marks and capitals do not matter.
    pub text: String,
}

/// A question about the end of a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodQuestion {
    /// The day from which it is counted, known to some precision.
    pub from: ImpreciseDate,
    /// How long.
    pub length: Length,
    /// How many times in a row, all counted from the one first day; once when not given.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: Count<1_000>,
    /// Whether the first day is counted; not, when not given.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

fn once() -> Count<1_000> {
    Count::ONE
}

fn is_once(times: &Count<1_000>) -> bool {
    *times == once()
}

/// A question about a deadline in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeadlineQuestion {
    /// The deadline as it is worded.
    pub by: Deadline,
    /// The year, 1 to 9999.
    pub year: u16,
    /// How "trước ngày" is read; strictly, when not given.
    #[serde(default)]
    pub reading: Reading,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// A question about the steps of a signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcedureQuestion {
    /// Who signs.
    pub signer: Signatory,
    /// By the short procedure.
    #[serde(default)]
    pub short: bool,
    /// Only the name of the Vietnamese party changes, in an agreement that passed to another province;
    /// by the simplified procedure, where it runs on the day of the dossier (Decree 177/2025).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub name_only: bool,
    /// The opinions disagree, so that the Prime Minister decides.
    #[serde(default)]
    pub disagreement: bool,
    /// The day on which the dossier was full.
    pub dossier: Day,
    /// The day on which the last opinion came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinions: Option<Day>,
    /// The day on which the Prime Minister decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prime_minister: Option<Day>,
    /// The day on which the chair decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// The day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Day>,
    /// The day of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// The day asked for.
    pub on: Day,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// A question about what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryQuestion {
    /// The revision from which on; from the first change on, when not given.
    #[serde(default)]
    pub since: u32,
}

/// A question about what differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DiffQuestion {
    /// Between two days of this register.
    Days(TimelineQuestion),
    /// Between this register and another, given as its JSON text.
    Register(String),
    /// Between this register and another, with the changes that lead to it.
    Changes(ChangesQuestion),
}

/// A question about the changes that lead to another register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangesQuestion {
    /// The other register as its JSON text.
    pub to: String,
    /// The day on which the changes are to be recorded.
    pub recorded: Day,
    /// Who is to record them.
    pub by: String,
}

/// A question to be answered by what was known on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownOnQuestion {
    /// The day up to which documents were dated.
    pub on: Day,
    /// The question.
    pub question: Box<Question>,
}

/// A question whose answer is to be read by people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenderQuestion {
    /// The question: any but this one itself.
    pub question: Box<Question>,
    /// In which language; Vietnamese when not given.
    #[serde(default)]
    pub language: Language,
    /// With the steps that led to each line.
    #[serde(default)]
    pub why: bool,
    /// With everything in full; without, a first look that counts what it does not list.
    #[serde(default)]
    pub all: bool,
    /// In which form; plain text when not given.
    #[serde(default)]
    pub form: Form,
    /// The moment at which an iCalendar is made; only this form needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
}

/// A form in which answers are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Form {
    /// Plain text, 100 characters wide.
    #[default]
    Text,
    /// Markdown: CommonMark with the tables of GitHub.
    Markdown,
    /// A calendar, RFC 5545, of the agenda or the reports.
    Icalendar,
    /// A table, RFC 4180 with a byte order mark, of the agenda, reports, standings, targets or a
    /// unit's workload.
    Csv,
}

/// An answer laid out for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rendered {
    /// UTF-8; lines end with a line feed, in iCalendar and CSV with carriage return and line feed.
    pub text: String,
}

/// What comes back: an answer under its question's key, or every problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "each variant answers the question of that name"
)]
pub enum Reply {
    Standing(Standing),
    Standings(Standings),
    Responsible(Responsible),
    Workload(Workload),
    Reports(Reports),
    Targets(Targets),
    Agenda(Agenda),
    Timeline(Timeline),
    YearlyReport(YearlyReport),
    Check(Check),
    Find(Find),
    Period(PeriodEnd),
    Deadline(DeadlineDays),
    Procedure(Procedure),
    Acts(Acts),
    History(History),
    Rebase(Box<Change>),
    Diff(Diff),
    KnownOn(Box<Reply>),
    Render(Rendered),
    Errors(Problems),
}

impl Register {
    /// Answers a question in its JSON form; never fails, for what cannot be answered is answered
    /// with `{"errors": […]}`.
    ///
    /// # Example: how does a door ask?
    /// ```
    /// # let register = hoptac::Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}}"#)?;
    /// let answer = register.ask(r#"{"find": {"text": "giang to"}}"#);
    /// assert_eq!(answer, r#"{"find":{"text":"giang to","matches":[]}}"#);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn ask(&self, question: &str) -> String {
        json::write(&self.reply(question))
    }

    /// Lays out the answer to a question as a text for people.
    ///
    /// [`Question::Render`] lays out in other forms than plain text.
    ///
    /// * `question`: the question in its JSON form.
    /// * `language`: the language of the text.
    /// * `why`: with the steps that led to each line.
    ///
    /// # Errors
    /// The problems of the question.
    ///
    /// # Example: what does an officer read?
    /// ```
    /// use hoptac::{Register, model::Language};
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
    /// let question = r#"{"agenda": {"on": "2026-09-15", "until": "2027-03-15"}}"#;
    /// let page = register.render(question, Language::Vi, false)?;
    /// assert!(page.starts_with("Tỉnh Đồng Nai"));
    /// assert!(page.contains("31/12/2026"));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn render(
        &self,
        question: &str,
        language: Language,
        why: bool,
    ) -> Result<String, Problems> {
        let ask = RenderQuestion {
            question: read(question)?,
            language,
            why,
            all: false,
            form: Form::Text,
            stamp: None,
        };
        render::render(self, &ask, "")
    }

    fn reply(&self, question: &str) -> Reply {
        match read(question).and_then(|question| self.answer(&question)) {
            Ok(reply) => reply,
            Err(problems) => Reply::Errors(problems),
        }
    }

    /// Answers a question in its typed form.
    ///
    /// # Errors
    /// The problems of the question: ids that the register does not have, windows that end before
    /// they start.
    ///
    /// # Example: how do I pass a question on as data?
    /// ```
    /// use hoptac::{Register, contract::{DayQuestion, Question, Reply}, day};
    /// # let register = Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}}}"#)?;
    /// let question = Question::Standings(DayQuestion { on: day!(2025-09-15) });
    /// let Reply::Standings(standings) = register.answer(&question)? else { panic!("the answer to another") };
    /// assert_eq!(standings.on, day!(2025-09-15));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn answer(&self, question: &Question) -> Result<Reply, Problems> {
        Ok(match question {
            Question::Standing(ask) => Reply::Standing(self.standing(&ask.agreement, ask.on)?),
            Question::Standings(ask) => Reply::Standings(self.standings(ask.on)),
            Question::Responsible(ask) => {
                Reply::Responsible(self.responsible(&ask.subject, ask.on)?)
            }
            Question::Workload(ask) => Reply::Workload(self.workload(&ask.unit, ask.on)?),
            Question::Reports(ask) => Reply::Reports(self.reports_asked(ask)?),
            Question::Targets(ask) => Reply::Targets(self.targets(ask.on)),
            Question::Agenda(ask) => Reply::Agenda(self.agenda_asked(ask)?),
            Question::Timeline(ask) => Reply::Timeline(self.timeline(ask.from, ask.until)?),
            Question::YearlyReport(ask) => {
                Reply::YearlyReport(self.yearly_report(ask.year, ask.on)?)
            }
            Question::Check(ask) => Reply::Check(self.findings(ask.on)),
            Question::Find(ask) => Reply::Find(self.find(&ask.text)),
            Question::Period(ask) => Reply::Period(self.period(ask)?),
            Question::Deadline(ask) => Reply::Deadline(self.deadline(ask)?),
            Question::Procedure(ask) => Reply::Procedure(self.procedure(ask)?),
            Question::Acts(ask) => Reply::Acts(self.acts(&ask.agreement, ask.on)?),
            Question::History(ask) => Reply::History(self.history(ask.since)),
            Question::Rebase(change) => {
                let rebased = self.rebase(change);
                let rebased = rebased.map_err(|problems| problems.under("/rebase"))?;
                Reply::Rebase(Box::new(rebased))
            }
            Question::Diff(DiffQuestion::Days(ask)) => {
                Reply::Diff(self.diff_of_days(ask.from, ask.until)?)
            }
            Question::Diff(DiffQuestion::Register(text)) => {
                Reply::Diff(self.diff(&other_register(text, "/diff/register")?))
            }
            Question::Diff(DiffQuestion::Changes(ask)) => {
                let other = other_register(&ask.to, "/diff/changes/to")?;
                let diff = self.changes_to(&other, ask.recorded, &ask.by);
                Reply::Diff(diff.map_err(|problems| problems.under("/diff/changes"))?)
            }
            Question::KnownOn(ask) => {
                let known = self.known_on(ask.on)?;
                let reply = known.answer(&ask.question);
                let reply = reply.map_err(|problems| problems.under("/known_on/question"))?;
                Reply::KnownOn(Box::new(reply))
            }
            Question::Render(ask) => Reply::Render(Rendered {
                text: render::render(self, ask, "/render/question")?,
            }),
        })
    }
}

/// Reads a register that stands as a text in a question. Its problems are paths in a text of its own:
/// the place where it stands is enough.
fn other_register(text: &str, path: &str) -> Result<Register, Problems> {
    Register::from_json(text).map_err(|problems| problems.all_at(path))
}

/// Reads a question, or a change.
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Problems> {
    let (tree, problems) = json::parse(text)?;
    problems.check()?;
    json::read(&tree, "", &References::default())
}

/// Writes over several lines, ended by a line feed, as registers are kept.
pub(crate) fn write_pretty(value: &impl Serialize) -> String {
    let mut text = json::lay_out(&json::write(value));
    text.push('\n');
    text
}

/// Refuses a window that ends before it starts; `path` is that of its end.
pub(crate) fn window_in_order(path: &str, from: Day, until: Day) -> Result<(), Problems> {
    if from <= until {
        return Ok(());
    }
    Err(Problem {
        code: Code::EndsBeforeStart,
        path: String::from(path),
        message: words::say(
            "Khoảng ngày kết thúc {} trước khi bắt đầu {}.",
            "The window ends on {} before it starts on {}.",
            &[&until, &from],
        ),
        help: Bilingual::new(
            "Ngày cuối phải bằng hoặc sau ngày đầu.",
            "Give a last day that is the first day or later.",
        ),
    }
    .into())
}
