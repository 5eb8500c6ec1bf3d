//! The tests of the C door, one function for each step of the test run.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Installed, build, golden};
use crate::shell::{self, Outcome};
use crate::tools;

/// The register with which the tests work that need any register.
const REGISTER: &str = "seeds/dong-nai.json";

/// What every program is compiled with.
const STRICT: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"];

/// Misuse of memory and undefined behaviour end the program.
const SANITIZERS: &[&str] = &[
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-fno-omit-frame-pointer",
];

/// The header alone compiles without a warning in each standard that it promises, as C and as C++,
/// and the versions that it tells are the library's.
pub(crate) fn header_and_versions() -> Outcome {
    let installed = installed()?;
    let gcc = (tools::C_COMPILER.get()?, tools::CXX_COMPILER.get()?);
    let clang = tools::find("clang").zip(tools::find("clang++"));
    if clang.is_none() {
        println!("there is no clang here: cc and c++ alone compile the header");
    }
    for (c, cxx) in std::iter::once(gcc).chain(clang) {
        for (compiler, language) in [
            (&c, ["-xc", "-std=c99"]),
            (&c, ["-xc", "-std=c11"]),
            (&cxx, ["-xc++", "-std=c++11"]),
            (&cxx, ["-xc++", "-std=c++17"]),
        ] {
            let source = "tests/c/version.c";
            let program = compile(compiler, source, &language, &installed, installed.shared())?;
            shell::run(&mut shell::command(program, [""; 0]))?;
        }
    }
    Ok(())
}

/// The library exports the functions listed in `ffi/exports.txt` and no others, and the header
/// declares the same ones.
pub(crate) fn exports() -> Outcome {
    let installed = installed()?;
    let listed = listed()?;
    let header = fs::read_to_string(installed.include.join("hoptac.h"))?;
    compare("the header declares", &declared(&header), &listed)?;
    let shared = symbols(
        &["--dynamic", "--defined-only"],
        &installed.lib.join("libhoptac.so"),
    )?;
    compare("the shared library exports", &shared, &listed)?;
    // The archive has Rust's own names besides, which no program meets by chance.
    let mut archive = symbols(
        &["--extern-only", "--defined-only"],
        &installed.lib.join("libhoptac.a"),
    )?;
    archive.retain(|name| name.starts_with("hoptac_"));
    compare("the archive exports", &archive, &listed)
}

/// The golden cases and bad input with the sanitizers on; and a leak, to see that they are.
pub(crate) fn sanitizers() -> Outcome {
    let installed = installed()?;
    let sanitized = |program: &str| {
        let program = compile_test(program, SANITIZERS, &installed, installed.archive())?;
        let names = symbols(&["--debug-syms"], &program)?;
        for sign in ["__asan_", "__ubsan_handle_"] {
            if !names.iter().any(|name| name.starts_with(sign)) {
                return Err(format!("{} calls no {sign}…", program.display()).into());
            }
        }
        let mut command = shell::command(program, [""; 0]);
        command.env(
            "ASAN_OPTIONS",
            "detect_leaks=1:detect_stack_use_after_return=1",
        );
        Outcome::Ok(command)
    };
    shell::run(sanitized("golden")?.args(cases()?))?;
    shell::run(sanitized("hostile")?.arg(REGISTER))?;
    must_find(
        &mut sanitized("leak")?,
        "LeakSanitizer: detected memory leaks",
    )
}

/// The golden cases and bad input under Valgrind; and a leak, to see that it is found.
pub(crate) fn valgrind() -> Outcome {
    const OPTIONS: [&str; 5] = [
        "--quiet",
        "--leak-check=full",
        "--show-leak-kinds=all",
        "--errors-for-leak-kinds=all",
        "--error-exitcode=99",
    ];
    let valgrind = tools::VALGRIND.get()?;
    let installed = installed()?;
    let watched = |program: &str| {
        let program = compile_test(program, &[], &installed, installed.shared())?;
        let mut command = shell::command(&valgrind, OPTIONS);
        command.arg(program);
        Outcome::Ok(command)
    };
    shell::run(watched("golden")?.args(cases()?))?;
    shell::run(watched("hostile")?.arg(REGISTER))?;
    must_find(&mut watched("leak")?, "definitely lost")
}

/// A panic inside any function becomes a code, in the profile that is shipped.
///
/// Only the versions take no argument and cannot panic. What is shipped has no hook to ask for a panic: [`exports`] compares all names.
pub(crate) fn panics() -> Outcome {
    let hooked = Installed {
        lib: build(
            &shell::target_dir().join("panic-hook"),
            &["--features", "panic-hook"],
        )?,
        include: shell::root().join("ffi/include"),
    };
    let source = fs::read_to_string(shell::root().join("tests/c/panic.c"))?;
    for name in listed()?
        .iter()
        .filter(|name| !name.starts_with("hoptac_version"))
    {
        let call = format!("{name}(");
        if !source
            .lines()
            .any(|line| line.contains("PANICKING(") && line.contains(&call))
        {
            return Err(format!("tests/c/panic.c does not make {name} panic").into());
        }
    }
    let program = compile_test("panic", SANITIZERS, &hooked, hooked.archive())?;
    // Each panic tells standard error that a test asked for it: seen only when the test fails.
    shell::run_quietly(&mut shell::command(program, [REGISTER]))
}

/// `examples/c/agenda.c` builds against the shared library and against the archive, and prints what
/// the Rust example prints.
pub(crate) fn example() -> Outcome {
    let (on, until) = ("2025-09-15", "2026-03-15");
    let installed = installed()?;
    let mut rust = shell::cargo(["run", "--quiet", "--example", "agenda"]);
    rust.args(["--", "--as-of", on, "--until", until]);
    let expected = shell::output(&mut rust)?;
    let source = "examples/c/agenda.c";
    for library in [installed.shared(), installed.archive()] {
        let program = compile(&tools::C_COMPILER.get()?, source, &[], &installed, library)?;
        let printed = shell::output(&mut shell::command(program, [REGISTER, on, until]))?;
        if printed != expected {
            return Err(format!("in C:\n{printed}\nin Rust:\n{expected}").into());
        }
    }
    Ok(())
}

fn installed() -> Outcome<Installed> {
    Installed::at(&shell::target_dir().join("c"))
}

fn cases() -> Outcome<Vec<PathBuf>> {
    golden::unpack(&shell::target_dir().join("c/golden"))
}

/// The functions that the library promises.
fn listed() -> Outcome<BTreeSet<String>> {
    let list = fs::read_to_string(shell::root().join("ffi/exports.txt"))?;
    Ok(list.lines().map(str::to_owned).collect())
}

fn compile_test(
    name: &str,
    options: &[&str],
    installed: &Installed,
    library: Vec<OsString>,
) -> Outcome<PathBuf> {
    let options = [&["-std=c11", "-pthread"], options].concat();
    let source = format!("tests/c/{name}.c");
    compile(
        &tools::C_COMPILER.get()?,
        &source,
        &options,
        installed,
        library,
    )
}

/// Compiles and links a program of one file; gives the executable.
fn compile(
    compiler: &Path,
    source: &str,
    options: &[&str],
    installed: &Installed,
    library: Vec<OsString>,
) -> Outcome<PathBuf> {
    let folder = shell::target_dir().join("c/bin");
    fs::create_dir_all(&folder)?;
    let program = folder.join(Path::new(source).file_stem().unwrap_or_default());
    let mut command = shell::command(compiler, STRICT);
    command.args(options).arg("-I").arg(&installed.include);
    command.arg(source).arg("-o").arg(&program).args(library);
    shell::run(&mut command)?;
    Ok(program)
}

/// Runs the program that leaks: the tool that watches it has to say `sign`.
fn must_find(command: &mut Command, sign: &str) -> Outcome {
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && said.contains(sign) {
        return Ok(());
    }
    Err(format!("a leak was made, but nothing said `{sign}`:\n{said}").into())
}

/// The names in a library or a program, as `nm` lists them.
fn symbols(options: &[&str], file: &Path) -> Outcome<BTreeSet<String>> {
    let mut nm = shell::command("nm", ["--format=posix"]);
    let table = shell::output(nm.args(options).arg(file))?;
    let names = table.lines().filter_map(|line| line.split(' ').next());
    Ok(names.map(str::to_owned).collect())
}

/// The functions that the header declares: every `hoptac_…(` outside its comments.
fn declared(header: &str) -> BTreeSet<String> {
    let ends_name = |letter: char| letter != '_' && !letter.is_ascii_alphanumeric();
    header
        .split("*/")
        .filter_map(|part| part.split("/*").next())
        .flat_map(|text| text.split_inclusive(ends_name))
        .filter_map(|word| word.strip_suffix('('))
        .filter(|name| name.starts_with("hoptac_"))
        .map(str::to_owned)
        .collect()
}

fn compare(what: &str, found: &BTreeSet<String>, listed: &BTreeSet<String>) -> Outcome {
    let missing: Vec<_> = listed.difference(found).collect();
    let unlisted: Vec<_> = found.difference(listed).collect();
    if missing.is_empty() && unlisted.is_empty() && !found.is_empty() {
        println!("{what} {} functions", found.len());
        return Ok(());
    }
    Err(format!("{what} not {missing:?}, and besides {unlisted:?} (ffi/exports.txt)").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_outside_comments() {
        let header = "/* hoptac_no(void) */\nint hoptac_one(void);\n/** hoptac_no() */\n\
                      const char *hoptac_two(\n  hoptac_x a);\n#define OTHER(x) x\n";
        assert_eq!(
            declared(header).into_iter().collect::<Vec<_>>(),
            ["hoptac_one", "hoptac_two"]
        );
    }

    #[test]
    fn a_missing_and_an_unlisted_name_are_told() {
        let [a, b] = ["a", "b"].map(|name| BTreeSet::from([name.to_owned()]));
        assert!(compare("it has", &a, &a).is_ok());
        let told = compare("it has", &a, &b).unwrap_err().to_string();
        assert!(told.starts_with(r#"it has not ["b"], and besides ["a"]"#));
        assert!(compare("it has", &BTreeSet::new(), &BTreeSet::new()).is_err());
    }
}
