//! Writing of JSON text: on one line, or laid out over several.
//!
//! The bytes are those that serde_json writes. Each type holds only calls of a few small functions,
//! and the layout is given to the finished text: serde's derive and the writer of serde_json are
//! compiled afresh into every type, which makes the WebAssembly module much larger.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::{self, Display, Write as _};

pub(crate) use hoptac_derive::Write;

use super::names::{Names, plain};

/// A type that is written as JSON; derived for all but those that are written as a text or a number
/// of a form of their own.
pub(crate) trait Write {
    /// Writes it.
    fn write(&self, out: &mut Out);

    /// Whether it is left out of an object that need not hold it.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Writes on one line.
pub(crate) fn write(value: &dyn Write) -> String {
    let mut out = Out {
        text: String::new(),
    };
    value.write(&mut out);
    out.text
}

/// Writes over several lines, ended by a line feed, as registers are kept.
pub(crate) fn write_pretty(value: &dyn Write) -> String {
    let mut text = lay_out(&write(value));
    text.push('\n');
    text
}

/// Lays out JSON text over several lines, two spaces for each level.
pub(crate) fn lay_out(text: &str) -> String {
    let mut laid_out = String::with_capacity(text.len().saturating_mul(2));
    let mut level = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if in_text {
            laid_out.push(character);
            in_text = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                laid_out.push(character);
                if let Some(closing) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    laid_out.push(closing);
                } else {
                    level = level.saturating_add(1);
                    new_line(&mut laid_out, level);
                }
            }
            '}' | ']' => {
                level = level.saturating_sub(1);
                new_line(&mut laid_out, level);
                laid_out.push(character);
            }
            ',' => {
                laid_out.push(character);
                new_line(&mut laid_out, level);
            }
            ':' => laid_out.push_str(": "),
            _ => {
                laid_out.push(character);
                in_text = character == '"';
            }
        }
    }
    laid_out
}

fn new_line(text: &mut String, level: usize) {
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

/// The text that is written.
pub(crate) struct Out {
    text: String,
}

/// Whatever does not depend on the type is a function that is never inlined.
impl Out {
    /// Texts by their names, as an object.
    pub(crate) fn texts(&mut self, pairs: &[(String, String)]) {
        self.raw("{");
        for (name, text) in pairs {
            self.next();
            self.text(name);
            self.raw(":");
            self.text(text);
        }
        self.raw("}");
    }

    #[inline(never)]
    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A text.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                control @ '\0'..'\u{20}' => {
                    self.display(format_args!("\\u{:04x}", u32::from(control)));
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    #[inline(never)]
    fn display(&mut self, value: fmt::Arguments<'_>) {
        // Writing to a `String` never fails.
        let _ = self.text.write_fmt(value);
    }

    /// A type that is written as a text of a form of its own, in which nothing is to be escaped.
    pub(crate) fn form(&mut self, value: &dyn Display) {
        self.display(format_args!("\"{value}\""));
    }

    /// Opens an object.
    ///
    /// * `names`: those of its fields.
    #[inline(never)]
    pub(crate) fn object(&mut self, names: &'static str) -> Fields<'_> {
        self.raw("{");
        Fields {
            out: self,
            names: Names(names),
        }
    }

    /// A choice without a value, by its number among the names of all.
    #[inline(never)]
    pub(crate) fn choice(&mut self, names: &'static str, number: usize) {
        let name = Names(names).nth(number).unwrap_or_default();
        self.text(plain(name));
    }

    /// Opens the object whose one key is a choice.
    #[inline(never)]
    pub(crate) fn open_choice(&mut self, names: &'static str, number: usize) {
        self.raw("{");
        self.choice(names, number);
        self.raw(":");
    }

    /// Closes it.
    #[inline(never)]
    pub(crate) fn close_choice(&mut self) {
        self.raw("}");
    }

    /// Parts the next item or key of what is open from the one before, if there is one: no value ends
    /// as a list or an object opens.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.text.bytes().last(), Some(b'[' | b'{')) {
            self.raw(",");
        }
    }
}

/// The fields of an object that is written, in the order of its type.
pub(crate) struct Fields<'o> {
    out: &'o mut Out,
    names: Names,
}

impl Fields<'_> {
    /// Writes the next field, unless it is left out.
    #[inline(never)]
    pub(crate) fn next(&mut self, value: &dyn Write) {
        if self.key(value.is_absent()) {
            value.write(self.out);
        }
    }

    /// Whether the next field is written; its key then is.
    #[inline(never)]
    fn key(&mut self, is_absent: bool) -> bool {
        let marked = self.names.next().unwrap_or_default();
        if is_absent && marked.ends_with('?') {
            return false;
        }
        self.out.next();
        self.out.text(plain(marked));
        self.out.raw(":");
        true
    }

    /// Closes the object.
    #[inline(never)]
    pub(crate) fn end(self) {
        self.out.raw("}");
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, out: &mut Out) {
        (**self).write(out);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut Out) {
        out.raw("[");
        for item in self {
            out.next();
            item.write(out);
        }
        out.raw("]");
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut Out) {
        match self {
            Some(value) => value.write(out),
            None => out.raw("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, out: &mut Out) {
        (**self).write(out);
    }
}

impl Write for String {
    fn write(&self, out: &mut Out) {
        out.text(self);
    }
}

impl Write for bool {
    fn write(&self, out: &mut Out) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Write for $number {
            fn write(&self, out: &mut Out) {
                out.raw(&i64::from(*self).to_string());
            }
        }
    )*};
}

numbers! { u16 u32 i32 }

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Serialize;

    use super::*;

    const SEEDS: [&str; 2] = [
        include_str!("../../../seeds/dong-nai.json"),
        include_str!("../../../seeds/ba-ria-vung-tau.json"),
    ];

    fn same_as_serde_json(value: &(impl Write + Serialize + fmt::Debug)) {
        let text = write(value);
        assert_eq!(text, serde_json::to_string(value).unwrap(), "{value:?}");
        assert_eq!(lay_out(&text), serde_json::to_string_pretty(value).unwrap());
    }

    proptest! {
        #[test]
        fn every_text_is_written_as_serde_json_writes_it(
            texts in prop::collection::btree_map("\\PC*", "[\\x00-\\x7f\u{300}\u{2028}😀]*", 0..4),
        ) {
            same_as_serde_json(&crate::answers::Inputs::from(texts));
        }
    }

    #[test]
    fn both_seeds_are_written_as_serde_json_writes_them() {
        for text in SEEDS {
            let register = crate::Register::from_json(text).unwrap();
            same_as_serde_json(register.records());
            assert_eq!(register.to_json(), text);
        }
    }
}
