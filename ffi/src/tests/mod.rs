//! The exported functions, called from Rust in C's way: what Miri can watch.

mod speed;
mod structs;

use core::ffi::{CStr, c_char};
use core::ptr::{null, null_mut};

use crate::language::{LanguageArgument, hoptac_language};
use crate::problems::*;
use crate::register::*;
use crate::result::hoptac_result::{self, *};
use crate::text::*;

const REGISTER: &str = r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}}}"#;
const AGENDA: &str = r#"{"agenda": {"on": "2025-09-15", "until": "2026-03-15"}}"#;
const VI: LanguageArgument = hoptac_language::HOPTAC_VIETNAMESE as LanguageArgument;
const EN: LanguageArgument = hoptac_language::HOPTAC_ENGLISH as LanguageArgument;

fn read(text: &str) -> (hoptac_result, *mut hoptac_register, *mut hoptac_problems) {
    let (mut register, mut problems) = (null_mut(), null_mut());
    let (data, length) = (text.as_ptr().cast(), text.len());
    let code =
        unsafe { hoptac_register_from_json(data, length, &raw mut register, &raw mut problems) };
    (code, register, problems)
}

fn register() -> *mut hoptac_register {
    let (code, register, problems) = read(REGISTER);
    assert_eq!((code, problems), (HOPTAC_OK, null_mut()));
    register
}

/// What `call` hands out, copied and freed.
fn text(call: impl FnOnce(*mut *mut hoptac_text) -> hoptac_result) -> (hoptac_result, String) {
    let mut text = null_mut();
    let code = call(&raw mut text);
    let (data, length) = unsafe { (hoptac_text_data(text), hoptac_text_length(text)) };
    let copy = borrowed(data);
    assert_eq!(copy.len(), length);
    unsafe { hoptac_text_free(text) };
    (code, copy)
}

fn ask(register: *const hoptac_register, question: &str) -> (hoptac_result, String) {
    let (data, length) = (question.as_ptr().cast(), question.len());
    text(|out| unsafe { hoptac_ask(register, data, length, out) })
}

fn borrowed(text: *const c_char) -> String {
    assert!(!text.is_null());
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

#[test]
fn a_register_is_read_asked_and_written_back() {
    let register = register();
    let (code, answer) = ask(register, AGENDA);
    assert_eq!(code, HOPTAC_OK);
    assert!(answer.starts_with(r#"{"agenda":{"#));
    let (code, written) = text(|out| unsafe { hoptac_register_to_json(register, out) });
    assert_eq!(code, HOPTAC_OK);
    unsafe { hoptac_register_free(register) };

    let (code, again, _) = read(&written);
    assert_eq!(code, HOPTAC_OK);
    let (_, rewritten) = text(|out| unsafe { hoptac_register_to_json(again, out) });
    assert_eq!(rewritten, written);
    unsafe { hoptac_register_free(again) };
}

#[test]
fn a_page_is_in_the_language_asked_for() {
    let register = register();
    let (data, length) = (AGENDA.as_ptr().cast(), AGENDA.len());
    let [vietnamese, english] = [VI, EN].map(|language| {
        text(|out| unsafe { hoptac_render(register, data, length, language, 0, out, null_mut()) })
    });
    assert_eq!((vietnamese.0, english.0), (HOPTAC_OK, HOPTAC_OK));
    assert!(vietnamese.1.contains("Đồng Nai"));
    assert_ne!(vietnamese.1, english.1);

    let mut page = core::ptr::dangling_mut();
    let code = unsafe { hoptac_render(register, data, length, 3, 0, &raw mut page, null_mut()) };
    assert_eq!((code, page), (HOPTAC_UNKNOWN_LANGUAGE, null_mut()));
    unsafe { hoptac_register_free(register) };
}

#[test]
fn a_refused_question_gives_its_errors_or_its_problems() {
    let register = register();
    let question = r#"{"agenda": {"on": "2025-02-30", "until": "2025-12-31"}}"#;
    let (code, answer) = ask(register, question);
    assert_eq!(code, HOPTAC_QUESTION_REFUSED);
    assert!(answer.starts_with(r#"{"errors":[{"code":"bad_value","path":"/agenda/on""#));

    let (mut page, mut problems) = (null_mut(), null_mut());
    let (data, length) = (question.as_ptr().cast(), question.len());
    let code = unsafe {
        hoptac_render(
            register,
            data,
            length,
            EN,
            0,
            &raw mut page,
            &raw mut problems,
        )
    };
    assert_eq!((code, page), (HOPTAC_QUESTION_REFUSED, null_mut()));
    let (_, json) = text(|out| unsafe { hoptac_problems_to_json(problems, out) });
    assert_eq!(json, answer);
    unsafe { hoptac_problems_free(problems) };
    unsafe { hoptac_register_free(register) };
}

#[test]
fn a_refused_text_gives_its_problems_one_by_one() {
    let (code, register, problems) = read(r#"{"hoptac": 1, "a\u0000b": 2, "units": 3}"#);
    assert_eq!((code, register), (HOPTAC_REGISTER_REFUSED, null_mut()));
    let count = unsafe { hoptac_problems_count(problems) };
    let each: Vec<&hoptac_problem> = (0..count)
        .map(|index| unsafe { &*hoptac_problems_at(problems, index) })
        .collect();
    let paths: Vec<String> = each.iter().map(|problem| borrowed(problem.path)).collect();
    assert!(paths.contains(&"/a␀b".to_owned()), "{paths:?}");
    assert!(paths.contains(&"/units".to_owned()), "{paths:?}");
    for problem in each {
        assert_eq!(problem.size, size_of::<hoptac_problem>());
        let (message, help) = (problem.message, problem.help);
        for text in [message.vi, message.en, help.vi, help.en] {
            assert!(!borrowed(text).is_empty());
        }
        assert_ne!(borrowed(message.vi), borrowed(message.en));
        let code = borrowed(problem.code);
        let is_code = |letter| letter == '_' || char::is_ascii_lowercase(&letter);
        assert!(code.chars().all(is_code), "{code}");
    }
    assert_eq!(unsafe { hoptac_problems_at(problems, count) }, null());
    let (_, json) = text(|out| unsafe { hoptac_problems_to_json(problems, out) });
    assert!(json.contains(r#""path":"/a\u0000b""#), "{json}");
    unsafe { hoptac_problems_free(problems) };
}

#[test]
fn problems_of_no_interest_are_not_handed_out() {
    let mut register = core::ptr::dangling_mut();
    let code = unsafe { hoptac_register_from_json(null(), 0, &raw mut register, null_mut()) };
    assert_eq!((code, register), (HOPTAC_REGISTER_REFUSED, null_mut()));
}

#[test]
fn many_threads_ask_one_register() {
    struct Shared(*mut hoptac_register);
    // SAFETY: the header promises that a register may be asked from many threads.
    unsafe impl Sync for Shared {}
    let shared = Shared(register());
    let expected = ask(shared.0, AGENDA);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            let shared = &shared;
            let expected = &expected;
            scope.spawn(move || assert_eq!(ask(shared.0, AGENDA), *expected));
        }
    });
    unsafe { hoptac_register_free(shared.0) };
}
