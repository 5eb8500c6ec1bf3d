//! An agreement's life, compiled once into spans of days.
//!
//! Everything that asks "in force?" reads this: one rule, one place. The sources give an agreement's
//! days only in part; [`draft`] turns what they say into unknown days and what must hold between
//! them, [`constraints`] narrows these exactly, and here they become, for each phase, the span of
//! days on which it is possible.

mod constraints;
mod draft;
mod phase;

pub use phase::{Phase, Phases};

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    answers::Fact,
    json::Write,
    model::{Agreement, Assumption, Entry, Term},
    time::{Bound, Day, Window},
};
use constraints::Unknown;
use draft::Draft;

/// When an agreement is, or may be, in which phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    /// The day of signing.
    pub(crate) signing: Window,
    /// Each turn into a phase, the entry into force first.
    pub(crate) turns: Vec<Turn>,
    /// The entry rests on the register's assumption, not on a source.
    pub(crate) entry_assumed: bool,
    /// What is recorded of the agreement's changes contradicts itself, and is left out.
    pub(crate) contradictory: bool,
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

/// The days on which a phase is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    phase: Phase,
    days: Window,
}

impl Life {
    /// The lives of all agreements, in the order of the register.
    pub(crate) fn of_all(register: &Register) -> Vec<Self> {
        let records = register.records();
        let assumed = records.assume.contains(&Assumption::InForceOnSigning);
        let mut lives = Vec::new();
        for agreement in &records.agreements {
            let signing = signing(agreement, register);
            lives.push(Self::drafted(agreement, signing, assumed));
        }
        // Of each agreement the entries into force of those that re-sign it.
        let mut re_signed = alloc::vec![Vec::new(); lives.len()];
        for (agreement, life) in records.agreements.iter().zip(&lives) {
            let renewed = agreement.renews.as_ref();
            let renewed = renewed.and_then(|id| register.agreement_position(id.as_str()));
            if let Some(entries) = renewed.and_then(|position| re_signed.get_mut(position)) {
                entries.push(life.entry());
            }
        }
        for (position, life) in lives.iter_mut().enumerate() {
            if let (Some(agreement), Some(entries @ [_, ..])) = (
                records.agreements.get(position),
                re_signed.get(position).map(Vec::as_slice),
            ) {
                life.draft(agreement, assumed, entries);
            }
            life.compile();
        }
        lives
    }

    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self {
        signing: Window::UNKNOWN,
        turns: Vec::new(),
        entry_assumed: false,
        contradictory: false,
        spans: Vec::new(),
        drafts: Vec::new(),
    };

    /// The phases that are possible on a day.
    pub(crate) fn phases_on(&self, on: Day) -> Phases {
        self.phases_in(Window::exactly(on))
    }

    /// The phases that are possible on some day of a window.
    pub(crate) fn phases_in(&self, window: Window) -> Phases {
        phases(&self.spans, window)
    }

    /// The first day in force.
    pub(crate) fn entry(&self) -> Window {
        self.hull(&|draft| Some(draft.entry))
            .unwrap_or(Window::UNKNOWN)
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

    /// The terms that may be running on a day on which the agreement may be in force, for one that
    /// renews itself.
    pub(crate) fn running_terms(&self, on: Day) -> Vec<RunningTerm> {
        let mut terms = Vec::new();
        for draft in &self.drafts {
            add_running_terms(&mut terms, draft, on);
        }
        terms
    }

    /// The facts any one of which would narrow what is possible on a day, each with whether it would
    /// settle it, whatever its value.
    pub(crate) fn facts_that_matter(&self, on: Day) -> Vec<(Fact, bool)> {
        let now = self.phases_on(on);
        if now.is_certain() {
            return Vec::new();
        }
        let mut facts = Vec::new();
        for fact in Fact::ALL {
            if let Some(settles) = self.worth_of(fact, on, now) {
                facts.push((fact, settles));
            }
        }
        facts
    }

    /// Whether knowing a fact would narrow what is possible, and then whether it always settles it.
    ///
    /// A later value never makes a turn come earlier, so a phase that is possible for two values is
    /// possible for all between: what happens at the ends, and where it changes, tells it all.
    fn worth_of(&self, fact: Fact, on: Day, now: Phases) -> Option<bool> {
        let values = self.hull(&|draft| draft.unknown_of(fact))?;
        let phases = |value| self.phases_knowing(fact, value, on);
        let (first, last) = (phases(values.earliest), phases(values.latest));
        let differs = |phases: Phases| phases != now && phases != Phases::NONE;
        let settles = || always_certain(&phases, (values.earliest, first), (values.latest, last));
        (differs(first) || differs(last)).then(settles)
    }

    /// The phases possible on a day if a fact were known; none when it cannot have that value.
    fn phases_knowing(&self, fact: Fact, value: Day, on: Day) -> Phases {
        let mut possible = Vec::new();
        for draft in &self.drafts {
            if let Some(known) = draft.knowing(fact, value) {
                add_spans(&mut possible, &known);
            }
        }
        phases(&possible, Window::exactly(on))
    }

    fn drafted(agreement: &Agreement, signing: Window, assumed: bool) -> Self {
        let mut life = Self {
            signing,
            entry_assumed: assumed
                && agreement.entry == Entry::NotStated
                && !starts_itself(agreement),
            ..Self::UNKNOWN
        };
        life.draft(agreement, assumed, &[]);
        if life.drafts.is_empty() {
            let draft = Draft::day_by_day(agreement, signing, assumed);
            life.drafts.push(draft);
        }
        life
    }

    /// Drafts the agreement, re-signed by others that enter into force on days of `re_signed`. Where its
    /// changes contradict that or themselves, they are left out; where the bare term does, it stays as
    /// it was.
    fn draft(&mut self, agreement: &Agreement, assumed: bool, re_signed: &[Window]) {
        let signing = self.signing;
        let drafted = |changes| Draft::of(agreement, signing, assumed, changes, re_signed);
        let mut consistent = if self.contradictory {
            Draft::consistent(self.drafts.clone(), re_signed)
        } else {
            drafted(&agreement.changes)
        };
        if consistent.is_empty() {
            self.contradictory = true;
            consistent = drafted(&[]);
        }
        if !consistent.is_empty() {
            self.drafts = consistent;
        }
    }

    fn compile(&mut self) {
        let mut turns: Vec<Turn> = Vec::new();
        for draft in &self.drafts {
            add_spans(&mut self.spans, draft);
            let own = draft_turns(draft);
            for (position, turn) in own.iter().enumerate() {
                let same = |other: &Turn| other.into == turn.into;
                let number = own.iter().take(position).filter(|own| same(own)).count();
                match turns.iter_mut().filter(|known| same(known)).nth(number) {
                    Some(known) => known.window = known.window.hull(turn.window),
                    None => turns.push(*turn),
                }
            }
        }
        self.turns = turns;
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

/// The days on which an agreement may have been signed: as stated, or no later than the first
/// document that speaks of it as signed.
fn signing(agreement: &Agreement, register: &Register) -> Window {
    if let Some(date) = agreement.signed {
        return date.window();
    }
    let mut signing = Window::UNKNOWN;
    for citation in &agreement.cites {
        if let Some(date) = register
            .get(&citation.document)
            .and_then(|cited| cited.date)
        {
            signing.latest = signing.latest.min(date.window().latest);
        }
    }
    signing
}

/// Whether a period in its term says when it begins.
fn starts_itself(agreement: &Agreement) -> bool {
    match &agreement.term {
        Term::Period(period) => matches!(period.start(), Bound::Date(_)),
        _ => false,
    }
}

/// The phases that some spans make possible on some day of a window.
fn phases(spans: &[Span], window: Window) -> Phases {
    let spans = spans.iter().filter(|span| span.days.meets(window));
    spans.map(|span| span.phase).collect()
}

/// Adds the spans of days on which each phase is possible in one draft.
///
/// Taking every day as late as the day asked allows shows that a phase is possible on every day
/// from its first possible beginning to its last possible end.
fn add_spans(spans: &mut Vec<Span>, draft: &Draft) {
    let mut add = |phase, days: Option<Window>| {
        if let Some(days) = days.filter(|days| days.earliest <= days.latest) {
            spans.push(Span { phase, days });
        }
    };
    let before_entry = Window {
        earliest: Day::MIN,
        latest: day_before(draft.system.window(draft.entry).latest),
    };
    add(Phase::Pending, Some(before_entry));
    let mut begins = Some(draft.entry);
    for (suspended, resumed) in &draft.suspensions {
        if let Some(begins) = begins {
            add(
                Phase::InForce,
                alive_between(draft, begins, Some(*suspended)),
            );
        }
        add(Phase::Suspended, alive_between(draft, *suspended, *resumed));
        begins = *resumed;
    }
    if let Some(begins) = begins {
        add(Phase::InForce, alive_between(draft, begins, None));
    }
    for turn in end_turns(draft) {
        let ended = draft.unknown_of(Fact::EndDay);
        let ended = ended.filter(|_| turn.into == Phase::Superseded);
        let latest = ended.map_or(Day::MAX, |ended| {
            day_before(draft.system.window(ended).latest)
        });
        let days = Window {
            earliest: turn.window.earliest,
            latest,
        };
        add(
            turn.into,
            Some(days).filter(|days| days.earliest < Day::MAX),
        );
    }
}

/// The days on which an agreement can be alive from one turning day up to another, or to its end.
fn alive_between(draft: &Draft, from: Unknown, to: Option<Unknown>) -> Option<Window> {
    let mut ends = draft.days_of(&ENDS);
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

/// The turns of one draft, the entry into force first.
fn draft_turns(draft: &Draft) -> Vec<Turn> {
    let turn = |into, window| Turn { into, window };
    let system = &draft.system;
    let mut turns = alloc::vec![turn(Phase::InForce, system.window(draft.entry))];
    for (suspended, resumed) in &draft.suspensions {
        turns.push(turn(Phase::Suspended, system.window(*suspended)));
        if let Some(resumed) = resumed {
            turns.push(turn(Phase::InForce, system.window(*resumed)));
        }
    }
    turns.append(&mut end_turns(draft));
    turns
}

/// The ends of one draft that are possible beside each other: what ends first, ends it.
fn end_turns(draft: &Draft) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut add = |into, day: Unknown, before: &[(Unknown, i64)]| {
        if let Some(system) = draft.coming_before(day, before) {
            let mut window = system.window(day);
            if window.earliest < Day::MAX {
                if into == Phase::Expired {
                    window = window.map(Day::next);
                }
                turns.push(Turn { into, window });
            }
        }
    };
    let re_signed = draft.days_of(&[Fact::ReSigningDay]);
    match draft.unknown_of(Fact::EndDay) {
        Some(ended) => add(Phase::Terminated, ended, &[]),
        // Run out before any re-signing took its place.
        None => add(Phase::Expired, draft.last, &re_signed),
    }
    let mut before = draft.days_of(&[Fact::EndDay]);
    before.push((draft.last, 0));
    for (re_signed, _) in re_signed {
        add(Phase::Superseded, re_signed, &before);
    }
    turns
}

/// What ends an agreement beside its term.
const ENDS: [Fact; 2] = [Fact::EndDay, Fact::ReSigningDay];

/// Adds the terms of one draft that may be running on a day, in the order of the renewals.
fn add_running_terms(terms: &mut Vec<RunningTerm>, draft: &Draft, on: Day) {
    let Some(renewing) = draft.renewing else {
        return;
    };
    let mut running = draft.system.clone();
    running.within(
        draft.entry,
        Window {
            latest: on,
            ..Window::UNKNOWN
        },
    );
    running.within(draft.last, Window::from(on));
    for (end, _) in draft.days_of(&ENDS) {
        running.within(end, Window::from(on.next()));
    }
    if !running.narrow() {
        return;
    }
    for renewal in renewing.running_on(running.window(renewing.anchor()), on) {
        let mut system = running.clone();
        let last_day = renewing.end(&mut system, renewal);
        system.within(last_day, Window::from(on));
        if let Some(before) = renewal.checked_sub(1) {
            let before = renewing.end(&mut system, before);
            system.within(
                before,
                Window {
                    latest: on.previous(),
                    ..Window::UNKNOWN
                },
            );
        }
        let may_follow = renewal < renewing.times;
        let notice = may_follow.then(|| renewing.notice_day(&mut system, last_day));
        if !system.narrow() {
            continue;
        }
        let (last_day, notice_by) = (
            system.window(last_day),
            notice.map(|day| system.window(day)),
        );
        match terms.binary_search_by(|term| term.renewal.cmp(&renewal)) {
            Ok(known) => {
                if let Some(term) = terms.get_mut(known) {
                    term.last_day = term.last_day.hull(last_day);
                    term.notice_by = match (term.notice_by, notice_by) {
                        (Some(a), Some(b)) => Some(a.hull(b)),
                        (a, b) => a.or(b),
                    };
                }
            }
            Err(place) => terms.insert(
                place,
                RunningTerm {
                    renewal,
                    last_day,
                    notice_by,
                },
            ),
        }
    }
}

/// The day before, of a day that comes.
fn day_before(day: Day) -> Day {
    if day == Day::MAX { day } else { day.previous() }
}
