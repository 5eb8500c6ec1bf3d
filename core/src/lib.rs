//! Skeleton.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;

pub mod model;

use alloc::string::{String, ToString};

/// Register.
#[derive(Debug, Clone)]
pub struct Register;
/// Problems.
#[derive(Debug, Clone)]
pub struct Problems;

impl Problems {
    /// As the contract's `{"errors": […]}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        r#"{"errors":[{"code":"not_json","path":"","message":{"vi":"…","en":"…"},"help":{"vi":"…","en":"…"}}]}"#.to_string()
    }
}
impl Register {
    /// Reads.
    ///
    /// # Errors
    /// All problems.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        if text.starts_with('{') { Ok(Self) } else { Err(Problems) }
    }
    /// Asks; the answer is always JSON: `{"<question>": …}` or `{"errors": […]}`.
    #[must_use]
    pub fn ask(&self, _question: &str) -> String {
        r#"{"errors":[]}"#.to_string()
    }
    /// The canonical text.
    #[must_use]
    pub fn to_json(&self) -> String {
        String::from("{}")
    }
}
/// Version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
