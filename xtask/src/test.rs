//! `cargo xtask test`: all tests of all doors, in the order of [`STEPS`], and one summary.

use std::time::{Duration, Instant};

use crate::shell::{self, Outcome, Stop, cargo, is_ci};
use crate::{c, generate, javascript, office, render, server, tools, tower};

/// One line of the summary.
struct Step {
    name: &'static str,
    run: fn() -> Outcome,
}

/// The table of contents of the test run. Cheap and telling steps come first; a step that fails
/// does not keep the later ones from running.
const STEPS: &[Step] = &[
    step("toolchain: targets", tools::rust_targets),
    step("tools: C compiler", || tools::C_COMPILER.get().map(drop)),
    step("tools: C++ compiler", || {
        tools::CXX_COMPILER.get().map(drop)
    }),
    step("tools: Clang", || tools::CLANG.get().map(drop)),
    step("tools: Valgrind", || tools::VALGRIND.get().map(drop)),
    step("tools: libabigail", || tools::ABIGAIL.get().map(drop)),
    step("tools: pkg-config", || tools::PKG_CONFIG.get().map(drop)),
    step("tools: CMake", || tools::CMAKE.get().map(drop)),
    step("tools: PHP", || tools::PHP.get().map(drop)),
    step("tools: Java with JNA", || {
        tools::JAVA.get()?;
        tools::jna().map(drop)
    }),
    step("tools: Chromium", || tools::CHROMIUM.get().map(drop)),
    step("tools: LibreOffice", || {
        tools::LIBREOFFICE.get()?;
        tools::POPPLER.get().map(drop)
    }),
    step("tools: PostgreSQL", || tools::postgresql().map(drop)),
    step("all crates: rustfmt", format),
    step("all crates: clippy", clippy),
    step("all crates: imports run down", tower::check),
    step("generated files are fresh", || generate::all(true)),
    step("core: no std, no clock, no IO", pure_core),
    step("core and doors: tests and doctests", tests),
    step("xtask: tests", own_tests),
    step("schema and types: tests", schema_tests),
    step("calendars: read by others", render::calendars),
    step("core and doors: documentation", documentation),
    step("core: package", package),
    step("example: agenda", agenda),
    step("C: header and versions", c::test::header_and_versions),
    step("C: exported functions", c::test::exports),
    step("C: ABI as recorded", c::abi::compare),
    step("C: programs under sanitizers", c::test::sanitizers),
    step("C: programs under Valgrind", c::test::valgrind),
    step("C: panics become codes", c::test::panics),
    step("C: installed, pkg-config and CMake", c::consumers::c),
    step(
        "C, C++, Python, PHP, Java: the same",
        c::consumers::other_languages,
    ),
    step("JavaScript: package, page, Chromium", javascript::test),
    step("letters and workbooks in LibreOffice", office::test),
    step("server: PGlite and PostgreSQL", server::test),
];

const fn step(name: &'static str, run: fn() -> Outcome) -> Step {
    Step { name, run }
}

/// Runs every step and tells the end.
///
/// # Errors
/// When a step failed or, with `CI=true`, was skipped.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if let Some(argument) = arguments.first() {
        return Err(format!("`test` takes nothing, not {argument:?}").into());
    }
    let mut results = Vec::with_capacity(STEPS.len());
    for (number, step) in (1_usize..).zip(STEPS) {
        println!("\n==> {number}/{} {}", STEPS.len(), step.name);
        let start = Instant::now();
        let verdict = Verdict::of((step.run)(), is_ci());
        if let Verdict::Failed(why) | Verdict::Skipped(why) = &verdict {
            println!("{}: {why}", verdict.word());
        }
        results.push((step.name, verdict, start.elapsed()));
    }
    println!("\n{}", summary(&results));
    match count(&results, "failed") {
        0 => Ok(()),
        _ => Err("not all steps passed".into()),
    }
}

fn format() -> Outcome {
    shell::run(&mut cargo(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome {
    let what = ["clippy", "--workspace", "--all-targets", "--all-features"];
    shell::run(cargo(what).args(["--", "-D", "warnings"]))
}

/// A target without a standard library has no clock, file, environment or network to offer.
fn pure_core() -> Outcome {
    shell::run(&mut cargo([
        "check",
        "-p",
        "hoptac",
        "--target",
        "wasm32v1-none",
    ]))
}

/// Without xtask, whose dependencies would change the features of the product's own.
fn tests() -> Outcome {
    shell::run(&mut cargo(["test", "--workspace", "--exclude", "xtask"]))
}

fn own_tests() -> Outcome {
    shell::run(&mut cargo(["test", "-p", "xtask"]))
}

fn schema_tests() -> Outcome {
    tools::npm_ci(tools::NODE_PACKAGES)?;
    let mut command = shell::command("node", ["--test"]);
    shell::run(command.current_dir(shell::root().join(tools::NODE_PACKAGES)))
}

fn documentation() -> Outcome {
    let what = ["doc", "--workspace", "--exclude", "xtask", "--no-deps"];
    shell::run(cargo(what).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The published core must not reach outside its folder: it is built from its own archive, with the
/// derive that is published before it.
fn package() -> Outcome {
    let mut command = cargo(["package", "-p", "hoptac-derive", "-p", "hoptac"]);
    if !is_ci() {
        command.arg("--allow-dirty");
    }
    shell::run(&mut command)
}

fn agenda() -> Outcome {
    let example = ["run", "--quiet", "--example", "agenda"];
    shell::run(&mut cargo(example))?;
    shell::run(cargo(example).args(["--", "--lang", "en", "--as-of", "2025-03-15"]))
}

/// How a step ended.
#[derive(Debug, PartialEq)]
enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Verdict {
    fn of(outcome: Outcome, ci: bool) -> Self {
        match outcome {
            Ok(()) => Self::Passed,
            Err(Stop::Missing(why)) if !ci => Self::Skipped(why),
            Err(stop) => Self::Failed(stop.to_string()),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed(_) => "failed",
            Self::Skipped(_) => "skipped",
        }
    }
}

type Results = [(&'static str, Verdict, Duration)];

fn count(results: &Results, word: &str) -> usize {
    let verdicts = results.iter().map(|(_, verdict, _)| verdict.word());
    verdicts.filter(|verdict| *verdict == word).count()
}

/// The table, and below it the line `N passed, N failed, N skipped` alone.
fn summary(results: &Results) -> String {
    let width = results.iter().map(|(name, ..)| name.chars().count()).max();
    let width = width.unwrap_or_default();
    let mut text = String::new();
    for (name, verdict, time) in results {
        let word = verdict.word();
        text.push_str(&format!(
            "{name:<width$}  {word:<7}  {:>6.1} s",
            time.as_secs_f64()
        ));
        if let Verdict::Failed(why) | Verdict::Skipped(why) = verdict {
            text.push_str("  ");
            text.push_str(why.lines().next().unwrap_or_default());
        }
        text.push('\n');
    }
    let [passed, failed, skipped] =
        ["passed", "failed", "skipped"].map(|word| count(results, word));
    text.push_str(&format!(
        "\n{passed} passed, {failed} failed, {skipped} skipped"
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tool_is_skipped_at_home_and_fails_the_judge() {
        let missing = || Err(Stop::Missing("get it".to_owned()));
        assert_eq!(
            Verdict::of(missing(), false),
            Verdict::Skipped("get it".to_owned())
        );
        assert_eq!(
            Verdict::of(missing(), true),
            Verdict::Failed("get it".to_owned())
        );
        assert_eq!(
            Verdict::of(Err("no".into()), false),
            Verdict::Failed("no".to_owned())
        );
    }

    #[test]
    fn the_summary_ends_with_the_counts_alone_on_a_line() {
        let second = Duration::from_secs(1);
        let text = summary(&[
            ("one", Verdict::Passed, second),
            (
                "three",
                Verdict::Failed("broken\nlong story".to_owned()),
                second,
            ),
            ("four", Verdict::Skipped("no tool".to_owned()), second),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "one    passed      1.0 s",
                "three  failed      1.0 s  broken",
                "four   skipped     1.0 s  no tool",
                "",
                "1 passed, 1 failed, 1 skipped",
            ]
        );
    }
}
