//! What may be done to an agreement in which phase: one table.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    life::{Phase, Phases},
    model::{Agreement, AgreementChange, ChangeKind, Id, Verb},
    time::ImpreciseDate,
    words::{Language, Say, called, words},
};

/// What may be done to an agreement that the register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Sign another under it, as an action programme.
    Implement,
    /// Sign another after it.
    ReSign,
    /// Change its text.
    Amend,
    /// Give it a new term.
    Extend,
    /// Suspend it.
    Suspend,
    /// Put it in force again.
    Resume,
    /// Send notice that it is not to renew itself.
    SendNotice,
    /// Receive such notice.
    ReceiveNotice,
    /// End it, by the parties.
    Terminate,
    /// Leave it, as one party.
    Withdraw,
    /// Join it, as a further party.
    Accede,
}

/// Whether something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In every phase that is possible.
    Allowed,
    /// In some of the phases that are possible: doing it says that it is in one of them.
    InDoubt,
    /// In none.
    Refused,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 11] = [
        Self::Implement,
        Self::ReSign,
        Self::Amend,
        Self::Extend,
        Self::Suspend,
        Self::Resume,
        Self::SendNotice,
        Self::ReceiveNotice,
        Self::Terminate,
        Self::Withdraw,
        Self::Accede,
    ];

    /// The phases in which it may be done: the whole rule.
    ///
    /// A text is changed, prolonged or left while it binds (Law 70/2020, arts 33, 34). The parties may
    /// give it up, or sign another in its place, before it enters into force; what has been re-signed
    /// leaves that to its successor.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        use Phase::{Expired, InForce, Pending, Suspended, Terminated};
        match self {
            Self::Implement => &[Pending, InForce],
            Self::ReSign => &[Pending, InForce, Suspended, Expired, Terminated],
            Self::Terminate => &[Pending, InForce, Suspended],
            Self::Suspend => &[InForce],
            Self::Resume => &[Suspended],
            Self::Amend
            | Self::Extend
            | Self::SendNotice
            | Self::ReceiveNotice
            | Self::Withdraw
            | Self::Accede => &[InForce, Suspended],
        }
    }

    /// Whether it is done by signing another agreement: after a merger the province that took this one
    /// in signs, and keeps what it signs in its own register. The agreement itself passes to that
    /// province (Decree 177/2025), so what else is done to it, that province does, by the same table;
    /// what more the Decree may say of it is not known here.
    #[must_use]
    pub const fn signs(self) -> bool {
        matches!(self, Self::Implement | Self::ReSign)
    }

    /// The article that speaks of it, where one does.
    #[must_use]
    pub const fn law(self) -> Option<&'static str> {
        match self {
            Self::Amend | Self::Extend => Some("33"),
            Self::Suspend | Self::Terminate | Self::Withdraw => Some("34"),
            Self::Implement
            | Self::ReSign
            | Self::Resume
            | Self::SendNotice
            | Self::ReceiveNotice
            | Self::Accede => None,
        }
    }

    /// Whether it may be done while these phases are possible.
    #[must_use]
    pub fn verdict(self, possible: Phases) -> Verdict {
        let mut fits = Phases::NONE;
        for phase in self.phases() {
            fits.insert(*phase);
        }
        if possible.bits() & !fits.bits() == 0 {
            Verdict::Allowed
        } else if possible.bits() & fits.bits() != 0 {
            Verdict::InDoubt
        } else {
            Verdict::Refused
        }
    }
}

impl Verb {
    /// What it says happened to an agreement, as the agreement's record tells it.
    pub(crate) fn agreement_change(&self) -> Option<AgreementChange> {
        let (what, party, cites) = match self {
            Self::Extend(it) => (ChangeKind::Extend(it.term.clone()), None, &it.cites),
            Self::Amend(it) => (ChangeKind::Amend, None, &it.cites),
            Self::Suspend(it) => (ChangeKind::Suspend, None, &it.cites),
            Self::Resume(it) => (ChangeKind::Resume, None, &it.cites),
            Self::SendNotice(it) => (ChangeKind::NoticeSent, None, &it.cites),
            Self::ReceiveNotice(it) => (ChangeKind::NoticeReceived, None, &it.cites),
            Self::Terminate(it) => (ChangeKind::Terminate, None, &it.cites),
            Self::Withdraw(it) => (ChangeKind::Withdraw, it.party.clone(), &it.cites),
            Self::Accede(it) => (ChangeKind::Accede, Some(it.party.clone()), &it.cites),
            _ => return None,
        };
        let (_, _, on) = self.event()?;
        Some(AgreementChange {
            on,
            what,
            party,
            cites: cites.clone(),
        })
    }

    /// What it says was done, when, to an agreement that the register holds.
    pub(crate) fn event(&self) -> Option<(Act, &Id<Agreement>, ImpreciseDate)> {
        let (act, event) = match self {
            Self::Extend(extension) => {
                return Some((Act::Extend, &extension.agreement, extension.on));
            }
            Self::Amend(event) => (Act::Amend, event),
            Self::Suspend(event) => (Act::Suspend, event),
            Self::Resume(event) => (Act::Resume, event),
            Self::SendNotice(event) => (Act::SendNotice, event),
            Self::ReceiveNotice(event) => (Act::ReceiveNotice, event),
            Self::Terminate(event) => (Act::Terminate, event),
            Self::Withdraw(left) => return Some((Act::Withdraw, &left.agreement, left.on)),
            Self::Accede(joined) => return Some((Act::Accede, &joined.agreement, joined.on)),
            _ => return None,
        };
        Some((act, &event.agreement, event.on))
    }
}

/// What a change says has happened, in few words.
impl Say for Verb {
    fn say(&self, language: Language, text: &mut String) {
        let words = match self {
            Self::Sign(_) => words!("ký mới", "signed"),
            Self::ReSign(_) => words!("tái ký", "re-signed"),
            Self::SubmitReport(_) => words!("nộp báo cáo", "report received"),
            Self::FoundUnit(_) => words!("thành lập đơn vị", "unit founded"),
            Self::RefoundUnit(_) => words!("thành lập lại đơn vị", "unit founded again"),
            Self::CloseUnit(_) => words!("kết thúc hoạt động của đơn vị", "unit ended"),
            Self::Succeed(_) => words!("kế thừa nhiệm vụ", "tasks passed"),
            Self::AddDocument(_) => words!("thêm văn bản", "document added"),
            Self::AddPartner(_) => words!("thêm đối tác", "partner added"),
            Self::IdentifyProspect(_) => words!("xác định đối tác dự kiến", "prospect identified"),
            Self::RecordAction(_) => words!("ghi kết quả việc dự kiến", "planned action done"),
            Self::Adopt(_) => words!("ban hành", "adopted"),
            Self::Correct(_) => words!("đính chính", "corrected"),
            _ => return self.event().map(|(done, ..)| done).say(language, text),
        };
        words.say(language, text);
    }
}

called! {
    /// What may be done to an agreement, after "chỉ" and "it can only be".
    Act:
    Implement "ký văn bản thực hiện", "implemented by another agreement"
    ReSign "tái ký", "re-signed"
    Amend "sửa đổi", "amended"
    Extend "gia hạn", "extended"
    Suspend "tạm đình chỉ", "suspended"
    Resume "tiếp tục thực hiện", "resumed"
    SendNotice "gửi thông báo không gia hạn", "denounced by a notice sent"
    ReceiveNotice "nhận thông báo không gia hạn", "denounced by a notice received"
    Terminate "chấm dứt", "terminated"
    Withdraw "rút khỏi", "withdrawn from"
    Accede "gia nhập", "acceded to"
}
