//! The agenda, one item after the other.

use core::ffi::c_char;

use hoptac::Register;
use hoptac::answers::{AgendaItem, AgendaKind, Urgency};
use hoptac::contract::AgendaQuestion;

use crate::boundary::{Growing, Handle, Out, borrowed, guarded, options_cleared, options_in};
use crate::list::{self, Arena, List, ListHandle};
use crate::problems::hoptac_problems;
use crate::register::{hoptac_register, settle};
use crate::result::hoptac_result;
use crate::values::{
    day_in, hoptac_bilingual, hoptac_citation, hoptac_date, hoptac_named, hoptac_window,
};

/// Kinds of thing that want attention.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_agenda_kind {
    /// A report that is due or overdue.
    HOPTAC_AGENDA_REPORT = 1,
    /// An agreement that runs out, certainly or possibly.
    HOPTAC_AGENDA_EXPIRY = 2,
    /// The last day on which notice keeps an agreement from renewing itself.
    HOPTAC_AGENDA_NOTICE = 3,
    /// A planned action that is due, missed, or without a time.
    HOPTAC_AGENDA_ACTION = 4,
    /// A target that is, or may be, behind an even pace.
    HOPTAC_AGENDA_TARGET = 5,
    /// A responsibility of which it cannot be told who answers.
    HOPTAC_AGENDA_UNRESOLVED = 6,
    /// A fact that nobody recorded, and that would change what is known of an agreement.
    HOPTAC_AGENDA_MISSING_FACT = 7,
}

/// How urgent a thing is.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_urgency {
    /// Its last day has certainly passed.
    HOPTAC_URGENCY_OVERDUE = 1,
    /// Its last day lies within the next 30 days.
    HOPTAC_URGENCY_SOON = 2,
    /// Its last day lies further on, within the window asked.
    HOPTAC_URGENCY_LATER = 3,
    /// It has no day of its own.
    HOPTAC_URGENCY_UNDATED = 4,
}

/// Which agenda is asked for. Set it up with `hoptac_agenda_options_init`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_agenda_options {
    /// `sizeof (hoptac_agenda_options)`.
    pub size: usize,
    /// The day asked for.
    pub on: hoptac_date,
    /// The last day looked at, included.
    pub until: hoptac_date,
    /// The day of the last look: ends, notice days and targets that have come and gone since are
    /// still listed. 0 for none.
    pub from: hoptac_date,
    /// 1 for the reports too that the law asks of every province.
    pub statutory: u32,
}

// SAFETY: the size stands first, and all fields are numbers of which each value is one.
unsafe impl Growing for hoptac_agenda_options {
    const SMALLEST: usize = size_of::<Self>();
}

/// One thing that wants attention.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_agenda_item {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// The same from look to look, so that it can be marked as read.
    pub id: *const c_char,
    /// Its kind.
    pub kind: hoptac_agenda_kind,
    /// How urgent it is.
    pub urgency: hoptac_urgency,
    /// What it is.
    pub title: hoptac_bilingual,
    /// Its day, as far as that is known; after `latest` it is certainly too late.
    pub window: hoptac_window,
    /// The id of the record it is about.
    pub subject: *const c_char,
    /// Who answers for it on the day asked.
    pub answering: *const hoptac_named,
    /// How many they are.
    pub answering_count: usize,
    /// The ids of the partners it concerns.
    pub partners: *const *const c_char,
    /// How many they are.
    pub partners_count: usize,
    /// Where it is written.
    pub cites: *const hoptac_citation,
    /// How many places that are.
    pub cites_count: usize,
}

/// What wants attention, the most urgent first. Free it with `hoptac_agenda_free`.
#[derive(Debug)]
pub struct hoptac_agenda {
    _opaque: [u8; 0],
}

impl Handle for hoptac_agenda {
    type Content = List<hoptac_agenda_item>;
    const MARK: u32 = u32::from_be_bytes(*b"hopG");
}

impl ListHandle for hoptac_agenda {
    type Item = hoptac_agenda_item;
}

/// Sets the options up: `size` as given, everything else 0.
///
/// - `options`: what is to be set up.
/// - `size`: `sizeof (hoptac_agenda_options)`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agenda_options_init(
    options: *mut hoptac_agenda_options,
    size: usize,
) -> hoptac_result {
    // SAFETY: `options` is NULL or has room for `size` bytes, as the header asks.
    guarded(|| unsafe { options_cleared(options, size) })
}

/// Lists what wants attention on a day, and what is coming up to another. A report that is owed is
/// there however long ago its day was.
///
/// - `reg`: the register.
/// - `options`: which agenda; `on` and `until` must be set.
/// - `agenda_out`: where the list is put.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when `until` lies before `on`, or `on` before `from`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_agenda(
    reg: *const hoptac_register,
    options: *const hoptac_agenda_options,
    agenda_out: *mut *mut hoptac_agenda,
    problems_out: *mut *mut hoptac_problems,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `agenda_out` is NULL or can be written to, as the header asks.
        let agenda_out = unsafe { Out::cleared(agenda_out) };
        // SAFETY: `problems_out` is NULL or can be written to, as the header asks.
        let problems_out = unsafe { Out::cleared(problems_out) };
        let (agenda_out, problems_out) = (agenda_out.required()?, problems_out.optional()?);
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `options` is NULL or has as many bytes as its size says, as the header asks.
        let options = unsafe { options_in(options) }?;
        let from = Some(options.from).filter(|from| *from != hoptac_date::default());
        let agenda = register.agenda_asked(&AgendaQuestion {
            from: from.map(day_in).transpose()?,
            statutory: options.statutory != 0,
            ..AgendaQuestion::new(day_in(options.on)?, day_in(options.until)?)
        });
        let agenda =
            agenda.map(|agenda| List::of(&agenda.items, |arena, one| item(arena, register, one)));
        let refused = hoptac_result::HOPTAC_QUESTION_REFUSED;
        settle(agenda, agenda_out, problems_out, refused)
    })
}

/// How many items there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agenda_count(agenda: *const hoptac_agenda) -> usize {
    // SAFETY: `agenda` is NULL or a live handle, as the header asks.
    unsafe { list::count(agenda) }
}

/// The item at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agenda_at(
    agenda: *const hoptac_agenda,
    index: usize,
) -> *const hoptac_agenda_item {
    // SAFETY: `agenda` is NULL or a live handle, as the header asks.
    unsafe { list::at(agenda, index) }
}

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agenda_free(agenda: *mut hoptac_agenda) {
    // SAFETY: `agenda` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(agenda) }
}

fn item(arena: &Arena, register: &Register, item: &AgendaItem) -> hoptac_agenda_item {
    let (answering, answering_count) = arena.array(&item.answers, |arena, answering| {
        arena.named(answering.unit.as_deref(), &answering.name)
    });
    let (partners, partners_count) =
        arena.array(&item.partners, |arena, id| arena.text(id.as_str()));
    let (cites, cites_count) = arena.citations(register, &item.cites);
    hoptac_agenda_item {
        size: size_of::<hoptac_agenda_item>(),
        id: arena.text(&item.id),
        kind: item.kind.into(),
        urgency: item.urgency.into(),
        title: arena.bilingual(&item.title),
        window: item.window.into(),
        subject: arena.text(&item.subject),
        answering,
        answering_count,
        partners,
        partners_count,
        cites,
        cites_count,
    }
}

impl From<AgendaKind> for hoptac_agenda_kind {
    fn from(kind: AgendaKind) -> Self {
        match kind {
            AgendaKind::Report => Self::HOPTAC_AGENDA_REPORT,
            AgendaKind::Expiry => Self::HOPTAC_AGENDA_EXPIRY,
            AgendaKind::Notice => Self::HOPTAC_AGENDA_NOTICE,
            AgendaKind::Action => Self::HOPTAC_AGENDA_ACTION,
            AgendaKind::Target => Self::HOPTAC_AGENDA_TARGET,
            AgendaKind::Unresolved => Self::HOPTAC_AGENDA_UNRESOLVED,
            AgendaKind::MissingFact => Self::HOPTAC_AGENDA_MISSING_FACT,
        }
    }
}

impl From<Urgency> for hoptac_urgency {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Overdue => Self::HOPTAC_URGENCY_OVERDUE,
            Urgency::Soon => Self::HOPTAC_URGENCY_SOON,
            Urgency::Later => Self::HOPTAC_URGENCY_LATER,
            Urgency::Undated => Self::HOPTAC_URGENCY_UNDATED,
        }
    }
}
