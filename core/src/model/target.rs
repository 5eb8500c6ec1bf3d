//! Targets (chỉ tiêu).

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Country, CountryGroup, Id};
use crate::json::{Read, Write};
use crate::time::Period;

/// A number of events to reach in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its id.
    pub id: Id<Target>,
    /// What is to be reached.
    pub title: Bilingual,
    /// The kind of event that counts.
    pub counts: TargetEvent,
    /// How many.
    pub number: u32,
    /// What is counted: each partner once, or each signing.
    #[serde(default, skip_serializing_if = "OncePer::is_default")]
    pub once_per: OncePer,
    /// In which period.
    pub period: Period,
    /// The countries that count; with `country_groups` empty too, all do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// Groups of countries that count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub country_groups: Vec<CountryGroup>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// The kind of event that counts towards a target.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetEvent {
    /// Ký mới: the first agreement with a partner.
    NewSigning,
    /// Tái ký: a new agreement after an old one. An extension is not a re-signing.
    ReSigning,
}

/// What is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OncePer {
    /// Each agreement.
    #[default]
    Signing,
    /// Each partner, however many agreements are signed with it.
    Partner,
}

impl OncePer {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
