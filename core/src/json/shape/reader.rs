//! A value where it stands, read as whatever type asks for it.

use alloc::string::{String, ToString};

use serde::de::{self, Deserializer, Expected, Unexpected, Visitor};

use super::{
    Reference, References,
    parts::{Choice, Values},
};
use crate::{
    json::{Tree, misfit::Error},
    model::List,
    problem::{Problems, pointer},
};

/// Where a value stands, as a chain back to the value first read.
pub(super) enum Path<'p> {
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
pub(super) struct Reader<'a, 'p> {
    pub(super) tree: &'a Tree,
    pub(super) path: Path<'p>,
    pub(super) references: &'p References,
}

impl<'a> Reader<'a, '_> {
    /// The reader of a value below this one.
    pub(super) fn below<'p>(&'p self, tree: &'a Tree, path: Path<'p>) -> Reader<'a, 'p> {
        Reader {
            tree,
            path,
            references: self.references,
        }
    }

    /// Notes the place of what does not fit, unless a deeper one is known.
    #[inline(never)]
    pub(super) fn here(&self, error: Error) -> Error {
        error.at(|| self.path.text())
    }

    /// What does not fit, in words.
    #[inline(never)]
    pub(super) fn problems(&self, error: Error) -> Problems {
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
    pub(super) fn expect_list(&self) -> Result<(), Error> {
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
    pub(super) fn made_choice(&self) -> Option<(&'a str, Option<&'a Tree>)> {
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
    pub(super) fn object<V: Visitor<'a>>(
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
        let choice = Choice::of(self, self.choice(name, variants)?);
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
