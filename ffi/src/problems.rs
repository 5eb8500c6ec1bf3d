//! What is wrong with a refused text, one problem after the other or all of them as JSON.

use core::ffi::c_char;

use crate::boundary::{Handle, Out, borrowed, guarded};
use crate::list::{self, Arena, List, ListHandle};
use crate::result::hoptac_result;
use crate::text::hoptac_text;
use crate::values::hoptac_bilingual;

/// One thing that is wrong with a text.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_problem {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// Its kind, such as `unknown_id`: stable for ever. `CODES.md` lists them all.
    pub code: *const c_char,
    /// Where: a JSON Pointer (RFC 6901) into the text, such as `/units/0/id`; empty for the whole.
    pub path: *const c_char,
    /// What is wrong.
    pub message: hoptac_bilingual,
    /// What would be right.
    pub help: hoptac_bilingual,
}

/// All that is wrong with a text that was refused: at least one problem, in the order of the text.
/// Free it with `hoptac_problems_free`.
#[derive(Debug)]
pub struct hoptac_problems {
    _opaque: [u8; 0],
}

impl Handle for hoptac_problems {
    type Content = Problems;
    const MARK: u32 = u32::from_be_bytes(*b"hopP");
}

impl ListHandle for hoptac_problems {
    type Item = hoptac_problem;
}

/// The problems, and each of them as C sees it.
pub(crate) struct Problems {
    all: hoptac::Problems,
    list: List<hoptac_problem>,
}

impl From<hoptac::Problems> for Problems {
    fn from(all: hoptac::Problems) -> Self {
        let list = List::of(all.iter(), problem);
        Self { all, list }
    }
}

impl AsRef<List<hoptac_problem>> for Problems {
    fn as_ref(&self) -> &List<hoptac_problem> {
        &self.list
    }
}

/// How many problems there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_count(problems: *const hoptac_problems) -> usize {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe { list::count(problems) }
}

/// The problem at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_at(
    problems: *const hoptac_problems,
    index: usize,
) -> *const hoptac_problem {
    // SAFETY: `problems` is NULL or a live handle, as the header asks.
    unsafe { list::at(problems, index) }
}

/// All problems as JSON: `{"errors": [{"code": …, "path": …, "message": {"vi": …, "en": …},
/// "help": {"vi": …, "en": …}}, …]}`.
///
/// - `problems`: the problems.
/// - `text_out`: where the text is put.
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

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_problems_free(problems: *mut hoptac_problems) {
    // SAFETY: `problems` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(problems) }
}

fn problem(arena: &Arena, problem: &hoptac::Problem) -> hoptac_problem {
    hoptac_problem {
        size: size_of::<hoptac_problem>(),
        code: arena.text(problem.code.as_str()),
        path: arena.text(&problem.path),
        message: arena.bilingual(&problem.message),
        help: arena.bilingual(&problem.help),
    }
}
