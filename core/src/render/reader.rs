//! For whom a page is laid out: the language, how much is shown, and the words that follow from it.

use crate::{
    Register,
    answers::{Answering, Why},
    fold::upper,
    model::{Bilingual, Citation, Document, Id, Language, Party},
    order,
    time::{Day, Window, english_month},
    words::{self, Filled, Say, Words, words},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// Units named in one entry of a first look; of more, the first is named and the others counted.
const MOST_NAMED: usize = 3;

pub(super) struct Reader<'r> {
    pub(super) register: &'r Register,
    pub(super) language: Language,
    /// With the steps that led to each line.
    pub(super) why: bool,
    /// With everything in full, also what a first look can do without.
    pub(super) all: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn text<'a>(&self, text: &'a Bilingual) -> &'a str {
        text.get(self.language)
    }

    /// Something in the reader's language.
    #[inline(never)]
    pub(super) fn told(&self, thing: &dyn Say) -> String {
        words::said(thing, self.language)
    }

    /// The steps as numbered lines, if asked why: what each says, where, and by which article.
    pub(super) fn steps(&self, whys: &[&Why]) -> String {
        let mut text = String::new();
        for why in whys.iter().filter(|_| self.why) {
            for (number, step) in (1_usize..).zip(why.steps()) {
                let rests_on: [&dyn Say; 2] = [&self.places(&[&step.cites]), &step.article];
                let rests_on = parts(&rests_on, "; ", self.language);
                let rests_on = (!rests_on.is_empty()).then(|| words!(" [{}]").with(&[&rests_on]));
                let with: [&dyn Say; 3] = [&number, &step.says, &rests_on];
                Filled(words!("{}. {}{}\n"), &with).say(self.language, &mut text);
            }
        }
        text
    }

    /// The places that say so: each document once, by its number, with its sections.
    pub(super) fn places(&self, cites: &[&[Citation]]) -> String {
        let mut places: Vec<(&Id<Document>, Vec<&str>)> = Vec::new();
        for citation in cites.iter().copied().flatten() {
            let section = citation.section.as_deref().unwrap_or_default();
            match places.iter_mut().find(|(id, _)| **id == citation.document) {
                Some((_, sections)) if sections.contains(&section) => {}
                Some((_, sections)) => sections.push(section),
                None => places.push((&citation.document, alloc::vec![section])),
            }
        }
        let mut told = Vec::new();
        for (id, sections) in places {
            let mut place = match self.register.get(id) {
                Some(document) => self.told(document),
                None => id.to_string(),
            };
            for section in sections {
                if !section.is_empty() {
                    place.push_str(", ");
                    place.push_str(section);
                }
            }
            told.push(place);
        }
        told.join("; ")
    }

    /// The units, if there are any; in a first look, of many only the first.
    pub(super) fn who(&self, answers: &[Answering]) -> String {
        match answers.split_first() {
            Some((first, others)) if !self.all && answers.len() > MOST_NAMED => {
                let sentence = words!("{} và {} đơn vị khác", "{} and {} other units");
                self.told(&Filled(sentence, &[first, &others.len()]))
            }
            _ => self.told(&answers),
        }
    }

    /// The names of the parties to an agreement.
    pub(super) fn parties(&self, parties: &'r [Party]) -> Vec<&'r Bilingual> {
        let mut names = Vec::new();
        for party in parties {
            names.extend(self.register.party_name(party));
        }
        names
    }
}

/// Something with a capital first.
pub(super) struct Capitalised<'a>(pub(super) &'a dyn Say);

impl Say for Capitalised<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let said = words::said(self.0, language);
        let mut characters = said.chars();
        text.extend(characters.next().map(upper));
        text.push_str(characters.as_str());
    }
}

/// Parts of a line with dots between them; what is empty is left out.
pub(super) struct Dotted<'a>(pub(super) &'a [&'a dyn Say]);

impl Say for Dotted<'_> {
    fn say(&self, language: Language, text: &mut String) {
        text.push_str(&parts(self.0, " · ", language));
    }
}

/// For which day an answer holds: `ngày 29/04/2022`, `29 April 2022`.
pub(super) struct OnDay(pub(super) Day);

impl Say for OnDay {
    fn say(&self, language: Language, text: &mut String) {
        Filled(words!("ngày {}", "{}"), &[&self.0]).say(language, text);
    }
}

/// A last day with its weekday, `thứ Tư 29/10/2025`; where it is not one day, its candidates.
pub(super) struct LastDay(pub(super) Window);

impl Say for LastDay {
    fn say(&self, language: Language, text: &mut String) {
        if self.0.is_exact() {
            let day = self.0.latest;
            let weekday = WEEKDAYS.get(day.days_from_monday());
            Filled(words!("{} {}"), &[&weekday, &day]).say(language, text);
        } else {
            self.0.say(language, text);
        }
    }
}

const WEEKDAYS: [Words; 7] = [
    words!("thứ Hai", "Monday"),
    words!("thứ Ba", "Tuesday"),
    words!("thứ Tư", "Wednesday"),
    words!("thứ Năm", "Thursday"),
    words!("thứ Sáu", "Friday"),
    words!("thứ Bảy", "Saturday"),
    words!("Chủ Nhật", "Sunday"),
];

/// An end of a window for machines; nothing where it is open.
pub(super) struct End(pub(super) Day);

impl Say for End {
    fn say(&self, _: Language, text: &mut String) {
        if Day::MIN < self.0 && self.0 < Day::MAX {
            text.push_str(&self.0.to_string());
        }
    }
}

/// A day for a narrow column: `29/04/2022`, `29 Apr 2022`.
pub(super) struct ShortDay(pub(super) Day);

impl Say for ShortDay {
    fn say(&self, language: Language, text: &mut String) {
        match language {
            Language::Vi => self.0.say(language, text),
            Language::En => {
                let sentence = words!("{} {}");
                Filled(sentence, &[&DayInYear(self.0), &self.0.year()]).say(language, text);
            }
        }
    }
}

/// `29/04`, `29 Apr`.
pub(super) struct DayInYear(pub(super) Day);

impl Say for DayInYear {
    fn say(&self, language: Language, text: &mut String) {
        match language {
            Language::Vi => self.0.in_vietnamese().get(..5).say(language, text),
            Language::En => {
                let sentence = words!("{} {}");
                let (day, month) = (self.0.day_of_month(), ShortMonth(self.0));
                Filled(sentence, &[&day, &month]).say(language, text);
            }
        }
    }
}

/// `4`, `Apr`.
struct ShortMonth(Day);

impl Say for ShortMonth {
    fn say(&self, language: Language, text: &mut String) {
        match language {
            Language::Vi => self.0.month().say(language, text),
            Language::En => english_month(self.0).get(..3).say(language, text),
        }
    }
}

/// A window for a narrow column: a day, a year, or its two ends.
pub(super) struct Span(pub(super) Window);

impl Say for Span {
    fn say(&self, language: Language, text: &mut String) {
        let (first, last) = (self.0.earliest, self.0.latest);
        let whole_years = first == first.start_of_year() && last == last.end_of_year();
        let whole_month = first.day_of_month() == 1 && last == first.end_of_month();
        let (from, until) = (&ShortDay(first), &ShortDay(last));
        let (year, next) = (&first.year(), &last.year());
        let (both, in_year, month) = (words!("{}–{}"), &DayInYear(first), &ShortMonth(first));
        let mut one =
            |sentence: Words<1>, day: &dyn Say| Filled(sentence, &[day]).say(language, text);
        let (sentence, with): (_, [&dyn Say; 2]) = match (first > Day::MIN, last < Day::MAX) {
            _ if self.0.is_exact() => return until.say(language, text),
            (false, false) => return words!("chưa rõ", "not known").say(language, text),
            (false, true) => return one(words!("đến {}", "until {}"), until),
            (true, false) => return one(words!("từ {}", "from {}"), from),
            _ if whole_month => (words!("tháng {}/{}", "{} {}"), [month, year]),
            _ if whole_years && year == next => return one(words!("năm {}", "{}"), year),
            _ if whole_years => (both, [year, next]),
            _ if year == next => (both, [in_year, until]),
            _ => (both, [from, until]),
        };
        Filled(sentence, &with).say(language, text);
    }
}

pub(super) fn yes_or_no(yes: bool) -> Words {
    if yes {
        words!("có", "yes")
    } else {
        words!("không", "no")
    }
}

/// Those of some parts that say something, with a text between them.
fn parts(parts: &[&dyn Say], between: &str, language: Language) -> String {
    let mut told = Vec::new();
    for part in parts {
        let part = words::said(*part, language);
        if !part.is_empty() {
            told.push(part);
        }
    }
    told.join(between)
}

/// Those of some items that are wanted.
#[inline(never)]
pub(super) fn those<'a, T>(items: &'a [T], wanted: &dyn Fn(&T) -> bool) -> Vec<&'a T> {
    let mut those = Vec::new();
    for item in items {
        if wanted(item) {
            those.push(item);
        }
    }
    those
}

/// Items that share a key, in the order of the first of each.
#[inline(never)]
pub(super) fn grouped<'a, T>(items: &[&'a T], key: &dyn Fn(&'a T) -> String) -> Vec<Vec<&'a T>> {
    let mut keys = Vec::new();
    for item in items {
        keys.push(key(item));
    }
    let mut groups = Vec::new();
    for positions in &order::groups(&keys, Ord::cmp) {
        let mut group = Vec::new();
        for position in positions {
            if let Some(item) = items.get(*position) {
                group.push(*item);
            }
        }
        groups.push(group);
    }
    groups
}
