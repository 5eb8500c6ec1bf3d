//! What was recorded, one change below the other.

use super::{page::Page, reader::Reader};
use crate::answers::History;

pub(super) fn page(reader: &Reader<'_>, history: &History) -> Page {
    let title = reader.say("Quá trình ghi sổ, bản sửa thứ", "History, up to revision");
    let mut page = Page::titled(alloc::format!("{title} {}", history.revision));
    if history.entries.is_empty() {
        page.sentence(reader.say("Chưa ghi thay đổi nào.", "Nothing was recorded."));
    }
    for entry in &history.entries {
        let text = alloc::format!("{} ({})", reader.text(&entry.title), entry.by);
        page.entry(reader.entry(reader.day(entry.recorded), text, &[]));
    }
    page
}
