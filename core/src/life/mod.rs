//! An agreement's life, compiled once into spans of days.
//!
//! Everything that asks "in force?" reads this: one rule, one place. The sources give an agreement's
//! days only in part; [`draft`] and [`events`] turn what they say into unknown days and what must hold
//! between them, with the renewals of [`renewal`]; [`constraints`] narrows these exactly; [`family`]
//! binds agreements that re-sign or implement each other; and [`spans`] tells, for each phase, the days
//! on which it is possible. Where sources conflict, [`conflict`] adds what each of them supports.

mod conflict;
mod constraints;
mod draft;
mod events;
mod fact;
mod family;
mod phase;
mod renewal;
mod running;
mod spans;

pub use fact::Fact;
pub(crate) use family::Positions;
pub(crate) use phase::OneOf;
pub use phase::{Phase, Phases};
pub use running::RunningTerm;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    model::{Agreement, Entry},
    time::{Day, Window},
};
use constraints::Unknown;
use draft::{Around, Draft};
use spans::Span;

/// When an agreement is, or may be, in which phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    /// The day of signing.
    pub(crate) signing: Window,
    /// Each turn into a phase, the entry into force first.
    pub(crate) turns: Vec<Turn>,
    /// The entry rests on the register's assumption, not on a source.
    pub(crate) entry_assumed: bool,
    /// What its sources say contradicts itself: every phase is possible that one of them supports.
    pub(crate) contradictory: bool,
    /// Something is recorded to have happened to it after it was superseded, and is left out.
    pub(crate) out_of_turn: bool,
    spans: Vec<Span>,
    drafts: Vec<Draft>,
}

/// A turn into a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turn {
    /// The phase that begins.
    pub into: Phase,
    /// The candidates of its first day; no `latest` when it may never begin.
    pub window: Window,
}

impl Life {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self {
        signing: Window::UNKNOWN,
        turns: Vec::new(),
        entry_assumed: false,
        contradictory: false,
        out_of_turn: false,
        spans: Vec::new(),
        drafts: Vec::new(),
    };

    /// The phases that are possible on a day.
    pub(crate) fn phases_on(&self, on: Day) -> Phases {
        self.phases_in(Window::exactly(on))
    }

    /// The phases that are possible on some day of a window.
    pub(crate) fn phases_in(&self, window: Window) -> Phases {
        spans::phases(&self.spans, window)
    }

    /// The first day in force; it may never come.
    pub(crate) fn entry(&self) -> Window {
        let entry = self.hull(&|draft| draft.given_up.is_none().then_some(draft.entry));
        let never = self.drafts.iter().any(|draft| draft.given_up.is_some());
        match entry {
            Some(entry) if never => Window::from(entry.earliest),
            Some(entry) => entry,
            None if never => Window::exactly(Day::MAX),
            None => Window::UNKNOWN,
        }
    }

    /// Every turn out of being in force for good.
    pub(crate) fn ends(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(|turn| {
            matches!(
                turn.into,
                Phase::Expired | Phase::Terminated | Phase::Superseded
            )
        })
    }

    /// The first day from which on it has certainly lost its force; never, where it may go on.
    pub(crate) fn gone_by(&self) -> Day {
        let live = |span: &&Span| matches!(span.phase, Phase::InForce | Phase::Suspended);
        let last = self.spans.iter().filter(live).map(|span| span.days.latest);
        match last.max() {
            Some(last) if last < Day::MAX => last.next(),
            _ => Day::MAX,
        }
    }

    /// The terms that may be running on a day on which the agreement may be in force, for one that
    /// renews itself.
    pub(crate) fn running_terms(&self, on: Day) -> Vec<RunningTerm> {
        running::terms(&self.drafts, on)
    }

    /// The facts any one of which would narrow what is possible on a day, each with whether it would
    /// settle it, whatever its value; where no single one would, all that are not known exactly. Where
    /// sources conflict, which of them is right comes first.
    pub(crate) fn facts_that_matter(&self, on: Day) -> Vec<(Fact, bool)> {
        let now = self.phases_on(on);
        if now.is_certain() {
            return Vec::new();
        }
        if self.contradictory {
            return alloc::vec![(Fact::RightSource, false)];
        }
        let mut facts = Vec::new();
        for fact in Fact::ALL {
            if let Some(settles) = self.worth_of(fact, on, now) {
                facts.push((fact, settles));
            }
        }
        if facts.is_empty() {
            let is_open = |fact: &Fact| self.values(*fact).is_some_and(|days| !days.is_exact());
            let open = Fact::ALL.into_iter().filter(is_open);
            facts.extend(open.map(|fact| (fact, false)));
        }
        facts
    }

    /// Whether knowing a fact would narrow what is possible, and then whether it always settles it.
    ///
    /// A later value never makes a turn come earlier, so a phase that is possible for two values is
    /// possible for all between: what happens at the ends, and where it changes, tells it all.
    fn worth_of(&self, fact: Fact, on: Day, now: Phases) -> Option<bool> {
        if fact == Fact::WithdrawnParty {
            return self.worth_of_who_left(on, now);
        }
        let values = self.values(fact)?;
        let phases = |value| self.phases_knowing(fact, value, on);
        let (first, last) = (phases(values.earliest), phases(values.latest));
        let differs = |phases: Phases| phases != now && phases != Phases::NONE;
        let settles = || always_certain(&phases, (values.earliest, first), (values.latest, last));
        (differs(first) || differs(last)).then(settles)
    }

    /// The same for knowing who left.
    fn worth_of_who_left(&self, on: Day, now: Phases) -> Option<bool> {
        let (mut differs, mut settles) = (false, true);
        for draft in &self.drafts {
            let mut possible = Vec::new();
            let as_here = |other: &&Draft| other.withdrawals == draft.withdrawals;
            for draft in self.drafts.iter().filter(as_here) {
                spans::add_spans(&mut possible, draft);
            }
            let phases = spans::phases(&possible, Window::exactly(on));
            differs |= phases != now;
            settles &= phases.is_certain();
        }
        differs.then_some(settles)
    }

    /// The days that a fact may turn out to be.
    fn values(&self, fact: Fact) -> Option<Window> {
        self.hull(&|draft| draft.unknown_of(fact))
    }

    /// The phases possible on a day if a fact were known; none when it cannot have that value.
    fn phases_knowing(&self, fact: Fact, value: Day, on: Day) -> Phases {
        let mut possible = Vec::new();
        for draft in &self.drafts {
            if let Some(known) = draft.knowing(fact, value) {
                spans::add_spans(&mut possible, &known);
            }
        }
        spans::phases(&possible, Window::exactly(on))
    }

    /// The life of an agreement by its own record and what is known around it.
    fn of(agreement: &Agreement, around: Around<'_>) -> Self {
        let believed = conflict::believe(agreement, around);
        let mut life = Self {
            signing: around.signing,
            entry_assumed: around.assumed
                && agreement.entry == Entry::NotStated
                && draft::stated_start(agreement).is_none(),
            contradictory: !believed.disputed.is_empty(),
            out_of_turn: believed.out_of_turn,
            drafts: believed.drafts,
            ..Self::UNKNOWN
        };
        if let Some(signing) = life.hull(&|draft| Some(draft.signed)) {
            life.signing = signing;
        }
        for draft in &life.drafts {
            spans::add_spans(&mut life.spans, draft);
        }
        life.turns = spans::turns(&life.drafts);
        for disputed in &believed.disputed {
            disputed.add_to(&mut life.spans, &mut life.turns);
        }
        life
    }

    /// The first day on which an agreement that re-signs this one may have entered into force: this one was
    /// alive when something happened to it. What is out of turn is left out, and where sources dispute
    /// what happened, they say nothing of it.
    fn alive_until(&self) -> Day {
        let drafts = self.drafts.iter().filter(|_| !self.contradictory);
        let days = drafts.map(|draft| {
            let days = draft.events.iter().map(|(on, days)| {
                let on = draft.system.window(*on).earliest;
                if on > Day::MIN {
                    on.plus_days(*days)
                } else {
                    on
                }
            });
            days.max().unwrap_or(Day::MIN)
        });
        days.min().unwrap_or(Day::MIN)
    }

    /// The candidates of a day over all drafts.
    fn hull(&self, unknown: &dyn Fn(&Draft) -> Option<Unknown>) -> Option<Window> {
        let mut hull = None;
        for draft in &self.drafts {
            if let Some(day) = unknown(draft) {
                let window = draft.system.window(day);
                hull = Some(hull.map_or(window, |hull: Window| hull.hull(window)));
            }
        }
        hull
    }
}

/// Whether every value between two leaves at most one phase possible.
fn always_certain(
    phases: &dyn Fn(Day) -> Phases,
    (first, at_first): (Day, Phases),
    (last, at_last): (Day, Phases),
) -> bool {
    let certain = |phases: Phases| phases.is_certain() || phases == Phases::NONE;
    if !certain(at_first) || !certain(at_last) {
        return false;
    }
    let days = last.days_since(first);
    if at_first == at_last || days <= 1 {
        return true;
    }
    let middle = first.plus_days(days / 2);
    let at_middle = phases(middle);
    always_certain(phases, (first, at_first), (middle, at_middle))
        && always_certain(phases, (middle, at_middle), (last, at_last))
}
