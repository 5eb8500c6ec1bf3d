//! What may be done to an agreement, one act below the other.

use super::page::Page;
use crate::{
    answers::Acts,
    words::{self, words},
};

pub(super) fn page(page: &mut Page<'_>, acts: &Acts) {
    let reader = page.reader;
    let agreement = reader.register.get(&acts.agreement);
    let title = agreement.map_or("", |agreement| reader.text(&agreement.title));
    page.title(&[&title, &acts.on]);
    page.sentence(&words::phases(acts.phases));
    if let Some(province) = &acts.passed_to {
        page.sentence(&reader.fill(
            words!(
                "Đã chuyển cho {} (Nghị định 177/2025/NĐ-CP).",
                "It has passed to {} (Decree 177/2025/NĐ-CP)."
            ),
            &[province],
        ));
    }
    for line in &acts.acts {
        page.line(&words::act(line.act), &line.says);
    }
}
