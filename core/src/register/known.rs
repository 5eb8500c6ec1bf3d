//! A register as its sources told it on a day.
//!
//! What stands in a register was not all known from the start. Everything that cites has a day from
//! which on it was known: that of the first dated document that says it. Before that day it is left
//! out, and so is what cannot be without it.

use alloc::string::ToString;

use super::Register;
use crate::{
    json::{self, Tree},
    model::Document,
    problem::{Found, Problems},
    time::{Bound, Day, Period},
};

impl Register {
    /// The register as its sources dated up to a day told it: what was believed then, and of what.
    ///
    /// Records, changes of agreements, outcomes and the like are there from the day of the first
    /// document on that says them outright, or, where none does, of the first from which they are
    /// inferred. What is stated by no dated document is there always. What a record says is known
    /// with the record, but for the end of a unit, which is known once it has come. References to what
    /// was not known are left out, and with them whatever cannot be without them. The history is left
    /// out.
    ///
    /// * `on`: the day.
    ///
    /// # Errors
    /// None that is known: what is left of a register is one.
    ///
    /// # Example: what did we know before the plan?
    /// ```
    /// use hoptac::{Register, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    ///     "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    ///         "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "partners": [{"id": "jiangsu", "kind": "locality", "country": "CN",
    ///         "name": {"vi": "Tỉnh Giang Tô"}, "cites": [{"document": "plan-107"}]}]
    /// }"#)?;
    /// assert!(register.known_on(day!(2023-04-24))?.find("giang to").matches.is_empty());
    /// assert_eq!(register.known_on(day!(2023-04-25))?.find("giang to").matches.len(), 1);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn known_on(&self, on: impl Into<Day>) -> Result<Self, Problems> {
        let on = on.into();
        let mut tree = json::tree(self.records());
        tree.put("/history", Tree::Null);
        self.forget(&mut tree, on);
        loop {
            tree.sweep();
            let problems = match Self::from_tree(&tree, Found::all()) {
                Ok(known) => return Ok(known),
                Err(problems) => problems,
            };
            let mut left_out = false;
            for problem in &problems {
                let path = match tree.at(&problem.path) {
                    Some(_) => problem.path.as_str(),
                    None => parent(&problem.path),
                };
                if tree.at(path).is_some_and(|there| *there != Tree::Null) && !path.is_empty() {
                    tree.put(path, Tree::Null);
                    left_out = true;
                }
            }
            if !left_out {
                return Err(problems);
            }
        }
    }

    /// Leaves out everything that is not known on a day.
    fn forget(&self, tree: &mut Tree, on: Day) {
        match tree {
            Tree::Object(pairs) => {
                for (key, value) in pairs {
                    match key.as_str() {
                        "existence" => not_ended_yet(value, on),
                        _ => self.forget(value, on),
                    }
                }
            }
            Tree::List(items) => items.iter_mut().for_each(|item| self.forget(item, on)),
            _ => {}
        }
        if let Some(Tree::List(cites)) = tree.get("cites")
            && self.known_since(cites) > on
        {
            *tree = Tree::Null;
        }
    }

    /// The day from which on something was known that these places state.
    fn known_since(&self, cites: &[Tree]) -> Day {
        let (mut outright, mut inferred) = (None, None);
        for citation in cites {
            let document = self.by_id::<Document>(citation.text("document"));
            if let Some(date) = document.and_then(|document| document.date) {
                let first = match citation.get("inferred") {
                    None => &mut outright,
                    Some(_) => &mut inferred,
                };
                let day = date.window().latest;
                *first = Some(first.map_or(day, |first: Day| first.min(day)));
            }
        }
        outright.or(inferred).unwrap_or(Day::MIN)
    }
}

/// Of the periods in which a unit exists, leaves those that have begun, without an end to come; nothing
/// where that was all that was known.
fn not_ended_yet(existence: &mut Tree, on: Day) {
    let Tree::List(items) = existence else {
        return;
    };
    let period = |item: &Tree| item.as_text()?.parse::<Period>().ok();
    let begun = |period: Period| period.widest().earliest <= on;
    let some_begun = items.iter().filter_map(period).any(begun);
    for item in items {
        let Some(period) = period(item) else { continue };
        if some_begun && !begun(period) {
            *item = Tree::Null;
        } else if period.widest().latest > on {
            let open = Period::between(period.start(), Bound::Open);
            *item = open.map_or(Tree::Null, |open| Tree::Text(open.to_string()));
        }
    }
}

/// The path of what holds the value at a path.
fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}
