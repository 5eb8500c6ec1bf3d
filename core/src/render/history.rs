//! What was recorded, one change below the other.

use super::page::Page;
use crate::{answers::History, words::Words};

pub(super) fn page(page: &mut Page<'_>, history: &History) {
    let reader = page.reader;
    let (vi, en) = (
        "Quá trình ghi sổ, bản sửa thứ {}",
        "History, up to revision {}",
    );
    page.title(&[&reader.fill(vi, en, &[&history.revision])]);
    if history.entries.is_empty() {
        page.sentence(&Words("Chưa ghi thay đổi nào.", "Nothing was recorded."));
    }
    for entry in &history.entries {
        let text = reader.fill("{} ({})", "{} ({})", &[&entry.title, &entry.by]);
        page.line(&entry.recorded, &text);
    }
}
