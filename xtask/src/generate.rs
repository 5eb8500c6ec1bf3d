//! `cargo xtask generate`: every checked-in file that a program writes.
//!
//! With `--check` nothing is written; a file that differs from fresh generation is an error.

use crate::shell::Outcome;
use crate::{c, calendar, codes, contract, countries, front_page, lunar, vocabulary};

/// One generator: what it writes, and the function that writes it or, when told so, compares.
struct Generator {
    name: &'static str,
    run: fn(check: bool) -> Outcome,
}

const GENERATORS: &[Generator] = &[
    generator("table of countries", countries::generate),
    generator("table of the lunar calendar", lunar::generate),
    generator("table of decided working days", calendar::generate),
    generator("table of what letters call things", vocabulary::generate),
    generator("JSON Schema and TypeScript types", contract::generate),
    generator("table of codes", codes::generate),
    generator("C header", c::header::generate),
    generator("front page", front_page::generate),
];

const fn generator(name: &'static str, run: fn(bool) -> Outcome) -> Generator {
    Generator { name, run }
}

/// Runs all generators, in order, and goes on after one that fails.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => all(false),
        [flag] if flag == "--check" => all(true),
        _ => Err("`generate` takes nothing, or --check".into()),
    }
}

/// Writes all generated files or, with `check`, compares them.
pub(crate) fn all(check: bool) -> Outcome {
    let mut failed = Vec::new();
    for generator in GENERATORS {
        println!("{}", generator.name);
        if let Err(stop) = (generator.run)(check) {
            eprintln!("  {stop}");
            failed.push(generator.name);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("not done: {}", failed.join(", ")).into())
}
