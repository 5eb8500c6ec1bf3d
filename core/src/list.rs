//! Lists filled item by item, and texts joined.

use alloc::{string::String, vec::Vec};

/// What gives items one after another.
pub(crate) trait Listed: Iterator + Sized {
    /// All items in a list.
    ///
    /// As `collect` does it, but without a guess of the length beforehand, and without a step of
    /// its own for the first item: both are compiled afresh for every iterator and every closure in
    /// it, some 300 bytes of WebAssembly each.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Listed for I {}

/// Some texts with another between them.
#[inline(never)]
pub(crate) fn joined(texts: &[impl AsRef<str>], between: &str) -> String {
    let mut joined = String::new();
    let mut before = "";
    for text in texts {
        joined.push_str(before);
        joined.push_str(text.as_ref());
        before = between;
    }
    joined
}
