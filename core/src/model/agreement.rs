//! Agreements (thỏa thuận) and what changes them.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Field, Id, Partner, Unit};
use crate::{
    json::{Read, Write},
    time::{Count, FirstDay, ImpreciseDate, Length, Period, Window},
    words::{Filled, Language, Say, called, words},
};

/// An agreement between bodies of the province and foreign partners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its id.
    pub id: Id<Agreement>,
    /// Its kind.
    pub kind: AgreementKind,
    /// Its title.
    pub title: Bilingual,
    /// The parties on the province's side.
    pub ours: Vec<Party>,
    /// The parties on the other side.
    pub theirs: Vec<Party>,
    /// The fields it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Id<Field>>,
    /// The legal regime it stands under.
    pub regime: Regime,
    /// The agreement that this one implements, as an action programme does its memorandum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implements: Option<Id<Agreement>>,
    /// The agreement that this one re-signs (tái ký).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub re_signs: Option<Id<Agreement>>,
    /// When it was signed; absent when the sources only mention it as signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<ImpreciseDate>,
    /// How it enters into force.
    pub entry: Entry,
    /// How long it binds.
    pub term: Term,
    /// How it goes on by itself when nobody objects (gia hạn mặc nhiên).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tacit_renewal: Option<TacitRenewal>,
    /// How its lengths are counted, where it differs from the Civil Code.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// What happened to it since, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<AgreementChange>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

impl Agreement {
    /// The days on which it was signed as far as its own record states it; the register may tell more
    /// closely.
    pub(crate) fn signing_stated(&self) -> Window {
        self.signed.map_or(Window::UNKNOWN, |date| date.window())
    }

    /// On which side a party stands: 0 is the province's, 1 the other; who joins stands opposite unless it
    /// is a body of the province.
    pub(crate) fn side_of(&self, party: &Party) -> usize {
        let is_ours = matches!(party, Party::Unit(_)) || self.ours.contains(party);
        usize::from(!is_ours)
    }

    /// The foreign partners among its parties.
    pub(crate) fn partners(&self) -> impl Iterator<Item = &Id<Partner>> {
        self.theirs.iter().filter_map(|party| match party {
            Party::Partner(id) => Some(id),
            Party::Unit(_) | Party::Other(_) => None,
        })
    }
}

/// Kinds of agreement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgreementKind {
    /// Bản ghi nhớ.
    Memorandum,
    /// Biên bản ghi nhớ.
    MinutesOfUnderstanding,
    /// Thỏa thuận, bản thỏa thuận.
    Agreement,
    /// Tuyên bố chung.
    JointStatement,
    /// Chương trình hành động.
    ActionProgramme,
    /// Quy chế kết nghĩa.
    TwinningRegulation,
    /// Ý định thư.
    LetterOfIntent,
    /// Any other kind.
    Other,
}

/// A party to an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A body of the province.
    Unit(Id<Unit>),
    /// A foreign partner.
    Partner(Id<Partner>),
    /// Somebody else, by name.
    Other(Bilingual),
}

/// The legal regime of an agreement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// Law on International Agreements 70/2020/QH14, in force since 01/07/2021.
    #[serde(rename = "law_70_2020")]
    Law70Of2020,
    /// Ordinance 33/2007/PL-UBTVQH11, in force before it.
    #[serde(rename = "ordinance_2007")]
    OrdinanceOf2007,
    /// Party to Party.
    Party,
    /// Outside the Law, such as with a company.
    OutsideLaw,
    /// Not stated.
    NotStated,
}

/// How an agreement enters into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// On the day of signing.
    OnSigning,
    /// On a day of its own.
    On(ImpreciseDate),
    /// When something else happens, such as an exchange of notes, which is not recorded to have
    /// happened.
    After(Bilingual),
    /// Not stated. Never read as "on signing" (Law 70/2020 art. 32) unless the register assumes it.
    NotStated,
}

/// How long an agreement binds (thời hạn).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A number of days from its entry into force.
    Days(Count<365_000>),
    /// A number of weeks from its entry into force.
    Weeks(Count<52_000>),
    /// A number of months from its entry into force.
    Months(Count<12_000>),
    /// A number of years from its entry into force.
    Years(Count<1_000>),
    /// Up to a last day, included, known to some precision: `2023` means a day of 2023.
    Until(ImpreciseDate),
    /// From the start of the period to its end, both included: `2022/2026` means up to 31/12/2026.
    Period(Period),
    /// Without an end.
    OpenEnded,
    /// Not stated, which is not the same as open-ended.
    NotStated,
}

impl Term {
    /// The length, where the term is one.
    #[must_use]
    pub fn length(&self) -> Option<Length> {
        Some(match self {
            Self::Days(count) => Length::Days(*count),
            Self::Weeks(count) => Length::Weeks(*count),
            Self::Months(count) => Length::Months(*count),
            Self::Years(count) => Length::Years(*count),
            Self::Until(_) | Self::Period(_) | Self::OpenEnded | Self::NotStated => return None,
        })
    }
}

/// An agreement that goes on by itself at the end of each term unless a party gives notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TacitRenewal {
    /// For how long each time; days, weeks, months or years.
    pub length: Length,
    /// How many times at most; absent when without limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<Count<1_000>>,
    /// How long before the end of a term notice must be given; absent when it may be given up to
    /// the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Length>,
    /// From when notice counts.
    #[serde(default, skip_serializing_if = "NoticeCounts::is_default")]
    pub notice_counts: NoticeCounts,
}

/// From when a notice counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoticeCounts {
    /// From the day it is sent.
    #[default]
    FromSending,
    /// From the day the other party receives it.
    FromReceipt,
}

impl NoticeCounts {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What happened to an agreement after it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementChange {
    /// When: the day of signing of an extension or amendment; the first day of a suspension, of
    /// being in force again, or without force; the day a notice was sent or received.
    pub on: ImpreciseDate,
    /// What.
    pub what: ChangeKind,
    /// Who left or joined; absent when it is not recorded who left, and of every other kind of change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

impl AgreementChange {
    /// Whether another tells the same: of one day, by one source.
    pub(crate) fn is_the_same(&self, other: &Self) -> bool {
        let cited = |citation: &Citation| other.cites.contains(citation);
        (self.on, &self.what, &self.party) == (other.on, &other.what, &other.party)
            && self.cites.iter().any(cited)
    }
}

/// Kinds of change to an agreement. Each happens to a live agreement, one that has entered into
/// force and has not ended; but the parties may also give it up before it enters into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Gia hạn: by a new term, a length counted from the last day of the old one.
    Extend(Term),
    /// Sửa đổi, bổ sung: the text changed, not its term.
    Amend,
    /// Tạm đình chỉ: from this day on.
    Suspend,
    /// Tiếp tục thực hiện: in force again from this day on.
    Resume,
    /// Thông báo không gia hạn: notice that it is not to renew itself was sent.
    NoticeSent,
    /// Notice that it is not to renew itself was received.
    NoticeReceived,
    /// Chấm dứt: ended by the parties, from this day on.
    Terminate,
    /// Rút khỏi: one party left, from this day on; it goes on for the others.
    Withdraw,
    /// Gia nhập: a further party joined, from this day on.
    Accede,
}

/// A term.
impl Say for Term {
    fn say(&self, language: Language, text: &mut String) {
        match self {
            Self::Until(date) => {
                Filled(words!("hết hạn {}", "ending {}"), &[date]).say(language, text)
            }
            Self::Period(period) => period.say(language, text),
            Self::OpenEnded => words!("không thời hạn", "open-ended").say(language, text),
            Self::Days(_) | Self::Weeks(_) | Self::Months(_) | Self::Years(_) | Self::NotStated => {
                match self.length() {
                    Some(length) => length.say(language, text),
                    None => words!(
                        "không ghi, không có nghĩa là vô thời hạn",
                        "not stated, which does not mean open-ended"
                    )
                    .say(language, text),
                }
            }
        }
    }
}

called! {
    /// What happened to an agreement, in few words.
    ChangeKind:
    Extend "gia hạn", "extended"
    Amend "sửa đổi", "amended"
    Suspend "tạm đình chỉ", "suspended"
    Resume "tiếp tục thực hiện", "resumed"
    NoticeSent "gửi thông báo không gia hạn", "notice against renewal sent"
    NoticeReceived "nhận thông báo không gia hạn", "notice against renewal received"
    Terminate "các bên chấm dứt", "ended by the parties"
    Withdraw "một bên rút khỏi", "left by one party"
    Accede "thêm một bên gia nhập", "joined by a further party"
}
