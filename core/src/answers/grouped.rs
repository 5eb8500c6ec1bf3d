//! What belongs together, for answers that put things in groups.

use alloc::{string::String, vec::Vec};

use crate::{list::Listed, model::Bilingual, order};

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
    let firsts = order::firsts(&members, |a, b| a.0.cmp(&b.0));
    let mut members: Vec<_> = firsts.into_iter().zip(members).list();
    order::sort(&mut members, |a, b| a.0.cmp(&b.0));
    let mut groups: Vec<(Titled, Vec<usize>)> = Vec::new();
    let mut last = None;
    for (first, (title, position)) in members {
        if last.replace(first) != Some(first) {
            groups.push((title, Vec::new()));
        }
        // It may stand in a group twice: a unit in two roles, a partner and an agreement with it.
        if let Some((_, positions)) = groups.last_mut()
            && positions.last() != Some(&position)
        {
            positions.push(position);
        }
    }
    groups
}
