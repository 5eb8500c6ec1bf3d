//! The C door: its header, its library as programs find it, and its tests.
//!
//! - [`header`]: `ffi/include/hoptac.h`, from `ffi/src/` and `ffi/README.md`
//! - [`run`]: `cargo xtask c`, the library and all that goes with it under one folder
//! - [`abi`]: what may not change, recorded and compared
//! - [`test`]: the steps of the test run, which use what [`run`] makes, as a C program does
//! - [`consumers`]: those of them that build and run programs elsewhere, in other languages too

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};

pub(crate) mod abi;
pub(crate) mod consumers;
mod golden;
pub(crate) mod header;
pub(crate) mod test;

/// The system's libraries that the static one needs, as `--print native-static-libs` lists them.
const NATIVE: [&str; 7] = [
    "-lgcc_s",
    "-lutil",
    "-lrt",
    "-lpthread",
    "-lm",
    "-ldl",
    "-lc",
];

/// `cargo xtask c [--prefix DIR]`: builds the library as it is shipped and puts it, with its headers
/// and what pkg-config and CMake read, under `DIR` (`target/c` when none is named).
/// `cargo xtask c abi`: records the ABI.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let prefix = match arguments {
        [] => shell::target_dir().join("c"),
        [word] if word == "abi" => return abi::record(),
        [flag, folder] if flag == "--prefix" => shell::root().join(folder),
        _ => return Err("`c` takes nothing, --prefix and a folder, or `abi`".into()),
    };
    let installed = Installed::at(&prefix)?;
    println!("libhoptac is in {}", installed.lib.display());
    println!("hoptac.h is in {}", installed.include.display());
    Ok(())
}

/// The library as programs find it.
struct Installed {
    prefix: PathBuf,
    include: PathBuf,
    lib: PathBuf,
}

impl Installed {
    /// Where things lie under a folder.
    fn in_folder(prefix: &Path) -> Self {
        Self {
            prefix: prefix.to_owned(),
            include: prefix.join("include"),
            lib: prefix.join("lib"),
        }
    }

    /// Builds the library and puts it under `prefix`.
    fn at(prefix: &Path) -> Outcome<Self> {
        let built = build(&shell::target_dir(), &[])?;
        let installed = Self::in_folder(prefix);
        let Self { include, lib, .. } = &installed;
        fs::create_dir_all(include)?;
        fs::create_dir_all(lib)?;
        for header in ["hoptac.h", "hoptac.hpp"] {
            let source = shell::root().join("ffi/include").join(header);
            fs::copy(source, include.join(header))?;
        }
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
        package_file("hoptac.pc", &lib.join("pkgconfig"), &soname)?;
        for file in ["hoptac-config.cmake", "hoptac-config-version.cmake"] {
            package_file(file, &lib.join("cmake/hoptac"), &soname)?;
        }
        Ok(installed)
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
        let native = NATIVE.map(OsString::from);
        [archive].into_iter().chain(native).collect()
    }
}

/// Puts a file of `ffi/packaging` into `folder`, with what it leaves open filled in.
fn package_file(name: &str, folder: &Path, soname: &str) -> Outcome {
    let source = shell::root().join("ffi/packaging").join(name);
    let native = if name.ends_with(".cmake") { ";" } else { " " };
    let text = fs::read_to_string(source)?
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@MAJOR@", env!("CARGO_PKG_VERSION_MAJOR"))
        .replace("@MINOR@", env!("CARGO_PKG_VERSION_MINOR"))
        .replace("@SONAME@", soname)
        .replace("@NATIVE@", &NATIVE.join(native));
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join(name), text)?)
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
