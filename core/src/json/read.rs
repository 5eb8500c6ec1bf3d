//! From a tree to a type: whatever does not fit is noted with its path, and so is every reference to
//! a record.
//!
//! serde gives up at the first fault of a value. Here reading never stops: what does not fit is noted,
//! something stands in for it, and the reading goes on, so that one who mends a text by hand sees all
//! of its faults at once. A value that was read with faults is never handed on.
//!
//! [`At`] is a place in the tree, `Keys` and `Items` go through what stands below it.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::{cell::RefCell, str::Split};

pub(crate) use hoptac_derive::Read;

use super::{Tree, misfit};
use crate::{
    model::{Bilingual, List, is_id},
    problem::{Code, Found, Problem, Problems, pointer},
    words,
};

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
    /// The list it points into.
    pub(crate) list: List,
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

/// Reads the value that stands at `path`, with the references it makes.
pub(crate) fn read<T: Read>(tree: &Tree, path: &str) -> Result<(T, Vec<Reference>), Problems> {
    let (value, mut notes) = read_with(tree, path, Found::default());
    tree.put_in_order(notes.problems.kept());
    notes.problems.check()?;
    Ok((value, notes.references))
}

/// Reads as much as can be read of the value that stands at `path`, and adds to the problems that are
/// known of it.
pub(crate) fn read_with<T: Read>(tree: &Tree, path: &str, problems: Found) -> (T, Notes) {
    let notes = RefCell::new(Notes {
        references: Vec::new(),
        problems,
    });
    let value = T::read(&At {
        tree: Some(tree),
        path: Path::Base(path),
        notes: &notes,
    });
    (value, notes.into_inner())
}

/// A place in a tree.
#[derive(Clone, Copy)]
pub(crate) struct At<'p> {
    /// What stands there; nothing where a key is not there, or where something was of a wrong form.
    tree: Option<&'p Tree>,
    path: Path<'p>,
    notes: &'p RefCell<Notes>,
}

/// Where a value stands, as a chain back to the value first read.
#[derive(Clone, Copy)]
enum Path<'p> {
    Base(&'p str),
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    fn text(&self) -> String {
        match self {
            Self::Base(path) => String::from(*path),
            Self::Key(parent, key) => pointer(&parent.text(), key),
            Self::Item(parent, position) => pointer(&parent.text(), &position.to_string()),
        }
    }
}

/// Each type is read by code of its own, so whatever does not depend on the type is a function of its
/// own that is never inlined: that makes the WebAssembly module much smaller.
impl<'p> At<'p> {
    /// The fields of an object.
    ///
    /// * `names`: those of its type, in its order, parted by spaces; one that may be left out ends with
    ///   `?` or `=`.
    #[inline(never)]
    pub(crate) fn keys(&'p self, names: &'static str) -> Keys<'p> {
        let pairs: &[_] = match self.tree {
            Some(Tree::Object(pairs)) => pairs,
            Some(_) => {
                self.wrong("một đối tượng", "an object");
                &[]
            }
            None => &[],
        };
        for (key, _) in pairs {
            if !known(names).any(|name| name == key) {
                let path = Path::Key(&self.path, key).text();
                self.note(misfit::unknown_key(path, key, &listed(names)));
            }
        }
        Keys {
            object: self,
            names: names.split(' '),
            field: *self,
        }
    }

    /// The items of a list.
    #[inline(never)]
    pub(crate) fn items(&'p self) -> Items<'p> {
        let items: &[_] = match self.tree {
            Some(Tree::List(items)) => items,
            Some(_) => {
                self.wrong("một danh sách", "a list");
                &[]
            }
            None => &[],
        };
        Items {
            list: self,
            items,
            position: 0,
            item: *self,
            known_problems: 0,
        }
    }

    /// The choice that is made: tagged from outside, a name or an object of one key.
    ///
    /// * `names`: those of the type's choices, parted by spaces; one with a value ends with `:`.
    /// * `otherwise`: the number of the choice that stands in where none fits.
    #[inline(never)]
    pub(crate) fn choice(&'p self, names: &'static str, otherwise: usize) -> Choice<'p> {
        let (name, value) = match self.tree {
            None => return self.no_choice(otherwise),
            Some(Tree::Text(name)) => (name, None),
            Some(Tree::Object(pairs)) if let [(name, value)] = pairs.as_slice() => {
                (name, Some(value))
            }
            Some(_) => {
                self.wrong_in(
                    "một lựa chọn, là tên của nó hoặc đối tượng có đúng một khóa: {}",
                    "a choice, its name or an object of exactly one key: {}",
                    &listed(names),
                );
                return self.no_choice(otherwise);
            }
        };
        let Some(number) = known(names).position(|known| known == name) else {
            let path = self.path.text();
            self.note(misfit::unknown_choice(path, name, &listed(names)));
            return self.no_choice(otherwise);
        };
        let value = At {
            tree: value,
            path: Path::Key(&self.path, name),
            notes: self.notes,
        };
        let takes_one = names
            .split(' ')
            .nth(number)
            .is_some_and(|it| it.ends_with(':'));
        match value.tree {
            None if takes_one => self.wrong_in(
                "một đối tượng có đúng một khóa, như {\"{}\": …}",
                "an object of exactly one key, like {\"{}\": …}",
                name,
            ),
            Some(Tree::Null) | None => {}
            Some(_) if takes_one => {}
            Some(_) => value.wrong("null", "null"),
        }
        Choice { number, value }
    }

    fn no_choice(&'p self, number: usize) -> Choice<'p> {
        let value = At {
            tree: None,
            path: Path::Key(&self.path, ""),
            notes: self.notes,
        };
        Choice { number, value }
    }

    /// A type that is written as a text; nothing where what stands there is no text of that form.
    ///
    /// * `vi`, `en`: what would be right.
    pub(crate) fn parsed<T>(
        &self,
        vi: &'static str,
        en: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text()?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.refuse(Code::BadValue, vi, en);
        }
        parsed
    }

    /// The text that stands here.
    #[inline(never)]
    pub(crate) fn text(&self) -> Option<&'p str> {
        match self.tree? {
            Tree::Text(text) => Some(text),
            _ => {
                self.wrong("một chuỗi ký tự", "a text");
                None
            }
        }
    }

    /// The whole number that stands here, from `least` to `most`; the least where there is none.
    #[inline(never)]
    pub(crate) fn whole_number(&self, least: i64, most: i64) -> i64 {
        let wanted = || {
            words::say(
                "một số nguyên từ {} đến {}",
                "a whole number from {} to {}",
                &[&least.to_string(), &most.to_string()],
            )
        };
        match self.tree {
            None => {}
            Some(Tree::Integer(number)) if (least..=most).contains(number) => return *number,
            Some(Tree::Integer(number)) => {
                let found = number.to_string();
                self.note(misfit::bad_value(self.path.text(), &found, &wanted()));
            }
            Some(other) => self.note(misfit::wrong_type(self.path.text(), other, &wanted())),
        }
        least
    }

    /// The id of a record of a list that stands here, and notes it.
    #[inline(never)]
    pub(crate) fn id(&self, list: List) -> String {
        let id = self.parsed(
            "một mã gồm chữ thường không dấu và số, nối bằng gạch nối, như plan-107-2023",
            "an id of lower-case words and numbers joined by hyphens, like plan-107-2023",
            |text| is_id(text).then(|| text.to_owned()),
        );
        if let Some(id) = &id {
            self.notes.borrow_mut().references.push(Reference {
                path: self.path.text(),
                list,
                id: id.clone(),
            });
        }
        id.unwrap_or_default()
    }

    /// Notes that another form of value is wanted.
    fn wrong(&self, vi: &str, en: &str) {
        self.wrong_in(vi, en, "");
    }

    /// Notes that another form of value is wanted, in words with a gap.
    #[inline(never)]
    fn wrong_in(&self, vi: &str, en: &str, gap: &str) {
        if let Some(found) = self.tree {
            let wanted = words::say(vi, en, &[&gap]);
            self.note(misfit::wrong_type(self.path.text(), found, &wanted));
        }
    }

    /// Notes that the text that stands here is none that is wanted.
    #[inline(never)]
    pub(crate) fn refuse(&self, code: Code, vi: &str, en: &str) {
        let found = alloc::format!("“{}”", self.text().unwrap_or_default());
        let problem = misfit::bad_value(self.path.text(), &found, &Bilingual::new(vi, en));
        self.note(Problem { code, ..problem });
    }

    #[inline(never)]
    fn note(&self, problem: Problem) {
        self.notes.borrow_mut().problems.push(problem);
    }
}

/// What the names of fields and choices end with, beside themselves.
const MARKS: [char; 3] = ['?', '=', ':'];

/// The names of fields or choices without their marks.
fn known(names: &'static str) -> impl Iterator<Item = &'static str> {
    names.split(' ').map(|name| name.trim_end_matches(MARKS))
}

fn listed(names: &'static str) -> String {
    names.replace(MARKS, "").replace(' ', ", ")
}

/// The fields of an object, in the order of its type.
pub(crate) struct Keys<'p> {
    object: &'p At<'p>,
    names: Split<'static, char>,
    /// The field that is read.
    field: At<'p>,
}

impl<'p> Keys<'p> {
    /// Reads the next field.
    pub(crate) fn next<T: Read>(&mut self) -> T {
        self.advance();
        T::read(&self.field)
    }

    /// Reads the next field; `default` where it is left out.
    pub(crate) fn next_or<T: Read>(&mut self, default: fn() -> T) -> T {
        self.advance();
        match self.field.tree {
            Some(_) => T::read(&self.field),
            None => default(),
        }
    }

    #[inline(never)]
    fn advance(&mut self) {
        let marked = self.names.next().unwrap_or_default();
        let name = marked.trim_end_matches(MARKS);
        let object = self.object.tree;
        self.field.tree = object.and_then(|object| object.get(name));
        self.field.path = Path::Key(&self.object.path, name);
        if let Some(Tree::Object(_)) = object
            && self.field.tree.is_none()
            && name == marked
        {
            let path = self.object.path.text();
            self.object.note(misfit::missing(path, name));
        }
    }
}

/// The items of a list.
pub(crate) struct Items<'p> {
    list: &'p At<'p>,
    items: &'p [Tree],
    position: usize,
    /// The item that is read.
    item: At<'p>,
    /// How many problems were known before it.
    known_problems: usize,
}

impl<'p> Items<'p> {
    /// Goes on to the next item, if there is one.
    #[inline(never)]
    fn advance(&mut self) -> bool {
        self.item.tree = self.items.get(self.position);
        self.item.path = Path::Item(&self.list.path, self.position);
        self.position = self.position.saturating_add(1);
        self.known_problems = self.list.notes.borrow().problems.count();
        self.item.tree.is_some()
    }

    /// Whether nothing was wrong with the item that was read.
    #[inline(never)]
    fn is_sound(&self) -> bool {
        self.list.notes.borrow().problems.count() == self.known_problems
    }
}

/// A choice that is made.
pub(crate) struct Choice<'p> {
    /// Its number among those of its type.
    pub(crate) number: usize,
    /// What stands under it.
    pub(crate) value: At<'p>,
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
        match at.tree {
            None | Some(Tree::Null) => None,
            Some(_) => Some(T::read(at)),
        }
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
        match at.tree {
            Some(Tree::Bool(value)) => *value,
            Some(_) => {
                at.wrong("true hoặc false", "true or false");
                false
            }
            None => false,
        }
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
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::{
        contract::Question,
        json::parse,
        model::{Agreement, Records},
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

    /// Reads as serde reads, or not at all where serde does not.
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
                "\"2025-02-30\"", "\"2025-01-01\"", "[]", "{}", "[null]", "{\"vi\": \"x\"}",
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
