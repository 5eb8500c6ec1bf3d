//! What is odd about the register itself: contradictions, irregular documents, gaps.
//!
//! `kinds` is the table of all kinds of finding and what is said of each; the other files look at the
//! records, list by list.

mod agreements;
mod documents;
mod kinds;
mod organisation;
mod plans;

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

pub use kinds::{FindingKind, Severity};

use crate::{
    Register,
    change::happened::correction,
    json::{self, Read, Tree, Write},
    model::{Bilingual, Citation, List, Record, Unit, Verb},
    time::Day,
    words::{Say, words},
};

/// A question about the register itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The day asked for; without one, nothing is said of what is open though its time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// What is odd about the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// The findings, in the order of the register.
    pub findings: Vec<Finding>,
}

/// One thing that is odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Its kind.
    pub code: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// Where: a JSON Pointer into the register.
    pub path: String,
    /// What is odd.
    pub message: Bilingual,
    /// What would mend it.
    pub help: Bilingual,
    /// What would mend it as a change, where that much is known: the change's `what`. Made, it takes
    /// the finding away; [`FindingKind::mended_by`] says where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mend: Option<Verb>,
    /// Where it says so.
    pub cites: Vec<Citation>,
}

impl Register {
    /// What is odd about the register: contradictions, irregular documents, gaps.
    ///
    /// A register with findings is still a register; each finding says where, and what would mend
    /// it.
    ///
    /// # Example: which documents are irregular?
    /// ```
    /// use hoptac::{Register, answers::FindingKind};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    ///     "documents": [{"id": "plan-382", "kind": "plan", "title": {"vi": "Kế hoạch 382"},
    ///         "number": "382 /KH- UBND", "date": "2024-12-13", "cites": [{"document": "plan-382"}]}]
    /// }"#)?;
    /// let finding = &register.check().findings[0];
    /// assert_eq!(finding.code, FindingKind::NumberWithSpaces);
    /// assert_eq!(finding.path, "/documents/0/number");
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn check(&self) -> Check {
        self.findings(None)
    }

    /// What is odd about the register on a day: all that [`check`](Self::check) finds, and what is
    /// still open though its time is over.
    ///
    /// * `on`: the day asked for.
    #[must_use]
    pub fn check_on(&self, on: impl Into<Day>) -> Check {
        self.findings(Some(on.into()))
    }

    pub(crate) fn findings(&self, on: Option<Day>) -> Check {
        let mut findings = Vec::new();
        self.check_documents(&mut findings);
        self.check_units(&mut findings);
        self.check_successions(&mut findings);
        self.check_partners(on, &mut findings);
        self.check_agreements(&mut findings);
        self.check_responsibilities(&mut findings);
        self.check_actions(&mut findings);
        self.check_duties(&mut findings);
        self.check_submissions(&mut findings);
        self.check_targets(&mut findings);
        Check { findings }
    }
}

/// What is found of one record.
struct About<'a> {
    list: List,
    record: &'a dyn Write,
    path: String,
    name: &'a dyn Say,
    cites: &'a [Citation],
    findings: &'a mut Vec<Finding>,
}

impl<'a> About<'a> {
    /// A record by its position in its list, and its name.
    fn record<R: Record + Write>(
        record: &'a R,
        position: usize,
        name: &'a dyn Say,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self::stated(R::LIST, record, position, name, record.cites(), findings)
    }

    #[inline(never)]
    fn stated(
        list: List,
        record: &'a dyn Write,
        position: usize,
        name: &'a dyn Say,
        cites: &'a [Citation],
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        let mut about = Self {
            list,
            record,
            path: format!("/{}/{position}", list.key()),
            name,
            cites,
            findings,
        };
        if about.cites.iter().all(|citation| citation.inferred) {
            about.find(FindingKind::OnlyInferred, "cites");
        }
        about
    }

    /// Adds a finding at a key of the record.
    #[inline(never)]
    fn find(&mut self, kind: FindingKind, key: &str) {
        self.find_with(kind, key, &"");
    }

    /// Adds a finding of which something particular is said.
    #[inline(never)]
    fn find_with(&mut self, kind: FindingKind, key: &str, particular: &dyn Say) {
        let message = kind.message(particular);
        self.findings.push(Finding {
            code: kind,
            severity: kind.severity(),
            path: format!("{}/{key}", self.path),
            message: words!("{}: {}.").with(&[self.name, &message]),
            help: kind.help().into(),
            mend: None,
            cites: self.cites.to_vec(),
        });
    }

    /// Says what would mend what was found last.
    fn mended_by(&mut self, verb: Verb) {
        if let Some(finding) = self.findings.last_mut() {
            finding.mend = Some(verb);
        }
    }

    /// Says that what was found last would be mended by giving the unit of the day in the place of
    /// one that had ended.
    #[inline(never)]
    fn mended_by_heir(&mut self, key: &str, heir: &Unit) {
        let heir = Tree::Text(heir.id.to_string());
        self.mended_by_putting(&[(&format!("/{key}"), &heir)]);
    }

    /// Says that what was found last would be mended by a correction that puts values into the
    /// record; the finding is its reason.
    #[inline(never)]
    fn mended_by_putting(&mut self, values: &[(&str, &Tree)]) {
        let Some(finding) = self.findings.last_mut() else {
            return;
        };
        let was = json::tree(self.record);
        let mut is = was.clone();
        for (path, value) in values {
            is.put(path, (*value).clone());
        }
        let correction = correction(self.list, &was, &is, &finding.message);
        let verb = Tree::object(&[("correct", &correction)]);
        finding.mend = json::read(&verb, "").ok().map(|(verb, _)| verb);
    }
}
