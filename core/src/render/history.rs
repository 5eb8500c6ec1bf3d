//! What was recorded, one change below the other.

use super::page::Page;
use crate::{answers::History, words::words};

pub(super) fn page(page: &mut Page<'_>, history: &History) {
    let reader = page.reader;
    let sentence = words!(
        "Quá trình ghi sổ, bản sửa thứ {}",
        "History, up to revision {}"
    );
    page.title(&[&reader.fill(sentence, &[&history.revision])]);
    if history.entries.is_empty() {
        page.sentence(&words!("Chưa ghi thay đổi nào.", "Nothing was recorded."));
    }
    for entry in &history.entries {
        let text = reader.fill(words!("{} ({})"), &[&entry.title, &entry.by]);
        page.line(&entry.recorded, &text);
    }
}
