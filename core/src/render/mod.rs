//! Answers as text for people, in Vietnamese and English.
//!
//! Each answer is laid out as a [`page::Page`] in a file of its own; one writer turns any page into
//! plain text.

mod agenda;
mod page;
mod reader;
mod report_entries;
#[cfg(test)]
mod sample;
mod text;

use alloc::string::String;

use crate::{
    Register,
    contract::{Printable, RenderQuestion},
    problem::Problems,
};
use reader::Reader;

/// The answer to a question, laid out for people.
pub(crate) fn render(register: &Register, ask: &RenderQuestion) -> Result<String, Problems> {
    let reader = Reader {
        register,
        language: ask.language,
        why: ask.why,
        all: ask.all,
    };
    let page = match &ask.question {
        Printable::Agenda(ask) => agenda::agenda(&reader, &register.agenda(ask.on, ask.until)?),
    };
    Ok(text::text(&page))
}
