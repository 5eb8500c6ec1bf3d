//! The reports that fall due, one after the other.

use core::ffi::c_char;

use hoptac::Register;
use hoptac::answers::{Holder, Obliged, ReportOccurrence, ReportState};
use hoptac::contract::ReportsQuestion;
use hoptac::time::Window;

use crate::boundary::{Growing, Handle, Out, borrowed, guarded, options_cleared, options_in};
use crate::list::{self, Arena, List, ListHandle};
use crate::problems::hoptac_problems;
use crate::register::{hoptac_register, settle};
use crate::result::hoptac_result;
use crate::values::{
    day_in, hoptac_bilingual, hoptac_citation, hoptac_date, hoptac_named, hoptac_window,
};

/// The state of a report on a day.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_report_state {
    /// Received in time.
    HOPTAC_REPORT_SUBMITTED = 1,
    /// Received after its last day.
    HOPTAC_REPORT_SUBMITTED_LATE = 2,
    /// It need not be made.
    HOPTAC_REPORT_WAIVED = 3,
    /// The period it is about has not begun.
    HOPTAC_REPORT_NOT_DUE = 4,
    /// It may be sent; its last day has not certainly passed.
    HOPTAC_REPORT_DUE = 5,
    /// It waits for the parts of others.
    HOPTAC_REPORT_BLOCKED = 6,
    /// Its last day has passed, and the register records no report.
    HOPTAC_REPORT_OVERDUE = 7,
}

/// Which reports are asked for. Set it up with `hoptac_reports_options_init`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_reports_options {
    /// `sizeof (hoptac_reports_options)`.
    pub size: usize,
    /// The first day of the window in which they fall due.
    pub from: hoptac_date,
    /// The last day of the window, included.
    pub until: hoptac_date,
    /// The day on which their states are told.
    pub on: hoptac_date,
    /// 1 for the duties too that the law lays on every province.
    pub statutory: u32,
}

// SAFETY: the size stands first, and all fields are numbers of which each value is one.
unsafe impl Growing for hoptac_reports_options {
    const SMALLEST: usize = size_of::<Self>();
}

/// A unit that owes a report.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_obliged {
    /// The unit.
    pub unit: hoptac_named,
    /// The state of its report.
    pub state: hoptac_report_state,
    /// The id of the report that was received; empty where none was.
    pub submission: *const c_char,
}

/// One report that is due once: one duty, one period, one step of the way up.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_report {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// The same from look to look.
    pub id: *const c_char,
    /// The id of the duty.
    pub duty: *const c_char,
    /// What is reported.
    pub title: hoptac_bilingual,
    /// The period it is about, from its first to its last day.
    pub covers: hoptac_window,
    /// The days between which its figures lie; both ends 0 where that is not stated.
    pub data: hoptac_window,
    /// The step of the way up, from 1.
    pub level: u32,
    /// The state of the whole: the worst of its parts.
    pub state: hoptac_report_state,
    /// The last day in time.
    pub due: hoptac_window,
    /// To whom, as of the day it is due.
    pub to: hoptac_named,
    /// The units that owe it.
    pub obliged: *const hoptac_obliged,
    /// How many they are.
    pub obliged_count: usize,
    /// 1 when others owe it too, whom the register does not name.
    pub open: u32,
    /// The units whose parts are missing, when it waits for them.
    pub blocked_by: *const hoptac_named,
    /// How many they are.
    pub blocked_by_count: usize,
    /// Where it is written.
    pub cites: *const hoptac_citation,
    /// How many places that are.
    pub cites_count: usize,
}

/// Reports, by the last day in time. Free it with `hoptac_reports_free`.
#[derive(Debug)]
pub struct hoptac_reports {
    _opaque: [u8; 0],
}

impl Handle for hoptac_reports {
    type Content = List<hoptac_report>;
    const MARK: u32 = u32::from_be_bytes(*b"hopD");
}

impl ListHandle for hoptac_reports {
    type Item = hoptac_report;
}

/// Sets the options up: `size` as given, everything else 0.
///
/// - `options`: what is to be set up.
/// - `size`: `sizeof (hoptac_reports_options)`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_reports_options_init(
    options: *mut hoptac_reports_options,
    size: usize,
) -> hoptac_result {
    // SAFETY: `options` is NULL or has room for `size` bytes, as the header asks.
    guarded(|| unsafe { options_cleared(options, size) })
}

/// Lists the reports that fall or may fall due in a window of days.
///
/// - `reg`: the register.
/// - `options`: which reports; `from`, `until` and `on` must be set.
/// - `reports_out`: where the list is put.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when `until` lies before `from`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_reports(
    reg: *const hoptac_register,
    options: *const hoptac_reports_options,
    reports_out: *mut *mut hoptac_reports,
    problems_out: *mut *mut hoptac_problems,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `reports_out` is NULL or can be written to, as the header asks.
        let reports_out = unsafe { Out::cleared(reports_out) };
        // SAFETY: `problems_out` is NULL or can be written to, as the header asks.
        let problems_out = unsafe { Out::cleared(problems_out) };
        let (reports_out, problems_out) = (reports_out.required()?, problems_out.optional()?);
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `options` is NULL or has as many bytes as its size says, as the header asks.
        let options = unsafe { options_in(options) }?;
        let reports = register.reports_asked(&ReportsQuestion {
            from: day_in(options.from)?,
            until: day_in(options.until)?,
            on: day_in(options.on)?,
            statutory: options.statutory != 0,
        });
        let reports = reports.map(|reports| {
            List::of(&reports.occurrences, |arena, one| {
                report(arena, register, one)
            })
        });
        let refused = hoptac_result::HOPTAC_QUESTION_REFUSED;
        settle(reports, reports_out, problems_out, refused)
    })
}

/// How many reports there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_reports_count(reports: *const hoptac_reports) -> usize {
    // SAFETY: `reports` is NULL or a live handle, as the header asks.
    unsafe { list::count(reports) }
}

/// The report at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_reports_at(
    reports: *const hoptac_reports,
    index: usize,
) -> *const hoptac_report {
    // SAFETY: `reports` is NULL or a live handle, as the header asks.
    unsafe { list::at(reports, index) }
}

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_reports_free(reports: *mut hoptac_reports) {
    // SAFETY: `reports` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(reports) }
}

fn report(arena: &Arena, register: &Register, report: &ReportOccurrence) -> hoptac_report {
    let (obliged, obliged_count) = arena.array(&report.obliged, one_obliged);
    let (blocked_by, blocked_by_count) = arena.array(&report.blocked_by, |arena, unit| {
        arena.named(Some(&unit.id), &unit.name)
    });
    let (cites, cites_count) = arena.citations(register, &report.cites);
    let recipient = match &report.to {
        Holder::Unit(passed) => Some(passed.unit.id.as_str()),
        _ => None,
    };
    hoptac_report {
        size: size_of::<hoptac_report>(),
        id: arena.text(&report.id),
        duty: arena.text(report.duty.as_str()),
        title: arena.bilingual(&report.title),
        covers: report.covers.widest().into(),
        data: report.data.unwrap_or(Window::UNKNOWN).into(),
        level: report.level,
        state: report.state.into(),
        due: report.due.into(),
        to: arena.named(recipient, &report.to.words()),
        obliged,
        obliged_count,
        open: report.open.into(),
        blocked_by,
        blocked_by_count,
        cites,
        cites_count,
    }
}

fn one_obliged(arena: &Arena, obliged: &Obliged) -> hoptac_obliged {
    let submission = obliged.submission.as_ref();
    hoptac_obliged {
        unit: arena.named(Some(&obliged.unit.id), &obliged.unit.name),
        state: obliged.state.into(),
        submission: arena.optional_text(submission.map(|id| id.as_str())),
    }
}

impl From<ReportState> for hoptac_report_state {
    fn from(state: ReportState) -> Self {
        match state {
            ReportState::Submitted => Self::HOPTAC_REPORT_SUBMITTED,
            ReportState::SubmittedLate => Self::HOPTAC_REPORT_SUBMITTED_LATE,
            ReportState::Waived => Self::HOPTAC_REPORT_WAIVED,
            ReportState::NotDue => Self::HOPTAC_REPORT_NOT_DUE,
            ReportState::Due => Self::HOPTAC_REPORT_DUE,
            ReportState::Blocked => Self::HOPTAC_REPORT_BLOCKED,
            ReportState::Overdue => Self::HOPTAC_REPORT_OVERDUE,
        }
    }
}
