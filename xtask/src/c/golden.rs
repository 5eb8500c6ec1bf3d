//! Golden cases for C, which has no JSON parser: each case becomes a folder of texts that the
//! C program reads and compares byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::shell::{self, Outcome};

/// One case of a file of `tests/golden/`, which holds a list of them. The texts are taken as they are
/// written, so that the order of keys and the spelling of strings stay what the doors are compared
/// with; what is no JSON, or not kept by reading JSON, stands in the keys that end in `_text`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<'text> {
    #[serde(rename = "note")]
    _note: String,
    #[serde(borrow)]
    register: Option<&'text RawValue>,
    register_text: Option<String>,
    #[serde(borrow, default)]
    changes: Vec<&'text RawValue>,
    #[serde(borrow)]
    question: Option<&'text RawValue>,
    question_text: Option<String>,
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
    let mut folders = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let cases: Vec<Case<'_>> =
            serde_json::from_str(&text).map_err(|why| format!("{}: {why}", file.display()))?;
        for (number, case) in cases.iter().enumerate() {
            // Numbered from 0, as JSON Pointers and jq number the items of a list.
            let name = file.file_stem().unwrap_or_default();
            let folder = target.join(name).join(number.to_string());
            unpack_one(case, &folder).map_err(|why| format!("{}: {why}", folder.display()))?;
            folders.push(folder);
        }
    }
    Ok(folders)
}

fn unpack_one(case: &Case<'_>, folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let register = match (case.register, &case.register_text) {
        (Some(json), None) => match serde_json::from_str::<String>(json.get()) {
            Ok(path) => fs::read_to_string(shell::root().join(path))?,
            Err(_) => compact(json.get()),
        },
        (None, Some(text)) => text.clone(),
        _ => return Err("give `register` or `register_text`".into()),
    };
    let question = match (case.question, &case.question_text) {
        (Some(json), None) => compact(json.get()),
        (None, Some(text)) => text.clone(),
        _ => return Err("give `question` or `question_text`".into()),
    };
    fs::write(folder.join("register.json"), register)?;
    for (number, change) in case.changes.iter().enumerate() {
        let text = serde_json::from_str(change.get()).unwrap_or_else(|_| compact(change.get()));
        fs::write(folder.join(format!("change-{number}.json")), text)?;
    }
    fs::write(folder.join("question.json"), question)?;
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
