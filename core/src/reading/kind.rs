//! What kind of text it is, told by its own words.

use super::{TextKind, signals, text::Text};

/// What kind of text it is: what holds anything of this domain and is nothing else is read as a letter.
pub(super) fn kind(text: &Text<'_>) -> TextKind {
    if signals::any(text) {
        TextKind::Letter
    } else {
        TextKind::Nothing
    }
}
