//! Strict reading of JSON: every duplicate key seen, every shape error with its path and its help.

mod shape;
mod tree;

pub(crate) use shape::{Reference, read};
pub(crate) use tree::{Tree, parse};
