//! Countries (placeholder until the generated table is merged).
use alloc::string::String;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
/// Country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);
impl Country {
    /// code
    #[must_use]
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("")
    }
    /// vi
    #[must_use]
    pub fn name_vi(self) -> &'static str {
        "?"
    }
    /// en
    #[must_use]
    pub fn name_en(self) -> &'static str {
        "?"
    }
}
impl Serialize for Country {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let t = String::deserialize(d)?;
        <[u8; 2]>::try_from(t.as_bytes())
            .map(Country)
            .map_err(|_| de::Error::invalid_value(de::Unexpected::Str(&t), &"a country"))
    }
}
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Country {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Country".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type":"string"})
    }
}
/// group
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountryGroup {
    /// ASEAN
    Asean,
}
