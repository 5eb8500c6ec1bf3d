//! Sentences in both languages, and what may stand within one.

use alloc::{string::String, vec::Vec};
use core::fmt::{Display, Write as _};

use super::{Bilingual, Language};
use crate::fold::has;

/// A text of the library's own in Vietnamese and in English, each with so many gaps `{}`.
///
/// Both have the same number of gaps, and are filled with as many things: else the library does not
/// build.
#[derive(Clone, Copy)]
pub(crate) struct Words<const GAPS: usize = 0> {
    vi: &'static str,
    en: &'static str,
}

/// A text in Vietnamese and in English; one alone for both.
macro_rules! words {
    ($both:literal) => {
        $crate::words::words!($both, $both)
    };
    ($vi:literal, $en:literal $(,)?) => {
        const { $crate::words::Words::<{ $crate::words::gaps($vi) }>::new($vi, $en) }
    };
}
pub(crate) use words;

/// How many gaps a text has.
pub(crate) const fn gaps(text: &str) -> usize {
    let (mut rest, mut gaps) = (text.as_bytes(), 0_usize);
    while let [first, after @ ..] = rest {
        if *first == b'{' && matches!(after, [b'}', ..]) {
            gaps = gaps.saturating_add(1);
        }
        rest = after;
    }
    gaps
}

impl<const GAPS: usize> Words<GAPS> {
    /// A text that says the same in both languages.
    pub(crate) const fn new(vi: &'static str, en: &'static str) -> Self {
        assert!(
            gaps(vi) == GAPS && gaps(en) == GAPS,
            "a text has as many gaps in English as in Vietnamese"
        );
        Self { vi, en }
    }

    /// The text in one language, with its gaps.
    pub(crate) fn get(self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }

    /// The sentence in both languages, in each of which every gap stands for the next of some things.
    pub(crate) fn with(self, things: &[&dyn Say; GAPS]) -> Bilingual {
        told(&Filled(self, things))
    }
}

impl Words {
    /// The sentence, which says nothing particular.
    pub(crate) fn about(self, _: &dyn Say) -> Bilingual {
        self.into()
    }
}

impl Words<1> {
    /// The sentence with what is particular in its gap.
    pub(crate) fn about(self, particular: &dyn Say) -> Bilingual {
        self.with(&[particular])
    }
}

impl From<Words> for Bilingual {
    fn from(words: Words) -> Self {
        Self::new(words.vi, words.en)
    }
}

/// What can be said in both languages, and so stand within a sentence.
pub(crate) trait Say {
    /// Adds it to a text.
    fn say(&self, language: Language, text: &mut String);
}

/// A sentence in which every gap stands for the next of some things.
pub(crate) struct Filled<'a, const GAPS: usize>(
    pub(crate) Words<GAPS>,
    pub(crate) &'a [&'a dyn Say; GAPS],
);

impl<const GAPS: usize> Say for Filled<'_, GAPS> {
    fn say(&self, language: Language, text: &mut String) {
        fill(self.0.get(language), self.1, language, text);
    }
}

/// Something in both languages, by itself.
pub(crate) fn told(thing: &dyn Say) -> Bilingual {
    Bilingual::new(said(thing, Language::Vi), said(thing, Language::En))
}

/// Something in one language, by itself.
#[inline(never)]
pub(crate) fn said(thing: &dyn Say, language: Language) -> String {
    let mut text = String::new();
    thing.say(language, &mut text);
    text
}

fn fill(sentence: &str, with: &[&dyn Say], language: Language, text: &mut String) {
    let mut parts = sentence.split('{');
    text.push_str(parts.next().unwrap_or_default());
    let mut things = with.iter();
    for part in parts {
        if let Some(rest) = part.strip_prefix('}') {
            if let Some(thing) = things.next() {
                thing.say(language, text);
            }
            text.push_str(rest);
        } else {
            text.push('{');
            text.push_str(part);
        }
    }
}

/// What reads the same in both languages.
macro_rules! alike {
    ($($kind:ty)*) => {$(
        impl Say for $kind {
            fn say(&self, _: Language, text: &mut String) {
                display(self, text);
            }
        }
    )*};
}

alike! { usize u8 u16 u32 i32 }

fn display(thing: &dyn Display, text: &mut String) {
    // Writing to a `String` never fails.
    let _ = write!(text, "{thing}");
}

impl Say for str {
    fn say(&self, _: Language, text: &mut String) {
        text.push_str(self);
    }
}

impl Say for String {
    fn say(&self, _: Language, text: &mut String) {
        text.push_str(self);
    }
}

impl Say for Bilingual {
    fn say(&self, language: Language, text: &mut String) {
        text.push_str(self.get(language));
    }
}

impl Say for Words {
    fn say(&self, language: Language, text: &mut String) {
        text.push_str(self.get(language));
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, language: Language, text: &mut String) {
        (**self).say(language, text);
    }
}

/// Nothing, where there is none.
impl<T: Say> Say for Option<T> {
    fn say(&self, language: Language, text: &mut String) {
        if let Some(thing) = self {
            thing.say(language, text);
        }
    }
}

/// A list: `a, b, c`; where a name has a comma of its own, `a, b; c`.
impl<T: Say> Say for [T] {
    fn say(&self, language: Language, text: &mut String) {
        listed(&|position| Some(self.get(position)?), language, text);
    }
}

/// * `thing`: the one at a position, if there is one.
fn listed<'a>(thing: &dyn Fn(usize) -> Option<&'a dyn Say>, language: Language, text: &mut String) {
    let mut names = Vec::new();
    while let Some(thing) = thing(names.len()) {
        names.push(said(thing, language));
    }
    let commas = names.iter().any(|name| has(name, ','));
    text.push_str(&names.join(if commas { "; " } else { ", " }));
}

impl<T: Say> Say for Vec<T> {
    fn say(&self, language: Language, text: &mut String) {
        self.as_slice().say(language, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_sentence_is_said_in_its_language() {
        let name = Bilingual::new("Sở Ngoại vụ", "Foreign Affairs");
        let said = words!("{}: {}.").with(&[&name, &2_usize]);
        assert_eq!(said.vi, "Sở Ngoại vụ: 2.");
        assert_eq!(said.in_english(), "Foreign Affairs: 2.");
    }
}
