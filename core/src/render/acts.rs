//! What may be done to an agreement, one act below the other.

use super::page::Page;
use crate::{answers::Acts, words};

pub(super) fn page(page: &mut Page<'_>, acts: &Acts) {
    let reader = page.reader;
    let agreement = reader.register.get(&acts.agreement);
    let title = agreement.map_or("", |agreement| reader.text(&agreement.title));
    page.title(&[title, &reader.day(acts.on)]);
    page.sentence(reader.text(&words::phases(acts.phases)));
    for line in &acts.acts {
        let act = reader.word(words::act(line.act));
        page.line(act, reader.text(&line.says));
    }
}
