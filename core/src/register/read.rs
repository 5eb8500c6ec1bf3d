//! From text to records, with every problem at once: what is wrong in one place hides nothing that is
//! wrong in another.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use super::{Place, Places, rules, unknown_id};
use crate::{
    json::{self, Reference, Tree},
    model::{List, Records},
    problem::{Code, Fault, Found, Problems},
    words::words,
};

/// The version of the form that is read and written.
const VERSION: u32 = 1;

/// Reads and checks the tree of a text, and adds to the problems that are known of it.
pub(super) fn read(tree: &Tree, problems: Found) -> Result<(Records, Places), Problems> {
    let (records, notes) = json::read_with::<Records>(tree, "", problems);
    let mut problems = notes.problems;
    if let Some(Tree::Integer(version)) = tree.get("hoptac")
        && *version != i64::from(VERSION)
    {
        problems.push(UNSUPPORTED.at("/hoptac".into(), &[], &[&VERSION]));
    }
    let places = places(tree, &mut problems);
    check_references(&notes.references, &places, &mut problems);
    tree.walk(&mut |path, tree| require_citations(path, tree, &mut problems));
    let place_of = |id: &str| places.get(id).map_or(String::new(), Place::path);
    rules::check(&records, &place_of, &mut problems);
    tree.put_in_order(problems.kept());
    problems.check()?;
    Ok((records, places))
}

/// Where each id stands, read from the tree so that a record of the wrong shape is still known.
fn places(tree: &Tree, problems: &mut Found) -> Places {
    let mut places = Places(Vec::new());
    each_id(tree, &mut |id, place| {
        places.0.push((id.to_owned(), place));
    });
    places.0.sort_by(|a, b| a.0.cmp(&b.0));
    each_id(tree, &mut |id, place| {
        if let Some(first) = places.get(id).filter(|first| *first != place) {
            let path = alloc::format!("{}/id", place.path());
            problems.push(DUPLICATE_ID.at(path, &[&id, &first.path()], &[]));
        }
    });
    places
}

/// Visits the id of every record, with its place.
fn each_id(tree: &Tree, visit: &mut dyn FnMut(&str, Place)) {
    for list in List::ALL {
        for (position, item) in tree.items(list.key()).iter().enumerate() {
            if let Some(id) = item.get("id").and_then(Tree::as_text) {
                visit(id, Place { list, position });
            }
        }
    }
}

fn check_references(references: &[Reference], places: &Places, problems: &mut Found) {
    for reference in references {
        let place = places.get(&reference.id);
        // A record's own id is where it stands, whatever other record bears the same.
        let own = reference.path.ends_with("/id") && reference.path.split('/').count() == 4;
        if !own && place.is_none_or(|place| place.list.key() != reference.list) {
            let list = List::of_key(reference.list);
            problems.push(unknown_id(&reference.path, &reference.id, list));
        }
    }
}

/// Wherever something cites, it cites at least one place.
fn require_citations(path: &str, tree: &Tree, problems: &mut Found) {
    if let Tree::List(items) = tree
        && items.is_empty()
        && path.ends_with("/cites")
    {
        problems.push(MISSING_CITATION.at(path.to_owned(), &[], &[]));
    }
}

static UNSUPPORTED: Fault<0, 1> = Fault {
    code: Code::UnsupportedVersion,
    message: words!(
        "Sổ thuộc phiên bản mà thư viện này không đọc được.",
        "The register is of a version that this library does not read.",
    ),
    help: words!(
        "Thư viện này đọc phiên bản {}.",
        "This library reads version {}.",
    ),
};

static DUPLICATE_ID: Fault<2> = Fault {
    code: Code::DuplicateId,
    message: words!(
        "Mã “{}” đã được dùng ở {}.",
        "The id “{}” is already used at {}.",
    ),
    help: words!(
        "Mỗi bản ghi cần một mã riêng trong toàn sổ.",
        "Give each record an id of its own in the whole register.",
    ),
};

static MISSING_CITATION: Fault = Fault {
    code: Code::MissingCitation,
    message: words!(
        "Không ghi nơi nào nói điều này.",
        "No place is named that states this.",
    ),
    help: words!(
        "Thêm ít nhất một trích dẫn: {\"document\": …, \"section\": …}.",
        "Add at least one citation: {\"document\": …, \"section\": …}.",
    ),
};

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use super::*;
    use crate::problem::Problem;

    fn refused(text: &str) -> Problems {
        crate::Register::from_json(text).unwrap_err()
    }

    fn problems(units: &str) -> Vec<Problem> {
        let text = format!(
            r#"{{"hoptac": 1, "province": {{"name": {{"vi": "x"}}}}, "units": [{units}]}}"#
        );
        refused(&text).into_iter().collect()
    }

    #[test]
    fn of_more_than_a_thousand_problems_the_last_counts_the_others() {
        for (bad, listed, others) in [
            (999, 999, 0),
            (1_000, 1_000, 0),
            (1_001, 1_000, 2),
            (3_000, 1_000, 2_001),
        ] {
            let units = Vec::from_iter(core::iter::repeat_n("5", bad)).join(",");
            let problems = problems(&units);
            assert_eq!(problems.len(), listed);
            for (position, problem) in problems.iter().take(999).enumerate() {
                assert_eq!(problem.path, format!("/units/{position}"));
            }
            let last = problems.last().unwrap();
            assert_eq!(last.code == Code::MoreProblems, others > 0);
            if others > 0 {
                assert_eq!(last.path, "");
                assert!(
                    last.message
                        .in_vietnamese()
                        .contains(&format!(" {others} "))
                );
                assert_eq!(
                    last.message.in_english(),
                    format!("There are {others} more problems that are not listed here.")
                );
            }
        }
    }

    #[test]
    fn problems_stand_in_the_order_of_the_text() {
        let text = r#"{"units": [{"id": "b", "cites": [], "x": 1}, 5], "zz": 1, "hoptac": 2,
            "aa": [], "fields": [{"id": "c", "id": "d", "cites": []}]}"#;
        let problems = refused(text);
        let paths: Vec<_> = problems
            .iter()
            .map(|problem| problem.path.as_str())
            .collect();
        assert_eq!(
            paths,
            [
                "",
                "/units/0",
                "/units/0",
                "/units/0/cites",
                "/units/0/x",
                "/units/1",
                "/zz",
                "/hoptac",
                "/aa",
                "/fields/0",
                "/fields/0/id",
                "/fields/0/cites",
            ]
        );
    }
}
