//! Changes to the register (ghi sổ): what happened, who records it, on what source. The changes made
//! so far are the register's history.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    Action, Agreement, AnyRecord, Bilingual, Citation, Document, Id, Outcome, Partner, Party,
    Submission, Succession, Term, Unit,
};
use crate::{
    json::{Read, Write},
    time::{Day, ImpreciseDate},
};

/// A change to the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The revision of the register it is made on: how many changes there are before it.
    pub revision: u32,
    /// The day it is recorded, which is never before that of the change before it.
    pub recorded: Day,
    /// Who records it, as the host names its officers; never empty.
    pub by: String,
    /// The documents it rests on that the register does not hold yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// What happened.
    pub what: Verb,
}

impl Change {
    /// The ids of the records that it adds or changes.
    pub(crate) fn writes(&self) -> Vec<&str> {
        let mut ids: Vec<_> = self.documents.iter().map(|it| it.id.as_str()).collect();
        ids.push(self.what.record());
        match &self.what {
            Verb::IdentifyProspect(found) => ids.push(found.partner.id.as_str()),
            Verb::Adopt(records) => ids.extend(records.iter().map(AnyRecord::id)),
            _ => {}
        }
        ids
    }
}

/// What a change says has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verb {
    /// Ký mới: an agreement was signed that re-signs no other.
    Sign(Box<Agreement>),
    /// Tái ký: an agreement was signed after the one it `re_signs`.
    ReSign(Box<Agreement>),
    /// Sửa đổi, bổ sung: an agreement's text was changed, not its term.
    Amend(AgreementEvent),
    /// Gia hạn: an agreement was given a new term.
    Extend(Extension),
    /// Tạm đình chỉ: an agreement is suspended from the day on.
    Suspend(AgreementEvent),
    /// Tiếp tục thực hiện: an agreement is in force again from the day on.
    Resume(AgreementEvent),
    /// Gửi thông báo không gia hạn: notice that an agreement is not to renew itself was sent.
    SendNotice(AgreementEvent),
    /// Nhận thông báo không gia hạn: notice that it is not to renew itself was received.
    ReceiveNotice(AgreementEvent),
    /// Chấm dứt: the parties ended an agreement, from the day on.
    Terminate(AgreementEvent),
    /// Rút khỏi: one party left an agreement, from the day on.
    Withdraw(Withdrawal),
    /// Gia nhập: a further party joined an agreement, from the day on.
    Accede(Accession),
    /// Nộp báo cáo: a report was received.
    SubmitReport(Submission),
    /// Thành lập: a unit was founded.
    FoundUnit(Box<Unit>),
    /// Thành lập lại: a unit that had ended exists again.
    RefoundUnit(Founding),
    /// Giải thể, kết thúc hoạt động: a unit ended.
    CloseUnit(Closure),
    /// Kế thừa: the tasks of one unit pass to another.
    Succeed(Succession),
    /// A document that the register did not hold, by itself.
    AddDocument(Box<Document>),
    /// A partner, or a prospect, that the register did not hold.
    AddPartner(Box<Partner>),
    /// A partner was found for a prospect.
    IdentifyProspect(Box<Identification>),
    /// A planned action was done.
    RecordAction(Deed),
    /// Ban hành: what a new plan or the like brings: fields, groups, responsibilities, planned actions,
    /// report duties, targets.
    Adopt(Vec<AnyRecord>),
    /// Đính chính: a record is wrong and stands corrected from now on.
    Correct(Box<Correction>),
}

impl Verb {
    /// The verb as it is written in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sign(_) => "sign",
            Self::ReSign(_) => "re_sign",
            Self::Amend(_) => "amend",
            Self::Extend(_) => "extend",
            Self::Suspend(_) => "suspend",
            Self::Resume(_) => "resume",
            Self::SendNotice(_) => "send_notice",
            Self::ReceiveNotice(_) => "receive_notice",
            Self::Terminate(_) => "terminate",
            Self::Withdraw(_) => "withdraw",
            Self::Accede(_) => "accede",
            Self::SubmitReport(_) => "submit_report",
            Self::FoundUnit(_) => "found_unit",
            Self::RefoundUnit(_) => "refound_unit",
            Self::CloseUnit(_) => "close_unit",
            Self::Succeed(_) => "succeed",
            Self::AddDocument(_) => "add_document",
            Self::AddPartner(_) => "add_partner",
            Self::IdentifyProspect(_) => "identify_prospect",
            Self::RecordAction(_) => "record_action",
            Self::Adopt(_) => "adopt",
            Self::Correct(_) => "correct",
        }
    }

    /// The record that it writes: the id of the one it adds or changes, of several the first.
    #[must_use]
    pub fn record(&self) -> &str {
        match self {
            Self::Sign(agreement) | Self::ReSign(agreement) => agreement.id.as_str(),
            Self::Extend(extension) => extension.agreement.as_str(),
            Self::Amend(event)
            | Self::Suspend(event)
            | Self::Resume(event)
            | Self::SendNotice(event)
            | Self::ReceiveNotice(event)
            | Self::Terminate(event) => event.agreement.as_str(),
            Self::Withdraw(left) => left.agreement.as_str(),
            Self::Accede(joined) => joined.agreement.as_str(),
            Self::SubmitReport(submission) => submission.id.as_str(),
            Self::FoundUnit(unit) => unit.id.as_str(),
            Self::RefoundUnit(founding) => founding.unit.as_str(),
            Self::CloseUnit(closure) => closure.unit.as_str(),
            Self::Succeed(succession) => succession.id.as_str(),
            Self::AddDocument(document) => document.id.as_str(),
            Self::AddPartner(partner) => partner.id.as_str(),
            Self::IdentifyProspect(found) => found.prospect.as_str(),
            Self::RecordAction(deed) => deed.action.as_str(),
            Self::Adopt(records) => records.first().map_or("", AnyRecord::id),
            Self::Correct(correction) => correction.is.id(),
        }
    }
}

/// Something that happened to an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementEvent {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// When: the day of signing of an amendment; the first day of a suspension, of being in force
    /// again, or without force; the day a notice was sent or received.
    pub on: ImpreciseDate,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A party left an agreement, which goes on for the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The first day on which it no longer binds who left.
    pub on: ImpreciseDate,
    /// Who left; absent when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A further party joined an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accession {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The first day on which it binds who joined.
    pub on: ImpreciseDate,
    /// Who joined.
    pub party: Party,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// An agreement's new term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// When the extension was signed.
    pub on: ImpreciseDate,
    /// The new term; a length is counted from the last day of the old one.
    pub term: Term,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A unit exists again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// The unit.
    pub unit: Id<Unit>,
    /// The first day on which it exists again.
    pub from: Day,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A unit ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The unit.
    pub unit: Id<Unit>,
    /// The last day on which it existed.
    pub until: Day,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A partner was found for a prospect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identification {
    /// The prospect, which stays: plans speak of it.
    pub prospect: Id<Partner>,
    /// The partner, new to the register.
    pub partner: Partner,
}

/// A planned action was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// The action.
    pub action: Id<Action>,
    /// How it ended.
    pub outcome: Outcome,
}

/// A record that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The record as it stands; so the history keeps it, and nobody corrects what they have not seen.
    pub was: AnyRecord,
    /// The record as it should stand, of the same kind and id.
    pub is: AnyRecord,
    /// Why.
    pub reason: Bilingual,
}
