//! The standing of agreements against a brute-force oracle.
//!
//! The oracle tries every concrete day that a record's imprecise and missing dates allow
//! (`worlds.rs`), on a calendar (`days.rs`) and with a reader of JSON (`record.rs`) of its own, and
//! collects what is possible. The library must answer the same for random registers
//! (`generate.rs`).
//!
//! Run it longer, and in release mode, before a change to how lives are compiled is merged:
//!
//! ```text
//! HOPTAC_ORACLE_CASES=1000000 cargo test --release -p hoptac --test standing_oracle
//! ```
//!
//! The registers are the same on every run; `HOPTAC_ORACLE_SEED`, a number, gives others. A failing
//! case prints its register and the day asked, after making both as simple as it can.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::print_stderr,
    reason = "a test that fails loudly is right to"
)]

mod days;
mod generate;
mod library;
mod record;
mod worked_cases;
mod worlds;
