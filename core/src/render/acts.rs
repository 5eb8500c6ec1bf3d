//! What may be done to an agreement, one act below the other.

use super::{page::Page, reader::Reader};
use crate::{answers::Acts, words};

pub(super) fn page(reader: &Reader<'_>, acts: &Acts) -> Page {
    let agreement = reader.register.get(&acts.agreement);
    let title = agreement.map_or("", |agreement| reader.text(&agreement.title));
    let mut page = Page::titled(alloc::format!("{title} · {}", reader.day(acts.on)));
    page.sentence(reader.text(&words::phases(acts.phases)));
    if let Some(province) = &acts.passed_to {
        let (vi, en) = (province.in_vietnamese(), province.in_english());
        page.sentence(reader.say(
            alloc::format!("Đã chuyển cho {vi} (Nghị định 177/2025/NĐ-CP)."),
            alloc::format!("It has passed to {en} (Decree 177/2025/NĐ-CP)."),
        ));
    }
    for line in &acts.acts {
        let label = reader.text(&words::act(line.act)).into();
        page.entry(reader.entry(label, reader.text(&line.says).into(), &[]));
    }
    page
}
