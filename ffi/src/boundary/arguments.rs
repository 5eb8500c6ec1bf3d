//! Texts that come in; places, arrays and structs of the caller's that are filled.

use core::ffi::c_char;
use core::mem::MaybeUninit;

use super::{Handle, Outcome};
use crate::result::hoptac_result;

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

/// A place of the caller's where one value is put.
///
/// It is set to what it holds after a failure before anything else happens, so that it holds this
/// whatever failed.
pub(crate) enum Out<T> {
    Absent,
    Misaligned,
    Place(Place<T>),
}

/// A place that can be written to.
pub(crate) struct Place<T>(*mut T);

impl<H: Handle> Out<*mut H> {
    /// Takes a place for a handle, and sets it to NULL.
    ///
    /// # Safety
    /// As for [`Out::set`].
    pub(crate) unsafe fn cleared(place: *mut *mut H) -> Self {
        // SAFETY: the same promise.
        unsafe { Self::set(place, core::ptr::null_mut()) }
    }
}

impl<T> Out<T> {
    /// Takes the caller's pointer and sets what it points to to what it holds after a failure.
    ///
    /// # Safety
    /// `place` is NULL, misaligned, or points to a value that can be written to until the call
    /// ends.
    pub(crate) unsafe fn set(place: *mut T, after_failure: T) -> Self {
        if place.is_null() {
            return Self::Absent;
        }
        if !place.is_aligned() {
            return Self::Misaligned;
        }
        // SAFETY: not NULL and aligned; writable by the caller's promise.
        unsafe { place.write(after_failure) };
        Self::Place(Place(place))
    }

    /// The place, which the caller must have given.
    pub(crate) fn required(self) -> Outcome<Place<T>> {
        self.optional()?.ok_or(hoptac_result::HOPTAC_NULL_ARGUMENT)
    }

    /// The place, or none when the caller gave NULL because the result is of no interest.
    pub(crate) fn optional(self) -> Outcome<Option<Place<T>>> {
        match self {
            Self::Absent => Ok(None),
            Self::Misaligned => Err(hoptac_result::HOPTAC_MISALIGNED_ARGUMENT),
            Self::Place(place) => Ok(Some(place)),
        }
    }
}

impl<T> Place<T> {
    /// Puts the result there.
    pub(crate) fn put(self, value: T) {
        // SAFETY: `Out::set` has found the place writable until the call ends.
        unsafe { self.0.write(value) };
    }
}

/// A struct in memory of the caller's that may be of another size there: shorter in a program that
/// was built with an older header, longer with a newer one.
///
/// # Safety
/// Its first field is its size, a `usize`; and all its fields are numbers, so that any bytes make
/// one.
pub(crate) unsafe trait Growing: Copy {
    /// The size that it had when it was first published: none is smaller. Once it has grown, that is
    /// where its first new field begins.
    const SMALLEST: usize;
}

/// No struct here will ever be larger: a greater size was never set.
const LARGEST: usize = 4096;

/// Whether a struct, or an element of an array, may have this size.
fn check_size<T: Growing>(size: usize) -> Outcome {
    let possible = (T::SMALLEST..=LARGEST).contains(&size);
    match possible && size.is_multiple_of(align_of::<T>()) {
        true => Ok(()),
        false => Err(hoptac_result::HOPTAC_WRONG_SIZE),
    }
}

/// Whether a pointer can be followed, when it points to anything.
fn check_pointer<T>(pointer: *const T) -> Outcome {
    if pointer.is_null() {
        Err(hoptac_result::HOPTAC_NULL_ARGUMENT)
    } else if !pointer.is_aligned() {
        Err(hoptac_result::HOPTAC_MISALIGNED_ARGUMENT)
    } else {
        Ok(())
    }
}

/// Fills an array of `count` elements, `size` bytes each: of a longer element, what this library
/// does not know becomes 0; of a shorter one, only its part is written.
///
/// # Safety
/// `array` is NULL, misaligned, or has room for `count` elements of `size` bytes.
pub(crate) unsafe fn array_out<T: Growing>(
    array: *mut T,
    size: usize,
    count: usize,
    elements: impl Iterator<Item = T>,
) -> Outcome {
    check_size::<T>(size)?;
    let bytes = size.checked_mul(count).map(isize::try_from);
    if !matches!(bytes, Some(Ok(_))) {
        return Err(hoptac_result::HOPTAC_LENGTH_IMPOSSIBLE);
    }
    if count == 0 {
        return Ok(());
    }
    check_pointer(array)?;
    let known = size.min(size_of::<T>());
    let mut place = array.cast::<u8>();
    for element in elements.take(count) {
        // SAFETY: `place` is the start of one of the `count` elements, which has room for `size`
        // bytes; `known` is no more than that, and no more than `element` has. What the caller has
        // there does not overlap with a local variable.
        unsafe {
            (&raw const element)
                .cast::<u8>()
                .copy_to_nonoverlapping(place, known);
            place
                .wrapping_add(known)
                .write_bytes(0, size.saturating_sub(known));
            // Each element says how much of it is filled.
            place.cast::<usize>().write(known);
        }
        place = place.wrapping_add(size);
    }
    Ok(())
}

/// Sets options to their defaults: their size, and zeros.
///
/// # Safety
/// `options` is NULL, misaligned, or has room for `size` bytes.
pub(crate) unsafe fn options_cleared<T: Growing>(options: *mut T, size: usize) -> Outcome {
    check_pointer(options)?;
    check_size::<T>(size)?;
    // SAFETY: not NULL and aligned; the room is the caller's promise, and it begins with the size.
    unsafe {
        options.cast::<u8>().write_bytes(0, size);
        options.cast::<usize>().write(size);
    }
    Ok(())
}

/// The options of the caller. What an older program does not know keeps its default, 0. What this
/// library does not know must be 0: else it would be passed over in silence.
///
/// # Safety
/// `options` is NULL, misaligned, or begins with a size and has as many bytes.
pub(crate) unsafe fn options_in<T: Growing>(options: *const T) -> Outcome<T> {
    check_pointer(options)?;
    // SAFETY: not NULL and aligned; it begins with its size.
    let size = unsafe { options.cast::<usize>().read() };
    check_size::<T>(size)?;
    let known = size.min(size_of::<T>());
    let bytes = options.cast::<u8>();
    // SAFETY: the caller promises `size` bytes.
    let is_set = |at| unsafe { bytes.wrapping_add(at).read() } != 0;
    if (known..size).any(is_set) {
        return Err(hoptac_result::HOPTAC_WRONG_SIZE);
    }
    let mut copy = MaybeUninit::<T>::zeroed();
    // SAFETY: `known` bytes can be read by the caller's promise, and `copy` has room for them.
    unsafe { bytes.copy_to_nonoverlapping(copy.as_mut_ptr().cast(), known) };
    // SAFETY: any bytes make a `T`, as `Growing` says.
    Ok(unsafe { copy.assume_init() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::hoptac_register;
    use hoptac_result::*;

    /// As this library knows it: its first version had no `ripe`.
    #[repr(C)]
    #[derive(Clone, Copy, Debug, Default, PartialEq)]
    struct Basket {
        size: usize,
        apples: usize,
        ripe: usize,
    }
    // SAFETY: the size stands first, and all fields are numbers.
    unsafe impl Growing for Basket {
        const SMALLEST: usize = 2 * size_of::<usize>();
    }
    const WORD: usize = size_of::<usize>();

    fn basket(apples: usize) -> Basket {
        Basket {
            size: 3 * WORD,
            apples,
            ripe: 7,
        }
    }

    #[test]
    fn a_place_holds_null_until_something_is_put_there() {
        let mut place = core::ptr::dangling_mut::<hoptac_register>();
        let _ = unsafe { Out::cleared(&raw mut place) };
        assert!(place.is_null());
        let absent = || unsafe { Out::<*mut hoptac_register>::cleared(core::ptr::null_mut()) };
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

    #[test]
    fn an_array_of_the_same_an_older_or_a_newer_header_is_filled() {
        let mut memory = [9_usize; 8];
        let mut fill = |size: usize| {
            memory = [9; 8];
            let array = memory.as_mut_ptr().cast::<Basket>();
            let baskets = [basket(1), basket(2)].into_iter();
            (unsafe { array_out(array, size * WORD, 2, baskets) }, memory)
        };
        assert_eq!(fill(3), (Ok(()), [24, 1, 7, 24, 2, 7, 9, 9]));
        assert_eq!(fill(2), (Ok(()), [16, 1, 16, 2, 9, 9, 9, 9]));
        assert_eq!(fill(4), (Ok(()), [24, 1, 7, 0, 24, 2, 7, 0]));
        assert_eq!(fill(1), (Err(HOPTAC_WRONG_SIZE), [9; 8]));
    }

    #[test]
    fn an_array_that_cannot_be_is_refused() {
        let mut baskets = [basket(1)];
        let array = baskets.as_mut_ptr();
        let fill = |array, size, count| unsafe {
            array_out::<Basket>(array, size, count, core::iter::empty())
        };
        let null = core::ptr::null_mut();
        assert_eq!(fill(null, 24, 0), Ok(()));
        assert_eq!(fill(null, 24, 1), Err(HOPTAC_NULL_ARGUMENT));
        assert_eq!(fill(array, 25, 1), Err(HOPTAC_WRONG_SIZE));
        assert_eq!(fill(array, 24, usize::MAX), Err(HOPTAC_LENGTH_IMPOSSIBLE));
        let skewed = array.wrapping_byte_add(1);
        assert_eq!(fill(skewed, 24, 1), Err(HOPTAC_MISALIGNED_ARGUMENT));
    }

    #[test]
    fn options_of_the_same_an_older_or_a_newer_header_are_read() {
        let read = |memory: &[usize]| unsafe { options_in(memory.as_ptr().cast::<Basket>()) };
        assert_eq!(read(&[24, 1, 7]), Ok(basket(1)));
        let older = Basket {
            size: 16,
            apples: 1,
            ripe: 0,
        };
        assert_eq!(read(&[16, 1]), Ok(older));
        let newer = Basket {
            size: 32,
            ..basket(1)
        };
        assert_eq!(read(&[32, 1, 7, 0]), Ok(newer));
        assert_eq!(read(&[32, 1, 7, 1]), Err(HOPTAC_WRONG_SIZE));
        assert_eq!(read(&[0, 1, 7]), Err(HOPTAC_WRONG_SIZE));
        assert_eq!(read(&[usize::MAX, 1, 7]), Err(HOPTAC_WRONG_SIZE));
    }

    #[test]
    fn options_are_cleared_in_the_size_that_the_caller_has() {
        let mut memory = [9_usize; 4];
        let mut clear = |size: usize| {
            memory = [9; 4];
            let options = memory.as_mut_ptr().cast::<Basket>();
            (unsafe { options_cleared(options, size * WORD) }, memory)
        };
        assert_eq!(clear(2), (Ok(()), [16, 0, 9, 9]));
        assert_eq!(clear(4), (Ok(()), [32, 0, 0, 0]));
        assert_eq!(clear(1), (Err(HOPTAC_WRONG_SIZE), [9; 4]));
        let null = core::ptr::null_mut::<Basket>();
        assert_eq!(
            unsafe { options_cleared(null, 24) },
            Err(HOPTAC_NULL_ARGUMENT)
        );
    }
}
