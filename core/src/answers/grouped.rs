//! What belongs together, for answers that put things in groups.

use alloc::{string::String, vec::Vec};

use crate::{model::Bilingual, order};

/// The id of a record, if there is one, and its name, or in words that there is none.
pub(super) type Titled = (Option<String>, Bilingual);

/// The groups in the order in which each group's first thing stands, with the positions of theirs.
///
/// * `of_each`: the groups that each thing stands in.
pub(super) fn grouped(of_each: impl Iterator<Item = Vec<Titled>>) -> Vec<(Titled, Vec<usize>)> {
    let mut members = Vec::new();
    for (position, titles) in of_each.enumerate() {
        for title in titles {
            members.push((title, position));
        }
    }
    let before = order::same_before(&members, |a, b| a.0.cmp(&b.0));
    let mut groups: Vec<(Titled, Vec<usize>)> = Vec::new();
    let mut groups_of_members = Vec::new();
    for ((title, position), before) in members.into_iter().zip(before) {
        let known = before.and_then(|before| groups_of_members.get(before).copied());
        let group = known.unwrap_or(groups.len());
        groups_of_members.push(group);
        match groups.get_mut(group) {
            // A unit may answer in two roles, an action name a partner and an agreement with it.
            Some((_, positions)) if positions.last() == Some(&position) => {}
            Some((_, positions)) => positions.push(position),
            None => groups.push((title, alloc::vec![position])),
        }
    }
    groups
}
