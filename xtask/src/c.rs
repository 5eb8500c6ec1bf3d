//! The C door: its header, its library as a C program finds it, and its tests.
//!
//! - [`header`]: `ffi/include/hoptac.h`, from `ffi/src/` and `ffi/README.md`
//! - [`install`]: `cargo xtask c`, the library and the header under one folder
//! - [`test`]: the steps of the test run, which use what [`install`] makes, as a C program does

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};

mod golden;
pub(crate) mod header;
pub(crate) mod test;

/// `cargo xtask c [--prefix DIR]`: builds the library as it is shipped and puts it, with the header,
/// under `DIR` (`target/c` when none is named).
pub(crate) fn install(arguments: &[String]) -> Outcome {
    let prefix = match arguments {
        [] => shell::target_dir().join("c"),
        [flag, folder] if flag == "--prefix" => shell::root().join(folder),
        _ => return Err("`c` takes nothing, or --prefix and a folder".into()),
    };
    let installed = Installed::at(&prefix)?;
    println!("libhoptac is in {}", installed.lib.display());
    println!("hoptac.h is in {}", installed.include.display());
    Ok(())
}

/// The library as a C program finds it.
struct Installed {
    include: PathBuf,
    lib: PathBuf,
}

impl Installed {
    /// Builds the library and puts it under `prefix`.
    fn at(prefix: &Path) -> Outcome<Self> {
        let built = build(&shell::target_dir(), &[])?;
        let (include, lib) = (prefix.join("include"), prefix.join("lib"));
        fs::create_dir_all(&include)?;
        fs::create_dir_all(&lib)?;
        let header = shell::root().join(header::HEADER);
        fs::copy(header, include.join("hoptac.h"))?;
        fs::copy(built.join("libhoptac.a"), lib.join("libhoptac.a"))?;
        // A program looks for the name that the library gives itself; the linker looks for the link.
        let soname = soname(&built.join("libhoptac.so"))?;
        fs::copy(built.join("libhoptac.so"), lib.join(&soname))?;
        let link = lib.join("libhoptac.so");
        if link.symlink_metadata().is_ok() {
            fs::remove_file(&link)?;
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(&soname, &link)?;
        Ok(Self { include, lib })
    }

    /// What links a program with the shared library and lets it find the library when it runs.
    fn shared(&self) -> Vec<OsString> {
        let folder = self.lib.display();
        ["-L", "-Wl,-rpath,"]
            .map(|option| format!("{option}{folder}").into())
            .into_iter()
            .chain(["-lhoptac".into()])
            .collect()
    }

    /// What puts the library into the program itself.
    fn archive(&self) -> Vec<OsString> {
        let archive = self.lib.join("libhoptac.a").into();
        // These are libraries of their own before glibc 2.34.
        let native = ["-lpthread", "-ldl", "-lm"].map(OsString::from);
        [archive].into_iter().chain(native).collect()
    }
}

/// Builds the library in the profile in which it is shipped; gives the folder it lies in.
fn build(target: &Path, features: &[&str]) -> Outcome<PathBuf> {
    let mut cargo = shell::cargo(["build", "--release", "--package", "hoptac-ffi"]);
    cargo.args(features).arg("--target-dir").arg(target);
    shell::run(&mut cargo)?;
    Ok(target.join("release"))
}

/// The name under which programs that were linked with the library look for it.
fn soname(library: &Path) -> Outcome<String> {
    let mut readelf = shell::command("readelf", ["--dynamic", "--wide"]);
    let table = shell::output(readelf.arg(library))?;
    table
        .lines()
        .find(|line| line.contains("(SONAME)"))
        .and_then(|line| line.split(['[', ']']).nth(1))
        .map(str::to_owned)
        .ok_or_else(|| format!("{} has no SONAME", library.display()).into())
}
