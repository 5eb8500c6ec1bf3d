//! Readings of letters written for these tests, in the forms that letters have; and of the letters
//! behind the registers in `seeds/`, where these are at hand.

#![cfg(feature = "reading")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at what it did not expect, and says what it did not find"
)]

mod documents;
mod forms;
mod properties;

use hoptac::{
    Register, day,
    reading::{Certainty, Reading, ReadingQuestion},
};
use serde_json::Value;

/// A province that no letter has told anything of.
fn empty() -> Register {
    Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Lam Sơn"}}}"#).unwrap()
}

fn read(register: &Register, text: &str) -> Reading {
    register.reading(&ReadingQuestion {
        text: text.into(),
        recorded: day!(2026 - 03 - 02),
        by: "Trần Thị Bình".into(),
    })
}

/// The register once everything is accepted that is no guess; panics where a change is refused.
fn accepted(register: &Register, reading: &Reading) -> Register {
    let mut next = register.clone();
    let mut made: Vec<bool> = Vec::new();
    for proposal in &reading.proposals {
        let waits = proposal.needs.iter().any(|need| !made[*need as usize]);
        let wanted = proposal.certainty != Certainty::Guessed && !waits;
        made.push(wanted);
        if wanted {
            let mut change = proposal.change.clone();
            change.revision = next.revision();
            next = next.apply(&change).unwrap_or_else(|problems| {
                panic!("{}: {problems:?}", proposal.sentence.in_vietnamese())
            });
        }
    }
    next
}

/// The records that a reading proposes, of one kind of record, as JSON.
fn records(reading: &Reading, kind: &str) -> Vec<Value> {
    let mut records = Vec::new();
    for proposal in &reading.proposals {
        let change = serde_json::to_value(&proposal.change.what).unwrap();
        let (verb, said) = change.as_object().unwrap().iter().next().unwrap();
        if verb == kind {
            records.push(said.clone());
        }
        for record in said.as_array().into_iter().flatten() {
            records.extend(record.get(kind).cloned());
        }
    }
    records
}

/// What a reading comes to, without ids and places: to compare readings of one letter.
fn facts(reading: &Reading) -> Vec<String> {
    let facts = reading.proposals.iter();
    facts
        .map(|proposal| {
            let section = proposal.section.clone().unwrap_or_default();
            format!("{section} {}", proposal.sentence.in_vietnamese())
        })
        .collect()
}
