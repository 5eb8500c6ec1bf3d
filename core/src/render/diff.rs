//! What differs between two days or two registers: phases, records, events.

use alloc::string::String;

use super::{page::Page, reader::Span};
use crate::{
    answers::{Diff, Difference},
    model::{Language, List},
    words::{Filled, Say, called, words},
};

pub(super) fn page(page: &mut Page<'_>, diff: &Diff) {
    page.title(&[&words!("Khác biệt", "What differs")]);
    let nothing = diff.phases.is_empty() && diff.records.is_empty() && diff.events.is_empty();
    if nothing && diff.parts.is_empty() {
        page.sentence(&words!("Không có gì khác.", "Nothing differs."));
    }
    page.heading(&words!("Tình trạng", "Phases"));
    for line in &diff.phases {
        let sentence = words!("{}: {} → {}");
        let text = Filled(sentence, &[&line.title, &line.before, &line.after]);
        page.line(&"", &text);
    }
    page.heading(&words!("Bản ghi", "Records"));
    for record in &diff.records {
        let keys = record.keys.join(", ");
        let keys = (!keys.is_empty()).then(|| words!(" ({})").with(&[&keys]));
        let text = Filled(words!("{} {}{}"), &[&record.list, &record.id, &keys]);
        page.line(&record.change, &text);
    }
    page.heading(&words!("Phần khác của sổ", "Other parts"));
    for key in &diff.parts {
        let sentence = match List::from_key(key) {
            Some(_) => words!("Thứ tự: {}", "Order: {}"),
            None => words!("{}"),
        };
        page.line(&"", &Filled(sentence, &[&Part(key)]));
    }
    page.heading(&words!("Sự kiện", "Events"));
    for line in &diff.events {
        let removed = matches!(line.change, Difference::Removed);
        let removed = removed.then(|| words!("{}: ").with(&[&line.change]));
        let text = Filled(words!("{}{}"), &[&removed, &line.event]);
        page.entry(&Span(line.event.window), &text, &line.event.cites);
    }
    page.heading(&words!("Thay đổi cần ghi sổ", "Changes to be recorded"));
    for (change, number) in diff.changes.iter().zip(1_usize..) {
        let text = Filled(words!("{} {}"), &[&change.what, &change.what.record()]);
        page.line(&Filled(words!("{}."), &[&number]), &text);
    }
    page.heading(&words!(
        "Thay đổi không diễn đạt được",
        "What no change can say"
    ));
    for line in &diff.left {
        let sentence = match line.id {
            Some(_) => words!("{} {}: {}"),
            None => words!("{}{}: {}"),
        };
        let text = Filled(sentence, &[&Part(&line.part), &line.id, &line.says]);
        page.line(&"", &text);
    }
}

/// A part of a register by its key.
struct Part<'a>(&'a str);

impl Say for Part<'_> {
    fn say(&self, language: Language, text: &mut String) {
        match List::from_key(self.0) {
            Some(list) => list.say(language, text),
            None if self.0 == "assume" => {
                words!("Giả định làm việc", "Assumptions").say(language, text)
            }
            None => words!("Tỉnh", "Province").say(language, text),
        }
    }
}

called! { Difference:
    Added "mới", "new"
    Removed "không còn", "gone"
    Altered "đã sửa", "altered"
}
