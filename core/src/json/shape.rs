//! From a tree to a type: whatever does not fit is named with its path, and every reference to a
//! record is noted on the way.
//!
//! [`Id`](crate::model::Id) reads itself as a newtype named after the list it points into. So no
//! type has to list its references, and none can be forgotten. `reader` reads a value where it
//! stands, `parts` what stands below it.

mod parts;
mod reader;

use alloc::{string::String, vec::Vec};
use core::cell::RefCell;

use serde::de::{DeserializeOwned, SeqAccess};

use self::{
    parts::Values,
    reader::{Path, Reader},
};
use super::{Tree, misfit::Error};
use crate::{
    model::List,
    problem::{Found, Problems},
};

/// A reference from a place in the text to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Where it stands, as a JSON Pointer.
    pub(crate) path: String,
    /// The list it points into.
    pub(crate) list: List,
    /// The id it gives.
    pub(crate) id: String,
}

/// The references that a reading makes, noted on the way.
pub(crate) type References = RefCell<Vec<Reference>>;

/// Reads the value that stands at `path`, and adds the references it makes, its own id included.
pub(crate) fn read<T: DeserializeOwned>(
    tree: &Tree,
    path: &str,
    references: &References,
) -> Result<T, Problems> {
    let reader = Reader {
        tree,
        path: Path::Base(path),
        references,
    };
    T::deserialize(&reader).map_err(|error| reader.problems(error))
}

/// Reads the items of a list that stands at `path`, and adds the references they make; what does not
/// fit is a problem, and hides nothing but the item it stands in.
pub(crate) fn read_list<T: DeserializeOwned>(
    tree: &Tree,
    path: &str,
    references: &References,
    problems: &mut Found,
) -> Vec<T> {
    let reader = Reader {
        tree,
        path: Path::Base(path),
        references,
    };
    if let Err(error) = reader.expect_list() {
        refuse(error, problems);
    }
    let mut values = Values::of(&reader, &[]);
    let mut items = Vec::new();
    loop {
        match values.next_element() {
            Ok(Some(item)) => items.push(item),
            Ok(None) => return items,
            Err(error) => refuse(error, problems),
        }
    }
}

/// Out of line: every list of the register passes here.
#[inline(never)]
fn refuse(error: Error, problems: &mut Found) {
    problems.push(error.problem());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;
    use crate::{contract::Question, json::parse, model::Agreement};

    fn problem<T: DeserializeOwned + core::fmt::Debug>(text: &str) -> (Code, String) {
        let (tree, problems) = parse(text).unwrap();
        assert!(problems.check().is_ok(), "{text}");
        let problems = read::<T>(&tree, "/at", &References::default()).unwrap_err();
        let problem = problems.iter().next().unwrap();
        (problem.code, problem.path.clone())
    }

    #[test]
    fn a_list_is_never_read_as_an_object_nor_an_object_as_a_list() {
        for (text, path) in [
            (r#"{"find": ["giang to"]}"#, "/at/find"),
            (r#"{"check": []}"#, "/at/check"),
            (r#"[{"find": {"text": "giang to"}}]"#, "/at"),
            (r#"{"find": {"text": ["giang to"]}}"#, "/at/find/text"),
            (r#"{"find": {"text": 5}}"#, "/at/find/text"),
            (
                r#"{"deadline": {"by": {"before": "10-30"}, "year": 1.5}}"#,
                "/at/deadline/year",
            ),
            (
                r#"{"deadline": {"by": {"before": "10-30"}, "year": "2025"}}"#,
                "/at/deadline/year",
            ),
        ] {
            let found = problem::<Question>(text);
            assert_eq!(found, (Code::WrongType, String::from(path)), "{text}");
        }
        let text = r#"{"id": "x", "kind": "memorandum", "title": {"vi": "Ghi nhớ"}, "ours": {}}"#;
        let (code, path) = problem::<Agreement>(text);
        assert_eq!((code, path.as_str()), (Code::WrongType, "/at/ours"));
    }

    #[test]
    fn a_value_under_a_choice_that_takes_none_is_refused_but_for_a_null() {
        let asking = |form: &str| {
            alloc::format!(r#"{{"render": {{"question": {{"check": {{}}}}, "form": {form}}}}}"#)
        };
        for (form, path) in [
            (r#"{"csv": 5}"#, "/at/render/form/csv"),
            (r#"{"csv": {}}"#, "/at/render/form/csv"),
            (r#"{"csv": null, "text": null}"#, "/at/render/form"),
        ] {
            let found = problem::<Question>(&asking(form));
            assert_eq!(found, (Code::WrongType, String::from(path)), "{form}");
        }
        for form in [r#""csv""#, r#"{"csv": null}"#] {
            let (tree, _) = parse(&asking(form)).unwrap();
            assert!(read::<Question>(&tree, "", &References::default()).is_ok());
        }
    }

    #[test]
    fn what_does_not_fit_is_told_where_it_stands() {
        for (text, code, path) in [
            (
                r#"{"targets": {"on": "2025-02-30"}}"#,
                Code::BadValue,
                "/at/targets/on",
            ),
            (
                r#"{"diff": {"days": {"from": "2025-01-01"}}}"#,
                Code::MissingField,
                "/at/diff/days",
            ),
            (
                r#"{"check": {"a/b": 1}}"#,
                Code::UnknownField,
                "/at/check/a~1b",
            ),
            (
                r#"{"render": {"question": "x"}}"#,
                Code::UnknownChoice,
                "/at/render/question",
            ),
        ] {
            let found = problem::<Question>(text);
            assert_eq!(found, (code, String::from(path)), "{text}");
        }
    }

    #[test]
    fn numbers_of_any_size_are_refused_where_they_do_not_fit() {
        for number in ["-1", "65536", "9223372036854775807", "-9223372036854775808"] {
            let text = alloc::format!(r#"{{"deadline": {{"by": "10-30", "year": {number}}}}}"#);
            let text = text.replace(r#""10-30""#, r#"{"before": "10-30"}"#);
            let (code, path) = problem::<Question>(&text);
            assert_eq!(
                (code, path.as_str()),
                (Code::BadValue, "/at/deadline/year"),
                "{number}"
            );
        }
        for number in ["9223372036854775808", "1e400", "0.5", "1.0"] {
            let text = r#"{"deadline": {"by": {"before": "10-30"}, "year": N}}"#;
            if let Ok((tree, _)) = parse(&text.replace('N', number)) {
                let found = read::<Question>(&tree, "", &References::default()).unwrap_err();
                assert_eq!(
                    found.iter().next().unwrap().code,
                    Code::WrongType,
                    "{number}"
                );
            }
        }
    }
}
