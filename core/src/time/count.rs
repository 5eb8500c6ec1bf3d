//! A whole number within bounds: a count that is neither nothing nor absurd.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::json::{At, Out, Read, Write};

/// A whole number from 1 to `MAX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count<const MAX: u32>(u32);

impl<const MAX: u32> Count<MAX> {
    /// The count, if it is from 1 to `MAX`.
    #[must_use]
    pub const fn new(count: u32) -> Option<Self> {
        if count >= 1 && count <= MAX {
            Some(Self(count))
        } else {
            None
        }
    }

    /// The count of one.
    pub const ONE: Self = Self(1);

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Saturates; whatever saturates lies past the last day.
    pub(super) const fn times(self, n: u32) -> u32 {
        self.0.saturating_mul(n)
    }
}

impl<const MAX: u32> fmt::Debug for Count<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<const MAX: u32> Serialize for Count<MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}

impl<const MAX: u32> Write for Count<MAX> {
    fn write(&self, out: &mut Out) {
        self.0.write(out);
    }

    /// Once, where a question does not say how often.
    fn is_absent(&self) -> bool {
        *self == Self::ONE
    }
}

impl<'de, const MAX: u32> Deserialize<'de> for Count<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let count = u32::deserialize(deserializer)?;
        let wanted = || de::Error::custom(format_args!("not a whole number from 1 to {MAX}"));
        Self::new(count).ok_or_else(wanted)
    }
}

impl<const MAX: u32> Read for Count<MAX> {
    fn read(at: &At<'_>) -> Self {
        let count = at.whole_number(1, MAX.into()).try_into();
        count.ok().and_then(Self::new).unwrap_or(Self::ONE)
    }
}

#[cfg(feature = "schema")]
impl<const MAX: u32> schemars::JsonSchema for Count<MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 1, "maximum": MAX })
    }
}
