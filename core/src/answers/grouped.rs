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
    let mut groups = Vec::new();
    for group in order::groups(&members, |a, b| a.0.cmp(&b.0)) {
        let (titles, mut positions): (Vec<&Titled>, Vec<usize>) = group
            .iter()
            .filter_map(|member| members.get(*member))
            .map(|(title, position)| (title, *position))
            .unzip();
        // A unit may answer in two roles, an action name a partner and an agreement with it.
        positions.dedup();
        if let Some(title) = titles.first() {
            groups.push(((*title).clone(), positions));
        }
    }
    groups
}
