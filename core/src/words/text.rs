//! Text in Vietnamese, with English beside it where it is known.

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// A text in Vietnamese and, where there is one, in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Vietnamese text.
    pub vi: String,
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// A language that answers can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Bilingual {
    /// A text in both languages.
    #[must_use]
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: Some(en.into()),
        }
    }

    /// The text in one language; Vietnamese where there is no English.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::En, Some(en)) => en,
            _ => &self.vi,
        }
    }

    /// The Vietnamese text.
    #[must_use]
    pub fn in_vietnamese(&self) -> &str {
        self.get(Language::Vi)
    }

    /// The English text, or the Vietnamese where there is none.
    #[must_use]
    pub fn in_english(&self) -> &str {
        self.get(Language::En)
    }
}
