//! What a call through the door costs beside the same call in Rust: figures, not a test.
//!
//! `cargo test --release -p hoptac-ffi -- --ignored --nocapture`

use core::ptr::null_mut;
use std::hint::black_box;
use std::time::Instant;

use hoptac::Register;
use hoptac::answers::Phase;
use hoptac::day;

use super::read;
use crate::agreements::*;
use crate::register::*;
use crate::result::hoptac_result::*;
use crate::values::hoptac_window;

#[test]
#[ignore = "a benchmark, for which nobody waits"]
#[allow(clippy::print_stdout, reason = "its figures are read by a person")]
fn a_call_through_the_door_and_the_same_call_in_rust() {
    let text = of_agreements(100_000);
    let core = Register::from_json(&text).unwrap();
    let (code, register, _) = read(&text);
    assert_eq!(code, HOPTAC_OK);
    let (on, size) = (day!(2025 - 09 - 15), size_of::<hoptac_standing>());
    let number = core.records().agreements.len();

    time("one standing, in Rust", 1_000_000, || {
        core.bare_standing(black_box(77), on)
    });
    let mut one = none();
    time("one standing, through the door", 1_000_000, || unsafe {
        hoptac_ask_standings(register, on.into(), black_box(77), 1, size, &raw mut one)
    });
    time("100,000 standings, in Rust", 20, || {
        let standings = (0..number).filter_map(|position| core.bare_standing(position, on));
        standings
            .filter(|bare| bare.phases.contains(Phase::InForce))
            .count()
    });
    let mut all = vec![none(); number];
    time("100,000 standings, into an array", 20, || unsafe {
        hoptac_ask_standings(register, on.into(), 0, number, size, all.as_mut_ptr())
    });
    time("100,000 agreements, as a list", 5, || unsafe {
        let mut agreements = null_mut();
        assert_eq!(
            hoptac_ask_agreements(register, &raw mut agreements),
            HOPTAC_OK
        );
        hoptac_agreements_free(agreements);
    });
    time("100,000 standings, as JSON", 5, || {
        core.ask(r#"{"standings": {"on": "2025-09-15"}}"#)
    });
    unsafe { hoptac_register_free(register) };
}

fn none() -> hoptac_standing {
    let none = hoptac_window::default();
    hoptac_standing {
        size: 0,
        phases: 0,
        certain: 0,
        turns: 0,
        in_force: none,
        suspended: none,
        resumed: none,
        expired: none,
        terminated: none,
        superseded: none,
        running_terms: 0,
        renewals: crate::values::hoptac_range::default(),
        last_day: none,
        notice_by: none,
        entry_assumed: 0,
        contradictory: 0,
    }
}

/// A register of many agreements of five years.
fn of_agreements(number: usize) -> String {
    let agreement = |position| {
        format!(
            r#"{{"id": "a{position}", "kind": "memorandum", "title": {{"vi": "Bản ghi nhớ"}},
            "ours": [], "theirs": [], "regime": "not_stated", "signed": "2021", "entry": "on_signing",
            "term": {{"months": 60}}, "cites": [{{"document": "plan"}}]}}"#
        )
    };
    let agreements: Vec<String> = (0..number).map(agreement).collect();
    format!(
        r#"{{"hoptac": 1, "province": {{"name": {{"vi": "tỉnh"}}}}, "documents": [{{"id": "plan",
        "kind": "plan", "title": {{"vi": "Kế hoạch"}}, "cites": [{{"document": "plan"}}]}}],
        "agreements": [{}]}}"#,
        agreements.join(",")
    )
}

/// Prints the mean time of one call.
#[allow(clippy::print_stdout, reason = "its figures are read by a person")]
fn time<T>(name: &str, times: u32, mut call: impl FnMut() -> T) {
    black_box(call());
    let start = Instant::now();
    for _ in 0..times {
        black_box(call());
    }
    let each = start.elapsed().as_secs_f64() / f64::from(times);
    println!("{name:<34} {:>10.3} µs", each * 1e6);
}
