//! What belongs together, for answers that put things in groups.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Register,
    model::{Bilingual, Id},
    order,
};

/// The id of a record, if there is one, and its name, or in words that there is none.
pub(super) type Titled<'r> = (Option<String>, &'r Bilingual);

/// The groups in the order in which each group's first thing stands, with the positions of theirs.
///
/// * `of_each`: the groups that each thing stands in.
/// * `none`: the name of the group of those that stand in none.
pub(super) fn grouped<'r>(
    of_each: &mut dyn Iterator<Item = Vec<Titled<'r>>>,
    none: &'r Bilingual,
) -> Vec<(Titled<'r>, Vec<usize>)> {
    let mut members = Vec::new();
    for (position, mut titles) in of_each.enumerate() {
        if titles.is_empty() {
            titles.push((None, none));
        }
        for title in titles {
            members.push((title, position));
        }
    }
    let mut groups = Vec::new();
    for group in &order::groups(&members, |a, b| a.0.cmp(&b.0)) {
        let (mut first, mut positions) = (None, Vec::new());
        for member in group {
            if let Some((title, position)) = members.get(*member) {
                first = first.or(Some(title));
                positions.push(*position);
            }
        }
        // A unit may answer in two roles, an action name a partner and an agreement with it.
        positions.dedup();
        groups.extend(first.map(|title| (title.clone(), positions)));
    }
    groups
}

impl Register {
    /// Records by their ids and names.
    pub(super) fn titled<R>(&self, ids: &[Id<R>]) -> Vec<Titled<'_>> {
        let mut titled = Vec::new();
        for id in ids {
            if let Some(name) = self.name_of(id.as_str()) {
                titled.push((Some(id.to_string()), name));
            }
        }
        titled
    }
}
