//! The terms that may be running on a day, of an agreement that renews itself.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use crate::{
    json::Write,
    time::{Day, Window},
};

/// The term that may be running on a day, of an agreement that renews itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunningTerm {
    /// How many times it has renewed itself: 0 in the first term.
    pub renewal: u32,
    /// The candidates of the term's last day.
    pub last_day: Window,
    /// The last day on which notice against the next renewal is in time; absent when no renewal
    /// can follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_by: Option<Window>,
}

/// The terms that may be running on a day by some drafts, in the order of the renewals.
pub(super) fn terms(drafts: &[Draft], on: Day) -> Vec<RunningTerm> {
    let mut terms = Vec::new();
    for draft in drafts {
        add_terms(&mut terms, draft, on);
    }
    terms
}

fn add_terms(terms: &mut Vec<RunningTerm>, draft: &Draft, on: Day) {
    let Some(chain) = draft.renewals.as_ref().filter(|_| draft.given_up.is_none()) else {
        return;
    };
    let mut running = draft.system.clone();
    running.within(draft.entry, up_to(on));
    running.within(draft.last, Window::from(on));
    for (end, _) in draft.ended_by() {
        running.within(end, Window::from(on.next()));
    }
    if !running.narrow() {
        return;
    }
    for renewal in chain.running_on(&running, on) {
        let mut system = running.clone();
        let last_day = chain.end(&mut system, renewal);
        system.within(last_day, Window::from(on));
        if let Some(before) = renewal.checked_sub(1) {
            let before = chain.end(&mut system, before);
            system.within(before, up_to(on.previous()));
        }
        let may_follow = chain.may_follow(renewal);
        let notice = may_follow.then(|| chain.notice_day(&mut system, last_day));
        if system.narrow() {
            add(
                terms,
                RunningTerm {
                    renewal,
                    last_day: system.window(last_day),
                    notice_by: notice.map(|day| system.window(day)),
                },
            );
        }
    }
}

/// Adds a term, or widens what is known of it.
fn add(terms: &mut Vec<RunningTerm>, term: RunningTerm) {
    match terms.binary_search_by(|known| known.renewal.cmp(&term.renewal)) {
        Ok(place) => {
            if let Some(known) = terms.get_mut(place) {
                known.last_day = known.last_day.hull(term.last_day);
                known.notice_by = match (known.notice_by, term.notice_by) {
                    (Some(a), Some(b)) => Some(a.hull(b)),
                    (a, b) => a.or(b),
                };
            }
        }
        Err(place) => terms.insert(place, term),
    }
}

/// Up to a day, included.
fn up_to(day: Day) -> Window {
    Window {
        latest: day,
        ..Window::UNKNOWN
    }
}
