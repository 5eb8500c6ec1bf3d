//! What does not fit a type, in words: what stands there, and what would be right.

use alloc::{
    boxed::Box,
    string::{String, ToString},
};
use core::fmt::Display;

use serde::de::{self, Expected, Unexpected};

use crate::{
    model::Bilingual,
    problem::{Code, Problem},
    words,
};

/// Something that does not fit, and where once that is known; boxed because every reading of every
/// type hands one on.
#[derive(Debug, thiserror::Error)]
#[error("{:?}", .0.0)]
pub(super) struct Error(Box<(Misfit, Option<String>)>);

impl Error {
    /// Notes the place, unless a deeper one is known.
    pub(super) fn at(mut self, path: impl FnOnce() -> String) -> Self {
        self.0.1.get_or_insert_with(path);
        self
    }

    /// Names the key that is missing, where it is known by its place among those of its type.
    pub(super) fn name_missing(mut self, keys: &[&'static str]) -> Self {
        if let Misfit::MissingAt(place) = self.0.0
            && let Some(key) = keys.get(place)
        {
            self.0.0 = Misfit::Missing(key);
        }
        self
    }

    /// The problem, in both languages.
    pub(super) fn problem(self) -> Problem {
        let (what, path) = *self.0;
        what.at(path.unwrap_or_default())
    }
}

/// What does not fit.
#[derive(Debug)]
pub(super) enum Misfit {
    Missing(&'static str),
    /// The key of that place among those of its type.
    MissingAt(usize),
    UnknownKey(String, &'static [&'static str]),
    UnknownChoice(String, &'static [&'static str]),
    Type {
        found: &'static str,
        wanted: String,
    },
    Value {
        found: String,
        wanted: String,
    },
}

impl Misfit {
    fn at(self, path: String) -> Problem {
        let (code, message, help) = match self {
            Self::MissingAt(_) => return missing(path, ""),
            Self::Missing(key) => return missing(path, key),
            Self::UnknownKey(key, known) => (
                Code::UnknownField,
                words::say(
                    "Khóa “{}” không có nghĩa ở đây.",
                    "The key “{}” has no meaning here.",
                    &[&key],
                ),
                choices(
                    "Các khóa được dùng: {}.",
                    "The keys used here are: {}.",
                    known,
                ),
            ),
            Self::UnknownChoice(found, known) => (
                Code::UnknownChoice,
                words::say(
                    "“{}” không phải một lựa chọn ở đây.",
                    "“{}” is no choice here.",
                    &[&found],
                ),
                choices("Chọn một trong: {}.", "Choose one of: {}.", known),
            ),
            Self::Type { found, wanted } => {
                let wanted = wanted_words(&wanted);
                (
                    Code::WrongType,
                    words::say("Ở đây có {}.", "Here stands {}.", &[&type_words(found)]),
                    words::say("Cần {}.", "Give {}.", &[&wanted]),
                )
            }
            Self::Value { found, wanted } => {
                let code = if wanted == "a period that ends after its start" {
                    Code::EndsBeforeStart
                } else {
                    Code::BadValue
                };
                let wanted = wanted_words(&wanted);
                (
                    code,
                    words::say(
                        "{} không dùng được ở đây.",
                        "{} cannot stand here.",
                        &[&found],
                    ),
                    words::say("Cần {}.", "Give {}.", &[&wanted]),
                )
            }
        };
        Problem {
            code,
            path,
            message,
            help,
        }
    }
}

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

fn choices(vi: &str, en: &str, known: &[&str]) -> Bilingual {
    words::say(vi, en, &[&known.join(", ")])
}

fn type_words(found: &'static str) -> Bilingual {
    let vi = match found {
        "null" => "giá trị null",
        "a boolean" => "giá trị đúng/sai",
        "a whole number" => "số nguyên",
        "a number with a fraction" => "số không nguyên",
        "a text" => "chuỗi ký tự",
        "a list" => "danh sách",
        _ => "đối tượng",
    };
    Bilingual::new(vi, found)
}

/// What types say they expect, by how that begins, and what would be right in both languages.
const WANTED: &[(&str, &str, &str)] = &[
    (
        "an id",
        "một mã gồm chữ thường không dấu và số, nối bằng gạch nối, như plan-107-2023",
        "an id of lower-case words and numbers joined by hyphens, like plan-107-2023",
    ),
    (
        "a day of every year",
        "một ngày của mọi năm, viết như 10-30",
        "a day of every year, written like 10-30",
    ),
    (
        "a day",
        "một ngày có thật, viết như 2025-09-15",
        "a day that exists, written like 2025-09-15",
    ),
    (
        "a moment in UTC",
        "một thời điểm theo giờ UTC, viết như 20250915T000000Z",
        "a moment in UTC, written like 20250915T000000Z",
    ),
    (
        "a date",
        "một ngày, tháng hoặc năm có thật, viết như 2022-04-29, 2022-04 hoặc 2022",
        "a date that exists, written like 2022-04-29, 2022-04 or 2022",
    ),
    (
        "a period that ends after its start",
        "một khoảng thời gian kết thúc không trước lúc bắt đầu",
        "a period that does not end before it starts",
    ),
    (
        "a period",
        "một khoảng thời gian, viết như 2023/2028, 2014/.. hoặc 2025",
        "a period, written like 2023/2028, 2014/.. or 2025",
    ),
    (
        "the day of a deadline",
        "một ngày của mọi năm như 10-30, một ngày trọn vẹn như 2025-10-30, hoặc một ngày của tháng cuối kỳ như 25",
        "a day of every year like 10-30, a full day like 2025-10-30, or a day of the period's last month like 25",
    ),
    (
        "a country",
        "mã quốc gia ISO 3166-1 gồm hai chữ hoa, như LA, JP, CU",
        "an ISO 3166-1 country code of two capital letters, like LA, JP, CU",
    ),
    ("a text", "một chuỗi ký tự", "a text"),
    ("a boolean", "true hoặc false", "true or false"),
    ("a list", "một danh sách", "a list"),
    (
        "u16",
        "một số nguyên từ 0 đến 65535",
        "a whole number from 0 to 65535",
    ),
    (
        "u32",
        "một số nguyên từ 0 đến 4294967295",
        "a whole number from 0 to 4294967295",
    ),
    ("an object", "một đối tượng", "an object"),
    (
        "newtype variant",
        "một đối tượng có đúng một khóa, như {\"targets\": {\"on\": \"2025-09-15\"}}",
        "an object of exactly one key, like {\"targets\": {\"on\": \"2025-09-15\"}}",
    ),
    (
        "enum Question",
        "một đối tượng có đúng một khóa, như {\"targets\": {\"on\": \"2025-09-15\"}}",
        "an object of exactly one key, like {\"targets\": {\"on\": \"2025-09-15\"}}",
    ),
    (
        "enum ",
        "một lựa chọn: tên của nó, hoặc đối tượng có đúng một khóa",
        "a choice: its name, or an object of exactly one key",
    ),
];

/// What would be right, in both languages.
fn wanted_words(wanted: &str) -> Bilingual {
    for (begins, vi, en) in WANTED {
        if wanted.starts_with(begins) {
            return Bilingual::new(*vi, *en);
        }
    }
    let Some(bounds) = wanted.strip_prefix("a whole number from ") else {
        return Bilingual::new(wanted, wanted);
    };
    let mut words = bounds.split(' ');
    let (least, most) = (words.next(), words.next_back());
    words::say(
        "một số nguyên từ {} đến {}",
        "a whole number from {} to {}",
        &[&least.unwrap_or_default(), &most.unwrap_or_default()],
    )
}

impl From<Misfit> for Error {
    #[inline(never)]
    fn from(what: Misfit) -> Self {
        Self(Box::new((what, None)))
    }
}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Misfit::Value {
            found: message.to_string(),
            wanted: String::new(),
        }
        .into()
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Misfit::Type {
            found: match found {
                Unexpected::Unit | Unexpected::Option => "null",
                Unexpected::Bool(_) => "a boolean",
                Unexpected::Signed(_) | Unexpected::Unsigned(_) => "a whole number",
                Unexpected::Float(_) => "a number with a fraction",
                Unexpected::Str(_) | Unexpected::UnitVariant => "a text",
                Unexpected::Seq => "a list",
                _ => "an object",
            },
            wanted: wanted.to_string(),
        }
        .into()
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Misfit::Value {
            found: match found {
                Unexpected::Str(text) => alloc::format!("“{text}”"),
                Unexpected::Signed(number) => number.to_string(),
                Unexpected::Unsigned(number) => number.to_string(),
                _ => String::new(),
            },
            wanted: wanted.to_string(),
        }
        .into()
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Misfit::UnknownChoice(String::from(variant), expected).into()
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Misfit::UnknownKey(String::from(field), expected).into()
    }

    fn invalid_length(place: usize, _: &dyn Expected) -> Self {
        Misfit::MissingAt(place).into()
    }
}
