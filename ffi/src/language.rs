//! The languages in which the library speaks to people.

use hoptac::model::Language;

use crate::boundary::Outcome;
use crate::result::hoptac_result;

/// A language for people.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_language {
    /// Tiếng Việt.
    HOPTAC_VIETNAMESE = 1,
    /// English.
    HOPTAC_ENGLISH = 2,
}

/// A `hoptac_language` as it comes from C, where an enumeration may hold any number.
pub type LanguageArgument = i32;

/// The language that C's number stands for.
pub(crate) fn language_in(number: LanguageArgument) -> Outcome<Language> {
    const VI: i32 = hoptac_language::HOPTAC_VIETNAMESE as i32;
    const EN: i32 = hoptac_language::HOPTAC_ENGLISH as i32;
    match number {
        VI => Ok(Language::Vi),
        EN => Ok(Language::En),
        _ => Err(hoptac_result::HOPTAC_UNKNOWN_LANGUAGE),
    }
}
