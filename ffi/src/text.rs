//! Text that is handed to C.

use core::ffi::c_char;

use crate::boundary::{Handle, Outcome, borrowed, freed, guarded_or};

/// A text that the library wrote. Free it with `hoptac_text_free`.
#[derive(Debug)]
pub struct hoptac_text {
    _opaque: [u8; 0],
}

impl Handle for hoptac_text {
    type Content = Text;
    const MARK: u32 = u32::from_be_bytes(*b"hopT");
}

/// A text with its closing NUL.
#[derive(Debug)]
pub(crate) struct Text(Box<[u8]>);

impl From<String> for Text {
    fn from(text: String) -> Self {
        let mut bytes = text.into_bytes();
        bytes.push(0);
        Self(bytes.into_boxed_slice())
    }
}

/// The bytes of a text, which live as long as it does; NULL for NULL. JSON never has a NUL byte
/// inside, so an answer can be used as a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_text_data(text: *const hoptac_text) -> *const c_char {
    guarded_or(core::ptr::null(), || {
        // SAFETY: `text` is NULL or a live handle, as the header asks.
        let text = unsafe { borrowed(text) }?;
        Ok(text.0.as_ptr().cast())
    })
}

/// The length of a text in bytes, without the closing NUL byte; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_text_length(text: *const hoptac_text) -> usize {
    guarded_or(0, || {
        // SAFETY: `text` is NULL or a live handle, as the header asks.
        let text = unsafe { borrowed(text) }?;
        Ok(text.0.len().saturating_sub(1))
    })
}

/// Frees a text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_text_free(text: *mut hoptac_text) {
    guarded_or((), || -> Outcome {
        // SAFETY: `text` is NULL or a live handle that the caller gives up, as the header asks.
        unsafe { freed(text) }
    });
}
