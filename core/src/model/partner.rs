//! Foreign partners (đối tác).

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Country, Id};
use crate::json::{Read, Write};

/// A foreign partner, or a prospect: one still to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its id.
    pub id: Id<Partner>,
    /// Its kind.
    pub kind: PartnerKind,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: Country,
    /// Its name.
    pub name: Bilingual,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Present when the partner is still to be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prospect: Option<Prospect>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// Kinds of partner.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartnerKind {
    /// A province, state, city or other locality.
    Locality,
    /// A company.
    Company,
    /// A university or school.
    University,
    /// A state agency.
    Agency,
    /// An association.
    Association,
    /// A Party body.
    Party,
    /// A military body.
    Military,
    /// Not yet known, for a prospect of any kind.
    Any,
}

/// A partner still to be found: "one locality of India".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prospect {
    /// How many are sought; absent when the plan does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The partners that were found for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Id<Partner>>,
}
