//! Ids: short names that stay the same for ever.

use alloc::string::String;
use core::{cmp::Ordering, fmt, hash, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Record;
use crate::{
    json::{At, Out, Read, Write},
    words::words,
};

/// The id of a record of one kind: lower-case ASCII words and numbers joined by hyphens, unique in
/// the whole register.
pub struct Id<R> {
    text: String,
    record: PhantomData<fn() -> R>,
}

impl<R> Id<R> {
    /// An id from its text, if the text has the form of an id.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_id(text).then(|| Self {
            text: String::from(text),
            record: PhantomData,
        })
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether a text has the form of an id: `plan-107-2023`, not `Plan 107`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            record: PhantomData,
        }
    }
}

impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<R> Eq for Id<R> {}

impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<R> hash::Hash for Id<R> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<R> fmt::Display for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<R> Serialize for Id<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<R> Write for Id<R> {
    fn write(&self, out: &mut Out) {
        out.form(self);
    }
}

impl<'de, R: Record> Deserialize<'de> for Id<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wanted = || de::Error::invalid_value(de::Unexpected::Str(&text), &"an id");
        Self::new(&text).ok_or_else(wanted)
    }
}

/// Reading an id notes which record it refers to, so no type has to list its references, and none can
/// be forgotten.
impl<R: Record> Read for Id<R> {
    fn read(at: &At<'_>) -> Self {
        let id = at.parsed(
            words!(
                "một mã gồm chữ thường không dấu và số, nối bằng gạch nối, như plan-107-2023",
                "an id of lower-case words and numbers joined by hyphens, like plan-107-2023",
            ),
            Self::new,
        );
        if let Some(id) = &id {
            at.refers_to(R::LIST.key(), id.as_str());
        }
        id.unwrap_or(Self {
            text: String::new(),
            record: PhantomData,
        })
    }
}

#[cfg(feature = "schema")]
impl<R> schemars::JsonSchema for Id<R> {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "Lower-case words and numbers joined by hyphens, unique in the register.",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
        })
    }
}
