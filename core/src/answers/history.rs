//! What was recorded, by whom and when.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    json::{Read, Write},
    model::{Bilingual, Change},
    time::Day,
    words::{Say, words},
};

/// A question about what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryQuestion {
    /// The revision from which on; from the first change on, when not given.
    #[serde(default)]
    pub since: u32,
}

/// What was recorded, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct History {
    /// The revision of the register: how many changes were made, and what the next one gives.
    pub revision: u32,
    /// The changes, in order.
    pub entries: Vec<HistoryEntry>,
}

/// One change of the history, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryEntry {
    /// The revision it was made on: its position in the history.
    pub revision: u32,
    /// The day it was recorded.
    pub recorded: Day,
    /// Who recorded it.
    pub by: String,
    /// The verb, as it is written in JSON.
    pub verb: String,
    /// The record it added or changed.
    pub record: String,
    /// What happened.
    pub title: Bilingual,
}

impl Register {
    /// What was recorded, by whom and when.
    ///
    /// * `since`: the revision from which on; 0 for all.
    #[must_use]
    pub fn history(&self, since: u32) -> History {
        let mut entries = Vec::new();
        for change in &self.records().history {
            if change.revision >= since {
                entries.push(self.told(change));
            }
        }
        History {
            revision: self.revision(),
            entries,
        }
    }

    /// A change in words; a record without a name goes by its id.
    fn told(&self, change: &Change) -> HistoryEntry {
        let record = change.what.record();
        let name: &dyn Say = match self.name_of(record) {
            Some(name) => name,
            None => &record,
        };
        HistoryEntry {
            revision: change.revision,
            recorded: change.recorded,
            by: change.by.clone(),
            verb: String::from(change.what.name()),
            record: record.to_string(),
            title: words!("{}: {}").with(&[name, &change.what]),
        }
    }
}
