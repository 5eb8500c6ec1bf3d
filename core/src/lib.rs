//! Where a Vietnamese province's international cooperation stands, on any day.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;

pub mod answers;
pub mod contract;
mod fold;
mod json;
mod life;
pub mod model;
mod problem;
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
