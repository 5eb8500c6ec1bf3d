//! `ffi/include/hoptac.h`: the declarations from `ffi/src/`, below the conventions of
//! `ffi/README.md` and the version of the workspace.

use crate::settle::settle;
use crate::shell::{self, Outcome};

const CRATE: &str = "ffi";
/// The header, from the project's root.
pub(super) const HEADER: &str = "ffi/include/hoptac.h";
/// The section of `ffi/README.md` that stands at the head of the header.
const SECTION: &str = "## Conventions\n";

/// Writes the header or, with `check`, compares it with fresh generation.
pub(crate) fn generate(check: bool) -> Outcome {
    let folder = shell::root().join(CRATE);
    let readme = std::fs::read_to_string(folder.join("README.md"))?;
    let mut config = cbindgen::Config::from_file(folder.join("cbindgen.toml"))?;
    config.header = Some(head(&readme)?);
    config.after_includes = Some(format!("{VERSION_MACROS}\n{ENUMERATION_MACRO}"));
    let bindings = cbindgen::Builder::new()
        .with_crate(folder)
        .with_config(config)
        .generate()
        .map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    let text = String::from_utf8(text).map_err(|error| error.to_string())?;
    settle(check, HEADER, &with_short_enumerations(&text))
}

/// Each enumeration with the macro at the head of the header, instead of the two times three cases
/// that cbindgen writes around every one.
fn with_short_enumerations(header: &str) -> String {
    let mut text = String::new();
    let mut rest = header;
    while let Some((before, from_enumeration)) = rest.split_once(ENUMERATION_OPENS) {
        let (begun, name) = before.rsplit_once("enum ").unwrap_or((before, ""));
        let closes = enumeration_closes(name);
        let (body, after) = from_enumeration
            .split_once(&closes)
            .unwrap_or((from_enumeration, ""));
        text.push_str(&format!("{begun}HOPTAC_ENUM({name}) {{{body}}};\n"));
        rest = after;
    }
    text + rest
}

const ENUMERATION_OPENS: &str = "\n#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L\n  : int32_t\n\
    #endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L\n {";

fn enumeration_closes(name: &str) -> String {
    format!(
        "}};\n#ifndef __cplusplus\n#if __STDC_VERSION__ >= 202311L\ntypedef enum {name} {name};\n\
         #else\ntypedef int32_t {name};\n#endif // __STDC_VERSION__ >= 202311L\n\
         #endif // __cplusplus\n"
    )
}

/// The comment at the head of the header.
fn head(readme: &str) -> Outcome<String> {
    let section = readme
        .split_once(SECTION)
        .and_then(|(_, rest)| rest.split_once("\n## "))
        .map(|(section, _)| section.trim())
        // The first paragraph tells the reader of the README that this is also in the header.
        .and_then(|section| section.split_once("\n\n"))
        .map(|(_, section)| section)
        .ok_or_else(|| format!("README.md has no section `{}`", SECTION.trim()))?;
    let mut text = String::from(
        "/*\n * hoptac.h: where a province's international cooperation stands on any day.\n *\n \
         * Written by `cargo xtask generate` from ffi/README.md and ffi/src; not to be edited.\n",
    );
    for line in std::iter::once("").chain(section.lines()) {
        text.push_str(format!(" * {}", line.replace("**", "")).trim_end());
        text.push('\n');
    }
    text.push_str(" */");
    Ok(text)
}

const VERSION_MACROS: &str = concat!(
    "\n/// The version of this header, to compare with `hoptac_version()`.\n#define HOPTAC_VERSION \"",
    env!("CARGO_PKG_VERSION"),
    "\"\n#define HOPTAC_VERSION_MAJOR ",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "\n#define HOPTAC_VERSION_MINOR ",
    env!("CARGO_PKG_VERSION_MINOR"),
    "\n#define HOPTAC_VERSION_PATCH ",
    env!("CARGO_PKG_VERSION_PATCH"),
    "\n/// The version of this header as one number, to compare with `hoptac_version_number()`.\n",
    "#define HOPTAC_VERSION_NUMBER \\\n  ",
    "(HOPTAC_VERSION_MAJOR << 16 | HOPTAC_VERSION_MINOR << 8 | HOPTAC_VERSION_PATCH)",
);

const ENUMERATION_MACRO: &str = "
// An enumeration has 32 bits in every language, and may hold numbers that are not listed.
#if defined(__cplusplus)
#define HOPTAC_ENUM(name) enum name : int32_t
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 202311L
#define HOPTAC_ENUM(name) enum name : int32_t; typedef enum name name; enum name : int32_t
#else
#define HOPTAC_ENUM(name) typedef int32_t name; enum name
#endif";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_an_enumeration_becomes_the_macro() {
        let closes = enumeration_closes("one");
        let header =
            format!("// Before.\nenum one{ENUMERATION_OPENS}\n  A = 1,\n{closes}\n// After.\n");
        assert_eq!(
            with_short_enumerations(&header),
            "// Before.\nHOPTAC_ENUM(one) {\n  A = 1,\n};\n\n// After.\n"
        );
    }

    #[test]
    fn the_head_is_the_section_without_its_first_paragraph() {
        let readme = "# C\n\n## Conventions\n\nIntroduction.\n\n**One.** Two\nthree.\n\n## More\n";
        let head = head(readme).unwrap();
        assert!(head.ends_with("not to be edited.\n *\n * One. Two\n * three.\n */"));
        assert!(super::head("# C\n").is_err());
    }
}
