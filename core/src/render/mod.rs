//! Answers as text for people, in Vietnamese and English.

mod agenda;
mod page;

pub(crate) use agenda::agenda;
