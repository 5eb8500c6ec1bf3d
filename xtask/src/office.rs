//! The page's letters and workbooks, read by other programs than those that wrote them, LibreOffice
//! among them. Its pictures of every page stay in `target/office`, to be looked at.

use crate::shell::{self, Outcome};
use crate::{npm, tools};

const TESTS: &str = "tests/office";

/// `cargo xtask office`: with the npm package as it was built last.
///
/// # Errors
/// Where a test fails; [`shell::Stop::Missing`] where LibreOffice is not here and cannot be brought.
pub(crate) fn test() -> Outcome {
    let libreoffice = tools::LIBREOFFICE.get()?;
    tools::POPPLER.get()?;
    let folder = shell::target_dir().join("office");
    shell::fresh(&folder)?;
    let package = npm::package()?;
    tools::npm_ci("examples/portal")?;
    tools::npm_ci(TESTS)?;
    let test = shell::root().join(TESTS).join("office.test.mjs");
    shell::run(
        shell::command("node", ["--test"])
            .arg(test)
            .env("HOPTAC_PACKAGE", package)
            .env("HOPTAC_OFFICE", folder)
            .env("HOPTAC_OFFICE_PROGRAM", libreoffice),
    )
}
