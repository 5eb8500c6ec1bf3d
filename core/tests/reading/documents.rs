//! The letters behind the registers in `seeds/`. They do not belong to the project; where they are not
//! at hand, that is said.

use std::{fs, path::PathBuf};

use hoptac::Register;

use super::{accepted, facts, read};

const LETTERS: [&str; 5] = [
    "plan-107-2023-dong-nai.txt",
    "plan-107-2023-dong-nai.ocr.txt",
    "plan-58-2024-ba-ria-vung-tau.txt",
    "plan-382-2024-dong-nai-pinar-del-rio.txt",
    "plan-2025-dong-nai-foreign-affairs.txt",
];

fn letter(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/documents");
    let text = fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("not at hand, not read: {name}");
    }
    text
}

fn bare(name: &str) -> Register {
    let province = if name.contains("dong-nai") {
        "tỉnh Đồng Nai"
    } else {
        "tỉnh Bà Rịa – Vũng Tàu"
    };
    let text = format!(r#"{{"hoptac": 1, "province": {{"name": {{"vi": "{province}"}}}}}}"#);
    Register::from_json(&text).unwrap()
}

#[test]
fn what_is_stated_is_applied_and_read_again_proposes_nothing() {
    for name in LETTERS {
        let Some(text) = letter(name) else { continue };
        let register = bare(name);
        let reading = read(&register, &text);
        let next = accepted(&register, &reading);
        let again = read(&next, &text);
        let sure = again.proposals.iter();
        let sure = sure.filter(|it| it.certainty != hoptac::reading::Certainty::Guessed);
        let said: Vec<_> = sure.map(|it| it.sentence.in_vietnamese()).collect();
        assert!(said.is_empty(), "{name}: {said:#?}");
    }
}

#[test]
fn line_ends_and_page_numbers_change_nothing() {
    for name in LETTERS
        .iter()
        .filter(|name| name.contains("382") || name.contains("58"))
    {
        let Some(text) = letter(name) else { continue };
        let register = bare(name);
        let as_given = facts(&read(&register, &text));
        assert_eq!(
            facts(&read(&register, &text.replace('\n', "\r\n"))),
            as_given,
            "{name}"
        );
        let paged = text.replace("\n\n- Đơn vị", "\n\n7\n\n- Đơn vị");
        assert_eq!(facts(&read(&register, &paged)), as_given, "{name}");
    }
}
