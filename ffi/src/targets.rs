//! How far the targets are, one after the other.

use core::ffi::c_char;

use hoptac::Register;
use hoptac::answers::{Counted, TargetProgress};

use crate::boundary::{Handle, Out, borrowed, guarded};
use crate::list::{self, Arena, List, ListHandle};
use crate::register::hoptac_register;
use crate::result::hoptac_result;
use crate::values::{
    day_in, hoptac_bilingual, hoptac_citation, hoptac_date, hoptac_range, hoptac_window,
};

/// How a target stands to an even pace.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum hoptac_pace {
    /// It cannot be told.
    HOPTAC_PACE_UNKNOWN = 1,
    /// Certainly not behind.
    HOPTAC_PACE_KEPT = 2,
    /// Certainly behind.
    HOPTAC_PACE_BEHIND = 3,
}

/// An agreement that counts for a target, may count, or nearly counts.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_counted {
    /// The agreement's id.
    pub agreement: *const c_char,
    /// Its title.
    pub title: hoptac_bilingual,
    /// 1 when it certainly counts.
    pub certain: u32,
    /// Why, or why not.
    pub says: hoptac_bilingual,
}

/// A target, and how far it is.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_target {
    /// How many bytes of this struct are filled.
    pub size: usize,
    /// Its id.
    pub id: *const c_char,
    /// What is to be reached.
    pub title: hoptac_bilingual,
    /// How many are to be reached.
    pub number: u32,
    /// How many are reached.
    pub reached: hoptac_range,
    /// The share of the period that has passed, in whole percent.
    pub elapsed_percent: u32,
    /// How many would be reached by now at an even pace.
    pub expected_by_now: u32,
    /// How it stands to that pace.
    pub pace: hoptac_pace,
    /// The first and the last day that count.
    pub period: hoptac_window,
    /// What counts, certainly or possibly.
    pub counted: *const hoptac_counted,
    /// How many they are.
    pub counted_count: usize,
    /// What nearly counts.
    pub near_misses: *const hoptac_counted,
    /// How many they are.
    pub near_misses_count: usize,
    /// The ids of the planned actions that would count.
    pub planned: *const *const c_char,
    /// How many they are.
    pub planned_count: usize,
    /// Where it is written.
    pub cites: *const hoptac_citation,
    /// How many places that are.
    pub cites_count: usize,
}

/// Targets, in the order of the register. Free it with `hoptac_targets_free`.
#[derive(Debug)]
pub struct hoptac_targets {
    _opaque: [u8; 0],
}

impl Handle for hoptac_targets {
    type Content = List<hoptac_target>;
    const MARK: u32 = u32::from_be_bytes(*b"hopN");
}

impl ListHandle for hoptac_targets {
    type Item = hoptac_target;
}

/// Lists the targets that are set by a day, and how far each is.
///
/// - `reg`: the register.
/// - `on`: the day asked for; what is signed after it does not count yet.
/// - `targets_out`: where the list is put.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_ask_targets(
    reg: *const hoptac_register,
    on: hoptac_date,
    targets_out: *mut *mut hoptac_targets,
) -> hoptac_result {
    guarded(|| {
        // SAFETY: `targets_out` is NULL or can be written to, as the header asks.
        let targets_out = unsafe { Out::cleared(targets_out) }.required()?;
        // SAFETY: `reg` is NULL or a live handle, as the header asks.
        let register = unsafe { borrowed(reg) }?;
        let targets = register.targets(day_in(on)?);
        targets_out.hand_over(List::of(&targets.targets, |arena, one| {
            target(arena, register, one)
        }));
        Ok(())
    })
}

/// How many targets there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_targets_count(targets: *const hoptac_targets) -> usize {
    // SAFETY: `targets` is NULL or a live handle, as the header asks.
    unsafe { list::count(targets) }
}

/// The target at `index`; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_targets_at(
    targets: *const hoptac_targets,
    index: usize,
) -> *const hoptac_target {
    // SAFETY: `targets` is NULL or a live handle, as the header asks.
    unsafe { list::at(targets, index) }
}

/// Frees the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hoptac_targets_free(targets: *mut hoptac_targets) {
    // SAFETY: `targets` is NULL or a live handle that the caller gives up, as the header asks.
    unsafe { list::free(targets) }
}

fn target(arena: &Arena, register: &Register, target: &TargetProgress) -> hoptac_target {
    let (counted, counted_count) = arena.array(&target.counted, one_counted);
    let (near_misses, near_misses_count) = arena.array(&target.near_misses, one_counted);
    let (planned, planned_count) =
        arena.array(&target.planned, |arena, id| arena.text(id.as_str()));
    let (cites, cites_count) = arena.citations(register, &target.cites);
    hoptac_target {
        size: size_of::<hoptac_target>(),
        id: arena.text(target.target.as_str()),
        title: arena.bilingual(&target.title),
        number: target.number,
        reached: target.reached.into(),
        elapsed_percent: target.elapsed_percent,
        expected_by_now: target.expected_by_now,
        pace: match target.behind {
            None => hoptac_pace::HOPTAC_PACE_UNKNOWN,
            Some(false) => hoptac_pace::HOPTAC_PACE_KEPT,
            Some(true) => hoptac_pace::HOPTAC_PACE_BEHIND,
        },
        period: target.period.into(),
        counted,
        counted_count,
        near_misses,
        near_misses_count,
        planned,
        planned_count,
        cites,
        cites_count,
    }
}

fn one_counted(arena: &Arena, counted: &Counted) -> hoptac_counted {
    hoptac_counted {
        agreement: arena.text(counted.agreement.as_str()),
        title: arena.bilingual(&counted.title),
        certain: counted.certain.into(),
        says: arena.bilingual(&counted.says),
    }
}
