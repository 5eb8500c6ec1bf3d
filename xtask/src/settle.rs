//! The end of every generator: a text becomes a file, or is compared with it.

use crate::shell::{self, Outcome};

/// Writes `text` to `path` (from the root) or, with `check`, compares.
///
/// # Errors
/// With `check`, when the file is missing or differs; the sentence shows the first line that does.
pub(crate) fn settle(check: bool, path: &str, text: &str) -> Outcome {
    let file = shell::root().join(path);
    let old = std::fs::read_to_string(&file).unwrap_or_default();
    if old == text {
        println!("  {path} is fresh");
        return Ok(());
    }
    if !check {
        std::fs::create_dir_all(file.parent().unwrap_or(&file))?;
        std::fs::write(&file, text)?;
        println!("  {path} written");
        return Ok(());
    }
    let same = old.lines().zip(text.lines());
    let line = same.take_while(|(old, new)| old == new).count();
    Err(format!(
        "{path} differs from fresh generation from line {} on\n    there: {}\n    fresh: {}\n  run `cargo xtask generate` and look at the difference",
        line.saturating_add(1),
        old.lines().nth(line).unwrap_or("(end of file)"),
        text.lines().nth(line).unwrap_or("(end of file)"),
    )
    .into())
}
