//! Running programs: every command starts in the project's root, is shown before it runs, and
//! gets no standard input, so that nothing can wait for a person.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What every task and every step of a task gives back.
pub(crate) type Outcome<T = ()> = Result<T, Stop>;

/// Why a task did not reach its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something is wrong.
    Failed(String),
    /// A tool is missing and may not be installed from here; the sentence says how to get it.
    /// The test run counts this as skipped, and as failed when `CI=true`.
    Missing(String),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Failed(sentence) | Self::Missing(sentence)) = self;
        f.write_str(sentence)
    }
}

impl From<String> for Stop {
    fn from(sentence: String) -> Self {
        Self::Failed(sentence)
    }
}

impl From<&str> for Stop {
    fn from(sentence: &str) -> Self {
        Self::Failed(sentence.to_owned())
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<Box<dyn std::error::Error>> for Stop {
    fn from(error: Box<dyn std::error::Error>) -> Self {
        Self::Failed(error.to_string())
    }
}

/// The project's root folder.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Where cargo puts what it builds.
pub(crate) fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        // A relative folder is meant from where cargo runs, and `command` runs it in the root.
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Whether this run is the judge (`CI=true`): nothing may be skipped.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true")
}

/// A command that starts in the project's root, without standard input.
pub(crate) fn command<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null());
    command
}

/// The cargo that runs this program, so that all steps use one toolchain.
pub(crate) fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    command(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        arguments,
    )
}

/// Shows and runs a command; what it prints is seen as it comes.
pub(crate) fn run(command: &mut Command) -> Outcome {
    println!("$ {}", spelt(command));
    let status = command.status().map_err(|error| start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::Failed(format!(
        "`{}` ended with {status}",
        spelt(command)
    )))
}

/// Shows and runs a command; what it prints is seen only when it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Outcome {
    println!("$ {}", spelt(command));
    output(command).map(drop)
}

/// Runs a command and gives back its standard output; on failure all it printed is in the reason.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| start(command, &error))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return Ok(stdout.into_owned());
    }
    eprint!("{stdout}{}", String::from_utf8_lossy(&output.stderr));
    Err(Stop::Failed(format!(
        "`{}` ended with {}",
        spelt(command),
        output.status
    )))
}

/// The folder, empty.
pub(crate) fn fresh(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Copies a folder with all below it, but not what npm installed there.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_name() == "node_modules" {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn start(command: &Command, error: &std::io::Error) -> Stop {
    Stop::Failed(format!("`{}` cannot start: {error}", spelt(command)))
}

/// The command as one would type it: environment first, the program by its name alone.
fn spelt(command: &Command) -> String {
    let mut words = Vec::new();
    for (key, value) in command.get_envs() {
        if let Some(value) = value {
            words.push(format!("{}={value:?}", key.display()));
        }
    }
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    words.push(name.display().to_string());
    words.extend(command.get_args().map(|word| {
        let word = word.display().to_string();
        if word.is_empty() || word.contains([' ', '"', '\'', '{']) {
            format!("{word:?}")
        } else {
            word
        }
    }));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut shown = command("/usr/bin/cc", ["-o", "a b", "main.c"]);
        shown.env("CFLAGS", "-g");
        assert_eq!(spelt(&shown), r#"CFLAGS="-g" cc -o "a b" main.c"#);
    }

    #[test]
    fn a_failing_command_is_a_failure_that_names_it() {
        let stop = run(&mut cargo(["no-such-subcommand"])).unwrap_err();
        assert!(matches!(&stop, Stop::Failed(_)));
        assert!(stop.to_string().contains("cargo no-such-subcommand"));
        let stop = output(&mut command("no-such-program", ["x"])).unwrap_err();
        assert!(
            stop.to_string()
                .starts_with("`no-such-program x` cannot start")
        );
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("rust-toolchain.toml").is_file());
    }
}
