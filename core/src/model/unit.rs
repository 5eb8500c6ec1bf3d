//! Units (đơn vị), groups of units (nhóm đơn vị) and successions (kế thừa).

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Field, Id};
use crate::json::{Read, Write};
use crate::time::{Day, Period};

/// A body of the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its id.
    pub id: Id<Unit>,
    /// Its kind, by which groups count it in.
    pub kind: UnitKind,
    /// Its name when it was first recorded.
    pub name: Bilingual,
    /// Other spellings found in the documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// New names of the same body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<Renaming>,
    /// When it existed; several periods for a body abolished and founded again, none when nothing
    /// is known of its first and last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub existence: Vec<Period>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// Kinds of unit.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Ủy ban nhân dân tỉnh: the province's People's Committee.
    PeoplesCommittee,
    /// Văn phòng Ủy ban nhân dân tỉnh: its office.
    Office,
    /// Sở: a department.
    Department,
    /// Ban quản lý and the like: a board or other sector of the province.
    Board,
    /// Ủy ban nhân dân cấp huyện: a district or city under the province.
    District,
    /// Công an: police.
    Police,
    /// Bộ chỉ huy quân sự: military command.
    Military,
    /// A body of the Party.
    Party,
    /// Mặt trận Tổ quốc, đoàn thể, liên hiệp, hội: the Front, mass organisations, unions.
    Association,
    /// Trường: a school, college or university.
    School,
    /// Báo, đài: press and broadcasting.
    Press,
    /// A ministry or other central body.
    Central,
    /// Any other body.
    Other,
}

/// A new name of the same body from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Renaming {
    /// The first day of the new name.
    pub on: Day,
    /// The new name.
    pub name: Bilingual,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// A collective name such as "các sở, ban, ngành"; its members are those of the day asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnitGroup {
    /// Its id.
    pub id: Id<UnitGroup>,
    /// The words of the documents.
    pub name: Bilingual,
    /// Every unit of these kinds is a member while it exists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<UnitKind>,
    /// Members named one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Id<Unit>>,
    /// When there were such units at all; absent when nothing is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existence: Option<Period>,
    /// The register does not hold every member: answers add "and others".
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub open: bool,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// On a day, the tasks of one unit pass to another: all of them, or those in named fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// Its id.
    pub id: Id<Succession>,
    /// The first day on which the successor answers.
    pub on: Day,
    /// The unit whose tasks pass on.
    pub from: Id<Unit>,
    /// The unit that takes them over.
    pub to: Id<Unit>,
    /// The fields that pass; none named means all that no other succession of the day names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Id<Field>>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}
