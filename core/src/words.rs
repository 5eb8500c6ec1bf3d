//! Sentences in Vietnamese and English: this room knows how a thing is said, and nothing of what is
//! said. A type says itself where it stands.
//!
//! `text` is a text in both languages, `sentence` fills what is particular into sentences.

mod sentence;
mod text;

use alloc::string::String;

pub(crate) use self::sentence::{Filled, Say, Words, gaps, said, told, words};
pub use self::text::{Bilingual, Language};

/// What each choice of a type is called, in Vietnamese and in English.
macro_rules! called {
    ($(#[$doc:meta])* $kind:ident: $($choice:ident $vi:literal, $en:literal)*) => {
        $(#[$doc])*
        impl $crate::words::Say for $kind {
            fn say(&self, language: $crate::words::Language, text: &mut alloc::string::String) {
                let words = match self {
                    $(Self::$choice { .. } => $crate::words::words!($vi, $en),)*
                };
                words.say(language, text);
            }
        }
    };
}
pub(crate) use called;

/// So many of a kind, which is called otherwise where it is one: `1 đơn vị`, `15 actions`.
pub(crate) struct Quantity(pub(crate) usize, pub(crate) [Words<1>; 2]);

impl Say for Quantity {
    fn say(&self, language: Language, text: &mut String) {
        let Self(number, [one, several]) = self;
        let words = if *number == 1 { one } else { several };
        Filled(*words, &[number]).say(language, text);
    }
}
