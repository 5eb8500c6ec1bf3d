//! The agenda's items by unit, by partner or by urgency.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{AgendaItem, Register, Urgency};
use crate::{
    answers::grouped::grouped,
    json::{Read, Write},
    list::Listed,
    model::Bilingual,
    words,
};

/// By what the items of an agenda are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgendaGrouping {
    /// By who answers on the day asked.
    Unit,
    /// By partner.
    Partner,
    /// By how urgent they are.
    Urgency,
}

/// Items of an agenda that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaGroup {
    /// The id of the unit or partner; absent where there is none, and for an urgency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name of the unit or partner, or the urgency in words.
    pub name: Bilingual,
    /// The ids of its items, the most urgent first.
    pub items: Vec<String>,
}

impl Register {
    /// The items in groups, in the order in which each group's first item stands; every item stands
    /// in at least one.
    pub(super) fn groups(&self, by: AgendaGrouping, items: &[AgendaItem]) -> Vec<AgendaGroup> {
        let none = match by {
            AgendaGrouping::Partner => words::NO_PARTNER,
            AgendaGrouping::Unit | AgendaGrouping::Urgency => words::NOBODY_NAMED,
        };
        let none = none.into();
        let urgencies = [
            Urgency::Overdue,
            Urgency::Soon,
            Urgency::Later,
            Urgency::Undated,
        ];
        let urgencies = urgencies.map(|urgency| (urgency, words::told(&urgency)));
        let mut of_each = items.iter().map(|item| match by {
            AgendaGrouping::Urgency => {
                let known = urgencies.iter().filter(|known| known.0 == item.urgency);
                known.map(|(_, name)| (None, name)).list()
            }
            AgendaGrouping::Unit => {
                let answers = item.answers.iter();
                answers.map(|one| (one.unit.clone(), &one.name)).list()
            }
            AgendaGrouping::Partner => self.titled(&item.partners),
        });
        let mut groups = Vec::new();
        for ((id, name), positions) in grouped(&mut of_each, &none) {
            let mut ids = Vec::new();
            for item in positions.iter().filter_map(|position| items.get(*position)) {
                if ids.last() != Some(&item.id) {
                    ids.push(item.id.clone());
                }
            }
            groups.push(AgendaGroup {
                id,
                name: name.clone(),
                items: ids,
            });
        }
        groups
    }
}
