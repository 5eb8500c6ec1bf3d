//! What may be done to an agreement, one act below the other.

use super::{page::Page, reader::Reader};
use crate::{answers::Acts, words};

pub(super) fn page(reader: &Reader<'_>, acts: &Acts) -> Page {
    let agreement = reader.register.get(&acts.agreement);
    let title = agreement.map_or("", |agreement| reader.text(&agreement.title));
    let mut page = Page::titled(alloc::format!("{title} · {}", reader.day(acts.on)));
    page.sentence(reader.text(&words::phases(acts.phases)));
    for line in &acts.acts {
        let label = reader.text(&words::act(line.act)).into();
        page.entry(reader.entry(label, reader.text(&line.says).into(), &[]));
    }
    page
}
