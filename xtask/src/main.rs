//! Tasks.
mod lunar;
fn main() { print!("{}", lunar::table().unwrap()); }
