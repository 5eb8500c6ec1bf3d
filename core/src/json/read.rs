//! From a tree to a type: whatever does not fit is noted with its path, and so is every reference to
//! a record.
//!
//! serde gives up at the first fault of a value. Here reading never stops: what does not fit is noted,
//! something stands in for it, and the reading goes on, so that one who mends a text by hand sees all
//! of its faults at once. A value that was read with faults is never handed on.
//!
//! `place` is what a type reads from.

use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};
use core::cell::RefCell;

pub(crate) use hoptac_derive::Read;

use super::{Tree, parse, place::At};
use crate::problem::{Found, Problems};

/// A type that is read from a place in a tree; derived for all but those that are written as a text
/// or a number of a form of their own.
pub(crate) trait Read: Sized {
    /// Reads what stands there. Whatever does not fit is noted, and what is given then is of no
    /// meaning; so it is where nothing stands.
    fn read(at: &At<'_>) -> Self;
}

/// A reference from a place in the text to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Where it stands, as a JSON Pointer.
    pub(crate) path: String,
    /// The list it points into, by its key in the register.
    pub(crate) list: &'static str,
    /// The id it gives.
    pub(crate) id: String,
}

/// What a reading notes on the way.
#[derive(Debug)]
pub(crate) struct Notes {
    /// The references that were made, a record's own id included.
    pub(crate) references: Vec<Reference>,
    /// What does not fit.
    pub(crate) problems: Found,
}

impl Notes {
    /// The references, if everything fits.
    fn without_problems(mut self, tree: &Tree) -> Result<Vec<Reference>, Problems> {
        tree.put_in_order(self.problems.kept());
        self.problems.check()?;
        Ok(self.references)
    }
}

/// Reads the value that stands at `path`, with the references it makes.
pub(crate) fn read<T: Read>(tree: &Tree, path: &str) -> Result<(T, Vec<Reference>), Problems> {
    let (value, notes) = read_with(tree, path, Found::default());
    Ok((value, notes.without_problems(tree)?))
}

/// Reads a whole text: a question, or a change.
pub(crate) fn read_text<T: Read>(text: &str) -> Result<T, Problems> {
    let (tree, duplicates) = parse(text)?;
    duplicates.check()?;
    read(&tree, "").map(|(value, _)| value)
}

/// Reads as much as can be read of the value that stands at `path`, and adds to the problems that are
/// known of it.
pub(crate) fn read_with<T: Read>(tree: &Tree, path: &str, problems: Found) -> (T, Notes) {
    let notes = RefCell::new(Notes {
        references: Vec::new(),
        problems,
    });
    let value = T::read(&At::of(tree, path, &notes));
    (value, notes.into_inner())
}

/// An item with faults is left out, so that whoever goes on to check the list meets what was read.
impl<T: Read> Read for Vec<T> {
    fn read(at: &At<'_>) -> Self {
        let mut items = at.items();
        let mut read = Self::new();
        while items.advance() {
            let item = T::read(&items.item);
            if items.is_sound() {
                read.push(item);
            }
        }
        read
    }
}

impl<T: Read> Read for Option<T> {
    fn read(at: &At<'_>) -> Self {
        (!at.is_empty()).then(|| T::read(at))
    }
}

impl<T: Read> Read for Box<T> {
    fn read(at: &At<'_>) -> Self {
        Self::new(T::read(at))
    }
}

impl Read for String {
    fn read(at: &At<'_>) -> Self {
        at.text().unwrap_or_default().to_owned()
    }
}

impl Read for bool {
    fn read(at: &At<'_>) -> Self {
        at.boolean()
    }
}

macro_rules! whole_numbers {
    ($($number:ident)*) => {$(
        impl Read for $number {
            fn read(at: &At<'_>) -> Self {
                let number = at.whole_number(Self::MIN.into(), Self::MAX.into());
                Self::try_from(number).unwrap_or_default()
            }
        }
    )*};
}

whole_numbers! { u16 u32 i32 }

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::{
        contract::Question,
        json::parse,
        model::{Agreement, Records},
        problem::Code,
    };

    fn problems<T: Read>(text: &str) -> Vec<(Code, String)> {
        let (tree, problems) = parse(text).unwrap();
        assert!(problems.check().is_ok(), "{text}");
        let problems = match read::<T>(&tree, "/at") {
            Ok(_) => return Vec::new(),
            Err(problems) => problems.into_iter(),
        };
        problems
            .map(|problem| (problem.code, problem.path))
            .collect()
    }

    fn problem<T: Read>(text: &str) -> (Code, String) {
        let problems = problems::<T>(text);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        problems.into_iter().next().unwrap()
    }

    #[test]
    fn every_fault_of_a_value_is_told() {
        let text = r#"{"id": "P M", "kind": "treaty", "title": "x", "ours": {}, "signing": 5,
            "theirs": [{"partner": 1}], "changes": [{"on": "2025-02-30"}], "cites": [], "z": 1, "y": 2}"#;
        let found = problems::<Agreement>(text);
        let paths: Vec<_> = found.iter().map(|(_, path)| path.as_str()).collect();
        assert!(paths.len() > 8, "{found:?}");
        for path in [
            "/id",
            "/kind",
            "/title",
            "/ours",
            "/theirs/0/partner",
            "/z",
            "/y",
        ] {
            let path = alloc::format!("/at{path}");
            assert!(paths.contains(&path.as_str()), "{path} {found:?}");
        }
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
        let found = (Code::WrongType, String::from("/at/ours"));
        assert!(problems::<Agreement>(text).contains(&found));
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
            assert!(read::<Question>(&tree, "").is_ok());
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
                let found = read::<Question>(&tree, "").unwrap_err();
                assert_eq!(
                    found.iter().next().unwrap().code,
                    Code::WrongType,
                    "{number}"
                );
            }
        }
    }

    /// Reads as serde reads, or not at all where serde does not. A list is left out: serde_json takes
    /// one for a struct.
    fn read_as_serde_reads<T>(text: &str) -> Result<(), TestCaseError>
    where
        T: Read + DeserializeOwned + PartialEq + core::fmt::Debug,
    {
        let (tree, problems) = parse(text).unwrap();
        let read = read::<T>(&tree, "").map(|(value, _)| value);
        let ours = problems.check().and(read);
        let theirs = serde_json::from_str::<T>(text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert_eq!(ours, theirs);
        }
        Ok(())
    }

    const SEEDS: [&str; 2] = [
        include_str!("../../../seeds/dong-nai.json"),
        include_str!("../../../seeds/ba-ria-vung-tau.json"),
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_register_with_one_value_changed_is_read_as_serde_reads_it(
            seed in 0..2_usize,
            place in any::<prop::sample::Index>(),
            value in prop::sample::select(&[
                "null", "true", "0", "-1", "70000", "1.5", "\"\"", "\"x\"", "\"other\"", "\"2025\"",
                "\"2025-02-30\"", "\"2025-01-01\"", "{}", "{\"vi\": \"x\"}",
                "{\"zz\": 1}", "{\"months\": 5}",
            ][..]),
        ) {
            let mut json: serde_json::Value = serde_json::from_str(SEEDS[seed]).unwrap();
            let mut paths = Vec::new();
            parse(SEEDS[seed]).unwrap().0.walk(&mut |path, _| paths.push(path.to_owned()));
            let path: &String = place.get(&paths);
            *json.pointer_mut(path).unwrap() = serde_json::from_str(value).unwrap();
            read_as_serde_reads::<Records>(&json.to_string())?;
        }
    }

    #[test]
    fn both_seeds_are_read_as_serde_reads_them() {
        for seed in SEEDS {
            read_as_serde_reads::<Records>(seed).unwrap();
        }
    }
}
