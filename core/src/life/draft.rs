//! From what the sources say of an agreement to unknown days and what must hold between them: its
//! signing, its entry into force, its first term. `events` adds what happened to it since.

use alloc::vec::Vec;

use super::{
    Fact,
    constraints::{Step, System, Unknown},
    renewal::Chain,
};
use crate::{
    model::{Agreement, Entry, Term},
    time::{Bound, Day, FirstDay, Window},
};

/// One way in which an agreement's life may have gone: its turning days.
///
/// Most agreements have one draft. What a source leaves open as a choice, not as a day, makes several:
/// which renewal a notice stops, which term an extension lengthens, who left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) system: System,
    /// The day of signing.
    pub(super) signed: Unknown,
    /// The first day in force.
    pub(super) entry: Unknown,
    /// The last day in force by the term.
    pub(super) last: Unknown,
    /// The first day of each suspension, and the first day after it.
    pub(super) suspensions: Vec<(Unknown, Option<Unknown>)>,
    /// The renewals that may be running.
    pub(super) renewals: Option<Chain>,
    /// The first day without force by the parties' will.
    pub(super) ended: Option<Unknown>,
    /// The first days in force of the agreements that re-sign this one.
    pub(super) re_signed: Vec<Unknown>,
    /// The day on which it was given up or replaced before it entered into force.
    pub(super) given_up: Option<GivenUp>,
    /// Which fact each unknown day would be.
    pub(super) facts: Vec<(Fact, Unknown)>,
    /// Whether each withdrawal of which it is not recorded who left has ended the agreement.
    pub(super) withdrawals: Vec<bool>,
    /// How many parties there are on the province's side and opposite.
    pub(super) parties: [usize; 2],
    /// The days on which something happened to it, in their order, each with how many days later at
    /// least another agreement may take its place.
    pub(super) events: Vec<(Unknown, i64)>,
    /// The day from which the notice against renewal counts.
    pub(super) notice: Option<Unknown>,
}

/// How an agreement never entered into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenUp {
    /// The parties gave it up.
    Ended,
    /// A re-signed agreement took its place on this day.
    Replaced(Unknown),
}

/// What is known of an agreement beside its own record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The days on which it may have been signed.
    pub(super) signing: Window,
    /// It entered into force on signing unless something else is said.
    pub(super) assumed: bool,
    /// The day before which it did not enter into force, for what it re-signs was alive then.
    pub(super) not_before: Day,
    /// The day by which it was signed, for those that re-sign or implement it were.
    pub(super) signed_by: Day,
    /// The days on which agreements that re-sign it entered into force.
    pub(super) re_signed: &'a [Window],
}

impl Around<'_> {
    /// The same, were no newer agreement recorded.
    pub(super) const fn without_the_newer(self) -> Self {
        Self {
            signed_by: Day::MAX,
            re_signed: &[],
            ..self
        }
    }
}

impl Draft {
    /// The signing, the entry into force and the first term.
    pub(super) fn begin(agreement: &Agreement, around: Around<'_>) -> Self {
        let mut system = System::default();
        let signed = system.unknown(Window {
            latest: around.signing.latest.min(around.signed_by),
            ..around.signing
        });
        let mut facts = Vec::new();
        let entry = entry(&mut system, signed, agreement, around, &mut facts);
        system.within(entry, Window::from(around.not_before));
        facts.push((Fact::SigningDay, signed));
        let (last, fact) = last_day(&mut system, &agreement.term, entry, agreement.first_day);
        system.order(entry, last, 0);
        facts.extend(fact.map(|fact| (fact, last)));
        let mut draft = Self {
            system,
            signed,
            entry,
            last,
            suspensions: Vec::new(),
            renewals: None,
            ended: None,
            re_signed: Vec::new(),
            given_up: None,
            facts,
            withdrawals: Vec::new(),
            parties: [&agreement.ours, &agreement.theirs].map(|side| side.len().max(1)),
            events: Vec::new(),
            notice: None,
        };
        if let Some(renewal) = &agreement.tacit_renewal
            && let Some(chain) = Chain::begin(agreement, renewal, entry, last)
        {
            draft.last = chain.last(&mut draft.system);
            draft.renewals = Some(chain);
        }
        for window in around.re_signed {
            let day = draft.system.unknown(*window);
            // Nothing that re-signs it is in force before it was signed itself.
            draft.system.order(signed, day, 0);
            draft.facts.push((Fact::ReSigningDay, day));
            draft.re_signed.push(day);
        }
        draft
    }

    /// The draft of the bare term where that contradicts itself: each day is taken by itself.
    pub(super) fn day_by_day(agreement: &Agreement, around: Around<'_>) -> Self {
        let mut draft = Self::begin(agreement, around);
        draft.system.forget_order();
        draft.system.narrow();
        draft
    }

    /// Adds the ways in which this life went on to its end: it entered into force, or was replaced before
    /// that by the first of the agreements that re-sign it.
    pub(super) fn add_ends(mut self, drafts: &mut Vec<Self>) {
        let mut replaced = Vec::new();
        if self.given_up.is_none() {
            let before = self.clone();
            for day in &before.re_signed {
                self.system.order(self.entry, *day, 1);
                if before.events.is_empty() {
                    replaced.extend(before.replaced_by(*day));
                }
            }
        }
        if self.system.narrow() {
            drafts.push(self);
        }
        drafts.append(&mut replaced);
    }

    /// The draft if an agreement that re-signs it took its place before it entered into force.
    fn replaced_by(&self, day: Unknown) -> Option<Self> {
        let mut draft = self.clone();
        draft.given_up = Some(GivenUp::Replaced(day));
        draft.system.order(day, self.entry, 0);
        for other in &self.re_signed {
            draft.system.order(day, *other, 0);
        }
        draft.system.narrow().then_some(draft)
    }

    /// The days that end it beside its term, each of which lies a day at least after what comes before it.
    pub(super) fn ended_by(&self) -> Vec<(Unknown, i64)> {
        let ends = self.ended.iter().chain(&self.re_signed);
        ends.map(|day| (*day, 1)).collect()
    }

    /// The days if one of them comes, by so many days at least, before each of some others; nothing
    /// when it cannot.
    pub(super) fn coming_before(&self, day: Unknown, others: &[(Unknown, i64)]) -> Option<System> {
        let mut system = self.system.clone();
        for (other, days) in others {
            system.order(day, *other, *days);
        }
        system.narrow().then_some(system)
    }

    /// The unknown day that a fact would make known.
    pub(super) fn unknown_of(&self, fact: Fact) -> Option<Unknown> {
        let mut facts = self.facts.iter();
        facts.find(|(known, _)| *known == fact).map(|(_, day)| *day)
    }

    /// The draft if a fact were known to be this day; nothing when it cannot be.
    pub(super) fn knowing(&self, fact: Fact, day: Day) -> Option<Self> {
        let mut known = self.clone();
        if let Some(unknown) = self.unknown_of(fact) {
            known.system.within(unknown, Window::exactly(day));
        }
        known.system.narrow().then_some(known)
    }
}

/// The first day in force, and the fact that would make it known.
fn entry(
    system: &mut System,
    signed: Unknown,
    agreement: &Agreement,
    around: Around<'_>,
    facts: &mut Vec<(Fact, Unknown)>,
) -> Unknown {
    let (window, fact) = match (&agreement.entry, stated_start(agreement)) {
        (Entry::OnSigning, _) => return signed,
        (Entry::On(date), _) => (date.window(), Fact::EntryDay),
        // A period that began before the signing is common: in force from the signing at the earliest.
        (Entry::NotStated, Some(start)) => return system.following(signed, Step::NotBefore(start)),
        (Entry::NotStated, None) if around.assumed => return signed,
        // Law 70/2020 art. 32: as the text provides, else as agreed. Silence says nothing.
        (Entry::NotStated, None) => (Window::UNKNOWN, Fact::EntryRule),
        (Entry::After(_), _) => (Window::UNKNOWN, Fact::EntryDay),
    };
    let entry = system.unknown(window);
    facts.push((fact, entry));
    // Never in force before it was signed, unless a source says so.
    if window.latest >= around.signing.earliest {
        system.order(signed, entry, 0);
    }
    entry
}

/// The first day of a period in its term that says when it begins.
pub(super) fn stated_start(agreement: &Agreement) -> Option<Day> {
    match &agreement.term {
        Term::Period(period) => match period.start() {
            Bound::Date(date) => Some(date.window().earliest),
            Bound::Open | Bound::Unknown => None,
        },
        _ => None,
    }
}

/// The last day by a term counted from `from`, and the fact that would make it known.
pub(super) fn last_day(
    system: &mut System,
    term: &Term,
    from: Unknown,
    first_day: FirstDay,
) -> (Unknown, Option<Fact>) {
    let never = Window::exactly(Day::MAX);
    if let Some(length) = term.length() {
        let by = Step::Ahead {
            first: Some(length),
            repeated: None,
            first_day,
        };
        return (system.following(from, by), None);
    }
    let (window, fact) = match term {
        Term::Until(date) => (date.window(), Some(Fact::LastDay)),
        Term::Period(period) => match period.end() {
            Bound::Date(date) => (Window::exactly(date.window().latest), None),
            Bound::Open => (never, None),
            Bound::Unknown => (Window::UNKNOWN, Some(Fact::LastDay)),
        },
        Term::OpenEnded => (never, None),
        _ => (Window::UNKNOWN, Some(Fact::Term)),
    };
    (system.unknown(window), fact)
}
