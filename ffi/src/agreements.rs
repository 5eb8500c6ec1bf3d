//! The agreements of a register, and where they stand on a day.

use core::ffi::c_char;

use hoptac::Register;
use hoptac::answers::{BareStanding, Phase, Phases, Turn};
use hoptac::model::Agreement;
use hoptac::time::Window;

use crate::boundary::{Growing, Handle, Out, array_out, borrowed, guarded, guarded_or, text_in};
use crate::list::{self, Arena, List, ListHandle};
use crate::register::hoptac_register;
use crate::result::hoptac_result;
use crate::values::{
    day_in, hoptac_bilingual, hoptac_citation, hoptac_date, hoptac_range, hoptac_window,
};

/// The phases of an agreement, as bits: where more than one is possible, all of them are set.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_phase {
    /// Chưa có hiệu lực: not yet in force.
    HOPTAC_PHASE_PENDING = 1,
    /// Còn hiệu lực.
    HOPTAC_PHASE_IN_FORCE = 2,
    /// Tạm đình chỉ.
    HOPTAC_PHASE_SUSPENDED = 4,
    /// Hết hạn: its term has run out.
    HOPTAC_PHASE_EXPIRED = 8,
    /// Chấm dứt: ended by the parties, or left by one.
    HOPTAC_PHASE_TERMINATED = 16,
    /// Được thay thế: a re-signed agreement has taken its place.
    HOPTAC_PHASE_SUPERSEDED = 32,
}

/// An agreement.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_agreement {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// Its id.
    pub id: *const c_char,
    /// Its title.
    pub title: hoptac_bilingual,
    /// The day of signing; both ends 0 where it is not recorded.
    pub signing: hoptac_window,
    /// Where it is written.
    pub cites: *const hoptac_citation,
    /// How many places that are.
    pub cites_count: usize,
}

/// Where an agreement stands on a day, and the first days of its phases. Of a window with 0 at both
/// ends, `turns` tells whether the day is not known or never comes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct hoptac_standing {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// The bits of `hoptac_phase` that are possible.
    pub phases: u32,
    /// 1 when only one is possible.
    pub certain: u32,
    /// The bits of `hoptac_phase` into which it turned or may turn.
    pub turns: u32,
    /// Its first day in force.
    pub in_force: hoptac_window,
    /// The first day of its last suspension.
    pub suspended: hoptac_window,
    /// The first day in force after its last suspension; both ends 0 where none is recorded.
    pub resumed: hoptac_window,
    /// The first day after its term.
    pub expired: hoptac_window,
    /// The first day after it was ended.
    pub terminated: hoptac_window,
    /// The first day of what took its place.
    pub superseded: hoptac_window,
    /// How many terms may be running, when it renews itself; with 0 the next three say nothing.
    pub running_terms: u32,
    /// How many times it has renewed itself: 0 in the first term.
    pub renewals: hoptac_range,
    /// The last day of the term that is running.
    pub last_day: hoptac_window,
    /// The last day for notice against the next renewal; both ends 0 when none can follow.
    pub notice_by: hoptac_window,
    /// 1 when its entry into force rests on the register's working assumption.
    pub entry_assumed: u32,
    /// 1 when what is recorded of its changes contradicts itself, and is left out.
    pub contradictory: u32,
}

// SAFETY: the size stands first, and all fields are numbers of which each value is one.
unsafe impl Growing for hoptac_standing {
    const SMALLEST: usize = size_of::<Self>();
}

// It is copied to the caller's memory as a whole, so it must not end in bytes that mean nothing.
const _: () = assert!(
    size_of::<hoptac_standing>()
        == core::mem::offset_of!(hoptac_standing, contradictory) + size_of::<u32>()
);

/// The agreements of a register, in its order. Free it with `hoptac_agreements_free`.
#[derive(Debug)]
pub struct hoptac_agreements {
    _opaque: [u8; 0],
}

impl Handle for hoptac_agreements {
    type Content = List<hoptac_agreement>;
    const MARK: u32 = u32::from_be_bytes(*b"hopA");
}

impl ListHandle for hoptac_agreements {
    type Item = hoptac_agreement;
}

/// Lists the agreements of the register.
///
/// - `reg`: the register.
/// - `agreements_out`: where the list is put.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_agreements(
    reg: *const hoptac_register,
    agreements_out: *mut *mut hoptac_agreements,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `agreements_out` is NULL or can be written to, as the header asks.
        let agreements_out = unsafe { Out::cleared(agreements_out) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        agreements_out.hand_over(List::of(&register.records().agreements, |arena, one| {
            agreement(arena, register, one)
        }));
        Ok(())
    })
}

/// How many agreements there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agreements_count(agreements: *const hoptac_agreements) -> usize {
    // SAFETY: `agreements` is NULL or a live handle, as the header asks.
    unsafe { list::count(agreements) }
}

/// The agreement at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agreements_at(
    agreements: *const hoptac_agreements,
    index: usize,
) -> *const hoptac_agreement {
    // SAFETY: `agreements` is NULL or a live handle, as the header asks.
    unsafe { list::at(agreements, index) }
}

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_agreements_free(agreements: *mut hoptac_agreements) {
    // SAFETY: `agreements` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(agreements) }
}

/// How many agreements the register has, without listing them.
///
/// - `reg`: the register, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_count_agreements(reg: *const hoptac_register) -> usize {
    guarded_or(0, || {
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        Ok(register.records().agreements.len())
    })
}

/// Finds an agreement by its id.
///
/// - `reg`: the register.
/// - `id`, `length`: the id and its length in bytes.
/// - `index_out`: where its place in the order of the register is put, from 0; `SIZE_MAX` after a
///   failure.
///
/// Returns `HOPTAC_UNKNOWN_ID` when no agreement has this id.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_find_agreement(
    reg: *const hoptac_register,
    id: *const c_char,
    length: usize,
    index_out: *mut usize,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `index_out` is NULL or can be written to, as the header asks.
        let index_out = unsafe { Out::set(index_out, usize::MAX) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        // SAFETY: `id` is NULL or has `length` bytes to read, as the header asks.
        let id = unsafe { text_in(id, length) }?;
        let position = register.agreement_position(id);
        index_out.put(position.ok_or(hoptac_result::HOPTAC_UNKNOWN_ID)?);
        Ok(())
    })
}

/// Tells where agreements stand on a day: one, several or all of them, in the caller's own array.
///
/// - `reg`: the register.
/// - `on`: the day asked for, past or future.
/// - `first`: the index of the first agreement asked about.
/// - `count`: how many are asked about, that one and those that follow it.
/// - `size`: `sizeof (hoptac_standing)`.
/// - `standings`: an array of `count` elements, which need not be set to anything before; after a
///   code of the block 100 it is as it was. NULL is allowed when `count` is 0.
///
/// Returns `HOPTAC_OUT_OF_RANGE` when the register has fewer agreements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_standings(
    reg: *const hoptac_register,
    on: hoptac_date,
    first: usize,
    count: usize,
    size: usize,
    standings: *mut hoptac_standing,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        let on = day_in(on)?;
        let end = first.checked_add(count);
        if end.is_none_or(|end| end > register.records().agreements.len()) {
            return Err(hoptac_result::HOPTAC_OUT_OF_RANGE);
        }
        let places = first..first.saturating_add(count);
        let each = places.filter_map(|place| Some(standing(&register.bare_standing(place, on)?)));
        // SAFETY: `standings` is NULL or has room for `count` elements, `size` bytes each, as the
        // header asks.
        unsafe { array_out(standings, size, count, each) }
    })
}

fn agreement(arena: &Arena, register: &Register, agreement: &Agreement) -> hoptac_agreement {
    let (cites, cites_count) = arena.citations(register, &agreement.cites);
    let signing = agreement.signed.map(|date| date.window());
    hoptac_agreement {
        size: size_of::<hoptac_agreement>(),
        id: arena.text(agreement.id.as_str()),
        title: arena.bilingual(&agreement.title),
        signing: signing.unwrap_or(Window::UNKNOWN).into(),
        cites,
        cites_count,
    }
}

fn standing(bare: &BareStanding<'_>) -> hoptac_standing {
    let turns = bare.turns;
    let first = |turns: &[Turn], phase| {
        let turn = turns.iter().find(|turn| turn.into == phase);
        turn.map_or(Window::UNKNOWN, |turn| turn.window).into()
    };
    // Each agreement that re-signs this one may be the one that took its place.
    let end = |phase| {
        let ends = turns.iter().filter(|turn| turn.into == phase);
        joined(ends.map(|turn| turn.window))
    };
    let last_suspension = turns.iter().rposition(|turn| turn.into == Phase::Suspended);
    let since_suspension = last_suspension.and_then(|last| turns.get(last..));
    let since_suspension = since_suspension.unwrap_or_default();
    let terms = &bare.running_terms;
    let renewals = || terms.iter().map(|term| term.renewal);
    let into: Phases = turns.iter().map(|turn| turn.into).collect();
    hoptac_standing {
        size: size_of::<hoptac_standing>(),
        phases: bare.phases.bits().into(),
        certain: bare.phases.is_certain().into(),
        turns: into.bits().into(),
        in_force: first(turns, Phase::InForce),
        suspended: first(since_suspension, Phase::Suspended),
        resumed: first(since_suspension, Phase::InForce),
        expired: end(Phase::Expired),
        terminated: end(Phase::Terminated),
        superseded: end(Phase::Superseded),
        running_terms: u32::try_from(terms.len()).unwrap_or(u32::MAX),
        renewals: hoptac_range {
            least: renewals().min().unwrap_or(0),
            most: renewals().max().unwrap_or(0),
        },
        last_day: joined(terms.iter().map(|term| term.last_day)),
        notice_by: joined(terms.iter().filter_map(|term| term.notice_by)),
        entry_assumed: bare.entry_assumed.into(),
        contradictory: bare.contradictory.into(),
    }
}

/// The smallest window that holds all; one of which nothing is known where there are none.
fn joined(windows: impl Iterator<Item = Window>) -> hoptac_window {
    let joined = windows.reduce(|a, b| Window {
        earliest: a.earliest.min(b.earliest),
        latest: a.latest.max(b.latest),
    });
    joined.unwrap_or(Window::UNKNOWN).into()
}
