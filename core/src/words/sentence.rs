//! Sentences in both languages, and what may stand within one.

use alloc::string::{String, ToString};

use crate::{
    answers::Range,
    model::{Bilingual, Language},
    time::{Day, Deadline, ImpreciseDate, Length, Period, Window},
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
    pub(crate) fn get(self, language: Language) -> &'static str {
        let (vi, en) = self.0.split_once('|').unwrap_or((self.0, self.0));
        debug_assert!(!en.contains('|'), "{}", self.0);
        match language {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}

impl From<Words> for Bilingual {
    fn from(words: Words) -> Self {
        Self::new(words.get(Language::Vi), words.get(Language::En))
    }
}

/// What can be said in both languages, and so stand within a sentence.
pub(crate) trait Say {
    fn say(&self, language: Language) -> String;
}

/// A sentence in both languages, in each of which every `{}` stands for the next of some things.
pub(crate) fn say(vi: &str, en: &str, with: &[&dyn Say]) -> Bilingual {
    Bilingual::new(
        filled(vi, with, Language::Vi),
        filled(en, with, Language::En),
    )
}

/// Something in both languages, by itself.
pub(crate) fn told(thing: &dyn Say) -> Bilingual {
    Bilingual::new(thing.say(Language::Vi), thing.say(Language::En))
}

/// A sentence in which every `{}` stands for the next of some things.
pub(crate) fn filled(sentence: &str, with: &[&dyn Say], language: Language) -> String {
    let mut parts = sentence.split("{}");
    let mut text = String::from(parts.next().unwrap_or_default());
    debug_assert!(parts.clone().count() <= with.len(), "{sentence}");
    for (thing, part) in with.iter().zip(parts) {
        text.push_str(&thing.say(language));
        text.push_str(part);
    }
    text
}

/// What reads the same in both languages.
macro_rules! alike {
    ($($kind:ty)*) => {$(
        impl Say for $kind {
            fn say(&self, _: Language) -> String {
                self.to_string()
            }
        }
    )*};
}

alike! { &str String usize u8 u16 u32 i32 Range }

macro_rules! in_both {
    ($($kind:ty)*) => {$(
        impl Say for $kind {
            fn say(&self, language: Language) -> String {
                match language {
                    Language::Vi => self.in_vietnamese().into(),
                    Language::En => self.in_english().into(),
                }
            }
        }
    )*};
}

in_both! { Bilingual Day Period Length Deadline }

impl Say for Words {
    fn say(&self, language: Language) -> String {
        self.get(language).into()
    }
}

/// With its preposition: `ngày 29/04/2022`, `on 29 April 2022`; `tháng 4/2022`, `in April 2022`.
impl Say for ImpreciseDate {
    fn say(&self, language: Language) -> String {
        let sentence = if self.window().is_exact() {
            words!("ngày {}", "on {}")
        } else {
            words!("{}", "in {}")
        };
        let date = match language {
            Language::Vi => self.in_vietnamese(),
            Language::En => self.in_english(),
        };
        filled(sentence.get(language), &[&date], language)
    }
}

/// With its preposition: `ngày 29/04/2022`, `trong khoảng …`, `by …`, `not before …`.
impl Say for Window {
    fn say(&self, language: Language) -> String {
        let (first, last) = (&self.earliest, &self.latest);
        let (sentence, day) = match (*first > Day::MIN, *last < Day::MAX) {
            (true, true) if self.is_exact() => (words!("ngày {}", "on {}"), last),
            (true, true) => (words!("trong khoảng {}–{}", "between {} and {}"), first),
            (true, false) => (words!("không sớm hơn {}", "not before {}"), first),
            (false, true) => (words!("muộn nhất {}", "by {}"), last),
            (false, false) => (words!("không rõ ngày nào", "on an unknown day"), last),
        };
        filled(sentence.get(language), &[day, last], language)
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
        let said = say("{}: {}, {}.", "{}: {}, {}.", &[&name, &window, &2_usize]);
        assert_eq!(said.vi, "Sở Ngoại vụ: không sớm hơn 01/03/2025, 2.");
        assert_eq!(
            said.in_english(),
            "Foreign Affairs: not before 1 March 2025, 2."
        );
        // What one language leaves out at the end, the other may say.
        let said = say("{} {}", "{}", &[&name, &words!("sẽ", "")]);
        assert_eq!(said.vi, "Sở Ngoại vụ sẽ");
        assert_eq!(said.in_english(), "Foreign Affairs");
    }
}
