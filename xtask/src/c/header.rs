//! `ffi/include/hoptac.h`: the declarations from `ffi/src/`, below the conventions of
//! `ffi/README.md` and the version of the workspace.

use crate::generate::settle;
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
    config.after_includes = Some(VERSION_MACROS.to_owned());
    let bindings = cbindgen::Builder::new()
        .with_crate(folder)
        .with_config(config)
        .generate()
        .map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    let text = String::from_utf8(text).map_err(|error| error.to_string())?;
    settle(check, HEADER, &text)
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
    "\n/** The version of this header, to compare with `hoptac_version()`. */\n#define HOPTAC_VERSION \"",
    env!("CARGO_PKG_VERSION"),
    "\"\n#define HOPTAC_VERSION_MAJOR ",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "\n#define HOPTAC_VERSION_MINOR ",
    env!("CARGO_PKG_VERSION_MINOR"),
    "\n#define HOPTAC_VERSION_PATCH ",
    env!("CARGO_PKG_VERSION_PATCH"),
    "\n/** The version of this header as one number, to compare with `hoptac_version_number()`. */\n",
    "#define HOPTAC_VERSION_NUMBER \\\n  ",
    "(HOPTAC_VERSION_MAJOR << 16 | HOPTAC_VERSION_MINOR << 8 | HOPTAC_VERSION_PATCH)",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_section_without_its_first_paragraph() {
        let readme = "# C\n\n## Conventions\n\nIntroduction.\n\n**One.** Two\nthree.\n\n## More\n";
        let head = head(readme).unwrap();
        assert!(head.ends_with("not to be edited.\n *\n * One. Two\n * three.\n */"));
        assert!(super::head("# C\n").is_err());
    }
}
