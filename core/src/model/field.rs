//! Fields of cooperation (lĩnh vực).

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Id};
use crate::json::{Read, Write};

/// A field of cooperation, such as health or vocational training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id.
    pub id: Id<Field>,
    /// Its name.
    pub name: Bilingual,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}
