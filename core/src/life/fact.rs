//! Facts of an agreement that may be missing.

use serde::{Deserialize, Serialize};

use crate::{json::Write, words::called};

/// Facts of an agreement that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The day, or a closer date, of signing.
    SigningDay,
    /// How it enters into force.
    EntryRule,
    /// The day, or a closer date, of its entry into force.
    EntryDay,
    /// How long it binds.
    Term,
    /// A closer date of its last day.
    LastDay,
    /// A closer date of an extension.
    ExtensionDay,
    /// How long an extension binds.
    ExtensionTerm,
    /// A closer date of a suspension or its end.
    SuspensionDay,
    /// A closer date of a notice against renewal.
    NoticeDay,
    /// A closer date of the end the parties gave it.
    EndDay,
    /// When the agreement that re-signs it enters into force.
    ReSigningDay,
    /// Which party left.
    WithdrawnParty,
    /// Which of the sources that conflict is right.
    RightSource,
}

impl Fact {
    /// All facts.
    pub(crate) const ALL: [Self; 13] = [
        Self::SigningDay,
        Self::EntryRule,
        Self::EntryDay,
        Self::Term,
        Self::LastDay,
        Self::ExtensionDay,
        Self::ExtensionTerm,
        Self::SuspensionDay,
        Self::NoticeDay,
        Self::EndDay,
        Self::ReSigningDay,
        Self::WithdrawnParty,
        Self::RightSource,
    ];

    /// The fact as it is written in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SigningDay => "signing_day",
            Self::EntryRule => "entry_rule",
            Self::EntryDay => "entry_day",
            Self::Term => "term",
            Self::LastDay => "last_day",
            Self::ExtensionDay => "extension_day",
            Self::SuspensionDay => "suspension_day",
            Self::NoticeDay => "notice_day",
            Self::ExtensionTerm => "extension_term",
            Self::EndDay => "end_day",
            Self::ReSigningDay => "re_signing_day",
            Self::WithdrawnParty => "withdrawn_party",
            Self::RightSource => "right_source",
        }
    }
}

called! {
    /// A missing fact.
    Fact:
    SigningDay "ngày ký", "the day of signing"
    EntryRule "điều khoản có hiệu lực", "the rule of entry into force"
    EntryDay "ngày có hiệu lực", "the day of entry into force"
    Term "thời hạn", "the term"
    LastDay "ngày hết hạn", "the last day"
    ExtensionDay "ngày gia hạn", "the day of the extension"
    ExtensionTerm "thời hạn gia hạn", "the term of the extension"
    SuspensionDay "ngày tạm đình chỉ", "the day of the suspension"
    NoticeDay "ngày thông báo không gia hạn", "the day of the notice"
    EndDay "ngày chấm dứt", "the day of its end"
    ReSigningDay "ngày có hiệu lực của thỏa thuận tái ký", "the entry into force of the agreement that re-signs it"
    WithdrawnParty "bên nào rút khỏi", "which party left"
    RightSource "nguồn nào đúng trong các nguồn mâu thuẫn", "which of the sources that conflict is right"
}
