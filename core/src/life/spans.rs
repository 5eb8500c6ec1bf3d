//! From the drafts of an agreement's life to the spans of days on which each phase is possible, and the
//! windows of its turns.

use alloc::vec::Vec;

use super::{
    Phase, Phases, Turn,
    constraints::Unknown,
    draft::{Draft, GivenUp},
};
use crate::time::{Day, Window};

/// The days on which a phase is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) phase: Phase,
    pub(super) days: Window,
}

/// The phases that some spans make possible on some day of a window.
pub(super) fn phases(spans: &[Span], window: Window) -> Phases {
    let spans = spans.iter().filter(|span| span.days.meets(window));
    spans.map(|span| span.phase).collect()
}

/// Adds a span, if it has a day.
pub(super) fn add_span(spans: &mut Vec<Span>, phase: Phase, days: Window) {
    if days.earliest <= days.latest && days.earliest < Day::MAX {
        spans.push(Span { phase, days });
    }
}

/// Adds the spans of days on which each phase is possible in one draft.
///
/// Taking every day as late as the day asked allows shows that a phase is possible on every day
/// from its first possible beginning to its last possible end.
pub(super) fn add_spans(spans: &mut Vec<Span>, draft: &Draft) {
    let begins = match (draft.given_up, draft.ended) {
        (Some(GivenUp::Replaced(day)), _) => day,
        (Some(GivenUp::Ended), Some(day)) => day,
        _ => draft.entry,
    };
    let before = Window {
        earliest: Day::MIN,
        latest: day_before(draft.system.window(begins).latest),
    };
    add_span(spans, Phase::Pending, before);
    if draft.given_up.is_none() {
        add_live_spans(spans, draft);
    }
    for end in end_turns(draft) {
        add_span(spans, end.turn.into, Window::from(end.turn.window.earliest));
    }
}

fn add_live_spans(spans: &mut Vec<Span>, draft: &Draft) {
    let mut add = |phase, from, to| {
        if let Some(days) = alive_between(draft, from, to) {
            add_span(spans, phase, days);
        }
    };
    let mut begins = Some(draft.entry);
    for (suspended, resumed) in &draft.suspensions {
        if let Some(begins) = begins {
            add(Phase::InForce, begins, Some(*suspended));
        }
        add(Phase::Suspended, *suspended, *resumed);
        begins = *resumed;
    }
    if let Some(begins) = begins {
        add(Phase::InForce, begins, None);
    }
}

/// The days on which an agreement can be alive from one turning day up to another, or to its end.
fn alive_between(draft: &Draft, from: Unknown, to: Option<Unknown>) -> Option<Window> {
    let mut ends = draft.ended_by();
    ends.extend(to.map(|to| (to, 1)));
    let system = draft.coming_before(from, &ends)?;
    let mut latest = system.window(draft.last).latest;
    for (end, _) in ends {
        latest = latest.min(day_before(system.window(end).latest));
    }
    Some(Window {
        earliest: system.window(from).earliest,
        latest,
    })
}

/// A turn of one draft.
struct DraftTurn {
    turn: Turn,
    /// It comes about in every case.
    is_certain: bool,
}

/// The windows of all turns over some drafts, the entry into force first; one that may never come about
/// has no latest day.
pub(super) fn turns(drafts: &[Draft]) -> Vec<Turn> {
    let mut turns: Vec<(Turn, usize)> = Vec::new();
    for draft in drafts {
        let own = draft_turns(draft);
        for (position, DraftTurn { turn, is_certain }) in own.iter().enumerate() {
            let same = |other: &Turn| other.into == turn.into;
            let before = own.iter().take(position);
            let number = before.filter(|own| same(&own.turn)).count();
            let mut known = turns.iter_mut().filter(|(known, _)| same(known));
            let certain = usize::from(*is_certain);
            match known.nth(number) {
                Some((known, times)) => {
                    known.window = known.window.hull(turn.window);
                    *times = times.saturating_add(certain);
                }
                None => turns.push((*turn, certain)),
            }
        }
    }
    let mut all = Vec::new();
    for (mut turn, times) in turns {
        if times < drafts.len() {
            turn.window.latest = Day::MAX;
        }
        all.push(turn);
    }
    all
}

/// The turns of one draft, the entry into force first.
fn draft_turns(draft: &Draft) -> Vec<DraftTurn> {
    let system = &draft.system;
    let certain = |into, day| DraftTurn {
        turn: Turn {
            into,
            window: system.window(day),
        },
        is_certain: true,
    };
    let mut turns = Vec::new();
    if draft.given_up.is_none() {
        turns.push(certain(Phase::InForce, draft.entry));
        for (suspended, resumed) in &draft.suspensions {
            turns.push(certain(Phase::Suspended, *suspended));
            turns.extend(resumed.map(|resumed| certain(Phase::InForce, resumed)));
        }
    }
    turns.append(&mut end_turns(draft));
    turns
}

/// The ends of one draft that are possible beside each other: what ends first, ends it.
fn end_turns(draft: &Draft) -> Vec<DraftTurn> {
    let mut turns = Vec::new();
    if let Some(GivenUp::Replaced(day)) = draft.given_up {
        let window = draft.system.window(day);
        push_turn(&mut turns, Phase::Superseded, window, true);
    } else if let Some(ended) = draft.ended {
        // What is superseded is not ended any more: no re-signing came before.
        let window = draft.system.window(ended);
        push_turn(&mut turns, Phase::Terminated, window, true);
    } else {
        let re_signed: Vec<_> = draft.re_signed.iter().map(|day| (*day, 1)).collect();
        let superseded = superseded(draft);
        // Run out before any re-signing took its place.
        let expired = draft.coming_before(draft.last, &re_signed);
        if let Some(system) = &expired {
            let window = system.window(draft.last);
            if window.earliest < Day::MAX {
                let window = window.map(Day::next);
                push_turn(&mut turns, Phase::Expired, window, superseded.is_none());
            }
        }
        if let Some(window) = superseded {
            push_turn(&mut turns, Phase::Superseded, window, expired.is_none());
        }
    }
    turns
}

fn push_turn(turns: &mut Vec<DraftTurn>, into: Phase, window: Window, is_certain: bool) {
    let turn = Turn { into, window };
    turns.push(DraftTurn { turn, is_certain });
}

/// The days on which the first of the agreements that re-sign it may take its place.
fn superseded(draft: &Draft) -> Option<Window> {
    let mut window: Option<Window> = None;
    for first in &draft.re_signed {
        let others = draft.re_signed.iter().filter(|other| *other != first);
        let mut before: Vec<_> = others.map(|other| (*other, 0)).collect();
        before.push((draft.last, 0));
        if let Some(system) = draft.coming_before(*first, &before) {
            let days = system.window(*first);
            if days.earliest < Day::MAX {
                window = Some(window.map_or(days, |window| window.hull(days)));
            }
        }
    }
    window
}

/// The day before, of a day that comes.
pub(super) fn day_before(day: Day) -> Day {
    if day == Day::MAX { day } else { day.previous() }
}
