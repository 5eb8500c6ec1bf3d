//! From a tree to a type: whatever does not fit is named with its path, and every reference to a
//! record is noted on the way.
//!
//! [`Id`](crate::model::Id) reads itself as a newtype named after the list it points into. So no
//! type has to list its references, and none can be forgotten.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cell::RefCell;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, SeqAccess,
    Unexpected, VariantAccess, Visitor, value::U64Deserializer,
};

use super::{Tree, misfit::Error};
use crate::{
    model::List,
    problem::{Problems, pointer},
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

/// Reads the value that stands at `path`, and adds the references it makes, its own id included.
pub(crate) fn read<T: DeserializeOwned>(
    tree: &Tree,
    path: &str,
    references: &mut Vec<Reference>,
) -> Result<T, Problems> {
    let noted = RefCell::new(Vec::new());
    let result = T::deserialize(&Reader {
        tree,
        path: Path::Base(path),
        references: &noted,
    });
    references.append(&mut noted.into_inner());
    result.map_err(|error| error.at(|| String::from(path)).problem().into())
}

/// Notes the place of what does not fit, unless a deeper one is known. Out of line: every reading of
/// every type passes here.
#[inline(never)]
fn at(error: Error, path: &Path<'_>) -> Error {
    error.at(|| path.text())
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
    references: &'p RefCell<Vec<Reference>>,
}

impl<'a> Reader<'a, '_> {
    /// Reads a value below this one; an error gets the deepest path it passes.
    fn below<S: DeserializeSeed<'a>>(
        &self,
        tree: &'a Tree,
        path: Path<'_>,
        seed: S,
    ) -> Result<S::Value, Error> {
        let below = Reader {
            tree,
            path,
            references: self.references,
        };
        seed.deserialize(&below)
            .map_err(|error| at(error, &below.path))
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
        de::Error::invalid_type(found, wanted)
    }

    /// Reads an object of a type with these fields. A key that is missing is told by its place.
    fn object<V: Visitor<'a>>(
        &self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Object(pairs) => {
                self.only_known(pairs, fields)?;
                let values = Fields {
                    reader: self,
                    pairs,
                    names: fields.iter(),
                };
                visitor
                    .visit_seq(values)
                    .map_err(|error| error.name_missing(fields))
            }
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    /// Refuses the first key that the type does not know.
    #[inline(never)]
    fn only_known(
        &self,
        pairs: &[(String, Tree)],
        fields: &'static [&'static str],
    ) -> Result<(), Error> {
        let unknown = pairs.iter().find(|(key, _)| number(key, fields).is_none());
        unknown.map_or(Ok(()), |(key, _)| {
            Err(<Error as de::Error>::unknown_field(key, fields)
                .at(|| Path::Key(&self.path, key).text()))
        })
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
            Tree::Integer(value) => visitor.visit_i64(*value),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::List(items) => visitor.visit_seq(Items {
                reader: self,
                items: items.iter().enumerate(),
            }),
            _ => Err(self.wrong_type(&visitor)),
        }
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
        let value = visitor.visit_newtype_struct(self)?;
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
        visitor.visit_enum(Choice::of(self, name, variants)?)
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

struct Items<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    items: core::iter::Enumerate<core::slice::Iter<'a, Tree>>,
}

impl<'a> SeqAccess<'a> for Items<'a, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((position, item)) = self.items.next() else {
            return Ok(None);
        };
        let path = Path::Item(&self.reader.path, position);
        self.reader.below(item, path, seed).map(Some)
    }
}

/// The values of an object, in the order in which its type names them.
///
/// serde reads a type from a list with far less code than from a map: no keys to compare, nothing
/// half-read to keep. So a value is handed on by the place of its key, and a key that is not there is
/// an element that is not there.
struct Fields<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    pairs: &'a [(String, Tree)],
    names: core::slice::Iter<'static, &'static str>,
}

impl<'a> Fields<'a, '_> {
    /// The next name, and the first value under it.
    #[inline(never)]
    fn next_pair(&mut self) -> Option<(&'static str, Option<&'a Tree>)> {
        let name = self.names.next()?;
        let mut pairs = self.pairs.iter();
        let value = pairs.find_map(|(key, value)| (key == name).then_some(value));
        Some((name, value))
    }
}

impl<'a> SeqAccess<'a> for Fields<'a, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((name, Some(value))) = self.next_pair() else {
            return Ok(None);
        };
        let path = Path::Key(&self.reader.path, name);
        self.reader.below(value, path, seed).map(Some)
    }
}

/// The number of a name among those that a type knows.
fn number(name: &str, known: &[&str]) -> Option<u64> {
    let position = known.iter().position(|known| *known == name)?;
    u64::try_from(position).ok()
}

/// A choice that is made: its name, its number among the choices of the type, and the value under it
/// where it stands in an object.
struct Choice<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    variant: &'a str,
    number: u64,
    value: Option<&'a Tree>,
}

impl<'a, 'p> Choice<'a, 'p> {
    /// The choice that stands here; `name` and `variants` are those of the type.
    #[inline(never)]
    fn of(
        reader: &'p Reader<'a, 'p>,
        name: &str,
        variants: &'static [&'static str],
    ) -> Result<Self, Error> {
        let (variant, value) = match reader.tree {
            Tree::Text(variant) => (variant, None),
            Tree::Object(pairs) if let [(variant, value)] = pairs.as_slice() => {
                (variant, Some(value))
            }
            _ => return Err(reader.wrong_type(&alloc::format!("enum {name}").as_str())),
        };
        match number(variant, variants) {
            Some(number) => Ok(Self {
                reader,
                variant,
                number,
                value,
            }),
            None => Err(de::Error::unknown_variant(variant, variants)),
        }
    }

    /// The value under the choice, and where it stands; `wanted` is what the choice needs there.
    #[inline(never)]
    fn value(&self, wanted: &'static str) -> Result<Reader<'a, '_>, Error> {
        match self.value {
            Some(tree) => Ok(Reader {
                tree,
                path: Path::Key(&self.reader.path, self.variant),
                references: self.reader.references,
            }),
            None => Err(de::Error::invalid_type(Unexpected::UnitVariant, &wanted)),
        }
    }
}

impl<'a> EnumAccess<'a> for Choice<'a, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = seed.deserialize(U64Deserializer::<Error>::new(self.number))?;
        Ok((name, self))
    }
}

impl<'a> VariantAccess<'a> for Choice<'a, '_> {
    type Error = Error;

    #[inline(never)]
    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            Some(_) => self.newtype_variant_seed(core::marker::PhantomData),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Error> {
        let below = self.value("newtype variant")?;
        seed.deserialize(&below)
            .map_err(|error| at(error, &below.path))
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        let below = self.value("tuple variant")?;
        below
            .deserialize_seq(visitor)
            .map_err(|error| at(error, &below.path))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let below = self.value("struct variant")?;
        below
            .object(fields, visitor)
            .map_err(|error| at(error, &below.path))
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
        let problems = read::<T>(&tree, "/at", &mut Vec::new()).unwrap_err();
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
                let found = read::<Question>(&tree, "", &mut Vec::new()).unwrap_err();
                assert_eq!(
                    found.iter().next().unwrap().code,
                    Code::WrongType,
                    "{number}"
                );
            }
        }
    }
}
