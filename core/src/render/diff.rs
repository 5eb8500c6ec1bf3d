//! What differs between two days or two registers: phases, records, events.

use alloc::format;

use super::{page::Page, reader::Reader, timeline::told};
use crate::{
    answers::{Diff, Difference},
    words,
};

pub(super) fn page(page: &mut Page<'_>, diff: &Diff) {
    let reader = page.reader;
    page.title(&[reader.say("Khác biệt", "What differs")]);
    if diff.phases.is_empty() && diff.records.is_empty() && diff.events.is_empty() {
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
    page.heading(reader.say("Sự kiện", "Events"));
    for line in &diff.events {
        let mut text = told(reader, &line.event);
        if line.change == Difference::Removed {
            text = format!("{}: {text}", difference(reader, line.change));
        }
        let when = reader.span(line.event.window);
        page.entry(&when, &text, &line.event.cites);
    }
}

fn difference(reader: Reader<'_>, change: Difference) -> &'static str {
    match change {
        Difference::Added => reader.say("mới", "new"),
        Difference::Removed => reader.say("không còn", "gone"),
        Difference::Altered => reader.say("đã sửa", "altered"),
    }
}
