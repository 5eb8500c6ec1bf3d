//! What was recorded, one change below the other.

use alloc::format;

use super::page::Page;
use crate::answers::History;

pub(super) fn page(page: &mut Page<'_>, history: &History) {
    let reader = page.reader;
    let title = reader.say("Quá trình ghi sổ, bản sửa thứ", "History, up to revision");
    page.title(&[&format!("{title} {}", history.revision)]);
    if history.entries.is_empty() {
        page.sentence(reader.say("Chưa ghi thay đổi nào.", "Nothing was recorded."));
    }
    for entry in &history.entries {
        let text = format!("{} ({})", reader.text(&entry.title), entry.by);
        page.line(&reader.day(entry.recorded), &text);
    }
}
