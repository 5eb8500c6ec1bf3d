//! Which library this is. Nothing here takes an argument or can fail.

use core::ffi::{CStr, c_char};

/// The version with its closing NUL: one for the whole workspace, the core's too.
const VERSION: &CStr =
    match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };

/// The version of the library that is running, such as `"1.2.3"`.
///
/// Compare it with the macro `HOPTAC_VERSION`, the version of the header that the program was
/// compiled with.
///
/// Returns a NUL-terminated text that lives as long as the library; do not free it.
#[unsafe(no_mangle)]
pub extern "C" fn hoptac_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The version of the library that is running as one number, of which a later version has the
/// greater one.
///
/// Returns what the macro `HOPTAC_VERSION_NUMBER` is for the header:
/// `major << 16 | minor << 8 | patch`.
#[unsafe(no_mangle)]
pub extern "C" fn hoptac_version_number() -> u32 {
    const fn part(text: &str) -> u32 {
        match u8::from_str_radix(text, 10) {
            Ok(number) => number as u32,
            Err(_) => 0,
        }
    }
    const NUMBER: u32 = part(env!("CARGO_PKG_VERSION_MAJOR")) << 16
        | part(env!("CARGO_PKG_VERSION_MINOR")) << 8
        | part(env!("CARGO_PKG_VERSION_PATCH"));
    NUMBER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_number_tell_the_cores_version() {
        let version = unsafe { CStr::from_ptr(hoptac_version()) };
        assert_eq!(version.to_str(), Ok(hoptac::VERSION));
        let number = hoptac_version_number();
        let parts = [number >> 16, number >> 8 & 0xff, number & 0xff];
        assert_eq!(
            parts.map(|part| part.to_string()).join("."),
            hoptac::VERSION
        );
    }
}
