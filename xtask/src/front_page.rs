//! What the front page shows and does not write itself: the first page of the agenda, and the
//! examples of the other doors, copied from files that are tested. The C door's page has one, too.
//!
//! In `README.md` each stands in a fenced block behind the line `<!-- copied: NAME -->`.

use std::fs;

use hoptac::{Register, model::Language};

use crate::settle::settle;
use crate::shell::{self, Outcome};

const PAGE: &str = "README.md";
const C_PAGE: &str = "ffi/README.md";
const SEED: &str = "seeds/dong-nai.json";
const QUESTION: &str = r#"{"agenda": {"on": "2025-09-15", "until": "2026-03-15"}}"#;

/// How many entries of each section of the agenda are shown.
const ENTRIES: usize = 2;

/// Writes the blocks into the front page or, with `check`, compares them.
pub(crate) fn generate(check: bool) -> Outcome {
    let page = read(PAGE)?;
    let page = replaced(&page, "agenda", &agenda()?)?;
    let page = replaced(
        &page,
        "examples/c/agenda.c",
        // From reading the register to freeing everything.
        &part_of(
            "examples/c/agenda.c",
            "  code = hoptac_register_from_json(",
            "  hoptac_register_free(reg);",
        )?,
    )?;
    let page = replaced(
        &page,
        "wasm/npm/README.md",
        &first_block(&read("wasm/npm/README.md")?, "js")?,
    )?;
    settle(check, PAGE, &page)?;
    let page = replaced(
        &read(C_PAGE)?,
        "examples/c/structs.c",
        &part_of(
            "examples/c/structs.c",
            "  hoptac_agenda_options options;",
            "  hoptac_agenda_free(agenda);",
        )?,
    )?;
    settle(check, C_PAGE, &page)
}

fn read(path: &str) -> Outcome<String> {
    fs::read_to_string(shell::root().join(path)).map_err(|error| format!("{path}: {error}").into())
}

/// The agenda's page, of each section the first entries.
fn agenda() -> Outcome<String> {
    let register = Register::from_json(&read(SEED)?).map_err(|error| error.to_string())?;
    let page = register.render(QUESTION, Language::Vi, false);
    Ok(shortened(&page.map_err(|error| error.to_string())?))
}

/// Entries are indented by two, their further lines by more.
fn shortened(page: &str) -> String {
    let sections = page.trim_end().split("\n\n").map(|section| {
        let mut entries = 0_usize;
        let mut kept: Vec<&str> = Vec::new();
        for line in section.lines() {
            let indent = line.len().saturating_sub(line.trim_start().len());
            entries = entries.saturating_add(usize::from(indent == 2));
            if entries <= ENTRIES {
                kept.push(line);
            }
        }
        if entries > ENTRIES {
            kept.push("  …");
        }
        kept.join("\n")
    });
    sections.collect::<Vec<_>>().join("\n\n")
}

/// What a file says from one text until the first end of another, without a function's indentation.
fn part_of(file: &str, from: &str, last: &str) -> Outcome<String> {
    let source = read(file)?;
    let part = source
        .split_once(from)
        .and_then(|(_, rest)| rest.split_once(last));
    let (part, _) = part.ok_or_else(|| format!("{file} no longer holds the part to copy"))?;
    let lines: Vec<String> = format!("{from}{part}{last}")
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or(line).to_owned())
        .collect();
    Ok(lines.join("\n"))
}

/// The inside of the first fenced block of a language.
fn first_block(page: &str, language: &str) -> Outcome<String> {
    let block = page
        .split_once(&format!("```{language}\n"))
        .and_then(|(_, rest)| rest.split_once("\n```"));
    let (block, _) = block.ok_or(format!("there is no block of {language} to copy"))?;
    Ok(block.to_owned())
}

/// The page with the inside of the block behind a mark replaced.
fn replaced(page: &str, mark: &str, block: &str) -> Outcome<String> {
    let mark = format!("<!-- copied: {mark} -->\n```");
    let parts = page.split_once(&mark).and_then(|(before, rest)| {
        let (language, rest) = rest.split_once('\n')?;
        let end = if rest.starts_with("```") {
            0
        } else {
            rest.find("\n```")?.checked_add(1)?
        };
        let after = rest.get(end..)?;
        Some((before, language, after))
    });
    let (before, language, after) = parts.ok_or(format!("there is no block behind {mark:?}"))?;
    Ok(format!("{before}{mark}{language}\n{block}\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_keeps_its_heading_and_first_entries() {
        let page = "Head\n\nSection (3)\n  one\n     more\n  two\n  three\n     more\n\nEnd\n";
        assert_eq!(
            shortened(page),
            "Head\n\nSection (3)\n  one\n     more\n  two\n  …\n\nEnd"
        );
    }

    #[test]
    fn a_block_is_replaced_and_nothing_else() {
        let page = "a\n<!-- copied: x -->\n```text\nold\n```\nb\n```text\nother\n```\n";
        let new = "a\n<!-- copied: x -->\n```text\nnew\n```\nb\n```text\nother\n```\n";
        assert_eq!(replaced(page, "x", "new").unwrap(), new);
        assert_eq!(replaced(new, "x", "new").unwrap(), new);
        assert!(replaced(page, "y", "new").is_err());
    }
}
