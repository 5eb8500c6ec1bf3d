//! From text to records, with every problem at once: a record of the wrong shape hides nothing
//! outside itself.

use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec::Vec};

use serde::de::DeserializeOwned;

use super::{Place, rules, unknown_id};
use crate::{
    json::{self, Reference, Tree},
    model::{Bilingual, List, Records},
    problem::{Code, Problem, Problems, pointer},
};

/// The version of the form that is read and written.
const VERSION: u32 = 1;

type Read = (Records, BTreeMap<String, Place>);

/// Reads and checks a text.
pub(super) fn read(text: &str) -> Result<Read, Problems> {
    let (tree, mut problems) = json::parse(text)?;
    let mut reading = Reading {
        tree: &tree,
        references: Vec::new(),
        problems: Vec::new(),
    };
    let records = reading.records();
    problems.append(&mut reading.problems);
    let places = places(&tree, &mut problems);
    check_references(&reading.references, &places, &mut problems);
    require_citations(&tree, "", &mut problems);
    if let Some(records) = &records {
        let place_of = |id: &str| places.get(id).map(Place::path).unwrap_or_default();
        rules::check(records, place_of, &mut problems);
    }
    problems.sort_by_cached_key(|problem| order_in_text(&tree, &problem.path));
    Problems::check(problems)?;
    // Without a problem there is always a register; the error is never seen.
    let records = records.ok_or_else(|| Problems::from(missing("/hoptac", "hoptac")))?;
    Ok((records, places))
}

struct Reading<'a> {
    tree: &'a Tree,
    references: Vec<Reference>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    /// All records that can be read; nothing when the text is no object or lacks its head.
    fn records(&mut self) -> Option<Records> {
        let Tree::Object(pairs) = self.tree else {
            // The shape of the whole is reported by reading it.
            return self.value(self.tree, "");
        };
        for (key, _) in pairs {
            let known = List::from_key(key).is_some();
            if !known && !matches!(key.as_str(), "hoptac" | "province" | "assume") {
                self.problems.push(unknown_key(key));
            }
        }
        let hoptac = self.required("hoptac");
        if hoptac.is_some_and(|version| version != VERSION) {
            self.problems.push(unsupported());
        }
        let province = self.required("province");
        Some(Records {
            assume: self.list("assume"),
            documents: self.list("documents"),
            fields: self.list("fields"),
            units: self.list("units"),
            groups: self.list("groups"),
            successions: self.list("successions"),
            partners: self.list("partners"),
            agreements: self.list("agreements"),
            responsibilities: self.list("responsibilities"),
            actions: self.list("actions"),
            duties: self.list("duties"),
            submissions: self.list("submissions"),
            targets: self.list("targets"),
            hoptac: hoptac?,
            province: province?,
        })
    }

    fn required<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let path = pointer("", key);
        match self.tree.get(key) {
            Some(tree) => self.value(tree, &path),
            None => {
                self.problems.push(missing(&path, key));
                None
            }
        }
    }

    /// The items of a list that can be read; each of the others is a problem.
    fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        let path = pointer("", key);
        match self.tree.get(key) {
            None => Vec::new(),
            Some(Tree::List(items)) => items
                .iter()
                .enumerate()
                .filter_map(|(position, item)| {
                    self.value(item, &alloc::format!("{path}/{position}"))
                })
                .collect(),
            Some(other) => self.value::<Vec<T>>(other, &path).unwrap_or_default(),
        }
    }

    fn value<T: DeserializeOwned>(&mut self, tree: &Tree, path: &str) -> Option<T> {
        match json::read(tree, path, &mut self.references) {
            Ok(value) => Some(value),
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        }
    }
}

/// Where each id stands, read from the tree so that a record of the wrong shape is still known.
fn places(tree: &Tree, problems: &mut Vec<Problem>) -> BTreeMap<String, Place> {
    let mut places = BTreeMap::new();
    for list in List::ALL {
        let Some(Tree::List(items)) = tree.get(list.key()) else {
            continue;
        };
        for (position, item) in items.iter().enumerate() {
            let Some(id) = item.get("id").and_then(Tree::as_text) else {
                continue;
            };
            let place = Place { list, position };
            if let Some(first) = places.get(id) {
                problems.push(duplicate_id(id, place, *first));
            } else {
                places.insert(id.to_owned(), place);
            }
        }
    }
    places
}

fn check_references(
    references: &[Reference],
    places: &BTreeMap<String, Place>,
    problems: &mut Vec<Problem>,
) {
    for reference in references {
        let place = places.get(&reference.id);
        if place.is_none_or(|place| place.list != reference.list) {
            problems.push(unknown_id(
                &reference.path,
                &reference.id,
                Some(reference.list),
            ));
        }
    }
}

/// Wherever something cites, it cites at least one place.
fn require_citations(tree: &Tree, path: &str, problems: &mut Vec<Problem>) {
    match tree {
        Tree::Object(pairs) => {
            for (key, value) in pairs {
                let path = pointer(path, key);
                match value {
                    Tree::List(items) if key == "cites" && items.is_empty() => {
                        problems.push(missing_citation(path));
                    }
                    _ => require_citations(value, &path, problems),
                }
            }
        }
        Tree::List(items) => {
            for (position, item) in items.iter().enumerate() {
                require_citations(item, &alloc::format!("{path}/{position}"), problems);
            }
        }
        _ => {}
    }
}

/// The steps of a path as positions in the text, so that problems come in reading order.
fn order_in_text(tree: &Tree, path: &str) -> Vec<usize> {
    let mut at = Some(tree);
    path.split('/')
        .skip(1)
        .map(|step| {
            let position = match at {
                Some(Tree::Object(pairs)) => pairs
                    .iter()
                    .position(|(key, _)| pointer("", key).strip_prefix('/') == Some(step)),
                Some(Tree::List(_)) => step.parse().ok(),
                _ => None,
            };
            at = match (at, position) {
                (Some(Tree::Object(pairs)), Some(position)) => {
                    pairs.get(position).map(|(_, value)| value)
                }
                (Some(Tree::List(items)), Some(position)) => items.get(position),
                _ => None,
            };
            position.unwrap_or(usize::MAX)
        })
        .collect()
}

fn missing(path: &str, key: &str) -> Problem {
    Problem {
        code: Code::MissingField,
        path: path.to_owned(),
        message: Bilingual::new(
            alloc::format!("Thiếu khóa “{key}”."),
            alloc::format!("The key “{key}” is missing."),
        ),
        help: Bilingual::new(
            alloc::format!("Thêm “{key}” vào đầu sổ."),
            alloc::format!("Add “{key}” at the head of the register."),
        ),
    }
}

fn unknown_key(key: &str) -> Problem {
    let keys = List::ALL.map(List::key).join(", ");
    Problem {
        code: Code::UnknownField,
        path: pointer("", key),
        message: Bilingual::new(
            alloc::format!("Sổ không có mục “{key}”."),
            alloc::format!("A register has no part “{key}”."),
        ),
        help: Bilingual::new(
            alloc::format!("Các mục của sổ: hoptac, province, assume, {keys}."),
            alloc::format!("The parts of a register are hoptac, province, assume, {keys}."),
        ),
    }
}

fn unsupported() -> Problem {
    Problem {
        code: Code::UnsupportedVersion,
        path: String::from("/hoptac"),
        message: Bilingual::new(
            "Sổ thuộc phiên bản mà thư viện này không đọc được.",
            "The register is of a version that this library does not read.",
        ),
        help: Bilingual::new(
            alloc::format!("Thư viện này đọc phiên bản {VERSION}."),
            alloc::format!("This library reads version {VERSION}."),
        ),
    }
}

fn duplicate_id(id: &str, place: Place, first: Place) -> Problem {
    let first = first.path();
    Problem {
        code: Code::DuplicateId,
        path: alloc::format!("{}/id", place.path()),
        message: Bilingual::new(
            alloc::format!("Mã “{id}” đã được dùng ở {first}."),
            alloc::format!("The id “{id}” is already used at {first}."),
        ),
        help: Bilingual::new(
            "Mỗi bản ghi cần một mã riêng trong toàn sổ.",
            "Give each record an id of its own in the whole register.",
        ),
    }
}

fn missing_citation(path: String) -> Problem {
    Problem {
        code: Code::MissingCitation,
        path,
        message: Bilingual::new(
            "Không ghi nơi nào nói điều này.",
            "No place is named that states this.",
        ),
        help: Bilingual::new(
            "Thêm ít nhất một trích dẫn: {\"document\": …, \"section\": …}.",
            "Add at least one citation: {\"document\": …, \"section\": …}.",
        ),
    }
}
