//! Handles: what C knows by pointer only.

use super::{Outcome, Place};
use crate::result::hoptac_result;

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

impl<H: Handle> Place<*mut H> {
    /// Makes a handle and hands it to the caller, who owns it from now on.
    pub(crate) fn hand_over(self, content: H::Content) {
        let cell = Box::new(Cell {
            mark: H::MARK,
            content,
        });
        self.put(Box::into_raw(cell).cast());
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::Out;
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
}
