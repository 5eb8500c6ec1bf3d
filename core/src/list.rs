//! Lists filled item by item.

use alloc::vec::Vec;

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
