//! What differs between two days or two registers: phases, records, events.

use alloc::{string::String, vec::Vec};

use super::{page::Page, reader::Reader, timeline::told};
use crate::{
    answers::{Diff, Difference, EventDiff, RecordDiff},
    model::List,
    words,
};

pub(super) fn page(reader: &Reader<'_>, diff: &Diff) -> Page {
    let mut page = Page::titled(reader.say("Khác biệt", "What differs").into());
    let nothing = diff.phases.is_empty() && diff.records.is_empty() && diff.events.is_empty();
    if nothing && diff.parts.is_empty() {
        page.sentence(reader.say("Không có gì khác.", "Nothing differs."));
    }
    let phases = diff.phases.iter().map(|line| {
        let (before, after) = (words::phases(line.before), words::phases(line.after));
        let text = alloc::format!(
            "{}: {} → {}",
            reader.text(&line.title),
            reader.text(&before),
            reader.text(&after)
        );
        reader.entry(String::new(), text, &[])
    });
    page.section(reader.say("Tình trạng", "Phases"), phases.collect());
    let records = diff.records.iter().map(|record| {
        reader.entry(
            difference(reader, record.change).into(),
            named(reader, record),
            &[],
        )
    });
    page.section(reader.say("Bản ghi", "Records"), records.collect());
    let parts = diff.parts.iter();
    let parts = parts.map(|key| {
        let mut text = part(reader, key);
        if List::from_key(key).is_some() {
            text.insert_str(0, reader.say("Thứ tự: ", "Order: "));
        }
        reader.entry(String::new(), text, &[])
    });
    page.section(
        reader.say("Phần khác của sổ", "Other parts"),
        parts.collect(),
    );
    let events: Vec<_> = diff.events.iter().map(|line| event(reader, line)).collect();
    page.section(reader.say("Sự kiện", "Events"), events);
    let changes = diff.changes.iter().zip(1_usize..).map(|(change, number)| {
        let what = words::verb(&change.what);
        let text = alloc::format!("{} {}", reader.text(&what), change.what.record());
        reader.entry(alloc::format!("{number}."), text, &[])
    });
    let title = reader.say("Thay đổi cần ghi sổ", "Changes to be recorded");
    page.section(title, changes.collect());
    let left = diff.left.iter().map(|line| {
        let (part, says) = (part(reader, &line.part), reader.text(&line.says));
        let id = line.id.as_deref().unwrap_or_default();
        let space = if id.is_empty() { "" } else { " " };
        let text = alloc::format!("{part}{space}{id}: {says}");
        reader.entry(String::new(), text, &[])
    });
    let title = reader.say("Thay đổi không diễn đạt được", "What no change can say");
    page.section(title, left.collect());
    page
}

/// A part of a register by its key.
fn part(reader: &Reader<'_>, key: &str) -> String {
    match List::from_key(key) {
        Some(list) => reader.text(&words::list_name(list)).into(),
        None if key == "assume" => reader.say("Giả định làm việc", "Assumptions").into(),
        None => reader.say("Tỉnh", "Province").into(),
    }
}

fn named(reader: &Reader<'_>, record: &RecordDiff) -> String {
    let list = words::list_name(record.list);
    let keys = if record.keys.is_empty() {
        String::new()
    } else {
        alloc::format!(" ({})", record.keys.join(", "))
    };
    alloc::format!("{} {}{keys}", reader.text(&list), record.id)
}

fn event(reader: &Reader<'_>, line: &EventDiff) -> super::page::Entry {
    let text = match line.change {
        Difference::Removed => {
            let gone = difference(reader, line.change);
            alloc::format!("{gone}: {}", told(reader, &line.event))
        }
        Difference::Added | Difference::Altered => told(reader, &line.event),
    };
    reader.entry(reader.span(line.event.window), text, &line.event.cites)
}

fn difference(reader: &Reader<'_>, change: Difference) -> &'static str {
    match change {
        Difference::Added => reader.say("mới", "new"),
        Difference::Removed => reader.say("không còn", "gone"),
        Difference::Altered => reader.say("đã sửa", "altered"),
    }
}
