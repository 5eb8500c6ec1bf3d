//! From a tree to a type: whatever does not fit is named with its path, and every reference to a
//! record is noted on the way.
//!
//! [`Id`](crate::model::Id) reads itself as a newtype named after the list it points into. So no
//! type has to list its references, and none can be forgotten.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{cell::RefCell, fmt::Display};

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor, value::StrDeserializer,
};

use super::Tree;
use crate::{
    model::{Bilingual, List},
    problem::{Code, Problem, Problems, pointer},
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
    let result = T::deserialize(Reader {
        tree,
        path: &Path::Base(path),
        references: &noted,
    });
    references.append(&mut noted.into_inner());
    result.map_err(|misfit| {
        let place = misfit.path.unwrap_or_else(|| String::from(path));
        misfit.what.at(place).into()
    })
}

/// Something that does not fit, and where once that is known.
#[derive(Debug, thiserror::Error)]
#[error("{what:?}")]
struct Error {
    what: Misfit,
    path: Option<String>,
}

/// What does not fit.
#[derive(Debug)]
enum Misfit {
    Missing(&'static str),
    UnknownKey(String, Vec<&'static str>),
    UnknownChoice(String, Vec<&'static str>),
    Type { found: &'static str, wanted: String },
    Value { found: String, wanted: String },
}

impl Misfit {
    fn at(self, path: String) -> Problem {
        let (code, message, help) = match self {
            Self::Missing(key) => (
                Code::MissingField,
                Bilingual::new(
                    alloc::format!("Thiếu khóa “{key}”."),
                    alloc::format!("The key “{key}” is missing."),
                ),
                Bilingual::new(
                    alloc::format!("Thêm “{key}” vào đối tượng này."),
                    alloc::format!("Add “{key}” to this object."),
                ),
            ),
            Self::UnknownKey(key, known) => (
                Code::UnknownField,
                Bilingual::new(
                    alloc::format!("Khóa “{key}” không có nghĩa ở đây."),
                    alloc::format!("The key “{key}” has no meaning here."),
                ),
                choices("Các khóa được dùng", "The keys used here are", &known),
            ),
            Self::UnknownChoice(found, known) => (
                Code::UnknownChoice,
                Bilingual::new(
                    alloc::format!("“{found}” không phải một lựa chọn ở đây."),
                    alloc::format!("“{found}” is no choice here."),
                ),
                choices("Chọn một trong", "Choose one of", &known),
            ),
            Self::Type { found, wanted } => {
                let wanted = wanted_words(&wanted);
                (
                    Code::WrongType,
                    Bilingual::new(
                        alloc::format!("Ở đây có {}.", type_words(found).in_vietnamese()),
                        alloc::format!("Here stands {}.", type_words(found).in_english()),
                    ),
                    Bilingual::new(
                        alloc::format!("Cần {}.", wanted.in_vietnamese()),
                        alloc::format!("Give {}.", wanted.in_english()),
                    ),
                )
            }
            Self::Value { found, wanted } => {
                let code = if wanted == "a period that ends after its start" {
                    Code::EndsBeforeStart
                } else {
                    Code::BadValue
                };
                let wanted = wanted_words(&wanted);
                (
                    code,
                    Bilingual::new(
                        alloc::format!("{found} không dùng được ở đây."),
                        alloc::format!("{found} cannot stand here."),
                    ),
                    Bilingual::new(
                        alloc::format!("Cần {}.", wanted.in_vietnamese()),
                        alloc::format!("Give {}.", wanted.in_english()),
                    ),
                )
            }
        };
        Problem {
            code,
            path,
            message,
            help,
        }
    }
}

fn choices(vi: &str, en: &str, known: &[&str]) -> Bilingual {
    let known = known.join(", ");
    Bilingual::new(
        alloc::format!("{vi}: {known}."),
        alloc::format!("{en}: {known}."),
    )
}

fn type_words(found: &'static str) -> Bilingual {
    let vi = match found {
        "null" => "giá trị null",
        "a boolean" => "giá trị đúng/sai",
        "a whole number" => "số nguyên",
        "a number with a fraction" => "số không nguyên",
        "a text" => "chuỗi ký tự",
        "a list" => "danh sách",
        _ => "đối tượng",
    };
    Bilingual::new(vi, found)
}

/// What would be right, in both languages; the keys are what the types say they expect.
fn wanted_words(wanted: &str) -> Bilingual {
    let (vi, en) = match wanted {
        "an id" => (
            "một mã gồm chữ thường không dấu và số, nối bằng gạch nối, như plan-107-2023",
            "an id of lower-case words and numbers joined by hyphens, like plan-107-2023",
        ),
        "a day" => (
            "một ngày có thật, viết như 2025-09-15",
            "a day that exists, written like 2025-09-15",
        ),
        "a date" => (
            "một ngày, tháng hoặc năm có thật, viết như 2022-04-29, 2022-04 hoặc 2022",
            "a date that exists, written like 2022-04-29, 2022-04 or 2022",
        ),
        "a period" => (
            "một khoảng thời gian, viết như 2023/2028, 2014/.. hoặc 2025",
            "a period, written like 2023/2028, 2014/.. or 2025",
        ),
        "a period that ends after its start" => (
            "một khoảng thời gian kết thúc không trước lúc bắt đầu",
            "a period that does not end before it starts",
        ),
        "the day of a deadline" => (
            "một ngày của mọi năm như 10-30, một ngày trọn vẹn như 2025-10-30, hoặc một ngày của tháng cuối kỳ như 25",
            "a day of every year like 10-30, a full day like 2025-10-30, or a day of the period's last month like 25",
        ),
        "a day of every year" => (
            "một ngày của mọi năm, viết như 10-30",
            "a day of every year, written like 10-30",
        ),
        "a country" => (
            "mã quốc gia ISO 3166-1 gồm hai chữ hoa, như LA, JP, CU",
            "an ISO 3166-1 country code of two capital letters, like LA, JP, CU",
        ),
        "a string" => ("một chuỗi ký tự", "a text"),
        "a boolean" => ("true hoặc false", "true or false"),
        "a sequence" => ("một danh sách", "a list"),
        "u16" => (
            "một số nguyên từ 0 đến 65535",
            "a whole number from 0 to 65535",
        ),
        "u32" => (
            "một số nguyên từ 0 đến 4294967295",
            "a whole number from 0 to 4294967295",
        ),
        other if other.starts_with("struct ") => ("một đối tượng", "an object"),
        other if other.starts_with("enum ") => (
            "một lựa chọn: tên của nó, hoặc đối tượng có đúng một khóa",
            "a choice: its name, or an object of exactly one key",
        ),
        other => {
            let vi = match other.strip_prefix("a whole number from ") {
                Some(bounds) => {
                    alloc::format!("một số nguyên từ {}", bounds.replace(" to ", " đến "))
                }
                None => other.to_string(),
            };
            return Bilingual::new(vi, other);
        }
    };
    Bilingual::new(vi, en)
}

impl From<Misfit> for Error {
    fn from(what: Misfit) -> Self {
        Self { what, path: None }
    }
}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Misfit::Value {
            found: message.to_string(),
            wanted: String::new(),
        }
        .into()
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Misfit::Type {
            found: match found {
                Unexpected::Unit | Unexpected::Option => "null",
                Unexpected::Bool(_) => "a boolean",
                Unexpected::Signed(_) | Unexpected::Unsigned(_) => "a whole number",
                Unexpected::Float(_) => "a number with a fraction",
                Unexpected::Str(_) | Unexpected::UnitVariant => "a text",
                Unexpected::Seq => "a list",
                _ => "an object",
            },
            wanted: wanted.to_string(),
        }
        .into()
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Misfit::Value {
            found: match found {
                Unexpected::Str(text) => alloc::format!("“{text}”"),
                Unexpected::Signed(number) => number.to_string(),
                Unexpected::Unsigned(number) => number.to_string(),
                other => other.to_string(),
            },
            wanted: wanted.to_string(),
        }
        .into()
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Misfit::UnknownChoice(String::from(variant), expected.to_vec()).into()
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Misfit::UnknownKey(String::from(field), expected.to_vec()).into()
    }

    fn missing_field(field: &'static str) -> Self {
        Misfit::Missing(field).into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        // Reported with its path before any type is read; the first value is read on.
        Misfit::UnknownKey(String::from(field), Vec::new()).into()
    }
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
#[derive(Clone, Copy)]
struct Reader<'a, 'p> {
    tree: &'a Tree,
    path: &'p Path<'p>,
    references: &'p RefCell<Vec<Reference>>,
}

impl<'a> Reader<'a, '_> {
    /// Reads a value below this one; an error gets the deepest path it passes.
    fn below<S: DeserializeSeed<'a>>(
        self,
        tree: &'a Tree,
        path: &Path<'_>,
        seed: S,
    ) -> Result<S::Value, Error> {
        let below = Reader {
            tree,
            path,
            references: self.references,
        };
        seed.deserialize(below).map_err(|error| Error {
            path: error.path.or_else(|| Some(path.text())),
            what: error.what,
        })
    }
}

impl<'a, 'p> Deserializer<'a> for Reader<'a, 'p> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Integer(value) => visitor.visit_i64(*value),
            Tree::OtherNumber(value) => visitor.visit_f64(*value),
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(items) => visitor.visit_seq(Items {
                reader: self,
                items: items.iter().enumerate(),
            }),
            Tree::Object(pairs) => visitor.visit_map(Entries {
                reader: self,
                pairs,
                position: 0,
            }),
        }
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
        if let (Some(list), Some(id)) = (List::from_key(name), self.tree.as_text()) {
            self.references.borrow_mut().push(Reference {
                path: self.path.text(),
                list,
                id: String::from(id),
            });
        }
        Ok(value)
    }

    /// Choices are tagged from outside: a name, or an object of one key.
    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Text(variant) => visitor.visit_enum(StrDeserializer::<Error>::new(variant)),
            Tree::Object(pairs) => match pairs.as_slice() {
                [(variant, value)] => visitor.visit_enum(Choice {
                    reader: self,
                    variant,
                    value,
                }),
                _ => Err(not_a_choice(name, self.tree)),
            },
            other => Err(not_a_choice(name, other)),
        }
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'a>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn not_a_choice(name: &'static str, found: &Tree) -> Error {
    de::Error::invalid_type(
        match found {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(value) => Unexpected::Bool(*value),
            Tree::Integer(value) => Unexpected::Signed(*value),
            Tree::OtherNumber(value) => Unexpected::Float(*value),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Object(_) => Unexpected::Map,
        },
        &alloc::format!("enum {name}").as_str(),
    )
}

struct Items<'a, 'p> {
    reader: Reader<'a, 'p>,
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
        let path = Path::Item(self.reader.path, position);
        self.reader.below(item, &path, seed).map(Some)
    }
}

/// The entries of an object, each key once: a repeated key is reported with the text.
struct Entries<'a, 'p> {
    reader: Reader<'a, 'p>,
    pairs: &'a [(String, Tree)],
    position: usize,
}

impl<'a> MapAccess<'a> for Entries<'a, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'a>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        while let Some((key, _)) = self.pairs.get(self.position) {
            let mut earlier = self.pairs.iter().take(self.position);
            if earlier.any(|(other, _)| other == key) {
                self.position = self.position.saturating_add(1);
                continue;
            }
            let path = Path::Key(self.reader.path, key);
            return seed
                .deserialize(StrDeserializer::<Error>::new(key))
                .map(Some)
                .map_err(|error| Error {
                    path: error.path.or_else(|| Some(path.text())),
                    what: error.what,
                });
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((key, value)) = self.pairs.get(self.position) else {
            return Err(de::Error::custom("a value without its key"));
        };
        self.position = self.position.saturating_add(1);
        let path = Path::Key(self.reader.path, key);
        self.reader.below(value, &path, seed)
    }
}

struct Choice<'a, 'p> {
    reader: Reader<'a, 'p>,
    variant: &'a str,
    value: &'a Tree,
}

impl<'a> EnumAccess<'a> for Choice<'a, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = seed.deserialize(StrDeserializer::<Error>::new(self.variant))?;
        Ok((name, self))
    }
}

impl<'a> VariantAccess<'a> for Choice<'a, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.newtype_variant_seed(core::marker::PhantomData)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Error> {
        let path = Path::Key(self.reader.path, self.variant);
        self.reader.below(self.value, &path, seed)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.struct_variant(&[], visitor)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let path = Path::Key(self.reader.path, self.variant);
        let below = Reader {
            tree: self.value,
            path: &path,
            references: self.reader.references,
        };
        below.deserialize_any(visitor)
    }
}
