//! The reader of letters: plans, decisions, notices, reports.

use super::{
    actions, agreements, cited, draft::Draft, duties, head, partners, sections, targets, who,
};

/// Reads a letter from head to foot: what later rules name, earlier ones have proposed.
pub(super) fn read(draft: &mut Draft<'_>) {
    let (title, body) = head::read(draft);
    sections::read(draft);
    cited::read(draft, body.clone());
    targets::read(draft, &body);
    partners::read(draft, title);
    partners::read(draft, body.clone());
    who::read(draft, &body);
    agreements::read(draft, &body);
    duties::read(draft, &body);
    actions::read(draft, &body);
}
