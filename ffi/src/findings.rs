//! What is odd about a register, one finding after the other.

use core::ffi::c_char;

use hoptac::Register;
use hoptac::answers::{Finding, Severity};

use crate::boundary::{Handle, Out, borrowed, guarded};
use crate::list::{self, Arena, List, ListHandle};
use crate::register::hoptac_register;
use crate::result::hoptac_result;
use crate::values::{hoptac_bilingual, hoptac_citation};

/// How much a finding matters.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_severity {
    /// Something contradicts something else.
    HOPTAC_SEVERITY_CONTRADICTION = 1,
    /// Something is irregular.
    HOPTAC_SEVERITY_IRREGULAR = 2,
    /// Something is not known.
    HOPTAC_SEVERITY_GAP = 3,
}

/// One thing about a register that is odd.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_finding {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// Its kind, such as `document_without_number`: stable for ever. `CODES.md` lists them all.
    pub code: *const c_char,
    /// How much it matters.
    pub severity: hoptac_severity,
    /// Where: a JSON Pointer (RFC 6901) into the register.
    pub path: *const c_char,
    /// What is odd.
    pub message: hoptac_bilingual,
    /// What would mend it.
    pub help: hoptac_bilingual,
    /// Where it is written.
    pub cites: *const hoptac_citation,
    /// How many places that are.
    pub cites_count: usize,
}

/// Findings, in the order of the register. Free it with `hoptac_findings_free`.
#[derive(Debug)]
pub struct hoptac_findings {
    _opaque: [u8; 0],
}

impl Handle for hoptac_findings {
    type Content = List<hoptac_finding>;
    const MARK: u32 = u32::from_be_bytes(*b"hopF");
}

impl ListHandle for hoptac_findings {
    type Item = hoptac_finding;
}

/// Lists what is contradictory, irregular or missing in the register, which is a register all the
/// same.
///
/// - `reg`: the register.
/// - `findings_out`: where the list is put.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_findings(
    reg: *const hoptac_register,
    findings_out: *mut *mut hoptac_findings,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `findings_out` is NULL or can be written to, as the header asks.
        let findings_out = unsafe { Out::cleared(findings_out) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        findings_out.hand_over(List::of(&register.check().findings, |arena, one| {
            finding(arena, register, one)
        }));
        Ok(())
    })
}

/// How many findings there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_findings_count(findings: *const hoptac_findings) -> usize {
    // SAFETY: `findings` is NULL or a live handle, as the header asks.
    unsafe { list::count(findings) }
}

/// The finding at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_findings_at(
    findings: *const hoptac_findings,
    index: usize,
) -> *const hoptac_finding {
    // SAFETY: `findings` is NULL or a live handle, as the header asks.
    unsafe { list::at(findings, index) }
}

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_findings_free(findings: *mut hoptac_findings) {
    // SAFETY: `findings` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(findings) }
}

fn finding(arena: &Arena, register: &Register, finding: &Finding) -> hoptac_finding {
    let (cites, cites_count) = arena.citations(register, &finding.cites);
    hoptac_finding {
        size: size_of::<hoptac_finding>(),
        code: arena.text(finding.code.as_str()),
        severity: match finding.severity {
            Severity::Contradiction => hoptac_severity::HOPTAC_SEVERITY_CONTRADICTION,
            Severity::Irregular => hoptac_severity::HOPTAC_SEVERITY_IRREGULAR,
            Severity::Gap => hoptac_severity::HOPTAC_SEVERITY_GAP,
        },
        path: arena.text(&finding.path),
        message: arena.bilingual(&finding.message),
        help: arena.bilingual(&finding.help),
        cites,
        cites_count,
    }
}
