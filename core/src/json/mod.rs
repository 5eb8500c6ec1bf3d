//! JSON: strict reading, with every duplicate key seen and every shape error told with its path and
//! its help; and writing.

mod misfit;
mod shape;
mod text;
mod tree;
mod write;

pub(crate) use misfit::missing;
pub(crate) use shape::{Reference, References, read, read_list};
pub(crate) use text::from_text;
pub(crate) use tree::{Tree, parse, tree};
pub(crate) use write::{lay_out, write};
