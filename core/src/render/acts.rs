//! What may be done to an agreement, one act below the other.

use super::page::Page;
use crate::{
    answers::Acts,
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, acts: &Acts) {
    let agreement = page.reader.register.get(&acts.agreement);
    let title = agreement.map(|agreement| &agreement.title);
    page.title(&[&title, &acts.on]);
    page.sentence(&acts.phases);
    if let Some(province) = &acts.passed_to {
        page.sentence(&Filled(
            words!(
                "Đã chuyển cho {} (Nghị định 177/2025/NĐ-CP).",
                "It has passed to {} (Decree 177/2025/NĐ-CP)."
            ),
            &[province],
        ));
    }
    for line in &acts.acts {
        page.line(&line.act, &line.says);
    }
}
