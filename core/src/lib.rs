#![doc = include_str!("../README.md")]
//!
//! ## A tour of the crate
//!
//! ```text
//! text ──register──▶ Register ──answers (a question, a day)──▶ answer with its steps ──render──▶ page
//!                    ▲ │                                        └──contract──▶ JSON, for the doors
//!                    │ └─ a life of each agreement, compiled once while reading
//!                    └─ change: a verb, guarded, makes the next register
//! ```
//!
//! One direction, no way back. In reading order:
//!
//! 1. [`time`]: days, dates known only in part, lengths and deadlines, the calendars of Vietnam.
//!    Start at [`time::ImpreciseDate`] and [`time::Window`]: a year is a window of candidate days,
//!    and arithmetic works on the window's two ends.
//! 2. [`model`]: the nouns of a register, one file each, plain data; [`model::Records`] lists them.
//! 3. `json` and `register`: a text becomes a [`Register`], or [`Problems`] with every fault at
//!    once. `json` notes the path of each value and each reference in one pass; `register::rules`
//!    holds what goes beyond shape.
//! 4. `life`: an agreement's facts become turning-day windows. This is the one place that knows
//!    when something is in force, and every question reads it.
//! 5. `units`: the one place that knows to whom a unit's tasks passed. `slots`: when a report duty
//!    falls due; `statutory`: the duties that the law lays on every province.
//! 6. [`answers`]: the questions, one file each, as methods of [`Register`]. `standing` is the one
//!    to read first: the rule stands there in the order in which one would say it.
//! 7. [`answers::Why`]: the steps behind an answer. [`answers::Rule`] lists every rule by name.
//! 8. [`change`]: what an officer records, from a signing to a correction, makes the next register.
//! 9. [`contract`]: the JSON form of questions, answers and errors, which the doors speak.
//! 10. `words`, `render`: answers as Vietnamese and English sentences, and as pages of text.
//!
//! `law` says what an agreement must be by itself; `fold` compares names without their marks;
//! `problem` is what every refusal is made of. `order` sorts and finds what stands twice, and `list`
//! fills lists: each with less code in WebAssembly than the standard library's way.
//!
//! Without the standard library there is no clock, file, environment or network to reach for, so
//! the same register, question and day always give the same bytes.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;

pub mod answers;
mod ask;
pub mod change;
pub mod contract;
mod fold;
mod json;
mod law;
mod life;
mod list;
pub mod model;
mod order;
mod problem;
#[cfg(feature = "reading")]
pub mod reading;
mod register;
mod render;
mod slots;
mod statutory;
pub mod time;
mod units;
mod words;

pub use problem::{Code, Problem, Problems};
pub use register::Register;

/// The version of this library, `major.minor.patch`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
