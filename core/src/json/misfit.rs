//! What does not fit a type, in words: what stands there, and what would be right.

use super::Tree;
use crate::{
    problem::{Code, Fault},
    words::{Words, words},
};

/// Of a key that must be there, twice.
pub(super) static MISSING: Fault<1, 1> = Fault {
    code: Code::MissingField,
    message: words!("Thiếu khóa “{}”.", "The key “{}” is missing."),
    help: words!("Thêm “{}” vào đối tượng này.", "Add “{}” to this object."),
};

/// Of a key that the type of the object does not have, and those it has.
pub(super) static UNKNOWN_KEY: Fault<1, 1> = Fault {
    code: Code::UnknownField,
    message: words!(
        "Khóa “{}” không có nghĩa ở đây.",
        "The key “{}” has no meaning here.",
    ),
    help: words!("Các khóa được dùng: {}.", "The keys used here are: {}."),
};

/// Of a key that stands twice.
pub(super) static DUPLICATE_KEY: Fault<1> = Fault {
    code: Code::DuplicateKey,
    message: words!(
        "Khóa “{}” xuất hiện hai lần trong cùng một đối tượng.",
        "The key “{}” stands twice in one object.",
    ),
    help: words!(
        "Giữ lại đúng một khóa; giá trị nào đúng thì sổ không thể tự chọn.",
        "Keep one of them; which value is right cannot be guessed.",
    ),
};

/// Of a name that is no choice, and those that are.
pub(super) static UNKNOWN_CHOICE: Fault<1, 1> = Fault {
    code: Code::UnknownChoice,
    message: words!(
        "“{}” không phải một lựa chọn ở đây.",
        "“{}” is no choice here.",
    ),
    help: words!("Chọn một trong: {}.", "Choose one of: {}."),
};

/// Of the form that stands there, and what would be right.
pub(super) static WRONG_TYPE: Fault<1, 1> = Fault {
    code: Code::WrongType,
    message: words!("Ở đây có {}.", "Here stands {}."),
    help: words!("Cần {}.", "Give {}."),
};

/// Of what is of the right form but not usable, and what would be right.
pub(super) static BAD_VALUE: Fault<1, 1> = Fault {
    code: Code::BadValue,
    message: words!("{} không dùng được ở đây.", "{} cannot stand here."),
    help: WRONG_TYPE.help,
};

/// What stands there, by its form.
pub(super) fn form(found: &Tree) -> Words {
    match found {
        Tree::Null => words!("giá trị null", "null"),
        Tree::Bool(_) => words!("giá trị đúng/sai", "a boolean"),
        Tree::Integer(_) => words!("số nguyên", "a whole number"),
        Tree::OtherNumber => words!(
            "một số không phải số nguyên 64 bit",
            "a number that is no whole number of 64 bits",
        ),
        Tree::Text(_) => words!("chuỗi ký tự", "a text"),
        Tree::List(_) => words!("danh sách", "a list"),
        Tree::Object(_) => words!("đối tượng", "an object"),
    }
}

/// Of a text that is no JSON: what it is, and the line and column up to which it can be read.
pub(super) static NOT_JSON: Fault<3> = Fault {
    code: Code::NotJson,
    message: words!("{}, ở dòng {}, cột {}.", "{}, at line {}, column {}."),
    help: words!(
        "Cần một văn bản JSON trọn vẹn, mã hóa UTF-8, không lồng quá 127 cấp.",
        "Give one complete JSON text in UTF-8, nested no more than 127 levels deep.",
    ),
};
