//! Types that stand as a text of a form of their own: a day, a period, a country.

use core::fmt;

use serde::de::{self, Deserializer, Unexpected, Visitor};

/// Reads a type from the text that it is written as.
///
/// * `parse`: the type of a text, or what is wanted there instead.
pub(crate) fn from_text<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    parse: fn(&str) -> Result<T, &'static str>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(FromText(parse))
}

struct FromText<T>(fn(&str) -> Result<T, &'static str>);

impl<T> Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(|wanted| E::invalid_value(Unexpected::Str(text), &wanted))
    }
}
