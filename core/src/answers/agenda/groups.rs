//! The agenda's items by unit, by partner or by urgency.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{AgendaItem, Register};
use crate::{
    answers::grouped::{Titled, grouped},
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
        let mut of_each = items.iter().map(|item| self.groups_of(by, item));
        let none = match by {
            AgendaGrouping::Partner => words::NO_PARTNER,
            AgendaGrouping::Unit | AgendaGrouping::Urgency => words::NOBODY_NAMED,
        };
        let mut groups = Vec::new();
        for ((id, name), positions) in grouped(&mut of_each, none) {
            let mut ids = Vec::new();
            for item in positions.iter().filter_map(|position| items.get(*position)) {
                if ids.last() != Some(&item.id) {
                    ids.push(item.id.clone());
                }
            }
            let items = ids;
            groups.push(AgendaGroup { id, name, items });
        }
        groups
    }

    /// The groups that an item stands in, each with its id, if it has one, and its name.
    fn groups_of(&self, by: AgendaGrouping, item: &AgendaItem) -> Vec<Titled> {
        match by {
            AgendaGrouping::Urgency => alloc::vec![(None, words::told(&item.urgency))],
            AgendaGrouping::Unit => {
                let answers = item.answers.iter();
                let groups = answers.map(|one| (one.unit.clone(), one.name.clone()));
                groups.list()
            }
            AgendaGrouping::Partner => self.titled(&item.partners),
        }
    }
}
