//! Planned actions (việc dự kiến).

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Agreement, Assignee, Bilingual, Citation, Id, Responsibility, Subject};
use crate::json::{Read, Write};
use crate::time::{ImpreciseDate, Period};

/// Something a document plans to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its id.
    pub id: Id<Action>,
    /// Its kind.
    pub kind: ActionKind,
    /// What is planned, in short.
    pub title: Bilingual,
    /// The partners, agreements and countries it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// The responsibility it belongs to, whose units lead it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Id<Responsibility>>,
    /// Who leads it, where that differs from the responsibility or there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Assignee>,
    /// When it is planned; absent when no time is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Period>,
    /// How it ended, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// Kinds of planned action.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Ký mới.
    Sign,
    /// Tái ký.
    ReSign,
    /// Gia hạn.
    Extend,
    /// Rà soát.
    Review,
    /// Xây dựng chương trình hành động.
    DrawUpProgramme,
    /// Đoàn ra.
    SendDelegation,
    /// Đoàn vào.
    ReceiveDelegation,
    /// Kỷ niệm, tổng kết.
    Anniversary,
    /// Any other event or activity.
    Activity,
}

/// How a planned action ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// When it was done.
    pub done: ImpreciseDate,
    /// The agreement it led to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id<Agreement>>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}
