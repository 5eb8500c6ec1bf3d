//! For whom a page is laid out: the language, how much is shown, and the words that follow from it.

use crate::{
    Register,
    answers::{Answering, Why},
    fold::upper,
    list::Listed,
    model::{Bilingual, Citation, Document, Id, Language, Party},
    order,
    time::{Day, Window},
    words::{self, Say, Words, words},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// Units named in one entry of a first look; of more, the first is named and the others counted.
const MOST_NAMED: usize = 3;

#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    pub(super) register: &'r Register,
    pub(super) language: Language,
    /// With the steps that led to each line.
    pub(super) why: bool,
    /// With everything in full, also what a first look can do without.
    pub(super) all: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn word(&self, words: Words) -> &'static str {
        words.get(self.language)
    }

    pub(super) fn text<'a>(&self, text: &'a Bilingual) -> &'a str {
        text.get(self.language)
    }

    /// A sentence in which every `{}` stands for the next of some things.
    pub(super) fn fill(&self, sentence: Words, with: &[&dyn Say]) -> String {
        words::filled(self.word(sentence), with, self.language)
    }

    /// Something in the reader's language.
    pub(super) fn told(&self, thing: &dyn Say) -> String {
        thing.say(self.language)
    }

    /// Something with a capital first.
    pub(super) fn capitalised(&self, thing: &dyn Say) -> String {
        let text = self.told(thing);
        let mut characters = text.chars();
        let mut capitalised = String::new();
        capitalised.extend(characters.next().map(upper));
        capitalised.push_str(characters.as_str());
        capitalised
    }

    /// Parts of a line with dots between them; what is empty is left out.
    pub(super) fn dotted(&self, parts: &[&dyn Say]) -> String {
        let mut line = String::new();
        for part in parts {
            line = joined(&[&line, &self.told(*part)], " · ");
        }
        line
    }

    /// The steps as numbered lines, if asked why: what each says, where, and by which article.
    pub(super) fn steps(&self, why: &Why) -> String {
        let mut text = String::new();
        if self.why {
            for (number, step) in (1_usize..).zip(why.steps()) {
                let article = step.article.as_ref();
                let article = article.map_or("", |article| self.text(article));
                let rests_on = joined(&[&self.places(&[&step.cites]), article], "; ");
                let says = self.text(&step.says);
                text.push_str(&alloc::format!("{number}. {says}"));
                if !rests_on.is_empty() {
                    text.push_str(&alloc::format!(" [{rests_on}]"));
                }
                text.push('\n');
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
                Some(document) => self.told(&words::document(document)),
                None => id.to_string(),
            };
            for section in sections {
                place = joined(&[&place, section], ", ");
            }
            told.push(place);
        }
        told.join("; ")
    }

    /// The units, if there are any; in a first look, of many only the first.
    pub(super) fn who(&self, answers: &[Answering]) -> String {
        let others = answers.len().saturating_sub(1);
        match answers.first() {
            Some(first) if !self.all && answers.len() > MOST_NAMED => self.fill(
                words!("{} và {} đơn vị khác", "{} and {} other units"),
                &[&first.name, &others],
            ),
            _ => self.told(&answers),
        }
    }

    /// The names of the parties to an agreement.
    pub(super) fn parties(&self, parties: &'r [Party]) -> Vec<&'r Bilingual> {
        let names = parties.iter().map(|party| match party {
            Party::Partner(id) => self.register.get(id).map(|partner| &partner.name),
            Party::Unit(id) => self.register.get(id).map(|unit| &unit.name),
            Party::Other(name) => Some(name),
        });
        names.flatten().list()
    }

    /// The two ends of a window for machines; empty where there is none.
    pub(super) fn ends(&self, window: Window) -> (String, String) {
        let end = |day: Day, open: Day| {
            if day == open {
                String::new()
            } else {
                day.to_string()
            }
        };
        (end(window.earliest, Day::MIN), end(window.latest, Day::MAX))
    }

    /// A last day with its weekday, `thứ Tư 29/10/2025`; where it is not one day, its candidates.
    pub(super) fn last_day(&self, window: Window) -> String {
        if window.is_exact() {
            let day = window.latest;
            self.fill(words!("{} {}"), &[&weekday(day), &day])
        } else {
            self.told(&window)
        }
    }

    /// A day for a narrow column: `29/04/2022`, `29 Apr 2022`.
    pub(super) fn short_day(&self, day: Day) -> String {
        match self.language {
            Language::Vi => day.in_vietnamese(),
            Language::En => alloc::format!("{} {}", self.day_in_year(day), day.year()),
        }
    }

    /// `29/04`, `29 Apr`.
    pub(super) fn day_in_year(&self, day: Day) -> String {
        let of_month = day.day_of_month();
        match self.language {
            Language::Vi => alloc::format!("{of_month:02}/{:02}", day.month()),
            Language::En => {
                let name = day.in_english();
                let month = name.split(' ').nth(1).unwrap_or_default();
                let month: String = month.chars().take(3).collect();
                alloc::format!("{of_month} {month}")
            }
        }
    }

    /// A window for a narrow column: a day, a year, or its two ends.
    pub(super) fn span(&self, window: Window) -> String {
        let (first, last) = (window.earliest, window.latest);
        let whole_years = first == first.start_of_year() && last == last.end_of_year();
        let (from, until) = (self.short_day(first), self.short_day(last));
        let (year, next) = (first.year(), last.year());
        if window.is_exact() {
            until
        } else if first == Day::MIN && last == Day::MAX {
            self.word(words!("chưa rõ", "not known")).into()
        } else if first == Day::MIN {
            self.fill(words!("đến {}", "until {}"), &[&until])
        } else if last == Day::MAX {
            self.fill(words!("từ {}", "from {}"), &[&from])
        } else if first.day_of_month() == 1 && last == first.end_of_month() {
            let month = until.split_once(' ').map_or("", |(_, month)| month);
            match self.language {
                Language::Vi => alloc::format!("tháng {}/{year}", first.month()),
                Language::En => month.into(),
            }
        } else if whole_years && year == next {
            self.fill(words!("năm {}", "{}"), &[&year])
        } else if whole_years {
            alloc::format!("{year}–{next}")
        } else if year == next {
            alloc::format!("{}–{until}", self.day_in_year(first))
        } else {
            alloc::format!("{from}–{until}")
        }
    }
}

/// For which day an answer holds: `ngày 29/04/2022`, `29 April 2022`.
pub(super) struct OnDay(pub(super) Day);

impl Say for OnDay {
    fn say(&self, language: Language) -> String {
        words::filled(words!("ngày {}", "{}").get(language), &[&self.0], language)
    }
}

pub(super) fn yes_or_no(yes: bool) -> Words {
    if yes {
        words!("có", "yes")
    } else {
        words!("không", "no")
    }
}

fn weekday(day: Day) -> Words {
    match day.days_from_monday() {
        0 => words!("thứ Hai", "Monday"),
        1 => words!("thứ Ba", "Tuesday"),
        2 => words!("thứ Tư", "Wednesday"),
        3 => words!("thứ Năm", "Thursday"),
        4 => words!("thứ Sáu", "Friday"),
        5 => words!("thứ Bảy", "Saturday"),
        _ => words!("Chủ Nhật", "Sunday"),
    }
}

fn joined(parts: &[&str], between: &str) -> String {
    let mut parts = parts.to_vec();
    parts.retain(|part| !part.is_empty());
    parts.join(between)
}

/// Those of some items that are wanted.
pub(super) fn those<'a, T>(items: &'a [T], wanted: &dyn Fn(&T) -> bool) -> Vec<&'a T> {
    let mut those = Vec::new();
    for item in items {
        if wanted(item) {
            those.push(item);
        }
    }
    those
}

/// Items that share a key, with it, in the order of the first of each.
///
/// The keys are text, so that items of every kind share one compiled function.
#[inline(never)]
pub(super) fn grouped<T>(keyed: Vec<(String, &T)>) -> Vec<(String, Vec<&T>)> {
    let (mut keys, mut items) = (Vec::new(), Vec::new());
    for (key, item) in keyed {
        keys.push(key);
        items.push(item);
    }
    let mut groups = Vec::new();
    for positions in order::groups(&keys, Ord::cmp) {
        let first = positions.first().and_then(|first| keys.get(*first));
        let shared = first.cloned().unwrap_or_default();
        let mut members = Vec::new();
        for position in positions {
            members.extend(items.get(position).copied());
        }
        groups.push((shared, members));
    }
    groups
}
