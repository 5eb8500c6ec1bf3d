//! The example page of a province, put together in `target/portal` and served.
//!
//! ```text
//! examples/portal ───────────────┐
//! seeds/*.json ──────────────────┼─▶ target/portal ──▶ any web server
//! target/npm/hoptac, lit-html … ─┘
//! ```

use std::fs;
use std::path::PathBuf;

use crate::shell::{self, Outcome, command, root, target_dir};
use crate::{npm, tools};

/// The folder of the page and of the lockfile that names its one library.
const PORTAL: &str = "examples/portal";

/// What the page takes from lit-html.
const LIT: &[&str] = &[
    "LICENSE",
    "lit-html.js",
    "directive.js",
    "directive-helpers.js",
    "directives/live.js",
];

/// The page's modules that name packages of npm: for a browser, each is put into one file with them.
const BUNDLED: &[&str] = &["src/office/word.js", "src/office/excel.js"];

/// The registers that come with the page, as `examples/portal/src/registers.js` lists them.
const REGISTERS: &[&str] = &["dong-nai.json", "ba-ria-vung-tau.json"];

/// Where the page is served, so that a bookmark holds.
const PORT: &str = "8107";

/// `cargo xtask portal [build]`.
///
/// # Errors
/// Where building fails, or the port is taken.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            build()?;
            serve()
        }
        ["build"] => build(),
        _ => Err("`portal` takes nothing, or `build`".into()),
    }
}

/// Builds the package, then puts the page together around it.
fn build() -> Outcome {
    npm::pack()?;
    assemble()?;
    println!("{} holds the page", folder().display());
    Ok(())
}

/// `target/portal`, around the package that was built last: all that a web server needs.
///
/// # Errors
/// Where a file is missing, or lit-html cannot be brought.
pub(crate) fn assemble() -> Outcome<PathBuf> {
    tools::npm_ci(PORTAL)?;
    let portal = folder();
    shell::fresh(&portal)?;
    let source = root().join(PORTAL);
    for file in ["index.html", "portal.css", "icon.svg"] {
        fs::copy(source.join(file), portal.join(file))?;
    }
    shell::copy(&source.join("src"), &portal.join("src"))?;
    for module in BUNDLED {
        npm::bundle(&source.join(module), &portal.join(module))?;
    }

    let package = portal.join("vendor/hoptac");
    fs::create_dir_all(&package)?;
    for file in ["browser.js", "hoptac.wasm", "LICENSE-MIT"] {
        fs::copy(npm::folder("hoptac").join(file), package.join(file))?;
    }
    let lit = portal.join("vendor/lit-html");
    fs::create_dir_all(lit.join("directives"))?;
    for file in LIT {
        fs::copy(
            source.join("node_modules/lit-html").join(file),
            lit.join(file),
        )?;
    }
    let registers = portal.join("registers");
    fs::create_dir_all(&registers)?;
    for file in REGISTERS {
        fs::copy(root().join("seeds").join(file), registers.join(file))?;
    }
    Ok(portal)
}

fn serve() -> Outcome {
    let script = root().join(PORTAL).join("serve.mjs");
    shell::run(command("node", [script]).arg(folder()).arg(PORT))
}

fn folder() -> PathBuf {
    target_dir().join("portal")
}
