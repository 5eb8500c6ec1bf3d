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
pub(super) const REGISTER: &str = "seeds/dong-nai.json";

/// What every program is compiled with.
pub(super) const STRICT: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"];

/// Misuse of memory and undefined behaviour end the program.
const SANITIZERS: &[&str] = &[
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-fno-omit-frame-pointer",
];

/// The header alone compiles without a warning in each standard that it promises, as C and as C++,
/// with both compilers, and the versions that it tells are the library's. So does `hoptac.hpp`.
pub(crate) fn header_and_versions() -> Outcome {
    let installed = installed()?;
    let clang = tools::CLANG.get()?;
    for (c, cxx) in [
        (tools::C_COMPILER.get()?, tools::CXX_COMPILER.get()?),
        (clang.clone(), clang.with_file_name("clang++")),
    ] {
        for (compiler, language) in [
            (&c, ["-xc", "-std=c99"]),
            (&c, ["-xc", "-std=c11"]),
            (&c, ["-xc", "-std=c2x"]),
            (&cxx, ["-xc++", "-std=c++11"]),
            (&cxx, ["-xc++", "-std=c++17"]),
        ] {
            let source = "tests/c/version.c";
            let program = compile(compiler, source, &language, &installed, installed.shared())?;
            shell::run(&mut shell::command(program, [""; 0]))?;
        }
        for standard in ["-std=c++17", "-std=c++20"] {
            let library = installed.shared();
            let program = compile(
                &cxx,
                "tests/c/wrapper.cpp",
                &[standard],
                &installed,
                library,
            )?;
            shell::run(&mut shell::command(program, [REGISTER]))?;
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

/// The programs that are run with one register: bad input, every struct, and the C++ of `hoptac.hpp`.
const WITH_A_REGISTER: [&str; 3] = ["hostile.c", "structs.c", "wrapper.cpp"];

/// The golden cases and the other programs with the sanitizers on; and a leak, to see that they are.
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
    shell::run(sanitized("golden.c")?.args(cases()?))?;
    for program in WITH_A_REGISTER {
        shell::run(sanitized(program)?.arg(REGISTER))?;
    }
    must_find(
        &mut sanitized("leak.c")?,
        "LeakSanitizer: detected memory leaks",
    )
}

/// The golden cases and the other programs under Valgrind; and a leak, to see that it is found.
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
    shell::run(watched("golden.c")?.args(cases()?))?;
    for program in WITH_A_REGISTER {
        shell::run(watched(program)?.arg(REGISTER))?;
    }
    must_find(&mut watched("leak.c")?, "definitely lost")
}

/// A panic inside any function becomes a code, in the profile that is shipped but for what makes it
/// slow to build.
///
/// Only the versions take no argument and cannot panic. What is shipped has no hook to ask for a
/// panic: [`exports`] compares all names.
pub(crate) fn panics() -> Outcome {
    let target = shell::target_dir().join("panic-hook");
    let hooked = Installed {
        lib: build(&target, HOOKED)?,
        ..Installed::in_folder(&shell::root().join("ffi"))
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
    let program = compile_test("panic.c", SANITIZERS, &hooked, hooked.archive())?;
    // Each panic tells standard error that a test asked for it: seen only when the test fails.
    shell::run_quietly(&mut shell::command(program, [REGISTER]))
}

/// How the library is built that panics when it is asked to.
const HOOKED: &[&str] = &[
    "--features=panic-hook",
    "--config=profile.release.lto=false",
    "--config=profile.release.opt-level=1",
    "--config=profile.release.codegen-units=16",
];

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
    file: &str,
    options: &[&str],
    installed: &Installed,
    library: Vec<OsString>,
) -> Outcome<PathBuf> {
    let (compiler, standard) = match file.ends_with(".cpp") {
        true => (tools::CXX_COMPILER.get()?, "-std=c++17"),
        false => (tools::C_COMPILER.get()?, "-std=c11"),
    };
    let options = [&[standard, "-pthread"], options].concat();
    let source = format!("tests/c/{file}");
    compile(&compiler, &source, &options, installed, library)
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
pub(super) fn symbols(options: &[&str], file: &Path) -> Outcome<BTreeSet<String>> {
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
        .flat_map(str::lines)
        .filter_map(|line| line.split("//").next())
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
        let header = "/* hoptac_no(void) */\nint hoptac_one(void);\n/// hoptac_no()\n\
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
