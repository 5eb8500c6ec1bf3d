//! What belongs together, for answers that put things in groups.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Register,
    model::{Bilingual, Id},
    order,
    words::{Words, words},
};

/// The id of a record, if there is one, and its name, or in words that there is none.
pub(super) type Titled = (Option<String>, Bilingual);

/// The groups in the order in which each group's first thing stands, with the positions of theirs.
///
/// * `of_each`: the groups that each thing stands in.
/// * `none`: the name of the group of those that stand in none.
pub(super) fn grouped(of_each: Vec<Vec<Titled>>, none: Words) -> Vec<(Titled, Vec<usize>)> {
    let mut members = Vec::new();
    for (position, mut titles) in of_each.into_iter().enumerate() {
        if titles.is_empty() {
            titles.push((None, none.into()));
        }
        for title in titles {
            members.push((title, position));
        }
    }
    let mut groups = Vec::new();
    for group in &order::groups(&members, |a, b| a.0.cmp(&b.0)) {
        let (mut of_all, mut positions) = (None, Vec::new());
        for member in group {
            if let Some((title, position)) = members.get(*member) {
                of_all = Some(title);
                // A unit may answer in two roles, an action name a partner and an agreement with it.
                if positions.last() != Some(position) {
                    positions.push(*position);
                }
            }
        }
        if let Some(title) = of_all {
            groups.push((title.clone(), positions));
        }
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

/// Of what no unit is named for.
pub(crate) const NOBODY_NAMED: Words = words!("chưa giao đơn vị nào", "no unit named");

/// Of what no field is recorded for.
pub(crate) const NO_FIELD: Words = words!("không ghi lĩnh vực", "no field recorded");

/// Of what concerns no partner.
pub(crate) const NO_PARTNER: Words = words!("không gắn với đối tác nào", "no partner");

/// Units by their number.
pub(crate) const UNITS: [Words<1>; 2] = [
    words!("{} đơn vị", "{} unit"),
    words!("{} đơn vị", "{} units"),
];

/// Actions by their number.
pub(crate) const ACTIONS: [Words<1>; 2] = [
    words!("{} việc", "{} action"),
    words!("{} việc", "{} actions"),
];
