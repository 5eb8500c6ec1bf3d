//! JSON: strict reading, with every duplicate key seen and every fault told with its path and its
//! help; and writing.

mod below;
mod misfit;
mod names;
mod place;
mod read;
mod text;
mod tree;
mod write;

pub(crate) use place::At;
pub(crate) use read::{Read, Reference, read, read_text, read_with};
pub(crate) use text::{as_text, from_text};
pub(crate) use tree::{Tree, parse, tree};
pub(crate) use write::{Out, Write, write, write_pretty};
