//! The C door: the library behind `hoptac.h`.
//!
//! Every name that C sees is spelt here as it is there, so that one search finds both. The header
//! is generated from this crate: the comments on exported items are written for its reader, and
//! the conventions at its head come from `README.md` beside this folder.
//!
//! - [`boundary`]: the one place where C's pointers become Rust's references and a panic becomes a
//!   code; also what a handle is
//! - [`result`]: the result codes and what they say; [`language`]: the two languages; [`values`]: the
//!   small structs of which the others are made
//! - [`register`], [`text`]: a register is read, asked in JSON, and written back
//! - [`agreements`], [`agenda`], [`reports`], [`targets`], [`findings`], [`problems`]: one kind of
//!   [`list`] each, for programs that would rather not read JSON
//! - [`version`]: which library this is
//!
//! A function here only translates. What a question means is decided in the core.

#![allow(
    unsafe_code,
    reason = "C hands over raw pointers; the workspace's other crates hold none"
)]
#![allow(non_camel_case_types, reason = "types carry the names that C sees")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the comments go into the header, where each argument's line states what it must be"
)]
#![cfg_attr(
    test,
    allow(
        clippy::undocumented_unsafe_blocks,
        reason = "tests call as C does, with live handles and local variables"
    )
)]

#[cfg(panic = "abort")]
compile_error!("build the C door with panic = \"unwind\": it turns a panic into a code");

mod boundary;
mod list;

// The header has the order of these lines.

pub mod result;

pub mod language;

pub mod sentences;

pub mod values;

pub mod register;

pub mod text;

pub mod problems;

pub mod agreements;

pub mod agenda;

pub mod reports;

pub mod targets;

pub mod findings;

pub mod version;

#[cfg(test)]
mod tests;
