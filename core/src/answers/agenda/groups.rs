//! The agenda's items by unit, by partner or by urgency.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{AgendaItem, Register};
use crate::{
    answers::grouped::NO_PARTNER,
    answers::{NOBODY_NAMED, grouped::grouped},
    json::{Read, Write},
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
            AgendaGrouping::Partner => NO_PARTNER,
            AgendaGrouping::Unit | AgendaGrouping::Urgency => NOBODY_NAMED,
        };
        let mut of_each = Vec::new();
        for item in items {
            let mut of_item = Vec::new();
            match by {
                AgendaGrouping::Urgency => of_item.push((None, words::told(&item.urgency))),
                AgendaGrouping::Unit => {
                    for one in &item.answers {
                        of_item.push((one.unit.clone(), one.name.clone()));
                    }
                }
                AgendaGrouping::Partner => of_item = self.titled(&item.partners),
            }
            of_each.push(of_item);
        }
        let mut groups = Vec::new();
        for ((id, name), positions) in grouped(of_each, none) {
            let mut ids = Vec::new();
            for position in positions {
                if let Some(item) = items.get(position)
                    && ids.last() != Some(&item.id)
                {
                    ids.push(item.id.clone());
                }
            }
            groups.push(AgendaGroup {
                id,
                name,
                items: ids,
            });
        }
        groups
    }
}
