//! Tools that the tasks need: found where they are, installed where that may be done, and
//! otherwise named in one sentence that says how to get them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::shell::{self, Outcome, Stop};

/// A program that comes as a Debian package.
#[derive(Debug)]
pub(crate) struct Tool {
    /// Names under which the program is known; the first one found is used.
    programs: &'static [&'static str],
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
}

/// A C compiler with the C library's headers.
pub(crate) const C_COMPILER: Tool = Tool {
    programs: &["cc", "gcc", "clang"],
    packages: &["gcc", "libc6-dev"],
};
/// A C++ compiler with its standard library.
pub(crate) const CXX_COMPILER: Tool = Tool {
    programs: &["c++", "g++", "clang++"],
    packages: &["g++"],
};
/// A second compiler, for C and C++, whose warnings are others.
pub(crate) const CLANG: Tool = Tool {
    programs: &["clang"],
    packages: &["clang"],
};
/// Compares the C library's ABI with the one recorded.
pub(crate) const ABIGAIL: Tool = Tool {
    programs: &["abidiff"],
    packages: &["abigail-tools"],
};
/// Tells compilers where an installed library is.
pub(crate) const PKG_CONFIG: Tool = Tool {
    programs: &["pkg-config", "pkgconf"],
    packages: &["pkgconf"],
};
/// Builds projects that find an installed library by its CMake package.
pub(crate) const CMAKE: Tool = Tool {
    programs: &["cmake"],
    packages: &["cmake", "make"],
};
/// Runs the example in PHP, which calls C by its own FFI.
pub(crate) const PHP: Tool = Tool {
    programs: &["php"],
    packages: &["php-cli"],
};
/// Compiles and runs the example in Java; the compiler is asked for, which a mere runtime lacks.
pub(crate) const JAVA: Tool = Tool {
    programs: &["javac"],
    packages: &["default-jdk-headless"],
};
/// Finds leaks and misuse of memory in the C tests.
pub(crate) const VALGRIND: Tool = Tool {
    programs: &["valgrind"],
    packages: &["valgrind", "libc6-dbg"],
};
/// The browser in which the JavaScript door is tested.
pub(crate) const CHROMIUM: Tool = Tool {
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    packages: &["chromium"],
};
/// Opens the letters and workbooks that the example page writes.
pub(crate) const LIBREOFFICE: Tool = Tool {
    programs: &["soffice", "libreoffice"],
    packages: &["libreoffice-writer", "libreoffice-calc", "fonts-liberation"],
};
/// Makes pictures and text of what LibreOffice laid out.
pub(crate) const POPPLER: Tool = Tool {
    programs: &["pdftoppm"],
    packages: &["poppler-utils"],
};
/// Runs independent readers of what the library writes.
pub(crate) const PYTHON: Tool = Tool {
    programs: &["python3"],
    packages: &["python3", "python3-venv"],
};

impl Tool {
    /// The program's path; it is installed when it is missing and that may be done.
    ///
    /// # Errors
    /// [`Stop::Missing`] when it is not here and cannot be installed from here.
    pub(crate) fn get(&self) -> Outcome<PathBuf> {
        if let Some(path) = self.programs.iter().copied().find_map(find) {
            return Ok(path);
        }
        install(self.packages).map_err(|why| self.missing(&why.to_string()))?;
        let found = self.programs.iter().copied().find_map(find);
        found.ok_or_else(|| self.missing("installing it changed nothing"))
    }

    fn missing(&self, why: &str) -> Stop {
        let name = self.programs.first().copied().unwrap_or_default();
        let packages = self.packages.join(" ");
        Stop::Missing(format!(
            "{name} is missing; get it with `apt-get install {packages}` ({why})"
        ))
    }
}

/// The folder whose lockfile pins the data and programs from npm that `generate` uses.
pub(crate) const NODE_PACKAGES: &str = "xtask/node";

/// Node's `npm`, which no package manager is asked for: its version matters too much.
///
/// # Errors
/// [`Stop::Missing`] when Node is missing or older than 20.
pub(crate) fn npm() -> Outcome<PathBuf> {
    const ADVICE: &str = "get Node 20 or newer, with npm, from https://nodejs.org";
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        return Err(Stop::Missing(format!("Node is missing; {ADVICE}")));
    };
    let version = shell::output(&mut shell::command(node, ["--version"]))?;
    let major = version.trim().trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(major) if major >= 20 => Ok(npm),
        _ => Err(Stop::Missing(format!(
            "Node is {}; {ADVICE}",
            version.trim()
        ))),
    }
}

/// Brings the packages of `folder`'s lockfile into its `node_modules`, unless they are there.
///
/// # Errors
/// [`Stop::Missing`] when Node is missing; [`Stop::Failed`] when npm refuses twice.
pub(crate) fn npm_ci(folder: &str) -> Outcome {
    let npm = npm()?;
    let folder = shell::root().join(folder);
    // npm writes this file last, with the lockfile's content: newer than the lockfile means done.
    let modified = |path: &Path| path.metadata().and_then(|file| file.modified());
    let lock = modified(&folder.join("package-lock.json"))?;
    if modified(&folder.join("node_modules/.package-lock.json")).is_ok_and(|done| done >= lock) {
        return Ok(());
    }
    let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    twice(|| shell::run_quietly(shell::command(&npm, arguments).current_dir(&folder)))
}

/// The archive of JNA, by which Java calls C.
///
/// # Errors
/// [`Stop::Missing`] when it is not where Debian puts it, and cannot be installed from here.
pub(crate) fn jna() -> Outcome<PathBuf> {
    let archive = Path::new("/usr/share/java/jna.jar");
    if !archive.is_file() {
        install(&["libjna-java"]).map_err(|why| {
            Stop::Missing(format!(
                "JNA is missing; get it with `apt-get install libjna-java` ({why})"
            ))
        })?;
    }
    Ok(archive.to_owned())
}

/// The folder of PostgreSQL's programs, which Debian keeps out of `PATH`: the newest version's.
///
/// # Errors
/// [`Stop::Missing`] when it is not where Debian puts it, and cannot be installed from here.
pub(crate) fn postgresql() -> Outcome<PathBuf> {
    let here = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
        let complete = folders.filter(|folder| folder.join("initdb").is_file());
        complete.max_by_key(|folder| folder.components().map(number).max())
    };
    if let Some(folder) = here() {
        return Ok(folder);
    }
    let missing = |why: &str| {
        Stop::Missing(format!(
            "PostgreSQL is missing; get it with `apt-get install postgresql` ({why})"
        ))
    };
    install(&["postgresql"]).map_err(|why| missing(&why.to_string()))?;
    here().ok_or_else(|| missing("installing it changed nothing"))
}

/// A part of a path as a number, where it is one.
fn number(part: std::path::Component<'_>) -> Option<u32> {
    part.as_os_str().to_str()?.parse().ok()
}

/// Whether this program runs as root.
pub(crate) fn is_root() -> Outcome<bool> {
    Ok(shell::output(&mut shell::command("id", ["-u"]))?.trim() == "0")
}

/// The compiler's targets that `rust-toolchain.toml` names.
///
/// rustup brings them by itself, unless it was told not to (`RUSTUP_AUTO_INSTALL=0`).
///
/// # Errors
/// [`Stop::Missing`] when a target is not here and rustup cannot bring it.
pub(crate) fn rust_targets() -> Outcome {
    let file = std::fs::read_to_string(shell::root().join("rust-toolchain.toml"))?;
    let mut missing = Vec::new();
    for target in quoted_list(&file, "targets") {
        let ask = ["--print", "target-libdir", "--target", target];
        let folder = shell::output(&mut shell::command("rustc", ask))?;
        if !Path::new(folder.trim()).is_dir() {
            missing.push(target);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let mut arguments = vec!["target", "add"];
    arguments.extend(&missing);
    twice(|| shell::run_quietly(&mut shell::command("rustup", &arguments))).map_err(|why| {
        let missing = missing.join(" ");
        Stop::Missing(format!(
            "the compiler's target {missing} is missing; get it with `rustup target add {missing}` ({why})"
        ))
    })
}

/// Looks a program up in `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The strings of `key = ["a", "b"]` in a TOML text.
fn quoted_list<'text>(toml: &'text str, key: &str) -> Vec<&'text str> {
    let list = toml
        .lines()
        .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='));
    let words = list.unwrap_or_default().split('"');
    words.skip(1).step_by(2).collect()
}

fn install(packages: &[&str]) -> Outcome {
    static LISTS: OnceLock<Result<(), String>> = OnceLock::new();
    // A new machine has no package lists, or old ones: fetched once per run.
    LISTS
        .get_or_init(|| {
            let update = || shell::run_quietly(&mut apt(&["update", "-qq"])?);
            twice(update).map_err(|why| why.to_string())
        })
        .clone()?;
    let mut arguments = vec!["install", "-qq", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    twice(|| shell::run_quietly(&mut apt(&arguments)?))
}

/// `apt-get`, as root or by a sudo that asks for no password.
fn apt(arguments: &[&str]) -> Outcome<Command> {
    if find("apt-get").is_none() {
        return Err("there is no apt-get here".into());
    }
    let mut command = if is_root()? {
        shell::command("apt-get", arguments)
    } else if find("sudo").is_some()
        && shell::command("sudo", ["-n", "true"])
            .output()
            .is_ok_and(|done| done.status.success())
    {
        let mut command = shell::command("sudo", ["-n", "DEBIAN_FRONTEND=noninteractive"]);
        command.arg("apt-get").args(arguments);
        command
    } else {
        return Err("installing needs root or a sudo without password".into());
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

/// Networks fail now and then: a second try before giving up.
pub(crate) fn twice(action: impl Fn() -> Outcome) -> Outcome {
    action().or_else(|_| action())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_the_toolchain_file_are_read() {
        let toml = "channel = \"1\"\ntargets = [\"a\", \"b-c\"]\n";
        assert_eq!(quoted_list(toml, "targets"), ["a", "b-c"]);
        assert!(quoted_list(toml, "components").is_empty());
    }

    #[test]
    fn a_tool_is_found_under_any_of_its_names() {
        let tool = Tool {
            programs: &["no-such-program-at-all", "sh"],
            packages: &[],
        };
        assert!(tool.get().unwrap().is_absolute());
        assert_eq!(find("no-such-program-at-all"), None);
    }

    #[test]
    fn what_is_missing_is_said_with_the_way_to_get_it() {
        let stop = CHROMIUM.missing("no network");
        assert!(matches!(&stop, Stop::Missing(_)));
        assert_eq!(
            stop.to_string(),
            "chromium is missing; get it with `apt-get install chromium` (no network)"
        );
    }

    #[test]
    fn a_second_try_is_made_before_giving_up() {
        let tries = std::cell::Cell::new(0_u32);
        let action = || {
            tries.set(tries.get().saturating_add(1));
            if tries.get() == 2 {
                Ok(())
            } else {
                Err("not yet".into())
            }
        };
        assert!(twice(action).is_ok());
        tries.set(2);
        assert!(twice(action).is_err());
    }
}
