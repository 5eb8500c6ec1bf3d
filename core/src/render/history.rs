//! What was recorded, one change below the other.

use super::page::Page;
use crate::{
    answers::History,
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, history: &History) {
    let sentence = words!(
        "Quá trình ghi sổ, bản sửa thứ {}",
        "History, up to revision {}"
    );
    page.title(&[&Filled(sentence, &[&history.revision])]);
    if history.entries.is_empty() {
        page.sentence(&words!("Chưa ghi thay đổi nào.", "Nothing was recorded."));
    }
    for entry in &history.entries {
        let text = Filled(words!("{} ({})"), &[&entry.title, &entry.by]);
        page.line(&entry.recorded, &text);
    }
}
