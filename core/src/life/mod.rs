//! An agreement's life, compiled once into windows of turning days.
//!
//! Everything that asks "in force?" reads this: one rule, one place. A turning day is the first day
//! of what comes after it: entry into force, the first day without force, a re-signing's entry.

mod compile;
mod phase;

pub use phase::{Phase, Phases};

use alloc::vec::Vec;

use crate::{
    model::Records,
    time::{Day, Window},
};

/// When an agreement turns from one phase into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    /// The day of signing.
    pub(crate) signing: Window,
    /// The first day in force.
    pub(crate) entry: Window,
    /// Whatever may end it; the first to come does.
    pub(crate) ends: Vec<End>,
    /// The entry rests on the register's assumption, not on a source.
    pub(crate) entry_assumed: bool,
}

/// One way in which an agreement may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The phase that follows.
    pub(crate) into: Phase,
    /// The first day without force.
    pub(crate) window: Window,
}

impl Life {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self {
        signing: Window::UNKNOWN,
        entry: Window::UNKNOWN,
        ends: Vec::new(),
        entry_assumed: false,
    };

    /// The lives of all agreements, in the order of the register.
    pub(crate) fn of_all(records: &Records) -> Vec<Self> {
        compile::lives(records)
    }

    /// The phases that are possible on a day.
    pub(crate) fn phases_on(&self, on: Day) -> Phases {
        let mut phases = Phases::NONE;
        if self.entry.latest > on || self.entry.latest == Day::MAX {
            phases.insert(Phase::Pending);
        }
        if self.entry.earliest <= on {
            if self
                .ends
                .iter()
                .all(|end| end.window.latest > on || end.window.latest == Day::MAX)
            {
                phases.insert(Phase::InForce);
            }
            for (position, end) in self.ends.iter().enumerate() {
                let comes_first = self
                    .ends
                    .iter()
                    .enumerate()
                    .all(|(other, rival)| position == other || end.may_precede(rival));
                if end.window.earliest <= on && comes_first {
                    phases.insert(end.into);
                }
            }
        }
        phases
    }
}

impl End {
    /// Whether this end may be the one that ends the agreement, beside the other. An agreement
    /// that has run out is not superseded by what comes on that very day.
    fn may_precede(&self, rival: &Self) -> bool {
        if self.into == Phase::Superseded && rival.into != Phase::Superseded {
            self.window.earliest < rival.window.latest
        } else {
            self.window.earliest <= rival.window.latest
        }
    }
}
