//! What is wrong with a refused text, one problem after the other or all of them as JSON.

use core::ffi::{CStr, c_char};
use std::ffi::CString;

use hoptac::model::Language;

use crate::boundary::{Handle, Out, Outcome, borrowed, freed, guarded, guarded_or};
use crate::language::{LanguageArgument, language_in};
use crate::result::hoptac_result;
use crate::text::hoptac_text;

/// All that is wrong with a text that was refused, owned by the caller: at least one problem, in
/// the order of the text. Free it with `hoptac_problems_free`.
///
/// The texts of a single problem are C strings that live until the problems are freed. Should such
/// a text quote a NUL character, the sign U+2400 stands for it; `hoptac_problems_to_json` has it as
/// it is.
#[derive(Debug)]
pub struct hoptac_problems {
    _opaque: [u8; 0],
}

impl Handle for hoptac_problems {
    type Content = Problems;
    const MARK: u32 = u32::from_be_bytes(*b"hopP");
}

/// The problems, and each of them in C's kind of text.
pub(crate) struct Problems {
    all: hoptac::Problems,
    each: Vec<Problem>,
}

struct Problem {
    code: CString,
    path: CString,
    message: Bilingual,
    help: Bilingual,
}

struct Bilingual {
    vi: CString,
    en: CString,
}

impl From<hoptac::Problems> for Problems {
    fn from(all: hoptac::Problems) -> Self {
        let each = all.iter().map(|problem| Problem {
            code: c_string(problem.code.as_str()),
            path: c_string(&problem.path),
            message: Bilingual::from(&problem.message),
            help: Bilingual::from(&problem.help),
        });
        let each = each.collect();
        Self { all, each }
    }
}

impl From<&hoptac::model::Bilingual> for Bilingual {
    fn from(text: &hoptac::model::Bilingual) -> Self {
        Self {
            vi: c_string(text.in_vietnamese()),
            en: c_string(text.in_english()),
        }
    }
}

impl Bilingual {
    fn in_language(&self, language: LanguageArgument) -> Outcome<&CStr> {
        Ok(match language_in(language)? {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        })
    }
}

fn c_string(text: &str) -> CString {
    // No NUL is left, so the default, an empty text, is never taken.
    CString::new(text.replace('\0', "\u{2400}")).unwrap_or_default()
}

/// Finds the problem at `index` and what `part` names of it.
///
/// # Safety
/// As for [`borrowed`].
unsafe fn part_of(
    problems: *const hoptac_problems,
    index: usize,
    part: impl Fn(&Problem) -> Outcome<&CStr>,
) -> *const c_char {
    guarded_or(core::ptr::null(), || {
        // SAFETY: the same promise.
        let problems = unsafe { borrowed(problems) }?;
        let Some(problem) = problems.each.get(index) else {
            return Ok(core::ptr::null());
        };
        Ok(part(problem)?.as_ptr())
    })
}

/// How many problems there are.
///
/// - `problems`: the problems, or NULL.
///
/// Returns the number; 0 when `problems` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_count(problems: *const hoptac_problems) -> usize {
    guarded_or(0, || {
        // SAFETY: `problems` is NULL or a live handle, as the header asks.
        let problems = unsafe { borrowed(problems) }?;
        Ok(problems.each.len())
    })
}

/// The code of a problem, such as `unknown_id`: stable for ever, for programs to tell problems
/// apart.
///
/// - `problems`: the problems.
/// - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
///
/// Returns a borrowed C string; NULL when there is no such problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_code(
    problems: *const hoptac_problems,
    index: usize,
) -> *const c_char {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe { part_of(problems, index, |problem| Ok(&problem.code)) }
}

/// Where a problem is: a JSON Pointer (RFC 6901) into the text, such as `/units/0/id`; empty for
/// the text as a whole.
///
/// - `problems`: the problems.
/// - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
///
/// Returns a borrowed C string; NULL when there is no such problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_path(
    problems: *const hoptac_problems,
    index: usize,
) -> *const c_char {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe { part_of(problems, index, |problem| Ok(&problem.path)) }
}

/// What is wrong, for people.
///
/// - `problems`: the problems.
/// - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
/// - `language`: of the sentence.
///
/// Returns a borrowed C string; NULL when there is no such problem or language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_message(
    problems: *const hoptac_problems,
    index: usize,
    language: LanguageArgument,
) -> *const c_char {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe {
        part_of(problems, index, |problem| {
            problem.message.in_language(language)
        })
    }
}

/// What would be right, for people.
///
/// - `problems`: the problems.
/// - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
/// - `language`: of the sentence.
///
/// Returns a borrowed C string; NULL when there is no such problem or language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_help(
    problems: *const hoptac_problems,
    index: usize,
    language: LanguageArgument,
) -> *const c_char {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe {
        part_of(problems, index, |problem| {
            problem.help.in_language(language)
        })
    }
}

/// All problems as JSON: `{"errors": [{"code": …, "path": …, "message": {"vi": …, "en": …},
/// "help": {"vi": …, "en": …}}, …]}`.
///
/// - `problems`: the problems.
/// - `text_out`: where the text is put. The caller owns it and frees it with `hoptac_text_free`.
///
/// Returns `HOPTAC_OK`, or a code of the blocks 100 and 900; then `*text_out` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_to_json(
    problems: *const hoptac_problems,
    text_out: *mut *mut hoptac_text,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `text_out` is NULL or can be written to, as the header asks.
        let text_out = unsafe { Out::cleared(text_out) }.required()?;
        // SAFETY: `problems` is NULL or a live handle, as the header asks.
        let problems = unsafe { borrowed(problems) }?;
        text_out.hand_over(problems.all.to_json().into());
        Ok(())
    })
}

/// Frees the problems, and with them every text that was borrowed from them.
///
/// - `problems`: the problems, which must not be used afterwards; NULL is nothing to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_free(problems: *mut hoptac_problems) {
    guarded_or((), || -> Outcome {
        // SAFETY: `problems` is NULL or a live handle that the caller gives up, as the header asks.
        unsafe { freed(problems) }
    });
}
