//! What was recorded, by whom and when.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    model::{Bilingual, Change},
    order,
    time::Day,
    words,
};

/// What was recorded, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct History {
    /// The revision of the register: how many changes were made, and what the next one gives.
    pub revision: u32,
    /// The changes, in order.
    pub entries: Vec<HistoryEntry>,
}

/// One change of the history, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        let entries = self.records().history.iter();
        let later = || entries.clone().filter(|change| change.revision >= since);
        let mut names = order::map(later().map(|change| (change.what.record(), None)));
        self.each_name(&mut |_, id, name, _| {
            if let Some(known) = names.get_mut(id) {
                *known = Some(name.clone());
            }
        });
        History {
            revision: self.revision(),
            entries: later().map(|change| told(change, &names)).collect(),
        }
    }
}

/// A change in words; a record without a name goes by its id.
fn told(change: &Change, names: &BTreeMap<&str, Option<Bilingual>>) -> HistoryEntry {
    let record = change.what.record();
    let name = names.get(record).cloned().flatten();
    let name = name.unwrap_or_else(|| Bilingual::new(record, record));
    let what = words::verb(&change.what);
    let title = |name: &str, what: &str| alloc::format!("{name}: {what}");
    HistoryEntry {
        revision: change.revision,
        recorded: change.recorded,
        by: change.by.clone(),
        verb: String::from(change.what.name()),
        record: record.to_string(),
        title: Bilingual::new(
            title(name.in_vietnamese(), what.in_vietnamese()),
            title(name.in_english(), what.in_english()),
        ),
    }
}
