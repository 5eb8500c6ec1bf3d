//! The register: reading it, changing it, asking it, writing it back.

use core::ffi::{c_char, c_int};

use crate::boundary::{Handle, Out, Outcome, Place, borrowed, freed, guarded, guarded_or, text_in};
use crate::language::{LanguageArgument, language_in};
use crate::problems::hoptac_problems;
use crate::result::hoptac_result;
use crate::text::hoptac_text;

/// A register of a province's international cooperation. Free it with `hoptac_register_free`.
#[derive(Debug)]
pub struct hoptac_register {
    _opaque: [u8; 0],
}

impl Handle for hoptac_register {
    type Content = hoptac::Register;
    const MARK: u32 = u32::from_be_bytes(*b"hopR");
}

/// Reads a register from JSON.
///
/// - `text`, `length`: the JSON text and its length in bytes.
/// - `register_out`: where the register is put.
/// - `problems_out`: where every problem of the text is put when it is refused; may be NULL.
///
/// Returns `HOPTAC_REGISTER_REFUSED` when the text is no register.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_register_from_json(
    text: *const c_char,
    length: usize,
    register_out: *mut *mut hoptac_register,
    problems_out: *mut *mut hoptac_problems,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `register_out` is NULL or can be written to, as the header asks.
        let register_out = unsafe { Out::cleared(register_out) };
        // SAFETY: `problems_out` is NULL or can be written to, as the header asks.
        let problems_out = unsafe { Out::cleared(problems_out) };
        let (register_out, problems_out) = (register_out.required()?, problems_out.optional()?);
        // SAFETY: `text` is NULL or has `length` bytes to read, as the header asks.
        let text = unsafe { text_in(text, length) }?;
        let register = hoptac::Register::from_json(text);
        let refused = hoptac_result::HOPTAC_REGISTER_REFUSED;
        settle(register, register_out, problems_out, refused)
    })
}

/// Makes a change, and gets the next register; the register that is changed stays as it is.
///
/// - `reg`: the register.
/// - `change`, `length`: the change in JSON, such as `{"revision": 0, "recorded": "2025-09-16",
///   "by": "…", "what": {"amend": {"agreement": "…", "on": "2025-09-15", "cites": […]}}}`, and its
///   length in bytes.
/// - `register_out`: where the next register is put; both are the caller's to free.
/// - `problems_out`: where every problem of the change is put when it is refused; may be NULL.
///
/// Returns `HOPTAC_CHANGE_REFUSED` when the change cannot be made to this register.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_register_apply(
    reg: *const hoptac_register,
    change: *const c_char,
    length: usize,
    register_out: *mut *mut hoptac_register,
    problems_out: *mut *mut hoptac_problems,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `register_out` is NULL or can be written to, as the header asks.
        let register_out = unsafe { Out::cleared(register_out) };
        // SAFETY: `problems_out` is NULL or can be written to, as the header asks.
        let problems_out = unsafe { Out::cleared(problems_out) };
        let (register_out, problems_out) = (register_out.required()?, problems_out.optional()?);
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `change` is NULL or has `length` bytes to read, as the header asks.
        let change = unsafe { text_in(change, length) }?;
        let change = hoptac::model::Change::from_json(change);
        let next = change.and_then(|change| register.apply(&change));
        let refused = hoptac_result::HOPTAC_CHANGE_REFUSED;
        settle(next, register_out, problems_out, refused)
    })
}

/// Asks the register a question in JSON and gets the answer in JSON. Every question can be asked in
/// this way, and every answer has its steps and sources.
///
/// - `reg`: the register.
/// - `question`, `length`: the question, such as
///   `{"standing": {"agreement": "padang-mou-2016", "on": "2024-03-11"}}`, and its length in bytes.
/// - `text_out`: where the answer is put: `{"standing": …}`, or `{"errors": …}` when the question is
///   refused.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when the answer is `{"errors": …}`; then, too, it is put there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask(
    reg: *const hoptac_register,
    question: *const c_char,
    length: usize,
    text_out: *mut *mut hoptac_text,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `text_out` is NULL or can be written to, as the header asks.
        let text_out = unsafe { Out::cleared(text_out) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `question` is NULL or has `length` bytes to read, as the header asks.
        let question = unsafe { text_in(question, length) }?;
        let answer = register.ask(question);
        // The contract: an answer is compact JSON with one key, which is `errors` or the question's.
        let refused = answer.starts_with(r#"{"errors":"#);
        text_out.hand_over(answer.into());
        match refused {
            true => Err(hoptac_result::HOPTAC_QUESTION_REFUSED),
            false => Ok(()),
        }
    })
}

/// Asks the register a question and gets the answer as a page for a person to read. For Markdown,
/// CSV and iCalendar, ask `{"render": …}` with `hoptac_ask`.
///
/// - `reg`: the register.
/// - `question`, `length`: the question in JSON, as for `hoptac_ask`, and its length in bytes.
/// - `language`: of the page.
/// - `why`: 0 for the page alone, any other number for the steps too that led to each line.
/// - `text_out`: where the page is put: plain text, lines ending in a line feed.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when the question cannot be answered as it is asked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_render(
    reg: *const hoptac_register,
    question: *const c_char,
    length: usize,
    language: LanguageArgument,
    why: c_int,
    text_out: *mut *mut hoptac_text,
    problems_out: *mut *mut hoptac_problems,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `text_out` is NULL or can be written to, as the header asks.
        let text_out = unsafe { Out::cleared(text_out) };
        // SAFETY: `problems_out` is NULL or can be written to, as the header asks.
        let problems_out = unsafe { Out::cleared(problems_out) };
        let (text_out, problems_out) = (text_out.required()?, problems_out.optional()?);
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `question` is NULL or has `length` bytes to read, as the header asks.
        let question = unsafe { text_in(question, length) }?;
        let page = register.render(question, language_in(language)?, why != 0);
        let refused = hoptac_result::HOPTAC_QUESTION_REFUSED;
        settle(page, text_out, problems_out, refused)
    })
}

/// Writes the register as JSON, from which the same register can be read again. The same register
/// always gives the same bytes.
///
/// - `reg`: the register.
/// - `text_out`: where the text is put.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_register_to_json(
    reg: *const hoptac_register,
    text_out: *mut *mut hoptac_text,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `text_out` is NULL or can be written to, as the header asks.
        let text_out = unsafe { Out::cleared(text_out) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        text_out.hand_over(register.to_json().into());
        Ok(())
    })
}

/// Frees a register. What it handed out before stays valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_register_free(reg: *mut hoptac_register) {
    guarded_or((), || -> Outcome {
        // SAFETY: `reg` is NULL or a live handle that the caller gives up, as the header asks.
        unsafe { freed(reg) }
    });
}

/// Hands over what the core gave, or the problems for which it refused.
pub(crate) fn settle<H: Handle>(
    result: Result<impl Into<H::Content>, hoptac::Problems>,
    content_out: Place<*mut H>,
    problems_out: Option<Place<*mut hoptac_problems>>,
    refused: hoptac_result,
) -> Outcome {
    match result {
        Ok(content) => {
            content_out.hand_over(content.into());
            Ok(())
        }
        Err(problems) => {
            if let Some(problems_out) = problems_out {
                problems_out.hand_over(problems.into());
            }
            Err(refused)
        }
    }
}
