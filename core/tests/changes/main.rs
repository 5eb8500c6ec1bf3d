//! What holds of every change: refused, it leaves no trace; made, it can be replayed, leaves the past
//! alone, and never gives a register that reading would refuse.
//!
//! `acts` holds the table of guards, `model` the guards against a model that counts days one by one,
//! `history` what histories keep, `to_another` differences and the changes that lead to another
//! register, `known` what was known on a day; `verbs` makes random changes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

mod acts;
mod history;
mod known;
mod model;
mod to_another;
mod verbs;

use hoptac::{Code, Problems, Register, answers::Phases, model::Change, time::Day};
use serde_json::{Value, json};

fn register() -> Register {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/golden/registers/changes.json"
    );
    Register::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn seeds() -> [Register; 2] {
    ["dong-nai", "ba-ria-vung-tau"].map(|name| {
        let path = format!("{}/../seeds/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Register::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    })
}

fn change(revision: u32, recorded: &str, what: &Value) -> Change {
    let change =
        json!({"revision": revision, "recorded": recorded, "by": "Trần Thị Bình", "what": what});
    Change::from_json(&change.to_string()).unwrap()
}

/// What speaks against a change: codes with paths.
fn refusals(refused: &Result<Register, Problems>) -> Vec<(Code, &str)> {
    let problems = refused.as_ref().err().into_iter().flatten();
    problems
        .map(|problem| (problem.code, problem.path.as_str()))
        .collect()
}

/// The phases of every agreement on a day.
fn phases(register: &Register, on: Day) -> Vec<(String, Phases)> {
    let standings = register.standings(on).standings;
    let lines = standings.into_iter();
    lines
        .map(|line| (line.agreement.to_string(), line.phases))
        .collect()
}

/// Ids of all records.
fn ids(register: &Register) -> Vec<String> {
    let mut ids = Vec::new();
    let records = serde_json::to_value(register.records()).unwrap();
    for list in records
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_array)
    {
        ids.extend(
            list.iter()
                .filter_map(|record| Some(record.get("id")?.as_str()?.to_owned())),
        );
    }
    ids
}
