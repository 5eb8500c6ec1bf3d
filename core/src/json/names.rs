//! The names of a type's fields, or of its choices, as `derive` writes them: one text, parted by
//! spaces, each with the mark of what it is.
//!
//! * `?` after a field: left out when absent.
//! * `=` after a field: may be left out, and is written all the same.
//! * `:` after a choice: it has a value.

use alloc::{string::String, vec::Vec};

/// The names with their marks, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Names(pub(super) &'static str);

impl Iterator for Names {
    type Item = &'static str;

    /// Byte by byte: names are too short for a faster search to be one.
    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        if self.0.is_empty() {
            return None;
        }
        let end = self.0.bytes().position(|byte| byte == b' ');
        let (name, rest) = self.0.split_at_checked(end.unwrap_or(self.0.len()))?;
        self.0 = rest.strip_prefix(' ').unwrap_or_default();
        Some(name)
    }
}

/// A name without its mark.
#[inline(never)]
pub(super) fn plain(name: &'static str) -> &'static str {
    match name.bytes().last() {
        Some(b'?' | b'=' | b':') => name.get(..name.len().saturating_sub(1)),
        _ => None,
    }
    .unwrap_or(name)
}

/// All names, for people.
pub(super) fn listed(names: &'static str) -> String {
    Names(names).map(plain).collect::<Vec<_>>().join(", ")
}
