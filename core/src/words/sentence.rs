//! Sentences in both languages, and what may stand within one.

use alloc::{string::String, vec::Vec};
use core::fmt::{Display, Write as _};

use crate::{
    answers::Range,
    fold::has,
    list::joined,
    model::{Bilingual, Language},
    time::{Day, ImpreciseDate, Window},
};

/// A text of the library's own: in Vietnamese and in English, with `|` between them, or one that
/// reads the same in both.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static str);

/// A text in Vietnamese and in English; one alone for both.
macro_rules! words {
    ($both:literal) => {
        $crate::words::Words($both)
    };
    ($vi:literal, $en:literal $(,)?) => {
        $crate::words::Words(concat!($vi, "|", $en))
    };
}
pub(crate) use words;

impl Words {
    /// The text in one language.
    pub(crate) fn get(self, language: Language) -> &'static str {
        let (vi, en) = self.0.split_once('|').unwrap_or((self.0, self.0));
        debug_assert!(!en.contains('|'), "{}", self.0);
        match language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// The sentence in both languages, in each of which every `{}` stands for the next of some things.
    pub(crate) fn with(self, things: &[&dyn Say]) -> Bilingual {
        told(&Filled(self, things))
    }
}

impl From<Words> for Bilingual {
    fn from(words: Words) -> Self {
        Self::new(words.get(Language::Vi), words.get(Language::En))
    }
}

/// What can be said in both languages, and so stand within a sentence.
pub(crate) trait Say {
    /// Adds it to a text.
    fn say(&self, language: Language, text: &mut String);
}

/// A sentence in which every `{}` stands for the next of some things.
pub(crate) struct Filled<'a>(pub(crate) Words, pub(crate) &'a [&'a dyn Say]);

impl Say for Filled<'_> {
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
    debug_assert!(gaps(sentence) <= with.len(), "{sentence}");
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

/// One of the lines of a text, each with `|` between its languages.
pub(crate) fn line(lines: &'static str, number: usize) -> Words {
    let mut lines = lines.split('\n');
    for _ in 0..number {
        lines.next();
    }
    Words(lines.next().unwrap_or_default())
}

/// How many gaps a sentence has.
pub(crate) fn gaps(sentence: &str) -> usize {
    let parts = sentence.split('{');
    parts.filter(|part| part.starts_with('}')).count()
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

alike! { usize u8 u16 u32 i32 Range }

fn display(thing: &dyn Display, text: &mut String) {
    // Writing to a `String` never fails.
    let _ = write!(text, "{thing}");
}

impl Say for Day {
    fn say(&self, language: Language, text: &mut String) {
        text.push_str(&match language {
            Language::Vi => self.in_vietnamese(),
            Language::En => self.in_english(),
        });
    }
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
    text.push_str(&joined(&names, if commas { "; " } else { ", " }));
}

impl<T: Say> Say for Vec<T> {
    fn say(&self, language: Language, text: &mut String) {
        self.as_slice().say(language, text);
    }
}

/// With its preposition: `ngày 29/04/2022`, `on 29 April 2022`; `tháng 4/2022`, `in April 2022`.
impl Say for ImpreciseDate {
    fn say(&self, language: Language, text: &mut String) {
        let sentence = if self.window().is_exact() {
            words!("ngày {}", "on {}")
        } else {
            words!("{}", "in {}")
        };
        Filled(sentence, &[&self.named(language)]).say(language, text);
    }
}

/// With its preposition: `ngày 29/04/2022`, `trong khoảng …`, `by …`, `not before …`.
impl Say for Window {
    fn say(&self, language: Language, text: &mut String) {
        let (first, last) = (&self.earliest, &self.latest);
        let (sentence, day) = match (*first > Day::MIN, *last < Day::MAX) {
            (true, true) if self.is_exact() => (words!("ngày {}", "on {}"), last),
            (true, true) => (words!("trong khoảng {}–{}", "between {} and {}"), first),
            (true, false) => (words!("không sớm hơn {}", "not before {}"), first),
            (false, true) => (words!("muộn nhất {}", "by {}"), last),
            (false, false) => (words!("không rõ ngày nào", "on an unknown day"), last),
        };
        Filled(sentence, &[day, last]).say(language, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_sentence_is_said_in_its_language() {
        let name = Bilingual::new("Sở Ngoại vụ", "Foreign Affairs");
        let window = Window {
            earliest: Day::new(2025, 3, 1).unwrap(),
            latest: Day::MAX,
        };
        let said = words!("{}: {}, {}.").with(&[&name, &window, &2_usize]);
        assert_eq!(said.vi, "Sở Ngoại vụ: không sớm hơn 01/03/2025, 2.");
        assert_eq!(
            said.in_english(),
            "Foreign Affairs: not before 1 March 2025, 2."
        );
        // What one language leaves out at the end, the other may say.
        let said = words!("{} {}", "{}").with(&[&name, &words!("sẽ", "")]);
        assert_eq!(said.vi, "Sở Ngoại vụ sẽ");
        assert_eq!(said.in_english(), "Foreign Affairs");
    }
}
