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
//! One direction, no way back: the crate is a tower, and a module uses only what stands below it. From
//! the bottom up, which is the order to read it in:
//!
//! 1. `order`, `fold`: what stands twice, names compared without their marks.
//! 2. `words`: sentences in Vietnamese and English. It knows nothing of what is said; a type says
//!    itself where it stands.
//! 3. `problem`, `json`: what every refusal is made of; text to values, strictly, with every fault at
//!    once, and back.
//! 4. [`time`]: days, dates known only in part, lengths and deadlines, the calendars of Vietnam.
//!    Start at [`time::ImpreciseDate`] and [`time::Window`]: a year is a window of candidate days,
//!    and arithmetic works on the window's two ends.
//! 5. [`model`]: the nouns of a register, one file each, plain data; [`model::Records`] lists them.
//! 6. `life`: an agreement's facts become turning-day windows. This is the one place that knows
//!    when something is in force, and every question reads it. `law` says what an agreement must be
//!    by itself.
//! 7. `register`: a text becomes a [`Register`], or [`Problems`]; `register::rules` holds what goes
//!    beyond shape, `register::history` what must hold of the changes made so far.
//! 8. `units`: the one place that knows to whom a unit's tasks passed. `slots`: when a report duty
//!    falls due; `statutory`: the duties that the law lays on every province.
//! 9. [`change`]: what an officer records, from a signing to a correction, makes the next register.
//! 10. [`answers`]: the questions, one file each with its options, as methods of [`Register`].
//!     `standing` is the one to read first: the rule stands there in the order in which one would say
//!     it. [`answers::Why`] holds the steps behind an answer, [`answers::Rule`] lists every rule.
//! 11. `reading`: letters to changes, with what of them was not read.
//! 12. [`contract`]: the JSON form of questions, answers and errors, which the doors speak.
//! 13. `render`: answers as pages of text. `ask`, on top: a question in JSON is taken, answered and
//!     laid out.
//!
//! `cargo xtask test` fails on an import that runs up.
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
