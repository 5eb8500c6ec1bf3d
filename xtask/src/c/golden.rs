//! Golden cases for C, which has no JSON parser: each case becomes a folder of three texts that the
//! C program reads and compares byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::shell::{self, Outcome};

/// One file of `tests/golden/`. The texts are taken as they are written, so that the order of keys
/// and the spelling of strings stay what the doors are compared with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<'text> {
    #[serde(rename = "note")]
    _note: String,
    #[serde(borrow)]
    register: &'text RawValue,
    #[serde(borrow)]
    question: &'text RawValue,
    #[serde(borrow)]
    answer: &'text RawValue,
}

/// Unpacks every case into a folder of its own below `target`, and gives the folders in order.
///
/// # Errors
/// When a case cannot be read, or there is none.
pub(super) fn unpack(target: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(shell::root().join("tests/golden"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    if files.is_empty() {
        return Err("tests/golden holds no case".into());
    }
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    let mut folders = Vec::with_capacity(files.len());
    for file in files {
        let folder = target.join(file.file_stem().unwrap_or_default());
        unpack_one(&file, &folder).map_err(|why| format!("{}: {why}", file.display()))?;
        folders.push(folder);
    }
    Ok(folders)
}

fn unpack_one(file: &Path, folder: &Path) -> Outcome {
    let text = fs::read_to_string(file)?;
    let case: Case<'_> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    fs::create_dir_all(folder)?;
    let register = folder.join("register.json");
    match serde_json::from_str::<String>(case.register.get()) {
        Ok(path) => fs::copy(shell::root().join(path), register).map(drop)?,
        Err(_) => fs::write(register, compact(case.register.get()))?,
    }
    fs::write(folder.join("question.json"), compact(case.question.get()))?;
    fs::write(folder.join("answer.json"), compact(case.answer.get()))?;
    Ok(())
}

/// A JSON text without the white space between its tokens.
fn compact(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    json.chars()
        .filter(|&letter| {
            let closes = letter == '"' && !escaped;
            escaped = in_string && letter == '\\' && !escaped;
            in_string ^= closes;
            in_string || !letter.is_ascii_whitespace()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_between_tokens_goes() {
        assert_eq!(compact("{ \"b c\" :\n\t[ 1, 2 ] }"), r#"{"b c":[1,2]}"#);
        assert_eq!(
            compact(r#"[ "\" a", "\\" , "x y" ]"#),
            r#"["\" a","\\","x y"]"#
        );
    }
}
