//! What is odd about the register itself: contradictions, irregular documents, gaps.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    fold::fold,
    law::treaty_name,
    life::Phase,
    model::{Agreement, Assignee, Bilingual, Citation, Document, List, Record, Term},
    time::{Day, Order},
};

/// What is odd about the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// The findings, in the order of the register.
    pub findings: Vec<Finding>,
}

/// One thing that is odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Where it says so.
    pub cites: Vec<Citation>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something contradicts something else.
    Contradiction,
    /// Something is irregular.
    Irregular,
    /// Something is not known.
    Gap,
}

/// Kinds of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// A document is dated after one that cites it.
    CitedBeforeIssued,
    /// A plan, decision or other numbered kind of document has no number.
    DocumentWithoutNumber,
    /// A document read at first hand bears no day, or only a month or year.
    DocumentWithoutDay,
    /// A document's number has spaces in it.
    NumberWithSpaces,
    /// A unit is spelt in more than one way.
    SeveralSpellings,
    /// A unit ended and no successor is recorded.
    UnitWithoutSuccessor,
    /// An action programme goes, or may go, beyond the agreement it implements.
    ProgrammeOutlivesAgreement,
    /// What is recorded of an agreement's changes contradicts itself.
    ContradictoryChanges,
    /// An agreement bears a name that the Law keeps for treaties.
    TreatyName,
    /// An agreement states no term.
    TermNotStated,
    /// An agreement's signing is not dated.
    SigningNotDated,
    /// The units stand in a table that is missing.
    TableMissing,
    /// Nobody leads a planned action.
    ActionWithoutLead,
    /// A target names a country with which the register has no partner.
    TargetCountryWithoutPartner,
}

impl FindingKind {
    /// The kind as it is written in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CitedBeforeIssued => "cited_before_issued",
            Self::DocumentWithoutNumber => "document_without_number",
            Self::DocumentWithoutDay => "document_without_day",
            Self::NumberWithSpaces => "number_with_spaces",
            Self::SeveralSpellings => "several_spellings",
            Self::UnitWithoutSuccessor => "unit_without_successor",
            Self::ProgrammeOutlivesAgreement => "programme_outlives_agreement",
            Self::ContradictoryChanges => "contradictory_changes",
            Self::TreatyName => "treaty_name",
            Self::TermNotStated => "term_not_stated",
            Self::SigningNotDated => "signing_not_dated",
            Self::TableMissing => "table_missing",
            Self::ActionWithoutLead => "action_without_lead",
            Self::TargetCountryWithoutPartner => "target_country_without_partner",
        }
    }

    fn severity(self) -> Severity {
        match self {
            Self::CitedBeforeIssued
            | Self::ProgrammeOutlivesAgreement
            | Self::ContradictoryChanges => Severity::Contradiction,
            Self::DocumentWithoutNumber
            | Self::DocumentWithoutDay
            | Self::NumberWithSpaces
            | Self::SeveralSpellings
            | Self::TreatyName => Severity::Irregular,
            Self::UnitWithoutSuccessor
            | Self::TermNotStated
            | Self::SigningNotDated
            | Self::TableMissing
            | Self::ActionWithoutLead
            | Self::TargetCountryWithoutPartner => Severity::Gap,
        }
    }
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
        let mut findings = Findings(Vec::new());
        self.check_documents(&mut findings);
        self.check_units(&mut findings);
        self.check_agreements(&mut findings);
        self.check_responsibilities(&mut findings);
        self.check_targets(&mut findings);
        Check {
            findings: findings.0,
        }
    }

    fn check_documents(&self, findings: &mut Findings) {
        for (position, document) in self.records().documents.iter().enumerate() {
            let at = |key: &str| place(List::Documents, position, key);
            let cites = &document.cites;
            for citing in self.later_cited(document) {
                findings.add(
                    FindingKind::CitedBeforeIssued,
                    at("date"),
                    cites,
                    Bilingual::new(
                        alloc::format!(
                            "{} được {} viện dẫn trước ngày ban hành ghi trên văn bản.",
                            name(document),
                            name(citing)
                        ),
                        alloc::format!(
                            "{} is cited by {} before the day it bears.",
                            name(document),
                            name(citing)
                        ),
                    ),
                    Bilingual::new(
                        "Đối chiếu bản gốc; một trong hai ngày có thể bị ghi nhầm.",
                        "Compare with the original; one of the two days may be a slip.",
                    ),
                );
            }
            let first_hand = cites.iter().any(|cite| cite.document == document.id);
            if first_hand && document.number.is_none() && document.kind.is_numbered() {
                findings.add(
                    FindingKind::DocumentWithoutNumber,
                    at("number"),
                    cites,
                    Bilingual::new(
                        alloc::format!(
                            "“{}” không có số, ký hiệu.",
                            document.title.in_vietnamese()
                        ),
                        alloc::format!("“{}” has no number.", document.title.in_english()),
                    ),
                    Bilingual::new(
                        "Có thể là bản dự thảo; bổ sung số khi có bản ban hành.",
                        "It may be a draft; add the number once it is issued.",
                    ),
                );
            }
            let to_the_day = document.date.is_some_and(|date| date.window().is_exact());
            if first_hand && !to_the_day && document.kind.is_numbered() {
                findings.add(
                    FindingKind::DocumentWithoutDay,
                    at("date"),
                    cites,
                    Bilingual::new(
                        alloc::format!(
                            "“{}” không ghi rõ ngày ban hành.",
                            document.title.in_vietnamese()
                        ),
                        alloc::format!(
                            "“{}” does not bear a full date.",
                            document.title.in_english()
                        ),
                    ),
                    Bilingual::new(
                        "Bổ sung ngày từ bản ban hành.",
                        "Add the day from the issued text.",
                    ),
                );
            }
            if let Some(number) = document
                .number
                .as_deref()
                .filter(|number| number.contains(' '))
            {
                findings.add(
                    FindingKind::NumberWithSpaces,
                    at("number"),
                    cites,
                    Bilingual::new(
                        alloc::format!("Số văn bản “{number}” có dấu cách."),
                        alloc::format!("The number “{number}” has spaces in it."),
                    ),
                    Bilingual::new(
                        "Giữ nguyên như bản in; khi tìm, dấu cách được bỏ qua.",
                        "Keep it as printed; look-up does not mind the spaces.",
                    ),
                );
            }
        }
    }

    /// The documents that cite one which certainly bears a later day.
    fn later_cited(&self, document: &Document) -> Vec<&Document> {
        let Some(date) = document.date else {
            return Vec::new();
        };
        let cites = document.cites.iter();
        cites
            .filter_map(|citation| self.get(&citation.document))
            .filter(|citing| citing.id != document.id)
            .filter(|citing| {
                citing
                    .date
                    .is_some_and(|day| date.window().compare(day.window()) == Order::After)
            })
            .collect()
    }

    fn check_units(&self, findings: &mut Findings) {
        for (position, unit) in self.records().units.iter().enumerate() {
            let spelt_alike: Vec<_> = unit
                .aliases
                .iter()
                .filter(|alias| fold(alias) == fold(&unit.name.vi))
                .cloned()
                .collect();
            if !spelt_alike.is_empty() {
                findings.add(
                    FindingKind::SeveralSpellings,
                    place(List::Units, position, "aliases"),
                    unit.cites(),
                    Bilingual::new(
                        alloc::format!(
                            "“{}” cũng được viết là “{}”.",
                            unit.name.vi,
                            spelt_alike.join("”, “")
                        ),
                        alloc::format!(
                            "“{}” is also spelt “{}”.",
                            unit.name.vi,
                            spelt_alike.join("”, “")
                        ),
                    ),
                    Bilingual::new(
                        "Sổ hiểu là cùng một đơn vị; dùng một cách viết trong văn bản mới.",
                        "They are read as one unit; use one spelling in new documents.",
                    ),
                );
            }
            let ended = unit
                .existence
                .iter()
                .map(|period| period.widest().latest)
                .max()
                .filter(|last| *last < Day::MAX);
            let succeeded = self
                .records()
                .successions
                .iter()
                .any(|succession| succession.from == unit.id);
            if let Some(last) = ended.filter(|_| !succeeded) {
                findings.add(
                    FindingKind::UnitWithoutSuccessor,
                    place(List::Units, position, "existence"),
                    unit.cites(),
                    Bilingual::new(
                        alloc::format!(
                            "{} kết thúc ngày {}, sổ không ghi đơn vị kế thừa.",
                            unit.name.vi,
                            last.in_vietnamese()
                        ),
                        alloc::format!(
                            "{} ended on {}, and no successor is recorded.",
                            unit.name.in_english(),
                            last.in_english()
                        ),
                    ),
                    Bilingual::new(
                        "Ghi đơn vị kế thừa và văn bản quy định.",
                        "Record the successor, and the document that says so.",
                    ),
                );
            }
        }
    }

    fn check_agreements(&self, findings: &mut Findings) {
        for (position, (agreement, life)) in self.lives().enumerate() {
            let at = |key: &str| place(List::Agreements, position, key);
            let cites = &agreement.cites;
            let title = &agreement.title;
            let parent = agreement.implements.as_ref().and_then(|id| self.get(id));
            if let Some(parent) = parent.filter(|parent| self.outlives(life, parent)) {
                findings.add(
                    FindingKind::ProgrammeOutlivesAgreement,
                    at("implements"),
                    cites,
                    Bilingual::new(
                        alloc::format!(
                            "{} kéo dài quá {}.",
                            title.in_vietnamese(),
                            parent.title.in_vietnamese()
                        ),
                        alloc::format!(
                            "{} goes beyond {}.",
                            title.in_english(),
                            parent.title.in_english()
                        ),
                    ),
                    Bilingual::new(
                        "Gia hạn thỏa thuận gốc hoặc điều chỉnh chương trình.",
                        "Extend the agreement, or adjust the programme.",
                    ),
                );
            }
            if life.contradictory {
                findings.add(
                    FindingKind::ContradictoryChanges,
                    at("changes"),
                    cites,
                    Bilingual::new(
                        alloc::format!(
                            "{}: các thay đổi mâu thuẫn với thời hạn đã ghi.",
                            title.in_vietnamese()
                        ),
                        alloc::format!(
                            "{}: its changes contradict the term recorded.",
                            title.in_english()
                        ),
                    ),
                    Bilingual::new(
                        "Đối chiếu bản ký; sửa ngày hoặc thời hạn ghi nhầm.",
                        "Compare with the signed texts; correct the day or the term that is wrong.",
                    ),
                );
            }
            if let Some(word) = treaty_name(agreement) {
                findings.add(
                    FindingKind::TreatyName,
                    at("title"),
                    cites,
                    Bilingual::new(
                        alloc::format!("Tên “{}” dùng từ “{word}”, dành cho điều ước quốc tế (Luật 70/2020/QH14, điều 6).", title.in_vietnamese()),
                        alloc::format!("The name “{}” uses “{word}”, which is kept for treaties (Law 70/2020/QH14, art. 6).", title.in_vietnamese()),
                    ),
                    Bilingual::new(
                        "Đặt tên khác, như thỏa thuận, bản ghi nhớ, tuyên bố chung.",
                        "Use another name, such as agreement, memorandum, joint statement.",
                    ),
                );
            }
            if agreement.term == Term::NotStated && agreement.changes.is_empty() {
                findings.add(
                    FindingKind::TermNotStated,
                    at("term"),
                    cites,
                    Bilingual::new(
                        alloc::format!("{}: không ghi thời hạn.", title.in_vietnamese()),
                        alloc::format!("{}: no term is stated.", title.in_english()),
                    ),
                    Bilingual::new(
                        "Tra bản ký và ghi thời hạn; không ghi không có nghĩa là vô thời hạn.",
                        "Look it up in the signed text; not stated does not mean open-ended.",
                    ),
                );
            }
            if agreement.signed.is_none() {
                findings.add(
                    FindingKind::SigningNotDated,
                    at("signed"),
                    cites,
                    Bilingual::new(
                        alloc::format!("{}: không ghi ngày ký.", title.in_vietnamese()),
                        alloc::format!("{}: the day of signing is not stated.", title.in_english()),
                    ),
                    Bilingual::new("Tra bản ký và ghi ngày.", "Look it up in the signed text."),
                );
            }
        }
    }

    /// Whether a programme has a last day that certainly lies after its agreement's.
    fn outlives(&self, programme: &crate::life::Life, parent: &Agreement) -> bool {
        let expiry = |life: &crate::life::Life| {
            let mut ends = life.ends().filter(|end| end.into == Phase::Expired);
            ends.next().map(|end| end.window)
        };
        let own = expiry(programme).filter(|window| window.latest < Day::MAX);
        let parent = self.life(parent.id.as_str()).and_then(expiry);
        match (own, parent) {
            (Some(own), Some(parent)) => own.compare(parent) == Order::After,
            _ => false,
        }
    }

    fn check_responsibilities(&self, findings: &mut Findings) {
        for (position, responsibility) in self.records().responsibilities.iter().enumerate() {
            let missing = |assignee: &&Assignee| matches!(assignee, Assignee::MissingTable(_));
            if let Some(Assignee::MissingTable(table)) = responsibility.leads.iter().find(missing) {
                findings.add(
                    FindingKind::TableMissing,
                    place(List::Responsibilities, position, "leads"),
                    &responsibility.cites,
                    Bilingual::new(
                        alloc::format!(
                            "Đơn vị chủ trì nằm trong {}, không kèm theo.",
                            table.in_vietnamese()
                        ),
                        alloc::format!(
                            "The lead units stand in {}, which is not attached.",
                            table.in_english()
                        ),
                    ),
                    Bilingual::new("Bổ sung bảng kèm theo.", "Add the table."),
                );
            }
        }
        for (position, action) in self.records().actions.iter().enumerate() {
            if action.leads.is_empty() && action.responsibility.is_none() {
                findings.add(
                    FindingKind::ActionWithoutLead,
                    place(List::Actions, position, "leads"),
                    &action.cites,
                    Bilingual::new(
                        alloc::format!("Chưa giao đơn vị nào: {}.", action.title.in_vietnamese()),
                        alloc::format!("No unit is assigned: {}.", action.title.in_english()),
                    ),
                    Bilingual::new("Ghi đơn vị chủ trì.", "Record the lead unit."),
                );
            }
        }
    }

    fn check_targets(&self, findings: &mut Findings) {
        for (position, target) in self.records().targets.iter().enumerate() {
            for (item, country) in target.countries.iter().enumerate() {
                let known = self
                    .records()
                    .partners
                    .iter()
                    .any(|partner| partner.country == *country);
                if !known {
                    findings.add(
                        FindingKind::TargetCountryWithoutPartner,
                        place(List::Targets, position, &alloc::format!("countries/{item}")),
                        &target.cites,
                        Bilingual::new(
                            alloc::format!(
                                "Chỉ tiêu tính {}, nhưng sổ không có đối tác nào ở đó.",
                                country.name_vi()
                            ),
                            alloc::format!(
                                "The target counts {}, but the register has no partner there.",
                                country.name_en()
                            ),
                        ),
                        Bilingual::new(
                            "Ghi đối tác hoặc đối tác dự kiến.",
                            "Record a partner or a prospect.",
                        ),
                    );
                }
            }
        }
    }
}

struct Findings(Vec<Finding>);

impl Findings {
    fn add(
        &mut self,
        code: FindingKind,
        path: String,
        cites: &[Citation],
        message: Bilingual,
        help: Bilingual,
    ) {
        self.0.push(Finding {
            code,
            severity: code.severity(),
            path,
            message,
            help,
            cites: cites.to_vec(),
        });
    }
}

fn place(list: List, position: usize, key: &str) -> String {
    alloc::format!("/{}/{position}/{key}", list.key())
}

/// A document's number, or its title where it has none.
fn name(document: &Document) -> String {
    let title = || document.title.in_vietnamese().to_string();
    document.number.clone().unwrap_or_else(title)
}
