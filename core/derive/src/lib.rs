//! `#[derive(Read)]` and `#[derive(Write)]` for the types of hoptac's contract.
//!
//! serde gives up at the first fault of a record; whoever mends a register by hand wants all of them.
//! And what serde derives for each type is code many times as large as the type, which every browser
//! would have to load. So the library reads and writes JSON by two traits of its own. They are derived
//! from what a type says to serde anyway: the names it renames, the fields it defaults or skips, the
//! type it is read from. Nothing is said twice. Whoever uses the library never meets this crate.
//!
//! `shape` is what a type says, `read` and `write` the code that follows from it.

mod read;
mod shape;
mod write;

use proc_macro::TokenStream;
use syn::Error;

use crate::shape::Shape;

/// Derives `Read`: a struct from an object of its fields, a struct of one nameless field from what
/// that is read from, an enum from the name of a choice or an object of one key.
///
/// Of serde's attributes it follows `default`, `default = "…"`, `rename`, `rename_all =
/// "snake_case"`, `transparent` and `from`. A key that the type does not name is a fault, whether it
/// says so or not.
#[proc_macro_derive(Read, attributes(serde))]
pub fn read(input: TokenStream) -> TokenStream {
    derive(input, read::read)
}

/// Derives `Write`, the form that `Read` reads.
///
/// Of serde's attributes it follows `skip_serializing_if`, `rename`, `rename_all = "snake_case"`,
/// `transparent` and `into`. Which values are skipped, their types say in `Write::is_absent`.
#[proc_macro_derive(Write, attributes(serde))]
pub fn write(input: TokenStream) -> TokenStream {
    derive(input, write::write)
}

fn derive(input: TokenStream, code: fn(&Shape) -> proc_macro2::TokenStream) -> TokenStream {
    syn::parse(input)
        .and_then(|input| Shape::of(&input))
        .map_or_else(Error::into_compile_error, |shape| code(&shape))
        .into()
}
