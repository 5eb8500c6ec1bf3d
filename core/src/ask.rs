//! Where a question in JSON is taken, answered and laid out: what the doors call.

use alloc::{boxed::Box, string::String};

use crate::{
    Register,
    contract::{DiffQuestion, Form, Question, RenderQuestion, Rendered, Reply},
    json,
    problem::Problems,
    render,
    words::Language,
};

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
            question: json::read_text(question)?,
            language,
            why,
            all: false,
            form: Form::Text,
            stamp: None,
        };
        render::render(self, &ask, "")
    }

    fn reply(&self, question: &str) -> Reply {
        match json::read_text(question).and_then(|question| self.answer(&question)) {
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
            #[cfg(feature = "reading")]
            Question::Reading(ask) => Reply::Reading(self.reading(ask)),
            #[cfg(not(feature = "reading"))]
            Question::Reading(_) => {
                return Err(NOT_IN_THIS_BUILD.at("/reading".into(), &[], &[]).into());
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

#[cfg(not(feature = "reading"))]
static NOT_IN_THIS_BUILD: crate::problem::Fault = crate::problem::Fault {
    code: crate::problem::Code::UnknownChoice,
    message: crate::words::words!(
        "Bản này của thư viện không đọc văn bản.",
        "This build of the library does not read letters.",
    ),
    help: crate::words::words!(
        "Trong trình duyệt và Node, nạp “hoptac/reader”; trong Rust, bật tính năng “reading”.",
        "In browsers and Node, load “hoptac/reader”; in Rust, enable the feature “reading”.",
    ),
};
