//! Where C's arguments are checked and turned into Rust's, and where panics end.
//!
//! Every exported function that takes an argument runs inside [`guarded`] or [`guarded_or`].
//! Pointers are read and written nowhere else in this crate.

use core::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::result::hoptac_result;

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

/// The text of `length` bytes at `data`, which is only looked at during the call.
///
/// NULL is an empty text when `length` is 0: what a C++ `string_view` without text holds.
///
/// # Safety
/// `data` is NULL or points to `length` bytes that can be read and do not change while `'call`
/// lasts.
pub(crate) unsafe fn text_in<'call>(data: *const c_char, length: usize) -> Outcome<&'call str> {
    if data.is_null() {
        return match length {
            0 => Ok(""),
            _ => Err(hoptac_result::HOPTAC_NULL_ARGUMENT),
        };
    }
    if isize::try_from(length).is_err() {
        return Err(hoptac_result::HOPTAC_LENGTH_IMPOSSIBLE);
    }
    // SAFETY: not NULL, at most `isize::MAX` bytes, bytes need no alignment; the rest is the
    // caller's promise.
    let bytes = unsafe { core::slice::from_raw_parts(data.cast::<u8>(), length) };
    core::str::from_utf8(bytes).map_err(|_| hoptac_result::HOPTAC_NOT_UTF8)
}

/// A place of the caller's where a handle is put.
///
/// It is set to NULL before anything else happens, so that it holds NULL after every failure,
/// whatever failed.
pub(crate) enum Out<H: Handle> {
    Absent,
    Misaligned,
    Place(Place<H>),
}

/// A place that can be written to.
pub(crate) struct Place<H: Handle>(*mut *mut H);

impl<H: Handle> Out<H> {
    /// Takes the caller's pointer and sets what it points to to NULL.
    ///
    /// # Safety
    /// `place` is NULL, misaligned, or points to a pointer that can be written to until the call
    /// ends.
    pub(crate) unsafe fn cleared(place: *mut *mut H) -> Self {
        if place.is_null() {
            return Self::Absent;
        }
        if !place.is_aligned() {
            return Self::Misaligned;
        }
        // SAFETY: not NULL and aligned; writable by the caller's promise.
        unsafe { place.write(core::ptr::null_mut()) };
        Self::Place(Place(place))
    }

    /// The place, which the caller must have given.
    pub(crate) fn required(self) -> Outcome<Place<H>> {
        self.optional()?.ok_or(hoptac_result::HOPTAC_NULL_ARGUMENT)
    }

    /// The place, or none when the caller gave NULL because the result is of no interest.
    pub(crate) fn optional(self) -> Outcome<Option<Place<H>>> {
        match self {
            Self::Absent => Ok(None),
            Self::Misaligned => Err(hoptac_result::HOPTAC_MISALIGNED_ARGUMENT),
            Self::Place(place) => Ok(Some(place)),
        }
    }
}

impl<H: Handle> Place<H> {
    /// Makes a handle and hands it to the caller, who owns it from now on.
    pub(crate) fn hand_over(self, content: H::Content) {
        let cell = Box::new(Cell {
            mark: H::MARK,
            content,
        });
        // SAFETY: `Out::cleared` has found the place writable until the call ends.
        unsafe { self.0.write(Box::into_raw(cell).cast()) };
    }
}

/// A type that C knows by pointer only. Behind the pointer lies a [`Cell`] with the content.
pub(crate) trait Handle {
    /// What the handle stands for. It can be read from many threads at once.
    type Content: Send + Sync;
    /// Tells the kinds of handle apart, and a handle from other memory.
    const MARK: u32;
}

/// What lies behind a handle: the mark first, so that it can be read whatever the kind.
#[repr(C)]
struct Cell<T> {
    mark: u32,
    content: T,
}

/// The mark of a handle that was freed. Memory that was freed promises nothing, so finding this
/// mark is luck; but it costs nothing to leave it there.
const FREED: u32 = 0;

/// The content of a handle.
///
/// # Safety
/// `handle` is NULL, misaligned, or was made by [`Place::hand_over`] for any kind of handle and is
/// not freed while `'call` lasts.
pub(crate) unsafe fn borrowed<'call, H: Handle>(handle: *const H) -> Outcome<&'call H::Content> {
    // SAFETY: the same promise.
    let cell = unsafe { checked(handle.cast_mut()) }?;
    // SAFETY: the mark says that this is a cell of this kind; it is not changed until it is freed.
    Ok(unsafe { &(*cell).content })
}

/// Frees a handle; NULL is nothing to free.
///
/// # Safety
/// As for [`borrowed`]; and nothing of the handle is used afterwards.
pub(crate) unsafe fn freed<H: Handle>(handle: *mut H) -> Outcome {
    if handle.is_null() {
        return Ok(());
    }
    // SAFETY: the same promise.
    let cell = unsafe { checked(handle) }?;
    // SAFETY: the mark says that this is a live cell of this kind, so it can be written to; volatile
    // because a write just before the memory is given back would be left out.
    unsafe { (&raw mut (*cell).mark).write_volatile(FREED) };
    // SAFETY: `hand_over` made it from a `Box` of this type, and by the caller's promise nobody
    // will use it again.
    drop(unsafe { Box::from_raw(cell) });
    Ok(())
}

/// The cell behind a handle, when it has the mark of its kind.
///
/// # Safety
/// As for [`borrowed`].
unsafe fn checked<H: Handle>(handle: *mut H) -> Outcome<*mut Cell<H::Content>> {
    let cell = handle.cast::<Cell<H::Content>>();
    let mark = cell.cast::<u32>();
    if mark.is_null() {
        return Err(hoptac_result::HOPTAC_NULL_ARGUMENT);
    }
    if !mark.is_aligned() {
        return Err(hoptac_result::HOPTAC_MISALIGNED_ARGUMENT);
    }
    // SAFETY: not NULL and aligned; a cell of any kind begins with its mark.
    if unsafe { mark.read() } != H::MARK {
        return Err(hoptac_result::HOPTAC_WRONG_HANDLE);
    }
    Ok(cell)
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

    struct Apple;
    impl Handle for Apple {
        type Content = String;
        const MARK: u32 = 1;
    }
    #[derive(Debug)]
    struct Pear;
    impl Handle for Pear {
        type Content = String;
        const MARK: u32 = 2;
    }

    fn apple(name: &str) -> *mut Apple {
        let mut apple = core::ptr::null_mut();
        let place = unsafe { Out::cleared(&raw mut apple) }.required();
        place.ok().unwrap().hand_over(name.to_owned());
        apple
    }

    #[test]
    fn a_panic_becomes_a_code() {
        assert_eq!(guarded(|| panic!("on purpose")), HOPTAC_PANIC);
        assert_eq!(guarded_or(7, || panic!("on purpose")), 7);
        assert_eq!(guarded(|| Ok(())), HOPTAC_OK);
        assert_eq!(guarded_or(7, || Err(HOPTAC_NULL_ARGUMENT)), 7);
    }

    #[test]
    fn a_handle_is_read_and_freed_as_its_own_kind_only() {
        let apple = apple("Braeburn");
        assert_eq!(unsafe { borrowed(apple) }, Ok(&"Braeburn".to_owned()));
        assert_eq!(
            unsafe { borrowed(apple.cast::<Pear>()) },
            Err(HOPTAC_WRONG_HANDLE)
        );
        assert_eq!(
            unsafe { freed(apple.cast::<Pear>()) },
            Err(HOPTAC_WRONG_HANDLE)
        );
        assert_eq!(unsafe { freed(apple) }, Ok(()));
    }

    #[test]
    fn null_and_misaligned_handles_are_refused() {
        let null = core::ptr::null_mut::<Apple>();
        assert_eq!(unsafe { borrowed(null) }, Err(HOPTAC_NULL_ARGUMENT));
        assert_eq!(unsafe { freed(null) }, Ok(()));
        let apple = apple("Braeburn");
        let skewed = apple.wrapping_byte_add(1);
        assert_eq!(unsafe { borrowed(skewed) }, Err(HOPTAC_MISALIGNED_ARGUMENT));
        assert_eq!(unsafe { freed(skewed) }, Err(HOPTAC_MISALIGNED_ARGUMENT));
        assert_eq!(unsafe { freed(apple) }, Ok(()));
    }

    #[test]
    fn a_place_holds_null_until_something_is_handed_over() {
        let mut place = core::ptr::dangling_mut::<Apple>();
        let _ = unsafe { Out::cleared(&raw mut place) };
        assert!(place.is_null());
        let absent = || unsafe { Out::<Apple>::cleared(core::ptr::null_mut()) };
        assert_eq!(absent().required().err(), Some(HOPTAC_NULL_ARGUMENT));
        assert!(absent().optional().is_ok_and(|place| place.is_none()));
        let skewed = (&raw mut place).wrapping_byte_add(1);
        let skewed = unsafe { Out::cleared(skewed) };
        assert_eq!(skewed.optional().err(), Some(HOPTAC_MISALIGNED_ARGUMENT));
    }

    #[test]
    fn text_is_utf8_of_a_possible_length() {
        let read = |bytes: &[u8]| {
            unsafe { text_in(bytes.as_ptr().cast(), bytes.len()) }.map(str::to_owned)
        };
        assert_eq!(read("Đồng Nai".as_bytes()), Ok("Đồng Nai".to_owned()));
        assert_eq!(read(b"a\0b"), Ok("a\0b".to_owned()));
        assert_eq!(read(b"\xff"), Err(HOPTAC_NOT_UTF8));
        assert_eq!(read(&"Đ".as_bytes()[..1]), Err(HOPTAC_NOT_UTF8));
        let null = core::ptr::null();
        assert_eq!(unsafe { text_in(null, 0) }, Ok(""));
        assert_eq!(unsafe { text_in(null, 1) }, Err(HOPTAC_NULL_ARGUMENT));
        let byte = c"".as_ptr();
        assert_eq!(
            unsafe { text_in(byte, usize::MAX) },
            Err(HOPTAC_LENGTH_IMPOSSIBLE)
        );
    }
}
