//! The one place where building, generating and testing is scripted: `cargo xtask help` lists it.
//!
//! Each task is a file here and one line in [`TASKS`]; what they share is [`shell`] (running
//! programs) and [`tools`] (finding or installing them). The checked-in files that a program
//! writes are listed in [`generate`], the steps of the whole test run in [`test`].

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to the person who runs it"
)]

use std::process::ExitCode;

use shell::Outcome;

mod c;
mod calendar;
mod codes;
mod contract;
mod countries;
mod front_page;
mod generate;
mod javascript;
mod lunar;
mod npm;
mod office;
mod portal;
mod render;
mod server;
mod settle;
mod shell;
mod test;
mod tools;
mod tower;
mod vocabulary;

/// One word of `cargo xtask <word>`.
struct Task {
    name: &'static str,
    /// What may follow the name, as the help shows it.
    usage: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

const TASKS: &[Task] = &[
    Task {
        name: "test",
        usage: "",
        about: "run all tests of all doors and end with one summary (CI=true: a skip is a failure)",
        run: test::run,
    },
    Task {
        name: "generate",
        usage: "[--check]",
        about: "write all generated files, or fail where one differs from fresh generation",
        run: generate::run,
    },
    Task {
        name: "calendars",
        usage: "",
        about: "write calendars and have independent programs read them",
        run: |_| render::calendars(),
    },
    Task {
        name: "c",
        usage: "[--prefix DIR | abi]",
        about: "build the C library and install it under DIR (target/c), or record its ABI",
        run: c::run,
    },
    Task {
        name: "npm",
        usage: "[build|test]",
        about: "build the npm package into target/npm, or build and test it",
        run: javascript::run,
    },
    Task {
        name: "office",
        usage: "",
        about: "write the page's letters and workbooks, and have other programs open them",
        run: |_| office::test(),
    },
    Task {
        name: "server",
        usage: "",
        about: "test the example server on PGlite and on a PostgreSQL started for it",
        run: |_| server::test(),
    },
    Task {
        name: "portal",
        usage: "[build]",
        about: "build the example page into target/portal, and serve it",
        run: portal::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        None => ("help", &[][..]),
        Some((name, rest)) => (name.as_str(), rest),
    };
    if matches!(name, "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("There is no task `{name}`.\n\n{}", help());
        return ExitCode::from(2);
    };
    match (task.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("cargo xtask {name}: {stop}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask <task>\n\n");
    for task in TASKS {
        let call = format!("{} {}", task.name, task.usage);
        text.push_str(&format!("  {call:<24} {}\n", task.about));
    }
    text.push_str(&format!("  {:<24} this text\n", "help"));
    text
}
