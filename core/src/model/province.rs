//! The province itself, and what happened to it.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation};
use crate::{
    json::{Read, Write},
    time::Day,
    words::{Filled, Language, Say, called, words},
};

/// The province whose register this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Its name when the register begins.
    pub name: Bilingual,
    /// What happened to it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ProvinceEvent>,
}

/// Something that happened to the province on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvinceEvent {
    /// The day it took effect.
    pub on: Day,
    /// What.
    pub what: ProvinceChange,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// Kinds of change to a province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProvinceChange {
    /// It has a new name, its bodies with it.
    Renamed(Bilingual),
    /// It took in another province.
    TookIn(Bilingual),
    /// It became part of another province, to which its agreements pass (Decree 177/2025).
    MergedInto(Bilingual),
}

/// A working assumption: something no document says, which the register takes for granted openly.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// Where an agreement does not say how it enters into force, it did so on signing.
    InForceOnSigning,
}

called! {
    /// A working assumption.
    Assumption:
    InForceOnSigning "có hiệu lực khi ký, trừ khi văn bản ghi khác", "in force on signing, unless the text says otherwise"
}

/// Something that happened to the province.
impl Say for ProvinceChange {
    fn say(&self, language: Language, text: &mut String) {
        let (sentence, name) = match self {
            Self::Renamed(name) => (words!("Đổi tên thành {}", "Renamed {}"), name),
            Self::TookIn(name) => (words!("Nhập thêm {}", "Took in {}"), name),
            Self::MergedInto(name) => (words!("Nhập vào {}", "Became part of {}"), name),
        };
        Filled(sentence, &[name]).say(language, text);
    }
}
