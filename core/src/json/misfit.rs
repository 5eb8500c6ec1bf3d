//! What does not fit a type, in words: what stands there, and what would be right.

use alloc::string::String;

use super::Tree;
use crate::{
    model::Bilingual,
    problem::{Code, Problem},
    words,
};

/// A key that must be there.
pub(crate) fn missing(path: String, key: &str) -> Problem {
    Problem {
        code: Code::MissingField,
        path,
        message: words::say("Thiếu khóa “{}”.", "The key “{}” is missing.", &[&key]),
        help: words::say(
            "Thêm “{}” vào đối tượng này.",
            "Add “{}” to this object.",
            &[&key],
        ),
    }
}

/// A key that the type of the object does not have; `known` are those it has.
pub(super) fn unknown_key(path: String, key: &str, known: &str) -> Problem {
    Problem {
        code: Code::UnknownField,
        path,
        message: words::say(
            "Khóa “{}” không có nghĩa ở đây.",
            "The key “{}” has no meaning here.",
            &[&key],
        ),
        help: words::say(
            "Các khóa được dùng: {}.",
            "The keys used here are: {}.",
            &[&known],
        ),
    }
}

/// A name that is none of the `known` choices.
pub(super) fn unknown_choice(path: String, name: &str, known: &str) -> Problem {
    Problem {
        code: Code::UnknownChoice,
        path,
        message: words::say(
            "“{}” không phải một lựa chọn ở đây.",
            "“{}” is no choice here.",
            &[&name],
        ),
        help: words::say("Chọn một trong: {}.", "Choose one of: {}.", &[&known]),
    }
}

/// Something of another form stands where `wanted` would be right.
pub(super) fn wrong_type(path: String, found: &Tree, wanted: &Bilingual) -> Problem {
    Problem {
        code: Code::WrongType,
        path,
        message: words::say("Ở đây có {}.", "Here stands {}.", &[&form(found)]),
        help: give(wanted),
    }
}

/// What is of the right form, but not usable: `found` as it is quoted.
pub(super) fn bad_value(path: String, found: &str, wanted: &Bilingual) -> Problem {
    Problem {
        code: Code::BadValue,
        path,
        message: words::say(
            "{} không dùng được ở đây.",
            "{} cannot stand here.",
            &[&found],
        ),
        help: give(wanted),
    }
}

fn give(wanted: &Bilingual) -> Bilingual {
    words::say("Cần {}.", "Give {}.", &[wanted])
}

fn form(found: &Tree) -> Bilingual {
    let (vi, en) = match found {
        Tree::Null => ("giá trị null", "null"),
        Tree::Bool(_) => ("giá trị đúng/sai", "a boolean"),
        Tree::Integer(_) => ("số nguyên", "a whole number"),
        Tree::OtherNumber => (
            "một số không phải số nguyên 64 bit",
            "a number that is no whole number of 64 bits",
        ),
        Tree::Text(_) => ("chuỗi ký tự", "a text"),
        Tree::List(_) => ("danh sách", "a list"),
        Tree::Object(_) => ("đối tượng", "an object"),
    };
    Bilingual::new(vi, en)
}
