//! A calendar as iCalendar (RFC 5545): tasks with their last day, and whole days on which something
//! ends.
//!
//! The library has no clock, so the stamp comes from the caller; the identifiers are those of the
//! items, so that a calendar program knows them again.

use alloc::string::{String, ToString};

use crate::{contract::Stamp, model::Language, time::Day};

/// Octets of a line, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

pub(super) struct Item {
    /// Unique in the world and the same from look to look.
    pub(super) uid: String,
    pub(super) kind: ItemKind,
    pub(super) summary: String,
    /// In lines.
    pub(super) description: String,
}

pub(super) enum ItemKind {
    /// To be done by the end of a day, if it has one.
    Task { due: Option<Day>, done: bool },
    /// Takes a whole day.
    WholeDay(Day),
}

pub(super) fn icalendar(items: &[Item], language: Language, stamp: &Stamp) -> String {
    let mut lines = Lines(String::new());
    let made_by = alloc::format!("-//hoptac//hoptac {}//EN", crate::VERSION);
    let language = match language {
        Language::Vi => "vi",
        Language::En => "en",
    };
    lines.property("BEGIN", "VCALENDAR");
    lines.property("VERSION", "2.0");
    lines.property("PRODID", &made_by);
    for item in items {
        let component = match item.kind {
            ItemKind::Task { .. } => "VTODO",
            ItemKind::WholeDay(_) => "VEVENT",
        };
        lines.property("BEGIN", component);
        lines.property("UID", &escaped(&item.uid));
        lines.property("DTSTAMP", &stamp.to_string());
        match item.kind {
            ItemKind::Task { due, done } => {
                if let Some(due) = due {
                    lines.property("DUE;VALUE=DATE", &date(due));
                }
                let status = if done { "COMPLETED" } else { "NEEDS-ACTION" };
                lines.property("STATUS", status);
            }
            // Without an end, an event that starts on a date takes that day (RFC 5545, 3.6.1).
            ItemKind::WholeDay(day) => {
                lines.property("DTSTART;VALUE=DATE", &date(day));
                lines.property("TRANSP", "TRANSPARENT");
            }
        }
        for (name, text) in [
            ("SUMMARY", &item.summary),
            ("DESCRIPTION", &item.description),
        ] {
            let name = alloc::format!("{name};LANGUAGE={language}");
            lines.property(&name, &escaped(text));
        }
        lines.property("END", component);
    }
    lines.property("END", "VCALENDAR");
    lines.0
}

fn date(day: Day) -> String {
    alloc::format!(
        "{:04}{:02}{:02}",
        day.year(),
        day.month(),
        day.day_of_month()
    )
}

/// A text value (RFC 5545, 3.3.11); controls other than line ends have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.trim_end().chars() {
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
    fn property(&mut self, name: &str, value: &str) {
        self.line(&alloc::format!("{name}:{value}"));
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
