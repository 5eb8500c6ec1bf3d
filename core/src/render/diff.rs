//! What differs between two days or two registers: phases, records, events.

use alloc::format;

use super::{page::Page, timeline::told};
use crate::{
    answers::{Diff, Difference},
    model::List,
    words::{self, Words, words},
};

pub(super) fn page(page: &mut Page<'_>, diff: &Diff) {
    let reader = page.reader;
    page.title(&[&words!("Khác biệt", "What differs")]);
    let nothing = diff.phases.is_empty() && diff.records.is_empty() && diff.events.is_empty();
    if nothing && diff.parts.is_empty() {
        page.sentence(&words!("Không có gì khác.", "Nothing differs."));
    }
    page.heading(&words!("Tình trạng", "Phases"));
    for line in &diff.phases {
        let (before, after) = (words::phases(line.before), words::phases(line.after));
        let text = words!("{}: {} → {}");
        let text = reader.fill(text, &[&line.title, &before, &after]);
        page.line(&"", &text);
    }
    page.heading(&words!("Bản ghi", "Records"));
    for record in &diff.records {
        let list = words::list_name(record.list);
        let mut text = reader.fill(words!("{} {}"), &[&list, &record.id]);
        if !record.keys.is_empty() {
            text = format!("{text} ({})", record.keys.join(", "));
        }
        page.line(&difference(record.change), &text);
    }
    page.heading(&words!("Phần khác của sổ", "Other parts"));
    for key in &diff.parts {
        let mut text = reader.told(&part(key));
        if List::from_key(key).is_some() {
            text = reader.fill(words!("Thứ tự: {}", "Order: {}"), &[&text]);
        }
        page.line(&"", &text);
    }
    page.heading(&words!("Sự kiện", "Events"));
    for line in &diff.events {
        let mut text = told(reader, &line.event);
        if line.change == Difference::Removed {
            text = reader.fill(words!("{}: {}"), &[&difference(line.change), &text]);
        }
        let when = reader.span(line.event.window);
        page.entry(&when, &text, &line.event.cites);
    }
    page.heading(&words!("Thay đổi cần ghi sổ", "Changes to be recorded"));
    for (change, number) in diff.changes.iter().zip(1_usize..) {
        let (what, record) = (words::verb(&change.what), change.what.record());
        let text = reader.fill(words!("{} {}"), &[&what, &record]);
        page.line(&format!("{number}."), &text);
    }
    page.heading(&words!(
        "Thay đổi không diễn đạt được",
        "What no change can say"
    ));
    for line in &diff.left {
        let mut text = reader.told(&part(&line.part));
        if let Some(id) = &line.id {
            text = format!("{text} {id}");
        }
        let text = reader.fill(words!("{}: {}"), &[&text, &line.says]);
        page.line(&"", &text);
    }
}

/// A part of a register by its key.
fn part(key: &str) -> Words {
    match List::from_key(key) {
        Some(list) => words::list_name(list),
        None if key == "assume" => words!("Giả định làm việc", "Assumptions"),
        None => words!("Tỉnh", "Province"),
    }
}

fn difference(change: Difference) -> Words {
    match change {
        Difference::Added => words!("mới", "new"),
        Difference::Removed => words!("không còn", "gone"),
        Difference::Altered => words!("đã sửa", "altered"),
    }
}
