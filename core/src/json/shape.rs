//! From a tree to a type: whatever does not fit is named with its path, and every reference to a
//! record is noted on the way.
//!
//! [`Id`](crate::model::Id) reads itself as a newtype named after the list it points into. So no
//! type has to list its references, and none can be forgotten.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cell::{Cell, RefCell};

use serde::de::{
    self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected,
    SeqAccess, Unexpected, VariantAccess, Visitor, value::U32Deserializer,
};

use super::{Tree, misfit::Error};
use crate::{
    model::List,
    problem::{Found, Problems, pointer},
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

/// Where a value stands, as a chain back to the value first read.
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

/// A value to read, where it stands, and where references are noted.
///
/// Each type of the register is read by code of its own, so whatever does not depend on the type is
/// a function of its own that is never inlined: that makes the WebAssembly module much smaller.
struct Reader<'a, 'p> {
    tree: &'a Tree,
    path: Path<'p>,
    references: &'p References,
}

impl<'a> Reader<'a, '_> {
    /// The reader of a value below this one.
    fn below<'p>(&'p self, tree: &'a Tree, path: Path<'p>) -> Reader<'a, 'p> {
        Reader {
            tree,
            path,
            references: self.references,
        }
    }

    /// Notes the place of what does not fit, unless a deeper one is known.
    #[inline(never)]
    fn here(&self, error: Error) -> Error {
        error.at(|| self.path.text())
    }

    /// What does not fit, in words.
    #[inline(never)]
    fn problems(&self, error: Error) -> Problems {
        self.here(error).problem().into()
    }

    /// Notes that the text that stands here is the id of a record of a list.
    #[inline(never)]
    fn note(&self, list: &str) {
        if let (Some(list), Some(id)) = (List::from_key(list), self.tree.as_text()) {
            self.references.borrow_mut().push(Reference {
                path: self.path.text(),
                list,
                id: String::from(id),
            });
        }
    }

    /// Something else stands here than is wanted.
    #[inline(never)]
    fn wrong_type(&self, wanted: &dyn Expected) -> Error {
        let found = match self.tree {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(value) => Unexpected::Bool(*value),
            Tree::Integer(value) => Unexpected::Signed(*value),
            Tree::OtherNumber => Unexpected::Float(f64::NAN),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Object(_) => Unexpected::Map,
        };
        self.here(de::Error::invalid_type(found, wanted))
    }

    /// The text that stands here.
    #[inline(never)]
    fn text(&self) -> Result<&'a str, Error> {
        match self.tree {
            Tree::Text(text) => Ok(text),
            _ => Err(self.wrong_type(&"a text")),
        }
    }

    /// Refuses what is no list.
    #[inline(never)]
    fn expect_list(&self) -> Result<(), Error> {
        match self.tree {
            Tree::List(_) => Ok(()),
            _ => Err(self.wrong_type(&"a list")),
        }
    }

    /// Refuses what is no object of these keys.
    #[inline(never)]
    fn expect_object(&self, keys: &'static [&'static str]) -> Result<(), Error> {
        let Tree::Object(pairs) = self.tree else {
            return Err(self.wrong_type(&"an object"));
        };
        match pairs.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
            None => Ok(()),
            Some((key, _)) => Err(<Error as de::Error>::unknown_field(key, keys)
                .at(|| Path::Key(&self.path, key).text())),
        }
    }

    /// The name of the choice that stands here, and the value under it where it stands in an object.
    fn made_choice(&self) -> Option<(&'a str, Option<&'a Tree>)> {
        match self.tree {
            Tree::Text(variant) => Some((variant, None)),
            Tree::Object(pairs) if let [(variant, value)] = pairs.as_slice() => {
                Some((variant, Some(value)))
            }
            _ => None,
        }
    }

    /// The number of the choice that stands here among those of the type of this name.
    #[inline(never)]
    fn choice(&self, name: &str, variants: &'static [&'static str]) -> Result<u32, Error> {
        let Some((variant, _)) = self.made_choice() else {
            return Err(self.wrong_type(&alloc::format!("enum {name}").as_str()));
        };
        let mut numbered = (0..).zip(variants);
        match numbered.find(|(_, known)| **known == variant) {
            Some((number, _)) => Ok(number),
            None => Err(self.here(de::Error::unknown_variant(variant, variants))),
        }
    }

    /// Reads an object of a type with these fields. A key that is missing is told by its place.
    fn object<V: Visitor<'a>>(
        &self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.expect_object(fields)?;
        visitor
            .visit_seq(Values::of(self, fields))
            .map_err(|error| self.name_missing(error, fields))
    }

    /// Names the key that is missing here, if that is what does not fit.
    #[inline(never)]
    fn name_missing(&self, error: Error, fields: &[&'static str]) -> Error {
        self.here(error.name_missing(fields))
    }
}

/// What a type asks for decides, not what stands here: a record is never accepted as a list.
impl<'a> Deserializer<'a> for &Reader<'a, '_> {
    type Error = Error;

    /// No type of a register or a question takes whatever stands there, and none is a map.
    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        Err(self.wrong_type(&visitor))
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_i64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Integer(value) => visitor.visit_i64(*value).map_err(|error| self.here(error)),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.text()?;
        visitor
            .visit_borrowed_str(text)
            .map_err(|error| self.here(error))
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.expect_list()?;
        visitor.visit_seq(Values::of(self, &[]))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.object(fields, visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let value = visitor
            .visit_newtype_struct(self)
            .map_err(|error| self.here(error))?;
        self.note(name);
        Ok(value)
    }

    /// Choices are tagged from outside: a name, or an object of one key.
    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let choice = Choice {
            reader: self,
            number: self.choice(name, variants)?,
            value_is_read: Cell::new(false),
        };
        let value = visitor.visit_enum(&choice)?;
        choice.expect_all_read()?;
        Ok(value)
    }

    // Whole numbers are held in 64 bits; the type asked for checks its own bounds.
    serde::forward_to_deserialize_any! {
        <W: Visitor<'a>>
        i128 u128 f32 f64 char bytes byte_buf unit_struct tuple tuple_struct map identifier
        ignored_any
    }

    fn deserialize_i8<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i16<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_i64(visitor)
    }
}

/// The items of a list, or the values of an object in the order in which its type names them.
///
/// serde reads a type from a list with far less code than from a map: no keys to compare, nothing
/// half-read to keep. So a value is handed on by the place of its key, and a key that is not there is
/// an element that is not there.
struct Values<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    names: &'static [&'static str],
    position: usize,
}

impl<'a, 'p> Values<'a, 'p> {
    fn of(reader: &'p Reader<'a, 'p>, names: &'static [&'static str]) -> Self {
        Self {
            reader,
            names,
            position: 0,
        }
    }

    /// The next value, of a key the first; nothing where the key is not there.
    #[inline(never)]
    fn next(&mut self) -> Option<Reader<'a, 'p>> {
        let position = self.position;
        self.position = position.saturating_add(1);
        match self.reader.tree {
            Tree::List(items) => {
                let item = items.get(position)?;
                Some(
                    self.reader
                        .below(item, Path::Item(&self.reader.path, position)),
                )
            }
            object => {
                let name = self.names.get(position)?;
                let value = object.get(name)?;
                Some(self.reader.below(value, Path::Key(&self.reader.path, name)))
            }
        }
    }
}

impl<'a> SeqAccess<'a> for Values<'a, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        // By reference, so that the reader is not moved in every type.
        match &self.next() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }
}

/// A choice that is made: its number among the choices of the type, and whether the value under it
/// has been read.
struct Choice<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    number: u32,
    value_is_read: Cell<bool>,
}

impl<'a> Choice<'a, '_> {
    /// The value under the choice.
    #[inline(never)]
    fn value(&self) -> Option<Reader<'a, '_>> {
        let (variant, value) = self.reader.made_choice()?;
        self.value_is_read.set(true);
        Some(
            self.reader
                .below(value?, Path::Key(&self.reader.path, variant)),
        )
    }

    /// There is no value under the choice; `wanted` is what it needs there.
    #[inline(never)]
    fn without_value(&self, wanted: &'static str) -> Error {
        self.reader
            .here(de::Error::invalid_type(Unexpected::UnitVariant, &wanted))
    }

    /// Refuses a value under a choice that has none, but for a null.
    #[inline(never)]
    fn expect_all_read(&self) -> Result<(), Error> {
        if self.value_is_read.get() {
            return Ok(());
        }
        self.value()
            .map_or(Ok(()), |value| <()>::deserialize(&value))
    }
}

impl<'a> EnumAccess<'a> for &Choice<'a, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = seed.deserialize(U32Deserializer::<Error>::new(self.number))?;
        Ok((name, self))
    }
}

impl<'a> VariantAccess<'a> for &Choice<'a, '_> {
    type Error = Error;

    /// Whether a value stands here that does not belong is seen once for all choices of a type.
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Error> {
        match &self.value() {
            Some(value) => seed.deserialize(value),
            None => Err(self.without_value("newtype variant")),
        }
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        match &self.value() {
            Some(value) => value.deserialize_seq(visitor),
            None => Err(self.without_value("tuple variant")),
        }
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value() {
            Some(value) => value.object(fields, visitor),
            None => Err(self.without_value("an object")),
        }
    }
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
