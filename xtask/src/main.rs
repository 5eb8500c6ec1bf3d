//! The one place where building, generating and testing is scripted.

mod calendar;
mod generated;
mod lunar;

use std::process::ExitCode;

use generated::{Failure, in_repository, settle};

const TASKS: &str = "cargo xtask lunar [--check]     write the lunar table
cargo xtask calendar [--check]  write the table of decided years";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    let (task, check) = match arguments {
        [task] => (*task, false),
        [task, "--check"] => (*task, true),
        _ => return Err(TASKS.into()),
    };
    match task {
        "lunar" => settle("core/src/time/lunar_table.rs", &lunar::table()?, check),
        "calendar" => {
            let seed = std::fs::read_to_string(in_repository("seeds/calendar-vn.json"))?;
            settle(
                "core/src/time/calendar_table.rs",
                &calendar::table(&seed)?,
                check,
            )
        }
        _ => Err(TASKS.into()),
    }
}

#[allow(
    clippy::print_stderr,
    reason = "a task talks to the person who runs it"
)]
fn report(message: &str) {
    eprintln!("{message}");
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn the_checked_in_tables_are_fresh() {
        run(&["lunar", "--check"]).unwrap();
        run(&["calendar", "--check"]).unwrap();
    }

    #[test]
    fn what_is_not_a_task_is_refused() {
        for arguments in [
            &[][..],
            &["moon"],
            &["lunar", "--force"],
            &["lunar", "--check", "x"],
        ] {
            assert!(run(arguments).is_err(), "{arguments:?}");
        }
    }
}
