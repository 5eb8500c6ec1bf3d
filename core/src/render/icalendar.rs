//! A calendar as iCalendar (RFC 5545): tasks with their last day, and whole days on which something
//! ends.
//!
//! The library has no clock, so the stamp comes from the caller; the identifiers are those of the
//! items, so that a calendar program knows them again.

use alloc::string::{String, ToString};

use super::page::Block;
use crate::{contract::Stamp, model::Language, time::Day, words::Say};

/// Octets of a line, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// What is said of each component, as the columns of a table: a task has a status and, if it is to be
/// done by a day, that; what takes a whole day starts on it, and without an end it ends on it (3.6.1).
pub(super) const PROPERTIES: [&dyn Say; 10] = [
    &"BEGIN",
    &"UID",
    &"DTSTAMP",
    &"DUE",
    &"STATUS",
    &"DTSTART",
    &"TRANSP",
    &"SUMMARY",
    &"DESCRIPTION",
    &"END",
];

/// * `blocks`: a table of components; what is empty is left out.
pub(super) fn icalendar(blocks: &[Block], language: Language, stamp: &Stamp) -> String {
    let mut lines = Lines(String::new());
    let stamp = stamp.to_string();
    let in_language = match language {
        Language::Vi => ";LANGUAGE=vi",
        Language::En => ";LANGUAGE=en",
    };
    lines.property("BEGIN", "", "VCALENDAR");
    lines.property("VERSION", "", "2.0");
    let made_by = alloc::format!("-//hoptac//hoptac {}//EN", crate::VERSION);
    lines.property("PRODID", "", &made_by);
    for block in blocks {
        let Block::Table(table) = block else {
            continue;
        };
        for row in &table.rows {
            for (name, value) in table.columns.iter().zip(row) {
                let (parameter, value) = match name.as_str() {
                    "DTSTAMP" => ("", &stamp),
                    "DUE" | "DTSTART" => (";VALUE=DATE", value),
                    "SUMMARY" | "DESCRIPTION" => (in_language, value),
                    _ => ("", value),
                };
                if !value.is_empty() {
                    lines.property(name, parameter, &escaped(value));
                }
            }
        }
    }
    lines.property("END", "", "VCALENDAR");
    lines.0
}

/// A day as a value: `20250915`.
pub(super) struct Date(pub(super) Day);

impl Say for Date {
    fn say(&self, _: Language, text: &mut String) {
        let Self(day) = self;
        let (year, month, day) = (day.year(), day.month(), day.day_of_month());
        text.push_str(&alloc::format!("{year:04}{month:02}{day:02}"));
    }
}

/// A text value (RFC 5545, 3.3.11); controls other than line ends have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.trim_ascii_end().chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

struct Lines(String);

impl Lines {
    fn property(&mut self, name: &str, parameter: &str, value: &str) {
        self.line(&[name, parameter, ":", value].join(""));
    }

    /// A line, folded where it is too long but never inside a character.
    fn line(&mut self, text: &str) {
        let mut length = 0_usize;
        for character in text.chars() {
            let octets = character.len_utf8();
            if length.saturating_add(octets) > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length = length.saturating_add(octets);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let long = alloc::format!("DESCRIPTION:{}", "Sở Ngoại vụ ".repeat(20));
        let mut lines = Lines(String::new());
        lines.line(&long);
        let text = lines.0;
        for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(
                line.len() >= 72 || text.ends_with(&alloc::format!("{line}\r\n")),
                "{line}"
            );
        }
        assert_eq!(text.replace("\r\n ", ""), long + "\r\n");

        let mut exact = Lines(String::new());
        exact.line(&"x".repeat(75));
        assert_eq!(exact.0, "x".repeat(75) + "\r\n");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}\n"), r"a\, b\; c\\d\ne");
    }
}
