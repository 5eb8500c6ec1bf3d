//! What stands below a value: the items of a list, the values of an object, the choice that is made.

use core::cell::Cell;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor, value::U32Deserializer,
};

use super::reader::{Path, Reader};
use crate::json::{Tree, misfit::Error};

/// The items of a list, or the values of an object in the order in which its type names them.
///
/// serde reads a type from a list with far less code than from a map: no keys to compare, nothing
/// half-read to keep. So a value is handed on by the place of its key, and a key that is not there is
/// an element that is not there.
pub(super) struct Values<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    names: &'static [&'static str],
    position: usize,
}

impl<'a, 'p> Values<'a, 'p> {
    pub(super) fn of(reader: &'p Reader<'a, 'p>, names: &'static [&'static str]) -> Self {
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
pub(super) struct Choice<'a, 'p> {
    reader: &'p Reader<'a, 'p>,
    number: u32,
    value_is_read: Cell<bool>,
}

impl<'a, 'p> Choice<'a, 'p> {
    /// * `number`: which of the choices of its type stands there.
    pub(super) fn of(reader: &'p Reader<'a, 'p>, number: u32) -> Self {
        Self {
            reader,
            number,
            value_is_read: Cell::new(false),
        }
    }

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
    pub(super) fn expect_all_read(&self) -> Result<(), Error> {
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
