//! A sentence for each result code, in both languages.

use core::ffi::{CStr, c_char};

use hoptac::model::Language;

use crate::boundary::guarded_or;
use crate::language::{LanguageArgument, language_in};
use crate::result::hoptac_result::{self, *};

/// Every code with its sentence in Vietnamese and in English.
const SENTENCES: &[(hoptac_result, &CStr, &CStr)] = &[
    (HOPTAC_OK, c"đã xong", c"done"),
    (
        HOPTAC_NULL_ARGUMENT,
        c"một con trỏ là NULL trong khi không được phép",
        c"a pointer is NULL that must not be",
    ),
    (
        HOPTAC_MISALIGNED_ARGUMENT,
        c"một con trỏ không được căn chỉnh đúng địa chỉ",
        c"a pointer is misaligned",
    ),
    (
        HOPTAC_WRONG_HANDLE,
        c"đối tượng được truyền vào thuộc loại khác, đã được giải phóng hoặc không do thư viện này tạo ra",
        c"a handle is of another kind, was freed already, or was not made by this library",
    ),
    (
        HOPTAC_NOT_UTF8,
        c"văn bản không được mã hóa bằng UTF-8",
        c"a text is not UTF-8",
    ),
    (
        HOPTAC_LENGTH_IMPOSSIBLE,
        c"độ dài lớn hơn mức một văn bản có thể có",
        c"a length is greater than any text can be",
    ),
    (
        HOPTAC_UNKNOWN_LANGUAGE,
        c"ngôn ngữ không có trong hoptac_language",
        c"the language is none of hoptac_language",
    ),
    (
        HOPTAC_NO_SUCH_DAY,
        c"ngày được truyền vào không có trong lịch",
        c"a date is no day of the calendar",
    ),
    (
        HOPTAC_WRONG_SIZE,
        c"kích thước của cấu trúc không đúng, hoặc cấu trúc yêu cầu điều mà thư viện này chưa biết",
        c"a struct does not have the size it must have, or asks for what this library does not know",
    ),
    (
        HOPTAC_OUT_OF_RANGE,
        c"không có gì ở vị trí được hỏi",
        c"there is nothing at an index",
    ),
    (
        HOPTAC_REGISTER_REFUSED,
        c"văn bản không phải là sổ hợp tác hợp lệ; hãy đọc danh sách lỗi",
        c"the text is not a valid register; read the problems",
    ),
    (
        HOPTAC_QUESTION_REFUSED,
        c"câu hỏi không trả lời được như đã nêu; hãy đọc các lỗi",
        c"the question cannot be answered as it is asked; read the errors",
    ),
    (
        HOPTAC_CHANGE_REFUSED,
        c"không ghi được thay đổi này vào sổ; hãy đọc các lỗi",
        c"the change cannot be made to this register; read the problems",
    ),
    (
        HOPTAC_UNKNOWN_ID,
        c"sổ không có bản ghi nào thuộc loại được hỏi mang mã này",
        c"the register has no record of that kind with this id",
    ),
    (
        HOPTAC_PANIC,
        c"lỗi bên trong thư viện; chương trình có thể chạy tiếp, xin báo lỗi này",
        c"the library failed inside; the program can go on, please report this",
    ),
];

const UNKNOWN: (&CStr, &CStr) = (
    c"mã kết quả không có trong phiên bản này",
    c"no result code of this version",
);

/// Says in one sentence what a result code means.
///
/// - `code`: any number.
/// - `language`: of the sentence. Any number that is no `hoptac_language` gives Vietnamese.
///
/// Returns a NUL-terminated sentence, never NULL, also for a code that does not exist. It lives as
/// long as the library; do not free it.
#[unsafe(no_mangle)]
pub extern "C" fn hoptac_result_text(code: i32, language: LanguageArgument) -> *const c_char {
    guarded_or(UNKNOWN.0.as_ptr(), || {
        let known = SENTENCES.iter().find(|(known, ..)| *known as i32 == code);
        let (vietnamese, english) = known.map_or(UNKNOWN, |(_, vi, en)| (*vi, *en));
        Ok(match language_in(language) {
            Ok(Language::En) => english.as_ptr(),
            _ => vietnamese.as_ptr(),
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn sentence(code: i32, language: i32) -> &'static str {
        let sentence = unsafe { CStr::from_ptr(hoptac_result_text(code, language)) };
        sentence.to_str().unwrap()
    }

    #[test]
    fn every_code_has_a_number_and_sentences_of_its_own() {
        let numbers: BTreeSet<i32> = SENTENCES.iter().map(|(code, ..)| *code as i32).collect();
        assert_eq!(numbers.len(), SENTENCES.len());
        for language in [1, 2] {
            let known = numbers.iter().map(|code| sentence(*code, language));
            let known: BTreeSet<&str> = known.collect();
            assert_eq!(known.len(), SENTENCES.len());
            assert!(!known.contains(sentence(-1, language)));
        }
    }

    #[test]
    fn no_code_is_without_sentences() {
        let variants = include_str!("result.rs").lines().filter(|line| {
            let (name, number) = line.split_once(" = ").unwrap_or_default();
            name.starts_with("    HOPTAC_") && number.ends_with(',')
        });
        assert_eq!(variants.count(), SENTENCES.len());
    }

    #[test]
    fn the_sentence_is_in_the_language_asked_for_or_in_vietnamese() {
        assert_eq!(sentence(103, 2), "a text is not UTF-8");
        assert_eq!(sentence(103, 1), "văn bản không được mã hóa bằng UTF-8");
        assert_eq!(sentence(103, 77), sentence(103, 1));
        assert_eq!(sentence(i32::MAX, 2), "no result code of this version");
    }
}
