//! Generated files are checked in: write them afresh, or fail when they differ from fresh ones.

use std::fs;
use std::path::{Path, PathBuf};

/// Why a task stopped.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// A path inside the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Writes `text` to `path`, or with `check` only compares.
///
/// # Errors
/// When the file cannot be written, or with `check` differs.
pub(crate) fn settle(path: &str, text: &str, check: bool) -> Result<(), Failure> {
    let file = in_repository(path);
    if !check {
        return Ok(fs::write(file, text)?);
    }
    if fs::read_to_string(file).ok().as_deref() == Some(text) {
        Ok(())
    } else {
        Err(
            format!("{path} differs from what is generated now; run the task without --check")
                .into(),
        )
    }
}
