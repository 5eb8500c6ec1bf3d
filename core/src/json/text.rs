//! Types that stand as a text of a form of their own: a day, a period, a country.

use core::{fmt, marker::PhantomData, str::FromStr};

use serde::de::{self, Deserializer, Visitor};

/// Has a type written as it is displayed, and read from what it is parsed from.
///
/// * the words, in Vietnamese and in English, for what would be right where a text cannot be parsed.
/// * `else`: what stands in for it then. Without these two, `Read` is to be implemented by hand.
macro_rules! as_text {
    ($type:ty, $vi:literal, $en:literal, else $stand_in:expr) => {
        $crate::json::as_text! { $type }

        impl $crate::json::Read for $type {
            fn read(at: &$crate::json::At<'_>) -> Self {
                let read = at.parsed($crate::words::words!($vi, $en), |text| text.parse().ok());
                read.unwrap_or($stand_in)
            }
        }
    };
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::json::from_text(deserializer)
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, out: &mut $crate::json::Out) {
                out.form(self);
            }
        }
    };
}
pub(crate) use as_text;

/// Reads by serde a type from the text that it is written as.
pub(crate) fn from_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(FromText(PhantomData))
}

struct FromText<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
