//! What differs between two days or two registers: phases, records, events.

use alloc::{format, string::String};

use super::{page::Page, reader::Reader, timeline::told};
use crate::{
    answers::{Diff, Difference},
    model::List,
    words,
};

pub(super) fn page(page: &mut Page<'_>, diff: &Diff) {
    let reader = page.reader;
    page.title(&[reader.say("Khác biệt", "What differs")]);
    let nothing = diff.phases.is_empty() && diff.records.is_empty() && diff.events.is_empty();
    if nothing && diff.parts.is_empty() {
        page.sentence(reader.say("Không có gì khác.", "Nothing differs."));
    }
    page.heading(reader.say("Tình trạng", "Phases"));
    for line in &diff.phases {
        let (before, after) = (words::phases(line.before), words::phases(line.after));
        let text = "{}: {} → {}";
        page.line(
            "",
            &reader.fill(text, text, &[&line.title, &before, &after]),
        );
    }
    page.heading(reader.say("Bản ghi", "Records"));
    for record in &diff.records {
        let list = reader.word(words::list_name(record.list));
        let mut text = format!("{list} {}", record.id);
        if !record.keys.is_empty() {
            text = format!("{text} ({})", record.keys.join(", "));
        }
        page.line(difference(reader, record.change), &text);
    }
    page.heading(reader.say("Phần khác của sổ", "Other parts"));
    for key in &diff.parts {
        let mut text = String::from(part(reader, key));
        if List::from_key(key).is_some() {
            text = format!("{}: {text}", reader.say("Thứ tự", "Order"));
        }
        page.line("", &text);
    }
    page.heading(reader.say("Sự kiện", "Events"));
    for line in &diff.events {
        let mut text = told(reader, &line.event);
        if line.change == Difference::Removed {
            text = format!("{}: {text}", difference(reader, line.change));
        }
        let when = reader.span(line.event.window);
        page.entry(&when, &text, &line.event.cites);
    }
    page.heading(reader.say("Thay đổi cần ghi sổ", "Changes to be recorded"));
    for (change, number) in diff.changes.iter().zip(1_usize..) {
        let what = reader.word(words::verb(&change.what));
        let text = format!("{what} {}", change.what.record());
        page.line(&format!("{number}."), &text);
    }
    page.heading(reader.say("Thay đổi không diễn đạt được", "What no change can say"));
    for line in &diff.left {
        let mut text = String::from(part(reader, &line.part));
        if let Some(id) = &line.id {
            text = format!("{text} {id}");
        }
        page.line("", &format!("{text}: {}", reader.text(&line.says)));
    }
}

/// A part of a register by its key.
fn part(reader: Reader<'_>, key: &str) -> &'static str {
    match List::from_key(key) {
        Some(list) => reader.word(words::list_name(list)),
        None if key == "assume" => reader.say("Giả định làm việc", "Assumptions"),
        None => reader.say("Tỉnh", "Province"),
    }
}

fn difference(reader: Reader<'_>, change: Difference) -> &'static str {
    match change {
        Difference::Added => reader.say("mới", "new"),
        Difference::Removed => reader.say("không còn", "gone"),
        Difference::Altered => reader.say("đã sửa", "altered"),
    }
}
