//! The npm package and the page, tested as installed: in Node, in bundlers, in Chromium.

use std::fs;
use std::path::PathBuf;

use crate::npm::{TOOLS, build, folder, pack, sizes};
use crate::shell::{self, Outcome, command, root};
use crate::{portal, tools};

/// `cargo xtask npm [build|test]`.
///
/// # Errors
/// Where building or testing fails.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["build"] => build(),
        ["test"] => test(),
        _ => Err("`npm` takes `build` or `test`".into()),
    }
}

/// Builds the package, installs its archive as a user would and runs all its tests there.
///
/// # Errors
/// Where a test fails; [`shell::Stop::Missing`] where Chromium is not here and cannot be brought.
pub(crate) fn test() -> Outcome {
    let chromium = tools::CHROMIUM.get()?;
    pack()?;
    let portal = portal::assemble()?;
    let consumers = consumers()?;
    let mut tests = fs::read_dir(root().join(TOOLS))?
        .map(|file| Ok(file?.path()))
        .filter(|file: &std::io::Result<PathBuf>| {
            !matches!(file, Ok(path) if !path.to_string_lossy().ends_with(".test.mjs"))
        })
        .collect::<std::io::Result<Vec<_>>>()?;
    tests.sort();
    shell::run(
        command("node", ["--test", "--test-concurrency=2"])
            .args(tests)
            .env("HOPTAC_CONSUMERS", consumers)
            .env("HOPTAC_ARCHIVE", archive()?)
            .env("HOPTAC_PORTAL", portal)
            .env("HOPTAC_CHROMIUM", chromium),
    )?;
    sizes(&folder("hoptac"))
}

/// The checked-in consumers and examples, copied out of the project, with the archive installed.
fn consumers() -> Outcome<PathBuf> {
    let consumers = folder("consumers");
    shell::fresh(&consumers)?;
    shell::copy(&root().join(TOOLS).join("consumers"), &consumers)?;
    shell::copy(&root().join("examples/node"), &consumers.join("example"))?;
    let arguments = ["install", "--offline", "--no-save", "--loglevel=error"];
    shell::run_quietly(
        command(tools::npm()?, arguments)
            .arg(archive()?)
            .current_dir(&consumers),
    )?;
    Ok(consumers)
}

fn archive() -> Outcome<PathBuf> {
    let name = concat!("hoptac-", env!("CARGO_PKG_VERSION"), ".tgz");
    let path = folder(name);
    match path.is_file() {
        true => Ok(path),
        false => Err(format!(
            "`npm pack` did not write {name}: is package.json of another version?"
        )
        .into()),
    }
}
