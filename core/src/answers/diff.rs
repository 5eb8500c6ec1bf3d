//! What differs between two days, or between two registers, as dated events in words.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Event, TimelineQuestion, timeline::compare};
use crate::{
    Register,
    change::happened::keys_that_differ,
    json::{self, Read, Write},
    life::Phases,
    model::{Agreement, Bilingual, Change, Id, Language, List},
    problem::Problems,
    time::Day,
    words::words,
};

/// A question about what differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DiffQuestion {
    /// Between two days of this register.
    Days(TimelineQuestion),
    /// Between this register and another, given as its JSON text.
    Register(String),
    /// Between this register and another, with the changes that lead to it.
    Changes(ChangesQuestion),
}

/// A question about the changes that lead to another register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangesQuestion {
    /// The other register as its JSON text.
    pub to: String,
    /// The day on which the changes are to be recorded.
    pub recorded: Day,
    /// Who is to record them.
    pub by: String,
}

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diff {
    /// The agreements whose possible phases are others on the second day than on the first; between
    /// registers, none.
    pub phases: Vec<PhaseDiff>,
    /// The records that only one of two registers has, or that differ; between days, none.
    pub records: Vec<RecordDiff>,
    /// Of registers, what differs beside records: `province`, `assume`, and each list in which the
    /// records that both have stand in another order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The events after the first day and up to the second; between registers, those that only one of
    /// them has.
    pub events: Vec<EventDiff>,
    /// The changes that lead from the register asked to the other, to be made one after the other,
    /// where they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What still differs after these changes, where they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<LeftDiff>,
}

/// An agreement whose possible phases differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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

/// A difference that no change takes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftDiff {
    /// The part of the register: `province`, `assume`, or a list.
    pub part: String,
    /// The record's id; absent where the part as a whole differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// The same in words.
    pub says: Bilingual,
}

/// Why no change takes a difference away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// No verb changes the province or what is assumed.
    NoVerb,
    /// The order of a list is that in which its records came.
    Order,
    /// No record is ever taken out.
    Removed,
    /// A document comes with a change, and there is none for it to come with.
    NotCited,
    /// The change that says it is refused.
    Refused,
}

/// An event that happens between two days, or that only one of two registers has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventDiff {
    /// Whether it is new or no longer there.
    pub change: Difference,
    /// The event.
    pub event: Event,
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
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
        super::window::window_in_order("/diff/days/until", from, until)?;
        let mut diff = Diff::default();
        for (agreement, life) in self.lives() {
            let (before, after) = (life.phases_on(from), life.phases_on(until));
            if before != after {
                diff.phases.push(PhaseDiff {
                    agreement: agreement.id.clone(),
                    title: agreement.title.clone(),
                    before,
                    after,
                });
            }
        }
        if from < until {
            let events = self.timeline(from.next(), until)?.events;
            diff.events = events_that_differ(&[], &events);
        }
        Ok(diff)
    }

    /// What another register has that this one has not, and the other way round: records by list and
    /// id, with the keys that differ, and dated events in words. The histories are not compared.
    ///
    /// * `other`: the register that is compared with this one, most often a later one.
    #[must_use]
    pub fn diff(&self, other: &Self) -> Diff {
        let mut diff = self.what_differs(other);
        diff.events = events_that_differ(&self.dated_events(None), &other.dated_events(None));
        diff
    }

    /// What differs, as [`diff`](Self::diff) says it, with the changes that lead from this register to
    /// the other, and what still differs after them.
    ///
    /// Where the other's history goes on from this one's, its later changes come first, as they were
    /// recorded. What they leave is said by new changes: each record that only the other has by the
    /// verb that adds its kind, each that differs by what happened to it, where verbs say so (an
    /// extension, the end of a unit, an outcome …), else by `correct`. A document comes with the first
    /// change that rests on it, those that it cites beside it; one on which nothing rests comes with
    /// the last change. Each of the changes can be made by [`apply`](Self::apply) on what the one
    /// before it left, and finding them takes as long as making them does.
    ///
    /// * `other`: the register to be reached.
    /// * `recorded`: the day on which the new changes are recorded.
    /// * `by`: who records them.
    ///
    /// # Errors
    /// `recorded_backwards` when a new change would be recorded before one that stands, `bad_value`
    /// when nobody is named who records it.
    ///
    /// # Example: what must be recorded here, so that it is as in the copy that a colleague has edited?
    /// ```
    /// use hoptac::{Register, day};
    ///
    /// let ours = r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    ///     "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    ///         "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "partners": [{"id": "sakai", "kind": "locality", "country": "JP",
    ///         "name": {"vi": "Thành phố Sakai"}, "cites": [{"document": "plan-107"}]}]
    /// }"#;
    /// let theirs = ours.replace("Thành phố Sakai", "Thành phố Sakai, Osaka");
    /// let (ours, theirs) = (Register::from_json(ours)?, Register::from_json(&theirs)?);
    /// let diff = ours.changes_to(&theirs, day!(2025-09-16), "Trần Thị Bình")?;
    /// assert_eq!(diff.changes[0].what.name(), "correct");
    /// assert!(diff.left.is_empty());
    /// assert_eq!(ours.replay(&diff.changes)?.records().partners, theirs.records().partners);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn changes_to(
        &self,
        other: &Self,
        recorded: impl Into<Day>,
        by: &str,
    ) -> Result<Diff, Problems> {
        let way = self.way_to(other, recorded.into(), by)?;
        let still = way.reached().what_differs(other);
        let refused = |id: &str| {
            let mut refused = way.refused.iter();
            refused
                .find(|(it, _)| it == id)
                .map(|(_, problems)| messages(problems))
        };
        let mut diff = self.diff(other);
        for record in &still.records {
            let (obstacle, says) = match (record.change, refused(&record.id)) {
                (Difference::Removed, _) => (Obstacle::Removed, None),
                (_, None) => (Obstacle::NotCited, None),
                (_, says) => (Obstacle::Refused, says),
            };
            let part = record.list.key();
            diff.left
                .push(left(part, Some(record.id.clone()), obstacle, says));
        }
        for part in &still.parts {
            let obstacle = match List::from_key(part) {
                Some(_) => Obstacle::Order,
                None => Obstacle::NoVerb,
            };
            diff.left.push(left(part, None, obstacle, None));
        }
        diff.changes = way.changes;
        Ok(diff)
    }

    /// The records that differ, and the other parts that do.
    fn what_differs(&self, other: &Self) -> Diff {
        let mut diff = Diff::default();
        let (ours, theirs) = (json::tree(self.records()), json::tree(other.records()));
        for part in ["province", "assume"] {
            if ours.get(part) != theirs.get(part) {
                diff.parts.push(part.to_string());
            }
        }
        for list in List::ALL {
            let (ours, theirs) = (ours.items(list.key()), theirs.items(list.key()));
            // The ids that both have, in the order of each.
            let mut orders = (Vec::new(), Vec::new());
            let position = |register: &Self, id| register.position_of(list, id);
            let mut add = |id: &str, change, keys| {
                diff.records.push(RecordDiff {
                    list,
                    id: id.to_string(),
                    change,
                    keys,
                });
            };
            for record in ours {
                let id = record.text("id");
                match position(other, id).and_then(|place| theirs.get(place)) {
                    None => add(id, Difference::Removed, Vec::new()),
                    Some(after) => {
                        orders.0.push(id);
                        if after != record {
                            add(id, Difference::Altered, keys_that_differ(record, after));
                        }
                    }
                }
            }
            for record in theirs {
                let id = record.text("id");
                match position(self, id) {
                    None => add(id, Difference::Added, Vec::new()),
                    Some(_) => orders.1.push(id),
                }
            }
            if orders.0 != orders.1 {
                diff.parts.push(list.key().to_string());
            }
        }
        diff
    }
}

/// The events that only one of two lists has, in their order; both lists are in it.
fn events_that_differ(before: &[Event], mut after: &[Event]) -> Vec<EventDiff> {
    let mut differ = Vec::new();
    let mut add = |change, event: &Event| {
        let event = event.clone();
        differ.push(EventDiff { change, event });
    };
    for event in before {
        while let [earlier, later @ ..] = after
            && compare(earlier, event).is_lt()
        {
            add(Difference::Added, earlier);
            after = later;
        }
        match after {
            [same, later @ ..] if same == event => after = later,
            _ => add(Difference::Removed, event),
        }
    }
    for event in after {
        add(Difference::Added, event);
    }
    differ
}

fn left(part: &str, id: Option<String>, obstacle: Obstacle, says: Option<Bilingual>) -> LeftDiff {
    let why = match obstacle {
        Obstacle::NoVerb => words!(
            "Không thay đổi nào sửa phần này của sổ.",
            "No change alters this part of a register."
        ),
        Obstacle::Order => words!(
            "Bản ghi đứng theo thứ tự được ghi vào sổ.",
            "Records stand in the order in which they came."
        ),
        Obstacle::Removed => words!(
            "Không bản ghi nào bị xóa khỏi sổ.",
            "No record is ever taken out of a register."
        ),
        Obstacle::NotCited => words!(
            "Văn bản được ghi cùng thay đổi dựa vào nó; ở đây không có thay đổi nào.",
            "A document comes with a change that rests on it; here there is none."
        ),
        Obstacle::Refused => words!(""),
    };
    LeftDiff {
        part: part.to_string(),
        id,
        obstacle,
        says: says.unwrap_or_else(|| why.into()),
    }
}

/// What is said by several problems.
fn messages(problems: &Problems) -> Bilingual {
    let say = |language| {
        let messages = problems.iter().map(|problem| problem.message.get(language));
        messages.collect::<Vec<_>>().join(" ")
    };
    Bilingual::new(say(Language::Vi), say(Language::En))
}
