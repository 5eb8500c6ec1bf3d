//! Where C's arguments are checked and turned into Rust's, and where panics end.
//!
//! Every exported function that takes an argument runs inside [`guarded`] or [`guarded_or`].
//! Pointers are read and written nowhere else in this crate:
//!
//! - [`arguments`]: texts, places for results, arrays and options
//! - [`handle`]: what a handle is, and how one is told from another

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::result::hoptac_result;

mod arguments;
mod handle;

pub(crate) use arguments::{Growing, Out, Place, array_out, options_cleared, options_in, text_in};
pub(crate) use handle::{Handle, borrowed, freed};

/// What the inside of an exported function comes to: `Err` is the code that C gets.
pub(crate) type Outcome<T = ()> = Result<T, hoptac_result>;

/// Runs the inside of a function that returns a result code.
pub(crate) fn guarded(inside: impl FnOnce() -> Outcome) -> hoptac_result {
    match caught(inside) {
        Ok(()) => hoptac_result::HOPTAC_OK,
        Err(code) => code,
    }
}

/// Runs the inside of a function that has no code to return: any failure gives `otherwise`.
pub(crate) fn guarded_or<T>(otherwise: T, inside: impl FnOnce() -> Outcome<T>) -> T {
    caught(inside).unwrap_or(otherwise)
}

fn caught<T>(inside: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    // Unwind safe: no handle is changed after it was made, and what a call hands out is written as
    // its last step. So nothing half-done can be seen after a panic.
    let inside = AssertUnwindSafe(|| {
        #[cfg(feature = "panic-hook")]
        panic_hook::fire();
        inside()
    });
    catch_unwind(inside).unwrap_or(Err(hoptac_result::HOPTAC_PANIC))
}

/// Lets a test make the next call panic, to see that the panic becomes a code.
#[cfg(feature = "panic-hook")]
mod panic_hook {
    use core::sync::atomic::{AtomicBool, Ordering};

    static ARMED: AtomicBool = AtomicBool::new(false);

    /// The next exported function panics when it is called.
    #[unsafe(no_mangle)]
    pub(super) extern "C" fn hoptac_test_panic_next() {
        ARMED.store(true, Ordering::SeqCst);
    }

    #[allow(clippy::panic, reason = "that is what the hook is for")]
    pub(super) fn fire() {
        if ARMED.swap(false, Ordering::SeqCst) {
            panic!("a panic that a test asked for");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hoptac_result::*;

    #[test]
    fn a_panic_becomes_a_code() {
        assert_eq!(guarded(|| panic!("on purpose")), HOPTAC_PANIC);
        assert_eq!(guarded_or(7, || panic!("on purpose")), 7);
        assert_eq!(guarded(|| Ok(())), HOPTAC_OK);
        assert_eq!(guarded_or(7, || Err(HOPTAC_NULL_ARGUMENT)), 7);
    }
}
