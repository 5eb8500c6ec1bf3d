//! What differs between two days, or between two registers, as dated events in words.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Event, timeline::compare};
use crate::{
    Register,
    json::{self, Tree},
    life::Phases,
    model::{Agreement, Bilingual, Id, List},
    problem::Problems,
    time::Day,
};

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diff {
    /// The agreements whose possible phases are others on the second day than on the first; between
    /// registers, none.
    pub phases: Vec<PhaseDiff>,
    /// The records that only one of two registers has, or that differ; between days, none.
    pub records: Vec<RecordDiff>,
    /// The events after the first day and up to the second; between registers, those that only one of
    /// them has.
    pub events: Vec<EventDiff>,
}

/// An agreement whose possible phases differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseDiff {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: Bilingual,
    /// What was possible on the first day.
    pub before: Phases,
    /// What is possible on the second.
    pub after: Phases,
}

/// A record that differs between two registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordDiff {
    /// The list in which it stands.
    pub list: List,
    /// Its id.
    pub id: String,
    /// Whether it is new, is no longer there, or differs.
    pub change: Difference,
    /// The keys that differ, of a record that both have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
}

/// An event that happens between two days, or that only one of two registers has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventDiff {
    /// Whether it is new or no longer there.
    pub change: Difference,
    /// The event.
    pub event: Event,
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, and it is not the same.
    Altered,
}

impl Register {
    /// What differs between two days: the agreements whose possible phases are others, and every event
    /// that happens or may happen after the first day and up to the second.
    ///
    /// * `from`, `until`: the first and the second day.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `from`.
    ///
    /// # Example: what has changed since the last meeting?
    /// ```
    /// use hoptac::{Register, answers::Phase, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "agreements": [{"id": "champasak-mou-2021", "signed": "2021-12-28", "entry": {"on": "2022-01-01"},
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với tỉnh Champasak"}, "ours": [], "theirs": [],
    ///         "term": {"period": "2022/2026"}, "regime": "law_70_2020",
    ///         "cites": [{"document": "plan-107", "section": "III.1.1.1"}]}]
    /// }"#)?;
    /// let diff = register.diff_of_days(day!(2026-12-01), day!(2027-02-01))?;
    /// assert_eq!(diff.phases[0].before, [Phase::InForce].into());
    /// assert_eq!(diff.phases[0].after, [Phase::Expired].into());
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn diff_of_days(
        &self,
        from: impl Into<Day>,
        until: impl Into<Day>,
    ) -> Result<Diff, Problems> {
        let (from, until) = (from.into(), until.into());
        crate::contract::window_in_order("/diff/days/until", from, until)?;
        let mut phases = Vec::new();
        for (agreement, life) in self.lives() {
            let (before, after) = (life.phases_on(from), life.phases_on(until));
            if before != after {
                phases.push(PhaseDiff {
                    agreement: agreement.id.clone(),
                    title: agreement.title.clone(),
                    before,
                    after,
                });
            }
        }
        let events = if from == until {
            Vec::new()
        } else {
            self.timeline(from.next(), until)?.events
        };
        let added = |event| EventDiff {
            change: Difference::Added,
            event,
        };
        Ok(Diff {
            phases,
            records: Vec::new(),
            events: events.into_iter().map(added).collect(),
        })
    }

    /// What another register has that this one has not, and the other way round: records by list and
    /// id, with the keys that differ, and dated events in words.
    ///
    /// Where the other's history goes on from this one's, its later changes make the other of this.
    ///
    /// * `other`: the register that is compared with this one, most often a later one.
    #[must_use]
    pub fn diff(&self, other: &Self) -> Diff {
        let mut records = Vec::new();
        let (ours, theirs) = (json::tree(self.records()), json::tree(other.records()));
        for list in List::ALL {
            for (id, record) in ids(&ours, list) {
                let after = other.path_of(list, id);
                match after.and_then(|path| theirs.at(&path)) {
                    None => records.push(record_diff(list, id, Difference::Removed, Vec::new())),
                    Some(after) if after != record => {
                        let keys = keys_that_differ(record, after);
                        records.push(record_diff(list, id, Difference::Altered, keys));
                    }
                    Some(_) => {}
                }
            }
            for (id, _) in ids(&theirs, list) {
                if self.path_of(list, id).is_none() {
                    records.push(record_diff(list, id, Difference::Added, Vec::new()));
                }
            }
        }
        Diff {
            phases: Vec::new(),
            records,
            events: events_that_differ(self.dated_events(), other.dated_events()),
        }
    }
}

/// The events that only one of two lists has, in their order; both lists are in it.
fn events_that_differ(before: Vec<Event>, after: Vec<Event>) -> Vec<EventDiff> {
    let mut differ = Vec::new();
    let mut add = |change, event| differ.push(EventDiff { change, event });
    let mut after = after.into_iter().peekable();
    for event in before {
        while let Some(earlier) = after.next_if(|other| compare(other, &event).is_lt()) {
            add(Difference::Added, earlier);
        }
        if after.next_if_eq(&event).is_none() {
            add(Difference::Removed, event);
        }
    }
    after.for_each(|event| add(Difference::Added, event));
    differ
}

fn record_diff(list: List, id: &str, change: Difference, keys: Vec<String>) -> RecordDiff {
    RecordDiff {
        list,
        id: id.to_string(),
        change,
        keys,
    }
}

/// The records of a list, each with its id.
fn ids(register: &Tree, list: List) -> impl Iterator<Item = (&str, &Tree)> {
    let records = match register.get(list.key()) {
        Some(Tree::List(records)) => records.as_slice(),
        _ => &[],
    };
    let ids = records.iter();
    ids.filter_map(|record| Some((record.get("id")?.as_text()?, record)))
}

/// The keys whose values differ between two objects.
fn keys_that_differ(before: &Tree, after: &Tree) -> Vec<String> {
    let (Tree::Object(ours), Tree::Object(theirs)) = (before, after) else {
        return Vec::new();
    };
    let keys = ours
        .iter()
        .chain(theirs.iter().filter(|(key, _)| before.get(key).is_none()));
    let differs = |key: &&String| before.get(key) != after.get(key);
    keys.map(|(key, _)| key).filter(differs).cloned().collect()
}
