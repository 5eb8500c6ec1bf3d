//! The ABI that is promised: recorded, and compared with today's by libabigail.
//!
//! The library itself tells little: it is compiled from Rust, and described in Rust's terms. Programs
//! are built against the header, so the ABI is taken from there: every declaration becomes a function
//! that does nothing, and a C++ compiler describes them, because to it an enumeration is a type and
//! not just a number.

use std::fs;
use std::path::PathBuf;

use super::header::HEADER;
use crate::shell::{self, Outcome};
use crate::tools;

/// Where the ABI is recorded, from the project's root.
const RECORDED: &str = "ffi/abi/libhoptac.abi";

/// `cargo xtask c abi`: records today's ABI as the one that is promised.
pub(super) fn record() -> Outcome {
    tools::ABIGAIL.get()?;
    // No paths and no lines: only what a program can rely on.
    let options = [
        "--no-corpus-path",
        "--no-comp-dir-path",
        "--no-show-locs",
        "--no-elf-needed",
    ];
    let mut abidw = shell::command("abidw", options);
    let description = shell::output(abidw.arg(described()?))?;
    fs::write(shell::root().join(RECORDED), description)?;
    println!("recorded in {RECORDED}");
    Ok(())
}

/// Today's ABI keeps what was recorded: functions and enumerators may be added, nothing else changes.
///
/// A struct that grew at its end is a change, too. `ffi/README.md` allows it where the struct begins
/// with its size: then a person records the ABI anew.
pub(crate) fn compare() -> Outcome {
    tools::ABIGAIL.get()?;
    let mut abidiff = shell::command("abidiff", ["--no-added-syms", RECORDED]);
    shell::run(abidiff.arg(described()?)).map_err(|why| {
        format!("{why}; if the promise in ffi/README.md allows the change, `cargo xtask c abi`")
            .into()
    })
}

/// A library that has today's ABI, and does nothing.
fn described() -> Outcome<PathBuf> {
    let folder = shell::target_dir().join("c/abi");
    fs::create_dir_all(&folder)?;
    let header = fs::read_to_string(shell::root().join(HEADER))?;
    fs::write(folder.join("abi.cpp"), with_bodies(&header))?;
    let mut compiler = shell::command(tools::CXX_COMPILER.get()?, ["-g", "-fPIC", "-shared"]);
    compiler.args(["abi.cpp", "-o", "libabi.so"]);
    shell::run(compiler.current_dir(&folder))?;
    Ok(folder.join("libabi.so"))
}

/// The header with a body for each function, and one function more for each enumeration: one that is
/// only ever meant as bits of a number would not be described.
fn with_bodies(header: &str) -> String {
    const BODY: &str = " { __builtin_trap(); }\n";
    let mut text = header.replace(");\n", &format!("){BODY}"));
    let enumerations = header.split("\nHOPTAC_ENUM(").skip(1);
    for name in enumerations.filter_map(|rest| rest.split(')').next()) {
        text.push_str(&format!(
            "extern \"C\" void enumeration_{name}({name}){BODY}"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_declaration_gets_a_body() {
        let header = "\nHOPTAC_ENUM(one) {\n  A = 1,\n};\ntypedef struct {\n  int b;\n} two;\n\
                      void f(int a,\n       int b);\n";
        let bodies = super::with_bodies(header);
        assert!(bodies.contains("       int b) { __builtin_trap(); }\n"));
        assert!(bodies.contains("} two;\n"));
        assert!(bodies.ends_with("void enumeration_one(one) { __builtin_trap(); }\n"));
    }
}
