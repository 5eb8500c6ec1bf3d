//! Writing of JSON text: on one line, or laid out over several.
//!
//! The bytes are those that serde_json writes. Its writer is compiled afresh into every type, and
//! once more for the laid-out form, which makes the WebAssembly module much larger; here each type
//! holds only calls of a few small functions, and the layout is given to the finished text.

use alloc::string::String;
use core::fmt::{self, Display, Write as _};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Writes on one line; nothing for a value that the contract has no words for, a fraction say, of
/// which there is none in this crate.
pub(crate) fn write(value: &impl Serialize) -> String {
    let mut writer = Writer {
        text: String::new(),
    };
    match value.serialize(&mut writer) {
        Ok(()) => writer.text,
        Err(Unwritable) => String::new(),
    }
}

/// Lays out JSON text over several lines, two spaces for each level.
pub(crate) fn lay_out(text: &str) -> String {
    let mut laid_out = String::with_capacity(text.len().saturating_mul(2));
    let mut level = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if in_text {
            laid_out.push(character);
            in_text = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                laid_out.push(character);
                if let Some(closing) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    laid_out.push(closing);
                } else {
                    level = level.saturating_add(1);
                    new_line(&mut laid_out, level);
                }
            }
            '}' | ']' => {
                level = level.saturating_sub(1);
                new_line(&mut laid_out, level);
                laid_out.push(character);
            }
            ',' => {
                laid_out.push(character);
                new_line(&mut laid_out, level);
            }
            ':' => laid_out.push_str(": "),
            _ => {
                laid_out.push(character);
                in_text = character == '"';
            }
        }
    }
    laid_out
}

fn new_line(text: &mut String, level: usize) {
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

/// A value that JSON has no words for, or the contract none: a fraction, bytes, a key that is no
/// text.
#[derive(Debug, thiserror::Error)]
#[error("this cannot be written as JSON of the contract")]
struct Unwritable;

impl ser::Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<(), Unwritable>;

struct Writer {
    text: String,
}

impl Writer {
    #[inline(never)]
    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                control @ '\0'..'\u{20}' => {
                    self.display(format_args!("\\u{:04x}", u32::from(control)))
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    #[inline(never)]
    fn display(&mut self, value: fmt::Arguments<'_>) {
        // Writing to a `String` never fails.
        let _ = self.text.write_fmt(value);
    }

    /// Opens an object whose one key is a choice.
    #[inline(never)]
    fn choice(&mut self, variant: &str) {
        self.raw("{");
        self.string(variant);
        self.raw(":");
    }

    /// Parts the next item or key of what is open from the one before, if there is one: no value ends
    /// as a list or an object opens.
    #[inline(never)]
    fn next(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.raw(",");
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.next();
        self.string(key);
        self.raw(":");
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.next();
        value.serialize(self)
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Written {
        self.key(key);
        value.serialize(self)
    }
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn serialize_bool(self, value: bool) -> Written {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.display(format_args!("{value}"));
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u32(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u32(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.display(format_args!("{value}"));
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.display(format_args!("{value}"));
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(Unwritable)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Err(Unwritable)
    }

    fn serialize_char(self, value: char) -> Written {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.raw("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.string(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.choice(variant);
        value.serialize(&mut *self)?;
        self.raw("}");
        Ok(())
    }

    /// Goes on after an item that cannot be written, for nothing is kept of the text then: so the
    /// compiler sees that no list of this crate fails, and leaves out every check of whether one did.
    fn collect_seq<I>(self, items: I) -> Written
    where
        I: IntoIterator<Item: Serialize>,
    {
        self.raw("[");
        let mut written = Ok(());
        for item in items {
            written = written.and(self.item(&item));
        }
        self.raw("]");
        written
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.raw("[");
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        self.raw("[");
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.raw("[");
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Unwritable> {
        self.choice(variant);
        self.raw("[");
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.raw("{");
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.raw("{");
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Unwritable> {
        self.choice(variant);
        self.raw("{");
        Ok(self)
    }
}

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.next();
        let start = self.text.len();
        key.serialize(&mut **self)?;
        match self.text.get(start..) {
            Some(written) if written.starts_with('"') => Ok(()),
            _ => Err(Unwritable),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.raw(":");
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.raw("}");
        Ok(())
    }
}

/// The ways in which serde hands over the parts of a value, and what closes it.
macro_rules! parts {
    ($($of:ident: $each:ident($($key:ident)?) is $write:ident, then $closing:literal;)*) => {$(
        impl $of for &mut Writer {
            type Ok = ();
            type Error = Unwritable;

            fn $each<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Written {
                self.$write($($key,)? value)
            }

                    fn end(self) -> Written {
                self.raw($closing);
                Ok(())
            }
        }
    )*};
}

parts! {
    SerializeSeq: serialize_element() is item, then "]";
    SerializeTuple: serialize_element() is item, then "]";
    SerializeTupleStruct: serialize_field() is item, then "]";
    SerializeTupleVariant: serialize_field() is item, then "]}";
    SerializeStruct: serialize_field(key) is entry, then "}";
    SerializeStructVariant: serialize_field(key) is entry, then "}}";
}

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeMap, string::ToString, vec::Vec};

    use proptest::prelude::*;

    use super::*;

    fn same_as_serde_json(value: &(impl Serialize + fmt::Debug)) {
        let text = write(value);
        assert_eq!(text, serde_json::to_string(value).unwrap(), "{value:?}");
        assert_eq!(lay_out(&text), serde_json::to_string_pretty(value).unwrap());
    }

    #[derive(Debug, serde::Serialize)]
    enum Choice {
        Unit,
        New(u8),
        Tuple(i64, bool),
        Struct { a: Option<char>, b: () },
    }

    #[derive(Debug, serde::Serialize)]
    struct Everything {
        choices: Vec<Choice>,
        pair: (i32, u64),
        new: New,
        unit: Nothing,
        map: BTreeMap<String, Vec<u8>>,
    }

    #[derive(Debug, serde::Serialize)]
    struct New(Choice);

    #[derive(Debug, serde::Serialize)]
    struct Nothing;

    #[test]
    fn every_shape_is_written_as_serde_json_writes_it() {
        let map = [("", Vec::from([1, 2])), ("a\"b", Vec::new())];
        same_as_serde_json(&Everything {
            choices: Vec::from([
                Choice::Unit,
                Choice::New(7),
                Choice::Tuple(i64::MIN, true),
                Choice::Struct { a: None, b: () },
                Choice::Struct {
                    a: Some('ầ'),
                    b: (),
                },
            ]),
            pair: (i32::MIN, u64::MAX),
            new: New(Choice::Unit),
            unit: Nothing,
            map: map.map(|(key, list)| (key.to_string(), list)).into(),
        });
    }

    #[test]
    fn what_the_contract_has_no_words_for_is_not_written() {
        assert_eq!(write(&0.5_f64), "");
        assert_eq!(write(&BTreeMap::from([(1, 2)])), "");
    }

    proptest! {
        #[test]
        fn every_text_is_written_as_serde_json_writes_it(
            texts in prop::collection::btree_map("\\PC*", "[\\x00-\\x7f\u{300}\u{2028}😀]*", 0..4),
        ) {
            same_as_serde_json(&texts);
        }
    }

    #[test]
    fn both_seeds_are_written_as_serde_json_writes_them() {
        for text in [
            include_str!("../../../seeds/dong-nai.json"),
            include_str!("../../../seeds/ba-ria-vung-tau.json"),
        ] {
            let register = crate::Register::from_json(text).unwrap();
            same_as_serde_json(register.records());
            assert_eq!(register.to_json(), text);
        }
    }
}
