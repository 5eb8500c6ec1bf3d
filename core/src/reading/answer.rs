//! What a reading is: the head, the sections, the proposals, and what was not read.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    model::{Bilingual, Change, DocumentKind, SigningCapacity},
    time::{ImpreciseDate, Period},
    words::called,
};

/// What a text says, beside a register that may hold much of it already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TextReading"))]
pub struct Reading {
    /// What kind of text it is.
    pub kind: TextKind,
    /// It was recognised from a scan, or typed without marks: what is read of it was mended, and
    /// nothing counts as stated.
    pub scanned: bool,
    /// The head of a letter, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    /// The sections, in the order of the text; each names the one it stands in.
    pub sections: Vec<Section>,
    /// The changes that the text proposes, each after those it needs. Made in this order, those that
    /// are `stated` are never refused.
    pub proposals: Vec<Proposal>,
    /// What holds something of this domain and gave no proposal.
    pub not_read: Vec<NotRead>,
    /// How much of the text was read.
    pub coverage: Coverage,
}

/// Kinds of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TextKind {
    /// A plan, decision, notice, report or the like.
    Letter,
    /// The text of an agreement.
    Agreement,
    /// A list of agreements, with columns.
    List,
    /// Nothing of this domain.
    Nothing,
}

/// A part of the text, in bytes of its UTF-8 as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first byte, from 0.
    pub from: u32,
    /// The byte after the last.
    pub until: u32,
}

impl Span {
    /// The words of it.
    ///
    /// * `text`: the text that was read.
    #[must_use]
    pub fn words(self, text: &str) -> &str {
        let [from, until] = [self.from, self.until].map(usize::try_from);
        let (Ok(from), Ok(until)) = (from, until) else {
            return "";
        };
        text.get(from..until).unwrap_or_default()
    }
}

/// The head of a letter (Decree 30/2020).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Head {
    /// Number and symbol as printed; absent where they are blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The kind of document, where it is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Who issued it, in the order printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<String>,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The day it bears, as far as it is filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<ImpreciseDate>,
    /// Title or subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The period it is made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// The office of who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// In what capacity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<SigningCapacity>,
    /// The documents it replaces, by number or name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// The document it is annexed to, by number or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annexed_to: Option<String>,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// A section of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// The whole number, with those of the sections it stands in: `III.1.1.1`.
    pub number: String,
    /// The number as found, where a scan had broken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// Its title; empty where it has none.
    pub title: String,
    /// The section it stands in, by its position in the list, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Its number and text, up to the next section.
    pub span: Span,
}

/// A change that the text proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// What kind of fact it is.
    pub kind: FactKind,
    /// The number of the section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The words it rests on, the most telling first.
    pub spans: Vec<Span>,
    /// The rule that read it.
    pub rule: ReadingRule,
    /// How sure it is.
    pub certainty: Certainty,
    /// What was mended to read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<Mend>,
    /// The change, on the revision that the register has once all proposals before are accepted; where
    /// one was refused, the host gives the register's own revision.
    pub change: Change,
    /// Other readings of the same words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// The proposals that must be accepted before, by their positions in the list, from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<u32>,
    /// What it says.
    pub sentence: Bilingual,
}

/// Kinds of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// The document itself.
    Document,
    /// A document that it cites.
    Citation,
    /// A unit.
    Unit,
    /// A group of units.
    Group,
    /// A partner.
    Partner,
    /// A partner still to be found.
    Prospect,
    /// An agreement.
    Agreement,
    /// A change of an agreement: an extension, an end.
    AgreementChange,
    /// Who answers for what.
    Responsibility,
    /// A planned action.
    Action,
    /// A report duty.
    Duty,
    /// A target.
    Target,
    /// A succession of units.
    Succession,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The words say it.
    Stated,
    /// The words say it once what a scan or a spelling had broken is mended.
    Read,
    /// One of several readings.
    Guessed,
}

/// Words that were mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mend {
    /// Where.
    pub span: Span,
    /// As found.
    pub found: String,
    /// As read.
    pub read: String,
}

/// Another reading of the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// The change in place of the one proposed.
    pub change: Change,
    /// What it says.
    pub sentence: Bilingual,
}

/// Words of this domain that gave no proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotRead {
    /// The sentence, or the part of it.
    pub span: Span,
    /// The number of the section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Why.
    pub reason: NotReadReason,
    /// Why, in words.
    pub sentence: Bilingual,
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotReadReason {
    /// It has words of this domain, and no rule reads the sentence.
    NoRule,
    /// A part of the sentence was read, not all that is of this domain.
    InPart,
    /// Who does a task is neither who leads nor who coordinates it.
    ExecutingOnly,
    /// A task's deadline is not a report duty.
    TaskDeadline,
    /// The country of a partner is not named.
    CountryUnknown,
    /// The partner, the agreement or the unit that is meant is not named.
    NotNamed,
    /// The register has no place for it.
    NoPlace,
    /// A decision or a permission to sign is no signing.
    NotASigning,
    /// The register refuses it.
    Refused,
}

/// How much of a text was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Sentences that hold something of this domain.
    pub sentences: u32,
    /// Those of them that were read.
    pub read: u32,
    /// Those that say what the register holds already.
    pub known: u32,
    /// Those that are listed as not read.
    pub not_read: u32,
}

/// The rules that read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReadingRule {
    /// The head of a letter: number, kind, day (Decree 30/2020, art. 8).
    Head,
    /// A kind of document with its number and day.
    CitedDocument,
    /// A line with a label: who leads, who coordinates.
    Label,
    /// A section that a unit's name heads.
    UnitSection,
    /// A sentence in which a unit leads, with others.
    LeadsSentence,
    /// A name in a list of units.
    UnitName,
    /// A collective name.
    GroupName,
    /// A partner's name with its country.
    PartnerName,
    /// A partner still to be found.
    Prospect,
    /// Agreements in brackets behind a partner, each with its year.
    AgreementsInBrackets,
    /// An agreement that is mentioned as one that exists.
    AgreementMentioned,
    /// An extension with its year.
    Extension,
    /// Something planned.
    PlannedAction,
    /// A report by a day.
    ReportDuty,
    /// A number of signings to reach.
    Target,
    /// A unit that passes into another.
    Succession,
    /// A clause of an agreement's own text.
    AgreementClause,
    /// A row of a list.
    ListRow,
}

called! {
    /// Kinds of fact, as headings.
    FactKind:
    Document "Văn bản", "Document"
    Citation "Văn bản được dẫn", "Documents cited"
    Unit "Đơn vị", "Units"
    Group "Nhóm đơn vị", "Groups of units"
    Partner "Đối tác", "Partners"
    Prospect "Đối tác dự kiến", "Prospects"
    Agreement "Thỏa thuận", "Agreements"
    AgreementChange "Thay đổi thỏa thuận", "Changes of agreements"
    Responsibility "Phân công", "Responsibilities"
    Action "Việc dự kiến", "Planned actions"
    Duty "Chế độ báo cáo", "Report duties"
    Target "Chỉ tiêu", "Targets"
    Succession "Kế thừa", "Successions"
}

called! {
    /// How sure a reading is.
    Certainty:
    Stated "văn bản nêu", "stated"
    Read "đọc sau khi sửa", "read after mending"
    Guessed "phỏng đoán", "guessed"
}

called! {
    /// Why something was not read, as a sentence.
    NotReadReason:
    NoRule "Câu có nội dung thuộc lĩnh vực này, nhưng không quy tắc nào đọc được.", "The sentence speaks of this domain, and no rule reads it."
    InPart "Mới đọc được một phần của câu.", "Only a part of the sentence was read."
    ExecutingOnly "Cơ quan thực hiện không phải là cơ quan chủ trì hay phối hợp.", "Who carries a task out neither leads nor coordinates it."
    TaskDeadline "Hạn hoàn thành nhiệm vụ không phải là thời hạn báo cáo.", "The deadline of a task is no report duty."
    CountryUnknown "Không rõ quốc gia của đối tác.", "The partner's country is not named."
    NotNamed "Không nêu rõ đối tác, thỏa thuận hoặc đơn vị nào.", "The partner, the agreement or the unit that is meant is not named."
    NoPlace "Sổ không có chỗ ghi điều này.", "The register has no place for this."
    NotASigning "Quyết định hoặc cho phép ký chưa phải là đã ký.", "A decision or a permission to sign is no signing."
    Refused "Sổ không nhận điều này như văn bản nêu.", "The register does not take this as the text says it."
}
