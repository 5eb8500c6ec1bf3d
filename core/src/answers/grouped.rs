//! What belongs together, for answers that put things in groups.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Register,
    list::Listed,
    model::{Bilingual, Id},
    order,
};

/// The id of a record, if there is one, and its name, or in words that there is none.
pub(super) type Titled = (Option<String>, Bilingual);

/// The groups in the order in which each group's first thing stands, with the positions of theirs.
///
/// * `of_each`: the groups that each thing stands in.
pub(super) fn grouped(of_each: &mut dyn Iterator<Item = Vec<Titled>>) -> Vec<(Titled, Vec<usize>)> {
    let mut members = Vec::new();
    for (position, titles) in of_each.enumerate() {
        for title in titles {
            members.push((title, position));
        }
    }
    let mut groups = Vec::new();
    for group in order::groups(&members, |a, b| a.0.cmp(&b.0)) {
        let members = group.iter().filter_map(|member| members.get(*member));
        let mut positions = members.clone().map(|(_, position)| *position).list();
        // A unit may answer in two roles, an action name a partner and an agreement with it.
        positions.dedup();
        if let Some((title, _)) = members.clone().next() {
            groups.push((title.clone(), positions));
        }
    }
    groups
}

/// The groups that a thing stands in, or that there is none.
pub(super) fn or_none(mut groups: Vec<Titled>, none: Bilingual) -> Vec<Titled> {
    if groups.is_empty() {
        groups.push((None, none));
    }
    groups
}

impl Register {
    /// Records by their ids and names.
    pub(super) fn titled<R>(&self, ids: &[Id<R>]) -> Vec<Titled> {
        let mut titled = Vec::new();
        for id in ids {
            if let Some(name) = self.name_of(id.as_str()) {
                titled.push((Some(id.to_string()), name.clone()));
            }
        }
        titled
    }
}
