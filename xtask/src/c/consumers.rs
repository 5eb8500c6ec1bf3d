//! Programs elsewhere, in C and in other languages, that use the library as it is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::test::{REGISTER, STRICT, symbols};
use super::{Installed, NATIVE};
use crate::shell::{self, Outcome};
use crate::tools;

/// What every example is asked: a register, a day, and the last day to look at.
const ASKED: [&str; 3] = [REGISTER, "2025-09-15", "2026-03-15"];

/// The agenda in C builds by what pkg-config and CMake say, shared and static, and prints what the
/// agenda in Rust prints.
pub(crate) fn c() -> Outcome {
    let installed = moved()?;
    let [_, on, until] = ASKED;
    let mut rust = shell::cargo(["run", "--quiet", "--example", "agenda"]);
    rust.args(["--", "--as-of", on, "--until", until]);
    let expected = shell::output(&mut rust)?;
    for program in [
        by_pkg_config(&installed, &tools::C_COMPILER.get()?, "examples/c/agenda.c")?,
        with_native_libraries_alone(&installed)?,
        by_cmake(&installed, "shared")?.join("agenda-c"),
        by_cmake(&installed, "static")?.join("agenda-c"),
    ] {
        prints(&mut shell::command(program, ASKED), &expected, "Rust")?;
    }
    Ok(())
}

/// What the examples print from structs is the same in C, in C++, in Python, in PHP and in Java.
pub(crate) fn other_languages() -> Outcome {
    let installed = moved()?;
    let compiler = tools::CXX_COMPILER.get()?;
    let program = by_pkg_config(&installed, &compiler, "examples/cpp/agenda.cpp")?;
    let expected = shell::output(&mut shell::command(program, ASKED))?;
    // One line for the agreements, and the agenda of this register is never empty.
    if expected.lines().count() < 2 {
        return Err(format!("in C++ the agenda is\n{expected}").into());
    }
    let in_c = by_pkg_config(
        &installed,
        &tools::C_COMPILER.get()?,
        "examples/c/structs.c",
    )?;
    prints(&mut shell::command(in_c, ASKED), &expected, "C++")?;
    for component in ["shared", "static"] {
        let program = by_cmake(&installed, component)?.join("agenda-cpp");
        prints(&mut shell::command(program, ASKED), &expected, "C++")?;
    }
    for (tool, script) in [
        (&tools::PYTHON, "examples/python/agenda.py"),
        (&tools::PHP, "examples/php/agenda.php"),
    ] {
        let mut command = shell::command(tool.get()?, [script]);
        command.args(ASKED).env("LD_LIBRARY_PATH", &installed.lib);
        prints(&mut command, &expected, "C++")?;
    }
    // `java` stands beside the compiler that was asked for.
    let java = tools::JAVA.get()?.with_file_name("java");
    let mut command = shell::command(java, ["-cp"]);
    command.arg(tools::jna()?).arg("examples/java/Agenda.java");
    command.args(ASKED).env("LD_LIBRARY_PATH", &installed.lib);
    prints(&mut command, &expected, "C++")
}

/// The library, installed in one folder and then moved to another: nothing may say where it was.
fn moved() -> Outcome<Installed> {
    let before = shell::target_dir().join("c/installed");
    let after = shell::target_dir().join("c/moved");
    for folder in [&before, &after] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    Installed::at(&before)?;
    fs::rename(before, &after)?;
    Ok(Installed::in_folder(&after))
}

/// Builds a program with the shared library, by what pkg-config says.
fn by_pkg_config(installed: &Installed, compiler: &Path, source: &str) -> Outcome<PathBuf> {
    let asked = ["--cflags", "--libs", "hoptac"];
    let mut pkg_config = shell::command(tools::PKG_CONFIG.get()?, asked);
    pkg_config.env("PKG_CONFIG_LIBDIR", installed.lib.join("pkgconfig"));
    let said = shell::output(&mut pkg_config)?;
    let name = Path::new(source).file_stem().unwrap_or_default();
    let program = program(&format!("installed-{}", name.display()))?;
    let mut command = shell::command(compiler, STRICT);
    command.arg(source).args(said.split_whitespace());
    command.arg(format!("-Wl,-rpath,{}", installed.lib.display()));
    shell::run(command.arg("-o").arg(&program))?;
    Ok(program)
}

/// Builds a program with the static library and the system's libraries that are listed for it, and
/// with none of those that a compiler adds by itself.
fn with_native_libraries_alone(installed: &Installed) -> Outcome<PathBuf> {
    let program = program("installed-static")?;
    let mut command = shell::command(tools::C_COMPILER.get()?, STRICT);
    command.arg("-I").arg(&installed.include);
    command.args(["-nodefaultlibs", "examples/c/agenda.c"]);
    command.arg(installed.lib.join("libhoptac.a")).args(NATIVE);
    shell::run(command.arg("-o").arg(&program))?;
    let needed = symbols(&["--dynamic", "--undefined-only"], &program)?;
    match needed.iter().find(|name| name.starts_with("hoptac_")) {
        None => Ok(program),
        Some(name) => Err(format!("{name} is not in the program that is linked statically").into()),
    }
}

/// Builds the project in `tests/c/consumer`; gives the folder with its programs.
fn by_cmake(installed: &Installed, component: &str) -> Outcome<PathBuf> {
    let cmake = tools::CMAKE.get()?;
    let folder = shell::target_dir().join("c/cmake").join(component);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut configure = shell::command(&cmake, ["-S", "tests/c/consumer", "-B"]);
    configure.arg(&folder).args([
        format!("-DCMAKE_PREFIX_PATH={}", installed.prefix.display()),
        format!("-DEXAMPLES={}", shell::root().join("examples").display()),
        format!("-DCOMPONENT={component}"),
        format!("-DCMAKE_C_COMPILER={}", tools::C_COMPILER.get()?.display()),
        format!(
            "-DCMAKE_CXX_COMPILER={}",
            tools::CXX_COMPILER.get()?.display()
        ),
    ]);
    shell::run_quietly(&mut configure)?;
    shell::run_quietly(shell::command(&cmake, ["--build"]).arg(&folder))?;
    Ok(folder)
}

fn program(name: &str) -> Outcome<PathBuf> {
    let folder = shell::target_dir().join("c/bin");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(name))
}

fn prints(command: &mut Command, expected: &str, elsewhere: &str) -> Outcome {
    let printed = shell::output(command)?;
    if printed == expected {
        return Ok(());
    }
    Err(format!("it prints\n{printed}\nand in {elsewhere}\n{expected}").into())
}
